import { Suspense, useMemo } from 'react';
import { Provider } from 'urql';
import { makeClient } from '../graphql/client.ts';
import { useWords } from '../messages/use-words.ts';
import { Shell } from '../shell/shell.tsx';
import { SignIn } from '../shell/sign-in.tsx';
import { ToastProvider } from '../shell/toasts.tsx';
import { usePreferences } from './preferences.ts';
import { SessionProvider, useSession } from './session.tsx';
import { WorkbenchProvider } from './workbench.tsx';

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
  if (state.kind === 'signed-out') return <SignIn />;
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
