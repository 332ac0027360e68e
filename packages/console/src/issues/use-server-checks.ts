import { RULES } from '@onegrid/planning';
import { useQuery } from 'urql';
import { planChecksDocument } from '../graphql/issue-documents.ts';
import { isOfWholeGrid } from '../live/lights.ts';
import { type IssueRow, type IssueState, inOrder } from './issue-rows.ts';

export interface ServerChecks {
  readonly rows: readonly IssueRow[] | null;
  /** Of all checks, by state. */
  readonly counts: Readonly<Record<IssueState, number>> | null;
  readonly error: string | null;
}

const STATES = { FAIL: 'fail', INCOMPLETE: 'incomplete', PASS: 'pass' } as const;
const NAMES = { fail: 'FAIL', incomplete: 'INCOMPLETE', pass: 'PASS' } as const;

/** The checks of a plan that one may not change, as the server made them: at most the first 200 of a state. */
export function useServerChecks(planId: string | null, state: IssueState, rule: string | null): ServerChecks {
  const [{ data, error }] = useQuery({
    query: planChecksDocument,
    variables: { planId: planId ?? '', status: NAMES[state], rule },
    pause: planId === null,
  });
  if (data === undefined) return { rows: null, counts: null, error: error?.message ?? null };
  const rows = data.checks.nodes.flatMap((check): IssueRow[] => {
    const known = RULES.find((name) => name === check.rule);
    if (known === undefined) return [];
    const failed = STATES[check.status] === 'fail';
    const isError = check.issues.some(({ severity }) => severity === 'error');
    const [lon, lat] = check.issues.find(({ at }) => at !== null)?.at ?? [];
    return [
      {
        id: check.id,
        rule: known,
        code: check.grid,
        state: STATES[check.status],
        light: failed ? (isError ? 'fail' : 'warn') : STATES[check.status],
        texts: [...new Set(check.issues.map(({ message }) => message))],
        at: lon === undefined || lat === undefined || isOfWholeGrid(known) ? null : [lon, lat],
        blocks: failed && (isError || known === 'band'),
      },
    ];
  });
  return {
    rows: inOrder(rows),
    counts: {
      fail: data.fail.totalCount ?? 0,
      incomplete: data.incomplete.totalCount ?? 0,
      pass: data.pass.totalCount ?? 0,
    },
    error: null,
  };
}
