import { auditServer } from 'graphql-http';
import { expect, test } from 'vitest';
import type { Town } from '../town.ts';

export function specificationSuite(town: () => Town): void {
  test('GraphQL over HTTP is spoken as specified: no audit ends in an error', async () => {
    const results = await auditServer({
      url: `${town().origin}/graphql`,
      // The audits come without the headers that a browser's other pages cannot send.
      fetchFn: (url: string, init: RequestInit = {}) => {
        const headers = new Headers(init.headers);
        headers.set('apollo-require-preflight', 'true');
        return fetch(url, { ...init, headers });
      },
    });
    expect(results.length).toBeGreaterThan(50);
    expect(results.filter(({ status }) => status === 'error').map(({ name }) => name)).toEqual([]);
  });
}
