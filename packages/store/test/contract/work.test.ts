import { randomUUID } from 'node:crypto';
import { applyDiff, EMPTY_DIFF, edgeKey, invert, type PlanDiff } from '@onegrid/planning';
import { expect, it } from 'vitest';
import {
  type CommitEdit,
  type DistrictStore,
  type EditDiff,
  type NewsItem,
  type PlanState,
  SYSTEM_ACTOR,
} from '../../src/index.ts';
import { openStore } from '../../src/open-store.ts';
import { describeOnEngines } from '../support/engines.ts';
import { at, edited, reassign, splitB, tinyPlan } from '../support/tiny-plan.ts';

const PLANNER = { accountId: null, name: 'planner', reason: null };

function change(
  planId: string,
  baseRevision: number | null,
  apply: (state: PlanState) => EditDiff,
  more: Partial<CommitEdit<never>> = {},
): CommitEdit<never> {
  return { planId, baseRevision, operations: [{ test: true }], namedGrids: [], apply, ...more };
}

/** The atoms a and d of 001 in two micro-grids, 002 dedicated, and the border between a and b locked. */
const MARKED: PlanDiff = {
  ...EMPTY_DIFF,
  micro: [
    { atomId: 'a', from: null, to: '01' },
    { atomId: 'd', from: null, to: '02' },
  ],
  marks: [
    { kind: 'border', key: edgeKey(at(1, 0), at(1, 1)), from: null, to: 'locked' },
    { kind: 'dedicated', key: '002', from: null, to: 'hospital' },
  ],
};
const mark = (state: PlanState) => edited(state, MARKED, ['001', '002']);

async function gridTile(district: DistrictStore, planId: string, revision: number, code: string) {
  for await (const batch of district.tileFeatures({ kind: 'grids', planId, revision })) {
    const found = batch.find(({ id }) => id === code);
    if (found !== undefined) return found.properties;
  }
  throw new Error(`no grid ${code}`);
}

