import { geodesicAreaM2 } from '@onegrid/geometry';
import { DEFAULT_MERGE_OPTIONS } from '@onegrid/planning';
import { expect, it } from 'vitest';
import { bulkInsert } from '../../src/engine/bulk-insert.ts';
import { SYSTEM_ACTOR } from '../../src/index.ts';
import { describeOnEngines, type OpenedStore } from '../support/engines.ts';
import {
  ATOMS,
  atom,
  CODES,
  cell,
  mergeResult,
  OUTLINE,
  ring,
  tinyDistrict,
  tinyPlan,
} from '../support/tiny-plan.ts';

const BUILDING_TABLE = {
  table: 'building',
  columns: {
    id: 'text',
    name: 'text',
    address: 'text',
    kind: 'text',
    floors: 'integer',
    households: 'integer',
    compound_id: 'text',
    geometry: 'geometry',
  },
} as const;

/** A house in the middle of each cell: ten households in the first column, seven in the second, one in the third. */
async function houses({ database }: OpenedStore, district: string): Promise<void> {
  const rows = [0, 1, 2].flatMap((x) =>
    [0, 1].map((y) => ({
      id: `house-${x}${y}`,
      name: 'house',
      address: 'street',
      kind: 'residential',
      floors: 1,
      households: [10, 7, 1][x],
      compound_id: null,
      geometry: JSON.stringify(
        ring([x + 0.4, y + 0.4], [x + 0.6, y + 0.4], [x + 0.6, y + 0.6], [x + 0.4, y + 0.6]),
      ),
    })),
  );
  await database.write((session) => bulkInsert(session, district, BUILDING_TABLE, rows));
}

async function officer(store: OpenedStore['store'], code: string, name: string) {
  const input = { name, displayName: name, role: 'officer' as const, passwordHash: 'x' };
  const account = await store.in(code).access.createAccount(input, SYSTEM_ACTOR);
  return { accountId: account.id, name };
}

