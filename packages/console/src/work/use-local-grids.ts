import { useEffect, useMemo, useRef, useState } from 'react';
import { useWorkbench } from '../app/workbench.tsx';
import { WORK_SOURCE } from '../map/work-layers.ts';
import { type GridFeature, gridFeatures } from './local-grids.ts';
import { useWork } from './work-session.tsx';

/** Grids that are drawn from the work, for the tiles do not show them as they are yet. */
export interface UntiledGrids {
  readonly drawn: readonly GridFeature[];
  /** Codes that the tiles are drawn without. */
  readonly hidden: readonly string[];
}

const NONE: readonly string[] = [];
const NO_GRIDS: UntiledGrids = { drawn: [], hidden: NONE };

/**
 * Grids that were changed and that no tile on the map shows. Coming and going take two steps, so that no frame
 * lacks a grid: it is drawn first and then left out of the tiles, and put back into the tiles before it is drawn
 * no longer.
 */
export function useUntiledGrids(): UntiledGrids {
  const { stage, tiles, plan: shown, earlier } = useWorkbench();
  const { plan, changedSince, state } = useWork();
  const tiled = tiledRevision(tiles) ?? shown?.revision ?? 0;
  const [settled, setSettled] = useState({ revision: tiled, codes: NONE });
  // Until the tiles of a new revision are there, the map shows those of the one before.
  const from = settled.revision === 0 ? tiled : settled.revision;
  const on = state === 'ready' && plan !== null && earlier === null;
  const wanted = useMemo(() => (on ? changedSince(from) : NONE), [on, changedSince, from]);
  const latest = useRef({ revision: tiled, codes: wanted });
  useEffect(() => {
    latest.current = { revision: tiled, codes: wanted };
  }, [tiled, wanted]);
  useEffect(
    () =>
      stage?.onSettled(() => {
        const next = latest.current;
        setSettled((known) =>
          known.revision === next.revision && same(known.codes, next.codes) ? known : next,
        );
      }),
    [stage],
  );
  useEffect(
    () =>
      stage?.onDrawn(WORK_SOURCE, () => {
        const { codes } = latest.current;
        // As soon as they are drawn the tiles can do without them; to put them back takes until all is at rest.
        setSettled((known) =>
          codes.every((code) => known.codes.includes(code))
            ? known
            : { ...known, codes: [...new Set([...known.codes, ...codes])].sort() },
        );
      }),
    [stage],
  );
  return useMemo(() => {
    if (!on || plan === null || (wanted.length === 0 && settled.codes.length === 0)) return NO_GRIDS;
    return {
      drawn: gridFeatures(plan, new Set([...wanted, ...settled.codes])),
      hidden: wanted.filter((code) => settled.codes.includes(code)),
    };
  }, [on, plan, wanted, settled]);
}

/** The revision that the tiles of the grids are of; null where there are none. */
function tiledRevision(tiles: readonly { readonly key: string; readonly url: string }[]): number | null {
  const url = tiles.find(({ key }) => key === 'grids')?.url ?? '';
  const found = /\/[^/]+\.(\d+)\/\{z\}/.exec(url);
  return found === null ? null : Number(found[1]);
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((code, i) => code === b[i]);
}
