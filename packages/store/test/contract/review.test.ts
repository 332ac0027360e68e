import { DEFAULT_MERGE_OPTIONS } from '@onegrid/planning';
import { beforeAll, expect, it } from 'vitest';
import {
  type DistrictStore,
  type PlanRecord,
  type Refused,
  type SignatureState,
  type Store,
  SYSTEM_ACTOR,
} from '../../src/index.ts';
import { describeOnEngines } from '../support/engines.ts';
import { ATOMS, at, CODES, mergeResult, OUTLINE, tinyDistrict } from '../support/tiny-plan.ts';

const PLANNER = { accountId: null, name: '规划员' };
const POLICE = { accountId: null, name: '民警' };
const FIRE = { accountId: null, name: '消防员' };
const [LON, LAT] = at(0.5, 0.5) as [number, number];

/** A plan whose west (a, d) lies in community w and the rest in e; fire leads. */
async function reviewedPlan(
  store: Store,
  code: string,
): Promise<{ district: DistrictStore; plan: PlanRecord }> {
  const { district, layerIds } = await tinyDistrict(store, code);
  const fire = (await district.layers.departments()).find(({ id }) => id === 'fire')!;
  await district.layers.saveDepartment({ ...fire, lead: true }, SYSTEM_ACTOR);
  const atoms = ATOMS.map((atom) => ({ ...atom, community: ['a', 'd'].includes(atom.id) ? 'w' : 'e' }));
  const plan = await district.plans.saveMergeResult(
    {
      name: '评审',
      outline: OUTLINE,
      layerIds,
      options: DEFAULT_MERGE_OPTIONS,
      result: mergeResult(atoms, CODES),
    },
    SYSTEM_ACTOR,
  );
  return { district, plan };
}

