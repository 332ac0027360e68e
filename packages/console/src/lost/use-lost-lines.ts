import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import { useWorkbench } from '../app/workbench.tsx';
import { type LostLine, lostLinesDocument } from '../graphql/merge-documents.ts';

export interface LostLines {
  /** Longest first; null until the last page has come. */
  readonly lines: readonly LostLine[] | null;
  readonly error: string | null;
  retry(): void;
}

/** The borders that departments drew and the shown plan does not follow, all pages of them, where they are wanted. */
export function useLostLines(wanted: boolean): LostLines {
  const client = useClient();
  const { plan } = useWorkbench();
  const [lines, setLines] = useState<readonly LostLine[] | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [turn, setTurn] = useState(0);
  const planId = plan?.id ?? null;
  const revision = plan?.revision ?? 0;
  useEffect(() => {
    setLines(null);
    setError(null);
    if (!wanted || planId === null) return;
    let live = true;
    const ask = (id: string, after: string | null) =>
      client.query(lostLinesDocument, { planId: id, after }).toPromise();
    const read = async () => {
      const all: LostLine[] = [];
      for (let after: string | null = null; ; ) {
        const answer: Awaited<ReturnType<typeof ask>> = await ask(planId, after);
        if (!live) return;
        const page = answer.data?.plan?.lostLines;
        if (page === undefined) {
          setError(answer.error?.message ?? '');
          return;
        }
        all.push(...page.nodes);
        if (!page.pageInfo.hasNextPage) {
          setLines(all);
          return;
        }
        after = page.pageInfo.endCursor;
      }
    };
    void read();
    return () => {
      live = false;
    };
  }, [client, planId, revision, wanted, turn]);
  return { lines, error, retry: () => setTurn((value) => value + 1) };
}
