import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef } from 'react';
import { useMutation, useQuery } from 'urql';
import { onSessionDoubt } from '../graphql/client.ts';
import type { ResultOf } from '../graphql/graphql.ts';
import { meDocument, signInDocument, signOutDocument } from '../graphql/session-documents.ts';
import { wordsOf } from './use-carry-out.ts';
import { useLast } from './use-last.ts';

export type Account = NonNullable<ResultOf<typeof meDocument>['me']>;

export type SessionState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'unreachable'; readonly message: string }
  /** The server holds no district yet. */
  | { readonly kind: 'empty'; readonly codeRequired: boolean }
  /** `ended`: somebody was signed in on this page until the session was ended elsewhere or ran out. */
  | { readonly kind: 'signed-out'; readonly ended: boolean }
  | { readonly kind: 'signed-in'; readonly account: Account; readonly setupRequired: boolean };

export type SignInOutcome =
  | { readonly kind: 'signed-in' }
  /** The account has a second step: sign in again with the code. */
  | { readonly kind: 'code-required' }
  /** The server's words for why not; empty where it did not answer. */
  | { readonly kind: 'refused'; readonly message: string };

interface Session {
  readonly state: SessionState;
  signIn(name: string, password: string, code: string | null): Promise<SignInOutcome>;
  signOut(): Promise<void>;
  retry(): void;
}

/** So long after it was asked, coming back to the page asks again who is signed in. */
const RECHECK_MS = 60_000;
/** Several answers of one moment that doubt the session are one doubt. */
const DOUBTS_APART_MS = 5_000;

const SessionContext = createContext<Session | null>(null);

/** Who is signed in, by the cookie of the server. */
export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const [{ data: fresh, error, fetching }, refresh] = useQuery({ query: meDocument });
  const data = useLast(fresh);
  const [, runSignIn] = useMutation(signInDocument);
  const [, runSignOut] = useMutation(signOutDocument);
  const wasSignedIn = useRef(false);
  const signedIn = data?.me !== null && data?.me !== undefined;
  useEffect(() => {
    if (signedIn) wasSignedIn.current = true;
  }, [signedIn]);
  // An answer, or coming back to the page after a while, may show that the session is no longer what it was.
  useEffect(() => {
    let asked = Date.now();
    let doubted = 0;
    const again = () => {
      asked = Date.now();
      refresh({ requestPolicy: 'network-only' });
    };
    const onBack = () => {
      if (wasSignedIn.current && document.visibilityState === 'visible' && Date.now() - asked > RECHECK_MS)
        again();
    };
    const stop = onSessionDoubt(() => {
      if (!wasSignedIn.current || Date.now() - doubted < DOUBTS_APART_MS) return;
      doubted = Date.now();
      again();
    });
    document.addEventListener('visibilitychange', onBack);
    return () => {
      stop();
      document.removeEventListener('visibilitychange', onBack);
    };
  }, [refresh]);
  const session = useMemo<Session>(
    () => ({
      state: stateOf(data, error?.message, fetching, wasSignedIn.current),
      async signIn(name, password, code) {
        const result = await runSignIn({ name, password, code });
        const answer = result.data?.signIn;
        if (answer?.__typename === 'CodeRequired') return { kind: 'code-required' };
        if (answer?.__typename !== 'SignedIn')
          return { kind: 'refused', message: answer?.message ?? wordsOf(result.error) ?? '' };
        // What was read in the session before is forgotten with the page; its address says where to go on.
        if (wasSignedIn.current) window.location.reload();
        else refresh({ requestPolicy: 'network-only' });
        return { kind: 'signed-in' };
      },
      async signOut() {
        await runSignOut({});
        // A new page forgets everything that was read in this session.
        window.location.assign('/');
      },
      retry: () => refresh({ requestPolicy: 'network-only' }),
    }),
    [data, error, fetching, refresh, runSignIn, runSignOut],
  );
  return <SessionContext value={session}>{children}</SessionContext>;
}

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('useSession outside SessionProvider');
  return session;
}

/** The account that is signed in; only below the workbench, which is not drawn without one. */
export function useAccount(): Account {
  const { state } = useSession();
  if (state.kind !== 'signed-in') throw new Error('useAccount while signed out');
  return state.account;
}

/** Whether the signed-in account may call an operation. */
export function useMay(operation: string): boolean {
  return useAccount().may.includes(operation);
}

/** Whether the signed-in account sees the work on plans: people from outside see what is in force. */
export function useSeesDrafts(): boolean {
  return useMay('comparePlans');
}

function stateOf(
  data: ResultOf<typeof meDocument> | undefined,
  error: string | undefined,
  fetching: boolean,
  wasSignedIn: boolean,
): SessionState {
  if (data?.me) return { kind: 'signed-in', account: data.me, setupRequired: data.setup.required };
  if (data?.setup.districtExists === false) return { kind: 'empty', codeRequired: data.setup.codeRequired };
  if (data !== undefined) return { kind: 'signed-out', ended: wasSignedIn };
  if (error !== undefined && !fetching) return { kind: 'unreachable', message: error };
  return { kind: 'loading' };
}
