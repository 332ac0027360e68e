import { createHash } from 'node:crypto';
import { buildTown } from '@onegrid/demo';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/engine/database.ts';
import {
  type CopyReport,
  copyDatabase,
  type DatabaseAddress,
  openStore,
  type Store,
  SYSTEM_ACTOR,
  seedTown,
} from '../../src/index.ts';
import { databaseOf } from '../../src/open-store.ts';
import { embeddedPlace, ownedPlace, type Place, serverPlace } from '../support/places.ts';
import { cell, tinyPlan } from '../support/tiny-plan.ts';

const SERVER_URL = process.env.ONEGRID_TEST_DATABASE_URL;
const TOWN = buildTown({ seed: 1 });
const TINY = '990701';
const TOKEN = createHash('sha256').update('a session').digest();

const LINKS = `select district_code, position::text, entry_id::text, encode(hash, 'hex') as hash from audit_link
  order by district_code, position`;

function addressOf({ options }: Place): DatabaseAddress {
  const { databaseUrl, dataDir } = options;
  return databaseUrl === undefined ? { dataDir } : { databaseUrl };
}

async function withStore<T>(
  place: Place,
  work: (store: Store, database: Database) => Promise<T>,
): Promise<T> {
  const store = await openStore(place.options);
  try {
    return await work(store, databaseOf(store));
  } finally {
    await store.close();
  }
}

/** Two districts with a plan, a split whose children come before their parent, an account, a session, jobs. */
async function fill(store: Store, database: Database): Promise<void> {
  await seedTown(store, TOWN);
  const { district, plan } = await tinyPlan(store, TINY);
  const account = await district.access.createAccount(
    { name: 'eve', displayName: '“夏娃”, \\ { } "eve"\n', role: 'planner', passwordHash: '$argon2id$eve' },
    SYSTEM_ACTOR,
  );
  await district.sessions.open({
    accountId: account.id,
    tokenHash: TOKEN,
    expiresAt: new Date(Date.now() + 3_600_000),
    method: 'password',
    address: null,
    userAgent: null,
    exchanged: null,
  });
  const half = JSON.stringify(cell(0, 0));
  const child = `insert into atom (district_code, base_id, id, parent_id, root_id, owner_plan_id, geometry, area_m2, households, labels, shares)
    select $1, base_id, $2, 'a', 'a', $3, ST_SetSRID(ST_GeomFromGeoJSON($4), 4490), 0.1 + 0.2, 1e-7, '{"π": [1.50, null]}', '{}'
    from atom where district_code = $1 and id = 'a'`;
  for (const id of ['0', 'b2']) await database.executeSql(child, [TINY, id, plan.id, half]);
  await district.files.keep({ name: '空.bin', content: new Uint8Array([0, 255, 92, 10, 0]) }, SYSTEM_ACTOR);
  await database.asSystem().write(async (session) => {
    for (const sql of [
      `insert into person (district_code, id, name_mask, telephone_index, department_ids) values ('${TINY}', 'p', '夏*', '\\x00ff', '{a,"b,c"}')`,
      `insert into person_sealed (district_code, person_id, content) values ('${TINY}', 'p', '\\x0102')`,
      `insert into person_key (district_code, person_id, wrapped) values ('${TINY}', 'p', '\\x03')`,
    ])
      await session.executeSql(sql);
  });
  await district.jobs.enqueue({ kind: 'waits', params: { n: 1 } }, SYSTEM_ACTOR);
  await database.executeSql(
    `insert into job (district_code, id, kind, state, params, requested_by, heartbeat_at)
     values ($1, 'at-work', 'waits', 'running', '{}', 'system', now())`,
    [TINY],
  );
}

/** Count and MD5 of every table of the program, computed by the database over whole rows. */
async function fingerprint(database: Database): Promise<ReadonlyMap<string, string>> {
  const { rows: tables } = await database.executeSql(
    `select tablename as name from pg_tables where schemaname = 'public'
     and tablename not in ('spatial_ref_sys', 'schema_migration', 'job') order by 1`,
  );
  const prints = new Map<string, string>();
  for (const { name } of tables as { name: string }[]) {
    const { rows } = await database.executeSql(
      `select count(*) || ' ' || md5(coalesce(string_agg(md5(t::text), '' order by md5(t::text)), '')) as print
       from "${name}" t`,
    );
    prints.set(name, (rows[0] as { print: string }).print);
  }
  return prints;
}

