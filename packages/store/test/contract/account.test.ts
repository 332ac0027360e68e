import { createHash } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { parseStatement } from '../../src/engine/statement.ts';
import {
  type AccountDetails,
  type DistrictStore,
  type NewSession,
  ROLES,
  type Role,
  SYSTEM_ACTOR,
} from '../../src/index.ts';
import { describeOnEngines } from '../support/engines.ts';
import { tinyDistrict } from '../support/tiny-plan.ts';

const SECOND = 1_000;
const DAY = 86_400_000;
const BECAUSE = { ...SYSTEM_ACTOR, reason: 'because' };

function hash(token: string): Uint8Array {
  return createHash('sha256').update(token).digest();
}

function asked(accountId: string, token: string, more: Partial<NewSession> = {}): NewSession {
  return {
    accountId,
    tokenHash: hash(token),
    expiresAt: new Date(Date.now() + 60 * SECOND),
    method: 'password',
    address: '10.0.0.1',
    userAgent: 'a browser',
    exchanged: null,
    ...more,
  };
}

function made(outcome: object): AccountDetails {
  if ('code' in outcome) throw new Error(JSON.stringify(outcome));
  return outcome as AccountDetails;
}

describeOnEngines('accounts and sessions', (opened) => {
  let district: DistrictStore;
  beforeAll(async () => {
    ({ district } = await tinyDistrict(opened().store, '990331'));
  });

  const create = async (name: string, role: Role = 'planner', more: Partial<{ departmentId: string }> = {}) =>
    made(
      await district.accounts.create(
        {
          name,
          displayName: `${name}!`,
          role,
          departmentId: null,
          passwordHash: '$x',
          mustChange: false,
          ...more,
        },
        SYSTEM_ACTOR,
      ),
    );
  const actions = async (id: string) =>
    (await district.audit.lines({ objectKind: 'account', objectId: id }, { first: 50 })).nodes.map(
      ({ action }) => action,
    );

  it('lists accounts by name, by a part of it, by role and by whether they work', async () => {
    for (const name of ['list-a', 'list-b', 'list-c'])
      await create(name, name === 'list-b' ? 'leader' : 'planner');
    const names = async (filter: Parameters<typeof district.accounts.accounts>[0]) =>
      (await district.accounts.accounts(filter, { first: 50 })).nodes.map(({ name }) => name);
    expect(await names({ text: 'LIST-' })).toEqual(['list-a', 'list-b', 'list-c']);
    expect(await names({ text: 'list-b!' })).toEqual(['list-b']);
    expect(await names({ text: 'list', role: 'leader' })).toEqual(['list-b']);
    const [a] = (await district.accounts.accounts({ text: 'list-a' }, { first: 1 })).nodes;
    await district.accounts.change(a.id, { disabled: true }, SYSTEM_ACTOR);
    expect(await names({ text: 'list', disabled: true })).toEqual(['list-a']);
    const first = await district.accounts.accounts({ text: 'list' }, { first: 2 });
    expect(first).toMatchObject({ hasNextPage: true, totalCount: 3 });
    const next = await district.accounts.accounts({ text: 'list' }, { first: 2, after: first.cursors[1] });
    expect(next.nodes.map(({ name }) => name)).toEqual(['list-c']);
    await district.accounts.grant(
      { accountId: next.nodes[0].id, role: 'leader', scope: { kind: 'district', id: null } },
      SYSTEM_ACTOR,
    );
    expect(await names({ text: 'list', role: 'leader' })).toEqual(['list-b', 'list-c']);
    expect(await names({ text: 'no such account' })).toEqual([]);
  });

  it('refuses a name twice, a department that is not there, and to be without an administrator', async () => {
    const { id } = await create('boss', 'administrator');
    const again = {
      name: 'boss',
      displayName: 'x',
      role: 'planner',
      departmentId: null,
      passwordHash: null,
    } as const;
    expect(await district.accounts.create({ ...again, mustChange: false }, SYSTEM_ACTOR)).toMatchObject({
      code: 'name-in-use',
    });
    expect(await district.accounts.change(id, { departmentId: 'nowhere' }, SYSTEM_ACTOR)).toMatchObject({
      code: 'unknown-department',
    });
    for (const change of [{ disabled: true }, { role: 'planner' as const }]) {
      expect(await district.accounts.change(id, change, SYSTEM_ACTOR)).toMatchObject({
        code: 'last-administrator',
      });
    }
    await create('boss-2', 'administrator');
    expect(
      made(await district.accounts.change(id, { disabled: true }, SYSTEM_ACTOR)).disabledAt,
    ).not.toBeNull();
    expect(made(await district.accounts.change(id, { disabled: false }, SYSTEM_ACTOR)).disabledAt).toBeNull();
    expect(await district.accounts.change('nobody', {}, SYSTEM_ACTOR)).toMatchObject({
      code: 'unknown-account',
    });
  });

  it('locks after failures in a row, for a while, whoever counts', async () => {
    const { id } = await create('locked');
    const limits = { lockAfter: 3, lockMs: 400 };
    const fail = () => district.accounts.countFailure(id, limits);
    expect([await fail(), await fail()]).toEqual([null, null]);
    await district.accounts.forgiveFailures(id);
    const outcomes = await Promise.all([fail(), fail(), fail()]);
    expect(outcomes.filter((until) => until !== null)).toHaveLength(1);
    expect((await district.accounts.credentialsByName('locked'))?.lockedUntil).not.toBeNull();
    expect(await fail()).toBeNull();
    await expect.poll(async () => (await district.accounts.account(id))?.lockedUntil).toBeNull();
    expect(await fail()).toBeNull();
    expect([await fail(), (await fail()) !== null]).toEqual([null, true]);
    expect(made(await district.accounts.unlock(id, SYSTEM_ACTOR)).lockedUntil).toBeNull();
    expect(await actions(id)).toEqual(['account.unlock', 'account.lock', 'account.lock', 'account.create']);
    expect(await district.accounts.countFailure('nobody', limits)).toBeNull();
  });

  it('keeps the last passwords and ends every other session', async () => {
    const { id } = await create('changing');
    const kept = await district.sessions.open(asked(id, 'kept'));
    await district.sessions.open(asked(id, 'other'));
    for (const passwordHash of ['$1', '$2', '$3']) {
      await district.accounts.changePassword(
        id,
        { passwordHash, mustChange: passwordHash === '$3', keep: 2, exceptSession: kept?.id ?? null },
        SYSTEM_ACTOR,
      );
    }
    const credentials = await district.accounts.credentials(id);
    expect(credentials?.account.passwordHash).toBe('$3');
    expect(credentials?.passwordHistory).toEqual(['$2', '$1']);
    expect((await district.sessions.holder(hash('kept')))?.passwordMustChange).toBe(true);
    expect(await district.sessions.holder(hash('other'))).toBeNull();
    expect(await district.sessions.ended(hash('other'))).toMatchObject({ reason: 'password-changed' });
  });

  it('keeps the secret of codes encrypted, and takes each step once', async () => {
    const { id } = await create('coded');
    await district.accounts.setTotp(id, 'JBSWY3DPEHPK3PXP', SYSTEM_ACTOR);
    expect(await district.accounts.totpSecret(id)).toBe('JBSWY3DPEHPK3PXP');
    expect((await district.accounts.credentials(id))?.totpConfirmedAt).toBeNull();
    const stored = await opened().database.read((session) =>
      session.one<{ sealed: Buffer }>(
        parseStatement('sealed', 'select totp_sealed as sealed from account where id = :id'),
        { id },
      ),
    );
    expect(stored.sealed.includes('JBSWY3DPEHPK3PXP')).toBe(false);
    expect(await district.accounts.confirmTotp(id, 100, SYSTEM_ACTOR)).toBe(true);
    expect((await district.accounts.credentials(id))?.totpConfirmedAt).toBeInstanceOf(Date);
    expect(await district.accounts.takeTotpStep(id, 100)).toBe(false);
    expect(await district.accounts.takeTotpStep(id, 99)).toBe(false);
    const taken = await Promise.all([1, 2, 3].map(() => district.accounts.takeTotpStep(id, 101)));
    expect(taken.filter(Boolean)).toHaveLength(1);
    await district.accounts.setTotp(id, null, SYSTEM_ACTOR);
    expect(await district.accounts.totpSecret(id)).toBeNull();
    expect(await district.accounts.takeTotpStep(id, 500)).toBe(false);
  });

  it('links one account to one subject of a provider', async () => {
    const [one, two] = [await create('linked-1'), await create('linked-2')];
    const oidc = { issuer: 'https://id.example', subject: 's1' };
    expect(made(await district.accounts.linkOidc(one.id, oidc, SYSTEM_ACTOR)).oidc).toEqual(oidc);
    expect(await district.accounts.linkOidc(two.id, oidc, SYSTEM_ACTOR)).toMatchObject({
      code: 'oidc-in-use',
    });
    expect((await district.accounts.accountByOidc(oidc.issuer, 's1'))?.name).toBe('linked-1');
    expect(await district.accounts.accountByOidc('https://other.example', 's1')).toBeNull();
    await district.accounts.linkOidc(one.id, null, SYSTEM_ACTOR);
    expect(made(await district.accounts.linkOidc(two.id, oidc, SYSTEM_ACTOR)).oidc).toEqual(oidc);
  });

  it('grants roles within scopes that there are, and takes them back', async () => {
    const { id } = await create('granted', 'grid-worker');
    const scope = { kind: 'department', id: 'police' } as const;
    const given = await district.accounts.grant({ accountId: id, role: 'officer', scope }, BECAUSE);
    expect(given).toMatchObject({
      role: 'officer',
      scope,
      reason: 'because',
      grantedBy: 'system',
      endsAt: null,
    });
    expect((await district.accounts.grantsOf([id])).get(id)).toEqual([
      { role: 'officer', scope, delegatedBy: null },
    ]);
    const past = new Date(Date.now() - DAY);
    for (const [input, code] of [
      [{ accountId: 'nobody', role: 'officer', scope }, 'unknown-account'],
      [{ accountId: id, role: 'grid-head', scope: { kind: 'grid', id: 'none' } }, 'unknown-scope'],
      [{ accountId: id, role: 'grid-head', scope: { kind: 'district', id: 'x' } }, 'unknown-scope'],
      [{ accountId: id, role: 'officer', scope, endsAt: past }, 'grant-ends-before'],
    ] as const) {
      expect(await district.accounts.grant(input, SYSTEM_ACTOR)).toMatchObject({ code });
    }
    const name = await district.accounts.scopeNames([scope, { kind: 'grid', id: 'none' }]);
    expect([...name.keys()]).toEqual(['department police']);
    const grantId = 'id' in given ? given.id : '';
    expect(await district.accounts.revokeGrant(grantId, SYSTEM_ACTOR)).toMatchObject({ id: grantId });
    expect(await district.accounts.revokeGrant(grantId, SYSTEM_ACTOR)).toMatchObject({
      code: 'unknown-grant',
    });
    expect((await district.accounts.grantsOf([id])).get(id)).toEqual([]);
    expect((await district.accounts.givenGrants([id])).get(id)?.[0].revokedAt).toBeInstanceOf(Date);
  });

  it('lets somebody act for somebody who is away, and no longer', async () => {
    const [absent, acting, third] = [
      await create('absent'),
      await create('acting', 'leader'),
      await create('third'),
    ];
    const days = (from: number, to: number) => ({
      fromAccountId: absent.id,
      toAccountId: acting.id,
      beginsAt: new Date(Date.now() + from * DAY),
      endsAt: new Date(Date.now() + to * DAY),
    });
    for (const [input, code] of [
      [{ ...days(0, 1), toAccountId: absent.id }, 'delegation-to-oneself'],
      [{ ...days(0, 1), toAccountId: 'nobody' }, 'unknown-account'],
      [days(1, 0), 'delegation-ends-before'],
      [days(-3, -1), 'delegation-ends-before'],
      [days(0, 91), 'delegation-too-long'],
    ] as const) {
      expect(await district.accounts.delegate(input, BECAUSE)).toMatchObject({ code });
    }
    const delegation = await district.accounts.delegate(days(-1, 1), BECAUSE);
    const id = 'id' in delegation ? delegation.id : '';
    expect(delegation).toMatchObject({ fromName: 'absent!', toName: 'acting!', reason: 'because' });
    const handedOn = { role: 'planner', scope: { kind: 'district', id: null }, delegatedBy: absent.id };
    expect((await district.accounts.grantsOf([acting.id])).get(acting.id)).toContainEqual(handedOn);
    for (const who of [absent.id, acting.id, null]) {
      expect((await district.accounts.delegations(who, { first: 5 })).nodes.map((row) => row.id)).toEqual([
        id,
      ]);
    }
    expect((await district.accounts.delegations(third.id, { first: 5 })).nodes).toEqual([]);
    expect(await district.accounts.endDelegation(id, third.id, SYSTEM_ACTOR)).toMatchObject({
      code: 'unknown-delegation',
    });
    expect(await district.accounts.endDelegation(id, acting.id, SYSTEM_ACTOR)).toMatchObject({ id });
    expect((await district.accounts.grantsOf([acting.id])).get(acting.id)).not.toContainEqual(handedOn);
  });

  it('reads what accounts may as the database does', async () => {
    const accounts = await Promise.all(
      ROLES.map((role) => create(`may-${role}`, role, { departmentId: 'police' })),
    );
    const until = new Date(Date.now() + DAY);
    for (const [index, account] of accounts.entries()) {
      const other = accounts[(index + 1) % accounts.length];
      const scope = { kind: 'department', id: 'fire' } as const;
      await district.accounts.grant(
        { accountId: account.id, role: ROLES[(index * 5) % 12], scope },
        SYSTEM_ACTOR,
      );
      const input = { fromAccountId: account.id, toAccountId: other.id, beginsAt: new Date(), endsAt: until };
      await district.accounts.delegate(input, SYSTEM_ACTOR);
    }
    await district.accounts.change(accounts[4].id, { disabled: true }, SYSTEM_ACTOR);
    const grantsOf = parseStatement(
      'grants of',
      'select role, scope_kind as kind, scope_id as scope, delegated_by from grants_of(:district, :account)',
    );
    const ours = await district.accounts.grantsOf(accounts.map(({ id }) => id));
    for (const account of accounts.filter((_, index) => index !== 4)) {
      const theirs = await opened().database.read((session) =>
        session.rows<{ role: string; kind: string; scope: string | null; delegated_by: string | null }>(
          grantsOf,
          {
            district: '990331',
            account: account.id,
          },
        ),
      );
      const words = (grant: readonly (string | null)[]) => grant.join(' ');
      expect(
        ours
          .get(account.id)
          ?.map(({ role, scope, delegatedBy }) => words([role, scope.kind, scope.id, delegatedBy]))
          .sort(),
        account.name,
      ).toEqual(
        theirs.map(({ role, kind, scope, delegated_by }) => words([role, kind, scope, delegated_by])).sort(),
      );
    }
  });

  it('finds who is behind a live session only, with what they may', async () => {
    const { id } = await create('holder', 'officer', { departmentId: 'police' });
    const session = await district.sessions.open(asked(id, 'live'));
    await district.sessions.open(asked(id, 'late', { expiresAt: new Date(Date.now() - 1) }));
    const holder = await district.sessions.holder(hash('live'));
    expect(holder).toMatchObject({
      sessionId: session?.id,
      account: { name: 'holder' },
      passwordMustChange: false,
    });
    expect(holder?.grants).toEqual([
      { role: 'officer', scope: { kind: 'department', id: 'police' }, delegatedBy: null },
    ]);
    expect(await district.sessions.holderOf(session?.id ?? '')).toEqual(holder);
    expect(await district.sessions.holder(hash('late'))).toBeNull();
    expect(await district.sessions.holder(hash('never'))).toBeNull();
    expect(await opened().store.in('990399').sessions.holder(hash('live'))).toBeNull();
    await district.accounts.change(id, { disabled: true }, SYSTEM_ACTOR);
    expect(await district.sessions.holder(hash('live'))).toBeNull();
    await district.accounts.change(id, { disabled: false }, SYSTEM_ACTOR);
    expect(await district.sessions.holder(hash('live'))).toBeNull();
    expect(await district.sessions.ended(hash('live'))).toMatchObject({ reason: 'account-disabled' });
  });

  it('exchanges a token once, leaves the old one its grace, and stays one session', async () => {
    const { id } = await create('sliding');
    const first = await district.sessions.open(asked(id, 's0'));
    const exchanged = { tokenHash: hash('s0'), graceMs: 300 };
    const attempts = await Promise.all(
      ['s1', 's2', 's3'].map((token) => district.sessions.open(asked(id, token, { exchanged }))),
    );
    const next = attempts.filter((session) => session !== null);
    expect(next).toHaveLength(1);
    expect(next[0]).toMatchObject({ id: first?.id, createdAt: first?.createdAt });
    expect(await district.sessions.holder(hash('s0'))).not.toBeNull();
    await district.sessions.seen(hash('s0'), '10.0.0.9');
    const list = await district.sessions.sessions(id, { first: 10 });
    expect(list.nodes.map((session) => session.id)).toEqual([first?.id]);
    await expect.poll(() => district.sessions.holder(hash('s0'))).toBeNull();
    expect(await district.sessions.ended(hash('s0'))).toMatchObject({
      sessionId: first?.id,
      reason: 'renewed',
    });
    expect(await district.sessions.holderOf(first?.id ?? '')).not.toBeNull();
    expect((await actions(id)).filter((action) => action === 'session.open')).toHaveLength(1);

    await district.sessions.endFamily(first?.id ?? '', 'reused');
    expect(await district.sessions.holderOf(first?.id ?? '')).toBeNull();
    expect(await actions(id)).toContain('session.reused');
    expect(
      await district.sessions.open(asked(id, 's4', { exchanged: { tokenHash: hash('s1'), graceMs: 1 } })),
    ).toBeNull();
  });

  it('ends a token’s session with every token of it, at once', async () => {
    const { id } = await create('leaving');
    await district.sessions.open(asked(id, 'l0'));
    await district.sessions.open(
      asked(id, 'l1', { exchanged: { tokenHash: hash('l0'), graceMs: 60 * SECOND } }),
    );
    expect(await district.sessions.end(hash('l0'), 'signed-out')).not.toBeNull();
    for (const token of ['l0', 'l1']) expect(await district.sessions.holder(hash(token))).toBeNull();
    expect(await district.sessions.end(hash('never'), 'signed-out')).toBeNull();
    expect(await actions(id)).toEqual(['session.end', 'session.open', 'account.create']);
  });

  it('never keeps a token that is exchanged while its session is revoked', async () => {
    const { id } = await create('racing');
    for (let round = 0; round < 20; round += 1) {
      const session = await district.sessions.open(asked(id, `r${round}`));
      const exchanged = { tokenHash: hash(`r${round}`), graceMs: 60 * SECOND };
      await Promise.all([
        district.sessions.open(asked(id, `next${round}`, { exchanged })),
        district.sessions.revoke(session?.id ?? '', id, SYSTEM_ACTOR),
      ]);
      expect(await district.sessions.holderOf(session?.id ?? ''), `round ${round}`).toBeNull();
    }
  });

  it('revokes one’s own sessions, nobody else’s, and all but one', async () => {
    const [mine, other] = [await create('revoking'), await create('revoked')];
    const [a, b, c] = await Promise.all(
      ['ra', 'rb', 'rc'].map((token) => district.sessions.open(asked(mine.id, token))),
    );
    const foreign = await district.sessions.open(asked(other.id, 'rd'));
    expect(await district.sessions.revoke(foreign?.id ?? '', mine.id, SYSTEM_ACTOR)).toMatchObject({
      code: 'unknown-session',
    });
    expect(await district.sessions.revoke(a?.id ?? '', mine.id, SYSTEM_ACTOR)).toMatchObject({ id: a?.id });
    expect(await district.sessions.revoke(a?.id ?? '', mine.id, SYSTEM_ACTOR)).toMatchObject({
      code: 'unknown-session',
    });
    expect(await district.sessions.revokeOthers(mine.id, b?.id ?? null, SYSTEM_ACTOR)).toBe(1);
    const left = await district.sessions.sessions(mine.id, { first: 10 });
    expect(left.nodes.map(({ id }) => id)).toEqual([b?.id]);
    expect(await district.sessions.holderOf(c?.id ?? '')).toBeNull();
    expect(await district.sessions.revoke(foreign?.id ?? '', null, SYSTEM_ACTOR)).toMatchObject({
      id: foreign?.id,
    });
    const page = await district.sessions.sessions(other.id, { first: 10 });
    expect(page).toMatchObject({ nodes: [], totalCount: 0, hasNextPage: false });
  });
});
