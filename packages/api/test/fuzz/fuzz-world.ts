import { createHash, randomBytes } from 'node:crypto';
import { hashPassword, type RunningServer, startServer } from '@onegrid/api';
import {
  type DistrictStore,
  ROLES,
  type Role,
  type Store,
  SYSTEM_ACTOR,
  seedTown,
  signAndPublish,
} from '@onegrid/store';
import type { DatabaseContext } from '../../../../scripts/suites/fuzz-suite.ts';
import { askAsOwner, embeddedPlace, openPlace, serverPlace } from '../../../store/test/support/places.ts';
import { checkeredPlan } from '../checkered-plan.ts';
import { rectangle, SIDE, smallTown } from '../small-town.ts';
import type { Asker, HeldGrant } from './access-oracle.ts';
import type { IdPool } from './random-operation.ts';

const DAY = 86_400_000;

/** Somebody who can send requests. */
export interface Sender extends Asker {
  readonly accountId: string | null;
  /** Of a key: what goes into the Authorization header. */
  readonly secret: string | null;
}

export interface FuzzWorld {
  readonly store: Store;
  readonly district: DistrictStore;
  readonly server: RunningServer;
  readonly origin: string;
  readonly senders: readonly Sender[];
  /** What must not stand in any answer but one: texts of persons, by the person's id. */
  readonly secrets: readonly { readonly personId: string; readonly texts: readonly string[] }[];
  /** Lines that the server wrote for whoever runs it. */
  readonly log: string[];
  readonly dispose: () => Promise<void>;
}

/**
 * A town in two communities with a plan in force, persons, one account a role and scope, deputies, keys; and the
 * server over it. What runs do to accounts is undone by `mend`.
 */
export async function openWorld({ engine, databaseUrl }: DatabaseContext): Promise<FuzzWorld> {
  const place = await (engine === 'embedded' ? embeddedPlace() : serverPlace(databaseUrl!));
  const masterKey = randomBytes(32);
  const { store, dispose } = await openPlace(
    Promise.resolve({ ...place, options: { ...place.options, masterKey } }),
  );
  const { code } = await seedTown(store, townInTwo());
  const district = store.in(code);
  const plan = await checkeredPlan(district);
  await signAndPublish(district, plan.id);
  await askAsOwner(
    store,
    `update appeal set department_id = (array['police', 'civil', null])[1 + ('x' || right(md5(id), 4))::bit(16)::int % 3]`,
  );
  const made = await people(store, district);
  const log: string[] = [];
  const server = await startServer({
    store,
    port: 0,
    host: '127.0.0.1',
    consoleDir: null,
    worksOnJobs: false,
    settings: { uploadLimit: 1_000_000, production: false } as never,
    keyLimits: { aMinute: 1_000_000, refusedPerAddress: 1_000_000 },
    signInLimit: {},
    log: (line) => log.push(line),
  });
  await remember(store);
  return {
    store,
    district,
    server,
    origin: `http://127.0.0.1:${server.port}`,
    ...made,
    log,
    dispose: async () => {
      await server.close();
      await store.close();
      await dispose();
    },
  };
}

/** The small town, its west and its east a community each, of two streets. */
function townInTwo() {
  const town = smallTown();
  const half = SIDE / 2;
  const parts = [
    { code: '001', name: '西', nameEn: 'West', geometry: rectangle(0, 0, half, SIDE) },
    { code: '002', name: '东', nameEn: 'East', geometry: rectangle(half, 0, SIDE, SIDE) },
  ];
  return {
    ...town,
    towns: parts.map((part) => ({ ...part, name: `${part.name}街道`, nameEn: `${part.nameEn} Street` })),
    communities: parts.map((part) => ({
      ...part,
      townshipCode: part.code,
      name: `${part.name}社区`,
      nameEn: `${part.nameEn} Community`,
    })),
    buildings: town.buildings.map((building) => ({
      ...building,
      communityKey: keyAt(building.geometry.coordinates[0]![0]![0]!),
    })),
    branches: town.branches.map((branch) => ({
      ...branch,
      communityKey: keyAt(branch.location.coordinates[0]!),
    })),
  };
}