async function rowsIn(place: Place): Promise<number> {
  return withStore(place, async (_, database) => {
    const prints = new Map(await fingerprint(database));
    // Filled by the migrations, not by a copy.
    prints.delete('row_right');
    return [...prints.values()].reduce((sum, print) => sum + Number(print.split(' ')[0]), 0);
  });
}

/** The second place is a server where there is one. */
describe(`a copy of everything to ${SERVER_URL === undefined ? 'an embedded database' : 'a server'}`, () => {
  const places: Place[] = [];
  let first: Place;
  let second: Place;
  let prints: ReadonlyMap<string, string>;
  let report: CopyReport;

  const made = async (making: Promise<Place>): Promise<Place> => {
    const place = await making;
    places.push(place);
    return place;
  };
  const another = () => made(SERVER_URL === undefined ? embeddedPlace() : serverPlace(SERVER_URL));

  beforeAll(async () => {
    first = await made(embeddedPlace());
    second = await another();
    prints = await withStore(first, async (store, database) => {
      await fill(store, database);
      return fingerprint(database);
    });
  });
  afterAll(async () => {
    for (const place of places) await place.dispose();
  });

  it('refuses a source that is not there, and a copy onto itself', async () => {
    const nowhere = { dataDir: `${first.options.dataDir}/nothing` };
    expect(await copyDatabase({ from: nowhere, to: addressOf(second) })).toMatchObject({
      code: 'copy-source-missing',
      params: { folder: nowhere.dataDir },
    });
    expect(await copyDatabase({ from: addressOf(first), to: addressOf(first) })).toMatchObject({
      code: 'copy-same-place',
    });
  });

  it('leaves nothing behind when it fails midway', async () => {
    const atLast = TOWN.branches.at(-1)!.id;
    await withStore(second, (_, database) =>
      database.executeSql(`alter table branch add constraint no_last check (id <> '${atLast}')`),
    );
    await expect(copyDatabase({ from: addressOf(first), to: addressOf(second) })).rejects.toMatchObject({
      code: '23514',
    });
    expect(await rowsIn(second)).toBe(0);
    await withStore(second, (_, database) =>
      database.executeSql('alter table branch drop constraint no_last'),
    );
  });

  it('has the same rows in every table, by its own hashes and by those of the databases', async () => {
    const stages = new Set<string>();
    const outcome = await copyDatabase({
      from: addressOf(first),
      to: addressOf(second),
      progress: ({ stage, done, total }) => {
        stages.add(stage);
        expect(done).toBeLessThanOrEqual(total);
      },
    });
    if (outcome.kind === 'refused') throw new Error(outcome.code);
    report = outcome;
    expect([...stages]).toEqual(['copy', 'compare']);
    expect(report.to.kind).toBe(SERVER_URL === undefined ? 'embedded' : 'server');
    expect(report.tables.map(({ name }) => name).sort()).toEqual([...prints.keys(), 'job'].sort());
    expect(report.tables.find(({ name }) => name === 'building')?.rows).toBe(TOWN.buildings.length);
    expect(report).toMatchObject({ jobsQueued: 1, jobsInterrupted: 1 });
    expect(await withStore(second, (_, database) => fingerprint(database))).toEqual(prints);
  });

  it('is a database to go on with: sessions, numbers of new lines, triggers, references, waiting jobs', async () => {
    await withStore(second, async (store, database) => {
      const district = store.in(TINY);
      expect((await district.sessions.holder(TOKEN))?.account.name).toBe('eve');
      expect((await district.access.accountByName('eve'))?.passwordHash).toBe('$argon2id$eve');
      const before = (await district.audit.lines({}, { first: 1 })).nodes[0]!;
      await district.access.record({ action: 'test.line', objectKind: 'line' }, SYSTEM_ACTOR);
      const after = (await district.audit.lines({}, { first: 1 })).nodes[0]!;
      expect(Number(after.id)).toBeGreaterThan(Number(before.id));
      await expect(database.executeSql('delete from audit_entry')).rejects.toThrow('not editable');
      await expect(database.executeSql(`delete from atom where id = 'a'`)).rejects.toMatchObject({
        code: '23503',
      });
      expect(await district.jobs.job('at-work')).toMatchObject({
        state: 'failed',
        error: { code: 'interrupted' },
      });
      const worked = new Promise<unknown>((resolve) => {
        void store.work('waits', async (job) => {
          resolve(job.params);
          return { kind: 'done', result: {} };
        });
      });
      expect(await worked).toEqual({ n: 1 });
    });
  });

  it('refuses a place that holds something already', async () => {
    expect(await copyDatabase({ from: addressOf(first), to: addressOf(second) })).toMatchObject({
      code: 'copy-target-not-empty',
    });
  });

  it('comes back to an embedded database with equal hashes', async () => {
    const third = await another();
    const back = await made(embeddedPlace());
    await copyDatabase({ from: addressOf(first), to: addressOf(third) });
    const outcome = await copyDatabase({ from: addressOf(third), to: addressOf(back) });
    if (outcome.kind === 'refused') throw new Error(outcome.code);
    const unchanged = ({ name }: { name: string }) => name !== 'job';
    expect(outcome.tables.filter(unchanged)).toEqual(report.tables.filter(unchanged));
    expect(await withStore(back, (_, database) => fingerprint(database))).toEqual(prints);
  });
});

