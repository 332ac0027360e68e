import { blockingIssues, type PlanCheck, RULES, type RuleName } from '@onegrid/planning';
import { type Light, lightOf, placeOf } from '../live/lights.ts';

/** The three states of a check. */
export const ISSUE_STATES = ['fail', 'incomplete', 'pass'] as const;
export type IssueState = (typeof ISSUE_STATES)[number];

/** One rule for one grid, as the list shows it. */
export interface IssueRow {
  /** Rule and grid. */
  readonly id: string;
  readonly rule: RuleName;
  readonly code: string;
  readonly state: IssueState;
  readonly light: Light;
  /** What was found, in the reader's language; none for a plain pass. */
  readonly texts: readonly string[];
  /** Longitude and latitude; null where the whole grid is meant. */
  readonly at: readonly [number, number] | null;
  /** A plan with it cannot be put up for review. */
  readonly blocks: boolean;
}

/** Checks as rows, those first that stand in the way most; then by rule and code. */
export function issueRows(
  checks: readonly PlanCheck[],
  words: (issue: PlanCheck['issues'][number]) => string,
): IssueRow[] {
  return inOrder(
    checks.map((check) => ({
      id: `${check.rule} ${check.code}`,
      rule: check.rule,
      code: check.code,
      state: check.status,
      light: lightOf(check),
      texts: [...new Set(check.issues.map(words))],
      at: placeOf(check),
      blocks: blockingIssues([check]).length > 0,
    })),
  );
}

const BADNESS: Readonly<Record<Light, number>> = { fail: 0, warn: 1, incomplete: 2, pass: 3 };

export function inOrder(rows: readonly IssueRow[]): IssueRow[] {
  const rank = ({ blocks, light }: IssueRow) => (blocks ? 0 : 4) + BADNESS[light];
  return [...rows].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      RULES.indexOf(a.rule) - RULES.indexOf(b.rule) ||
      (a.code < b.code ? -1 : a.code > b.code ? 1 : 0),
  );
}

/** How many rows there are in each state. */
export function countsOf(rows: readonly IssueRow[]): Readonly<Record<IssueState, number>> {
  const counts = { fail: 0, incomplete: 0, pass: 0 };
  for (const { state } of rows) counts[state]++;
  return counts;
}

/** The row after one in a list, the first after the last and where there was none; null in an empty list. */
export function rowAfter(rows: readonly IssueRow[], id: string | null): IssueRow | null {
  const at = rows.findIndex((row) => row.id === id);
  return rows[(at + 1) % Math.max(1, rows.length)] ?? null;
}
