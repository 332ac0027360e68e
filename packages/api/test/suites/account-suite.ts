import { hashPassword } from '@onegrid/api';
import { type AccountDetails, type Role, SYSTEM_ACTOR } from '@onegrid/store';
import { Secret, TOTP } from 'otpauth';
import { describe, expect, test } from 'vitest';
import { at, Client, type Json, list, text } from '../client.ts';
import { PASSWORD, type Town } from '../town.ts';

const SIGN_IN =
  'mutation($name: String!, $password: String!, $code: String) { signIn(name: $name, password: $password, code: $code) { __typename ... on Refusal { code message } ... on CodeRequired { message } ... on SignedIn { account { name passwordMustChange hasCode hasPassword } } } }';
const CHANGE =
  'mutation($current: String!, $next: String!) { changePassword(current: $current, next: $next) { __typename ... on Refusal { code message } ... on Account { passwordMustChange } } }';
const NEXT = 'Tr0ub4dor&3x';
/** Tries a kind, and how far apart the medians may lie: the work of a hash is most of every answer. */
const TIMED = { tries: 25, factor: 2 } as const;

export function accountSuite(town: () => Town): void {
  const make = async (
    name: string,
    role: Role = 'leader',
    more: Partial<{ mustChange: boolean; passwordHash: null }> = {},
  ) => {
    const passwordHash = await hashPassword(PASSWORD);
    const input = {
      name,
      displayName: `${name}!`,
      role,
      departmentId: null,
      passwordHash,
      mustChange: false,
    };
    const made = await town().district.accounts.create({ ...input, ...more }, SYSTEM_ACTOR);
    if ('code' in made) throw new Error(made.code);
    return made as AccountDetails;
  };
  const signedIn = async (name: string, password = PASSWORD) => {
    const client = new Client(town().origin);
    expect(at(await client.signIn(name, password), '__typename')).toBe('SignedIn');
    return client;
  };
  const codeOf = (answer: Json, operation: string) => at(answer, `${operation}.code`);
  /** Servers have limits of their own: each stands for addresses that have tried nothing yet. */
  const elsewhere = () => town().serve({ signInLimit: { perName: 1_000, perAddress: 1_000 } });

  describe('guessing passwords', () => {
    test('on one name from many addresses locks it, and tells nobody that a guess was right', async () => {
      const account = await make('guessed');
      for (let place = 0; place < 5; place += 1) {
        const server = await elsewhere();
        const guesser = new Client(`http://127.0.0.1:${server.port}`);
        expect(await guesser.signIn('guessed', 'wrong')).toMatchObject({ code: 'sign-in-refused' });
        await server.close();
      }
      const right = await new Client(town().origin).signIn('guessed', PASSWORD);
      const wrong = await new Client(town().origin).signIn('guessed', 'wrong');
      expect(right).toEqual(wrong);
      expect(right).toMatchObject({ code: 'sign-in-refused' });
      const administrator = await town().client('administrator');
      const locked = await administrator.data('query($id: ID!) { account(id: $id) { lockedUntil } }', {
        id: account.id,
      });
      const wait = Date.parse(text(locked, 'account.lockedUntil')) - Date.now();
      expect(wait).toBeGreaterThan(14 * 60_000);
      expect(wait).toBeLessThanOrEqual(15 * 60_000);
      const unlock =
        'mutation($id: ID!) { unlockAccount(id: $id) { ... on ManagedAccount { lockedUntil } } }';
      expect(
        at(await administrator.data(unlock, { id: account.id }), 'unlockAccount.lockedUntil'),
      ).toBeNull();
      await signedIn('guessed');
    });

    test('takes as long for a name that nobody has as for a wrong password', async () => {
      await make('timed');
      const server = await town().serve({
        signInLimit: { perName: 1_000, perAddress: 1_000, lockAfter: 1_000 },
      });
      const client = new Client(`http://127.0.0.1:${server.port}`);
      const taken: Record<string, number[]> = { timed: [], 'nobody-at-all': [] };
      for (let attempt = 0; attempt < TIMED.tries; attempt += 1) {
        for (const [name, times] of Object.entries(taken)) {
          const from = performance.now();
          await client.signIn(name, 'wrong');
          times.push(performance.now() - from);
        }
      }
      const [known, unknown] = Object.values(taken).map(
        (times) => times.toSorted((a, b) => a - b)[Math.floor(TIMED.tries / 2)],
      );
      expect(unknown / known).toBeGreaterThan(1 / TIMED.factor);
      expect(unknown / known).toBeLessThan(TIMED.factor);
      await server.close();
    });

    test('is refused alike for a disabled account and for one without a password', async () => {
      const disabled = await make('switched-off');
      await town().district.accounts.change(disabled.id, { disabled: true }, SYSTEM_ACTOR);
      await make('no-password', 'leader', { passwordHash: null });
      const refusals = await Promise.all(
        ['switched-off', 'no-password', 'nobody-here'].map((name) =>
          new Client(town().origin).signIn(name, PASSWORD),
        ),
      );
      expect(new Set(refusals.map((refusal) => JSON.stringify(refusal))).size).toBe(1);
    });
  });

  describe('one’s password', () => {
    test('is changed by the rules, never back, and ends other sessions', async () => {
      await make('changing');
      const [client, other] = [await signedIn('changing'), await signedIn('changing')];
      const change = async (current: string, next: string) => {
        const answer = at(await client.data(CHANGE, { current, next }), 'changePassword');
        return at(answer, '__typename') === 'Refusal' ? at(answer, 'code') : null;
      };
      expect(await change('wrong', NEXT)).toBe('password-wrong');
      for (const [next, fault] of [
        ['short-A1', 'password-length'],
        ['only small letters', 'password-too-plain'],
        ['Changing-2026', 'password-has-name'],
        ['P@ssword2026', 'password-common'],
      ]) {
        expect(await change(PASSWORD, next)).toBe(fault);
      }
      expect(await change(PASSWORD, NEXT)).toBeNull();
      expect(await other.data('{ me { name } }')).toEqual({ me: null });
      expect(at(await client.data('{ me { name } }'), 'me.name')).toBe('changing');
      expect(await change(NEXT, NEXT)).toBe('password-used-before');
      const later = [1, 2, 3, 4].map((round) => `${NEXT}-${round}`);
      for (const [round, next] of later.entries())
        expect(await change([NEXT, ...later][round], next)).toBeNull();
      expect(await change(later[3], NEXT)).toBe('password-used-before');
      expect(await change(later[3], `${NEXT}-5`)).toBeNull();
      expect(await change(`${NEXT}-5`, NEXT)).toBeNull();
      expect(await new Client(town().origin).signIn('changing', PASSWORD)).toMatchObject({
        code: 'sign-in-refused',
      });
    });

    test('comes first where somebody else gave it', async () => {
      await make('newcomer', 'planner', { mustChange: true });
      const client = await signedIn('newcomer');
      expect(await client.data('{ me { name passwordMustChange } }')).toEqual({
        me: { name: 'newcomer', passwordMustChange: true },
      });
      const { errors } = await client.ask('{ departments { id } }');
      expect(errors[0].extensions.reason).toBe('password-must-change');
      const tile = await client.fetch('/plans/x/ground');
      expect([tile.status, await tile.json()]).toMatchObject([403, { code: 'password-must-change' }]);
      const changed = await client.data(CHANGE, { current: PASSWORD, next: NEXT });
      expect(at(changed, 'changePassword.passwordMustChange')).toBe(false);
      expect(list(await client.data('{ departments { id } }'), 'departments').length).toBeGreaterThan(0);
    });
  });

  describe('codes of an authenticator', () => {
    const start =
      'mutation { startCode { __typename ... on CodeStarted { secret uri } ... on Refusal { code } } }';
    const confirm =
      'mutation($code: String!) { confirmCode(code: $code) { __typename ... on Account { hasCode } ... on Refusal { code } } }';
    const drop =
      'mutation($password: String!) { dropCode(password: $password) { __typename ... on Account { hasCode } ... on Refusal { code } } }';

    test('are asked for once they were confirmed, and each is taken once', async () => {
      const account = await make('coded');
      const client = await signedIn('coded');
      const secret = text(await client.data(start), 'startCode.secret');
      const totp = new TOTP({ secret: Secret.fromBase32(secret) });
      const codeAt = (steps: number) => totp.generate({ timestamp: Date.now() + steps * 30_000 });
      // Not before: an authenticator that was never tried would lock its owner out.
      await signedIn('coded');
      expect(codeOf(await client.data(confirm, { code: '000000' }), 'confirmCode')).toBe('code-wrong');
      const first = codeAt(-1);
      expect(at(await client.data(confirm, { code: first }), 'confirmCode.hasCode')).toBe(true);
      expect(codeOf(await client.data(start), 'startCode')).toBe('code-in-use');

      const signIn = async (password: string, code: string | null) =>
        at(await new Client(town().origin).data(SIGN_IN, { name: 'coded', password, code }), 'signIn');
      expect(await signIn('wrong', null)).toMatchObject({ code: 'sign-in-refused' });
      expect(await signIn('wrong', codeAt(0))).toMatchObject({ code: 'sign-in-refused' });
      expect(await signIn(PASSWORD, null)).toMatchObject({ __typename: 'CodeRequired' });
      expect(await signIn(PASSWORD, first)).toMatchObject({ code: 'code-wrong' });
      const now = codeAt(0);
      expect(await signIn(PASSWORD, now)).toMatchObject({
        __typename: 'SignedIn',
        account: { hasCode: true },
      });
      expect(await signIn(PASSWORD, now)).toMatchObject({ code: 'code-wrong' });

      expect(codeOf(await client.data(drop, { password: 'wrong' }), 'dropCode')).toBe('password-wrong');
      expect(at(await client.data(drop, { password: PASSWORD }), 'dropCode.hasCode')).toBe(false);
      await signedIn('coded');
      const actions = await town().district.audit.lines({ objectId: account.id }, { first: 50 });
      expect(JSON.stringify(actions.nodes)).not.toContain(secret);
    });

    test('that are guessed lock the account, and an administrator can take them away', async () => {
      const account = await make('guessed-code');
      const client = await signedIn('guessed-code');
      const totp = new TOTP({
        secret: Secret.fromBase32(text(await client.data(start), 'startCode.secret')),
      });
      await client.data(confirm, { code: totp.generate() });
      const server = await elsewhere();
      const guesser = new Client(`http://127.0.0.1:${server.port}`);
      for (let attempt = 0; attempt < 5; attempt += 1) {
        const given = { name: 'guessed-code', password: PASSWORD, code: '000000' };
        expect(codeOf(await guesser.data(SIGN_IN, given), 'signIn')).toBe('code-wrong');
      }
      expect(await guesser.signIn('guessed-code', PASSWORD)).toMatchObject({ code: 'sign-in-refused' });
      await server.close();
      const administrator = await town().client('administrator');
      const both =
        'mutation($id: ID!) { unlockAccount(id: $id) { __typename } resetCode(id: $id) { ... on ManagedAccount { hasCode } } }';
      expect(at(await administrator.data(both, { id: account.id }), 'resetCode.hasCode')).toBe(false);
      await signedIn('guessed-code');
    });
  });

  describe('acting for somebody who is away', () => {
    const delegate =
      'mutation($input: DelegateInput!) { delegate(input: $input) { __typename ... on Delegation { id from { displayName } to { displayName } } ... on Refusal { code } } }';
    const end = 'mutation($id: ID!) { endDelegation(id: $id) { __typename ... on Refusal { code } } }';
    const grants = '{ me { grants { role scope { kind id name } delegatedBy { displayName } } may } }';
    const until = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

    test('gives at once what they may, and ends at once', async () => {
      await make('away', 'planner');
      const acting = await make('standing-in');
      const [away, other] = [await signedIn('away'), await signedIn('standing-in')];
      expect(list(await other.data(grants), 'me.may')).not.toContain('startMerge');
      const found = await away.data('{ colleagues(text: "standing") { nodes { id displayName role } } }');
      expect(list(found, 'colleagues.nodes')).toEqual([
        { id: acting.id, displayName: 'standing-in!', role: 'LEADER' },
      ]);
      const input = { toAccountId: acting.id, endsAt: until(3), reason: 'leave' };
      const made = await away.data(delegate, { input });
      expect(at(made, 'delegate')).toMatchObject({
        from: { displayName: 'away!' },
        to: { displayName: 'standing-in!' },
      });
      const mine = await other.data(grants);
      expect(list(mine, 'me.grants')).toContainEqual({
        role: 'PLANNER',
        scope: { kind: 'DISTRICT', id: null, name: null },
        delegatedBy: { displayName: 'away!' },
      });
      expect(list(mine, 'me.may')).toContain('startMerge');
      const stranger = await signedIn('leader');
      const id = text(made, 'delegate.id');
      expect(codeOf(await stranger.data(end, { id }), 'endDelegation')).toBe('unknown-delegation');
      expect(at(await other.data(end, { id }), 'endDelegation.__typename')).toBe('Delegation');
      expect(list(await other.data(grants), 'me.may')).not.toContain('startMerge');
      const own = await away.data('{ myDelegations { totalCount nodes { revokedAt } } }');
      expect(at(own, 'myDelegations.totalCount')).toBe(1);
      expect(at(own, 'myDelegations.nodes.0.revokedAt')).not.toBeNull();
    });

    test('never gives what administrators may', async () => {
      const boss = await make('away-boss', 'administrator');
      const acting = await make('no-boss');
      const client = await signedIn('away-boss');
      await client.data(delegate, { input: { toAccountId: acting.id, endsAt: until(1), reason: 'leave' } });
      const other = await signedIn('no-boss');
      expect((await other.ask('{ accounts { nodes { id } } }')).errors[0].extensions.code).toBe('FORBIDDEN');
      expect(JSON.stringify(await other.data(grants))).not.toContain('ADMINISTRATOR');
      await town().district.accounts.change(boss.id, { disabled: true }, SYSTEM_ACTOR);
    });

    test('is for 90 days at most, with a reason, and for somebody else', async () => {
      const account = await make('asking');
      const client = await signedIn('asking');
      const toAccountId = (await make('asked')).id;
      for (const [input, code] of [
        [{ toAccountId, endsAt: until(91), reason: 'x' }, 'delegation-too-long'],
        [{ toAccountId, endsAt: until(1), reason: '  ' }, 'reason-expected'],
        [{ toAccountId, endsAt: until(-1), reason: 'x' }, 'delegation-ends-before'],
        [{ toAccountId: account.id, endsAt: until(1), reason: 'x' }, 'delegation-to-oneself'],
        [{ toAccountId: 'nobody', endsAt: until(1), reason: 'x' }, 'unknown-account'],
      ]) {
        expect(codeOf(await client.data(delegate, { input }), 'delegate')).toBe(code);
      }
    });
  });

  describe('looking after accounts', () => {
    const create =
      'mutation($input: CreateAccountInput!) { createAccount(input: $input) { __typename ... on AccountCreated { password account { id passwordMustChange hasPassword } } ... on Refusal { code } } }';

    test('is for administrators in person', async () => {
      for (const role of ['planner', 'officer', 'leader', 'grid-worker'] as const) {
        const { errors } = await (await town().client(role)).ask('{ accounts { nodes { id } } }');
        expect(errors[0].extensions.code, role).toBe('FORBIDDEN');
      }
    });

    test('makes accounts with a password to be changed, or without one', async () => {
      const administrator = await town().client('administrator');
      const input = { name: 'made-here', displayName: 'Made', role: 'GRID_WORKER' };
      const made = await administrator.data(create, { input });
      const password = text(made, 'createAccount.password');
      expect(password).toMatch(/^\w{16}$/);
      const client = await signedIn('made-here', password);
      expect(at(await client.data('{ me { passwordMustChange } }'), 'me.passwordMustChange')).toBe(true);
      for (const [change, code] of [
        [{}, 'name-in-use'],
        [{ name: 'demo-x' }, 'demo-name-refused'],
        [{ name: 'a b' }, 'account-name-expected'],
        [{ name: 'x', displayName: ' ' }, 'display-name-expected'],
        [{ name: 'x', departmentId: 'police' }, 'department-for-officers'],
        [{ name: 'x', role: 'OFFICER', departmentId: 'nowhere' }, 'unknown-department'],
      ]) {
        const answer = await administrator.data(create, { input: { ...input, ...(change as object) } });
        expect(codeOf(answer, 'createAccount')).toBe(code);
      }
      const without = await administrator.data(create, {
        input: { ...input, name: 'comes-by-oidc', withPassword: false },
      });
      expect(at(without, 'createAccount')).toMatchObject({ password: null, account: { hasPassword: false } });
      const id = text(made, 'createAccount.account.id');
      const reset = 'mutation($id: ID!) { resetPassword(id: $id) { ... on PasswordReset { password } } }';
      const next = text(await administrator.data(reset, { id }), 'resetPassword.password');
      expect(next).not.toBe(password);
      expect(await client.data('{ me { name } }')).toEqual({ me: null });
      await signedIn('made-here', next);
      const log = await town().district.audit.lines({ objectId: id }, { first: 50 });
      for (const secret of [password, next, 'argon2'])
        expect(JSON.stringify(log.nodes)).not.toContain(secret);
    });

    test('gives roles where they make sense, which hold at once and until they are taken back', async () => {
      const account = await make('granted');
      const administrator = await town().client('administrator');
      const client = await signedIn('granted');
      const grant =
        'mutation($input: GrantRoleInput!) { grantRole(input: $input) { __typename ... on GivenGrant { id scope { kind id name } } ... on Refusal { code } } }';
      const asked = (role: string, kind: string, id: string | null) => ({
        input: { accountId: account.id, role, scope: { kind, id }, reason: 'a test' },
      });
      for (const [role, kind, id, code] of [
        ['ADMINISTRATOR', 'GRID', '001', 'grant-whole-district'],
        ['PLANNER', 'COMMUNITY', 'x', 'grant-whole-district'],
        // A leader of a town would be one by name only.
        ['LEADER', 'TOWN', 'x', 'grant-whole-district'],
        ['GRID_WORKER', 'DISTRICT', null, 'grant-scope-wrong'],
        ['OFFICER', 'DISTRICT', null, 'grant-scope-wrong'],
      ] as const) {
        expect(codeOf(await administrator.data(grant, asked(role, kind, id)), 'grantRole')).toBe(code);
      }
      expect(
        codeOf(await administrator.data(grant, asked('OFFICER', 'DEPARTMENT', 'nowhere')), 'grantRole'),
      ).toBe('unknown-scope');
      const given = await administrator.data(grant, asked('PLANNER', 'DISTRICT', null));
      expect(list(await client.data('{ me { may } }'), 'me.may')).toContain('startMerge');
      const revoke = 'mutation($id: ID!) { revokeGrant(id: $id) { __typename ... on Refusal { code } } }';
      const id = text(given, 'grantRole.id');
      expect(at(await administrator.data(revoke, { id }), 'revokeGrant.__typename')).toBe('GivenGrant');
      expect(codeOf(await administrator.data(revoke, { id }), 'revokeGrant')).toBe('unknown-grant');
      expect(list(await client.data('{ me { may } }'), 'me.may')).not.toContain('startMerge');
    });

    test('tells whoever looks after accounts of two grid workers of one grid, and refuses neither', async () => {
      const [first, second, third] = [await make('worker-1'), await make('worker-2'), await make('worker-3')];
      const give = (accountId: string, role: string, from: string, until: string | null) =>
        town().sql(
          `insert into account_grant (district_code, id, account_id, role, scope_kind, scope_id, begins_at, ends_at, granted_by)
          values ($1, $2, $3, $4, 'grid', '一格一员', $5, $6, 'system')`,
          [town().district.code, `${accountId}-${role}`, accountId, role, from, until],
        );
      const administrator = await town().client('administrator');
      const alsoHeld = async ({ id }: { readonly id: string }) =>
        list(
          await administrator.data(
            'query($id: ID!) { account(id: $id) { grants { role alsoHeldBy { displayName } } } }',
            { id },
          ),
          'account.grants',
        );
      const of = (...names: readonly string[]) => names.map((displayName) => ({ displayName }));
      await give(first.id, 'grid-worker', '2020-01-01', null);
      await give(third.id, 'grid-head', '2020-01-01', null);
      expect(await alsoHeld(first)).toEqual([{ role: 'GRID_WORKER', alsoHeldBy: [] }]);
      await give(second.id, 'grid-worker', '2020-02-01', null);
      expect(await alsoHeld(first)).toEqual([{ role: 'GRID_WORKER', alsoHeldBy: of(second.displayName) }]);
      expect(await alsoHeld(second)).toEqual([{ role: 'GRID_WORKER', alsoHeldBy: of(first.displayName) }]);
      expect(await alsoHeld(third)).toEqual([{ role: 'GRID_HEAD', alsoHeldBy: [] }]);
      // Who follows when the other has gone is no second.
      await town().sql(`update account_grant set ends_at = now() + interval '1 day' where account_id = $1`, [
        first.id,
      ]);
      await town().sql(
        `update account_grant set begins_at = now() + interval '2 days' where account_id = $1`,
        [second.id],
      );
      expect(await alsoHeld(first)).toEqual([{ role: 'GRID_WORKER', alsoHeldBy: [] }]);
      expect(await alsoHeld(second)).toEqual([{ role: 'GRID_WORKER', alsoHeldBy: [] }]);
    });

    test('keeps out nobody who does it', async () => {
      const administrator = await town().client('administrator');
      const id = text(await administrator.data('{ me { id } }'), 'me.id');
      const change =
        'mutation($id: ID!, $input: ChangeAccountInput!) { changeAccount(id: $id, input: $input) { __typename ... on Refusal { code } } }';
      const disabled = await administrator.data(change, { id, input: { disabled: true } });
      expect(codeOf(disabled, 'changeAccount')).toBe('own-account');
      // Nor does anybody say what they may see themselves.
      const planner = await administrator.data(change, { id, input: { role: 'GRID_WORKER' } });
      expect(codeOf(planner, 'changeAccount')).toBe('own-grant');
      const named = await administrator.data(change, { id, input: { role: 'ADMINISTRATOR' } });
      expect(at(named, 'changeAccount.__typename')).toBe('ManagedAccount');
      const grant =
        'mutation($input: GrantRoleInput!) { grantRole(input: $input) { __typename ... on Refusal { code } } }';
      for (const [role, kind, of] of [
        ['COMMUNITY_WORKER', 'COMMUNITY', 'x'],
        ['OFFICER', 'DEPARTMENT', 'police'],
        ['PLANNER', 'DISTRICT', null],
      ]) {
        const input = { accountId: id, role, scope: { kind, id: of }, reason: 'a test' };
        expect(codeOf(await administrator.data(grant, { input }), 'grantRole'), role!).toBe('own-grant');
      }
      const unknown = await administrator.data(change, { id: 'nobody', input: {} });
      expect(codeOf(unknown, 'changeAccount')).toBe('unknown-account');
    });
  });
}
