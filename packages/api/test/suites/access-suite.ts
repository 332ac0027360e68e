import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureDemoAccounts, hashPassword, startServer } from '@onegrid/api';
import { SYSTEM_ACTOR } from '@onegrid/store';
import { describe, expect, test } from 'vitest';
import { at, Client, list } from '../client.ts';
import { PASSWORD, type Town } from '../town.ts';

const ME = '{ me { name role may } }';

export function accessSuite(town: () => Town): void {
  describe('signing in', () => {
    test('answers __typename to anyone and data to nobody', async () => {
      const stranger = new Client(town().origin);
      expect((await stranger.ask('{ __typename }')).data).toEqual({ __typename: 'Query' });
      expect((await stranger.ask(ME)).data).toEqual({ me: null });
      const { data, errors } = await stranger.ask('{ departments { id } }');
      expect(data).toBeNull();
      expect(errors[0].extensions.code).toBe('UNAUTHENTICATED');
    });

    test('opens a session in a cookie that scripts cannot read', async () => {
      const client = new Client(town().origin);
      const response = await client.fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          query: `mutation { signIn(name: "planner", password: "${PASSWORD}") { __typename } }`,
        }),
      });
      const [cookie] = response.headers.getSetCookie();
      expect(cookie).toMatch(/^onegrid_session=[\w-]{43}\.\w+; .*HttpOnly/);
      expect(cookie).toContain('SameSite=Lax');
      expect(at(await client.data(ME), 'me.role')).toBe('PLANNER');
    });

    test('refuses a wrong password, an unknown name and an endless name alike', async () => {
      const client = new Client(town().origin);
      for (const [name, password] of [
        ['planner', 'wrong'],
        ['nobody-of-this-name', PASSWORD],
        ['x'.repeat(5_000), PASSWORD],
      ]) {
        expect(await client.signIn(name, password)).toEqual({
          __typename: 'Refusal',
          code: 'sign-in-refused',
          message: 'Name or password is wrong.',
        });
      }
      const audit = await town().district.audit.lines({ action: 'session.refuse' }, { first: 10 });
      expect(audit.nodes.length).toBeGreaterThanOrEqual(3);
      // Whose account it was is on record. What else was typed for a name is not: passwords are, by mistake.
      const names = audit.nodes.slice(0, 3).map(({ accountName }) => accountName);
      expect(names).toEqual(['?', '?', 'planner']);
    });

    test('speaks the language that was asked for', async () => {
      const chinese = new Client(town().origin, 'zh-CN');
      expect(at(await chinese.signIn('planner', 'wrong'), 'message')).toBe('账号或密码不正确。');
    });

    test('ends with signing out, also for a copy of the cookie', async () => {
      const client = await town().client('leader');
      const copy = new Client(town().origin);
      copy.cookie = client.cookie;
      expect(at(await copy.data(ME), 'me.name')).toBe('leader');
      await client.data('mutation { signOut }');
      expect(client.cookie).toBeNull();
      expect(await copy.data(ME)).toEqual({ me: null });
    });

    test('makes guessing wait, and lets a right password through until then', async () => {
      const server = await town().serve({ signInLimit: { perName: 3, perAddress: 100, windowSeconds: 60 } });
      const client = new Client(`http://127.0.0.1:${server.port}`);
      for (let attempt = 0; attempt < 2; attempt += 1) await client.signIn('officer', 'wrong');
      expect(at(await client.signIn('officer', PASSWORD), '__typename')).toBe('SignedIn');
      for (let attempt = 0; attempt < 3; attempt += 1) await client.signIn('officer', 'wrong');
      expect(await client.signIn('officer', PASSWORD)).toMatchObject({ code: 'sign-in-too-often' });
      expect(at(await client.signIn('planner', PASSWORD), '__typename')).toBe('SignedIn');
      await server.close();
    });

    test('keeps the passwords of demo accounts between starts, and refuses them where others can reach the server', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'onegrid-demo-'));
      const { district } = town();
      const accounts = await ensureDemoAccounts(district, folder);
      expect(accounts.map(({ role }) => role)).toEqual(['planner', 'officer', 'leader', 'administrator']);
      expect(new Set(accounts.map(({ password }) => password)).size).toBe(4);
      const [{ name, password }] = accounts;
      const record = await district.access.accountByName(name);
      await district.access.setPasswordHash(record?.id ?? '', await hashPassword('changed'), SYSTEM_ACTOR);
      expect(await ensureDemoAccounts(district, folder)).toEqual(accounts);
      expect((await stat(join(folder, 'demo-accounts.json'))).mode & 0o077).toBe(0);
      await rm(folder, { recursive: true });

      const here = new Client(town().origin);
      expect(at(await here.signIn(name, password), '__typename')).toBe('SignedIn');
      const open = await town().serve({ host: '0.0.0.0' });
      const there = new Client(`http://127.0.0.1:${open.port}`);
      expect(await there.signIn(name, password)).toMatchObject({ code: 'demo-account-refused' });
      there.cookie = here.cookie;
      expect(await there.data(ME)).toEqual({ me: null });
      await open.close();
    });
  });

  describe('roles', () => {
    test('an account is told what it may call', async () => {
      const may = list(await (await town().client('leader')).data(ME), 'me.may');
      expect(may).toContain('appealDensity');
      expect(may).not.toContain('appeals');
    });

    test('a leader is refused single appeals, and an officer a merge', async () => {
      const leader = await (await town().client('leader')).ask('{ appeals { nodes { id } } }');
      expect(leader.errors[0].extensions.code).toBe('FORBIDDEN');
      const officer = await (await town().client('officer')).ask(
        'mutation { startMerge(input: { layerIds: [] }) { __typename } }',
      );
      expect(officer.errors[0].extensions.code).toBe('FORBIDDEN');
    });
  });

  test('a named port that is taken is an error, the usual one is not insisted on', async () => {
    const taken = Number(new URL(town().origin).port);
    const options = { store: town().store, host: '127.0.0.1', consoleDir: null, port: taken };
    await expect(startServer(options)).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
}
