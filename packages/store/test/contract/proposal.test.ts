import { DEFAULT_MERGE_OPTIONS, type GridLineage } from '@onegrid/planning';
import { expect, it } from 'vitest';
import { type NewProposal, type PlanRecord, SYSTEM_ACTOR } from '../../src/index.ts';
import { describeOnEngines } from '../support/engines.ts';
import {
  ATOMS,
  arcsOf,
  gridsOf,
  mergeResult,
  OUTLINE,
  splitB,
  tinyDistrict,
  tinyPlan,
} from '../support/tiny-plan.ts';

/** Two halves instead of three columns: below and above. */
const HALVES = ['001', '001', '001', '004', '004', '004'];

function proposal(plan: PlanRecord, atoms = ATOMS, codes: readonly string[] = HALVES): NewProposal {
  return {
    name: '两半',
    from: { planId: plan.id, revision: plan.revision },
    objective: { agreement: 0.5, evenness: 0.5, stability: 0 },
    codes,
    grids: gridsOf(atoms, codes),
    arcs: arcsOf(atoms, codes),
    report: { ...mergeResult().report, counts: { atoms: 6, grids: 2, arcs: 8, contested: 0 } },
  };
}

describeOnEngines('a proposal', (opened) => {
  it('is a new draft on the same base, checked by PostGIS, and leaves its source as it was', async () => {
    const { district, plan } = await tinyPlan(opened().store, '990821');
    const before = await district.plans.state(plan.id);
    const saved = await district.plans.saveProposal(proposal(plan), SYSTEM_ACTOR);
    if ('code' in saved) throw new Error(saved.code);
    expect(saved).toMatchObject({
      baseId: plan.baseId,
      name: '两半',
      status: 'draft',
      revision: 1,
      gridCount: 2,
      atomCount: 6,
      origin: {
        kind: 'proposal',
        fromPlanId: plan.id,
        objective: { agreement: 0.5, evenness: 0.5, stability: 0 },
      },
      report: { counts: { grids: 2 } },
      verdict: { atoms: 6, overlaps: 0, unassigned: 0, gridsOffArea: 0 },
    });
    expect(plan.origin).toEqual({ kind: 'merge' });
    expect((await district.plans.state(saved.id))?.codes).toEqual(HALVES);
    expect(await district.plans.state(plan.id)).toEqual(before);
    const siblings = await district.plans.plansOfBases([plan.baseId, 'none']);
    expect(siblings.get(plan.baseId)?.map(({ id }) => id)).toEqual([saved.id, plan.id]);
    expect(siblings.get('none')).toEqual([]);
    const arcs = await district.plans.arcsAt(saved.id, 1);
    expect(arcs.filter(({ right }) => right !== null)).toHaveLength(3);
    const trail = await district.audit.lines({ objectKind: 'plan', objectId: saved.id }, { first: 5 });
    expect(trail.nodes.map(({ action }) => action)).toEqual(['plan.propose']);
  });

  it('answers a question about a revision once, and none about a revision that is past', async () => {
    const { district, plan } = await tinyPlan(opened().store, '990825');
    const { plans } = district;
    const answers = { revision: 1, lostLineId: 'line', arcId: null };
    expect(await plans.answeringPlan(plan.id, answers)).toBeNull();
    const both = await Promise.all(
      ['first', 'second'].map((name) =>
        plans.saveProposal({ ...proposal(plan), name, answers }, SYSTEM_ACTOR),
      ),
    );
    const [first, second] = both.map((saved) => ('code' in saved ? null : saved));
    expect(first?.id).toBe(second?.id);
    expect(first?.origin).toMatchObject({ kind: 'proposal', fromPlanId: plan.id, answers });
    expect(await plans.answeringPlan(plan.id, answers)).toBe(first?.id);
    expect(await plans.answeringPlan(plan.id, { ...answers, revision: 2 })).toBeNull();
    expect(await plans.answeringPlan(first!.id, answers)).toBeNull();
    const trail = await district.audit.lines({ objectKind: 'plan', objectId: first!.id }, { first: 5 });
    expect(trail.nodes).toHaveLength(1);
    expect(trail.nodes[0]).toMatchObject({ action: 'plan.propose', after: { origin: { answers } } });

    await plans.commitEdit(
      { planId: plan.id, baseRevision: 1, operations: [], namedGrids: ['002', '003'], apply: splitB },
      SYSTEM_ACTOR,
    );
    const again = await plans.saveProposal({ ...proposal(plan), answers }, SYSTEM_ACTOR);
    expect(again).toMatchObject({ id: first?.id });
    const late = { revision: 1, lostLineId: null, arcId: 'arc' };
    expect(await plans.saveProposal({ ...proposal(plan), answers: late }, SYSTEM_ACTOR)).toEqual({
      kind: 'refused',
      code: 'plan-moved-on',
      params: { revision: 2 },
    });
    expect((await plans.plansOfBases([plan.baseId])).get(plan.baseId)).toHaveLength(2);
  });

  it('shares the pieces of what its source had split', async () => {
    const { district, plan } = await tinyPlan(opened().store, '990822');
    await district.plans.commitEdit(
      { planId: plan.id, baseRevision: 1, operations: [], namedGrids: ['002', '003'], apply: splitB },
      SYSTEM_ACTOR,
    );
    const source = (await district.plans.plan(plan.id))!;
    const state = (await district.plans.state(plan.id))!;
    const codes = state.atoms.map(({ id }) => (id === 'b2' || id === 'c' || id === 'f' ? '002' : '001'));
    const saved = await district.plans.saveProposal(proposal(source, state.atoms, codes), SYSTEM_ACTOR);
    expect(saved).toMatchObject({ atomCount: 7, gridCount: 2 });
    // Looked at before the split, the source has its six atoms, and so has a proposal on them.
    const earlier = await district.plans.saveProposal(proposal(plan), SYSTEM_ACTOR);
    expect(earlier).toMatchObject({ atomCount: 6, gridCount: 2 });
  });

  it('is refused where its source is unknown, and not written where its grids are not those of its atoms', async () => {
    const { district, plan } = await tinyPlan(opened().store, '990823');
    const of = (from: NewProposal['from']) =>
      district.plans.saveProposal({ ...proposal(plan), from }, SYSTEM_ACTOR);
    expect(await of({ planId: 'none', revision: 1 })).toMatchObject({ code: 'plan-not-found' });
    expect(await of({ planId: plan.id, revision: 2 })).toMatchObject({ code: 'plan-not-found' });
    const wrong = { ...proposal(plan), grids: gridsOf(ATOMS, [...HALVES].reverse()) };
    const moved = { ...wrong, codes: ['001', '001', '004', '004', '004', '004'] };
    await expect(district.plans.saveProposal(moved, SYSTEM_ACTOR)).rejects.toMatchObject({
      code: 'verdict-failed',
    });
    expect((await district.plans.plans({ first: 50 })).totalCount).toBe(1);
  });

  it('knows weights, links and options of the merge, and how grids follow from an earlier plan', async () => {
    const { district, layerIds } = await tinyDistrict(opened().store, '990824');
    const { report, ...rest } = mergeResult();
    const layer = { features: 2, grids: 2, areaM2: 0, uncoveredM2: 0, faults: [] };
    const lineage: readonly GridLineage[] = [
      { kind: 'merged', from: ['007', '008'], to: ['001'], areaM2: 12.5, households: 15 },
    ];
    const plan = await district.plans.saveMergeResult(
      {
        name: '合并',
        outline: OUTLINE,
        layerIds,
        options: { ...DEFAULT_MERGE_OPTIONS, band: [0.4, 2] },
        result: {
          ...rest,
          links: [['a', 'f']],
          lineage,
          report: {
            ...report,
            inputs: { ...report.inputs, layers: [{ department: 'fire', weight: 2.5, ...layer }] },
          },
        },
      },
      SYSTEM_ACTOR,
    );
    expect(await district.plans.state(plan.id)).toMatchObject({
      // A department without a weight in the merge has its own.
      basis: {
        departments: [
          { id: 'fire', weight: 2.5 },
          { id: 'police', weight: 1 },
        ],
        byHouseholds: true,
        links: [['a', 'f']],
      },
      options: { band: [0.4, 2] },
    });
    const saved = await district.plans.saveProposal(proposal(plan), SYSTEM_ACTOR);
    if ('code' in saved) throw new Error(saved.code);
    const lineages = await district.plans.lineages([plan.id, saved.id, 'none']);
    expect([lineages.get(plan.id), lineages.get(saved.id), lineages.get('none')]).toEqual([
      lineage,
      [],
      undefined,
    ]);
  });
});
