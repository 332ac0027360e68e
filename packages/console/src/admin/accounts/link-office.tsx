import { type FormEvent, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { useMay } from '../../app/session.tsx';
import { useCarryOut } from '../../app/use-carry-out.ts';
import { linkOidcDocument, type ManagedAccount } from '../../graphql/account-documents.ts';
import { signInMethodsDocument } from '../../graphql/session-documents.ts';
import { useWords } from '../../messages/use-words.ts';
import { ConfirmButton } from '../../shell/confirm-button.tsx';
import { FormFoot } from '../../shell/form-foot.tsx';
import { Facts } from '../../shell/parts.tsx';
import { Refused } from '../../shell/refused.tsx';
import { useToasts } from '../../shell/toasts.tsx';

/** Joins an account with the one that the office's own sign-in (OpenID Connect) knows the person by. */
export function LinkOffice(props: { readonly account: ManagedAccount; readonly onChanged: () => void }) {
  const { t } = useWords();
  const toasts = useToasts();
  const { account, onChanged } = props;
  const mayLink = useMay('linkOidc');
  const [{ data }] = useQuery({ query: signInMethodsDocument });
  const [, run] = useMutation(linkOidcDocument);
  const { busy, refused, carryOut, forget } = useCarryOut();
  const [linking, setLinking] = useState(false);
  const [issuer, setIssuer] = useState('');
  const [subject, setSubject] = useState('');
  const { id, displayName, oidc } = account;
  const link = async (to: { readonly issuer: string; readonly subject: string } | null) => {
    const asked = run({ id, issuer: to?.issuer ?? null, subject: to?.subject ?? null });
    if ((await carryOut(asked, (answer) => answer.linkOidc)) === null) return;
    setLinking(false);
    toasts.show({ text: t(to === null ? 'accounts.unlinked' : 'accounts.linked', { name: displayName }) });
    onChanged();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (issuer.trim() !== '' && subject.trim() !== '')
      void link({ issuer: issuer.trim(), subject: subject.trim() });
  };
  // An office without a sign-in of its own has nothing to join with.
  if (!mayLink || (oidc === null && data?.signInMethods.oidcUrl == null)) return null;
  return (
    <div className="admin-part">
      <h4>{t('accounts.office')}</h4>
      {oidc !== null ? (
        <>
          <Facts
            facts={[
              [t('accounts.issuer'), oidc.issuer],
              [t('accounts.subject'), oidc.subject],
            ]}
          />
          <Refused message={refused} />
          <div className="actions">
            <ConfirmButton
              label={t('accounts.unlink')}
              ask={t('accounts.unlinkAsk', { name: displayName })}
              yes={t('accounts.unlink')}
              onConfirm={() => link(null)}
            />
          </div>
        </>
      ) : linking ? (
        <form className="form" onSubmit={submit}>
          <label>
            <span>{t('accounts.issuer')}</span>
            <input
              className="field"
              type="url"
              name="issuer"
              required
              maxLength={500}
              placeholder="https://"
              value={issuer}
              onChange={({ target }) => setIssuer(target.value)}
            />
          </label>
          <label>
            <span>{t('accounts.subject')}</span>
            <input
              className="field"
              name="subject"
              required
              maxLength={255}
              autoComplete="off"
              spellCheck={false}
              value={subject}
              onChange={({ target }) => setSubject(target.value)}
            />
            <span className="muted">{t('accounts.subjectNote')}</span>
          </label>
          <FormFoot
            refused={refused}
            submit={t('accounts.link')}
            ready={!busy}
            onLeave={() => {
              setLinking(false);
              forget();
            }}
          />
        </form>
      ) : (
        <div className="actions">
          <button type="button" className="button small" onClick={() => setLinking(true)}>
            {t('accounts.link')}
          </button>
        </div>
      )}
    </div>
  );
}
