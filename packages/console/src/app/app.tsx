import { lazy, Suspense, useEffect, useMemo } from 'react';
import { Provider } from 'urql';
import { makeClient } from '../graphql/client.ts';
import { useWords } from '../messages/use-words.ts';
import { Shell } from '../shell/shell.tsx';
import { SignIn } from '../shell/sign-in.tsx';
import { ToastProvider } from '../shell/toasts.tsx';
import { navigation, useUrl } from './navigation.ts';
import { usePreferences } from './preferences.ts';
import { SessionProvider, useMay, useSession } from './session.tsx';
import { WorkbenchProvider } from './workbench.tsx';

// Seldom, and once in the life of a server.
const MustChange = lazy(() => import('../account/must-change.tsx'));
const CreateDistrict = lazy(() => import('../setup/create-district.tsx'));

export function App() {
  const { locale } = usePreferences();
  // What the server words itself is read again in the new language.
  const client = useMemo(() => makeClient(locale), [locale]);
  return (
    <Provider value={client}>
      <SessionProvider>
        <Entrance />
      </SessionProvider>
    </Provider>
  );
}

function Entrance() {
  const { state, retry } = useSession();
  const { t } = useWords();
  if (state.kind === 'loading')
    return <div className="entrance" role="status" aria-label={t('state.loading')} />;
  if (state.kind === 'unreachable') {
    return (
      <main className="entrance">
        <div className="entrance-note" role="alert">
          <h1>{t('state.unreachable')}</h1>
          <p>{t('state.unreachableNext')}</p>
          <code>{state.message}</code>
          <button type="button" className="button primary" onClick={retry}>
            {t('state.retry')}
          </button>
        </div>
      </main>
    );
  }
  if (state.kind === 'empty') {
    return (
      <Suspense fallback={<div className="entrance" role="status" aria-label={t('state.loading')} />}>
        <CreateDistrict codeRequired={state.codeRequired} />
      </Suspense>
    );
  }
  if (state.kind === 'signed-out') return <SignIn ended={state.ended} />;
  if (state.account.passwordMustChange) {
    return (
      <Suspense fallback={<div className="entrance" role="status" aria-label={t('state.loading')} />}>
        <MustChange />
      </Suspense>
    );
  }
  return <Signed setupRequired={state.setupRequired} />;
}

/** The workbench; until the district has its outline, setting it up is all there is to do. */
function Signed({ setupRequired }: { readonly setupRequired: boolean }) {
  const { t } = useWords();
  const { signOut } = useSession();
  const maySetUp = useMay('importBaseData');
  const workspace = useUrl('workspace');
  useEffect(() => {
    if (setupRequired && maySetUp && workspace !== 'setup') navigation.go({ workspace: 'setup', page: null });
  }, [setupRequired, maySetUp, workspace]);
  if (setupRequired && !maySetUp) {
    return (
      <main className="entrance">
        <div className="entrance-note">
          <h1>{t('setup.notReady')}</h1>
          <p>{t('setup.notReadyNext')}</p>
          <button type="button" className="button" onClick={() => void signOut()}>
            {t('signIn.signOut')}
          </button>
        </div>
      </main>
    );
  }
  return (
    <ToastProvider>
      <WorkbenchProvider>
        <Suspense>
          <Shell />
        </Suspense>
      </WorkbenchProvider>
    </ToastProvider>
  );
}
