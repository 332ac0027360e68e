import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { useMutation, useQuery } from 'urql';
import type { ResultOf } from '../graphql/graphql.ts';
import { meDocument, signInDocument, signOutDocument } from '../graphql/session-documents.ts';
import { useLast } from './use-last.ts';

export type Account = NonNullable<ResultOf<typeof meDocument>['me']>;

export type SessionState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'unreachable'; readonly message: string }
  /** The server holds no district yet. */
  | { readonly kind: 'empty'; readonly codeRequired: boolean }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'signed-in'; readonly account: Account; readonly setupRequired: boolean };

interface Session {
  readonly state: SessionState;
  /** Null on success, else the server's words for why not. */
  signIn(name: string, password: string): Promise<string | null>;
  signOut(): Promise<void>;
  retry(): void;
}

const SessionContext = createContext<Session | null>(null);

/** Who is signed in, by the cookie of the server. */
export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const [{ data: fresh, error, fetching }, refresh] = useQuery({ query: meDocument });
  const data = useLast(fresh);
  const [, runSignIn] = useMutation(signInDocument);
  const [, runSignOut] = useMutation(signOutDocument);
  const session = useMemo<Session>(
    () => ({
      state: stateOf(data, error?.message, fetching),
      async signIn(name, password) {
        const result = await runSignIn({ name, password });
        const answer = result.data?.signIn;
        if (answer?.__typename === 'SignedIn') {
          refresh({ requestPolicy: 'network-only' });
          return null;
        }
        return answer?.message ?? result.error?.message ?? '';
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

function stateOf(
  data: ResultOf<typeof meDocument> | undefined,
  error: string | undefined,
  fetching: boolean,
): SessionState {
  if (data?.me) return { kind: 'signed-in', account: data.me, setupRequired: data.setup.required };
  if (data?.setup.districtExists === false) return { kind: 'empty', codeRequired: data.setup.codeRequired };
  if (data !== undefined) return { kind: 'signed-out' };
  if (error !== undefined && !fetching) return { kind: 'unreachable', message: error };
  return { kind: 'loading' };
}
