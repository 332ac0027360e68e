import { useClient, useQuery } from 'urql';
import { useMore } from '../../desk/use-more.ts';
import { type RetentionRun, retentionRunsDocument } from '../../graphql/retention-documents.ts';
import { Loaded } from '../../inspect/loaded.tsx';
import { useWords } from '../../messages/use-words.ts';

/** What was erased and when, newest first. */
export function RetentionRuns() {
  const { t } = useWords();
  const [answer, refresh] = useQuery({
    query: retentionRunsDocument,
    variables: { after: null },
    requestPolicy: 'cache-and-network',
  });
  return (
    <Loaded
      answer={answer}
      find={(data) => data.retentionRuns}
      onRetry={() => refresh({ requestPolicy: 'network-only' })}
    >
      {(page) =>
        page.nodes.length === 0 ? (
          <p className="muted">{t('retention.noRuns')}</p>
        ) : (
          <Rows key={page.nodes[0].id + page.nodes[0].finishedAt} first={page} />
        )
      }
    </Loaded>
  );
}

function Rows({ first }: { readonly first: Parameters<typeof useMore<RetentionRun>>[0] }) {
  const { t, formats } = useWords();
  const client = useClient();
  const { nodes, more } = useMore<RetentionRun>(first, async (after) => {
    const { data } = await client.query(retentionRunsDocument, { after });
    return data?.retentionRuns;
  });
  return (
    <>
      <ul className="rows" data-testid="retention-runs">
        {nodes.map((run) => (
          <li key={run.id} className="work-row">
            <span>{formats.dateTime(run.startedAt)}</span>
            <span className="muted">
              {run.finishedAt === null
                ? t('retention.unfinished')
                : t('retention.gone', {
                    persons: formats.number(run.persons),
                    sessions: formats.number(run.sessions),
                    sheets: formats.number(run.recodedSheets),
                  })}
            </span>
          </li>
        ))}
      </ul>
      {more !== null && (
        <button type="button" className="button small" onClick={() => void more()}>
          {t('admin.more')}
        </button>
      )}
    </>
  );
}
