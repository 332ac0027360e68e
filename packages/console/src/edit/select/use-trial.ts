import { applyDiff, type EditOp, type EditOutcome, touchedGrids } from '@onegrid/planning';
import { useEffect, useMemo, useRef } from 'react';
import { gridFeatures } from '../../work/local-grids.ts';
import { useWork } from '../../work/work-session.tsx';
import { setPreview } from '../preview.ts';
import { setSketch } from '../sketch.ts';

export interface Trial {
  /** Shows what an edit would do: the grids as they would be, and to whoever watches the preview its figures. */
  show(op: EditOp, pixel: readonly [number, number] | null): EditOutcome;
  /** Nothing is being tried. */
  clear(): void;
}

/** Tries edits on the plan as it is in the work; nothing is left on the map when the component goes. */
export function useTrial(): Trial {
  const work = useWork();
  const latest = useRef(work);
  latest.current = work;
  const trial = useMemo<Trial>(
    () => ({
      show(op, pixel) {
        const { plan } = latest.current;
        const outcome = latest.current.try(op);
        const touched =
          plan === null || 'rejected' in outcome
            ? []
            : gridFeatures(applyDiff(plan, outcome.diff), touchedGrids(outcome.diff));
        setSketch({ touched, refused: 'rejected' in outcome });
        setPreview({ op, outcome, pixel });
        return outcome;
      },
      clear() {
        setPreview(null);
        setSketch({ touched: [], refused: false });
      },
    }),
    [],
  );
  useEffect(() => trial.clear, [trial]);
  return trial;
}
