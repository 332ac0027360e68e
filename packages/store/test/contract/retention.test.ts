import { beforeAll, expect, it } from 'vitest';
import type { Database } from '../../src/engine/database.ts';
import { type DistrictStore, type NewWater, type PlanRecord, SYSTEM_ACTOR } from '../../src/index.ts';
import { describeOnEngines } from '../support/engines.ts';
import { at, tinyPlan } from '../support/tiny-plan.ts';

const DISTRICT = '990812';
const ADMIN = { accountId: null, name: '管理员' };
const DAY_MS = 86_400_000;
const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString();
const [LON, LAT] = at(0.5, 0.5) as [number, number];
const WATER: NewWater = {
  id: 'w',
  row: 1,
  name: '',
  kind: 'river',
  geometry: { type: 'Polygon', coordinates: [[at(0.1, 0.1), at(0.2, 0.1), at(0.2, 0.2), at(0.1, 0.1)]] },
};
const content = { name: '王小明', telephone: null, identityNumber: null, home: null };

describeOnEngines('retention', (opened) => {
  let database: Database;
  let district: DistrictStore;
  let plan: PlanRecord;

  const sql = (text: string, values: readonly unknown[] = []): Promise<readonly Record<string, unknown>[]> =>
    database
      .asSystem()
      .write(async (session) => (await session.executeSql(text, values)).rows as Record<string, unknown>[]);
  const appeal = (id: string, closedAt: string | null) =>
    sql(
      `insert into appeal (district_code, id, number, category, status, title, location, requested_at, closed_at)
       values ($1, $2, $2, 'noise', 'filed', '噪声', ST_SetSRID(ST_MakePoint($3, $4), 4490), '2020-01-01Z', $5)`,
      [DISTRICT, id, LON, LAT, closedAt],
    );
  const person = async (appealId: string | null): Promise<string> => {
    const near = { lon: LON, lat: LAT };
    const made = await district.persons.register({ content, buildingId: null, near, appealId }, ADMIN);
    if ('kind' in made) throw new Error(made.code);
    return made.id;
  };
  const due = async () =>
    Object.fromEntries((await district.retention.rules()).map((rule) => [rule.kind, rule.due]));
  const erased = async () =>
    (await district.persons.persons({ erased: true }, { first: 200 })).nodes.map(({ id }) => id).sort();

  beforeAll(async () => {
    database = opened().database;
    ({ district, plan } = await tinyPlan(opened().store, DISTRICT));
  });

  it('follows rules that are data, with what each rests on', async () => {
    const { retention } = district;
    expect(await retention.rules()).toMatchObject([
      { kind: 'person', keepDays: 1095, basis: 'GB/T 35273', due: 0 },
      { kind: 'session', keepDays: 180, leastDays: 180, due: 0 },
      { kind: 'recoded-sheet', keepDays: 90, due: 0 },
    ]);
    expect(await retention.setRule('session', 179, 'x', ADMIN)).toMatchObject({
      code: 'retention-too-short',
      params: { least: 180 },
    });
    expect(await retention.setRule('person', 36_501, 'x', ADMIN)).toMatchObject({
      code: 'retention-too-long',
    });
    expect(await retention.setRule('person', 730, '档案规定', ADMIN)).toMatchObject({
      keepDays: 730,
      basis: '档案规定',
      updatedBy: '管理员',
    });
    expect(await retention.setPrivacy({ leastGroup: 4 }, ADMIN)).toMatchObject({
      code: 'least-group-out-of-range',
    });
    expect(await retention.setPrivacy({ revealsPerDay: 1001 }, ADMIN)).toMatchObject({
      code: 'reveals-out-of-range',
    });
    expect(await retention.setPrivacy({ leastGroup: 10 }, ADMIN)).toMatchObject({
      leastGroup: 10,
      revealsPerDay: 30,
    });
    const { nodes } = await district.audit.lines({ action: 'retention.rule' }, { first: 5 });
    expect(nodes[0]).toMatchObject({ before: { keepDays: 1095 }, after: { keepDays: 730 } });
  });

  it('erases whom nothing needs any more, never one with an open appeal', async () => {
    await appeal('old', daysAgo(800));
    await appeal('open', null);
    await appeal('late', daysAgo(10));
    const gone = await person('old');
    const both = await person('old');
    await sql(
      `insert into person_link (district_code, person_id, object_kind, object_id) values ($1, $2, 'appeal', 'open')`,
      [DISTRICT, both],
    );
    const lately = await person('late');
    await sql('update person set needed_at = $2 where district_code = $1', [DISTRICT, daysAgo(900)]);
    expect(await due()).toMatchObject({ person: 1 });
    const run = await district.retention.run(SYSTEM_ACTOR);
    expect(run).toMatchObject({ persons: 1, sessions: 0, recodedSheets: 0, finishedAt: expect.any(Date) });
    expect(await erased()).toEqual([gone]);
    expect((await district.persons.byIds([both, lately])).get(lately)?.erasedAt).toBeNull();
    expect(await due()).toMatchObject({ person: 0 });
    expect((await district.retention.runs({ first: 5 })).nodes).toEqual([run]);
    expect((await district.audit.verify([])).faults).toEqual([]);
  });

  it('removes sessions that ended long ago', async () => {
    await sql(
      `insert into account (district_code, id, name, display_name, role, password_hash) values ($1, 'a', 'a', 'a', 'leader', 'x')`,
      [DISTRICT],
    );
    const session = (byte: number, expires: string, ended: string | null) =>
      sql(
        'insert into session (district_code, token_hash, account_id, expires_at, ended_at) values ($1, $2, $3, $4, $5)',
        [DISTRICT, Buffer.alloc(32, byte), 'a', expires, ended],
      );
    await session(1, daysAgo(181), null);
    await session(2, daysAgo(-1), daysAgo(181));
    await session(3, daysAgo(179), null);
    await session(4, daysAgo(-1), null);
    expect(await due()).toMatchObject({ session: 2 });
    expect(await district.retention.run(SYSTEM_ACTOR)).toMatchObject({ sessions: 2 });
    expect(await sql('select token_hash from session where district_code = $1', [DISTRICT])).toHaveLength(2);
  });

  it('leaves a session whole that still lives, also a token that is in its grace', async () => {
    const token = (byte: number, created: string, expires: string, ended: string | null) =>
      sql(
        `insert into session (district_code, token_hash, account_id, created_at, expires_at, ended_at, family)
         values ($1, $2, 'a', $3, $4, $5, 'long')`,
        [DISTRICT, Buffer.alloc(32, byte), created, expires, ended],
      );
    const since = daysAgo(200);
    await token(11, since, daysAgo(199), daysAgo(199));
    await token(12, daysAgo(199), daysAgo(-1), new Date(Date.now() + 30_000).toISOString());
    await token(13, daysAgo(0), daysAgo(-1), null);
    expect(await due()).toMatchObject({ session: 0 });
    expect(await district.retention.run(SYSTEM_ACTOR)).toMatchObject({ sessions: 0 });
    const { nodes } = await district.sessions.sessions('a', { first: 9 });
    expect(nodes.find(({ id }) => id === 'long')?.createdAt).toEqual(new Date(since));
    // Ended long ago, it goes whole, and counts as one.
    await sql("update session set ended_at = $1 where family = 'long'", [daysAgo(181)]);
    expect(await due()).toMatchObject({ session: 1 });
    expect(await district.retention.run(SYSTEM_ACTOR)).toMatchObject({ sessions: 1 });
    expect(await sql("select 1 from session where family = 'long'")).toEqual([]);
  });

  it('empties the files of old sheets and leaves that there was one', async () => {
    const keep = (name: string) => district.files.keep({ name, content: Buffer.from(name) }, ADMIN);
    const owner = { accountId: 'a', name: 'a' };
    const save = async (fileId: string): Promise<string> => {
      const saved = await district.recode.save(
        {
          departmentId: null,
          planId: plan.id,
          revision: 1,
          fileId,
          result: { name: '结果.csv', content: Buffer.from('王小明') },
          doubts: { name: '存疑.csv', content: Buffer.from('王小明') },
          counts: { matched: 1, divided: 0, doubtful: 0, unmatched: 0 },
        },
        owner,
      );
      return saved.id;
    };
    const [alone, shared, layer] = await Promise.all(['单独.csv', '共用.csv', '图层.csv'].map(keep));
    const old = [await save(alone!.id), await save(shared!.id), await save(layer!.id)];
    const fresh = await save(shared!.id);
    await sql('update layer set file_id = $2 where district_code = $1', [DISTRICT, layer!.id]);
    await sql('update recoded_sheet set created_at = $2 where district_code = $1 and id = any ($3)', [
      DISTRICT,
      daysAgo(91),
      old,
    ]);
    expect(await due()).toMatchObject({ 'recoded-sheet': 3 });
    expect(await district.retention.run(SYSTEM_ACTOR)).toMatchObject({ recodedSheets: 3 });
    const first = (await district.recode.sheet(old[0]!))!;
    expect(first).toMatchObject({ fileName: '单独.csv', resultFileName: '结果.csv' });
    expect(await district.files.content(alone!.id)).toBeNull();
    expect(await district.files.received(alone!.id)).toEqual([]);
    expect(await district.files.content(first.resultFileId)).toBeNull();
    expect(await district.files.content(first.doubtsFileId)).toBeNull();
    // What a newer sheet or a layer was read from stays.
    expect(await district.files.content(shared!.id)).not.toBeNull();
    expect(await district.files.content(layer!.id)).not.toBeNull();
    expect(await district.files.content((await district.recode.sheet(fresh))!.resultFileId)).not.toBeNull();
    expect(await due()).toMatchObject({ 'recoded-sheet': 0 });
  });

  it('empties sheets that were uploaded and never recoded, and nothing that something was made of', async () => {
    const keep = (...names: readonly string[]) =>
      district.files.keepTogether(
        names.map((name) => ({ name, content: Buffer.from(`王小明 ${name}`) })),
        ADMIN,
      );
    const [unused, parts, map, recoded, layer, base, recent] = await Promise.all([
      keep('名册.xlsx'),
      keep('名册.csv', '说明.csv'),
      keep('看错的.geojson'),
      keep('转过.csv'),
      keep('图层.csv', '图层附.csv'),
      keep('楼栋.csv'),
      keep('新来.csv'),
    ]);
    await district.recode.save(
      {
        departmentId: null,
        planId: plan.id,
        revision: 1,
        fileId: recoded[0]!.id,
        result: { name: '结果.csv', content: Buffer.from('x') },
        doubts: { name: 'doubts.jsonl', content: Buffer.from('x') },
        counts: { matched: 1, divided: 0, doubtful: 0, unmatched: 0 },
      },
      { accountId: 'a', name: 'a' },
    );
    // A layer goes by a file that came second: the upload as a whole is its.
    await sql('update layer set file_id = $2 where district_code = $1', [DISTRICT, layer[1]!.id]);
    const source = { fileName: 'x', reference: 'EPSG:4490', encoding: null, mapping: {}, report: {} };
    for (const fileId of [base[0]!.id, recent[0]!.id]) {
      const brought = await district.setup.importBaseData(
        { kind: 'water', rows: [WATER] },
        { ...source, fileId },
        ADMIN,
      );
      expect(brought).toMatchObject({ count: 1 });
    }
    const old = [unused, parts, map, recoded, layer, base].flat().map(({ id }) => id);
    await sql('update received_file set received_at = $2 where district_code = $1 and id = any ($3)', [
      DISTRICT,
      daysAgo(91),
      old,
    ]);
    expect(await due()).toMatchObject({ 'recoded-sheet': 2 });
    expect(await district.retention.run(SYSTEM_ACTOR)).toMatchObject({ recodedSheets: 2 });
    for (const { id } of [...unused, ...parts]) expect(await district.files.content(id)).toBeNull();
    // Their names, lengths and hashes stay.
    expect(await district.files.file(unused[0]!.id)).toMatchObject({ name: '名册.xlsx', bytes: 21 });
    for (const { id, name } of [map, recoded, layer, base, recent].flat())
      expect(await district.files.content(id), name).not.toBeNull();
    expect(await due()).toMatchObject({ 'recoded-sheet': 0 });
    expect(await district.retention.run(SYSTEM_ACTOR)).toMatchObject({ recodedSheets: 0 });
  });

  it('is cut off anywhere without losing or repeating anything', async () => {
    await appeal('older', daysAgo(800));
    const persons: string[] = [];
    for (let i = 0; i < 120; i++) persons.push(await person('older'));
    await sql('update person set needed_at = $2 where district_code = $1 and erased_at is null', [
      DISTRICT,
      daysAgo(900),
    ]);
    const already = (await erased()).length;
    const linesBefore = (await district.audit.lines({ action: 'person.erase' }, { first: 1 })).totalCount!;
    // The signal falls after the first batch of persons: sessions, sheets of either kind and persons looked before.
    const controller = new AbortController();
    let looks = 0;
    const signal = {
      get aborted() {
        looks += 1;
        if (looks > 4) controller.abort();
        return controller.signal.aborted;
      },
    } as AbortSignal;
    const cut = await district.retention.run(SYSTEM_ACTOR, new Date(), signal);
    expect(cut.finishedAt).toBeNull();
    expect(cut.persons).toBe(50);
    expect((await erased()).length).toBe(already + 50);
    // Two at once share the work.
    const runs = await Promise.all([
      district.retention.run(SYSTEM_ACTOR),
      district.retention.run(SYSTEM_ACTOR),
    ]);
    const rest = await district.retention.run(SYSTEM_ACTOR);
    expect([...runs, rest].reduce((sum, run) => sum + run.persons, 0)).toBe(70);
    expect((await erased()).length).toBe(already + persons.length);
    const { totalCount } = await district.audit.lines({ action: 'person.erase' }, { first: 1 });
    expect(totalCount! - linesBefore).toBe(persons.length);
    expect((await district.audit.verify([])).faults).toEqual([]);
  });
});
