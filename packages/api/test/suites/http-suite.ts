import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getIntrospectionQuery } from 'graphql';
import { describe, expect, test } from 'vitest';
import { Client, type Json, list } from '../client.ts';
import type { Town } from '../town.ts';

export function httpSuite(town: () => Town): void {
  describe('HTTP', () => {
    test('says whether the database answers', async () => {
      const response = await new Client(town().origin).fetch('/healthz');
      expect(response.status).toBe(200);
      expect(await response.json()).toEqual({ healthy: true });
    });

    test('lets nothing leave the machine', async () => {
      const response = await new Client(town().origin).fetch('/healthz');
      const policy = response.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'self'");
      expect(policy).toContain("connect-src 'self'");
      expect(policy).toContain("worker-src 'self' blob:");
      expect(policy).not.toMatch(/https?:|\*/);
      expect(response.headers.get('x-powered-by')).toBeNull();
    });

    test('refuses files and tiles to who is not signed in, and uploads to leaders', async () => {
      const stranger = new Client(town().origin);
      expect((await stranger.fetch('/tiles/streets/x/0/0/0.mvt')).status).toBe(401);
      expect((await stranger.upload('{}')).status).toBe(401);
      expect((await (await town().client('leader')).upload('{}')).status).toBe(403);
    });

    test('refuses a change that a page of another site could have sent', async () => {
      const planner = await town().client('planner');
      const form = new FormData();
      form.append('file', new Blob(['{}']), 'a.geojson');
      const upload = await planner.fetch('/files', { method: 'POST', body: form });
      expect(upload.status).toBe(403);
      expect(await upload.json()).toMatchObject({ code: 'custom-header-missing' });
      const query = await planner.fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'text/plain' },
        body: JSON.stringify({ query: 'mutation { signOut }' }),
      });
      expect(query.status).toBe(400);
      const link = await planner.fetch(`/graphql?query=${encodeURIComponent('mutation { signOut }')}`);
      expect(link.status).toBe(400);
    });

    test('answers 404 where nothing is, 400 to broken JSON and 413 to an endless query', async () => {
      const client = await town().client('planner');
      expect((await client.fetch('/nothing/here')).status).toBe(404);
      const headers = { 'content-type': 'application/json' };
      const broken = await client.fetch('/graphql', { method: 'POST', headers, body: '{' });
      expect(broken.status).toBe(400);
      const endless = JSON.stringify({ query: `{ __typename } #${'x'.repeat(2_000_000)}` });
      expect((await client.fetch('/graphql', { method: 'POST', headers, body: endless })).status).toBe(413);
    });
  });

  describe('limits of a query', () => {
    const deep = `{ currentPlan ${'{ grid(code: "1") { plan '.repeat(8)}{ id }${' } }'.repeat(8)} }`;
    const wide = Array.from({ length: 40 }, (_, index) => `a${index}: me { name }`).join(' ');
    const costly =
      '{ plans(first: 200) { nodes { grids(first: 200) { nodes { legacy { legacyGrid { id } } } } } } }';
    const long = `{ ${'__typename '.repeat(5_000)} }`;

    test.each([
      ['depth', deep],
      ['aliases', `{ ${wide} }`],
      ['cost', costly],
      ['tokens', long],
      ['syntax', '{'],
      ['an unknown field', '{ secrets }'],
      ['a variable of another type', 'query($id: ID!) { plan(id: $id) { id } }'],
    ])('%s: a 400 with a code, and nothing of the inside', async (_name, query) => {
      const client = await town().client('planner');
      const { status, errors } = await client.ask(query, {});
      expect(status).toBe(400);
      expect(errors.length).toBeGreaterThan(0);
      expect(errors[0].extensions.code).not.toBe('INTERNAL_SERVER_ERROR');
      expect(JSON.stringify(errors)).not.toMatch(/stacktrace|node_modules|\.ts:/);
    });

    test('the schema is read in production only by who is signed in', async () => {
      const server = await town().serve({ settings: { uploadLimit: 1, production: true } });
      const stranger = new Client(`http://127.0.0.1:${server.port}`);
      const introspection = '{ __schema { queryType { name } } }';
      const refused = await stranger.ask(introspection);
      expect(refused.status).toBe(400);
      expect(refused.errors[0].extensions.code).toBe('UNAUTHENTICATED');
      stranger.cookie = (await town().client('leader')).cookie;
      const data: Json = await stranger.data(introspection);
      expect(data).toEqual({ __schema: { queryType: { name: 'Query' } } });
      await server.close();
    });

    test('the whole schema can be read within the limits', async () => {
      const data = await new Client(town().origin).data(getIntrospectionQuery());
      expect(list(data, '__schema.types').length).toBeGreaterThan(60);
    });

    test('names of fields are not given away by suggestions', async () => {
      const { errors } = await new Client(town().origin).ask('{ departmens { id } }');
      expect(errors[0].message).not.toContain('departments');
    });

    test('errors are worded in the language of the request', async () => {
      const query = '{ branches(first: 500) { nodes { id } } }';
      const english = await (await town().client('planner')).ask(query);
      const chinese = await (await town().client('planner', 'zh-CN')).ask(query);
      expect(english.errors[0].message).toBe('first must be from 1 to 200, not 500.');
      expect(chinese.errors[0].message).toBe('first 应在 1 至 200 之间，而不是 500。');
      expect(
        (await new Client(town().origin, 'zh-CN').ask('{ plans { totalCount } }')).errors[0].message,
      ).toBe('请先登录。');
    });
  });

  describe('the console', () => {
    test('is served with its own paths, and its assets for ever', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'onegrid-console-'));
      await mkdir(join(folder, 'assets'));
      await writeFile(join(folder, 'index.html'), '<title>OneGrid</title>');
      await writeFile(join(folder, 'assets', 'app-abc.js'), `/*${' '.repeat(5_000)}*/`);
      const server = await town().serve({ consoleDir: folder });
      const client = new Client(`http://127.0.0.1:${server.port}`);
      for (const path of ['/', '/plan?view=1']) {
        const page = await client.fetch(path, { headers: { accept: 'text/html' } });
        expect([page.status, page.headers.get('cache-control'), await page.text()]).toEqual([
          200,
          'no-cache',
          '<title>OneGrid</title>',
        ]);
      }
      const asset = await client.fetch('/assets/app-abc.js');
      expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(asset.headers.get('content-encoding')).toMatch(/gzip|br/);
      await asset.arrayBuffer();
      expect((await client.fetch('/assets/missing.js')).status).toBe(404);
      const outside = await client.fetch('/..%2f..%2fetc%2fpasswd', { headers: { accept: 'text/html' } });
      expect(await outside.text()).toBe('<title>OneGrid</title>');
      await server.close();
      await rm(folder, { recursive: true });
    });
  });
}
