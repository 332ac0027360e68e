import { setTimeout as sleep } from 'node:timers/promises';
import { EMPTY_DIFF, invert } from '@onegrid/planning';
import type { Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import {
  type CommitEdit,
  type EditDiff,
  type NewsItem,
  type PlanState,
  signAndPublish,
} from '../../src/index.ts';
import { describeOnEngines } from '../support/engines.ts';
import { at, atom, edited, reassign, ring, splitB, tinyPlan } from '../support/tiny-plan.ts';

const PLANNER = { accountId: null, name: 'planner', reason: '居民要求' };

function edit(
  planId: string,
  baseRevision: number,
  namedGrids: readonly string[],
  apply: CommitEdit<string>['apply'],
): CommitEdit<string> {
  return { planId, baseRevision, operations: [{ test: true }], namedGrids, apply };
}

/** The change of cutting atoms into pieces that stay in their grids; by id of a piece its parent and its land. */
function cut(
  state: PlanState,
  ids: readonly string[],
  pieces: Readonly<Record<string, readonly [parent: string, land: Polygon]>>,
): EditDiff {
  const codeOf = (id: string) => state.codes[state.atoms.findIndex((one) => one.id === id)];
  const taken = state.atoms.filter(({ id }) => ids.includes(id));
  return edited(state, {
    ...EMPTY_DIFF,
    removed: taken.map((one) => ({ atom: one, code: codeOf(one.id), parentId: null })),
    added: Object.entries(pieces).map(([id, [parentId, land]]) => ({
      atom: atom(id, land, 1, 'P2', null),
      code: codeOf(parentId),
      parentId,
    })),
  });
}

async function until(condition: () => boolean): Promise<void> {
  for (let waited = 0; waited < 2_000 && !condition(); waited += 20) await sleep(20);
}

describeOnEngines('an edit', (opened) => {
  it('closes and opens lifespans, keeps the old revision readable, and tells it once', async () => {
    const { store } = opened();
    const { district, plan } = await tinyPlan(store, '990101');
    const told: NewsItem[] = [];
    const stop = store.news.subscribe((item) => item.kind === 'plan-revised' && told.push(item));
    const outcome = await district.plans.commitEdit(edit(plan.id, 1, ['002'], splitB), PLANNER);
    expect(outcome).toMatchObject({
      kind: 'revised',
      rebased: false,
      plan: { revision: 2, atomCount: 7, gridCount: 3 },
    });

    const after = await district.plans.state(plan.id);
    expect(after?.atoms.map((one, i) => `${one.id}:${after.codes[i]}`)).toEqual([
      'a:001',
      'b1:002',
      'b2:003',
      'c:003',
      'd:001',
      'e1:002',
      'f:003',
    ]);
    const before = await district.plans.state(plan.id, 1);
    expect(before?.atoms.map((one, i) => `${one.id}:${before.codes[i]}`)).toEqual([
      'a:001',
      'b:002',
      'c:003',
      'd:001',
      'e:002',
      'f:003',
    ]);
    expect((await district.plans.gridsByCodes(plan.id, ['002', '003'])).get('003')?.households).toBe(38);
    expect(await district.plans.gridCodesAt(plan.id, [{ lon: 118.2017, lat: 31.1005 }])).toEqual(['003']);
    const old: string[] = [];
    for await (const batch of district.tileFeatures({ kind: 'grids', planId: plan.id, revision: 1 }))
      old.push(...batch.map((one) => `${one.id} ${one.properties.households}`));
    expect(old).toEqual(['001 15', '002 35', '003 30']);

    const [changeSet] = (await district.plans.changeSets(plan.id, { first: 5 })).nodes;
    expect(changeSet).toMatchObject({
      revision: 2,
      by: 'planner',
      reason: '居民要求',
      touchedGrids: ['002', '003'],
      touchedAtoms: ['b', 'b1', 'b2', 'e', 'e1'],
    });
    expect(changeSet.inverse).toEqual({
      removedAtoms: ['b1', 'b2', 'e1'],
      reassigned: [
        { atomId: 'b', code: '002' },
        { atomId: 'e', code: '002' },
      ],
      micro: [],
      marks: [],
      drawn: [],
      erased: [[at(1.5, 0), at(1.5, 1)]],
    });
    // b2 is the 8 households of b that came to another grid.
    expect(changeSet).toMatchObject({ baseRevision: 1, reverts: null, revertsTo: null, householdsMoved: 8 });
    const [line] = (await district.audit.lines({ action: 'plan.edit' }, { first: 5 })).nodes;
    expect(line).toMatchObject({
      accountName: 'planner',
      reason: '居民要求',
      objectId: plan.id,
      before: { revision: 1 },
      after: { revision: 2 },
    });
    await until(() => told.length > 0);
    stop();
    expect(told).toEqual([
      {
        kind: 'plan-revised',
        district: '990101',
        planId: plan.id,
        revision: 2,
        by: 'planner',
        touchedGrids: ['002', '003'],
        extent: [118.201, 31.1, 118.203, 31.102],
      },
    ]);
  });

  it('is undone by its inverse, as a new change set', async () => {
    const { district, plan } = await tinyPlan(opened().store, '990102');
    await district.plans.commitEdit(edit(plan.id, 1, [], splitB), PLANNER);
    const first = await district.plans.state(plan.id, 1);
    const [made] = (await district.work.changes(plan.id, 1, 5))!.changes;
    const undone = await district.plans.commitEdit(
      {
        ...edit(plan.id, 2, made.touchedGrids, (state) => edited(state, invert(made.diff))),
        reverts: made.changeSetId,
      },
      PLANNER,
    );
    expect(undone).toMatchObject({
      kind: 'revised',
      plan: { revision: 3, atomCount: 6 },
      changeSet: { reverts: made.changeSetId, householdsMoved: 8 },
    });
    const after = await district.plans.state(plan.id);
    expect(after).toEqual({ ...first, revision: 3 });
  });

  it('is put on top of another that touched nothing of it', async () => {
    const { district, plan } = await tinyPlan(opened().store, '990103');
    const first = await district.plans.commitEdit(
      edit(plan.id, 1, ['001'], (state) => renameGrid(state, '001', '009')),
      PLANNER,
    );
    expect(first).toMatchObject({ kind: 'revised', rebased: false });
    const seen: number[] = [];
    const second = await district.plans.commitEdit(
      edit(plan.id, 1, ['002', '003'], (state) => {
        seen.push(state.revision);
        return reassign(state, { e: '003' });
      }),
      PLANNER,
    );
    expect(second).toMatchObject({ kind: 'revised', rebased: true, plan: { revision: 3 } });
    expect(seen).toEqual([2]);
    expect((await district.plans.state(plan.id))?.codes).toEqual(['009', '002', '003', '009', '003', '003']);
  });

  it('conflicts with another that touched the same grid, named or found out', async () => {
    const { district, plan } = await tinyPlan(opened().store, '990104');
    await district.plans.commitEdit(edit(plan.id, 1, ['002'], splitB), PLANNER);
    let ran = false;
    const named = await district.plans.commitEdit(
      edit(plan.id, 1, ['002'], (state) => {
        ran = true;
        return reassign(state, { a: '002' });
      }),
      PLANNER,
    );
    expect(named).toMatchObject({ kind: 'conflict', revision: 2, changeSets: [{ revision: 2 }] });
    expect(ran).toBe(false);
    const found = await district.plans.commitEdit(
      edit(plan.id, 1, [], (state) => reassign(state, { a: '002' })),
      PLANNER,
    );
    expect(found).toMatchObject({ kind: 'conflict', revision: 2 });
    expect((await district.plans.plan(plan.id))?.revision).toBe(2);
  });

  it('may round a new vertex on the outside of the plan to the lattice, and no more', async () => {
    const { store } = opened();
    const { district, plan } = await tinyPlan(store, '990109');
    const strip = ring([2.98, 1], [3, 1], [3, 2], [2.98, 2]);
    await district.plans.commitEdit(
      edit(plan.id, 1, [], (state) =>
        cut(state, ['c', 'f'], {
          c1: ['c', ring([2, 0], [3, 0], [3, 1], [2.98, 1], [2, 1])],
          f1: ['f', strip],
          f2: ['f', ring([2, 1], [2.98, 1], [2.98, 2], [2, 2])],
        }),
      ),
      PLANNER,
    );
    // The strip has 210 m²; its side of 111 m is cut at a vertex so many units of 1e-7 degree too far inside.
    const halved = (units: number) => (state: PlanState) => {
      const x = 3 - units / 1e4;
      return cut(state, ['f1', 'f2'], {
        g1: ['f1', ring([2.98, 1], [3, 1], [x, 1.5], [2.98, 1.5])],
        g2: ['f1', ring([2.98, 1.5], [x, 1.5], [3, 2], [2.98, 2])],
        g3: ['f2', ring([2, 1], [2.98, 1], [2.98, 1.5], [2.98, 2], [2, 2])],
      });
    };
    await expect(district.plans.commitEdit(edit(plan.id, 2, [], halved(5)), PLANNER)).rejects.toMatchObject({
      code: 'verdict-failed',
    });
    const outcome = await district.plans.commitEdit(edit(plan.id, 2, [], halved(1)), PLANNER);
    expect(outcome).toMatchObject({ kind: 'revised', plan: { revision: 3 } });
  });

  it('that planning rejects writes nothing', async () => {
    const { district, plan } = await tinyPlan(opened().store, '990105');
    const outcome = await district.plans.commitEdit(
      edit(plan.id, 1, [], () => ({ kind: 'rejected', issues: ['line-misses-grid'] })),
      PLANNER,
    );
    expect(outcome).toEqual({ kind: 'rejected', issues: ['line-misses-grid'] });
    expect((await district.plans.changeSets(plan.id, { first: 1 })).totalCount).toBe(0);
  });

  it('is refused on what is not there or not a draft', async () => {
    const { district, plan } = await tinyPlan(opened().store, '990106');
    expect(await district.plans.commitEdit(edit('none', 1, [], splitB), PLANNER)).toMatchObject({
      code: 'plan-not-found',
    });
    expect(await district.plans.commitEdit(edit(plan.id, 5, [], splitB), PLANNER)).toMatchObject({
      code: 'revision-unknown',
    });
    await signAndPublish(district, plan.id);
    expect(await district.plans.commitEdit(edit(plan.id, 1, [], splitB), PLANNER)).toMatchObject({
      code: 'plan-not-draft',
    });
  });

  describe('that breaks the coverage is rolled back and not told', () => {
    const broken: Record<string, (state: PlanState) => EditDiff> = {
      'a child reaches over its neighbour': (state) =>
        replaceAdded(
          splitB(state),
          2,
          atom('b2', ring([1.5, 0], [2.5, 0], [2.5, 1], [1.5, 1]), 8, 'P1', 'F1'),
        ),
      'a child is missing': (state) => {
        const { diff, ...rest } = splitB(state);
        return { ...rest, diff: { ...diff, added: diff.added.slice(1) } };
      },
      'a child crosses itself': (state) =>
        replaceAdded(splitB(state), 1, atom('b1', ring([1, 0], [1.5, 1], [1.5, 0], [1, 1]), 8, 'P1', 'F1')),
      'a touched grid keeps its old polygon': (state) => ({
        ...splitB(state),
        grids: reassignedGrids(state),
      }),
    };
    let serial = 990_110;
    it.each(Object.entries(broken))('%s', async (_name, apply) => {
      const { store } = opened();
      const { district, plan } = await tinyPlan(store, String(++serial));
      const told: NewsItem[] = [];
      const stop = store.news.subscribe((item) => item.kind === 'plan-revised' && told.push(item));
      await expect(district.plans.commitEdit(edit(plan.id, 1, [], apply), PLANNER)).rejects.toMatchObject({
        code: 'verdict-failed',
      });
      await sleep(200);
      stop();
      expect(told).toEqual([]);
      const state = await district.plans.state(plan.id);
      expect(state?.revision).toBe(1);
      expect(state?.atoms.map((one) => one.id)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
      expect((await district.plans.changeSets(plan.id, { first: 1 })).totalCount).toBe(0);
      expect((await district.audit.lines({ action: 'plan.edit' }, { first: 1 })).totalCount).toBe(0);
    });
  });
});

function renameGrid(state: PlanState, from: string, to: string): EditDiff {
  return reassign(
    state,
    Object.fromEntries(state.atoms.filter((_, i) => state.codes[i] === from).map((one) => [one.id, to])),
  );
}

/** The polygons of 002 and 003 as they are in a state. */
function reassignedGrids(state: PlanState): EditDiff['grids'] {
  return reassign(state, { b: '002', c: '003' }).grids;
}

function replaceAdded(edit: EditDiff, position: 1 | 2, next: ReturnType<typeof atom>): EditDiff {
  const added = edit.diff.added.map((one, i) => (i === position - 1 ? { ...one, atom: next } : one));
  return { ...edit, diff: { ...edit.diff, added } };
}
