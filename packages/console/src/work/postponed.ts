import { useSyncExternalStore } from 'react';

/** Id of the conflict that the planner has put off; its dialog stays shut until it is asked for. */
let postponed: string | null = null;
const listeners = new Set<() => void>();

export function postpone(conflictId: string | null): void {
  postponed = conflictId;
  for (const listener of listeners) listener();
}

export function usePostponed(): string | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => postponed,
  );
}
