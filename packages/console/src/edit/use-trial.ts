import { applyDiff, type EditOp, type EditOutcome, touchedGrids } from '@onegrid/planning';
import { useCallback, useRef } from 'react';
import { gridFeatures } from '../work/local-grids.ts';
import { useWork } from '../work/work-session.tsx';
import { setPreview } from './preview.ts';
import { setSketch } from './sketch.ts';

/**
 * Shows what the first of some operations that may be made would do, else why the first may not: the grids as they
 * would be, and to whoever watches the preview its figures. No operations: nothing is being tried.
 */
export function useTrial(): (
  ops: readonly EditOp[],
  pixel: readonly [number, number] | null,
) => EditOutcome | null {
  const work = useWork();
  const latest = useRef(work);
  latest.current = work;
  return useCallback((ops, pixel) => {
    const { plan } = latest.current;
    if (plan === null || ops.length === 0) {
      setPreview(null);
      setSketch({ touched: [], refused: false });
      return null;
    }
    const tried = ops.map((op) => ({ op, outcome: latest.current.try(op) }));
    const best = tried.find(({ outcome }) => 'diff' in outcome) ?? tried[0];
    const { op, outcome } = best;
    if ('diff' in outcome) {
      const after = applyDiff(plan, outcome.diff);
      setSketch({ touched: gridFeatures(after, touchedGrids(outcome.diff)), refused: false });
    } else setSketch({ touched: [], refused: true });
    setPreview({ op, outcome, pixel });
    return outcome;
  }, []);
}
