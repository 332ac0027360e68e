import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { Client } from '../client.ts';
import { bytes, raw } from '../raw-request.ts';
import { place } from '../small-town.ts';
import { PASSWORD, type Town } from '../town.ts';
import { officerOf } from '../town-people.ts';

const ME = '{ me { name } }';
const SOMEBODY = { name: '孙大海', telephone: '13900004321', home: '湖滨小区9幢' };
const JSON_TYPE = { 'content-type': 'application/json' };

/** Attacks by what is too large, too slow or ambiguous, and by what answers and logs give away. */
export function attackLimitsSuite(town: () => Town): void {
  describe('what is too large, too slow or ambiguous', () => {
    test.each([
      [
        'a query over a megabyte',
        { body: JSON.stringify({ query: `{ __typename } #${'x'.repeat(1_100_000)}` }) },
        413,
      ],
      ['headers of 20 KB', { headers: { 'x-long': 'x'.repeat(20_000) } }, 431],
      ['an address of 20 KB', { path: `/graphql?x=${'x'.repeat(20_000)}` }, 431],
    ])(
      '%s',
      async (_name, {
        path = '/graphql',
        headers = {},
        body,
      }: { path?: string; headers?: Record<string, string>; body?: string }, status) => {
        const answer = await raw(town().origin, path, {
          method: 'POST',
          headers: { ...JSON_TYPE, ...headers },
          body: body ?? '{}',
        });
        expect(answer.status).toBe(status);
      },
    );

    // A small body that unpacks to a large one.
    test('a compressed body', async () => {
      const response = await fetch(`${town().origin}/graphql`, {
        method: 'POST',
        headers: { ...JSON_TYPE, 'content-encoding': 'gzip' },
        body: new Uint8Array(gzipSync(JSON.stringify({ query: `{ __typename } #${' '.repeat(900_000)}` }))),
      });
      expect(response.status).toBe(415);
    });

    // Deep nesting to overflow the stack of whatever walks it.
    test.each([
      [
        'variables',
        `{"query":"{ __typename }","variables":{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}}`,
      ],
      ['a body', `${'['.repeat(300_000)}${']'.repeat(300_000)}`],
      ['a selection', JSON.stringify({ query: `${'{ a '.repeat(3_000)}${'}'.repeat(3_000)}` })],
      [
        'a value',
        JSON.stringify({
          query: `{ appeals(filter: ${'['.repeat(3_000)}${']'.repeat(3_000)}) { totalCount } }`,
        }),
      ],
    ])('%s nested without end', async (_name, body) => {
      const { status, body: text } = await raw(town().origin, '/graphql', {
        method: 'POST',
        headers: JSON_TYPE,
        body,
      });
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
      expect(text).not.toMatch(/RangeError|stack|node_modules/);
    });

    // Many operations in one request, to get around what is counted by request.
    test('a batch of operations', async () => {
      const batch = JSON.stringify(Array.from({ length: 50 }, () => ({ query: ME })));
      const { status } = await raw(town().origin, '/graphql', {
        method: 'POST',
        headers: JSON_TYPE,
        body: batch,
      });
      expect(status).toBe(400);
    });

    test('the schema is asked for in production, by a stranger', async () => {
      const server = await town().serve({ settings: { uploadLimit: 1, production: true } });
      const stranger = new Client(`http://127.0.0.1:${server.port}`);
      for (const query of [
        '{ __schema { types { name } } }',
        '{ __type(name: "Account") { fields { name } } }',
        'query A { __typename } query B { __schema { types { name } } }',
        '{ ...F } fragment F on Query { __schema { types { name } } }',
      ]) {
        expect((await stranger.ask(query)).data, query).toBeNull();
      }
      const { errors } = await stranger.ask('{ apeals { id } }');
      expect(errors[0].message).not.toMatch(/did you mean|appeals/i);
      await server.close();
    });

    // HTTP parameter pollution: a parameter given twice is read one way by a proxy and another way here.
    test('parameters are given twice', async () => {
      const planner = await town().client('planner');
      const twice = await planner.fetch(
        `/graphql?query=${encodeURIComponent(ME)}&query=${encodeURIComponent('{ plans { totalCount } }')}`,
        { headers: { 'apollo-require-preflight': '1' } },
      );
      expect(twice.status).toBe(400);
      expect((await planner.fetch('/plans/x/changes?after=1&after=2')).status).toBe(400);
      expect((await planner.fetch('/plans/x/changes?after[$gt]=1')).status).toBe(400);
      const tile = await planner.fetch('/tiles/appeals/current/0/0/0.mvt?hourFrom=1&hourFrom=2');
      expect(tile.status).toBe(400);
    });

    // Two ways to say where a body ends, so that a second request hides in the first.
    test('a request is smuggled in another', async () => {
      const smuggled = 'GET /healthz?smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n';
      const both = `POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${smuggled}`;
      expect(await bytes(town().origin, both)).toMatch(/^HTTP\/1\.1 400 /);
      const twice = `POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nContent-Length: 60\r\n\r\n{}${smuggled}`;
      expect(await bytes(town().origin, twice)).toMatch(/^HTTP\/1\.1 400 /);
      const folded =
        'GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-A: 1\r\n\tContent-Length: 5\r\nConnection: close\r\n\r\n';
      expect(await bytes(town().origin, folded)).not.toContain('smuggled');
      expect(await bytes(town().origin, 'GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n')).toMatch(
        /^HTTP\/1\.1 400 /,
      );
    });

    // Splitting an answer by a line break in what is echoed into a header.
    test('a line break is put into an address', async () => {
      for (const path of ['/%0d%0aSet-Cookie:%20x=1', '/recoded/%0d%0aX-Evil:1', '/tiles/%E0%A4%A']) {
        const { headers, status, body } = await raw(town().origin, path);
        expect(headers['x-evil'] ?? headers['set-cookie']).toBeUndefined();
        expect(status).toBeGreaterThanOrEqual(400);
        expect(body).not.toMatch(/stack|node_modules|\.ts:/);
      }
    });

    // Path traversal through whatever is served from a folder.
    test.each([
      '/../../etc/passwd',
      '/..%2f..%2fetc/passwd',
      '/%2e%2e/%2e%2e/etc/passwd',
      '/assets/..%5c..%5cpackage.json',
      '/graphql/explorer/../../../package.json',
      '/graphql/explorer/..%2f..%2f..%2fpackage.json',
      '/graphql/explorer/%2e%2e/%2e%2e/package.json',
      '/graphql/explorer//etc/passwd',
      '/tiles/..%2f..%2fetc/passwd/0/0/0.mvt',
      '/plans/..%2f..%2fetc%2fpasswd/state/1',
      '/recoded/..%2f..%2f..%2fetc%2fpasswd',
      '/.env',
      '/.git/config',
      '/%00/etc/passwd',
    ])('the path %s', async (path) => {
      const planner = await town().client('planner');
      const { status, body } = await raw(town().origin, path, { headers: { cookie: planner.cookie ?? '' } });
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
      expect(body).not.toMatch(/root:x|"dependencies"|\[core\]/);
    });

    // Prototype pollution: keys that reach the prototype of every object.
    test('prototypes are reached for in JSON', async () => {
      const planner = await town().client('planner');
      for (const body of [
        '{"query":"{ me { name } }","variables":{"__proto__":{"polluted":true}}}',
        '{"query":"{ me { name } }","variables":{"constructor":{"prototype":{"polluted":true}}}}',
        '{"query":"{ me { name } }","__proto__":{"polluted":true},"extensions":{"__proto__":{"polluted":true}}}',
        '{"query":"query($f: AppealFilter) { appeals(filter: $f) { totalCount } }","variables":{"f":{"__proto__":{"polluted":true}}}}',
      ]) {
        const answer = await planner.fetch('/graphql', { method: 'POST', headers: JSON_TYPE, body });
        expect(answer.status).toBeLessThan(500);
      }
      await planner.fetch(
        '/tiles/appeals/current/0/0/0.mvt?__proto__[polluted]=1&constructor.prototype.polluted=1',
      );
      expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    });
  });

  describe('what answers and logs give away', () => {
    test('no password, cookie, key or stack', async () => {
      const logged: string[] = [];
      const server = await town().serve({ log: (line) => logged.push(line) });
      const origin = `http://127.0.0.1:${server.port}`;
      const client = new Client(origin);
      await client.signIn('planner', PASSWORD);
      await client.signIn('planner', 'a wrong password');
      const key = `ogk_${'a'.repeat(18)}_${'K'.repeat(43)}`;
      const answers = [
        await client.ask('{ me { name } nothing }'),
        await client.ask('query($id: ID!) { plan(id: $id) { id } }', { id: { a: 1 } }),
        await (await fetch(`${origin}/graphql`, { headers: { authorization: `Bearer ${key}` } })).text(),
        await (
          await fetch(`${origin}/graphql`, { method: 'POST', headers: JSON_TYPE, body: '{"query":' })
        ).text(),
        await (await fetch(`${origin}/plans/%ff/ground`)).text(),
      ];
      const said = JSON.stringify(answers);
      expect(said).not.toMatch(/stacktrace|node_modules|at .*\.ts:\d/);
      for (const text of [said, logged.join('\n')]) {
        expect(text).not.toContain('a wrong password');
        expect(text).not.toContain(PASSWORD);
        expect(text).not.toContain('KKKK');
        expect(text).not.toContain((client.cookie ?? 'none').split('=')[1]);
      }
      await server.close();
    });

    test('nothing personal, where the database fails in the middle of it', async () => {
      const logged: string[] = [];
      const server = await town().serve({ log: (line) => logged.push(line) });
      const origin = `http://127.0.0.1:${server.port}`;
      const client = Object.assign(await officerOf(town(), 'police'), { origin });
      const input = { ...SOMEBODY, at: place(5, 5) };
      await town().sqlAsOwner('alter table person rename to person_away');
      await town().sqlAsOwner('alter table building rename to building_away');
      try {
        const answers = [
          await client.ask(
            'mutation($input: RegisterPersonInput!) { registerPerson(input: $input) { __typename } }',
            { input },
          ),
          await client.ask(
            'query($telephone: String!) { persons(filter: { telephone: $telephone }) { totalCount } }',
            { telephone: SOMEBODY.telephone },
          ),
          await client.ask('query($text: String!) { search(text: $text) { id } }', { text: SOMEBODY.name }),
        ];
        for (const { errors } of answers) expect(errors[0]?.extensions.code).toBe('INTERNAL_SERVER_ERROR');
        expect(logged.length).toBeGreaterThanOrEqual(answers.length);
        for (const text of [JSON.stringify(answers), logged.join('\n')])
          for (const personal of Object.values(SOMEBODY)) expect(text).not.toContain(personal);
      } finally {
        await town().sqlAsOwner('alter table person_away rename to person');
        await town().sqlAsOwner('alter table building_away rename to building');
        await server.close();
      }
    });
  });
}
