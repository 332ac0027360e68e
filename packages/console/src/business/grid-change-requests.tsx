import { useCallback, useState } from 'react';
import { useClient, useQuery } from 'urql';
import { useMay } from '../app/session.tsx';
import { useMore } from '../desk/use-more.ts';
import { type GridChangeRequest, gridChangeRequestsDocument } from '../graphql/business-documents.ts';
import { Loaded } from '../inspect/loaded.tsx';
import { useWords } from '../messages/use-words.ts';
import { Empty } from '../shell/parts.tsx';
import { GridChangeForm } from './grid-change-form.tsx';
import { RequestRow } from './request-row.tsx';

/** What departments ask to be changed in the published grids. */
export function GridChangeRequests({ departmentId }: { readonly departmentId: string | null }) {
  const { t } = useWords();
  const mayAsk = useMay('requestGridChange');
  const [open, setOpen] = useState(true);
  const [answer, retry] = useQuery({
    query: gridChangeRequestsDocument,
    variables: { departmentId, open, after: null },
    requestPolicy: 'cache-and-network',
  });
  const again = useCallback(() => retry({ requestPolicy: 'network-only' }), [retry]);
  return (
    <>
      {mayAsk && <GridChangeForm departmentId={departmentId} onSent={again} />}
      <fieldset className="segmented request-filter" aria-label={t('gridChange.filter')}>
        {[true, false].map((value) => (
          <button
            key={String(value)}
            type="button"
            aria-pressed={open === value}
            onClick={() => setOpen(value)}
          >
            {t(value ? 'gridChange.open' : 'gridChange.answered')}
          </button>
        ))}
      </fieldset>
      <Loaded answer={answer} find={(data) => data.gridChangeRequests} onRetry={again}>
        {(page) =>
          page.nodes.length === 0 ? (
            <Empty title={t('gridChange.none')} next={t('gridChange.noneNext')} />
          ) : (
            <List
              key={page.nodes.map(({ id, state }) => id + state).join()}
              first={page}
              departmentId={departmentId}
              open={open}
              onChanged={again}
            />
          )
        }
      </Loaded>
    </>
  );
}

function List(props: {
  readonly first: Parameters<typeof useMore<GridChangeRequest>>[0];
  readonly departmentId: string | null;
  readonly open: boolean;
  readonly onChanged: () => void;
}) {
  const { t } = useWords();
  const client = useClient();
  const { departmentId, open } = props;
  const { nodes, more } = useMore<GridChangeRequest>(props.first, async (after) => {
    const { data } = await client.query(gridChangeRequestsDocument, { departmentId, open, after });
    return data?.gridChangeRequests;
  });
  return (
    <>
      <ul className="rows" data-testid="requests">
        {nodes.map((request) => (
          <li key={request.id}>
            <RequestRow request={request} onChanged={props.onChanged} />
          </li>
        ))}
      </ul>
      {more !== null && (
        <button type="button" className="button small" onClick={() => void more()}>
          {t('oneNet.more')}
        </button>
      )}
    </>
  );
}
