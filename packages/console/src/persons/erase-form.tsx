import { useState } from 'react';
import { useClient } from 'urql';
import { useCarryOut } from '../app/use-carry-out.ts';
import { erasePersonDocument } from '../graphql/person-documents.ts';
import { useWords } from '../messages/use-words.ts';
import { FormFoot } from '../shell/form-foot.tsx';
import { Section } from '../shell/parts.tsx';
import { useToasts } from '../shell/toasts.tsx';
import { ReasonField, reasonOf } from './reason-field.tsx';

/** Erases a person for good: says what it means, asks why, and to type the word for it. */
export function EraseForm({ id, onErased }: { readonly id: string; readonly onErased: () => void }) {
  const { t } = useWords();
  const client = useClient();
  const toasts = useToasts();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const { busy, refused, carryOut, forget } = useCarryOut();
  const said = reasonOf(reason);
  const word = t('erase.word');
  const confirmed = typed.trim().toLocaleLowerCase() === word.toLocaleLowerCase();
  const close = () => {
    forget();
    setReason('');
    setTyped('');
    setOpen(false);
  };
  const erase = async () => {
    if (said === null || !confirmed) return;
    const sent = client.mutation(erasePersonDocument, { id, reason: said }).toPromise();
    if ((await carryOut(sent, (data) => data.erasePerson)) === null) return;
    close();
    toasts.show({ text: t('erase.done') });
    onErased();
  };
  return (
    <Section title={t('erase.title')}>
      {!open ? (
        <>
          <p className="muted">{t('erase.why')}</p>
          <div className="actions">
            <button type="button" className="button small" onClick={() => setOpen(true)}>
              {t('erase.open')}
            </button>
          </div>
        </>
      ) : (
        <form
          className="note warn form person-form"
          autoComplete="off"
          onSubmit={(event) => {
            event.preventDefault();
            void erase();
          }}
        >
          <ul className="person-means">
            {(['content', 'log', 'appeals', 'copies'] as const).map((part) => (
              <li key={part}>{t(`eraseMeans.${part}`)}</li>
            ))}
          </ul>
          <ReasonField value={reason} onChange={setReason} />
          <label className="form-field">
            <span>{t('erase.type', { word })}</span>
            <input
              className="field"
              name="erase-word"
              autoComplete="off"
              value={typed}
              maxLength={20}
              onChange={({ target }) => setTyped(target.value)}
            />
          </label>
          <FormFoot
            refused={refused}
            submit={t('erase.yes')}
            ready={!busy && said !== null && confirmed}
            look="small"
            onLeave={close}
          />
        </form>
      )}
    </Section>
  );
}
