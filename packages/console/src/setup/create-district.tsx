import './setup.css';
import { type FormEvent, useState } from 'react';
import { useMutation } from 'urql';
import { navigation } from '../app/navigation.ts';
import { useSession } from '../app/session.tsx';
import { createDistrictDocument } from '../graphql/setup-documents.ts';
import { useWords } from '../messages/use-words.ts';
import { LanguageButton } from '../shell/language-button.tsx';
import { pageOf } from './steps.ts';

/** The first page of an empty server: the district and the account that sets it up. */
export default function CreateDistrict({ codeRequired }: { readonly codeRequired: boolean }) {
  const { t } = useWords();
  const { retry } = useSession();
  const [, createDistrict] = useMutation(createDistrictDocument);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    setBusy(true);
    const { data, error } = await createDistrict({
      input: {
        code: text('code'),
        name: text('name'),
        nameEn: text('nameEn') || null,
        administrator: {
          name: text('account'),
          displayName: text('displayName') || null,
          password: String(form.get('password') ?? ''),
        },
        setupCode: codeRequired ? text('setupCode') : null,
      },
    });
    setBusy(false);
    if (data?.createDistrict.__typename === 'SetupSignedIn') {
      navigation.go({ workspace: 'setup', page: pageOf('OUTLINE') });
      retry();
    } else setProblem(data?.createDistrict.message ?? error?.message ?? t('state.failed'));
  };

  return (
    <main className="entrance">
      <form
        className="sign-in create-district"
        onSubmit={(event) => void submit(event)}
        aria-labelledby="create-title"
      >
        <div className="sign-in-head">
          <img src="/favicon.svg" alt="" width={40} height={40} />
          <LanguageButton />
        </div>
        <h1 id="create-title">{t('setup.title')}</h1>
        <p className="muted">{t('setup.claim')}</p>
        <fieldset className="plain form">
          <legend>
            <h2>{t('setup.district')}</h2>
          </legend>
          <div className="pair">
            <label>
              <span>{t('setup.name')}</span>
              <input name="name" required maxLength={40} />
            </label>
            <label>
              <span>{t('setup.nameEn')}</span>
              <input name="nameEn" maxLength={60} />
            </label>
          </div>
          <label>
            <span>{t('setup.code')}</span>
            <input
              name="code"
              required
              inputMode="numeric"
              pattern="[0-9]{6}"
              maxLength={6}
              title={t('setup.codeNote')}
              aria-describedby="code-note"
            />
            <span className="muted" id="code-note">
              {t('setup.codeNote')}
            </span>
          </label>
        </fieldset>
        <fieldset className="plain form">
          <legend>
            <h2>{t('setup.administrator')}</h2>
          </legend>
          <div className="pair">
            <label>
              <span>{t('setup.account')}</span>
              <input
                name="account"
                required
                autoComplete="username"
                autoCapitalize="none"
                spellCheck={false}
              />
            </label>
            <label>
              <span>{t('setup.displayName')}</span>
              <input name="displayName" maxLength={40} autoComplete="name" />
            </label>
          </div>
          <label>
            <span>{t('setup.password')}</span>
            <input
              name="password"
              type="password"
              required
              minLength={10}
              autoComplete="new-password"
              aria-describedby="password-note"
            />
            <span className="muted" id="password-note">
              {t('setup.passwordNote')}
            </span>
          </label>
        </fieldset>
        {codeRequired && (
          <label>
            <span>{t('setup.setupCode')}</span>
            <input name="setupCode" required autoComplete="off" spellCheck={false} />
            <span className="muted">{t('setup.setupCodeNote')}</span>
          </label>
        )}
        {problem !== null && (
          <p className="note bad" role="alert">
            {problem}
          </p>
        )}
        <button type="submit" className="button primary" disabled={busy}>
          {t(busy ? 'setup.creating' : 'setup.create')}
        </button>
      </form>
    </main>
  );
}
