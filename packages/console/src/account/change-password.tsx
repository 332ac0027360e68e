import { type FormEvent, useId, useState } from 'react';
import { useMutation } from 'urql';
import { useAccount } from '../app/session.tsx';
import { useCarryOut } from '../app/use-carry-out.ts';
import { changePasswordDocument } from '../graphql/access-documents.ts';
import { useWords } from '../messages/use-words.ts';
import { FormFoot } from '../shell/form-foot.tsx';
import { PasswordField } from './password-field.tsx';
import { PASSWORD_RULES, rulesKept } from './password-rules.ts';

/** The old password, and a new one whose rules are ticked as they are met. */
export function ChangePassword(props: { readonly onChanged: () => void; readonly onLeave?: () => void }) {
  const { t } = useWords();
  const { name } = useAccount();
  const [, run] = useMutation(changePasswordDocument);
  const { busy, refused, carryOut } = useCarryOut();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const rules = useId();
  const kept = rulesKept(next, name);
  const differs = again !== '' && again !== next;
  const complete = current !== '' && again === next && PASSWORD_RULES.every((rule) => kept[rule]);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!complete || busy) return;
    if ((await carryOut(run({ current, next }), (data) => data.changePassword)) === null) return;
    setCurrent('');
    setNext('');
    setAgain('');
    props.onChanged();
  };
  return (
    <form className="form" onSubmit={(event) => void submit(event)}>
      {/* For the browser's own keeper of passwords. */}
      <input type="text" name="username" autoComplete="username" value={name} readOnly hidden />
      <PasswordField label={t('account.current')} name="current" value={current} onChange={setCurrent} />
      <PasswordField
        label={t('account.next')}
        name="next"
        value={next}
        describedBy={rules}
        onChange={setNext}
      />
      <ul className="password-rules" id={rules}>
        {PASSWORD_RULES.map((rule) => (
          <li key={rule} data-kept={kept[rule]}>
            <span aria-hidden="true">{kept[rule] ? '✓' : '○'}</span>
            {t(`passwordRule.${rule}`)}
            <span className="visually-hidden">
              {t(kept[rule] ? 'passwordRule.kept' : 'passwordRule.open')}
            </span>
          </li>
        ))}
        <li>
          <span aria-hidden="true">·</span>
          {t('passwordRule.server')}
        </li>
      </ul>
      <PasswordField
        label={t('account.again')}
        name="again"
        value={again}
        invalid={differs}
        onChange={setAgain}
      >
        {differs && <span className="note bad">{t('account.differs')}</span>}
      </PasswordField>
      <FormFoot
        refused={refused}
        submit={t(busy ? 'account.changing' : 'account.change')}
        ready={complete && !busy}
        onLeave={props.onLeave}
      />
    </form>
  );
}
