import { describe, expect, test } from 'vitest';
import type { Town } from '../town.ts';

const NAVIGATION = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

async function page(origin: string, path: string, accept = NAVIGATION, language = 'en') {
  return fetch(`${origin}${path}`, { headers: { accept, 'accept-language': language } });
}

/** A question by GET, as programs ask it. */
async function ask(origin: string): Promise<unknown> {
  const headers = { accept: 'application/json', 'apollo-require-preflight': 'true' };
  return (await fetch(`${origin}/graphql?query=%7B__typename%7D`, { headers })).json();
}

export function explorerSuite(town: () => Town): void {
  describe('the explorer', () => {
    test('is a page for browsers whose every file is on this server', async () => {
      const answer = await page(town().origin, '/graphql');
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
      const text = await answer.text();
      const files = [...text.matchAll(/<(?:script|link|img)[^>]* (?:src|href)="([^"]+)"/g)].map(
        ([, file]) => file,
      );
      expect(files).toContain('main.js');
      const base = new URL('/graphql/explorer/', town().origin);
      for (const file of files) {
        const { origin, pathname } = new URL(file, base);
        expect(origin, file).toBe(town().origin);
        expect((await page(town().origin, pathname, '*/*')).status, file).toBe(200);
      }
    });

    test('may run its own scripts only, speak with this server only, and sends the header for changes', async () => {
      const answer = await page(town().origin, '/graphql');
      const policy = answer.headers.get('content-security-policy') ?? '';
      expect(policy).not.toMatch(/unsafe-eval|https?:|\*/);
      expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]+'/);
      expect(await answer.text()).toContain('x-onegrid');
      expect((await page(town().origin, '/healthz')).headers.get('content-security-policy')).not.toContain(
        'nonce',
      );
    });

    test('speaks the language of its reader', async () => {
      expect(await (await page(town().origin, '/graphql', NAVIGATION, 'zh-CN')).text()).toContain('zh-CN');
      expect(await (await page(town().origin, '/graphql', NAVIGATION, 'en')).text()).toContain('en-US');
    });

    test('leaves questions to the API', async () => {
      expect(await ask(town().origin)).toEqual({ data: { __typename: 'Query' } });
      expect((await page(town().origin, '/graphql', '*/*')).status).toBe(400);
    });

    test('is not there in production, nor what it does without', async () => {
      expect((await page(town().origin, '/graphql/explorer/iframe-sandbox/index.html')).status).toBe(404);
      expect((await page(town().origin, '/graphql/explorer/none.js')).status).toBe(404);
      const settings = { uploadLimit: 1024, production: true };
      const server = await town().serve({ settings });
      const origin = `http://127.0.0.1:${server.port}`;
      expect((await page(origin, '/graphql')).status).toBe(404);
      expect((await page(origin, '/graphql/explorer/main.js')).status).toBe(404);
      expect(await ask(origin)).toEqual({ data: { __typename: 'Query' } });
      await server.close();
    });
  });
}