describe.each(SERVER_URL === undefined ? [] : [SERVER_URL])('a copy to a server', (url) => {
  it('loses no person between owners that row-level security holds for, and forces it again', async () => {
    const from = await ownedPlace(url, true);
    const to = await ownedPlace(url, false);
    const back = await embeddedPlace();
    try {
      const links = await withStore(from, async (store, database) => {
        await fill(store, database);
        expect((await database.executeSql('select from person')).rows).toHaveLength(0);
        return (await database.executeSql(LINKS)).rows;
      });
      expect(links.length).toBeGreaterThan(3);
      for (const [source, target] of [
        [from, to],
        [to, back],
      ] as const) {
        const outcome = await copyDatabase({ from: addressOf(source), to: addressOf(target) });
        if (outcome.kind === 'refused') throw new Error(outcome.code);
        const counts = new Map(outcome.tables.map(({ name, rows }) => [name, rows]));
        for (const table of ['person', 'person_sealed', 'person_key']) expect(counts.get(table)).toBe(1);
        await withStore(target, async (_, database) => {
          const persons = await database
            .asSystem()
            .read((session) => session.executeSql('select id from person'));
          expect(persons.rows).toEqual([{ id: 'p' }]);
          const forced = await database.executeSql(
            `select relname from pg_class where relrowsecurity and relforcerowsecurity order by 1`,
          );
          expect(forced.rows).toHaveLength(5);
          const carried = await database.executeSql(LINKS);
          expect(carried.rows).toEqual(links);
        });
      }
    } finally {
      for (const place of [from, to, back]) await place.dispose();
    }
  });

  it('copies nothing where a table may keep rows from it', async () => {
    const from = await ownedPlace(url, true);
    const to = await embeddedPlace();
    try {
      await withStore(from, (_, database) =>
        database.executeSql('create policy less on person as restrictive using (false)'),
      );
      await expect(copyDatabase({ from: addressOf(from), to: addressOf(to) })).rejects.toMatchObject({
        code: 'copy-differs',
      });
    } finally {
      await from.dispose();
      await to.dispose();
    }
  });

  it("keeps its hands off a database of somebody else's", async () => {
    const source = await embeddedPlace();
    const target = await serverPlace(url);
    const client = new Client({ connectionString: target.options.databaseUrl });
    await client.connect();
    try {
      await client.query('create table invoice (id integer)');
      expect(await copyDatabase({ from: addressOf(source), to: addressOf(target) })).toMatchObject({
        code: 'copy-target-foreign',
        params: { table: 'invoice' },
      });
      const { rows } = await client.query(`select tablename from pg_tables where schemaname = 'public'`);
      expect(rows).toEqual([{ tablename: 'invoice' }]);
    } finally {
      await client.end();
      await source.dispose();
      await target.dispose();
    }
  });
});
