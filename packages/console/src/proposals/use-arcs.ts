import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import type { Plan } from '../graphql/fragments.ts';
import { type Arc, arcsDocument } from '../graphql/inspect-documents.ts';

/** Decisions come one after the other, each a revision of its own: the list is read again when they rest. */
const RESTS_MS = 1200;

/** All stretches of border of a plan; those of the revision before stay until the next are there. */
export function useArcs(plan: Plan): { readonly arcs: readonly Arc[] | null; readonly error: string | null } {
  const client = useClient();
  const [found, setFound] = useState<{ readonly planId: string; readonly arcs: readonly Arc[] } | null>(null);
  const [error, setError] = useState<string | null>(null);
  const known = found?.planId === plan.id;
  useEffect(() => {
    let live = true;
    const ask = (after: string | null) =>
      client
        .query(arcsDocument, { planId: plan.id, gridCode: null, after }, { requestPolicy: 'network-only' })
        .toPromise();
    const read = async () => {
      const arcs: Arc[] = [];
      for (let after: string | null = null; ; ) {
        const answer: Awaited<ReturnType<typeof ask>> = await ask(after);
        if (!live) return;
        const page = answer.data?.plan?.arcs;
        if (page === undefined) {
          setError(answer.error?.message ?? '');
          return;
        }
        arcs.push(...page.nodes);
        if (!page.pageInfo.hasNextPage) break;
        after = page.pageInfo.endCursor;
      }
      setError(null);
      setFound({ planId: plan.id, arcs });
    };
    const wait = window.setTimeout(() => void read(), known ? RESTS_MS : 0);
    return () => {
      live = false;
      window.clearTimeout(wait);
    };
  }, [client, plan.id, plan.revision]);
  return { arcs: known ? (found?.arcs ?? null) : null, error };
}
