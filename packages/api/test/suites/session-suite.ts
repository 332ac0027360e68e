import { createHash } from 'node:crypto';
import { hashPassword, type RunningServer } from '@onegrid/api';
import { type AccountDetails, SYSTEM_ACTOR } from '@onegrid/store';
import { describe, expect, test } from 'vitest';
import { at, Client, list, text } from '../client.ts';
import { PASSWORD, type Town } from '../town.ts';

const ME = '{ me { name } }';
const SESSIONS =
  '{ mySessions { totalCount nodes { id method address userAgent createdAt seenAt expiresAt current } } }';

export function sessionSuite(town: () => Town): void {
  const make = async (name: string): Promise<AccountDetails> => {
    const passwordHash = await hashPassword(PASSWORD);
    const input = { name, displayName: name, role: 'leader', departmentId: null, passwordHash } as const;
    const made = await town().district.accounts.create({ ...input, mustChange: false }, SYSTEM_ACTOR);
    if ('code' in made) throw new Error(made.code);
    return made;
  };
  const signedIn = async (name: string, origin = town().origin) => {
    const client = new Client(origin);
    expect(at(await client.signIn(name, PASSWORD), '__typename')).toBe('SignedIn');
    return client;
  };
  const copyOf = (client: Client) => {
    const copy = new Client(client.origin);
    copy.cookie = client.cookie;
    return copy;
  };
  const tokenHash = (cookie: string | null) =>
    createHash('sha256')
      .update((cookie ?? '').slice((cookie ?? '').indexOf('=') + 1))
      .digest();
  const served = (server: RunningServer) => `http://127.0.0.1:${server.port}`;

  describe('sessions', () => {
    test('have a token that the client never chose', async () => {
      await make('fixed');
      const client = new Client(town().origin);
      const chosen = `onegrid_session=${'a'.repeat(43)}.${Date.now().toString(36)}`;
      client.cookie = chosen;
      expect(await client.data(ME)).toEqual({ me: null });
      await client.signIn('fixed', PASSWORD);
      expect(client.cookie).not.toBe(chosen);
      const thief = new Client(town().origin);
      thief.cookie = chosen;
      expect(await thief.data(ME)).toEqual({ me: null });
    });

    test('end when somebody else signs in with the same browser', async () => {
      await make('before');
      await make('after');
      const client = await signedIn('before');
      const copy = copyOf(client);
      await client.signIn('after', PASSWORD);
      expect(await copy.data(ME)).toEqual({ me: null });
      expect(at(await client.data(ME), 'me.name')).toBe('after');
    });

    test('are listed with where from, and one of them is the one that asks', async () => {
      const account = await make('listing');
      const [here, there] = [await signedIn('listing'), await signedIn('listing')];
      const nodes = list(await here.data(SESSIONS), 'mySessions.nodes');
      expect(nodes.map((node) => at(node, 'current'))).toEqual([false, true]);
      expect(nodes[0]).toMatchObject({ method: 'PASSWORD', address: expect.stringContaining('127.0.0.1') });
      expect(JSON.stringify(nodes)).not.toContain((here.cookie ?? '').slice(16, 40));
      const before = Date.now();
      const other = text(nodes[0], 'id');
      const end = 'mutation($id: ID!) { endSession(id: $id) { __typename ... on Refusal { code } } }';
      expect(at(await there.data(ME), 'me.name')).toBe('listing');
      expect(at(await here.data(end, { id: other }), 'endSession.__typename')).toBe('AccountSession');
      // At once, although what is known of a session is believed for seconds.
      expect(await there.data(ME)).toEqual({ me: null });
      expect(Date.now() - before).toBeLessThan(5_000);
      expect(at(await here.data(end, { id: other }), 'endSession.code')).toBe('unknown-session');
      const foreign = await signedIn('leader');
      const own = text(await here.data(SESSIONS), 'mySessions.nodes.0.id');
      expect(at(await foreign.data(end, { id: own }), 'endSession.code')).toBe('unknown-session');
      await signedIn('listing');
      expect(at(await here.data('mutation { endOtherSessions }'), 'endOtherSessions')).toBe(1);
      const left = await town().district.sessions.sessions(account.id, { first: 5 });
      expect(left.nodes.map(({ id }) => id)).toEqual([own]);
    });

    test('slide: an older token is exchanged, and the list still shows one session', async () => {
      const server = await town().serve({ session: { renewAfterMs: 0, graceMs: 60_000, believeMs: 0 } });
      await make('sliding');
      const client = await signedIn('sliding', served(server));
      const old = copyOf(client);
      const [first] = list(await client.data(SESSIONS), 'mySessions.nodes');
      expect(client.cookie).not.toBe(old.cookie);
      expect(at(await client.data(SESSIONS), 'mySessions.totalCount')).toBe(1);
      expect(text(await client.data(SESSIONS), 'mySessions.nodes.0.id')).toBe(text(first, 'id'));
      // Requests that were under way pass for a moment, and parallel ones get the same new token.
      const copies = [copyOf(client), copyOf(client), copyOf(client)];
      await Promise.all(copies.map((copy) => copy.data(ME)));
      expect(new Set(copies.map(({ cookie }) => cookie)).size).toBe(1);
      expect(at(await old.data(ME), 'me.name')).toBe('sliding');
      await server.close();
    });

    test('end for both when a token that was exchanged comes back: it was stolen', async () => {
      const server = await town().serve({ session: { renewAfterMs: 0, graceMs: 50, believeMs: 0 } });
      const account = await make('robbed');
      const owner = await signedIn('robbed', served(server));
      const thief = copyOf(owner);
      await owner.data(ME);
      const { district } = town();
      await expect.poll(() => district.sessions.holder(tokenHash(thief.cookie))).toBeNull();
      expect(at(await owner.data(ME), 'me.name')).toBe('robbed');
      expect(await thief.data(ME)).toEqual({ me: null });
      expect(await owner.data(ME)).toEqual({ me: null });
      const audit = await district.audit.lines(
        { action: 'session.reused', objectId: account.id },
        { first: 5 },
      );
      expect(audit.nodes).toHaveLength(1);
      await server.close();
    });

    test('end at once when the account is disabled, and do not come back with it', async () => {
      const account = await make('dismissed');
      const client = await signedIn('dismissed');
      const administrator = await town().client('administrator');
      const change =
        'mutation($id: ID!, $disabled: Boolean!) { changeAccount(id: $id, input: { disabled: $disabled }) { __typename } }';
      await administrator.data(change, { id: account.id, disabled: true });
      expect(await client.data(ME)).toEqual({ me: null });
      await administrator.data(change, { id: account.id, disabled: false });
      expect(await client.data(ME)).toEqual({ me: null });
    });

    test('of others end by an administrator only', async () => {
      const account = await make('watched');
      const client = await signedIn('watched');
      const [session] = (await town().district.sessions.sessions(account.id, { first: 1 })).nodes;
      const revoke = 'mutation($id: ID!) { revokeSession(id: $id) { __typename ... on Refusal { code } } }';
      const denied = await (await town().client('planner')).ask(revoke, { id: session.id });
      expect(denied.errors[0].extensions.code).toBe('FORBIDDEN');
      const administrator = await town().client('administrator');
      const seen = await administrator.data(
        'query($id: ID!) { account(id: $id) { sessions(first: 5) { nodes { id current } } } }',
        { id: account.id },
      );
      expect(list(seen, 'account.sessions.nodes')).toEqual([{ id: session.id, current: false }]);
      expect(at(await administrator.data(revoke, { id: session.id }), 'revokeSession.__typename')).toBe(
        'AccountSession',
      );
      expect(await client.data(ME)).toEqual({ me: null });
    });
  });
}