describeOnEngines('work on a plan', (opened) => {
  it('keeps micro-grids and marks over revisions, in the state, the change and the tiles', async () => {
    const { district, plan } = await tinyPlan(opened().store, '991001');
    const first = await district.plans.state(plan.id);
    expect(first).not.toHaveProperty('micro');
    expect(first).not.toHaveProperty('marks');
    const made = await district.plans.commitEdit(change(plan.id, 1, mark), PLANNER);
    expect(made).toMatchObject({
      kind: 'revised',
      plan: { revision: 2, gridCount: 3 },
      changeSet: { touchedGrids: ['001', '002'], touchedAtoms: ['a', 'd'], householdsMoved: 0 },
    });
    const marked = await district.plans.state(plan.id);
    expect(marked?.micro).toEqual({ a: '01', d: '02' });
    expect(marked?.marks).toEqual([
      { kind: 'border', key: '118.2010000 31.1000000 118.2010000 31.1010000', value: 'locked' },
      { kind: 'dedicated', key: '002', value: 'hospital' },
    ]);
    expect(await gridTile(district, plan.id, 2, '002')).toMatchObject({
      dedicated: 'hospital',
      locked: false,
    });
    expect(await gridTile(district, plan.id, 1, '002')).toMatchObject({ dedicated: null, locked: false });
    expect((await district.work.marksByGrid(plan.id, ['001', '002'])).get('002')).toEqual([
      { kind: 'dedicated', key: '002', value: 'hospital' },
    ]);
    const micro = (await district.work.microByGrid(plan.id, ['001', '003'])).get('001');
    expect(micro?.map(({ number, households }) => `${number} ${households}`)).toEqual(['01 10', '02 5']);

    const [first2] = (await district.work.changes(plan.id, 1, 10))!.changes;
    expect(first2.diff).toEqual(MARKED);
    const back = (state: PlanState) => edited(state, invert(MARKED), ['001', '002']);
    await district.plans.commitEdit(change(plan.id, 2, back), PLANNER);
    expect(await district.plans.state(plan.id)).toEqual({ ...first, revision: 3 });
    expect(await district.plans.state(plan.id, 2)).toEqual(marked);
  });

  it('refuses a mark or micro-grid that is not as the change says, and writes nothing', async () => {
    const { district, plan } = await tinyPlan(opened().store, '991002');
    await district.plans.commitEdit(change(plan.id, 1, mark), PLANNER);
    const again = district.plans.commitEdit(
      change(plan.id, 2, () => ({
        kind: 'edited',
        diff: MARKED,
        touchedGrids: ['001', '002'],
        grids: [],
        arcs: [],
      })),
      PLANNER,
    );
    await expect(again).rejects.toThrow(/is not/);
    expect((await district.plans.plan(plan.id))?.revision).toBe(2);
  });

  it('hands out what each revision changed, so that a copy can follow it to the byte', async () => {
    const { district, plan } = await tinyPlan(opened().store, '991003');
    let copy = (await district.plans.state(plan.id))!;
    await district.plans.commitEdit(change(plan.id, 1, splitB), PLANNER);
    await district.plans.commitEdit(
      change(plan.id, 2, (state) => reassign(state, { b2: '002', a: '002' })),
      PLANNER,
    );
    await district.plans.commitEdit(change(plan.id, 3, mark), PLANNER);
    const found = await district.work.changes(plan.id, 1, 200);
    expect(found?.revision).toBe(4);
    expect(found?.changes.map(({ revision, by, touchedGrids }) => ({ revision, by, touchedGrids }))).toEqual([
      { revision: 2, by: 'planner', touchedGrids: ['002', '003'] },
      { revision: 3, by: 'planner', touchedGrids: ['001', '002', '003'] },
      { revision: 4, by: 'planner', touchedGrids: ['001', '002'] },
    ]);
    const [split] = found!.changes;
    expect(split.diff.added.map(({ atom, code, parentId }) => `${atom.id} ${code} ${parentId}`)).toEqual([
      'b1 002 b',
      'b2 003 b',
      'e1 002 e',
    ]);
    expect(split.diff.drawn).toEqual([[at(1.5, 0), at(1.5, 1)]]);
    for (const { diff, revision } of found!.changes) {
      copy = { ...copy, ...applyDiff(copy, diff), revision };
      const { atoms, codes, micro, marks } = (await district.plans.state(plan.id, revision))!;
      expect(JSON.stringify([copy.atoms, copy.codes, copy.micro, copy.marks])).toBe(
        JSON.stringify([atoms, codes, micro, marks]),
      );
    }
    expect((await district.work.changes(plan.id, 2, 1))?.changes.map(({ revision }) => revision)).toEqual([
      3,
    ]);
    expect((await district.work.changes(plan.id, 4, 10))?.changes).toEqual([]);
    expect(await district.work.changes('none', 0, 10)).toBeNull();
  });

  it('makes an edit once, however often it is sent under its id', async () => {
    const { district, plan } = await tinyPlan(opened().store, '991004');
    const other = await district.work.fork(plan.id, null, '另一稿', PLANNER);
    if ('code' in other) throw new Error(other.code);
    const id = randomUUID();
    const once = change(plan.id, 1, splitB, { id });
    const made = await district.plans.commitEdit(once, PLANNER);
    expect(made).toMatchObject({ kind: 'revised', changeSet: { id, revision: 2 }, rebased: false });
    await district.plans.commitEdit(
      change(plan.id, 2, (state) => reassign(state, { d: '002' })),
      PLANNER,
    );
    const [again, together] = await Promise.all([
      district.plans.commitEdit(once, PLANNER),
      district.plans.commitEdit(once, PLANNER),
    ]);
    for (const answer of [again, together]) {
      expect(answer).toMatchObject({ kind: 'revised', changeSet: { id, revision: 2 }, rebased: false });
      expect(answer).toMatchObject({ plan: { revision: 3 } });
    }
    expect((await district.plans.changeSets(plan.id, { first: 5 })).totalCount).toBe(2);
    expect(await district.plans.commitEdit(change(other.id, 1, splitB, { id }), PLANNER)).toMatchObject({
      code: 'change-set-id-taken',
    });
  });

  it('applies an edit to what another process wrote meanwhile', async () => {
    const { store, options } = opened();
    if (options.databaseUrl === undefined) return;
    const { district, plan } = await tinyPlan(store, '991005');
    await district.plans.commitEdit(change(plan.id, 1, splitB), PLANNER);
    const elsewhere = await openStore(options);
    try {
      const { plans } = elsewhere.in('991005');
      await plans.commitEdit(
        change(plan.id, 2, (state) => reassign(state, { a: '002' })),
        PLANNER,
      );
      await plans.commitEdit(change(plan.id, 3, mark), PLANNER);
    } finally {
      await elsewhere.close();
    }
    let seen: PlanState | null = null;
    await district.plans.commitEdit(
      change(plan.id, 4, (state) => {
        seen = state;
        return reassign(state, { d: '002' });
      }),
      PLANNER,
    );
    expect(seen).toEqual(await district.plans.state(plan.id, 4));
    expect((await district.plans.state(plan.id))?.codes).toEqual([
      '002',
      '002',
      '003',
      '003',
      '002',
      '002',
      '003',
    ]);
  });

  it('conflicts at all where an edit is not to be put on top of others', async () => {
    const { district, plan } = await tinyPlan(opened().store, '991006');
    await district.plans.commitEdit(
      change(plan.id, 1, (state) => reassign(state, { a: '009', d: '009' })),
      PLANNER,
    );
    const strict = change(plan.id, 1, (state) => reassign(state, { e: '003' }), { rebases: false });
    expect(await district.plans.commitEdit(strict, PLANNER)).toMatchObject({ kind: 'conflict', revision: 2 });
    const onTop = change(plan.id, null, (state) => reassign(state, { e: '003' }));
    expect(await district.plans.commitEdit(onTop, PLANNER)).toMatchObject({
      kind: 'revised',
      rebased: false,
    });
  });

  it('forks a plan as it was at a revision, with all that planners said of it', async () => {
    const { store } = opened();
    const { district, plan } = await tinyPlan(store, '991007');
    await district.plans.commitEdit(change(plan.id, 1, splitB), PLANNER);
    await district.plans.commitEdit(change(plan.id, 2, mark), PLANNER);
    await district.plans.commitEdit(
      change(plan.id, 3, (state) => reassign(state, { c: '002' })),
      PLANNER,
    );
    const fork = await district.work.fork(plan.id, 3, '我的一稿', PLANNER);
    if ('code' in fork) throw new Error(fork.code);
    expect(fork).toMatchObject({
      name: '我的一稿',
      status: 'draft',
      revision: 1,
      baseId: plan.baseId,
      createdBy: 'planner',
      origin: { kind: 'fork', fromPlanId: plan.id, revision: 3 },
      verdict: { overlaps: 0, unassigned: 0, gridsOffArea: 0 },
      gridCount: 3,
      atomCount: 7,
    });
    const source = (await district.plans.state(plan.id, 3))!;
    expect(await district.plans.state(fork.id)).toEqual({ ...source, planId: fork.id, revision: 1 });
    const borders = (await district.plans.arcsAt(fork.id, 1)).map(({ left, right }) => `${left} ${right}`);
    expect(borders).toEqual(
      (await district.plans.arcsAt(plan.id, 3)).map(({ left, right }) => `${left} ${right}`),
    );
    await district.plans.commitEdit(
      change(fork.id, 1, (state) => reassign(state, { b2: '002' })),
      PLANNER,
    );
    expect((await district.plans.state(plan.id))?.codes).toEqual([
      '001',
      '002',
      '003',
      '002',
      '001',
      '002',
      '003',
    ]);
    expect(await district.work.fork('none', null, 'x', PLANNER)).toMatchObject({ code: 'plan-not-found' });
    expect(await district.work.fork(plan.id, 9, 'x', PLANNER)).toMatchObject({ code: 'revision-unknown' });
    const trail = await district.audit.lines({ action: 'plan.fork' }, { first: 5 });
    expect(trail.nodes.map(({ objectId }) => objectId)).toEqual([fork.id]);
  });

  it('gives a draft another name and tells it', async () => {
    const { store } = opened();
    const { district, plan } = await tinyPlan(store, '991008');
    const told: NewsItem[] = [];
    const stop = store.news.subscribe((item) => item.kind === 'plan-renamed' && told.push(item));
    expect(await district.work.rename(plan.id, '二稿', SYSTEM_ACTOR)).toMatchObject({
      name: '二稿',
      revision: 1,
    });
    expect((await district.plans.plan(plan.id))?.name).toBe('二稿');
    await expect.poll(() => told).toEqual([{ kind: 'plan-renamed', district: '991008', planId: plan.id }]);
    stop();
    expect(await district.work.rename('none', 'x', SYSTEM_ACTOR)).toMatchObject({ code: 'plan-not-found' });
  });

  it('tells who is at work, to other processes too, and writes nothing of it', async () => {
    const { store, options } = opened();
    const { district, plan } = await tinyPlan(store, '991009');
    const listening = options.databaseUrl === undefined ? store : await openStore(options);
    const told: NewsItem[] = [];
    const stop = listening.news.subscribe((item) => item.kind === 'planner-present' && told.push(item));
    const planner = { accountId: 'p1', name: '王', tool: 'split-grid', grid: '001', gone: false };
    await district.work.showPresence(plan.id, { ...planner, at: [118.2, 31.1] });
    await expect
      .poll(() => told)
      .toEqual([
        {
          kind: 'planner-present',
          district: '991009',
          planId: plan.id,
          planner: { ...planner, at: [118.2, 31.1] },
        },
      ]);
    stop();
    if (listening !== store) await listening.close();
  });
});
