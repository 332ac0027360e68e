import './account.css';
import { useAccount, useSession } from '../app/session.tsx';
import { useWords } from '../messages/use-words.ts';
import { LanguageButton } from '../shell/language-button.tsx';
import { ChangePassword } from './change-password.tsx';

/** All there is to do for an account whose password is new from an administrator, or too old. */
export default function MustChange() {
  const { t } = useWords();
  const { signOut, retry } = useSession();
  const account = useAccount();
  return (
    <main className="entrance">
      <div className="sign-in">
        <div className="sign-in-head">
          <img src="/favicon.svg" alt="" width={40} height={40} />
          <LanguageButton />
        </div>
        <h1>{t('account.mustChange')}</h1>
        <p className="muted">{t('account.mustChangeWhy', { name: account.displayName })}</p>
        <ChangePassword onChanged={retry} />
        <button type="button" className="button" onClick={() => void signOut()}>
          {t('signIn.signOut')}
        </button>
      </div>
    </main>
  );
}
