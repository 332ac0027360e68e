import './history.css';
import { useCallback, useMemo, useState } from 'react';
import { useClient, useQuery } from 'urql';
import { useWorkbench } from '../app/workbench.tsx';
import { type HistoryOfPlan, historyDocument } from '../graphql/history-documents.ts';
import { Loaded } from '../inspect/loaded.tsx';
import { useWords } from '../messages/use-words.ts';
import { BaseRow, ChangeRow } from './change-row.tsx';

/** Every change of a plan, newest first: seen on the map, compared, taken back, gone back to. */
export function HistoryPage({ planId }: { readonly planId: string }) {
  const { t } = useWords();
  const { plan } = useWorkbench();
  const [answer, retry] = useQuery({
    query: historyDocument,
    variables: { planId, after: null },
    requestPolicy: 'cache-and-network',
  });
  const again = useCallback(() => retry({ requestPolicy: 'network-only' }), [retry]);
  return (
    <>
      <p className="muted page-why">{t('history.why')}</p>
      <Loaded answer={answer} find={(data) => data.plan} onRetry={again}>
        {(found) => (
          // A new revision begins the list anew.
          <Changes key={`${planId} ${found.revision} ${plan?.revision}`} first={found} onChanged={again} />
        )}
      </Loaded>
    </>
  );
}

function Changes({ first, onChanged }: { readonly first: HistoryOfPlan; readonly onChanged: () => void }) {
  const { t, formats } = useWords();
  const client = useClient();
  const [later, setLater] = useState<readonly HistoryOfPlan['changeSets'][]>([]);
  const [loading, setLoading] = useState(false);
  const { hasNextPage, endCursor } = (later.at(-1) ?? first.changeSets).pageInfo;
  const nodes = useMemo(
    () => [first.changeSets, ...later].flatMap((page) => page.nodes),
    [first.changeSets, later],
  );
  const more = async () => {
    setLoading(true);
    const { data } = await client.query(historyDocument, { planId: first.id, after: endCursor });
    setLoading(false);
    const page = data?.plan?.changeSets;
    if (page !== undefined) setLater((pages) => [...pages, page]);
  };
  const count = first.changeSets.totalCount;
  return (
    <>
      {count !== null && <p className="muted">{t('history.changes', { number: formats.number(count) })}</p>}
      <ol className="rows history" data-testid="history" aria-label={t('history.title')}>
        {nodes.map((change) => (
          <li key={change.id}>
            <ChangeRow change={change} of={first} onChanged={onChanged} />
          </li>
        ))}
        {!hasNextPage && (
          <li>
            <BaseRow of={first} onChanged={onChanged} />
          </li>
        )}
      </ol>
      {hasNextPage && (
        <button type="button" className="button" disabled={loading} onClick={() => void more()}>
          {t('history.more')}
        </button>
      )}
    </>
  );
}
