import { Client, cacheExchange, fetchExchange } from 'urql';
import type { Locale } from '../app/preferences.ts';

/** The server answers in the reader's language; the session is its cookie. */
export function makeClient(locale: Locale): Client {
  return new Client({
    url: '/graphql',
    preferGetMethod: false,
    exchanges: [cacheExchange, fetchExchange],
    fetchOptions: () => ({
      credentials: 'same-origin',
      headers: { 'accept-language': locale },
    }),
  });
}
