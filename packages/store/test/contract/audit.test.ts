import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeAudit } from '../../src/access/write-audit.ts';
import { parseStatement } from '../../src/engine/statement.ts';
import type { AuditFault, DistrictStore } from '../../src/index.ts';
import { SYSTEM_ACTOR } from '../../src/index.ts';
import { describeOnEngines, type OpenedStore } from '../support/engines.ts';
import { OUTLINE } from '../support/tiny-plan.ts';

const NO_PAGE = { first: 50 };

async function districtWith(opened: OpenedStore, code: string, lines: number): Promise<DistrictStore> {
  await opened.store.createDistrict(
    { code, name: code, nameEn: code, synthetic: true, outline: OUTLINE },
    SYSTEM_ACTOR,
  );
  const district = opened.store.in(code);
  // The first line is that of the district.
  for (let n = 2; n <= lines; n++) await write(district, n);
  return district;
}

function write(district: DistrictStore, n: number): Promise<void> {
  const after = { n, text: '“网格”，\n{"a": 1.50}', list: [null, true, 1e-7] };
  return district.access.record(
    { action: 'test.line', objectKind: 'line', objectId: String(n), after },
    { ...SYSTEM_ACTOR, reason: n % 2 === 0 ? `因为 ${n}` : null },
  );
}

/** What only somebody can do who owns the whole database: no trigger and no foreign key looks on. */
async function tamper({ database }: OpenedStore, ...statements: readonly string[]): Promise<void> {
  await database.executeSql(
    `begin; set local session_replication_role = replica; ${statements.join('; ')}; commit`,
  );
}

function kinds(faults: readonly AuditFault[]): string[] {
  return faults.map(({ kind, position }) => `${kind} ${position ?? '-'}`);
}

async function faultsOf(district: DistrictStore, anchors = [] as { day: string; hash: string }[]) {
  return kinds((await district.audit.verify(anchors)).faults);
}

