import type { Lattice } from '@onegrid/geometry';
import type { MultiPolygon, Polygon } from 'geojson';
import { commonLattice } from './common-lattice.ts';
import { sharedLand } from './shared-land.ts';

/** An atom of an earlier base and one of a later one, by their places, with their common land. */
export interface BaseMapping {
  readonly from: number;
  readonly to: number;
  readonly areaM2: number;
}

interface Placed {
  readonly geometry: Polygon | MultiPolygon;
}

/**
 * The mapping from an earlier base to a later one: every pair of atoms that share land, ascending by `from`,
 * then `to`. As atoms of one base do not overlap, areas of one atom's pairs add up to what of it lies in the
 * other base; they are exact on the 1e-7 degree lattice but for the rounding of crossings.
 *
 * @param lattice that of both bases, where it is known; else one around them.
 */
export function mapBases(
  earlierAtoms: readonly Placed[],
  atoms: readonly Placed[],
  lattice: Lattice | null = commonLattice([...earlierAtoms, ...atoms].map(({ geometry }) => geometry)),
): BaseMapping[] {
  if (lattice === null) return [];
  const geometriesOf = (placed: readonly Placed[]) => placed.map(({ geometry }) => geometry);
  const { parts } = sharedLand(geometriesOf(earlierAtoms), geometriesOf(atoms), lattice);
  return parts.map(({ from, to, areaM2 }) => ({ from, to, areaM2 }));
}

/**
 * By atom the place of the earlier grid that holds most of its land, -1 where none does: the division in force
 * as the search for new grids refers to it. Of equal shares the first grid's counts.
 */
export function referenceGrids(
  earlierGrids: readonly Placed[],
  atoms: readonly Placed[],
  lattice?: Lattice,
): Int32Array {
  const reference = new Int32Array(atoms.length).fill(-1);
  const most = new Float64Array(atoms.length);
  for (const { from, to, areaM2 } of mapBases(earlierGrids, atoms, lattice)) {
    if (areaM2 <= most[to]!) continue;
    most[to] = areaM2;
    reference[to] = from;
  }
  return reference;
}
