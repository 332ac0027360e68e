import { Checkbox } from 'antd';
import { type FormEvent, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { navigation } from '../../app/navigation.ts';
import { useCarryOut } from '../../app/use-carry-out.ts';
import { createAccountDocument } from '../../graphql/account-documents.ts';
import { signInMethodsDocument } from '../../graphql/session-documents.ts';
import { useWords } from '../../messages/use-words.ts';
import { FormFoot } from '../../shell/form-foot.tsx';
import { IconButton } from '../../shell/parts.tsx';
import { type AccountDraft, AccountFields, isComplete } from './account-fields.tsx';
import { ShownOnce } from './shown-once.tsx';

/** A new account; its first password is made by the server and shown once. */
export function CreateAccount({ onLeave }: { readonly onLeave: () => void }) {
  const { t } = useWords();
  const [, run] = useMutation(createAccountDocument);
  const { busy, refused, carryOut } = useCarryOut();
  const [name, setName] = useState('');
  const [draft, setDraft] = useState<AccountDraft>({
    displayName: '',
    role: 'GRID_WORKER',
    departmentId: null,
  });
  const [{ data: methods }] = useQuery({ query: signInMethodsDocument });
  const office = methods?.signInMethods.oidcUrl != null;
  const [withPassword, setWithPassword] = useState(true);
  const [made, setMade] = useState<{
    readonly id: string;
    readonly name: string;
    readonly password: string;
  }>();
  const complete = name.trim() !== '' && isComplete(draft);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!complete || busy) return;
    const input = { ...draft, displayName: draft.displayName.trim(), name: name.trim(), withPassword };
    const answer = await carryOut(run({ input }), (data) => data.createAccount);
    if (answer === null) return;
    const { account, password } = answer;
    if (password === null) navigation.go({ page: `accounts:${account.id}` });
    else setMade({ id: account.id, name: account.name, password });
  };
  return (
    <>
      <div className="panel-head sub">
        <IconButton icon="collapse" label={t('accounts.back')} onClick={onLeave} />
        <h3>{t('accounts.create')}</h3>
      </div>
      <div className="panel-body">
        {made !== undefined ? (
          <ShownOnce
            title={t('once.password', { name: made.name })}
            secret={made.password}
            next={t('once.passwordNext')}
            done={t('accounts.toAccount')}
            onDone={() => navigation.go({ page: `accounts:${made.id}` })}
          />
        ) : (
          <form className="form admin-form" onSubmit={(event) => void submit(event)}>
            <label>
              <span>{t('accounts.name')}</span>
              <input
                className="field"
                name="account"
                maxLength={60}
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                value={name}
                onChange={({ target }) => setName(target.value)}
              />
              <span className="muted">{t('accounts.nameNote')}</span>
            </label>
            <AccountFields draft={draft} onChange={setDraft} />
            {office && (
              <div>
                <Checkbox checked={!withPassword} onChange={({ target }) => setWithPassword(!target.checked)}>
                  {t('accounts.withoutPassword')}
                </Checkbox>
              </div>
            )}
            <p className="note">
              {t(withPassword ? 'accounts.passwordNote' : 'accounts.withoutPasswordNote')}
            </p>
            <FormFoot
              refused={refused}
              submit={t(busy ? 'accounts.creating' : 'accounts.createYes')}
              ready={complete && !busy}
              onLeave={onLeave}
            />
          </form>
        )}
      </div>
    </>
  );
}
