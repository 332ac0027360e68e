import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import type { PlanAt } from '../app/url-state.ts';
import { type ComparedPart, type Comparison, comparisonDocument } from '../graphql/history-documents.ts';

/** What differs between two plans, with all places that change hands that were asked for so far. */
export interface WholeComparison extends Omit<Comparison, 'parts'> {
  readonly parts: readonly ComparedPart[];
  /** How many places there are; null where they are too many to count. */
  readonly total: number | null;
  /** Asks for more places; null where all are there. */
  readonly more: (() => void) | null;
}

export type ComparisonState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'found'; readonly comparison: WholeComparison };

/** Compares the left with the right plan; `department` limits the places to land with old grids of it. */
export function useComparison(
  left: PlanAt,
  right: PlanAt,
  department: string | null,
): { readonly state: ComparisonState; retry(): void } {
  const client = useClient();
  const [turn, setTurn] = useState(0);
  const [pages, setPages] = useState<readonly Comparison[]>([]);
  const [failed, setFailed] = useState<string | null>(null);
  const [after, setAfter] = useState<string | null>(null);
  const key = JSON.stringify([left, right, department, turn]);
  const [shownKey, setShownKey] = useState(key);
  if (shownKey !== key) {
    setShownKey(key);
    setPages([]);
    setFailed(null);
    setAfter(null);
  }
  useEffect(() => {
    let live = true;
    const variables = { a: { ...left }, b: { ...right }, department, after };
    void client
      .query(comparisonDocument, variables, { requestPolicy: turn === 0 ? 'cache-first' : 'network-only' })
      .toPromise()
      .then(({ data, error }) => {
        if (!live) return;
        const answer = data?.comparePlans;
        if (answer?.__typename === 'PlanComparison') setPages((known) => [...known, answer]);
        else setFailed(answer?.message ?? error?.message ?? '');
      });
    return () => {
      live = false;
    };
  }, [client, key, after]);
  const retry = () => setTurn((value) => value + 1);
  if (failed !== null) return { state: { kind: 'failed', message: failed }, retry };
  const first = pages[0];
  const last = pages.at(-1);
  if (first === undefined || last === undefined) return { state: { kind: 'loading' }, retry };
  const { hasNextPage, endCursor } = last.parts.pageInfo;
  const comparison: WholeComparison = {
    ...first,
    parts: pages.flatMap(({ parts }) => parts.nodes),
    total: first.parts.totalCount,
    more: hasNextPage ? () => setAfter(endCursor) : null,
  };
  return { state: { kind: 'found', comparison }, retry };
}
