import type { ManagedAccount } from '../../graphql/account-documents.ts';
import { useWords } from '../../messages/use-words.ts';

/** What is out of the ordinary about an account. */
export function AccountTags({ account }: { readonly account: ManagedAccount }) {
  const { t } = useWords();
  const locked = account.lockedUntil !== null && Date.parse(account.lockedUntil) > Date.now();
  return (
    <span className="account-tags">
      {account.disabledAt !== null && <span className="tag bad">{t('accountTag.disabled')}</span>}
      {locked && <span className="tag warn">{t('accountTag.locked')}</span>}
      {account.disabledAt === null && account.passwordMustChange && (
        <span className="tag">{t('accountTag.mustChange')}</span>
      )}
    </span>
  );
}
