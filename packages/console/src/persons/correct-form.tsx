import { useState } from 'react';
import { useClient } from 'urql';
import { useCarryOut } from '../app/use-carry-out.ts';
import { correctPersonDocument, type Person } from '../graphql/person-documents.ts';
import { useWords } from '../messages/use-words.ts';
import { FormFoot } from '../shell/form-foot.tsx';
import { useToasts } from '../shell/toasts.tsx';
import { type CorrectionForm, correctionOf, NO_CORRECTION } from './correction.ts';
import { MEMBERS, PERSON_FIELDS } from './person-fields.ts';

const LONGEST = 200;

/** Puts right what is wrong about a person; what is left empty stays as it is, behind its mask. */
export function CorrectForm({
  person,
  onChanged,
}: {
  readonly person: Person;
  readonly onChanged: () => void;
}) {
  const { t } = useWords();
  const client = useClient();
  const toasts = useToasts();
  const [form, setForm] = useState<CorrectionForm | null>(null);
  const { busy, refused, carryOut, forget } = useCarryOut();
  const close = () => {
    forget();
    setForm(null);
  };
  if (form === null) {
    return (
      <div className="actions">
        <button type="button" className="button small" onClick={() => setForm(NO_CORRECTION)}>
          {t('person.correct')}
        </button>
      </div>
    );
  }
  const input = correctionOf(form);
  const save = async () => {
    if (input === null) return;
    const sent = client.mutation(correctPersonDocument, { id: person.id, input }).toPromise();
    if ((await carryOut(sent, (data) => data.correctPerson)) === null) return;
    close();
    toasts.show({ text: t('person.corrected') });
    onChanged();
  };
  return (
    <form
      className="note form person-form"
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <p>{t('person.correctNote')}</p>
      {PERSON_FIELDS.map((field) => {
        const mask = person[MEMBERS[field]];
        const away = form[field] === null;
        return (
          <div key={field} className="form-field">
            <span id={`correct-${field}`}>{t(`personField.${field}`)}</span>
            <input
              className="field"
              aria-labelledby={`correct-${field}`}
              autoComplete="off"
              spellCheck={false}
              placeholder={mask ?? ''}
              maxLength={LONGEST}
              disabled={away}
              value={form[field] ?? ''}
              onChange={({ target }) => setForm({ ...form, [field]: target.value })}
            />
            {field !== 'NAME' && mask !== null && (
              <label className="check">
                <input
                  type="checkbox"
                  checked={away}
                  onChange={({ target }) => setForm({ ...form, [field]: target.checked ? null : '' })}
                />
                <span className="grow">{t('person.takeAway', { field: t(`personField.${field}`) })}</span>
              </label>
            )}
          </div>
        );
      })}
      <FormFoot
        refused={refused}
        submit={t('accounts.save')}
        ready={!busy && input !== null}
        look="small"
        onLeave={close}
      />
    </form>
  );
}
