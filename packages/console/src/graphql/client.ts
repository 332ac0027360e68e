import { Client, cacheExchange, fetchExchange, subscriptionExchange } from 'urql';
import type { Locale } from '../app/preferences.ts';
import { forwardSubscription } from './subscriptions.ts';

/** The server answers in the reader's language; the session is its cookie. */
export function makeClient(locale: Locale): Client {
  return new Client({
    url: '/graphql',
    preferGetMethod: false,
    exchanges: [cacheExchange, subscriptionExchange({ forwardSubscription }), fetchExchange],
    fetchOptions: () => ({
      credentials: 'same-origin',
      headers: { 'accept-language': locale },
    }),
  });
}
