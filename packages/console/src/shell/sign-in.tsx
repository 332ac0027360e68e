import { type FormEvent, useState } from 'react';
import { useSession } from '../app/session.tsx';
import { useWords } from '../messages/use-words.ts';
import { LanguageButton } from './language-button.tsx';

/** Demo accounts work on the server's own machine only, so only there are they worth a hint. */
const OWN_MACHINE = ['localhost', '127.0.0.1', '[::1]'].includes(window.location.hostname);

export function SignIn() {
  const { t } = useWords();
  const { signIn } = useSession();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    const refusal = await signIn(String(form.get('name') ?? ''), String(form.get('password') ?? ''));
    setBusy(false);
    if (refusal !== null) setProblem(refusal === '' ? t('signIn.failed') : refusal);
  };

  return (
    <main className="entrance">
      <form className="sign-in" onSubmit={submit} aria-labelledby="sign-in-title">
        <div className="sign-in-head">
          <img src="/favicon.svg" alt="" width={40} height={40} />
          <LanguageButton />
        </div>
        <h1 id="sign-in-title">{t('shell.product')}</h1>
        <p className="muted">{t('signIn.claim')}</p>
        <label>
          <span>{t('signIn.name')}</span>
          <input name="name" autoComplete="username" required autoCapitalize="none" spellCheck={false} />
        </label>
        <label>
          <span>{t('signIn.password')}</span>
          <input name="password" type="password" autoComplete="current-password" required />
        </label>
        {problem !== null && (
          <p className="note bad" role="alert">
            {problem}
          </p>
        )}
        <button type="submit" className="button primary" disabled={busy}>
          {busy ? t('signIn.busy') : t('signIn.submit')}
        </button>
        {OWN_MACHINE && <p className="note">{t('signIn.demo')}</p>}
      </form>
    </main>
  );
}
