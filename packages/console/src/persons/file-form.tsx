import { useState } from 'react';
import { useWords } from '../messages/use-words.ts';
import { FormFoot } from '../shell/form-foot.tsx';
import { Section } from '../shell/parts.tsx';
import { useToasts } from '../shell/toasts.tsx';
import { saveFile } from '../tables/save-file.ts';
import { ReasonField, reasonOf } from './reason-field.tsx';
import { takeFile } from './take-file.ts';

/** Hands out everything that is kept of a person, for the person. */
export function FileForm({ id }: { readonly id: string }) {
  const { t } = useWords();
  const toasts = useToasts();
  const [reason, setReason] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const said = reason === null ? null : reasonOf(reason);
  const take = async () => {
    if (said === null) return;
    setBusy(true);
    const file = await takeFile(id, said);
    setBusy(false);
    if (file.kind === 'refused') {
      setRefused(file.message || t('state.failed'));
      return;
    }
    saveFile(`person-${id}.json`, file.content);
    setReason(null);
    setRefused(null);
    toasts.show({ text: t('personFile.taken') });
  };
  return (
    <Section title={t('personFile.title')}>
      <p className="muted">{t('personFile.why')}</p>
      {reason === null ? (
        <div className="actions">
          <button type="button" className="button small" onClick={() => setReason('')}>
            {t('personFile.open')}
          </button>
        </div>
      ) : (
        <form
          className="note form person-form"
          onSubmit={(event) => {
            event.preventDefault();
            void take();
          }}
        >
          <ReasonField value={reason} onChange={setReason} />
          <FormFoot
            refused={refused}
            submit={t('personFile.yes')}
            ready={!busy && said !== null}
            look="small"
            onLeave={() => setReason(null)}
          />
        </form>
      )}
    </Section>
  );
}
