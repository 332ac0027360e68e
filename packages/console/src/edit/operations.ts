import type { LineString, Position } from 'geojson';

/** Operations of an edit, as the api takes them. Ids of what is new are chosen here. */
export interface SplitGrid {
  readonly splitGrid: {
    readonly code: string;
    readonly line: LineString;
    readonly newCode: string;
    readonly newAtomIds: string[];
  };
}

export interface MergeGrids {
  readonly mergeGrids: { readonly codes: string[]; readonly intoCode: string };
}

/**
 * Splits a grid along a line. No ids are named for the pieces of its atoms: both sides then derive the
 * same ones from the pieces themselves.
 */
export function splitGrid(code: string, line: readonly Position[], codes: readonly string[]): SplitGrid {
  return {
    splitGrid: {
      code,
      line: { type: 'LineString', coordinates: line.map(([lon, lat]) => [round(lon), round(lat)]) },
      newCode: nextCode(code, codes),
      newAtomIds: [],
    },
  };
}

/** Merges grids into the one with the most households, so that the fewest people get a new code. */
export function mergeGrids(
  grids: readonly { readonly code: string; readonly households: number }[],
): MergeGrids {
  const largest = [...grids].sort((a, b) => b.households - a.households || (a.code < b.code ? -1 : 1))[0];
  return { mergeGrids: { codes: grids.map((grid) => grid.code), intoCode: largest.code } };
}

/**
 * The next code of the same community: the largest sequence number (the last three digits) among codes
 * with the same beginning, plus one. Numbers that were used stay used.
 */
export function nextCode(code: string, codes: readonly string[]): string {
  const beginning = code.slice(0, -3);
  const numbers = codes
    .filter((other) => other.length === code.length && other.startsWith(beginning))
    .map((other) => Number(other.slice(-3)))
    .filter(Number.isInteger);
  return beginning + String(Math.max(0, ...numbers) + 1).padStart(3, '0');
}

/** Degrees on the lattice of 1e-7 that everything is written on. */
function round(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}
