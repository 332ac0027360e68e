import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import { useWorkbench } from '../app/workbench.tsx';
import { type Ledger, type LedgerEntry, ledgerDocument } from '../graphql/merge-documents.ts';

export interface WholeLedger extends Omit<Ledger, 'entries'> {
  readonly entries: readonly LedgerEntry[];
}

/** A department's ledger with all its flows, page after page; null until the last has come. */
export function useLedger(department: string | null): {
  readonly ledger: WholeLedger | null;
  readonly error: string | null;
  retry(): void;
} {
  const client = useClient();
  const { plan } = useWorkbench();
  const [ledger, setLedger] = useState<WholeLedger | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [turn, setTurn] = useState(0);
  const planId = plan?.id ?? null;
  const revision = plan?.revision ?? 0;
  useEffect(() => {
    setLedger(null);
    setError(null);
    if (planId === null || department === null) return;
    let live = true;
    const ask = (id: string, whose: string, after: string | null) =>
      client
        .query(ledgerDocument, { planId: id, department: whose, after }, { requestPolicy: 'network-only' })
        .toPromise();
    const read = async () => {
      const entries: LedgerEntry[] = [];
      for (let after: string | null = null; ; ) {
        const answer: Awaited<ReturnType<typeof ask>> = await ask(planId, department, after);
        if (!live) return;
        const page: Ledger | undefined = answer.data?.plan?.ledger;
        if (page === undefined) {
          setError(answer.error?.message ?? '');
          return;
        }
        entries.push(...page.entries.nodes);
        if (!page.entries.pageInfo.hasNextPage) {
          setLedger({ ...page, entries });
          return;
        }
        after = page.entries.pageInfo.endCursor;
      }
    };
    void read();
    return () => {
      live = false;
    };
  }, [client, planId, revision, department, turn]);
  return { ledger, error, retry: () => setTurn((value) => value + 1) };
}
