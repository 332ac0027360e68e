import {
  arrange,
  type Claims,
  facesOfPoints,
  type Lattice,
  latticePolygons,
  layerClaims,
} from '@onegrid/geometry';
import type { MergeBuilding, MergeUnit } from '../model/ground.ts';
import type { PreparedLayer } from './prepare.ts';

/** Buildings are small: their land is measured along rows this near, in metres. */
const ROW_METRES = 0.5;
/** A layer cuts a building when it leaves more than this share of it to others than its largest grid. */
const CUT_SHARE = 0.02;

/**
 * The buildings that some department's border cuts, as units to be kept whole: those with ground that lie in no unit
 * already. All others are whole whatever the merge does, and need no walls in its network.
 *
 * @returns units with the ids `building ID`, in the order of the buildings' ids.
 */
export function buildingsCut(
  buildings: readonly MergeBuilding[],
  units: readonly MergeUnit[],
  layers: readonly PreparedLayer[],
  lattice: Lattice,
): MergeUnit[] {
  const all = buildings
    .flatMap(({ id, geometry }) => (geometry.type === 'Point' ? [] : [{ id: `building ${id}`, geometry }]))
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  if (all.length === 0) return [];
  const held = inUnits(all, units, lattice);
  const grounds = all.filter((_, place) => !held[place]);
  if (grounds.length === 0) return [];
  const land = arrange(grounds.flatMap(({ geometry }, place) => latticePolygons(geometry, lattice, place)));
  const cut = new Set<number>();
  for (const { arrangement } of layers) {
    const claims: Claims[] = grounds.map(() => new Map());
    layerClaims(land.graph, arrangement, lattice, undefined, ROW_METRES).forEach((held, face) => {
      for (const place of land.labels[face]!) {
        for (const [label, amount] of held)
          claims[place]!.set(label, (claims[place]!.get(label) ?? 0) + amount);
      }
    });
    claims.forEach((held, place) => {
      let all = 0;
      let most = 0;
      for (const amount of held.values()) {
        all += amount;
        most = Math.max(most, amount);
      }
      if (all - most > CUT_SHARE * all) cut.add(place);
    });
  }
  return grounds.filter((_, place) => cut.has(place));
}

/** Whether the middle of each building's first ring lies in a unit. */
function inUnits(grounds: readonly MergeUnit[], units: readonly MergeUnit[], lattice: Lattice): boolean[] {
  const { graph, labels } = arrange(
    units.flatMap(({ geometry }, unit) => latticePolygons(geometry, lattice, unit)),
  );
  const middles = grounds.map(({ geometry }) => middleOf(geometry));
  const faces = facesOfPoints(
    { graph, inside: new Uint8Array(graph.faceCount).fill(1) },
    middles.map(([x]) => lattice.toX(x)),
    middles.map(([, y]) => lattice.toY(y)),
  );
  return Array.from(faces, (face) => face >= 0 && labels[face]!.length > 0);
}

function middleOf({ type, coordinates }: MergeUnit['geometry']): [number, number] {
  const ring = type === 'Polygon' ? coordinates[0]! : coordinates[0]![0]!;
  let x = 0;
  let y = 0;
  for (const position of ring) {
    x += position[0]! / ring.length;
    y += position[1]! / ring.length;
  }
  return [x, y];
}
