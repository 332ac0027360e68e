import type { OldBordersDocument } from '@onegrid/planning';
import type { Position } from 'geojson';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useWorkbench } from '../app/workbench.tsx';
import { useWords } from '../messages/use-words.ts';
import { fetchOldBorders } from '../work/plan-source.ts';
import { useWork } from '../work/work-session.tsx';
import type { ShownSnap } from './sketch.ts';
import { SNAP_KINDS, type Snap, SnapIndex, type SnapKind } from './snap/snap-to.ts';

/** A place within so many pixels is taken to what is there. */
const REACH_PIXELS = 10;

/**
 * What a place is taken to, with a label in the reader's language: vertices and lines of the plan, streets,
 * compounds, and the departments' old borders once these are there.
 */
export function useSnap(kinds: readonly SnapKind[] = SNAP_KINDS): (at: Position) => ShownSnap | null {
  const { t, name } = useWords();
  const { stage, departments } = useWorkbench();
  const { plan, ground, document } = useWork();
  const old = useOldBorders(document?.planId ?? null);
  const index = useMemo(
    () => (plan === null ? null : new SnapIndex(plan, ground, old, kinds)),
    [plan, ground, old, kinds],
  );
  const latest = useRef(index);
  latest.current = index;
  return useCallback(
    (at) => {
      const found =
        stage === null ? null : latest.current?.nearest(at, REACH_PIXELS * stage.metresPerPixel());
      if (found === null || found === undefined) return null;
      return { at: found.at, kind: found.kind, label: labelOf(found) };
    },
    [stage, t, name, departments],
  );

  function labelOf({ kind, label }: Snap): string {
    switch (kind) {
      case 'vertex':
        return t('draw.snapVertex');
      case 'border':
        return t('draw.snapBorder');
      case 'atom':
        return t('draw.snapAtom');
      case 'street':
        return t('draw.snapStreet');
      case 'compound':
        return t('draw.snapCompound', { name: label });
      case 'old-border': {
        const department = departments.find(({ id }) => id === label);
        return t('draw.snapOldBorder', { name: department === undefined ? label : name(department) });
      }
    }
  }
}

const BORDERS = new Map<string, Promise<OldBordersDocument | null>>();

/** The departments' own borders, read once for each plan; null until then, and where there are none to be had. */
function useOldBorders(planId: string | null): OldBordersDocument | null {
  const [borders, setBorders] = useState<OldBordersDocument | null>(null);
  useEffect(() => {
    if (planId === null) return;
    let live = true;
    const read = BORDERS.get(planId) ?? fetchOldBorders(planId).catch(() => null);
    BORDERS.set(planId, read);
    void read.then((found) => {
      // Without them one snaps to everything else; the next tool asks again.
      if (found === null) BORDERS.delete(planId);
      if (live) setBorders(found);
    });
    return () => {
      live = false;
    };
  }, [planId]);
  return borders;
}
