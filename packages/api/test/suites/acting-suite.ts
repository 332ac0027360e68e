import { hashPassword, type RunningServer } from '@onegrid/api';
import { type AccountDetails, type Role, SYSTEM_ACTOR } from '@onegrid/store';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { at, Client, list, text } from '../client.ts';
import { socketWith } from '../live-client.ts';
import { PASSWORD, type Town } from '../town.ts';

const DELEGATE =
  'mutation($input: DelegateInput!) { delegate(input: $input) { __typename ... on Delegation { id } ... on Refusal { code } } }';
const END = 'mutation($id: ID!) { endDelegation(id: $id) { __typename } }';
const SAVE =
  'mutation($input: SaveDepartmentInput!) { saveDepartment(input: $input) { __typename ... on Refusal { code } } }';
const LINES = `query($objectId: ID!) { auditLines(search: { objectKind: "department", objectId: $objectId }, first: 9) {
  nodes { action accountName actingFor } } }`;
const CHANGE =
  'mutation($current: String!, $next: String!) { changePassword(current: $current, next: $next) { __typename ... on Refusal { code } } }';
const DAY_MS = 86_400_000;
/** A connection is looked at every two seconds. */
const SOON = { timeout: 10_000 };

/** Rights that time gives and takes: those of somebody who is away, and those of a password that has grown old. */
export function actingSuite(town: () => Town): void {
  describe('as time goes by', () => {
    // This server believes nothing that it knows, so that what the database says holds with the next request.
    let server: RunningServer;
    beforeAll(async () => {
      server = await town().serve({ session: { believeMs: 0 } });
    });
    afterAll(() => server.close());

    const make = async (name: string, role: Role): Promise<AccountDetails> => {
      const input = { name, displayName: `${name}!`, role, departmentId: null, mustChange: false };
      const passwordHash = await hashPassword(PASSWORD);
      const made = await town().district.accounts.create({ ...input, passwordHash }, SYSTEM_ACTOR);
      if ('code' in made) throw new Error(made.code);
      return made;
    };
    const signedIn = async (name: string) => {
      const client = new Client(`http://127.0.0.1:${server.port}`);
      expect(at(await client.signIn(name, PASSWORD), '__typename')).toBe('SignedIn');
      return client;
    };
    /** Opens a live connection; answers what tells the code that it was closed with, null while it is open. */
    const connected = async (client: Client) => {
      const live = new (socketWith({ cookie: client.cookie ?? '', origin: client.origin }))(
        `${client.origin.replace('http', 'ws')}/graphql`,
        'graphql-transport-ws',
      );
      let code: number | null = null;
      live.on('close', (closed: number) => (code = closed));
      await new Promise((resolve) => live.on('open', resolve));
      live.send('{"type":"connection_init"}');
      return () => code;
    };
    const later = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString();
    const save = (client: Client, id: string) =>
      client.ask(SAVE, { input: { id, name: `部门 ${id}`, nameEn: id, weight: 1, hue: '#336699' } });
    const linesOf = async (objectId: string) =>
      list(await (await town().client('administrator')).data(LINES, { objectId }), 'auditLines.nodes');

    test('what is done for somebody who is away is recorded so, and only while they are', async () => {
      await make('on-leave', 'planner');
      const standIn = await make('stand-in', 'building-head');
      const [away, acting] = [await signedIn('on-leave'), await signedIn('stand-in')];
      expect((await save(acting, 'before')).errors[0].extensions.code).toBe('FORBIDDEN');

      const input = { toAccountId: standIn.id, endsAt: later(3), reason: 'leave' };
      const id = text(await away.data(DELEGATE, { input }), 'delegate.id');
      expect(at((await save(acting, 'during')).data, 'saveDepartment.__typename')).toBe('Department');
      expect(at((await save(away, 'own')).data, 'saveDepartment.__typename')).toBe('Department');
      expect(await linesOf('during')).toEqual([
        { action: 'department.save', accountName: 'stand-in!', actingFor: ['on-leave!'] },
      ]);
      expect(await linesOf('own')).toEqual([
        { action: 'department.save', accountName: 'on-leave!', actingFor: [] },
      ]);

      // What the stand-in may do anyway is done for nobody else.
      await acting.data(CHANGE, { current: PASSWORD, next: 'Tr0ub4dor&3x' });
      const own = await town().sql(
        `select action, acting_for from audit_entry where account_id = $1 and action like 'account.%'`,
        [standIn.id],
      );
      expect(own).toEqual([{ action: expect.stringContaining('password'), acting_for: null }]);

      // Nobody ends it: its time is up.
      await town().sql('update delegation set ends_at = clock_timestamp() where id = $1', [id]);
      expect((await save(acting, 'after')).errors[0].extensions.code).toBe('FORBIDDEN');
      expect(list(await acting.data('{ me { may } }'), 'me.may')).not.toContain('saveDepartment');
      expect(await linesOf('before')).toEqual([]);
      expect(await linesOf('after')).toEqual([]);
    });

    test('what is asked of somebody from a later day on holds from then on', async () => {
      await make('leaving-soon', 'planner');
      const standIn = await make('ready', 'building-head');
      const [away, acting] = [await signedIn('leaving-soon'), await signedIn('ready')];
      const input = { toAccountId: standIn.id, beginsAt: later(1), endsAt: later(3), reason: 'leave' };
      const id = text(await away.data(DELEGATE, { input }), 'delegate.id');
      expect((await save(acting, 'early')).errors[0].extensions.code).toBe('FORBIDDEN');
      await town().sql('update delegation set begins_at = clock_timestamp() where id = $1', [id]);
      expect(at((await save(acting, 'in-time')).data, 'saveDepartment.__typename')).toBe('Department');
      await acting.data(END, { id });
      expect((await save(acting, 'too-late')).errors[0].extensions.code).toBe('FORBIDDEN');
    });

    test('a live connection ends with the rights that it was opened with, and one with the new ones goes on', async () => {
      await make('loses-a-role', 'leader');
      const client = await signedIn('loses-a-role');
      const { id } = (await town().district.access.accountByName('loses-a-role'))!;
      const before = await connected(client);
      const input = { accountId: id, role: 'planner', scope: { kind: 'district', id: null } } as const;
      const given = await town().district.accounts.grant(input, SYSTEM_ACTOR);
      if ('code' in given) throw new Error(given.code);
      await expect.poll(before, SOON).toBe(1012);
      const holding = await connected(client);
      await new Promise((resolve) => setTimeout(resolve, 5_000));
      expect(holding()).toBeNull();
      await town().district.accounts.revokeGrant(given.id, SYSTEM_ACTOR);
      await expect.poll(holding, SOON).toBe(1012);
    });

    test('a password of more than 90 days has to be changed, in sessions that were open already too', async () => {
      const account = await make('faithful', 'planner');
      const client = await signedIn('faithful');
      const aged = (days: number) =>
        town().sql(
          'update account set password_changed_at = now() - make_interval(days => $2) where id = $1',
          [account.id, days],
        );
      const departments = '{ departments { id } }';
      await aged(89);
      expect(await client.data('{ me { passwordMustChange } }')).toEqual({
        me: { passwordMustChange: false },
      });
      expect(list(await client.data(departments), 'departments').length).toBeGreaterThan(0);

      const closed = await connected(client);
      await aged(91);
      await expect.poll(closed, SOON).toBe(4403);
      for (const one of [client, await signedIn('faithful')]) {
        expect(await one.data('{ me { passwordMustChange } }')).toEqual({
          me: { passwordMustChange: true },
        });
        const { errors } = await one.ask(departments);
        expect(errors[0].extensions).toMatchObject({ code: 'FORBIDDEN', reason: 'password-must-change' });
        expect((await save(one, 'grown-old')).errors[0].extensions.reason).toBe('password-must-change');
        const route = await one.fetch('/plans/x/ground');
        expect([route.status, await route.json()]).toMatchObject([403, { code: 'password-must-change' }]);
      }
      const same = await client.data(CHANGE, { current: PASSWORD, next: PASSWORD });
      expect(at(same, 'changePassword.__typename')).toBe('Refusal');
      const changed = await client.data(CHANGE, { current: PASSWORD, next: 'Tr0ub4dor&3x' });
      expect(at(changed, 'changePassword.__typename')).toBe('Account');
      expect(list(await client.data(departments), 'departments').length).toBeGreaterThan(0);
    });
  });
}
