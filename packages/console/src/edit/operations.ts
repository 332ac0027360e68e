import type { MergeGridsOp, PlanState } from '@onegrid/planning';
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

/**
 * Codes for new grids beside one: its community's (all but the last three digits) with the numbers after the
 * largest that the plan ever used. Numbers that were used stay used.
 */
export function newCodes(plan: PlanState, code: string, count: number): string[] {
  const beginning = code.slice(0, -3);
  const numbers = [...plan.codes, ...(plan.usedCodes ?? [])]
    .filter((other) => other.length === code.length && other.startsWith(beginning))
    .map((other) => Number(other.slice(-3)))
    .filter(Number.isInteger);
  const last = numbers.reduce((most, number) => Math.max(most, number), 0);
  return Array.from({ length: count }, (_, i) => beginning + String(last + i + 1).padStart(3, '0'));
}

function round(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}