function keyAt(longitude: number): string {
  return longitude < 118.2 + 0.001 * (SIDE / 2) ? '001001' : '002002';
}

type Making = Pick<FuzzWorld, 'senders' | 'secrets'>;

async function people(store: Store, district: DistrictStore): Promise<Making> {
  const rows = (text: string) => askAsOwner<{ id: string }>(store, text);
  const [west, east] = await rows(`select id from community order by code`);
  const towns = await rows(`select id from town order by code`);
  const grids = (
    await askAsOwner<{ code: string }>(
      store,
      `select grid.code from grid join plan on plan.id = grid.plan_id and plan.status = 'published'
       where upper_inf(grid.lifespan) order by grid.code`,
    )
  ).map(({ code }) => code);
  const [gridA, gridB, gridC] = [grids[0]!, grids[9]!, grids[grids.length - 1]!];
  const everywhere = (role: Role): HeldGrant => ({ role, kind: 'district', id: null });
  const at = (role: Role, kind: HeldGrant['kind'], id: string): HeldGrant => ({ role, kind, id });
  const wanted: readonly {
    readonly name: string;
    readonly role: Role;
    readonly department?: string;
    readonly grants?: readonly HeldGrant[];
    /** Besides the account's role: grants that ended. */
    readonly ended?: readonly HeldGrant[];
    readonly mustChange?: boolean;
  }[] = [
    ...(['planner', 'leader', 'administrator'] as const).map((role) => ({ name: role, role })),
    { name: 'officer-police', role: 'officer', department: 'police' },
    {
      name: 'officer-civil',
      role: 'officer',
      department: 'civil',
      grants: [at('officer', 'department', 'fire')],
    },
    { name: 'officer-none', role: 'officer' },
    { name: 'grid-worker-a', role: 'grid-worker', grants: [at('grid-worker', 'grid', gridA)] },
    { name: 'grid-head-b', role: 'grid-head', grants: [at('grid-head', 'grid', gridB)] },
    { name: 'secretary-c', role: 'branch-secretary', grants: [at('branch-secretary', 'grid', gridC)] },
    {
      name: 'community-west',
      role: 'community-worker',
      grants: [at('community-worker', 'community', west!.id)],
    },
    {
      name: 'community-east',
      role: 'community-worker',
      grants: [at('community-worker', 'community', east!.id)],
    },
    { name: 'town-worker', role: 'grid-worker', grants: [at('grid-worker', 'town', towns[0]!.id)] },
    { name: 'grid-worker-ended', role: 'grid-worker', ended: [at('grid-worker', 'district', '')] },
    { name: 'grid-worker-nowhere', role: 'grid-worker' },
    { name: 'micro', role: 'micro-grid-officer', grants: [at('micro-grid-officer', 'grid', gridA)] },
    { name: 'building-head', role: 'building-head', grants: [at('building-head', 'grid', gridA)] },
    { name: 'property', role: 'property-company', grants: [at('property-company', 'community', west!.id)] },
    { name: 'liaison', role: 'unit-liaison', grants: [everywhere('unit-liaison')] },
    { name: 'deputy', role: 'leader' },
    { name: 'deputy-of-administrator', role: 'unit-liaison' },
    { name: 'must-change', role: 'officer', department: 'police', mustChange: true },
  ];
  const passwordHash = await hashPassword('a password for nobody');
  const senders = new Map<string, Sender>();
  for (const { name, role, department, grants = [], ended = [], mustChange = false } of wanted) {
    const account = await district.access.createAccount(
      { name, displayName: `显示名-${name}`, role, passwordHash },
      SYSTEM_ACTOR,
    );
    if (department !== undefined) await district.access.setDepartment(account.id, department, SYSTEM_ACTOR);
    for (const [n, grant] of [...grants, ...ended].entries()) {
      const until = n >= grants.length ? `now() - interval '1 day'` : 'null';
      await askAsOwner(
        store,
        `insert into account_grant (district_code, id, account_id, role, scope_kind, scope_id, begins_at, ends_at, granted_by)
         values ('${district.code}', '${name}-${n}', '${account.id}', '${grant.role}', '${grant.kind}',
           ${grant.kind === 'district' ? 'null' : `'${grant.id}'`}, now() - interval '2 days', ${until}, 'fuzz')`,
      );
    }
    if (mustChange) {
      await askAsOwner(store, `update account set password_must_change = true where id = '${account.id}'`);
    }
    senders.set(name, {
      name,
      kind: 'account',
      role,
      grants: [...own(role, department ?? null), ...grants],
      passwordMustChange: mustChange,
      scopes: [],
      accountId: account.id,
      secret: null,
    });
  }
  for (const [from, to] of [
    ['grid-worker-a', 'deputy'],
    ['officer-civil', 'deputy'],
    ['administrator', 'deputy-of-administrator'],
  ]) {
    const [away, acting] = [senders.get(from!)!, senders.get(to!)!];
    await askAsOwner(
      store,
      `insert into delegation (district_code, id, from_account_id, to_account_id, reason, begins_at, ends_at, created_by)
       values ('${district.code}', '${from}-${to}', '${away.accountId}', '${acting.accountId}', '出差',
         now() - interval '1 day', now() + interval '30 days', 'fuzz')`,
    );
    const handed = away.grants.filter(({ role }) => role !== 'administrator');
    senders.set(to!, { ...acting, grants: [...acting.grants, ...handed] });
  }
  const nobody = {
    name: 'nobody',
    kind: 'nobody',
    role: null,
    grants: [],
    passwordMustChange: false,
    scopes: [],
    accountId: null,
    secret: null,
  } as const;
  return {
    senders: [nobody, ...senders.values(), ...(await keys(district))],
    secrets: await persons(district),
  };
}