describeOnEngines('recoding', (opened) => {
  it('goes by the live grids and by where a department’s own grids went', async () => {
    const { district, plan } = await tinyPlan(opened().store, '990701');
    const basis = await district.recode.basis(plan.id, 'fire');
    expect(basis?.revision).toBe(1);
    expect(basis?.unified.map(({ code }) => code)).toEqual(['001', '002', '003']);
    expect(basis?.unified[1]?.geometry).toEqual(mergeResult().unified[1].geometry);
    // F1 is a, b, c with 10, 20, 30 households; F2 is d and e with 5 and 15.
    const shares = (code: string) =>
      basis?.department?.crosswalk.get(code)?.map((part) => [part.code, part.households, part.share]);
    expect(shares('F1')).toEqual([
      ['003', 30, 0.5],
      ['002', 20, 1 / 3],
      ['001', 10, 1 / 6],
    ]);
    expect(shares('F2')).toEqual([
      ['002', 15, 0.75],
      ['001', 5, 0.25],
    ]);
    expect(basis?.department?.drawn).toEqual([
      { code: 'F1', geometry: ring([0, 0], [3, 0], [3, 1], [0, 1]) },
      { code: 'F2', geometry: ring([0, 1], [2, 1], [2, 2], [0, 2]) },
    ]);
    expect((await district.recode.basis(plan.id, null))?.department).toBeNull();
    expect((await district.recode.basis(plan.id, 'nobody'))?.department).toBeNull();
    expect(await district.recode.basis('nowhere', 'fire')).toBeNull();
  });

  it('keeps the finished sheet beside the received one, each sheet for its owner', async () => {
    const { store } = opened();
    const { district, plan } = await tinyPlan(store, '990702');
    const [me, other] = [await officer(store, '990702', 'me'), await officer(store, '990702', 'other')];
    const file = await district.files.keep({ name: '人员.csv', content: Buffer.from('a') }, me);
    expect(await district.recode.broughtBy(file.id)).toBe(me.accountId);
    expect(await district.recode.broughtBy('no-such-file')).toBeNull();
    const counts = { matched: 4, divided: 3, doubtful: 2, unmatched: 1 };
    const save = (by: typeof me, name: string) =>
      district.recode.save(
        {
          departmentId: 'fire',
          planId: plan.id,
          revision: 1,
          fileId: file.id,
          result: { name, content: Buffer.from('b') },
          doubts: { name: 'doubts.json', content: Buffer.from('[]') },
          counts,
        },
        by,
      );
    const first = await save(me, 'first.csv');
    const second = await save(me, 'second.csv');
    const others = await save(other, 'others.csv');
    expect(first).toMatchObject({
      accountId: me.accountId,
      counts,
      fileName: '人员.csv',
      departmentId: 'fire',
    });
    expect(await district.recode.sheet(first.id)).toEqual(first);
    expect(await district.recode.sheet('x')).toBeNull();
    expect(Buffer.from((await district.files.content(first.resultFileId))!).toString()).toBe('b');
    expect(Buffer.from((await district.files.content(first.doubtsFileId))!).toString()).toBe('[]');

    const page = await district.recode.sheets(me.accountId, { first: 1 });
    expect(page.nodes).toEqual([second]);
    expect(page).toMatchObject({ hasNextPage: true, totalCount: 2 });
    const rest = await district.recode.sheets(me.accountId, { first: 1, after: page.cursors[0] });
    expect(rest.nodes).toEqual([first]);
    expect(rest.hasNextPage).toBe(false);
    expect((await district.recode.sheets(other.accountId, { first: 9 })).nodes).toEqual([others]);
    expect((await district.recode.sheets('nobody', { first: 9 })).nodes).toEqual([]);
    const audit = await district.audit.lines({ objectId: first.id }, { first: 5 });
    expect(audit.nodes.map(({ action, accountId }) => [action, accountId])).toEqual([
      ['sheet.recode', me.accountId],
    ]);
  });

  it('tells what became of each grid, with the land and the people that changed sides', async () => {
    const { store } = opened();
    const { district, layerIds } = await tinyDistrict(store, '990703');
    await houses(opened(), '990703');
    // The border between P1 and P2 has moved: cell b is of P2 now, though P1 was drawn over it.
    const atoms = ATOMS.map((each) => (each.id === 'b' ? atom('b', cell(1, 0), 20, 'P2', 'F1') : each));
    const plan = await district.plans.saveMergeResult(
      {
        name: '合并',
        outline: OUTLINE,
        layerIds,
        options: DEFAULT_MERGE_OPTIONS,
        result: mergeResult(atoms, CODES),
      },
      SYSTEM_ACTOR,
    );
    const [p1, p2] = await district.recode.gridChanges(plan.id, 'police');
    const cellM2 = geodesicAreaM2(cell(1, 0));
    expect(p1).toMatchObject({ gridId: 'P1', households: 34, householdsGained: 0, householdsLost: 7 });
    expect(p1!.gainedM2).toBeCloseTo(0, 1);
    expect(p1!.lostM2).toBeCloseTo(cellM2, 0);
    expect(p1!.into.map(({ code, households }) => [code, households])).toEqual([
      ['001', 15],
      ['002', 15],
    ]);
    expect(p2).toMatchObject({ gridId: 'P2', households: 2, householdsGained: 7, householdsLost: 0 });
    expect(p2!.gainedM2).toBeCloseTo(cellM2, 0);
    expect(p2!.lostM2).toBeCloseTo(0, 1);

    const fire = await district.recode.gridChanges(plan.id, 'fire');
    expect(fire.map(({ gridId, joinedWithIds }) => [gridId, joinedWithIds])).toEqual([
      ['F1', []],
      ['F2', []],
    ]);
    expect(await district.recode.gridChanges(plan.id, 'nobody')).toEqual([]);
  });

  it('knows grids that share one unified grid, and grids that no land is left of', async () => {
    const { district, layerIds } = await tinyDistrict(opened().store, '990704');
    const atoms = ATOMS.map((each) => ({ ...each, labels: { ...each.labels, fire: 'F1' } }));
    const result = mergeResult(
      atoms,
      atoms.map(() => '001'),
    );
    const plan = await district.plans.saveMergeResult(
      { name: '合并', outline: OUTLINE, layerIds, options: DEFAULT_MERGE_OPTIONS, result },
      SYSTEM_ACTOR,
    );
    const [p1, p2] = await district.recode.gridChanges(plan.id, 'police');
    expect(p1!.joinedWithIds).toEqual([p2!.legacyGridId]);
    expect(p2!.joinedWithIds).toEqual([p1!.legacyGridId]);
    const [, f2] = await district.recode.gridChanges(plan.id, 'fire');
    expect(f2).toMatchObject({ gridId: 'F2', into: [], joinedWithIds: [], gainedM2: 0 });
    expect(f2!.lostM2).toBeCloseTo(2 * geodesicAreaM2(cell(0, 1)), 0);
  });
});

describeOnEngines('an officer’s department', (opened) => {
  it('is none, then one that exists, and goes into the audit log', async () => {
    const { store } = opened();
    const { district } = await tinyDistrict(store, '990705');
    const { accountId } = await officer(store, '990705', 'li');
    expect((await district.access.accountByName('li'))?.departmentId).toBeNull();
    expect(await district.access.setDepartment(accountId, 'nobody', SYSTEM_ACTOR)).toMatchObject({
      kind: 'refused',
      code: 'unknown-department',
    });
    expect(await district.access.setDepartment(accountId, 'fire', SYSTEM_ACTOR)).toMatchObject({
      departmentId: 'fire',
    });
    expect((await district.access.accountByName('li'))?.departmentId).toBe('fire');
    await district.access.setDepartment(accountId, null, SYSTEM_ACTOR);
    const audit = await district.audit.lines({ action: 'account.department' }, { first: 5 });
    expect(audit.nodes.map(({ before, after }) => [before, after])).toEqual([
      [{ departmentId: 'fire' }, { departmentId: null }],
      [{ departmentId: null }, { departmentId: 'fire' }],
    ]);
  });
});
