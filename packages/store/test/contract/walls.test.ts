import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/engine/database.ts';
import type { Session } from '../../src/engine/session.ts';
import { openStore, SYSTEM_ACTOR } from '../../src/index.ts';
import { databaseOf } from '../../src/open-store.ts';
import { describeOnEngines } from '../support/engines.ts';
import { ownedPlace, serverPlace } from '../support/places.ts';
import {
  accountOf,
  delegate,
  fillWalls,
  giveRole,
  HELD,
  insertAccount,
  insertPerson,
  PERSONS,
  visible,
} from '../support/wall-cases.ts';

const SERVER_URL = process.env.ONEGRID_TEST_DATABASE_URL;
const DISTRICT = '990801';
const OTHER = '990802';
const SEED = Number(process.env.ONEGRID_SEED ?? 6);
const DENIED = '42501';
const EVERYBODY = PERSONS.map(({ id }) => id).sort();

const PERSONAL_TABLES = ['person', 'person_sealed', 'person_key', 'person_link', 'person_reveal'] as const;
const YESTERDAY = "now() - interval '1 day'";
const TOMORROW = "now() + interval '1 day'";
const LONG_AGO = "now() - interval '2 days'";

/** The database as a request of this account has it; null is nobody. */
function asked(database: Database, accountId: string | null, district = DISTRICT): Database {
  return database.as({ district, accountId, role: 'onegrid_request' });
}

async function personsIn(session: Session, table = 'person', column = 'id'): Promise<readonly string[]> {
  const { rows } = await session.executeSql(
    `select ${column} as id from ${table} order by ${column} collate "C"`,
  );
  return (rows as { id: string }[]).map(({ id }) => id);
}

function seen(database: Database, accountId: string | null, district = DISTRICT): Promise<readonly string[]> {
  return asked(database, accountId, district).read((session) => personsIn(session));
}

/** Numbers from 0 to 1 that follow from a seed. */
function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

