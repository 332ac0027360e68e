import type { Database } from '../../src/engine/database.ts';
import type { Session } from '../../src/engine/session.ts';
import { ROLES, type Role, type ScopeKind, type Store, SYSTEM_ACTOR } from '../../src/index.ts';
import { OUTLINE } from './tiny-plan.ts';

/** Where a person is: what decides who sees the row. */
export interface PersonPlace {
  readonly id: string;
  readonly town: string | null;
  readonly community: string | null;
  readonly grid: string | null;
  readonly departments: readonly string[];
}

/** A role and where it holds. */
export interface HeldRole {
  readonly role: Role;
  readonly kind: ScopeKind;
  readonly id: string | null;
}

const TOWNS = [null, 't1', 't2'];
const COMMUNITIES = [null, 'c1', 'c2'];
const GRIDS = [null, 'g1', 'g2'];
const DEPARTMENTS = [[], ['d1'], ['d2'], ['d1', 'd2']];

/** A person for each combination of town, community, grid and departments, with and without: 108. */
export const PERSONS: readonly PersonPlace[] = TOWNS.flatMap((town) =>
  COMMUNITIES.flatMap((community) =>
    GRIDS.flatMap((grid) =>
      DEPARTMENTS.map((departments) => ({
        id: [town, community, grid, ...departments].map((part) => part ?? '-').join(' '),
        town,
        community,
        grid,
        departments,
      })),
    ),
  ),
);

/** Roles that see persons at all, written out once more: the other place is `row_right`. */
const SEES_PERSONS: Readonly<Record<Role, boolean>> = {
  planner: false,
  officer: true,
  leader: false,
  'grid-worker': true,
  'grid-head': true,
  'micro-grid-officer': false,
  'branch-secretary': true,
  'building-head': false,
  'community-worker': true,
  'property-company': false,
  'unit-liaison': false,
  administrator: true,
};

const SCOPES: readonly Omit<HeldRole, 'role'>[] = [
  { kind: 'district', id: null },
  { kind: 'town', id: 't1' },
  { kind: 'community', id: 'c2' },
  { kind: 'grid', id: 'g1' },
  { kind: 'department', id: 'd2' },
];

/** Every role, held everywhere and in one place of each kind. */
export const HELD: readonly HeldRole[] = ROLES.flatMap((role) => SCOPES.map((scope) => ({ role, ...scope })));

export function accountOf({ role, kind }: HeldRole): string {
  return `${role} ${kind}`;
}

/** The ids that somebody with these roles sees, in order. */
export function visible(held: readonly HeldRole[]): readonly string[] {
  return PERSONS.filter((person) => held.some((one) => sees(one, person)))
    .map(({ id }) => id)
    .sort();
}

function sees({ role, kind, id }: HeldRole, person: PersonPlace): boolean {
  if (!SEES_PERSONS[role]) return false;
  switch (kind) {
    case 'district':
      return true;
    case 'town':
      return person.town === id;
    case 'community':
      return person.community === id;
    case 'grid':
      return person.grid === id;
    case 'department':
      return id !== null && person.departments.includes(id);
  }
}

/** A district with a person for each place and an account for each role and scope. */
export async function fillWalls(store: Store, database: Database, district: string): Promise<void> {
  const names = { name: '测试区', nameEn: 'Test district', synthetic: true };
  await store.createDistrict({ code: district, ...names, outline: OUTLINE }, SYSTEM_ACTOR);
  await database.asSystem().write(async (session) => {
    for (const id of ['d1', 'd2'])
      await session.executeSql(
        `insert into department (district_code, id, name, name_en, weight, hue, position) values ($1, $2, $2, $2, 1, '#000000', 1)`,
        [district, id],
      );
    for (const person of PERSONS) await insertPerson(session, district, person);
    for (const held of HELD) {
      await insertAccount(session, district, { id: accountOf(held), role: 'unit-liaison' });
      await giveRole(session, district, accountOf(held), held);
    }
  });
}

export async function insertPerson(session: Session, district: string, person: PersonPlace): Promise<void> {
  await session.executeSql(
    `insert into person (district_code, id, name_mask, town_id, community_id, grid_code, department_ids)
     values ($1, $2, '王**', $3, $4, $5, $6)`,
    [district, person.id, person.town, person.community, person.grid, person.departments],
  );
  await session.executeSql(
    `insert into person_sealed (district_code, person_id, content) values ($1, $2, '\\x00')`,
    [district, person.id],
  );
}

export async function insertAccount(
  session: Session,
  district: string,
  account: { readonly id: string; readonly role: Role; readonly departmentId?: string },
): Promise<void> {
  await session.executeSql(
    `insert into account (district_code, id, name, display_name, role, department_id) values ($1, $2, $2, $2, $3, $4)`,
    [district, account.id, account.role, account.departmentId ?? null],
  );
}

export async function giveRole(
  session: Session,
  district: string,
  account: string,
  { role, kind, id }: HeldRole,
  /** SQL expressions of when it begins and ends. */
  [begins, ends]: readonly [string, string] = ["now() - interval '1 day'", 'null'],
): Promise<void> {
  await session.executeSql(
    `insert into account_grant (district_code, id, account_id, role, scope_kind, scope_id, begins_at, ends_at, granted_by)
     values ($1, gen_random_uuid()::text, $2, $3, $4, $5, ${begins}, ${ends}, 'test')`,
    [district, account, role, kind, id],
  );
}

export async function delegate(
  session: Session,
  district: string,
  [from, to]: readonly [string, string],
  [begins, ends]: readonly [string, string],
): Promise<void> {
  await session.executeSql(
    `insert into delegation (district_code, id, from_account_id, to_account_id, reason, begins_at, ends_at, created_by)
     values ($1, gen_random_uuid()::text, $2, $3, 'leave', ${begins}, ${ends}, 'test')`,
    [district, from, to],
  );
}
