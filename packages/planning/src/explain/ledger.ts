import { PairTable } from '@onegrid/geometry';
import type { DepartmentClaims } from './ledger-claims.ts';

/** What of one old grid went to one unified grid; null is the account of no grid. */
export interface LedgerEntry {
  readonly legacy: string | null;
  readonly unified: string | null;
  readonly areaM2: number;
  /** Null without households. */
  readonly households: number | null;
}

/** A row of the matrix: where an old grid's land went, or what came from no old grid (id null). */
export interface LegacyAccount {
  readonly id: string | null;
  readonly areaM2: number;
  readonly households: number | null;
  /** The unified grid with most of its households (land, where it has none); null where none has any. */
  readonly heldBy: string | null;
  /** Share (0..1) of it that lies there, in the same measure; 0 where none has any. */
  readonly keptShare: number;
}

/** A column of the matrix: what a unified grid is made of, or what went to none (code null). */
export interface UnifiedAccount {
  readonly code: string | null;
  readonly areaM2: number;
  readonly households: number | null;
}

/** An atom of which no old grid, nor "none", holds as much as the limit. */
export interface ContestedAtom {
  readonly atom: number;
  readonly code: string;
  /** The old grid with the largest share; null for none. */
  readonly grid: string | null;
  /** Its share (0..1) of the households, of the area where nobody lives. */
  readonly share: number;
  readonly areaM2: number;
  readonly households: number | null;
}

/**
 * The concession ledger of one department: a matrix of its old grids by unified grids with "none" as an account on
 * both sides. Every row adds up to the old grid as prepared, every column to the unified grid.
 */
export interface DepartmentLedger {
  readonly department: string;
  /** Cells that hold anything, by old grid, then unified grid; the accounts of none come last. */
  readonly entries: readonly LedgerEntry[];
  readonly legacy: readonly LegacyAccount[];
  readonly unified: readonly UnifiedAccount[];
  /** What of all old grids does not go to the unified grid that holds most of each. */
  readonly concededM2: number;
  readonly concededHouseholds: number | null;
  /** By atom. */
  readonly contested: readonly ContestedAtom[];
  readonly orphans: {
    /** Land and households of no old grid, by the unified grid that got them. */
    readonly granted: readonly LedgerEntry[];
    /** Land and households of old grids that went to no unified grid: they lie outside the outline. */
    readonly left: readonly LedgerEntry[];
  };
}

/** An atom is contested while no grid of the department holds this share of it. */
export const CONTESTED_BELOW = 0.6;

/**
 * The ledger of every department under an assignment of the atoms.
 *
 * @param codes unified grid by atom.
 */
export function concessionLedgers(
  claims: readonly DepartmentClaims[],
  codes: readonly string[],
): DepartmentLedger[] {
  const names = [...new Set(codes)].sort();
  const place = new Map(names.map((code, at) => [code, at]));
  const gridOfAtom = Int32Array.from(codes, (code) => place.get(code)!);
  return claims.map((own) => ledgerOf(own, names, gridOfAtom));
}

/** Claims added up by old grid (row) and unified grid (column); -1 is none. */
interface Matrix {
  readonly row: Int32Array;
  readonly column: Int32Array;
  readonly areaM2: Float64Array;
  readonly households: Float64Array | null;
}

function ledgerOf(
  claims: DepartmentClaims,
  names: readonly string[],
  gridOfAtom: Int32Array,
): DepartmentLedger {
  const matrix = addUp(claims, gridOfAtom);
  const entries = Array.from(
    matrix.row,
    (row, cell): LedgerEntry => ({
      legacy: row < 0 ? null : claims.grids[row]!,
      unified: matrix.column[cell]! < 0 ? null : names[matrix.column[cell]!]!,
      areaM2: matrix.areaM2[cell]!,
      households: matrix.households && matrix.households[cell]!,
    }),
  );
  const legacy = legacyAccounts(entries);
  const conceded = legacy.filter(({ id }) => id !== null);
  const held = new Map(conceded.map(({ id, heldBy }) => [id, heldBy]));
  const kept = entries.filter(
    ({ legacy: id, unified }) => id !== null && unified !== null && held.get(id) === unified,
  );
  const concededHouseholds = sumOf(conceded, 'households') - sumOf(kept, 'households');
  return {
    department: claims.department,
    entries,
    legacy,
    unified: unifiedAccounts(entries),
    concededM2: sumOf(conceded, 'areaM2') - sumOf(kept, 'areaM2'),
    concededHouseholds: matrix.households && concededHouseholds,
    contested: contestedAtoms(claims, names, gridOfAtom),
    orphans: {
      granted: entries.filter(({ legacy: id }) => id === null),
      left: entries.filter(({ unified }) => unified === null),
    },
  };
}

