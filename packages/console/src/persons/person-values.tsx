import './persons.css';
import { useState } from 'react';
import type { Person } from '../graphql/person-documents.ts';
import { useWords } from '../messages/use-words.ts';
import { Facts } from '../shell/parts.tsx';
import { knownFields, MEMBERS, PERSON_FIELDS } from './person-fields.ts';
import { RevealDialog } from './reveal-dialog.tsx';
import { SHOWN_SECONDS } from './shown-for.ts';
import { useRevealed } from './use-revealed.ts';

/** What is personal, masked; what was revealed stands in place of its mask for a while. */
export function PersonValues({ person }: { readonly person: Person }) {
  const { t, formats } = useWords();
  const [asking, setAsking] = useState(false);
  const { shown, seconds, show, hide } = useRevealed();
  const known = knownFields(person);
  return (
    <div className="person-values">
      <Facts
        facts={PERSON_FIELDS.map((field) => {
          const clear = shown?.[MEMBERS[field]] ?? null;
          return [
            t(`personField.${field}`),
            clear === null ? (
              person[MEMBERS[field]] || <span className="muted">{t('person.unknown')}</span>
            ) : (
              <b key={field} className="person-clear" data-testid="revealed">
                {clear}
              </b>
            ),
          ];
        })}
      />
      {shown !== null ? (
        <div className="note person-shown">
          <p role="timer">{t('reveal.goes', { seconds: formats.number(seconds) })}</p>
          <div
            className="person-left"
            aria-hidden="true"
            style={{ transform: `scaleX(${seconds / SHOWN_SECONDS})` }}
          />
          <button type="button" className="button small" onClick={hide}>
            {t('reveal.hide')}
          </button>
        </div>
      ) : (
        person.mayReveal &&
        known.length > 0 && (
          <div className="actions">
            <button type="button" className="button small" onClick={() => setAsking(true)}>
              {t('reveal.open')}
            </button>
          </div>
        )
      )}
      {asking && (
        <RevealDialog
          person={person}
          known={known}
          onClose={() => setAsking(false)}
          onRevealed={(values) => {
            setAsking(false);
            show(values);
          }}
        />
      )}
    </div>
  );
}
