import { usePages } from '../app/use-pages.ts';
import { personRevealsDocument } from '../graphql/person-documents.ts';
import { useWords } from '../messages/use-words.ts';
import { Paged } from '../shell/paged.tsx';

/** Who looked behind the masks of a person, what for and why, newest first. */
export function SeenBy({ id }: { readonly id: string }) {
  const { t, formats } = useWords();
  const pages = usePages({
    query: personRevealsDocument,
    variables: (after) => ({ id, after }),
    find: (data) => data.person?.reveals,
  });
  return (
    <Paged pages={pages} empty={<p className="muted">{t('person.seenByNobody')}</p>}>
      {({ nodes, more }) => (
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
          {more}
        </>
      )}
    </Paged>
  );
}