describeOnEngines('the review of a plan', (opened) => {
  let district: DistrictStore;
  let plan: PlanRecord;

  beforeAll(async () => {
    ({ district, plan } = await reviewedPlan(opened().store, '990801'));
  });

  const sign = (departmentId: string, communityIds: readonly string[], approve = true) =>
    district.reviews.sign(
      plan.id,
      { departmentId, communityIds, approve, comment: approve ? null : '界线不妥' },
      departmentId === 'police' ? POLICE : FIRE,
    );
  const standing = async () => (await district.reviews.standings([plan.id])).get(plan.id)!;
  const states = async (): Promise<Record<string, SignatureState>> =>
    Object.fromEntries(
      (await standing()).communities.flatMap(({ communityId, signatures }) =>
        signatures.map(({ departmentId, state }) => [`${departmentId} ${communityId}`, state]),
      ),
    );
  const codeOf = (outcome: object) => ('kind' in outcome ? (outcome as Refused).code : null);

  it('has not begun before the plan is put up, and nothing is signed then', async () => {
    expect(await standing()).toMatchObject({ state: 'none', review: null, communities: [], waitingFor: [] });
    expect(codeOf(await sign('police', ['w']))).toBe('plan-not-in-review');
    expect(codeOf(await district.reviews.withdraw(plan.id, 'x', PLANNER))).toBe('plan-not-in-review');
  });

  it('begins at the newest revision of a draft', async () => {
    const submit = (planId: string, revision: number) =>
      district.reviews.submit({ planId, revision, note: '请各部门审阅' }, PLANNER);
    expect(codeOf(await submit('none', 1))).toBe('plan-not-found');
    expect(await submit(plan.id, 2)).toMatchObject({ code: 'plan-revised-since', params: { revision: 1 } });
    expect(await submit(plan.id, 1)).toMatchObject({ id: plan.id, status: 'in-review', revision: 1 });
    expect(codeOf(await submit(plan.id, 1))).toBe('plan-not-draft');
    const { state, review, communities, waitingFor } = await standing();
    expect(state).toBe('open');
    expect(review).toMatchObject({
      revision: 1,
      submittedBy: '规划员',
      note: '请各部门审阅',
      withdrawnAt: null,
    });
    expect(communities.map(({ communityId, grids }) => [communityId, grids])).toEqual([
      ['e', 2],
      ['w', 1],
    ]);
    expect(waitingFor).toEqual(['police']);
    expect(await states()).toEqual({
      ...{ 'police e': 'waiting', 'police w': 'waiting' },
      ...{ 'fire e': 'not-yet', 'fire w': 'not-yet' },
    });
  });

  it('keeps the plan from being edited', async () => {
    const edit = { planId: plan.id, baseRevision: 1, operations: [], namedGrids: [] };
    const outcome = await district.plans.commitEdit(
      { ...edit, apply: () => ({ kind: 'rejected', issues: [] }) },
      PLANNER,
    );
    expect(codeOf(outcome)).toBe('plan-not-draft');
  });

  it('lets lead departments sign for a community when all others have', async () => {
    expect(await sign('fire', ['w'])).toMatchObject({ code: 'lead-signs-last' });
    await sign('police', ['w']);
    expect(codeOf(await sign('fire', ['w', 'e']))).toBe('lead-signs-last');
    expect(await states()).toMatchObject({ 'fire w': 'waiting', 'fire e': 'not-yet' });
    await sign('fire', ['w']);
    expect(await states()).toMatchObject({ 'police w': 'signed', 'fire w': 'signed', 'police e': 'waiting' });
    const { communities } = await standing();
    expect(communities[1]!.signatures[0]).toMatchObject({
      by: '民警',
      revision: 1,
      comment: null,
      lead: false,
    });
    expect(communities[1]!.signatures[0]!.at).toBeInstanceOf(Date);
  });

  it('names what is wrong with a signature, and then writes none of it', async () => {
    expect(codeOf(await sign('police', ['e', 'nowhere']))).toBe('community-not-in-plan');
    expect(codeOf(await sign('health', ['e']))).toBe('unknown-department');
    expect((await states())['police e']).toBe('waiting');
  });

  it('drops what lead departments signed where another objects', async () => {
    await sign('police', ['w'], false);
    expect(await states()).toMatchObject({ 'police w': 'objected', 'fire w': 'not-yet' });
    expect((await standing()).waitingFor).toEqual(['police']);
    await sign('police', ['w', 'e']);
    await sign('fire', ['w', 'e']);
    expect(await standing()).toMatchObject({ state: 'signed', waitingFor: [], openObjections: 0 });
  });

  it('is held up by an objection on the map until it is answered, settled and signed for', async () => {
    const { reviews } = district;
    const said = { planId: plan.id, text: '幸福路应归西格', at: [LON, LAT], communityId: null } as const;
    const objection = { ...said, kind: 'objection', grid: null, departmentId: 'police' } as const;
    expect(codeOf(await reviews.addComment({ ...objection, departmentId: null }, PLANNER))).toBe(
      'objection-without-department',
    );
    expect(codeOf(await reviews.addComment({ ...objection, at: [118, 31] }, POLICE))).toBe('comment-outside');
    expect(codeOf(await reviews.addComment({ ...objection, grid: '009' }, POLICE))).toBe('grid-unknown');
    const made = await reviews.addComment(objection, POLICE);
    if ('code' in made) throw new Error(made.code);
    expect(made).toMatchObject({
      ...{
        kind: 'objection',
        by: '民警',
        departmentId: 'police',
        communityId: 'w',
        grid: '001',
        revision: 1,
      },
      ...{ answers: [], resolvedAt: null },
    });
    expect(made.at[0]).toBeCloseTo(LON, 9);
    expect(await standing()).toMatchObject({ state: 'open', openObjections: 1, waitingFor: ['police'] });
    expect(await states()).toMatchObject({ 'police w': 'objected', 'fire w': 'not-yet', 'fire e': 'signed' });
    expect(codeOf(await sign('police', ['w']))).toBe('objection-open');

    const mine = { departmentId: 'police', remarks: false, everything: false };
    expect(codeOf(await reviews.resolveComment(made.id, mine, POLICE))).toBe('objection-unanswered');
    const answered = await reviews.answerComment(made.id, '已核实，维持原线', null, PLANNER);
    expect(answered).toMatchObject({
      answers: [{ text: '已核实，维持原线', by: '规划员', departmentId: null }],
    });
    const others = { departmentId: 'fire', remarks: true, everything: false };
    expect(codeOf(await reviews.resolveComment(made.id, others, FIRE))).toBe('comment-of-another');
    expect(await reviews.resolveComment(made.id, mine, POLICE)).toMatchObject({ resolvedBy: '民警' });
    expect(codeOf(await reviews.resolveComment(made.id, mine, POLICE))).toBe('comment-resolved');
    expect(codeOf(await reviews.answerComment(made.id, 'x', null, PLANNER))).toBe('comment-resolved');
    expect(await standing()).toMatchObject({ state: 'open', openObjections: 0 });
    await sign('police', ['w']);
    await sign('fire', ['w']);
    expect((await standing()).state).toBe('signed');
  });

  it('lists comments newest first, by community and by whether they are open', async () => {
    const { reviews } = district;
    const remark = { planId: plan.id, kind: 'comment', text: '说明', departmentId: null } as const;
    const east = at(2.5, 0.5) as [number, number];
    const made = await reviews.addComment({ ...remark, at: east, grid: null, communityId: null }, PLANNER);
    const all = await reviews.comments(plan.id, {}, { first: 10 });
    expect(all.nodes.map(({ kind, communityId }) => [kind, communityId])).toEqual([
      ['comment', 'e'],
      ['objection', 'w'],
    ]);
    const ids = async (filter: Parameters<typeof reviews.comments>[1]) =>
      (await reviews.comments(plan.id, filter, { first: 10 })).nodes.map(({ communityId }) => communityId);
    expect(await ids({ open: true })).toEqual(['e']);
    expect(await ids({ open: false })).toEqual(['w']);
    expect(await ids({ communityId: 'w', open: true })).toEqual([]);
    const second = await reviews.comments(plan.id, {}, { first: 1, after: all.cursors[0]! });
    expect(second.nodes.map(({ communityId }) => communityId)).toEqual(['w']);
    const planner = { departmentId: null, remarks: true, everything: false };
    expect(await reviews.resolveComment((made as { id: string }).id, planner, PLANNER)).toMatchObject({
      resolvedBy: '规划员',
    });
    expect(codeOf(await reviews.resolveComment('none', planner, PLANNER))).toBe('comment-not-found');
  });

  it('is taken back with a reason: a draft again, without signatures, and its comments stay', async () => {
    expect(await district.reviews.withdraw(plan.id, '调整一处边界', PLANNER)).toMatchObject({
      status: 'draft',
    });
    expect(await standing()).toMatchObject({
      state: 'withdrawn',
      communities: [],
      review: { withdrawnBy: '规划员', withdrawReason: '调整一处边界' },
    });
    await district.reviews.submit({ planId: plan.id, revision: 1, note: null }, PLANNER);
    expect(Object.values(await states())).toEqual(['waiting', 'not-yet', 'waiting', 'not-yet']);
    expect((await district.reviews.comments(plan.id, {}, { first: 10 })).totalCount).toBe(2);
  });

  it('stands in the log with who, what and when, and is told to those who follow the plan', async () => {
    const news: string[] = [];
    const stop = opened().store.news.subscribe((item) => {
      if (item.kind === 'plan-reviewed') news.push(item.planId);
    });
    await sign('police', ['e']);
    await expect.poll(() => news).toContain(plan.id);
    stop();
    const { nodes } = await district.audit.lines({ objectKind: 'plan', objectId: plan.id }, { first: 50 });
    expect(nodes[0]).toMatchObject({
      action: 'plan.sign',
      accountName: '民警',
      after: { departmentId: 'police', communities: ['e'], revision: 1 },
    });
    expect(new Set(nodes.map(({ action }) => action))).toEqual(
      new Set(['plan.merge', 'plan.sign', 'plan.object', 'plan.submit', 'plan.withdraw']),
    );
  });

  it('keeps a department that signed', async () => {
    expect(await district.layers.removeDepartment('police', PLANNER)).toMatchObject({
      code: 'department-has-layers',
    });
    const health = { id: 'health', name: '卫健', nameEn: 'Health', weight: 1, hue: '#112233', lead: false };
    await district.layers.saveDepartment(health, PLANNER);
    expect((await states())['health e']).toBe('waiting');
    await district.reviews.sign(
      plan.id,
      { departmentId: 'health', communityIds: ['e'], approve: true, comment: null },
      PLANNER,
    );
    expect(await district.layers.removeDepartment('health', PLANNER)).toMatchObject({
      code: 'department-has-papers',
    });
  });
});
