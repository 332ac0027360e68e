import { describe, expect, test } from 'vitest';
import { effectiveGrants, type GrantRows } from './effective-grants.ts';
import type { Role } from './records.ts';

const NOW = new Date('2026-03-02T04:00:00Z');
const BEFORE = '2026-03-01T00:00:00Z';
const AFTER = '2026-03-09T00:00:00Z';

function account(
  id: string,
  role: Role,
  departmentId: string | null = null,
  disabledAt: string | null = null,
) {
  return { id, role, departmentId, disabledAt };
}

function given(accountId: string, role: Role, grid: string, more: Partial<GrantRows['given'][number]> = {}) {
  return {
    accountId,
    role,
    scopeKind: 'grid',
    scopeId: grid,
    beginsAt: BEFORE,
    endsAt: null,
    revokedAt: null,
    ...more,
  } as const;
}

function away(
  fromAccountId: string,
  toAccountId: string,
  more: Partial<GrantRows['delegations'][number]> = {},
) {
  return { fromAccountId, toAccountId, beginsAt: BEFORE, endsAt: AFTER, revokedAt: null, ...more };
}

function grantsOf(rows: Partial<GrantRows>, id: string): readonly string[] {
  return effectiveGrants({ accounts: [], given: [], delegations: [], ...rows }, id, NOW).map(
    ({ role, scope, delegatedBy }) =>
      `${role}@${scope.kind}${scope.id === null ? '' : `:${scope.id}`}${delegatedBy === null ? '' : ` for ${delegatedBy}`}`,
  );
}

describe('what an account is for', () => {
  test.each<[Role, string[]]>([
    ['planner', ['planner@district']],
    ['leader', ['leader@district']],
    ['administrator', ['administrator@district']],
    ['officer', ['officer@department:fire']],
    ['grid-worker', []],
    ['community-worker', []],
    ['unit-liaison', []],
  ])('%s', (role, expected) => {
    expect(grantsOf({ accounts: [account('a', role, 'fire')] }, 'a')).toEqual(expected);
  });

  test('an officer without a department has no place', () => {
    expect(grantsOf({ accounts: [account('a', 'officer')] }, 'a')).toEqual([]);
  });

  test('nothing for an account that is unknown or disabled', () => {
    expect(grantsOf({}, 'a')).toEqual([]);
    const rows = {
      accounts: [account('a', 'planner', null, BEFORE), account('b', 'leader')],
      given: [given('a', 'grid-worker', '001')],
      delegations: [away('b', 'a')],
    };
    expect(grantsOf(rows, 'a')).toEqual([]);
  });
});

describe('what it was granted', () => {
  const accounts = [account('a', 'grid-worker')];

  test('holds from its first moment up to its last', () => {
    const list = [
      given('a', 'grid-worker', 'now', { beginsAt: NOW.toISOString() }),
      given('a', 'grid-worker', 'later', { beginsAt: AFTER }),
      given('a', 'grid-worker', 'over', { endsAt: NOW }),
      given('a', 'grid-worker', 'going', { endsAt: AFTER }),
      given('a', 'grid-worker', 'revoked', { revokedAt: BEFORE }),
      given('b', 'grid-worker', 'other'),
    ];
    expect(grantsOf({ accounts, given: list }, 'a')).toEqual([
      'grid-worker@grid:now',
      'grid-worker@grid:going',
    ]);
  });
});

describe('what it does for somebody who is away', () => {
  const accounts = [
    account('a', 'leader'),
    account('b', 'officer', 'fire'),
    account('c', 'administrator'),
    account('d', 'planner', null, BEFORE),
  ];

  test('is what the absent one may, while it lasts', () => {
    const rows = { accounts, given: [given('b', 'grid-head', '001')] };
    expect(grantsOf({ ...rows, delegations: [away('b', 'a')] }, 'a')).toEqual([
      'leader@district',
      'officer@department:fire for b',
      'grid-head@grid:001 for b',
    ]);
    for (const more of [{ beginsAt: AFTER }, { endsAt: NOW }, { revokedAt: BEFORE }]) {
      expect(grantsOf({ ...rows, delegations: [away('b', 'a', more)] }, 'a')).toEqual(['leader@district']);
    }
  });

  test('is never what administrators may, whether by account or by grant', () => {
    const list = [given('c', 'administrator', '001'), given('c', 'grid-head', '002')];
    expect(grantsOf({ accounts, given: list, delegations: [away('c', 'a')] }, 'a')).toEqual([
      'leader@district',
      'grid-head@grid:002 for c',
    ]);
  });

  test('is nothing where that account is disabled', () => {
    expect(grantsOf({ accounts, delegations: [away('d', 'a')] }, 'a')).toEqual(['leader@district']);
  });

  test('is not handed on again', () => {
    const delegations = [away('b', 'a'), away('a', 'c')];
    expect(grantsOf({ accounts, delegations }, 'c')).toEqual([
      'administrator@district',
      'leader@district for a',
    ]);
  });

  test('counts once where it was asked for twice', () => {
    expect(grantsOf({ accounts, delegations: [away('b', 'a'), away('b', 'a')] }, 'a')).toEqual([
      'leader@district',
      'officer@department:fire for b',
    ]);
  });
});
