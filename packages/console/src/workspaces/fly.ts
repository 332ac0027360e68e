import { useCallback } from 'react';
import { ringAt, setOverlay } from '../app/overlay.ts';
import { useWorkbench } from '../app/workbench.tsx';
import { freePadding } from '../shell/padding.ts';

/** Flies to a place and marks it with a ring. */
export function useFly(): (at: readonly number[] | null | undefined) => void {
  const { stage } = useWorkbench();
  return useCallback(
    (at) => {
      if (at === null || at === undefined || at.length < 2) return;
      const place: [number, number] = [at[0], at[1]];
      setOverlay({ sketch: [ringAt(place)] });
      stage?.flyTo(place, freePadding());
    },
    [stage],
  );
}
