import type { RunningServer } from '@onegrid/api';
import { type DistrictStore, SYSTEM_ACTOR } from '@onegrid/store';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { at, Client } from '../client.ts';
import { type RunningProvider, runProvider } from '../oidc-provider.ts';
import type { Town } from '../town.ts';

const MOST_STEPS = 12;
const SETTINGS = { uploadLimit: 1024 * 1024, production: false } as const;

/** A browser that keeps cookies by origin and goes where it is sent, one step at a time. */
class Browser {
  readonly #cookies = new Map<string, Map<string, string>>();

  async open(address: string): Promise<Response> {
    const { origin } = new URL(address);
    const jar = this.#cookies.get(origin) ?? new Map<string, string>();
    this.#cookies.set(origin, jar);
    const cookie = [...jar].map((pair) => pair.join('=')).join('; ');
    const response = await fetch(address, { redirect: 'manual', headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [pair] = line.split(';', 1);
      const [name, value] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  }

  /** Goes on until an address is not to be opened any more, or leads nowhere; answers that address. */
  async follow(address: string, until: (address: string) => boolean): Promise<string> {
    let here = address;
    for (let step = 0; step < MOST_STEPS && !until(here); step += 1) {
      const location = (await this.open(here)).headers.get('location');
      if (location === null) return here;
      here = new URL(location, here).href;
    }
    return here;
  }

  cookie(origin: string, name: string): string | null {
    return this.#cookies.get(origin)?.get(name) ?? null;
  }
}

export function oidcSuite(town: () => Town): void {
  describe('the office’s own sign-in', () => {
    let provider: RunningProvider;
    let server: RunningServer;
    let origin: string;
    let district: DistrictStore;
    beforeAll(async () => {
      ({ district } = town());
      provider = await runProvider();
      const { issuer, clientId, clientSecret } = provider;
      const oidc = {
        issuer,
        clientId,
        clientSecret,
        name: '政务',
        claim: 'preferred_username',
        publicUrl: null,
      };
      server = await town().serve({ settings: { ...SETTINGS, oidc } });
      origin = `http://127.0.0.1:${server.port}`;
      provider.serve(`${origin}/oidc/callback`);
    });
    afterAll(async () => {
      await server.close();
      await provider.close();
    });

    const make = async (name: string, passwordHash: string | null = null) => {
      const input = { name, displayName: name, role: 'leader', departmentId: null, passwordHash } as const;
      const made = await district.accounts.create({ ...input, mustChange: false }, SYSTEM_ACTOR);
      if ('code' in made) throw new Error(made.code);
      return made;
    };
    const isBack = (address: string) => address.startsWith(`${origin}/oidc/callback`);
    const isDone = (address: string) => address.startsWith(origin) && !address.includes('/oidc/');
    /** Up to the address that the provider sends the browser back to. */
    const comeBack = (browser: Browser, start = '/oidc/start') => browser.follow(`${origin}${start}`, isBack);
    const whoIs = async (browser: Browser) => {
      const client = new Client(origin);
      const token = browser.cookie(origin, 'onegrid_session');
      client.cookie = token === null ? null : `onegrid_session=${token}`;
      return at(await client.data('{ me { name } }'), 'me');
    };
    const refused = async (browser: Browser, address: string, code: string) => {
      expect(await browser.follow(address, isDone)).toBe(`${origin}/?sign-in=${code}`);
      expect(await whoIs(browser)).toBeNull();
    };
    /** Sets out, with the provider's address changed on the way. */
    const changedOnTheWay = async (browser: Browser, change: (query: URLSearchParams) => void) => {
      const location = (await browser.open(`${origin}/oidc/start`)).headers.get('location');
      const url = new URL(location ?? '');
      change(url.searchParams);
      return browser.follow(url.href, isBack);
    };

    test('is offered by its name', async () => {
      const here = await new Client(origin).data('{ signInMethods { local oidcName oidcUrl } }');
      expect(at(here, 'signInMethods')).toEqual({ local: true, oidcName: '政务', oidcUrl: '/oidc/start' });
      const elsewhere = await new Client(town().origin).data('{ signInMethods { local oidcName oidcUrl } }');
      expect(at(elsewhere, 'signInMethods')).toEqual({ local: true, oidcName: null, oidcUrl: null });
      const none = await fetch(`${town().origin}/oidc/start`, { redirect: 'manual' });
      expect(none.headers.get('location')).toBe('/?sign-in=oidc-off');
    });

    test('lets in whom an account is joined with, joins by name the first time, and goes on where one wanted to', async () => {
      const account = await make('oidc-first');
      provider.person = { subject: 's-first', name: 'oidc-first' };
      const browser = new Browser();
      const back = await comeBack(browser, `/oidc/start?return=${encodeURIComponent('/?at=plan')}`);
      expect(await browser.follow(back, isDone)).toBe(`${origin}/?at=plan`);
      expect(await whoIs(browser)).toEqual({ name: 'oidc-first' });
      const joined = await district.accounts.account(account.id);
      expect(joined?.oidc).toEqual({ issuer: provider.issuer, subject: 's-first' });
      expect(browser.cookie(origin, 'onegrid_oidc')).toBeNull();

      provider.person = { subject: 's-first', name: 'another name by now' };
      const later = new Browser();
      expect(await later.follow(`${origin}/oidc/start`, isDone)).toBe(`${origin}/`);
      expect(await whoIs(later)).toEqual({ name: 'oidc-first' });
      const sessions = await district.sessions.sessions(account.id, { first: 5 });
      expect(sessions.nodes.map(({ method }) => method)).toEqual(['oidc', 'oidc']);
    });

    test('never goes on elsewhere', async () => {
      await make('oidc-return');
      provider.person = { subject: 's-return', name: 'oidc-return' };
      const browser = new Browser();
      const start = `${origin}/oidc/start?return=${encodeURIComponent('//evil.example/')}`;
      expect(await browser.follow(start, isDone)).toBe(`${origin}/`);
    });

    test('keeps nothing of the way in the browser but an id that scripts cannot read', async () => {
      const response = await fetch(`${origin}/oidc/start`, { redirect: 'manual' });
      const [cookie] = response.headers.getSetCookie();
      expect(cookie).toMatch(/^onegrid_oidc=[\w-]{32}; Max-Age=600; Path=\/oidc; .*HttpOnly; SameSite=Lax$/);
      const query = new URL(response.headers.get('location') ?? '').searchParams;
      expect(query.get('code_challenge_method')).toBe('S256');
      for (const secret of ['state', 'nonce']) expect(query.get(secret)).toMatch(/^[\w-]{40,}$/);
      expect(query.has('client_secret')).toBe(false);
    });

    test('refuses a way back that was not begun here, that has another state, or that was taken', async () => {
      await make('oidc-state');
      provider.person = { subject: 's-state', name: 'oidc-state' };
      const victim = new Browser();
      const back = await comeBack(victim);
      await refused(new Browser(), back, 'oidc-broken');
      const other = new URL(back);
      other.searchParams.set('state', 'x'.repeat(43));
      await refused(victim, other.href, 'oidc-broken');
      // Even the right one has been used up by that.
      await refused(victim, back, 'oidc-broken');

      const browser = new Browser();
      const right = await comeBack(browser);
      await browser.follow(right, isDone);
      expect(await whoIs(browser)).toEqual({ name: 'oidc-state' });
      const again = await fetch(right, { redirect: 'manual' });
      expect(again.headers.get('location')).toBe('/?sign-in=oidc-broken');
    });

    test('refuses a code that was taken before, under a way of its own', async () => {
      await make('oidc-replay');
      provider.person = { subject: 's-replay', name: 'oidc-replay' };
      const first = new Browser();
      const back = await comeBack(first);
      await first.follow(back, isDone);
      const thief = new Browser();
      const own = new URL(await comeBack(thief));
      own.searchParams.set('code', new URL(back).searchParams.get('code') ?? '');
      await refused(thief, own.href, 'oidc-broken');
    });

    test.each(['nonce', 'code_challenge'])('refuses another %s', async (name) => {
      const account = `oidc-${name.replace('_', '-')}`;
      await make(account);
      provider.person = { subject: `s-${name}`, name: account };
      const browser = new Browser();
      const back = await changedOnTheWay(browser, (query) => query.set(name, 'A'.repeat(43)));
      await refused(browser, back, 'oidc-broken');
    });

    test('says so where the provider refuses', async () => {
      const browser = new Browser();
      const back = new URL(await comeBack(browser));
      back.searchParams.delete('code');
      back.searchParams.set('error', 'access_denied');
      await refused(browser, back.href, 'oidc-denied');
    });

    test('refuses and records whom nobody knows, a disabled account, and the name of one that has a password', async () => {
      const disabled = await make('oidc-disabled');
      await district.accounts.linkOidc(
        disabled.id,
        { issuer: provider.issuer, subject: 's-disabled' },
        SYSTEM_ACTOR,
      );
      await district.accounts.change(disabled.id, { disabled: true }, SYSTEM_ACTOR);
      const joined = await make('oidc-joined');
      await district.accounts.linkOidc(
        joined.id,
        { issuer: provider.issuer, subject: 's-other' },
        SYSTEM_ACTOR,
      );
      for (const person of [
        { subject: 's-unknown', name: 'no account of this name' },
        { subject: 's-disabled', name: 'oidc-disabled' },
        // The provider's word on a name never opens an account that has a password, or a person of its own.
        { subject: 's-planner', name: 'planner' },
        { subject: 's-not-other', name: 'oidc-joined' },
      ]) {
        provider.person = person;
        const browser = new Browser();
        await refused(browser, `${origin}/oidc/start`, 'oidc-unknown');
        const [line] = (await district.audit.lines({ action: 'session.refuse' }, { first: 1 })).nodes;
        expect(line.after).toMatchObject({ subject: person.subject });
      }
      expect(
        (await district.accounts.accounts({ text: 'planner' }, { first: 9 })).nodes.every(
          (a) => a.oidc === null,
        ),
      ).toBe(true);
    });

    test('joins nobody by name where the settings name no claim: an administrator does', async () => {
      const { issuer, clientId, clientSecret } = provider;
      const oidc = { issuer, clientId, clientSecret, name: 'x', claim: null, publicUrl: null };
      const careful = await town().serve({ settings: { ...SETTINGS, oidc } });
      const here = `http://127.0.0.1:${careful.port}`;
      provider.serve(`${here}/oidc/callback`);
      try {
        const account = await make('oidc-careful');
        provider.person = { subject: 's-careful', name: 'oidc-careful' };
        const goIn = () =>
          new Browser().follow(
            `${here}/oidc/start`,
            (address) => address.startsWith(here) && !address.includes('/oidc/'),
          );
        expect(await goIn()).toBe(`${here}/?sign-in=oidc-unknown`);
        // What the administrator needs to know stands in the log.
        const [line] = (await district.audit.lines({ action: 'session.refuse' }, { first: 1 })).nodes;
        expect(line.after).toMatchObject({ issuer, subject: 's-careful' });
        await district.accounts.linkOidc(account.id, { issuer, subject: 's-careful' }, SYSTEM_ACTOR);
        expect(await goIn()).toBe(`${here}/`);
      } finally {
        provider.serve(`${origin}/oidc/callback`);
        await careful.close();
      }
    });

    test('says so where the provider is away', async () => {
      const gone = await runProvider();
      const { issuer, clientId, clientSecret } = gone;
      await gone.close();
      const oidc = { issuer, clientId, clientSecret, name: 'x', claim: 'sub', publicUrl: null };
      const alone = await town().serve({ settings: { ...SETTINGS, oidc } });
      const response = await fetch(`http://127.0.0.1:${alone.port}/oidc/start`, { redirect: 'manual' });
      expect(response.headers.get('location')).toBe('/?sign-in=oidc-away');
      await alone.close();
    });
  });
}
