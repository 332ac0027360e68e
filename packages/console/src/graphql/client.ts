import { Client, cacheExchange, fetchExchange, mapExchange, subscriptionExchange } from 'urql';
import type { Locale } from '../app/preferences.ts';
import { forwardSubscription } from './subscriptions.ts';

/** Codes of refusals that may come from a session that ended, rights that were taken back, or a password that is due. */
const DOUBTFUL: readonly unknown[] = ['UNAUTHENTICATED', 'FORBIDDEN'];
const doubts = new Set<() => void>();

/** Hears of every answer that says the session is not what it was; answers how to stop hearing. */
export function onSessionDoubt(listener: () => void): () => void {
  doubts.add(listener);
  return () => doubts.delete(listener);
}

/** The server answers in the reader's language; the session is its cookie. */
export function makeClient(locale: Locale): Client {
  return new Client({
    url: '/graphql',
    preferGetMethod: false,
    exchanges: [
      cacheExchange,
      mapExchange({
        // Who one is may be asked by anybody: without a session there is no error, only nobody.
        onResult({ data }) {
          if (data?.me === null && !('setup' in data)) for (const listener of doubts) listener();
        },
        onError({ graphQLErrors }) {
          const doubtful = graphQLErrors.some(({ extensions }) => DOUBTFUL.includes(extensions.code));
          if (doubtful) for (const listener of doubts) listener();
        },
      }),
      subscriptionExchange({ forwardSubscription }),
      fetchExchange,
    ],
    fetchOptions: () => ({
      credentials: 'same-origin',
      headers: { 'accept-language': locale },
    }),
  });
}