describeOnEngines('the wall in the database', (opened) => {
  let database: Database;
  let login: string;

  const asSystem = <T>(work: (session: Session) => Promise<T>): Promise<T> => database.asSystem().write(work);
  const refuses = (accountId: string, sql: string): Promise<void> =>
    expect(
      asked(database, accountId).write((session) => session.executeSql(sql)),
      sql,
    ).rejects.toMatchObject({ code: DENIED });

  beforeAll(async () => {
    database = opened().database;
    login = ((await database.executeSql('select current_user as login')).rows[0] as { login: string }).login;
    await fillWalls(opened().store, database, DISTRICT);
  });

  it('shows every role in every scope exactly the rows of its place', async () => {
    for (const held of HELD) {
      const expected = visible([held]);
      const [persons, sealed] = await asked(database, accountOf(held)).read(async (session) => [
        await personsIn(session),
        await personsIn(session, 'person_sealed', 'person_id'),
      ]);
      expect(persons, accountOf(held)).toEqual(expected);
      expect(sealed, accountOf(held)).toEqual(expected);
    }
    // The cases tell roles and scopes apart.
    expect(visible(HELD.slice(0, 5))).toEqual([]);
    expect(new Set(HELD.map((held) => visible([held]).length))).toEqual(new Set([0, 36, 54, 108]));
  });

  it('adds up what several grants show', async () => {
    const both = [
      { role: 'grid-worker', kind: 'grid', id: 'g2' },
      { role: 'officer', kind: 'department', id: 'd1' },
      { role: 'leader', kind: 'district', id: null },
    ] as const;
    await asSystem(async (session) => {
      await insertAccount(session, DISTRICT, { id: 'several', role: 'planner' });
      for (const held of both) await giveRole(session, DISTRICT, 'several', held);
    });
    expect(await seen(database, 'several')).toEqual(visible(both));
  });

  it('knows what an account is for without any grant', async () => {
    await asSystem(async (session) => {
      for (const role of ['planner', 'leader', 'administrator'] as const)
        await insertAccount(session, DISTRICT, { id: `own ${role}`, role });
      await insertAccount(session, DISTRICT, { id: 'own officer', role: 'officer', departmentId: 'd1' });
      await insertAccount(session, DISTRICT, { id: 'own nowhere', role: 'officer' });
      await insertAccount(session, DISTRICT, { id: 'own worker', role: 'grid-worker' });
    });
    expect(await seen(database, 'own officer')).toEqual(
      visible([{ role: 'officer', kind: 'department', id: 'd1' }]),
    );
    expect(await seen(database, 'own administrator')).toEqual(EVERYBODY);
    for (const account of ['own planner', 'own leader', 'own nowhere', 'own worker'])
      expect(await seen(database, account), account).toEqual([]);
  });

  it('shows nothing to nobody, to an unknown account, and to an account of another district', async () => {
    await opened().store.createDistrict(
      {
        code: OTHER,
        name: '邻区',
        nameEn: 'Next district',
        synthetic: true,
        outline: (await opened().store.district(DISTRICT))!.outline,
      },
      SYSTEM_ACTOR,
    );
    await asSystem((session) => insertAccount(session, OTHER, { id: 'neighbour', role: 'administrator' }));
    for (const account of [null, '', 'unknown', 'neighbour', "' or true --"])
      expect(await seen(database, account), String(account)).toEqual([]);
    expect(await seen(database, 'neighbour', OTHER)).toEqual([]);
    expect(await seen(database, 'administrator district', OTHER)).toEqual([]);
    expect(await database.asSystem().read((session) => personsIn(session))).toEqual(EVERYBODY);
  });

  it('takes rights away with the account, and with the end of a grant', async () => {
    const held = { role: 'community-worker', kind: 'community', id: 'c1' } as const;
    const expected = visible([held]);
    await asSystem(async (session) => {
      for (const id of ['disabled', 'ended', 'later', 'revoked', 'for now'])
        await insertAccount(session, DISTRICT, { id, role: 'unit-liaison' });
      await giveRole(session, DISTRICT, 'disabled', held);
      await giveRole(session, DISTRICT, 'revoked', held);
      await giveRole(session, DISTRICT, 'ended', held, [LONG_AGO, YESTERDAY]);
      await giveRole(session, DISTRICT, 'later', held, [TOMORROW, 'null']);
      await giveRole(session, DISTRICT, 'for now', held, [YESTERDAY, TOMORROW]);
    });
    for (const account of ['disabled', 'revoked', 'for now'])
      expect(await seen(database, account), account).toEqual(expected);
    await asSystem(async (session) => {
      await session.executeSql(`update account set disabled_at = now() where id = 'disabled'`);
      await session.executeSql(
        `update account_grant set revoked_at = now(), revoked_by = 'test' where account_id = 'revoked'`,
      );
    });
    for (const account of ['disabled', 'revoked', 'ended', 'later'])
      expect(await seen(database, account), account).toEqual([]);
  });

  it('begins and ends a delegation by time, hands on no administration and nothing twice', async () => {
    const held = { role: 'grid-head', kind: 'town', id: 't2' } as const;
    const standIns = [
      'stands in',
      'stood in',
      'will stand in',
      'stands in no more',
      'is away too',
      'gone',
      'second',
    ];
    await asSystem(async (session) => {
      for (const id of ['away', ...standIns]) await insertAccount(session, DISTRICT, { id, role: 'planner' });
      await giveRole(session, DISTRICT, 'away', held);
      await giveRole(session, DISTRICT, 'away', { role: 'administrator', kind: 'district', id: null });
      for (const to of ['stands in', 'stands in no more', 'gone'])
        await delegate(session, DISTRICT, ['away', to], [YESTERDAY, TOMORROW]);
      await delegate(session, DISTRICT, ['away', 'stood in'], [LONG_AGO, YESTERDAY]);
      await delegate(session, DISTRICT, ['away', 'will stand in'], [TOMORROW, "now() + interval '2 days'"]);
      await delegate(session, DISTRICT, ['stands in', 'second'], [YESTERDAY, TOMORROW]);
      await session.executeSql(
        `update delegation set revoked_at = now(), revoked_by = 'test' where to_account_id = 'stands in no more'`,
      );
      await session.executeSql(`update account set disabled_at = now() where id = 'gone'`);
    });
    expect(await seen(database, 'away')).toEqual(EVERYBODY);
    expect(await seen(database, 'stands in')).toEqual(visible([held]));
    for (const account of ['stood in', 'will stand in', 'stands in no more', 'gone', 'second'])
      expect(await seen(database, account), account).toEqual([]);
    await asSystem((session) =>
      session.executeSql(`update account set disabled_at = now() where id = 'away'`),
    );
    expect(await seen(database, 'stands in')).toEqual([]);
  });

  it('takes new and changed rows only inside the reach', async () => {
    const place = { town: 't1', community: 'c1', grid: 'g1', departments: ['d2'] };
    const worker = 'grid-worker grid';
    const inserts = (grid: string | null, id: string) =>
      asked(database, worker).write((session) => insertPerson(session, DISTRICT, { ...place, grid, id }));
    await inserts('g1', 'new');
    for (const grid of ['g2', null])
      await expect(inserts(grid, 'stray')).rejects.toMatchObject({ code: DENIED });
    await refuses(worker, `update person set grid_code = 'g2' where id = 'new'`);
    await refuses(worker, `update person set district_code = '${OTHER}' where id = 'new'`);
    await refuses(
      worker,
      `insert into person_key (district_code, person_id, wrapped) values ('${DISTRICT}', '- - g2', '\\x01')`,
    );
    const touched = await asked(database, worker).write(async (session) => {
      const { rows } = await session.executeSql(`update person set name_mask = '李**' returning grid_code`);
      return rows as { grid_code: string }[];
    });
    expect(new Set(touched.map((row) => row.grid_code))).toEqual(new Set(['g1']));
    const others = await database
      .asSystem()
      .read((session) =>
        session.executeSql(`select from person where name_mask = '李**' and grid_code <> 'g1'`),
      );
    expect(others.rows).toEqual([]);
    for (const table of ['person', 'person_sealed', 'person_link', 'person_reveal'])
      await refuses('administrator district', `delete from ${table}`);
    await asSystem(async (session) => {
      await session.executeSql(`delete from person_sealed where person_id = 'new'`);
      await session.executeSql(`delete from person where id = 'new'`);
    });
  });

  it('keeps the log, its chain and the rights of roles from a request', async () => {
    const request = 'administrator district';
    for (const table of ['audit_entry', 'audit_link', 'audit_head', 'row_right']) {
      await refuses(request, `delete from ${table}`);
      await refuses(request, `truncate ${table}`);
    }
    await refuses(request, `update audit_entry set reason = 'none'`);
    await refuses(request, 'update audit_link set position = 0');
    await refuses(request, 'update audit_head set position = 0');
    await refuses(request, `insert into row_right values ('person', 'planner')`);
    await refuses(
      request,
      `insert into audit_link values ('${DISTRICT}', now(), 1, 1, decode(repeat('00', 32), 'hex'), decode(repeat('00', 32), 'hex'))`,
    );
    // The system's role is no owner either.
    for (const sql of [
      'delete from audit_entry',
      'update audit_head set position = 0',
      'delete from row_right',
    ])
      await expect(asSystem((session) => session.executeSql(sql))).rejects.toMatchObject({ code: DENIED });
  });

  it('cannot be taken down by what a request may ask', async () => {
    const request = 'planner district';
    for (const sql of [
      'alter table person disable row level security',
      'alter table person no force row level security',
      'drop policy person_in_reach on person',
      'create policy everything on person using (true)',
      'create table mine (id integer)',
      `create function grants_of(text, text, text) returns void language sql as 'select'`,
      'alter function asking_account() owner to current_user',
      'alter role onegrid_request bypassrls',
      'truncate person cascade',
      'select * from schema_migration',
      'set local row_security = off; select * from person',
      'select * from pg_authid',
    ])
      await refuses(request, sql);
    expect(await seen(database, request)).toEqual([]);
  });

  it('forces security on every personal table and lets neither role around it', async () => {
    const { rows } = await database.executeSql(
      `select relname as name, relrowsecurity as enabled, relforcerowsecurity as forced from pg_class
       where relnamespace = 'public'::regnamespace and relname = any($1) order by 1`,
      [PERSONAL_TABLES],
    );
    expect(rows).toEqual([...PERSONAL_TABLES].sort().map((name) => ({ name, enabled: true, forced: true })));
    const roles = await database.executeSql(
      `select rolname, rolsuper or rolbypassrls or rolcanlogin or rolcreaterole as strong,
        exists (select from pg_class where relowner = pg_roles.oid) as owns
       from pg_roles where rolname in ('onegrid_request', 'onegrid_system') order by 1`,
    );
    expect(roles.rows).toEqual([
      { rolname: 'onegrid_request', strong: false, owns: false },
      { rolname: 'onegrid_system', strong: false, owns: false },
    ]);
    // Under row-level security predicates of PostGIS lose their index, so no table has both.
    const geometry = await database.executeSql(
      `select relname from pg_class where relrowsecurity and exists (
        select from pg_attribute where attrelid = pg_class.oid and atttypid = 'geometry'::regtype)`,
    );
    expect(geometry.rows).toEqual([]);
  });

  it('leaves nothing of who asked on a connection, whether its work succeeds or fails', async () => {
    const failing = asked(database, 'administrator district').write(async (session) => {
      await session.executeSql('select 1/0');
    });
    await expect(failing).rejects.toMatchObject({ code: '22012' });
    await Promise.all(HELD.slice(0, 20).map((held) => seen(database, accountOf(held))));
    const left = await Promise.all(
      Array.from({ length: 20 }, () =>
        database.executeSql(
          `select coalesce(current_setting('onegrid.account', true), '') as account,
             coalesce(current_setting('onegrid.district', true), '') as district, current_user as login`,
        ),
      ),
    );
    for (const { rows } of left) expect(rows).toEqual([{ account: '', district: '', login }]);
  });

  it(`keeps two callers on one pooled connection apart, in turn and at once (seed ${SEED})`, async () => {
    const callers = [
      ...HELD.map((held) => ({ account: accountOf(held), expected: visible([held]) })),
      { account: null, expected: [] },
    ];
    const served = new Map<number, Set<string | null>>();
    const ask = async ({ account, expected }: (typeof callers)[number]): Promise<void> => {
      const answer = await asked(database, account).read(async (session) => {
        const { rows } = await session.executeSql('select pg_backend_pid() as pid');
        const { pid } = rows[0] as { pid: number };
        served.set(pid, (served.get(pid) ?? new Set()).add(account));
        return personsIn(session);
      });
      expect(answer, String(account)).toEqual(expected);
    };
    const [worker, leader] = ['grid-worker grid', 'leader district'].map(
      (account) => callers.find((caller) => caller.account === account)!,
    );
    for (let turn = 0; turn < 50; turn += 1) await ask(turn % 2 === 0 ? worker! : leader!);
    expect([...served.values()].some((accounts) => accounts.size > 1)).toBe(true);
    const random = chance(SEED);
    await Promise.all(
      Array.from({ length: 200 }, () => ask(callers[Math.floor(random() * callers.length)]!)),
    );
  });

  it('refuses a unit of work inside another one, instead of waiting for ever', async () => {
    const nested = database.asSystem().write(() => database.asSystem().read((session) => personsIn(session)));
    await expect(nested).rejects.toThrow('inside another one');
    expect(await database.asSystem().read((session) => personsIn(session))).toEqual(EVERYBODY);
  });

  it('lets whoever asks send a job and count tables', async () => {
    const store = opened().store.in(DISTRICT, { accountId: 'planner district' });
    const job = await store.jobs.enqueue({ kind: 'walls', params: {} }, SYSTEM_ACTOR);
    expect(job.state).toBe('queued');
    await asked(database, 'planner district').write((session) =>
      session.executeSql(`select count_tables('{person,account}')`),
    );
    const { rows } = await database.executeSql(`select reltuples from pg_class where relname = 'person'`);
    expect(rows).toEqual([{ reltuples: PERSONS.length }]);
  });
});