/** What an account may by its role alone. */
function own(role: Role, department: string | null): readonly HeldGrant[] {
  if (role === 'officer') return department === null ? [] : [{ role, kind: 'department', id: department }];
  const everywhere = role === 'planner' || role === 'leader' || role === 'administrator';
  return everywhere ? [{ role, kind: 'district', id: null }] : [];
}

async function keys(district: DistrictStore): Promise<readonly Sender[]> {
  const scopes = [
    ['appeal:read', 'plan:read'],
    [
      'access',
      'appeal',
      'asset',
      'audit',
      'job',
      'key',
      'layer',
      'organisation',
      'person',
      'plan',
      'work',
    ].flatMap((name) => [`${name}:read`, `${name}:write`]),
  ];
  const senders: Sender[] = [];
  for (const [n, departmentId] of ['police', 'civil'].entries()) {
    const secret = randomBytes(32).toString('base64url');
    const secretHash = createHash('sha256').update(secret).digest();
    const expiresAt = new Date(Date.now() + 30 * DAY);
    const key = await district.keys.create(
      { departmentId, name: `key-${n}`, scopes: scopes[n]!, secretHash, expiresAt },
      SYSTEM_ACTOR,
    );
    if (!('id' in key)) throw new Error(key.code);
    senders.push({
      name: `key-${n}`,
      kind: 'key',
      role: null,
      grants: [{ role: 'officer', kind: 'department', id: departmentId }],
      passwordMustChange: false,
      scopes: scopes[n]!,
      accountId: null,
      secret: `ogk_${key.id}_${secret}`,
    });
  }
  return senders;
}

const SURNAMES = ['欧阳', '司马', '诸葛', '上官', '夏侯', '皇甫', '尉迟', '公孙'];

async function persons(district: DistrictStore): Promise<FuzzWorld['secrets']> {
  const secrets: { personId: string; texts: readonly string[] }[] = [];
  for (const [n, surname] of SURNAMES.entries()) {
    const content = {
      name: `${surname}秘密${'甲乙丙丁戊己庚辛'[n]}`,
      telephone: `1390013${String(7_000 + n * 111)}`,
      identityNumber: identityNumber(n),
      home: `暗号楼${n}栋${7_000 + n}室`,
    };
    const appealId = `appeal-${String(n * 31).padStart(4, '0')}`;
    const buildingId = `building-${n}-${n}`;
    const made = await district.persons.register({ content, buildingId, near: null, appealId }, SYSTEM_ACTOR);
    if (!('id' in made)) throw new Error(made.code);
    const { name, telephone, identityNumber: number, home } = content;
    secrets.push({ personId: made.id, texts: [name, telephone, number, home] });
  }
  return secrets;
}

