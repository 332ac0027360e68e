import type { LedgerEntry } from '../graphql/merge-documents.ts';

/** One flow of the ledger, from an old grid to a unified one; null is the account of no grid. */
export interface LedgerRow {
  readonly key: string;
  readonly legacy: string | null;
  readonly unified: string | null;
  readonly areaM2: number;
  readonly households: number | null;
  /** Part (0..1) of the old grid, by households where they are known, else by area. */
  readonly share: number;
  /** The old grid's land goes to the unified grid that holds most of it. */
  readonly kept: boolean;
  /** Area and households of all flows from the old grid. */
  readonly ofLegacy: Amount;
}

export interface Amount {
  readonly areaM2: number;
  readonly households: number | null;
}

/** Which flows are listed: all, those that are conceded, or those from or to no grid. */
export const LEDGER_FILTERS = ['all', 'conceded', 'none'] as const;
export type LedgerFilter = (typeof LEDGER_FILTERS)[number];

/** Flows by old grid, the largest share of each first; the account of no grid at the end. */
export function ledgerRows(entries: readonly LedgerEntry[]): readonly LedgerRow[] {
  const flows = new Map<string | null, LedgerEntry[]>();
  for (const entry of entries) {
    const group = flows.get(entry.legacy);
    if (group === undefined) flows.set(entry.legacy, [entry]);
    else group.push(entry);
  }
  const byName = [...flows].sort(([a], [b]) =>
    a === null ? 1 : b === null ? -1 : a.localeCompare(b, undefined, { numeric: true }),
  );
  return byName.flatMap(([legacy, group]) => {
    const total = sumOf(group);
    const byHouseholds = (total.households ?? 0) > 0;
    const weight = (entry: LedgerEntry) => (byHouseholds ? (entry.households ?? 0) : entry.areaM2);
    const whole = byHouseholds ? (total.households ?? 0) : total.areaM2;
    const sorted = [...group].sort((a, b) => weight(b) - weight(a) || b.areaM2 - a.areaM2);
    const holder = sorted.find(({ unified }) => unified !== null);
    return sorted.map((entry) => ({
      key: `${legacy ?? ''}>${entry.unified ?? ''}`,
      legacy,
      unified: entry.unified,
      areaM2: entry.areaM2,
      households: entry.households,
      share: whole > 0 ? weight(entry) / whole : 0,
      kept: legacy !== null && entry === holder,
      ofLegacy: total,
    }));
  });
}

/** The flows that a filter and words (part of an old id or a unified code) leave. */
export function filtered(
  rows: readonly LedgerRow[],
  filter: LedgerFilter,
  words: string,
): readonly LedgerRow[] {
  const wanted = words.trim().toLowerCase();
  return rows.filter(({ legacy, unified, kept }) => {
    if (filter === 'conceded' && (kept || legacy === null)) return false;
    if (filter === 'none' && legacy !== null && unified !== null) return false;
    if (wanted === '') return true;
    return [legacy, unified].some((id) => id?.toLowerCase().includes(wanted));
  });
}

/** Sums of some flows; households are null where none of them tells any. */
export function sumOf(rows: readonly Pick<LedgerEntry, 'areaM2' | 'households'>[]): Amount {
  return {
    areaM2: rows.reduce((sum, { areaM2 }) => sum + areaM2, 0),
    households: rows.some(({ households }) => households !== null)
      ? rows.reduce((sum, { households }) => sum + (households ?? 0), 0)
      : null,
  };
}
