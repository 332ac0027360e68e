import { useClient, useQuery } from 'urql';
import { useMore } from '../desk/use-more.ts';
import { type PersonReveal, personRevealsDocument } from '../graphql/person-documents.ts';
import { Loaded } from '../inspect/loaded.tsx';
import { useWords } from '../messages/use-words.ts';

/** Who looked behind the masks of a person, what for and why, newest first. */
export function SeenBy({ id }: { readonly id: string }) {
  const { t } = useWords();
  const [answer, refresh] = useQuery({
    query: personRevealsDocument,
    variables: { id, after: null },
    requestPolicy: 'cache-and-network',
  });
  return (
    <Loaded
      answer={answer}
      find={(data) => data.person?.reveals}
      onRetry={() => refresh({ requestPolicy: 'network-only' })}
    >
      {(page) =>
        page.nodes.length === 0 ? (
          <p className="muted">{t('person.seenByNobody')}</p>
        ) : (
          <Rows key={page.nodes[0].id} id={id} first={page} />
        )
      }
    </Loaded>
  );
}

function Rows(props: { readonly id: string; readonly first: Parameters<typeof useMore<PersonReveal>>[0] }) {
  const { t, formats } = useWords();
  const client = useClient();
  const { nodes, more } = useMore<PersonReveal>(props.first, async (after) => {
    const { data } = await client.query(personRevealsDocument, {
      id: props.id,
      after,
    });
    return data?.person?.reveals;
  });
  return (
    <>
      <ul className="rows" data-testid="seen-by">
        {nodes.map((reveal) => (
          <li key={reveal.id} className="work-row">
            <div className="work-row-head">
              <b className="grow wrap-text">{reveal.by}</b>
              <span className="muted number">{formats.dateTime(reveal.at)}</span>
            </div>
            <span className="muted">
              {t(`revealPurpose.${reveal.purpose}`)} ·{' '}
              {reveal.fields.map((field) => t(`personField.${field}`)).join(t('edit.and'))}
            </span>
            <p className="history-reason wrap-text">{reveal.reason}</p>
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
