import { dissolve, turfOverlaps } from '@onegrid/geometry';
import type { MultiPolygon, Polygon } from 'geojson';
import { issue } from '../edit/issue.ts';
import { atomsOf, atomsTouching, boxAround } from '../edit/plan-state.ts';
import { GridLand } from './grid-land.ts';
import type { Finding, GridView } from './rule-check.ts';

/** What Turf finds of two grids. */
interface Opinion {
  readonly areaM2: number;
  readonly gaveUp: boolean;
}

/** By the land of the grid whose code comes first, then by that of the other. */
const OPINIONS = new WeakMap<GridLand, WeakMap<GridLand, Opinion>>();
const POLYGONS = new WeakMap<GridLand, Polygon | MultiPolygon>();

/**
 * Turf's own look at a grid and those around it: none may overlap another by more than equal lines. It works on the
 * grids' polygons and knows nothing of atoms, so it would see what a fault in the coverage checks hides. A pair is
 * looked at once, in whatever plan it is.
 *
 * @param view of a plan whose coverage has no fault around the grid
 */
export function turfOpinion({ plan, code, land }: GridView): Finding[] {
  const around = atomsTouching(plan, boxAround(plan, atomsOf(plan, [code])));
  const others = [...new Set(around.map((i) => plan.codes[i]))].filter((other) => other !== code).sort();
  return others.flatMap((other): Finding[] => {
    const theirs = GridLand.of(plan, other);
    const { areaM2, gaveUp } = code < other ? opinionOf(land, theirs) : opinionOf(theirs, land);
    const ids = [code, other].sort();
    if (gaveUp) return [{ issue: issue('turf-gave-up', 'warning', ids, { code, other }, [], 'incomplete') }];
    if (areaM2 === 0) return [];
    return [
      { issue: issue('grids-overlap-by-turf', 'error', ids, { code, other, area: areaM2 }, land.exteriors) },
    ];
  });
}

function opinionOf(first: GridLand, second: GridLand): Opinion {
  const known = OPINIONS.get(first) ?? new WeakMap<GridLand, Opinion>();
  OPINIONS.set(first, known);
  const kept = known.get(second);
  if (kept !== undefined) return kept;
  const { overlaps, exceptions } = turfOverlaps(
    [first, second].map((land, row) => ({ row, geometry: polygonOf(land) })),
  );
  const opinion = {
    areaM2: overlaps.reduce((sum, { areaM2 }) => sum + areaM2, 0),
    gaveUp: exceptions.length > 0,
  };
  known.set(second, opinion);
  return opinion;
}

function polygonOf(land: GridLand): Polygon | MultiPolygon {
  const known = POLYGONS.get(land);
  if (known !== undefined) return known;
  const polygon = dissolve(land.atoms.map(({ geometry }) => geometry));
  POLYGONS.set(land, polygon);
  return polygon;
}
