import { useCallback } from 'react';
import { useWorkbench } from '../app/workbench.tsx';
import { boundsOfGrid } from '../edit/select/grid-bounds.ts';
import { freePadding } from '../shell/padding.ts';
import { useWork } from '../work/work-session.tsx';
import { useFly, useGridFlight } from '../workspaces/fly.ts';

/** Goes to the place of a check; where it has none, until all of the grid is in sight. */
export function useCheckFlight(): (code: string, at: readonly [number, number] | null) => void {
  const { stage } = useWorkbench();
  const { plan } = useWork();
  const fly = useFly();
  const flyToGrid = useGridFlight();
  return useCallback(
    (code, at) => {
      const bounds = at !== null || plan === null ? null : boundsOfGrid(plan, code);
      if (at !== null) fly(at);
      else if (bounds !== null) stage?.fit(bounds, freePadding());
      else void flyToGrid(code);
    },
    [stage, plan, fly, flyToGrid],
  );
}
