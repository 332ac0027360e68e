import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useQuery } from 'urql';
import { useSession } from '../app/session.tsx';
import { signInMethodsDocument } from '../graphql/session-documents.ts';
import { useWords } from '../messages/use-words.ts';
import { LanguageButton } from './language-button.tsx';

/** Demo accounts work on the server's own machine only, so only there are they worth a hint. */
const OWN_MACHINE = ['localhost', '127.0.0.1', '[::1]'].includes(window.location.hostname);

/** Why the way by the office's own sign-in did not end here; the address says it once, as `sign-in`. */
const OFFICE_PROBLEMS = ['oidc-off', 'oidc-away', 'oidc-broken', 'oidc-denied', 'oidc-unknown'] as const;
type OfficeProblem = (typeof OFFICE_PROBLEMS)[number];

interface Given {
  readonly name: string;
  readonly password: string;
}

/** Who one is: by a name and a password, then the code where the account has one, or by the office's own sign-in. */
export function SignIn({ ended }: { readonly ended: boolean }) {
  const { t } = useWords();
  const { signIn } = useSession();
  const [{ data }] = useQuery({ query: signInMethodsDocument });
  const [problem, setProblem] = useState<string | null>(null);
  const [officeProblem, setOfficeProblem] = useState(problemOfAddress);
  const [busy, setBusy] = useState(false);
  const [given, setGiven] = useState<Given | null>(null);
  const methods = data?.signInMethods;

  const enter = async (who: Given, code: string | null) => {
    setBusy(true);
    setProblem(null);
    setOfficeProblem(null);
    const outcome = await signIn(who.name, who.password, code);
    setBusy(false);
    if (outcome.kind === 'code-required') setGiven(who);
    if (outcome.kind === 'refused') setProblem(outcome.message);
  };

  return (
    <main className="entrance">
      <div className="sign-in">
        <div className="sign-in-head">
          <img src="/favicon.svg" alt="" width={40} height={40} />
          <LanguageButton />
        </div>
        <h1 id="sign-in-title">{t('shell.product')}</h1>
        <p className="muted">{t('signIn.claim')}</p>
        {ended && problem === null && officeProblem === null && (
          <p className="note warn" role="status">
            {t('signIn.ended')}
          </p>
        )}
        {officeProblem !== null && (
          <p className="note bad" role="alert">
            {t(`officeProblem.${officeProblem}`)}
          </p>
        )}
        {problem !== null && (
          <p className="note bad" role="alert">
            {problem === '' ? t('signIn.failed') : problem}
          </p>
        )}
        {given === null ? (
          <>
            {methods?.local !== false && <NameForm busy={busy} onGiven={(who) => void enter(who, null)} />}
            {methods !== undefined && methods.oidcUrl !== null && (
              <>
                {methods.local && <p className="sign-in-or">{t('signIn.or')}</p>}
                <a className="button" href={wayOf(methods.oidcUrl)}>
                  {t('signIn.office', { name: methods.oidcName ?? t('signIn.officeName') })}
                </a>
              </>
            )}
          </>
        ) : (
          <CodeForm
            busy={busy}
            onCode={(code) => void enter(given, code)}
            onBack={() => {
              setGiven(null);
              setProblem(null);
            }}
          />
        )}
        {OWN_MACHINE && given === null && <p className="note">{t('signIn.demo')}</p>}
      </div>
    </main>
  );
}

function NameForm({ busy, onGiven }: { readonly busy: boolean; readonly onGiven: (given: Given) => void }) {
  const { t } = useWords();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    onGiven({ name: String(form.get('name') ?? ''), password: String(form.get('password') ?? '') });
  };
  return (
    <form className="sign-in-form" onSubmit={submit} aria-labelledby="sign-in-title">
      <label>
        <span>{t('signIn.name')}</span>
        <input name="name" autoComplete="username" required autoCapitalize="none" spellCheck={false} />
      </label>
      <label>
        <span>{t('signIn.password')}</span>
        <input name="password" type="password" autoComplete="current-password" required />
      </label>
      <button type="submit" className="button primary" disabled={busy}>
        {busy ? t('signIn.busy') : t('signIn.submit')}
      </button>
    </form>
  );
}

/** The second step. A wrong code leaves one here; name and password were right. */
function CodeForm(props: {
  readonly busy: boolean;
  readonly onCode: (code: string) => void;
  readonly onBack: () => void;
}) {
  const { t } = useWords();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    props.onCode((field.current?.value ?? '').replace(/\s/g, ''));
    field.current?.select();
  };
  return (
    <form className="sign-in-form" onSubmit={submit} aria-labelledby="sign-in-title">
      <label>
        <span>{t('signIn.code')}</span>
        <input
          ref={field}
          name="code"
          className="code-field"
          inputMode="numeric"
          autoComplete="one-time-code"
          pattern="\s*[0-9]{3}\s*[0-9]{3}\s*"
          maxLength={8}
          required
          aria-describedby="code-why"
        />
        <span className="muted" id="code-why">
          {t('signIn.codeWhy')}
        </span>
      </label>
      <button type="submit" className="button primary" disabled={props.busy}>
        {props.busy ? t('signIn.busy') : t('signIn.submit')}
      </button>
      <button type="button" className="button" disabled={props.busy} onClick={props.onBack}>
        {t('signIn.back')}
      </button>
    </form>
  );
}

/** The office's sign-in, and back to where one is. */
function wayOf(oidcUrl: string): string {
  const url = new URL(oidcUrl, window.location.origin);
  url.searchParams.set('return', window.location.pathname + window.location.search);
  return url.href;
}

/** What the address says of the office's sign-in; it is taken out of the address, so that no link says it again. */
function problemOfAddress(): OfficeProblem | null {
  const query = new URLSearchParams(window.location.search);
  const told = query.get('sign-in');
  if (told === null) return null;
  query.delete('sign-in');
  const rest = query.toString();
  window.history.replaceState(null, '', window.location.pathname + (rest === '' ? '' : `?${rest}`));
  return OFFICE_PROBLEMS.find((each) => each === told) ?? 'oidc-denied';
}
