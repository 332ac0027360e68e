import { usePages } from '../../app/use-pages.ts';
import { retentionRunsDocument } from '../../graphql/retention-documents.ts';
import { useWords } from '../../messages/use-words.ts';
import { Paged } from '../../shell/paged.tsx';

/** What was erased and when, newest first. */
export function RetentionRuns() {
  const { t, formats } = useWords();
  const pages = usePages({
    query: retentionRunsDocument,
    variables: (after) => ({ after }),
    find: (data) => data.retentionRuns,
  });
  return (
    <Paged pages={pages} empty={<p className="muted">{t('retention.noRuns')}</p>}>
      {({ nodes, more }) => (
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
          {more}
        </>
      )}
    </Paged>
  );
}
