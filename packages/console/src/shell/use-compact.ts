import { useSyncExternalStore } from 'react';

const query = window.matchMedia('(max-width: 719px)');

/** Whether the window is as narrow as a phone's: panels then become one bottom sheet. */
export function useCompact(): boolean {
  return useSyncExternalStore(
    (listener) => {
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
    () => query.matches,
  );
}

export function isCompact(): boolean {
  return query.matches;
}
