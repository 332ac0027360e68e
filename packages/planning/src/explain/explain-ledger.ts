import type { MessageCode, MessageParams } from '../messages/message.ts';
import type { DepartmentLedger, LegacyAccount } from './ledger.ts';

/** A sentence about a ledger, as a reason code with what fills it. */
export interface LedgerReason {
  readonly code: MessageCode;
  readonly params: MessageParams;
}

/** A share that is written as 100 %. */
const WHOLE = 0.9995;
/** Less land than this, in square metres, is where two lines differ and no more. */
const NOTICEABLE_M2 = 1;
/** Others that are named; an old grid may have slivers in many. */
const OTHERS_NAMED = 5;
/** A unified grid is named where it has at least this share of what the old grid gave away. */
const NAMED_SHARE = 0.01;

/** What became of one old grid of a department: codes in the order of their sentences, empty for an unknown id. */
export function legacyReasons(ledger: DepartmentLedger, grid: string): LedgerReason[] {
  const account = ledger.legacy.find(({ id }) => id === grid);
  if (account === undefined) return [];
  if (account.heldBy === null) return [{ code: 'ledger-outside', params: { grid } }];
  const reasons = [keptReason(ledger, grid, account, account.heldBy)];
  const left = ledger.orphans.left.find(({ legacy }) => legacy === grid);
  if (left !== undefined && left.areaM2 >= NOTICEABLE_M2) {
    reasons.push({ code: 'ledger-partly-outside', params: amounts(left) });
  }
  return reasons;
}

/** What a department conceded in all, and which unified grids got land or households that were in none of its own. */
export function ledgerReasons(ledger: DepartmentLedger): LedgerReason[] {
  const conceded = { areaM2: ledger.concededM2, households: ledger.concededHouseholds };
  return [
    { code: 'ledger-conceded', params: amounts(conceded) },
    ...ledger.orphans.granted
      .filter(({ areaM2, households }) => areaM2 >= NOTICEABLE_M2 || (households ?? 0) > 0)
      .map(
        (entry): LedgerReason => ({
          code: 'ledger-granted',
          params: { code: entry.unified!, ...amounts(entry) },
        }),
      ),
  ];
}

function keptReason(
  ledger: DepartmentLedger,
  grid: string,
  { households, keptShare, areaM2 }: LegacyAccount,
  code: string,
): LedgerReason {
  if (keptShare >= WHOLE) return { code: 'ledger-kept-whole', params: { grid, code } };
  const lived = households !== null && households > 0;
  const whole = lived ? households : areaM2;
  const others = ledger.entries
    .filter(({ legacy, unified }) => legacy === grid && unified !== null && unified !== code)
    .map((entry) => ({ unified: entry.unified!, amount: lived ? entry.households! : entry.areaM2 }))
    .filter(({ amount }) => amount > whole * (1 - keptShare) * NAMED_SHARE)
    .sort((a, b) => b.amount - a.amount || (a.unified < b.unified ? -1 : 1))
    .slice(0, OTHERS_NAMED)
    .map(({ unified }) => unified);
  const measured = lived
    ? 'ledger-kept-households'
    : households === null
      ? 'ledger-kept-area'
      : 'ledger-kept-land';
  const params = { grid, code, share: keptShare * 100 };
  return { code: measured, params: others.length > 0 ? { ...params, others } : params };
}

function amounts({ areaM2, households }: { areaM2: number; households: number | null }): MessageParams {
  return { area: areaM2, ...(households === null ? {} : { households }) };
}
