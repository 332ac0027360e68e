import { type FormEvent, useEffect, useState } from 'react';
import { useSession } from '../app/session.tsx';
import { useWords } from '../messages/use-words.ts';
import { LanguageButton } from './language-button.tsx';

interface ServerNote {
  readonly demoAccounts: readonly { readonly name: string; readonly password: string }[];
}

export function SignIn() {
  const { t } = useWords();
  const { signIn } = useSession();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const { demoAccounts } = useServerNote();

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    const refusal = await signIn(String(form.get('name') ?? ''), String(form.get('password') ?? ''));
    setBusy(false);
    if (refusal !== null) setProblem(refusal === '' ? t('signIn.failed') : refusal);
  };

  const fill = (form: HTMLFormElement | null, account: ServerNote['demoAccounts'][number]) => {
    for (const [name, value] of Object.entries(account)) {
      const field = form?.elements.namedItem(name);
      if (field instanceof HTMLInputElement) field.value = value;
    }
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
        {demoAccounts.length > 0 && (
          <div className="note">
            <strong>{t('signIn.demo')}</strong>
            <div className="chips" style={{ marginTop: 8 }}>
              {demoAccounts.map((account) => (
                <button
                  key={account.name}
                  type="button"
                  className="button"
                  onClick={(event) => fill(event.currentTarget.form, account)}
                >
                  {account.name}
                </button>
              ))}
            </div>
          </div>
        )}
      </form>
    </main>
  );
}

/** What the server says to whoever has not signed in: the accounts of a demonstration, where it is one. */
function useServerNote(): ServerNote {
  const [note, setNote] = useState<ServerNote>({ demoAccounts: [] });
  useEffect(() => {
    const stop = new AbortController();
    fetch('/demo-accounts', { signal: stop.signal })
      .then(async (response) => {
        if (!response.ok || !response.headers.get('content-type')?.includes('json')) return;
        setNote({ demoAccounts: readAccounts(await response.json()) });
      })
      .catch(() => {
        // Not a demonstration, or no connection: signing in says which.
      });
    return () => stop.abort();
  }, []);
  return note;
}

function readAccounts(value: unknown): ServerNote['demoAccounts'] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null) return [];
    const { name, password } = entry as Record<string, unknown>;
    return typeof name === 'string' && typeof password === 'string' ? [{ name, password }] : [];
  });
}
