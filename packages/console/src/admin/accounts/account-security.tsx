import { useState } from 'react';
import { useMutation } from 'urql';
import { useMay } from '../../app/session.tsx';
import { useCarryOut } from '../../app/use-carry-out.ts';
import {
  type ManagedAccount,
  resetCodeDocument,
  resetPasswordDocument,
  unlockAccountDocument,
} from '../../graphql/account-documents.ts';
import { useWords } from '../../messages/use-words.ts';
import { ConfirmButton } from '../../shell/confirm-button.tsx';
import { Section } from '../../shell/parts.tsx';
import { Refused } from '../../shell/refused.tsx';
import { useToasts } from '../../shell/toasts.tsx';
import { LinkOffice } from './link-office.tsx';
import { ShownOnce } from './shown-once.tsx';

/** What can be done where somebody cannot sign in: unlock, a new password, the code dropped, the office's account. */
export function AccountSecurity(props: { readonly account: ManagedAccount; readonly onChanged: () => void }) {
  const { t, formats } = useWords();
  const toasts = useToasts();
  const { account, onChanged } = props;
  const [, runUnlock] = useMutation(unlockAccountDocument);
  const [, runReset] = useMutation(resetPasswordDocument);
  const [, runResetCode] = useMutation(resetCodeDocument);
  const { busy, refused, carryOut } = useCarryOut();
  const [password, setPassword] = useState<string | null>(null);
  const mayReset = useMay('resetPassword');
  const { id, displayName, lockedUntil } = account;
  const locked = lockedUntil !== null && Date.parse(lockedUntil) > Date.now();
  const unlock = async () => {
    if ((await carryOut(runUnlock({ id }), (data) => data.unlockAccount)) === null) return;
    toasts.show({ text: t('accounts.unlocked', { name: displayName }) });
    onChanged();
  };
  const reset = async () => {
    const answer = await carryOut(runReset({ id }), (data) => data.resetPassword);
    if (answer === null) return;
    setPassword(answer.password);
    onChanged();
  };
  const resetCode = async () => {
    if ((await carryOut(runResetCode({ id }), (data) => data.resetCode)) === null) return;
    toasts.show({ text: t('accounts.codeReset', { name: displayName }) });
    onChanged();
  };
  return (
    <Section title={t('accounts.security')}>
      {locked && (
        <div className="note warn admin-note">
          <p>{t('accounts.lockedUntil', { at: formats.dateTime(lockedUntil) })}</p>
          <div className="actions">
            <button type="button" className="button small" disabled={busy} onClick={() => void unlock()}>
              {t('accounts.unlock')}
            </button>
          </div>
        </div>
      )}
      <p className="muted">
        {t(
          !account.hasPassword
            ? 'accounts.officeOnly'
            : account.hasCode
              ? 'accounts.withCode'
              : 'accounts.withoutCode',
        )}
        {account.passwordMustChange && <> {t('accounts.mustChange')}</>}
      </p>
      <Refused message={refused} />
      {password !== null ? (
        <ShownOnce
          title={t('once.password', { name: account.name })}
          secret={password}
          next={t('once.passwordNext')}
          done={t('once.done')}
          onDone={() => setPassword(null)}
        />
      ) : (
        mayReset && (
          <div className="actions wrap">
            <ConfirmButton
              label={t('accounts.resetPassword')}
              ask={t('accounts.resetPasswordAsk', { name: displayName })}
              yes={t('accounts.resetPasswordYes')}
              onConfirm={reset}
            />
            {account.hasCode && (
              <ConfirmButton
                label={t('accounts.resetCode')}
                ask={t('accounts.resetCodeAsk', { name: displayName })}
                yes={t('accounts.resetCode')}
                onConfirm={resetCode}
              />
            )}
          </div>
        )
      )}
      <LinkOffice account={account} onChanged={onChanged} />
    </Section>
  );
}
