import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/engine/database.ts';
import {
  type DistrictStore,
  type NewPerson,
  type PersonRecord,
  type PlanRecord,
  type Refused,
  SYSTEM_ACTOR,
  signAndPublish,
} from '../../src/index.ts';
import { SqlPersonRepository } from '../../src/personal/person-repository.ts';
import { PersonVault } from '../../src/personal/person-vault.ts';
import { placePersons } from '../../src/personal/place-persons.ts';
import { describeOnEngines } from '../support/engines.ts';
import { at, tinyPlan } from '../support/tiny-plan.ts';
import { giveRole, insertAccount } from '../support/wall-cases.ts';

const DISTRICT = '990811';
const WORKER = { accountId: 'worker', name: '网格员' };
const OFFICER = { accountId: 'officer', name: '科员' };
const ADMIN = { accountId: 'admin', name: '管理员', reason: '本人申请' };
const [LON, LAT] = at(0.5, 0.5) as [number, number];

const WANG: NewPerson = {
  content: {
    name: '王小明',
    telephone: '138 1234 5678',
    identityNumber: '11010519491231002x',
    home: '幸福小区3栋2单元501室',
  },
  buildingId: null,
  near: { lon: LON, lat: LAT },
  appealId: null,
};
const HANDLING = { fields: ['telephone'], purpose: 'handling', reason: '回访' } as const;
const PERSONAL = /王小明|13812345678|138 1234|11010519491231002|501室/;

function kept<T extends object>(outcome: T | Refused): T {
  if ('kind' in outcome && outcome.kind === 'refused') throw new Error((outcome as Refused).code);
  return outcome as T;
}

