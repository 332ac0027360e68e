import { request as httpRequest, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { settingsFrom } from '../../src/server/settings.ts';
import { at, Client } from '../client.ts';
import { socketWith } from '../live-client.ts';
import { PASSWORD, type Town } from '../town.ts';

const ME = '{ me { name } }';
const EVIL = 'https://evil.example';
const JSON_TYPE = { 'content-type': 'application/json' };
const SIGN_OUT = JSON.stringify({ query: 'mutation { signOut }' });

interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A request with headers that `fetch` would set by itself, such as Host and Origin. */
function raw(
  origin: string,
  path: string,
  init: {
    readonly method?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
  } = {},
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(origin);
    const { method = 'GET', headers = {}, body } = init;
    const asked = httpRequest({ host: '127.0.0.1', port, path, method, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => (text += chunk));
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }),
      );
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

/** What a server answers to bytes as they are; empty where it hangs up. */
function bytes(origin: string, content: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(origin).port), '127.0.0.1', () => socket.write(content));
    let text = '';
    socket.on('data', (chunk) => (text += chunk.toString('latin1')));
    socket.on('error', () => resolve(text));
    socket.on('close', () => resolve(text));
    socket.setTimeout(5_000, () => socket.destroy());
  });
}

/** Attacks by way of HTTP itself: forged requests, foreign pages and names, what is too large, what is ambiguous. */
export function attackHttpSuite(town: () => Town): void {
  describe('forged requests (CSRF)', () => {
    const send = async (
      victim: Client,
      headers: Readonly<Record<string, string>>,
      body: string,
      path = '/graphql',
    ) =>
      raw(town().origin, path, {
        method: 'POST',
        headers: { ...headers, cookie: victim.cookie ?? '', host: new URL(town().origin).host },
        body,
      });
    const isSignedIn = async (victim: Client) => at(await victim.data(ME), 'me') !== null;

    // What a form of another site can send without asking: its cookies go along where a browser is lax.
    test.each([
      ['text/plain', SIGN_OUT],
      ['application/x-www-form-urlencoded', `query=${encodeURIComponent('mutation { signOut }')}`],
      [
        'multipart/form-data; boundary=x',
        `--x\r\nContent-Disposition: form-data; name="operations"\r\n\r\n${SIGN_OUT}\r\n--x--\r\n`,
      ],
      ['', SIGN_OUT],
    ])('a mutation as a form of %s', async (type, body) => {
      const victim = await town().client('leader');
      const { status } = await send(victim, type === '' ? {} : { 'content-type': type }, body);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
      expect(await isSignedIn(victim)).toBe(true);
    });

    // A page that got a JSON request through (an old browser, a plug-in) still says where it comes from.
    test.each([
      [{ origin: EVIL }],
      [{ origin: 'null' }],
      [{ 'sec-fetch-site': 'cross-site' }],
      [{ 'sec-fetch-site': 'same-site', origin: EVIL }],
      [{ origin: 'http://127.0.0.1:1' }],
    ])('a mutation as JSON from a page of another site: %o', async (headers) => {
      const victim = await town().client('leader');
      const { status, body } = await send(
        victim,
        { ...JSON_TYPE, ...headers } as Record<string, string>,
        SIGN_OUT,
      );
      expect([status, JSON.parse(body)]).toMatchObject([403, { code: 'origin-refused' }]);
      expect(await isSignedIn(victim)).toBe(true);
    });

    test('its own page is let in', async () => {
      const victim = await town().client('leader');
      const { origin } = town();
      const own: readonly Readonly<Record<string, string>>[] = [
        { origin },
        { 'sec-fetch-site': 'same-origin' },
        {},
      ];
      for (const headers of own) {
        const query = JSON.stringify({ query: ME });
        expect((await send(victim, { ...JSON_TYPE, ...headers }, query)).status).toBe(200);
      }
    });

    // A link or a picture: GET never changes anything.
    test('a mutation in an address', async () => {
      const victim = await town().client('leader');
      const query = encodeURIComponent('mutation { signOut }');
      for (const headers of [{}, { 'apollo-require-preflight': '1' }, { 'x-onegrid': '1' }]) {
        const answer = await victim.fetch(`/graphql?query=${query}`, {
          headers: headers as Record<string, string>,
        });
        expect(answer.status).toBeGreaterThanOrEqual(400);
      }
      expect(await isSignedIn(victim)).toBe(true);
    });

    // Every other route that changes something asks for the header and for the page.
    test('an upload without the header, or from another page', async () => {
      const planner = await town().client('planner');
      const form =
        '--x\r\nContent-Disposition: form-data; name="file"; filename="a.geojson"\r\n\r\n{}\r\n--x--\r\n';
      const type = { 'content-type': 'multipart/form-data; boundary=x' };
      const missing = await send(planner, type, form, '/files');
      expect([missing.status, JSON.parse(missing.body)]).toMatchObject([
        403,
        { code: 'custom-header-missing' },
      ]);
      const foreign = await send(planner, { ...type, 'x-onegrid': '1', origin: EVIL }, form, '/files');
      expect([foreign.status, JSON.parse(foreign.body)]).toMatchObject([403, { code: 'origin-refused' }]);
    });

    // Cross-site WebSocket hijacking: browsers send cookies along with a handshake from any page.
    test.each([[EVIL], ['null'], ['http://127.0.0.1:1'], ['']])(
      'a live connection from a page of "%s"',
      async (origin) => {
        const victim = await town().client('leader');
        const headers = { cookie: victim.cookie ?? '', ...(origin === '' ? {} : { origin }) };
        const socket = new (socketWith(headers))(
          `${town().origin.replace('http', 'ws')}/graphql`,
          'graphql-transport-ws',
        );
        const status = await new Promise((resolve) => {
          socket.on('unexpected-response', (_request, response) => resolve(response.statusCode));
          socket.on('open', () => resolve('open'));
          socket.on('error', () => undefined);
        });
        socket.terminate();
        expect(status).toBe(403);
      },
    );
  });

  describe('pages of other origins (CORS)', () => {
    const PREFLIGHT = {
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type, x-onegrid',
    };

    test('are told nothing unless they are named', async () => {
      for (const method of ['OPTIONS', 'POST', 'GET']) {
        const answer = await raw(town().origin, '/graphql', {
          method,
          headers: { origin: EVIL, ...JSON_TYPE, ...PREFLIGHT },
          body: JSON.stringify({ query: ME }),
        });
        expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
      }
    });

    test('are let in where they are named, exactly, and no other for it', async () => {
      const named = 'https://maps.example.cn';
      const server = await town().serve({
        settings: { uploadLimit: 1, production: true, allowedOrigins: [named] },
      });
      const origin = `http://127.0.0.1:${server.port}`;
      const preflight = (from: string) =>
        raw(origin, '/graphql', { method: 'OPTIONS', headers: { origin: from, ...PREFLIGHT } });
      const allowed = await preflight(named);
      expect(allowed.status).toBe(204);
      expect(allowed.headers).toMatchObject({
        'access-control-allow-origin': named,
        'access-control-allow-credentials': 'true',
      });
      expect(allowed.headers.vary).toContain('Origin');
      for (const from of [
        'http://maps.example.cn',
        'https://maps.example.cn.evil.example',
        'https://evil-maps.example.cn',
        'https://maps.example.cn:444',
        'https://MAPS.example.cn',
        'null',
      ]) {
        expect((await preflight(from)).headers['access-control-allow-origin'], from).toBeUndefined();
      }
      await server.close();
    });

    test('cannot all be named at once: settings refuse a star, a path and what is no origin', () => {
      for (const ONEGRID_ALLOWED_ORIGINS of [
        '*',
        'https://*.example.cn',
        'https://a.cn/path',
        'a.cn',
        'null',
      ])
        expect(() => settingsFrom({ ONEGRID_ALLOWED_ORIGINS }), ONEGRID_ALLOWED_ORIGINS).toThrow();
      expect(
        settingsFrom({ ONEGRID_ALLOWED_ORIGINS: 'https://a.cn, http://b.cn:81' }).allowedOrigins,
      ).toEqual(['https://a.cn', 'http://b.cn:81']);
      for (const ONEGRID_TRUST_PROXY of ['true', 'all', '0.0.0.0/0', '::/0', '99'])
        expect(() => settingsFrom({ ONEGRID_TRUST_PROXY }), ONEGRID_TRUST_PROXY).toThrow();
    });
  });

  describe('names, addresses and headers', () => {
    // DNS rebinding: a page of evil.example whose name suddenly leads to this machine.
    test('a name that is not the server’s', async () => {
      const { origin } = town();
      for (const host of [
        'evil.example',
        'evil.example:80',
        '127.0.0.1.evil.example',
        'localhost.evil.example',
        '@',
      ])
        expect((await raw(origin, '/healthz', { headers: { host } })).status, host).toBeGreaterThanOrEqual(
          400,
        );
      expect((await raw(origin, '/graphql', { headers: { host: 'evil.example' } })).status).toBe(421);
      for (const host of ['localhost', 'localhost:4000', '127.0.0.1', '[::1]:4000'])
        expect((await raw(origin, '/healthz', { headers: { host } })).status, host).toBe(200);
      // Nobody asked a proxy.
      const forwarded = { host: 'localhost', 'x-forwarded-host': 'evil.example' };
      expect((await raw(origin, '/healthz', { headers: forwarded })).status).toBe(200);
    });

    // Host header poisoning: what was sent as the host comes back in a link.
    test('the host never comes back in an answer', async () => {
      const server = await town().serve({ host: '0.0.0.0' });
      const origin = `http://127.0.0.1:${server.port}`;
      for (const path of ['/graphql', '/', '/tiles/x', '/graphql/explorer/index.html']) {
        const headers = { host: 'evil.example', 'x-forwarded-host': 'evil.example', accept: 'text/html' };
        const { body, headers: answered } = await raw(origin, path, { headers });
        expect(body + JSON.stringify(answered)).not.toContain('evil.example');
      }
      await server.close();
    });

    // Whoever may say where a request comes from gets around every limit by address.
    test('the address is not believed of anybody: guesses under other addresses count as one’s own', async () => {
      const server = await town().serve({ signInLimit: { perName: 3, perAddress: 3, windowSeconds: 60 } });
      const client = new Client(`http://127.0.0.1:${server.port}`);
      const guess = async (from: string) => {
        const answer = await client.fetch('/graphql', {
          method: 'POST',
          headers: { ...JSON_TYPE, 'x-forwarded-for': from, 'x-real-ip': from, forwarded: `for=${from}` },
          body: JSON.stringify({
            query: 'mutation { signIn(name: "no-one", password: "x") { ... on Refusal { code } } }',
          }),
        });
        return at((await answer.json()) as never, 'data.signIn.code');
      };
      const codes: unknown[] = [];
      for (let i = 1; i <= 5; i += 1) codes.push(await guess(`10.0.0.${i}`));
      expect(codes.slice(3)).toEqual(['sign-in-too-often', 'sign-in-too-often']);
      await server.close();
    });

    test('TLS is spoken of only where it is: by setting, or by a proxy that is believed', async () => {
      const over = { 'x-forwarded-proto': 'https' };
      const plain = await raw(town().origin, '/healthz', { headers: over });
      expect(plain.headers['strict-transport-security']).toBeUndefined();
      const server = await town().serve({ settings: { uploadLimit: 1, production: true, trustProxy: 1 } });
      const origin = `http://127.0.0.1:${server.port}`;
      expect((await raw(origin, '/healthz', { headers: over })).headers['strict-transport-security']).toMatch(
        /max-age=\d{8}/,
      );
      const without = await raw(origin, '/healthz');
      expect(without.headers['strict-transport-security']).toBeUndefined();
      await server.close();
    });

    test('every answer, a refusal too, carries what guards the browser', async () => {
      for (const path of ['/healthz', '/nothing', '/graphql', '/tiles/streets/x/0/0/0.mvt']) {
        const { headers } = await raw(town().origin, path);
        expect(headers, path).toMatchObject({
          'x-content-type-options': 'nosniff',
          'x-frame-options': 'DENY',
          'referrer-policy': 'same-origin',
          'cross-origin-opener-policy': 'same-origin',
          'cross-origin-resource-policy': 'same-origin',
        });
        expect(headers['permissions-policy']).toContain('camera=()');
        const policy = String(headers['content-security-policy']);
        for (const part of [
          "default-src 'self'",
          "script-src 'self'",
          "object-src 'none'",
          "frame-ancestors 'none'",
        ])
          expect(policy).toContain(part);
        expect(policy).not.toMatch(/script-src[^;]*unsafe/);
      }
    });
  });

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
  });
}
