import { useQuery } from 'urql';
import { navigation } from '../app/navigation.ts';
import { appealsDocument } from '../graphql/work-documents.ts';
import { Loaded } from '../inspect/loaded.tsx';
import { middleOf } from '../inspect/middle.ts';
import { useWords } from '../messages/use-words.ts';
import { Section } from '../shell/parts.tsx';
import { useCompact } from '../shell/use-compact.ts';
import { useFly } from '../workspaces/fly.ts';
import { useShownFilter } from './use-appeals.ts';

const SHOWN = 20;

/** The newest appeals of the filter; all of them are in the table. */
export function NewestAppeals() {
  const { t, formats } = useWords();
  const fly = useFly();
  const compact = useCompact();
  const filter = useShownFilter();
  const [answer, retry] = useQuery({
    query: appealsDocument,
    variables: { filter, first: SHOWN, after: null },
  });
  return (
    <Loaded
      answer={answer}
      find={(data) => data.appeals}
      onRetry={() => retry({ requestPolicy: 'network-only' })}
    >
      {(appeals) => (
        <Section
          title={t('appeals.newest')}
          aside={appeals.totalCount === null ? t('appeals.many') : formats.number(appeals.totalCount)}
        >
          {appeals.nodes.length === 0 && <p className="muted">{t('appeals.none')}</p>}
          <ul className="rows">
            {appeals.nodes.map((appeal) => (
              <li key={appeal.id}>
                <button
                  type="button"
                  className="row"
                  onClick={() => {
                    const at = middleOf(appeal.location);
                    navigation.go({ selection: { kind: 'appeal', id: appeal.id, at } });
                    fly(at);
                  }}
                >
                  <span className="grow">
                    <span>{appeal.title}</span>
                    <span className="muted">
                      {t(`category.${appeal.category}`)} · {formats.date(appeal.requestedAt)}
                    </span>
                  </span>
                  <span className={`tag ${appeal.status === 'CLOSED' ? '' : 'accent'}`}>
                    {t(`status.${appeal.status}`)}
                  </span>
                </button>
              </li>
            ))}
          </ul>
          {!compact && appeals.pageInfo.hasNextPage && (
            <button type="button" className="button" onClick={() => navigation.go({ drawer: 'appeals' })}>
              {t('appeals.all')}
            </button>
          )}
        </Section>
      )}
    </Loaded>
  );
}
