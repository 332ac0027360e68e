import { useState } from 'react';
import { useQuery } from 'urql';
import { appealPersonsDocument } from '../graphql/person-documents.ts';
import { Loaded } from '../inspect/loaded.tsx';
import { useWords } from '../messages/use-words.ts';
import { Section } from '../shell/parts.tsx';
import { PersonValues } from './person-values.tsx';
import { SeenBy } from './seen-by.tsx';

/** Whom an appeal is about, as far as one's reach goes; drawn only for whoever sees persons at all. */
export default function AppealPersons({ appealId }: { readonly appealId: string }) {
  const { t, formats } = useWords();
  const [answer, retry] = useQuery({
    query: appealPersonsDocument,
    variables: { id: appealId },
    requestPolicy: 'cache-and-network',
  });
  return (
    <Section title={t('person.about')}>
      <Loaded
        answer={answer}
        find={(data) => data.appeal?.persons}
        onRetry={() => retry({ requestPolicy: 'network-only' })}
      >
        {(persons) =>
          persons.length === 0 ? (
            <p className="muted">{t('person.aboutNobody')}</p>
          ) : (
            <ul className="rows" data-testid="appeal-persons">
              {persons.map((person) => (
                <li key={person.id} className="person-card">
                  {person.erasedAt === null ? (
                    <PersonValues person={person} />
                  ) : (
                    <p className="muted">
                      {t('person.erasedAt', {
                        at: formats.dateTime(person.erasedAt),
                      })}
                    </p>
                  )}
                  <Seen id={person.id} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
}

/** Read when it is opened. */
function Seen({ id }: { readonly id: string }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('person.seenBy')}</summary>
      {open && <SeenBy id={id} />}
    </details>
  );
}