describeOnEngines('persons', (opened) => {
  let database: Database;
  let district: DistrictStore;
  let plan: PlanRecord;
  const asked = (accountId: string | null) => opened().store.in(DISTRICT, { accountId }).persons;

  const sql = (text: string, values: readonly unknown[] = []): Promise<readonly Record<string, unknown>[]> =>
    database
      .asSystem()
      .write(async (session) => (await session.executeSql(text, values)).rows as Record<string, unknown>[]);
  const appeal = (
    id: string,
    title: string,
    department: string | null = null,
    closedAt: string | null = null,
  ) =>
    sql(
      `insert into appeal (district_code, id, number, category, status, title, location, requested_at, closed_at, department_id)
       values ($1, $2, $2, 'noise', 'filed', $3, ST_SetSRID(ST_MakePoint($4, $5), 4490), '2026-01-01Z', $6, $7)`,
      [DISTRICT, id, title, LON, LAT, closedAt, department],
    );
  const everything = async (): Promise<string> => {
    const tables = [
      'person',
      'person_sealed',
      'person_key',
      'person_link',
      'person_reveal',
      'audit_entry',
      'appeal',
    ];
    const rows = await Promise.all(
      tables.map((table) =>
        sql(`select row_to_json(t)::text as row from ${table} as t where district_code = $1`, [DISTRICT]),
      ),
    );
    return rows
      .flat()
      .map(({ row }) => row)
      .join('\n');
  };

  beforeAll(async () => {
    database = opened().database;
    ({ district, plan } = await tinyPlan(opened().store, DISTRICT));
    await signAndPublish(district, plan.id);
    await database.asSystem().write(async (session) => {
      for (const id of ['worker', 'other', 'officer', 'planner', 'admin'])
        await insertAccount(session, DISTRICT, { id, role: 'unit-liaison' });
      await giveRole(session, DISTRICT, 'worker', { role: 'grid-worker', kind: 'grid', id: '001' });
      await giveRole(session, DISTRICT, 'other', { role: 'grid-worker', kind: 'grid', id: '003' });
      await giveRole(session, DISTRICT, 'officer', { role: 'officer', kind: 'department', id: 'fire' });
      await giveRole(session, DISTRICT, 'planner', { role: 'planner', kind: 'district', id: null });
      await giveRole(session, DISTRICT, 'admin', { role: 'administrator', kind: 'district', id: null });
    });
  });

  it('are registered masked, in the grid of their home, and nowhere readable', async () => {
    const code = (
      await sql(
        'select code from grid where district_code = $1 and upper_inf(lifespan) order by code limit 1',
        [DISTRICT],
      )
    )[0];
    const grid = String(code?.code);
    await database
      .asSystem()
      .write((session) =>
        giveRole(session, DISTRICT, 'worker', { role: 'grid-head', kind: 'grid', id: grid }),
      );
    const person = kept(await asked('worker').register(WANG, WORKER));
    expect(person).toMatchObject({
      nameMask: '王**',
      telephoneMask: '138****5678',
      identityMask: '110105********002X',
      homeMask: '幸福小区****',
      gridCode: grid,
      departmentIds: [],
      erasedAt: null,
    });
    expect(await everything()).not.toMatch(PERSONAL);
    expect((await asked('worker').byIds([person.id])).get(person.id)).toEqual(person);
    for (const nobody of ['other', 'planner', 'officer', null])
      expect((await asked(nobody).byIds([person.id])).size).toBe(0);
    expect((await asked('admin').byIds([person.id])).size).toBe(1);
  });

  it('are found by an exact number, and by nothing like it', async () => {
    const found = async (filter: object, account = 'worker') =>
      (await asked(account).persons(filter, { first: 10 })).totalCount;
    expect(await found({ telephone: '+86 138-1234-5678' })).toBe(1);
    expect(await found({ telephone: '13812345679' })).toBe(0);
    expect(await found({ telephone: '138' })).toBe(0);
    expect(await found({ identityNumber: '11010519491231002X' })).toBe(1);
    expect(await found({ telephone: '13812345678' }, 'other')).toBe(0);
    const nowhere = { everything: false, towns: [], communities: [], grids: ['x'], departments: [] };
    expect(await found({ within: nowhere })).toBe(0);
  });

  it('are refused where something is wrong with them', async () => {
    const code = async (change: object, content: object = {}) => {
      const outcome = await asked('worker').register(
        { ...WANG, ...change, content: { ...WANG.content, ...content } },
        WORKER,
      );
      return 'kind' in outcome ? outcome.code : null;
    };
    expect(await code({ buildingId: 'none' })).toBe('unknown-building');
    expect(await code({ appealId: 'none' })).toBe('unknown-appeal');
    expect(await code({}, { telephone: '12' })).toBe('telephone-unusable');
    expect(await code({}, { identityNumber: '110105194912310021' })).toBe('identity-check');
    const far = { near: { lon: 1, lat: 1 } };
    expect(await code(far)).toBe('out-of-reach');
    const kept = await asked('worker').register(WANG, WORKER, () => false);
    expect(kept).toMatchObject({ code: 'out-of-reach' });
    expect((await asked('admin').persons({}, { first: 10 })).totalCount).toBe(1);
  });

  it('belong to the department of their appeal, by relation as well', async () => {
    await appeal('a1', '王小明反映路灯不亮，电话13812345678', 'fire');
    const person = kept(await asked('officer').register({ ...WANG, near: null, appealId: 'a1' }, OFFICER));
    expect(person.departmentIds).toEqual(['fire']);
    expect((await asked('officer').ofAppeals(['a1', 'a2'])).get('a1')?.map(({ id }) => id)).toEqual([
      person.id,
    ]);
    expect((await asked('planner').ofAppeals(['a1'])).get('a1')).toEqual([]);
  });

  const newest = async (): Promise<PersonRecord> => {
    const [person] = (await asked('officer').persons({}, { first: 1 })).nodes;
    return person!;
  };

  it('are shown behind the mask for a purpose, on record', async () => {
    const { id } = await newest();
    const { content, left } = kept(await asked('officer').reveal(id, HANDLING, OFFICER));
    expect([content, left]).toEqual([{ telephone: '13812345678' }, 29]);
    const { nodes } = await asked('officer').reveals(id, { first: 10 });
    expect(nodes[0]).toMatchObject({ accountId: 'officer', ...HANDLING, fields: ['telephone'] });
    expect((await asked('officer').revealsBy('officer', { first: 10 })).totalCount).toBe(1);
    expect((await asked('other').revealsBy('officer', { first: 10 })).totalCount).toBe(0);
    expect(await asked('other').reveal(id, HANDLING, { ...WORKER, accountId: 'other' })).toMatchObject({
      code: 'unknown-person',
    });
    expect(await asked('officer').reveal(id, { ...HANDLING, reason: '找王小明' }, OFFICER)).toMatchObject({
      code: 'reason-personal',
    });
  });

  it('are shown to so many in a day, also when all are asked for at once', async () => {
    await district.retention.setPrivacy({ revealsPerDay: 3 }, SYSTEM_ACTOR);
    await appeal('a2', '噪声', 'fire');
    const ids: string[] = [];
    for (let i = 0; i < 5; i++) {
      const person = kept(await asked('officer').register({ ...WANG, near: null, appealId: 'a2' }, OFFICER));
      ids.push(person.id);
    }
    const outcomes = await Promise.all(ids.map((id) => asked('officer').reveal(id, HANDLING, OFFICER)));
    const refusals = outcomes.filter((outcome) => 'kind' in outcome) as Refused[];
    expect(refusals.map(({ code, params }) => [code, params.limit])).toEqual(
      Array(3).fill(['reveal-limit', 3]),
    );
    const seen = ids.find((_, index) => !('kind' in outcomes[index]!))!;
    expect(await asked('officer').reveal(seen, HANDLING, OFFICER)).toMatchObject({ left: 0 });
    expect(await asked('officer').revealLimit('officer')).toEqual({ limit: 3, left: 0 });
    // The limit holds for whom it saw, also where it sees them no more.
    await sql('update person set department_ids = $2 where district_code = $1', [DISTRICT, []]);
    expect(await asked('officer').revealLimit('officer')).toEqual({ limit: 3, left: 0 });
    await sql('update person set department_ids = $2 where district_code = $1', [DISTRICT, ['fire']]);
    await district.retention.setPrivacy({ revealsPerDay: 30 }, SYSTEM_ACTOR);
  });

  it('are corrected, with both values sealed in the log', async () => {
    const { id } = await newest();
    const change = { telephone: '0553-1234567', home: null };
    expect(kept(await asked('officer').correct(id, change, OFFICER))).toMatchObject({
      nameMask: '王**',
      telephoneMask: '0553-****567',
      homeMask: null,
    });
    expect(await asked('officer').correct(id, change, OFFICER)).toMatchObject({ code: 'correction-empty' });
    expect(await asked('other').correct(id, { name: '李四' }, OFFICER)).toMatchObject({
      code: 'unknown-person',
    });
    const [line] = await sql(
      `select sealed, after::text as after from audit_entry where district_code = $1 and person_id = $2 and action = 'person.correct'`,
      [DISTRICT, id],
    );
    expect(line?.after).toBe('{"fields": ["telephone", "home"]}');
    const [key] = await sql('select wrapped from person_key where district_code = $1 and person_id = $2', [
      DISTRICT,
      id,
    ]);
    const vault = new PersonVault(opened().options.masterKey!);
    const opening = vault.unwrap(key?.wrapped as Buffer, DISTRICT, id);
    expect(vault.openFromLog(opening, line?.sealed as Buffer, DISTRICT, id)).toMatchObject({
      before: { telephone: '13812345678', home: '幸福小区3栋2单元501室' },
      after: { telephone: '0553-1234567', home: null },
    });
  });

  it('get a file of all that is kept about them', async () => {
    const [person] = (await asked('officer').ofAppeals(['a1'])).get('a1')!;
    const file = kept(await asked('admin').file(person!.id, '本人申请', ADMIN));
    expect(file).toMatchObject({
      content: { name: '王小明', identityNumber: '11010519491231002X' },
      appeals: [{ number: 'a1', status: 'filed' }],
      reveals: [{ purpose: 'handling' }, { purpose: 'data-subject', accountId: 'admin' }],
    });
    expect(await asked('planner').file(person!.id, '本人申请', ADMIN)).toMatchObject({
      code: 'unknown-person',
    });
  });

  it('are erased for good, and the log still verifies', async () => {
    const [person] = (await asked('officer').ofAppeals(['a1'])).get('a1')!;
    const id = person!.id;
    const before = await district.audit.verify([]);
    const outcome = kept(await asked('admin').erase(id, ADMIN));
    expect(outcome).toMatchObject({ nameMask: '', telephoneMask: null, identityMask: null, homeMask: null });
    expect(outcome.erasedAt).not.toBeNull();
    expect((await sql('select title from appeal where id = $1', ['a1']))[0]).toEqual({
      title: '***反映路灯不亮，电话***',
    });
    expect(await sql('select from person_key where person_id = $1', [id])).toEqual([]);
    const [sealed] = await sql('select content, building_id from person_sealed where person_id = $1', [id]);
    expect(sealed).toEqual({ content: Buffer.alloc(0), building_id: null });
    for (const refused of [
      await asked('admin').erase(id, ADMIN),
      await asked('officer').correct(id, { name: '李四' }, OFFICER),
      await asked('officer').reveal(id, HANDLING, OFFICER),
      await asked('admin').file(id, '本人申请', ADMIN),
    ])
      expect(refused).toMatchObject({ code: 'person-erased' });
    expect(
      (await asked('admin').persons({ erased: true }, { first: 10 })).nodes.map((each) => each.id),
    ).toEqual([id]);
    const after = await district.audit.verify([]);
    expect([after.faults, after.lines]).toEqual([[], before.lines + 1]);
    expect(after.erased).toBeGreaterThan(before.erased);
  });

  it('take the grid of the plan that comes into force, whoever brings it', async () => {
    const person = kept(await asked('admin').register(WANG, ADMIN));
    await appeal('a3', '噪声', 'police');
    const linked = kept(await asked('admin').register({ ...WANG, near: null, appealId: 'a3' }, ADMIN));
    await sql('update person set grid_code = $2 where district_code = $1', [DISTRICT, 'gone']);
    await database
      .as({ district: DISTRICT, accountId: 'planner', role: 'onegrid_request' })
      .write(async (session) => {
        await placePersons(session, DISTRICT);
        const { rows } = await session.executeSql('select id from person');
        expect(rows).toEqual([]);
      });
    const found = await asked('admin').byIds([person.id, linked.id]);
    // Where the first one lives is not kept: it has neither building nor appeal.
    expect(found.get(person.id)?.gridCode).toBeNull();
    expect(found.get(linked.id)).toMatchObject({ gridCode: linked.gridCode, departmentIds: ['police'] });
  });

  describe('without the key', () => {
    it('are masked, and neither read nor written', async () => {
      const [{ id }] = (await district.persons.persons({ erased: false }, { first: 1 })).nodes as [
        PersonRecord,
      ];
      for (const [key, code] of [
        [undefined, 'master-key-missing'],
        [new Uint8Array(32).fill(9), 'master-key-wrong'],
      ] as const) {
        const vault = key === undefined ? null : new PersonVault(key);
        const persons = new SqlPersonRepository(database.asSystem(), DISTRICT, vault);
        expect((await persons.byIds([id])).get(id)?.nameMask).toBe('王**');
        await expect(persons.reveal(id, HANDLING, OFFICER)).rejects.toMatchObject({ code });
        await expect(persons.register(WANG, ADMIN)).rejects.toMatchObject({ code });
        await expect(persons.erase(id, ADMIN)).rejects.toMatchObject({ code });
      }
    });
  });
});
