import { round } from '../merge/round.ts';
import type { Locale } from '../messages/catalogue.ts';
import { LEDGER_WORDS } from '../messages/ledger-texts.ts';
import type { DepartmentLedger, LedgerEntry } from './ledger.ts';

/** Decimals of square metres in files: sums of a hundred rounded cells stay within 0.01 m2. */
const AREA_DECIMALS = 4;
const HOUSEHOLD_DECIMALS = 6;

/** A table as files hold it. */
export interface LedgerTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/**
 * Ledgers as one table, a cell of a department's matrix a row: department, old grid, unified grid, square metres,
 * and households where there are any. Titles, and the account of no grid, are in the reader's language.
 *
 * @param nameOf a department's name from its key.
 */
export function ledgerRows(
  ledgers: readonly DepartmentLedger[],
  locale: Locale,
  nameOf: (department: string) => string = String,
): LedgerTable {
  const word = (key: keyof typeof LEDGER_WORDS) => LEDGER_WORDS[key][locale];
  const counted = ledgers.some(({ concededHouseholds }) => concededHouseholds !== null);
  const header = [word('department'), word('legacy'), word('unified'), word('areaM2')];
  if (counted) header.push(word('households'));
  const rows = ledgers.flatMap(({ department, entries }) =>
    entries.map(({ legacy, unified, areaM2, households }) => {
      const cells = [
        nameOf(department),
        legacy ?? word('none'),
        unified ?? word('none'),
        round(areaM2, AREA_DECIMALS),
      ];
      if (counted) cells.push(round(households ?? 0, HOUSEHOLD_DECIMALS));
      return cells;
    }),
  );
  return { header, rows };
}

/**
 * Ledgers as a JSON document, the same in every language: null is the account of no grid, areas are square metres, and
 * atoms go by their ids.
 */
export function ledgerDocument(
  ledgers: readonly DepartmentLedger[],
  atoms: readonly { readonly id: string }[],
): object {
  return {
    departments: ledgers.map((ledger) => ({
      department: ledger.department,
      concededM2: round(ledger.concededM2, AREA_DECIMALS),
      concededHouseholds: tidyHouseholds(ledger.concededHouseholds),
      entries: ledger.entries.map(tidyEntry),
      legacy: ledger.legacy.map(({ keptShare, ...account }) => ({
        ...tidyAmounts(account),
        keptShare: round(keptShare, 6),
      })),
      unified: ledger.unified.map(tidyAmounts),
      contested: ledger.contested.map(({ atom, share, ...rest }) => ({
        atom: atoms[atom]!.id,
        ...tidyAmounts(rest),
        share: round(share, 6),
      })),
      orphans: {
        granted: ledger.orphans.granted.map(tidyEntry),
        left: ledger.orphans.left.map(tidyEntry),
      },
    })),
  };
}

const tidyEntry = (entry: LedgerEntry) => tidyAmounts(entry);

function tidyAmounts<T extends { readonly areaM2: number; readonly households: number | null }>(
  amounts: T,
): T {
  return {
    ...amounts,
    areaM2: round(amounts.areaM2, AREA_DECIMALS),
    households: tidyHouseholds(amounts.households),
  };
}

function tidyHouseholds(households: number | null): number | null {
  return households === null ? null : round(households, HOUSEHOLD_DECIMALS);
}
