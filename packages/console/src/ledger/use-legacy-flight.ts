import { useCallback } from 'react';
import { useClient } from 'urql';
import { navigation } from '../app/navigation.ts';
import { useWorkbench } from '../app/workbench.tsx';
import { legacyGridsDocument } from '../graphql/merge-documents.ts';
import { boundsOf } from '../inspect/middle.ts';
import { useWords } from '../messages/use-words.ts';
import { freePadding } from '../shell/padding.ts';
import { useToasts } from '../shell/toasts.tsx';

/** Selects an old grid of a layer by the department's own id, and moves until all of it is in sight. */
export function useLegacyFlight(layerId: string | null): (gridId: string) => Promise<void> {
  const client = useClient();
  const toasts = useToasts();
  const { t } = useWords();
  const { stage } = useWorkbench();
  return useCallback(
    async (gridId) => {
      const ask = (id: string, after: string | null) =>
        client.query(legacyGridsDocument, { id, after }).toPromise();
      for (let after: string | null = null; layerId !== null; ) {
        const answer: Awaited<ReturnType<typeof ask>> = await ask(layerId, after);
        const page = answer.data?.layer?.legacyGrids;
        const found = page?.nodes.find((grid) => grid.gridId === gridId);
        if (found !== undefined) {
          navigation.go({ selection: { kind: 'legacy', id: found.id, at: null } });
          stage?.fit(boundsOf(found.geometry), freePadding());
          return;
        }
        if (page === undefined || !page.pageInfo.hasNextPage) break;
        after = page.pageInfo.endCursor;
      }
      toasts.show({ text: t('ledger.gone', { id: gridId }) });
    },
    [client, toasts, t, stage, layerId],
  );
}