/** Of somebody who never was: an area, a day, and the check digit of GB 11643. */
function identityNumber(n: number): string {
  const digits = `3402071980010${n + 1}${String(100 + n)}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  return digits + '10X98765432'[sum % 11];
}

const KEPT = ['account', 'account_grant', 'delegation', 'api_key', 'privacy_setting', 'retention_rule'];

async function remember(store: Store): Promise<void> {
  for (const table of KEPT) await askAsOwner(store, `create table fuzz_${table} as select * from ${table}`);
}

/** Puts accounts, grants, deputies, keys and settings back as they were: what runs did to them would blind later runs. */
export async function mend({ store }: FuzzWorld): Promise<void> {
  await askAsOwner(
    store,
    `update account set role = was.role, department_id = was.department_id, disabled_at = null, locked_until = null,
       password_must_change = was.password_must_change, password_changed_at = now(), totp_confirmed_at = null,
       totp_sealed = null
     from fuzz_account was where account.id = was.id;
     delete from account_grant where id not in (select id from fuzz_account_grant);
     update account_grant set revoked_at = null, revoked_by = null, ends_at = was.ends_at
     from fuzz_account_grant was where account_grant.id = was.id;
     delete from delegation where id not in (select id from fuzz_delegation);
     update delegation set revoked_at = null, revoked_by = null from fuzz_delegation was where delegation.id = was.id;
     delete from api_key where id not in (select id from fuzz_api_key);
     update api_key set revoked_at = null, revoked_by = null, expires_at = was.expires_at
     from fuzz_api_key was where api_key.id = was.id;
     update privacy_setting set least_group = 5, reveals_per_day = 1000;
     update retention_rule set keep_days = was.keep_days from fuzz_retention_rule was where retention_rule.kind = was.kind`,
  );
}

/** A new session of an account, as a cookie. */
export async function cookieOf({ district }: FuzzWorld, accountId: string): Promise<string> {
  const token = `${randomBytes(32).toString('base64url')}.${Date.now().toString(36)}`;
  await district.sessions.open({
    accountId,
    tokenHash: createHash('sha256').update(token).digest(),
    expiresAt: new Date(Date.now() + DAY),
    method: 'password',
    address: '127.0.0.1',
    userAgent: 'fuzz',
    exchanged: null,
  });
  return `onegrid_session=${token}`;
}

/** Ids that operations may name, of everybody's. */
export async function idsOf({ store }: FuzzWorld): Promise<IdPool> {
  const of = async (text: string) => (await askAsOwner<{ id: string }>(store, text)).map(({ id }) => id);
  return {
    appeal: await of(`select id from appeal order by id limit 40`),
    person: await of(`select id from person order by id limit 40`),
    account: await of(`select id from fuzz_account order by id`),
    session: await of(`select family as id from session order by created_at desc, family limit 20`),
    grant: await of(`select id from fuzz_account_grant order by id`),
    delegation: await of(`select id from delegation order by id limit 20`),
    key: await of(`select id from fuzz_api_key order by id`),
    department: await of(`select id from department order by id`),
    plan: await of(`select id from plan order by id limit 20`),
    grid: await of(`select distinct code as id from grid order by id limit 30`),
    community: await of(`select id from community union select code from community order by id`),
    town: await of(`select id from town union select code from town order by id`),
    layer: await of(`select id from layer order by id limit 20`),
    file: await of(`select id from received_file order by id limit 20`),
    building: await of(`select id from building order by id limit 10`),
    job: await of(`select id from job order by id limit 10`),
    scope: ['appeal:read', 'plan:read', 'plan:write', 'everything'],
    action: ['plan.', 'session.open', 'audit.', 'x'],
    reason: ['核实诉求', 'x', ''],
    text: ['示例', 'YT0001', '1号楼', '显示'],
    name: [...ROLES, '新名称'],
  };
}
