import type { MergeGridsOp } from '@onegrid/planning';
import type { LineString, Position } from 'geojson';

/** A drawn line on the lattice of 1e-7 degree that everything is written on. */
export function drawnLine(line: readonly Position[]): LineString {
  return { type: 'LineString', coordinates: line.map(onLattice) };
}

/** A place on the lattice, in degrees. */
export function onLattice([lon, lat]: Position): [number, number] {
  return [round(lon), round(lat)];
}

/** Merges grids into the one with the most households, so that the fewest people get a new code. */
export function mergeGrids(
  grids: readonly { readonly code: string; readonly households: number }[],
): MergeGridsOp {
  const largest = [...grids].sort((a, b) => b.households - a.households || (a.code < b.code ? -1 : 1))[0];
  return { kind: 'merge-grids', codes: grids.map((grid) => grid.code), intoCode: largest.code };
}

function round(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}
