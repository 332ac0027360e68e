import { describe, expect, test } from 'vitest';
import { settingsFrom } from '../../src/server/settings.ts';
import { at, Client } from '../client.ts';
import { socketWith } from '../live-client.ts';
import { raw } from '../raw-request.ts';
import type { Town } from '../town.ts';

const ME = '{ me { name } }';
const EVIL = 'https://evil.example';
const JSON_TYPE = { 'content-type': 'application/json' };
const SIGN_OUT = JSON.stringify({ query: 'mutation { signOut }' });

/** Attacks by way of HTTP itself: forged requests, foreign pages and names. */
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
}