function addUp({ grid, atom, areaM2, households }: DepartmentClaims, gridOfAtom: Int32Array): Matrix {
  const cells = new PairTable();
  const cellOf = new Int32Array(grid.length);
  for (let i = 0; i < grid.length; i++) {
    cellOf[i] = cells.add(grid[i]!, atom[i]! < 0 ? -1 : gridOfAtom[atom[i]!]!);
  }
  const last = Number.MAX_SAFE_INTEGER;
  const rank = (value: number) => (value < 0 ? last : value);
  const order = Int32Array.from({ length: cells.size }, (_, cell) => cell).sort(
    (p, q) =>
      rank(cells.first[p]!) - rank(cells.first[q]!) || rank(cells.second[p]!) - rank(cells.second[q]!),
  );
  const position = new Int32Array(cells.size);
  order.forEach((cell, at) => {
    position[cell] = at;
  });
  const matrix = {
    row: Int32Array.from(order, (cell) => cells.first[cell]!),
    column: Int32Array.from(order, (cell) => cells.second[cell]!),
    areaM2: new Float64Array(cells.size),
    households: households && new Float64Array(cells.size),
  };
  for (let i = 0; i < grid.length; i++) {
    const at = position[cellOf[i]!]!;
    matrix.areaM2[at]! += areaM2[i]!;
    if (matrix.households) matrix.households[at]! += households![i]!;
  }
  return matrix;
}

function legacyAccounts(entries: readonly LedgerEntry[]): LegacyAccount[] {
  const accounts: LegacyAccount[] = [];
  for (const own of runsOf(entries, ({ legacy }) => legacy)) {
    const id = own[0]!.legacy;
    const areaM2 = sumOf(own, 'areaM2');
    const households = own[0]!.households === null ? null : sumOf(own, 'households');
    const measure = households !== null && households > 0 ? 'households' : 'areaM2';
    let most: LedgerEntry | null = null;
    for (const entry of own) {
      if (entry.unified === null || id === null) continue;
      if (entry[measure]! > (most?.[measure] ?? 0)) most = entry;
    }
    const whole = measure === 'households' ? households! : areaM2;
    accounts.push({
      id,
      areaM2,
      households,
      heldBy: most?.unified ?? null,
      keptShare: most ? Math.min(1, most[measure]! / whole) : 0,
    });
  }
  return accounts;
}

function unifiedAccounts(entries: readonly LedgerEntry[]): UnifiedAccount[] {
  const sums = new Map<string | null, { areaM2: number; households: number | null }>();
  for (const { unified, areaM2, households } of entries) {
    const sum = sums.get(unified);
    if (sum === undefined) sums.set(unified, { areaM2, households });
    else {
      sum.areaM2 += areaM2;
      if (households !== null) sum.households! += households;
    }
  }
  const codes = [...sums.keys()].filter((code) => code !== null).sort();
  const ordered = sums.has(null) ? [...codes, null] : codes;
  return ordered.map((code) => ({ code, ...sums.get(code)! }));
}

/** Entries in a row that have the same key. */
function runsOf<T>(entries: readonly T[], keyOf: (entry: T) => string | null): T[][] {
  const runs: T[][] = [];
  for (const entry of entries) {
    const run = runs[runs.length - 1];
    if (run !== undefined && keyOf(run[0]!) === keyOf(entry)) run.push(entry);
    else runs.push([entry]);
  }
  return runs;
}

function sumOf(
  entries: readonly { readonly areaM2: number; readonly households: number | null }[],
  measure: 'areaM2' | 'households',
): number {
  let sum = 0;
  for (const entry of entries) sum += entry[measure] ?? 0;
  return sum;
}

/** Claims are sorted by atom, so the claims of one follow each other. */
function contestedAtoms(
  { atom, grid, grids, areaM2, households }: DepartmentClaims,
  names: readonly string[],
  gridOfAtom: Int32Array,
): ContestedAtom[] {
  const contested: ContestedAtom[] = [];
  let start = 0;
  while (start < atom.length) {
    let end = start;
    let land = 0;
    let people = 0;
    for (; end < atom.length && atom[end] === atom[start]; end++) {
      land += areaM2[end]!;
      people += households?.[end] ?? 0;
    }
    const amounts = households && people > 0 ? households : areaM2;
    let most = start;
    for (let i = start; i < end; i++) if (amounts[i]! > amounts[most]!) most = i;
    const share = amounts[most]! / (amounts === areaM2 ? land : people);
    if (atom[start]! >= 0 && share < CONTESTED_BELOW) {
      contested.push({
        atom: atom[start]!,
        code: names[gridOfAtom[atom[start]!]!]!,
        grid: grid[most]! < 0 ? null : grids[grid[most]!]!,
        share,
        areaM2: land,
        households: households && people,
      });
    }
    start = end;
  }
  return contested;
}