describe.each(SERVER_URL === undefined ? [] : [SERVER_URL])('an owner that is no superuser', (url) => {
  it.each([
    ['makes the roles', true],
    ['was given the roles', false],
  ] as const)('%s and works behind the wall', async (_name, creates) => {
    const place = await ownedPlace(url, creates);
    const store = await openStore(place.options);
    try {
      const database = databaseOf(store);
      await fillWalls(store, database, DISTRICT);
      // Forced: without a role the owner itself sees and writes no row.
      expect((await database.executeSql('select from person')).rows).toEqual([]);
      await expect(
        database.executeSql(
          `insert into person (district_code, id, name_mask) values ('${DISTRICT}', 'x', '')`,
        ),
      ).rejects.toMatchObject({ code: DENIED });
      expect(await database.asSystem().read((session) => personsIn(session))).toEqual(EVERYBODY);
      for (const held of HELD.filter(({ kind }) => kind === 'grid'))
        expect(await seen(database, accountOf(held))).toEqual(visible([held]));
      const district = store.in(DISTRICT, { accountId: 'planner district' });
      const worked = new Promise<unknown>((resolve) => {
        void store.work('walls', async (job) => {
          resolve(job.params);
          return { kind: 'done', result: {} };
        });
      });
      await district.jobs.enqueue({ kind: 'walls', params: { n: 6 } }, SYSTEM_ACTOR);
      expect(await worked).toEqual({ n: 6 });
    } finally {
      await store.close();
      await place.dispose();
    }
  });

  it('is told which SQL an administrator has to run where it may not become the roles', async () => {
    const place = await ownedPlace(url, false, { closed: true });
    try {
      await expect(openStore(place.options)).rejects.toMatchObject({
        code: 'database-roles-closed',
        params: {
          sql: expect.stringMatching(/^grant onegrid_request, onegrid_system to "onegrid_\w+_owner";$/),
        },
      });
    } finally {
      await place.dispose();
    }
  });

  it('opens several new databases of one cluster at once', async () => {
    const places = await Promise.all(Array.from({ length: 4 }, () => serverPlace(url)));
    try {
      const stores = await Promise.all(places.map(({ options }) => openStore(options)));
      await Promise.all(stores.map((store) => store.close()));
      const again = await Promise.all([1, 2].map(() => openStore(places[0]!.options)));
      await Promise.all(again.map((store) => store.close()));
    } finally {
      for (const place of places) await place.dispose();
    }
  });
});
