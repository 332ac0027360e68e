import { type FormEvent, useState } from 'react';
import { useMutation } from 'urql';
import { useAccount } from '../../app/session.tsx';
import { useCarryOut } from '../../app/use-carry-out.ts';
import { changeAccountDocument, type ManagedAccount } from '../../graphql/account-documents.ts';
import { useWords } from '../../messages/use-words.ts';
import { ConfirmButton } from '../../shell/confirm-button.tsx';
import { FormFoot } from '../../shell/form-foot.tsx';
import { Facts, Section } from '../../shell/parts.tsx';
import { Refused } from '../../shell/refused.tsx';
import { useToasts } from '../../shell/toasts.tsx';
import { type AccountDraft, AccountFields, isComplete } from './account-fields.tsx';

interface Props {
  readonly account: ManagedAccount;
  readonly onChanged: () => void;
}

/** Name, role and department of an account, and whether it can be used; a change is taken back from its toast. */
export function AccountChange({ account, onChanged }: Props) {
  const { t, name } = useWords();
  const toasts = useToasts();
  const own = useAccount().id === account.id;
  const [, run] = useMutation(changeAccountDocument);
  const { busy, refused, carryOut, forget } = useCarryOut();
  const [draft, setDraft] = useState<AccountDraft | null>(null);
  const before: AccountDraft = {
    displayName: account.displayName,
    role: account.role,
    departmentId: account.department?.id ?? null,
  };
  const change = async (input: Partial<AccountDraft> & { readonly disabled?: boolean }) => {
    const answer = await carryOut(run({ id: account.id, input }), (data) => data.changeAccount);
    if (answer !== null) onChanged();
    return answer !== null;
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (draft === null || !isComplete(draft) || busy) return;
    if (!(await change({ ...draft, displayName: draft.displayName.trim() }))) return;
    setDraft(null);
    toasts.show({
      text: t('accounts.saved', { name: draft.displayName.trim() }),
      action: { label: t('admin.undo'), run: () => void change(before) },
    });
  };
  const enable = async () => {
    if (await change({ disabled: false }))
      toasts.show({ text: t('accounts.enabled', { name: account.displayName }) });
  };
  const disable = async () => {
    if (!(await change({ disabled: true }))) return;
    toasts.show({
      text: t('accounts.disabled', { name: account.displayName }),
      action: { label: t('admin.undo'), run: () => void change({ disabled: false }) },
    });
  };
  if (draft !== null) {
    return (
      <form className="form admin-form" onSubmit={(event) => void save(event)}>
        <AccountFields draft={draft} own={own} onChange={setDraft} />
        <FormFoot
          refused={refused}
          submit={t('accounts.save')}
          ready={isComplete(draft) && !busy}
          onLeave={() => {
            setDraft(null);
            forget();
          }}
        />
      </form>
    );
  }
  return (
    <Section title={t('accounts.who')}>
      <Facts
        facts={[
          [t('accounts.name'), account.name],
          [t('accounts.displayName'), account.displayName],
          [t('accounts.role'), t(`role.${account.role}`)],
          ...(account.department === null
            ? []
            : [[t('accounts.department'), name(account.department)] as const]),
        ]}
      />
      <Refused message={refused} />
      <div className="actions wrap">
        <button type="button" className="button small" onClick={() => setDraft(before)}>
          {t('accounts.change')}
        </button>
        {account.disabledAt !== null ? (
          <button type="button" className="button small" disabled={busy} onClick={() => void enable()}>
            {t('accounts.enable')}
          </button>
        ) : (
          // Whoever closes the door on oneself cannot open it again.
          !own && (
            <ConfirmButton
              label={t('accounts.disable')}
              ask={t('accounts.disableAsk', { name: account.displayName })}
              yes={t('accounts.disable')}
              onConfirm={disable}
            />
          )
        )}
      </div>
    </Section>
  );
}