describeOnEngines('audit', (opened) => {
  it('holds, and tells where it ends', async () => {
    const district = await districtWith(opened(), '990901', 5);
    const fractions: number[] = [];
    const verdict = await district.audit.verify([], (fraction) => fractions.push(fraction));
    const [day] = (await district.audit.days(NO_PAGE)).nodes;
    expect(verdict).toEqual({ lines: 5, days: 1, erased: 0, faults: [], end: day });
    expect(day).toMatchObject({ lines: 5, position: 5 });
    expect(fractions.at(-1)).toBe(1);
    const [newest] = (await district.audit.lines({}, NO_PAGE)).nodes;
    expect(newest).toMatchObject({ position: 5, hash: day.hash, action: 'test.line', actingFor: [] });
  });

  it('holds where there is nothing yet', async () => {
    const verdict = await opened().store.in('990999').audit.verify([]);
    expect(verdict).toEqual({ lines: 0, days: 0, erased: 0, faults: [], end: null });
  });

  it('finds lines by what is asked, newest first, and exports them oldest first', async () => {
    const district = await districtWith(opened(), '990902', 7);
    const { audit } = district;
    const ids = async (search: Parameters<typeof audit.lines>[0]) =>
      (await audit.lines(search, NO_PAGE)).nodes.map(({ objectId }) => objectId);
    expect(await ids({ action: 'test.' })).toEqual(['7', '6', '5', '4', '3', '2']);
    expect(await ids({ action: 'district' })).toEqual(['990902']);
    expect(await ids({ objectKind: 'line', objectId: '3' })).toEqual(['3']);
    expect(await ids({ text: '因为 4' })).toEqual(['4']);
    expect(await ids({ text: 'SYSTEM', action: 'test.' })).toHaveLength(6);
    expect(await ids({ text: '%' })).toEqual([]);
    expect(await ids({ since: new Date(Date.now() + 60_000) })).toEqual([]);
    expect(await ids({ until: new Date(Date.now() + 60_000), objectId: '2' })).toEqual(['2']);
    expect(await ids({ personId: 'nobody' })).toEqual([]);
    const first = await audit.lines({}, { first: 4 });
    const second = await audit.lines({}, { first: 4, after: first.cursors.at(-1)! });
    expect([first.totalCount, first.hasNextPage, second.hasNextPage]).toEqual([7, true, false]);
    expect([...first.nodes, ...second.nodes].map(({ position }) => position)).toEqual([7, 6, 5, 4, 3, 2, 1]);
    const all = [];
    for await (const batch of audit.all({ action: 'test.' })) all.push(...batch);
    expect(all.map(({ position }) => position)).toEqual([2, 3, 4, 5, 6, 7]);
  });

  it('keeps on whose behalf and of whom a line is, and tells the former by name', async () => {
    const { store, database } = opened();
    const district = await districtWith(opened(), '990903', 1);
    const account = { name: 'away', displayName: '王外出', role: 'planner', passwordHash: '$x' } as const;
    const { id } = await district.access.createAccount(account, SYSTEM_ACTOR);
    const line = { action: 'test.line', objectKind: 'line', objectId: null };
    await database.write((session) =>
      writeAudit(
        session,
        '990903',
        { ...SYSTEM_ACTOR, actingFor: [id, 'gone'] },
        { ...line, personId: 'p1', sealed: new Uint8Array([0, 255]) },
      ),
    );
    const { nodes } = await store.in('990903').audit.lines({ personId: 'p1' }, NO_PAGE);
    expect(nodes).toMatchObject([{ actingFor: ['王外出', 'gone'], personId: 'p1' }]);
    expect(await district.audit.verify([])).toMatchObject({ lines: 3, erased: 1, faults: [] });
  });

  it('changes days at midnight in China, in one chain', async () => {
    const { database } = opened();
    const district = await districtWith(opened(), '990904', 1);
    const times = ['2030-01-01T15:59:59.999999Z', '2030-01-01T16:00:00Z', '2030-01-02T15:59:59Z'];
    for (const at of times) {
      await database.executeSql(
        `insert into audit_entry (district_code, at, account_name, action, object_kind)
         values ('990904', '${at}', 'x', 'test.line', 'line')`,
      );
    }
    const { nodes } = await district.audit.days(NO_PAGE);
    expect(nodes.slice(0, 2)).toMatchObject([
      { day: '2030-01-02', lines: 2, position: 4 },
      { day: '2030-01-01', lines: 1, position: 2 },
    ]);
    const page = await district.audit.days({ first: 1 });
    const next = await district.audit.days({ first: 1, after: page.cursors[0] });
    expect([page.totalCount, next.nodes[0].day]).toEqual([3, '2030-01-01']);
    expect(await faultsOf(district, [...nodes])).toEqual([]);
  });

  it('has the same text whatever a connection is set to', async () => {
    const { database } = opened();
    const district = await districtWith(opened(), '990905', 1);
    const settings = [
      "set local timezone = 'America/New_York'; set local datestyle = 'SQL, DMY'; set local extra_float_digits = -15",
      "set local timezone = 'Asia/Kathmandu'; set local datestyle = 'German'; set local bytea_output = 'escape'",
      "set local intervalstyle = 'iso_8601'; set local lc_numeric = 'C'; set local standard_conforming_strings = off",
    ];
    for (const setting of settings) {
      await database.executeSql(
        `begin; ${setting};
         insert into audit_entry (district_code, account_name, action, object_kind, before, sealed)
         values ('990905', 'x', 'test.line', 'line', '{"f": 0.1, "e": 1e30, "s": "é"}', decode('00ff5c', 'hex'));
         commit`,
      );
    }
    expect(await district.audit.verify([])).toMatchObject({ lines: 4, faults: [] });
    // Whoever asks may have settings of its own as well.
    await database.executeSql("set timezone = 'Pacific/Auckland'; set datestyle = 'German'");
    expect(await faultsOf(district)).toEqual([]);
    await database.executeSql('reset timezone; reset datestyle');
  });

  describe('finds what was done to it:', () => {
    const cases: readonly [
      what: string,
      sql: (district: string) => readonly string[],
      found: readonly string[],
    ][] = [
      [
        'a changed line',
        (d) => [`update audit_entry set reason = 'x' where ${line(d, 4)}`],
        ['line-changed 4'],
      ],
      [
        'a time moved by a microsecond',
        (d) => [`update audit_entry set at = at + interval '1 microsecond' where ${line(d, 4)}`],
        ['line-changed 4'],
      ],
      [
        'a line moved to another day',
        (d) => [`update audit_entry set at = at - interval '2 days' where ${line(d, 4)}`],
        ['link-broken 4', 'line-changed 4'],
      ],
      [
        'a link of another day',
        (d) => [`update audit_link set day = day - 1 where district_code = '${d}' and position = 4`],
        ['link-broken 4'],
      ],
      [
        'a changed hash',
        (d) => [`update audit_link set hash = sha256('x') where district_code = '${d}' and position = 4`],
        ['line-changed 4', 'link-broken 5'],
      ],
      [
        'a line and its hash changed together',
        (d) => [
          `update audit_entry set reason = 'x' where ${line(d, 4)}`,
          `update audit_link set hash = sha256(previous_hash || convert_to(audit_text(entry, position), 'UTF8'))
           from audit_entry entry where audit_link.district_code = '${d}' and position = 4
             and entry.district_code = '${d}' and entry.id = audit_link.entry_id`,
        ],
        ['link-broken 5'],
      ],
      ['a removed line', (d) => [`delete from audit_entry where ${line(d, 4)}`], ['line-missing 4']],
      [
        'a line removed with its link',
        (d) => [
          `delete from audit_entry where ${line(d, 4)}`,
          `delete from audit_link where district_code = '${d}' and position = 4`,
        ],
        ['line-missing 4'],
      ],
      [
        'a removed first line',
        (d) => [
          `delete from audit_entry where ${line(d, 1)}`,
          `delete from audit_link where district_code = '${d}' and position = 1`,
        ],
        ['line-missing 1'],
      ],
      [
        'a removed line whose gap was closed',
        (d) => [
          `delete from audit_entry where ${line(d, 4)}`,
          `delete from audit_link where district_code = '${d}' and position = 4`,
          `update audit_link set position = position - 1 where district_code = '${d}' and position = 5`,
          `update audit_link set position = position - 1 where district_code = '${d}' and position = 6`,
          `update audit_head set position = 5 where district_code = '${d}'`,
        ],
        ['link-broken 4', 'line-changed 4', 'line-changed 5'],
      ],
      [
        'an inserted line',
        (d) => [
          `insert into audit_entry (district_code, account_name, action, object_kind) values ('${d}', 'x', 'x', 'x')`,
        ],
        ['line-unlinked -'],
      ],
      [
        'a line inserted with a link',
        (d) => [
          `insert into audit_entry (district_code, account_name, action, object_kind) values ('${d}', 'x', 'forged', 'x')`,
          `insert into audit_link (district_code, day, position, entry_id, previous_hash, hash)
           select '${d}', day, 7, (select max(id) from audit_entry where district_code = '${d}'), hash, sha256('x')
           from audit_link where district_code = '${d}' and position = 6`,
        ],
        ['line-changed 7', 'link-broken 7'],
      ],
      [
        'a missing link',
        (d) => [`delete from audit_link where district_code = '${d}' and position = 4`],
        ['line-missing 4', 'line-unlinked -'],
      ],
      [
        'two lines in each other’s place',
        (d) => [
          `update audit_link set entry_id = -entry_id where district_code = '${d}' and position in (3, 5)`,
          `update audit_link link set entry_id = (select -other.entry_id from audit_link other
             where other.district_code = '${d}' and other.position = 8 - link.position)
           where district_code = '${d}' and position in (3, 5)`,
        ],
        ['line-changed 3', 'line-changed 5'],
      ],
      [
        'an end that was cut off',
        (d) => [
          `delete from audit_entry where district_code = '${d}' and id in
             (select entry_id from audit_link where district_code = '${d}' and position > 4)`,
          `delete from audit_link where district_code = '${d}' and position > 4`,
        ],
        ['end-missing 5'],
      ],
      [
        'everything gone but the head',
        (d) => [
          `delete from audit_entry where district_code = '${d}'`,
          `delete from audit_link where district_code = '${d}'`,
        ],
        ['end-missing 1'],
      ],
      [
        'a head that was changed',
        (d) => [`update audit_head set hash = sha256('x') where district_code = '${d}'`],
        ['link-broken 6'],
      ],
      [
        'a head that is gone',
        (d) => [`delete from audit_head where district_code = '${d}'`],
        ['link-broken 6'],
      ],
    ];

    it.each(cases.map((one, i) => [...one, i] as const))('%s', async (_what, sql, found, i) => {
      const code = String(991_000 + i);
      const district = await districtWith(opened(), code, 6);
      await tamper(opened(), ...sql(code));
      expect(await faultsOf(district)).toEqual(found);
    });

    it('an end that was cut off with its head, by a day that was written down', async () => {
      const district = await districtWith(opened(), '990910', 6);
      const { nodes: anchors } = await district.audit.days(NO_PAGE);
      const cut = `district_code = '990910' and position > 4`;
      await tamper(
        opened(),
        `delete from audit_entry where district_code = '990910' and id in (select entry_id from audit_link where ${cut})`,
        `delete from audit_link where ${cut}`,
        `update audit_head set position = 4, hash = (select hash from audit_link where district_code = '990910' and position = 4) where district_code = '990910'`,
      );
      expect(await faultsOf(district)).toEqual([]);
      expect(await faultsOf(district, [...anchors])).toEqual(['anchor-differs -']);
      await write(district, 9);
      expect(await faultsOf(district, [...anchors])).toEqual(['anchor-differs -']);
    });

    it('a chain that was made anew from a changed line on, by a day that was written down', async () => {
      const district = await districtWith(opened(), '990911', 6);
      const { nodes: anchors } = await district.audit.days(NO_PAGE);
      await tamper(
        opened(),
        `update audit_entry set reason = 'x' where ${line('990911', 4)}`,
        `delete from audit_link where district_code = '990911'`,
        `delete from audit_head where district_code = '990911'`,
      );
      await tamper(opened(), RELINK.replaceAll(':district', "'990911'"));
      expect(await faultsOf(district)).toEqual([]);
      expect(await faultsOf(district, [...anchors])).toEqual(['anchor-differs -']);
    });

    it('at most a hundred faults', async () => {
      const district = await districtWith(opened(), '990912', 1);
      await opened().database.executeSql(
        `insert into audit_entry (district_code, account_name, action, object_kind)
         select '990912', 'x', 'x', 'x' from generate_series(1, 150)`,
      );
      expect(await faultsOf(district)).toEqual([]);
      await tamper(opened(), `update audit_entry set reason = 'x' where district_code = '990912'`);
      expect(await faultsOf(district)).toHaveLength(100);
    });
  });

  it('holds against a day that was written down while it lasted', async () => {
    const district = await districtWith(opened(), '990906', 3);
    const { nodes: anchors } = await district.audit.days(NO_PAGE);
    await write(district, 4);
    expect(await faultsOf(district, [...anchors])).toEqual([]);
    expect(await faultsOf(district, [{ ...anchors[0], day: '2001-01-01' }])).toEqual(['anchor-differs -']);
  });

  describe('whoever writes at once', () => {
    let district: DistrictStore;
    let written = 1;
    beforeAll(async () => {
      district = await districtWith(opened(), '990907', 1);
    });

    it('makes one chain without a gap, and what is rolled back leaves none', async () => {
      const transaction = fc.record({
        lines: fc.integer({ min: 1, max: 4 }),
        pauses: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 4, maxLength: 4 }),
        fails: fc.boolean(),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(transaction, { minLength: 8, maxLength: 24 }), async (transactions) => {
          const outcomes = await Promise.allSettled(
            transactions.map(({ lines, pauses, fails }, n) =>
              opened().database.write(async (session) => {
                for (let k = 0; k < lines; k++) {
                  const line = { action: 'test.line', objectKind: 'line', objectId: `${n}-${k}` };
                  await writeAudit(session, '990907', SYSTEM_ACTOR, line);
                  await session.rows(PAUSE, { seconds: pauses[k] / 1_000 });
                }
                if (fails) throw new Error('rolled back');
              }),
            ),
          );
          for (const [n, { fails, lines }] of transactions.entries()) {
            expect(outcomes[n].status).toBe(fails ? 'rejected' : 'fulfilled');
            if (!fails) written += lines;
          }
          const verdict = await district.audit.verify([]);
          expect(verdict).toMatchObject({ lines: written, faults: [] });
          expect(verdict.end?.position ?? 0).toBe(written);
        }),
        { numRuns: 8 },
      );
    });

    it('is checked while more is written', async () => {
      const writing = Promise.all(Array.from({ length: 30 }, (_, n) => write(district, n)));
      for (let round = 0; round < 5; round++) expect(await faultsOf(district)).toEqual([]);
      await writing;
      expect(await faultsOf(district)).toEqual([]);
    });
  });
});

const PAUSE = parseStatement('pause', 'select pg_sleep(:seconds)::text');

function line(district: string, position: number): string {
  return `district_code = '${district}' and id = (
    select entry_id from audit_link where district_code = '${district}' and position = ${position})`;
}

/** What somebody with all rights does who has read the migration. */
const RELINK = `do $$
declare line audit_entry; last bytea := decode(repeat('00', 32), 'hex'); place bigint := 0;
begin
  for line in select * from audit_entry where district_code = :district order by id loop
    place := place + 1;
    insert into audit_link (district_code, day, position, entry_id, previous_hash, hash)
    values (:district, (line.at at time zone 'Asia/Shanghai')::date, place, line.id, last,
      sha256(last || convert_to(audit_text(line, place), 'UTF8')))
    returning hash into last;
  end loop;
  insert into audit_head (district_code, position, hash) values (:district, place, last);
end $$`;
