import { signAndPublish } from '@onegrid/store';
import { beforeAll, describe, expect, test } from 'vitest';
import { at, type Client, type Json, list, text } from '../client.ts';
import type { Town } from '../town.ts';
import { acceptedLayers, followJob, START_MERGE } from './merge-suite.ts';

export const START_PROPOSAL = `mutation($input: StartProposalInput!) {
  startProposal(input: $input) { __typename ... on Job { id kind } ... on Refusal { code message } }
}`;
const STAGES = 'query($id: ID!) { job(id: $id) { fraction stages { stage milliseconds figures } } }';
const PLAN = `query($id: ID!) { plan(id: $id) {
  name status revision base gridCount atomCount
  origin { kind fromPlanId agreement evenness stability }
  measures { grids agreement evenness sizeMin sizeMean sizeMax outsideBand compactness
    departments { department { id } adjustedRandIndex variationOfInformation bestMatchJaccard gridsSplit } }
  siblings { id measures { grids } }
  lineage { kind from to areaM2 households }
  grids(first: 200) { nodes { code households geometry } }
  arcs(first: 200) { nodes { id left right } }
} }`;

/** A plan of the three departments with four grids, made by a merge job; its id. */
export async function mergedPlan(
  planner: Client,
  more: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const input = { layerIds: await acceptedLayers(planner), grids: 4, bandLow: 0.5, bandHigh: 1.6, ...more };
  const started = await planner.data(START_MERGE, { input });
  const seen = await followJob(planner, text(started, 'startMerge.id'));
  return text(seen[seen.length - 1]!, 'plan.id');
}

export function proposalSuite(town: () => Town): void {
  describe('a proposal', () => {
    let planner: Client;
    let planId: string;
    beforeAll(async () => {
      planner = await town().client('planner');
      planId = await mergedPlan(planner);
    });

    const plan = async (id: string): Promise<Json> => at(await planner.data(PLAN, { id }), 'plan');
    const start = async (input: Readonly<Record<string, unknown>>): Promise<Json> =>
      at(await planner.data(START_PROPOSAL, { input: { planId, ...input } }), 'startProposal');

    test('becomes a new draft on the same base and tells its stages with figures', async () => {
      const source = await plan(planId);
      const started = await start({ name: '更均衡', agreement: 0.5, evenness: 0.5, grids: 5 });
      expect(started).toMatchObject({ __typename: 'Job', kind: 'propose' });
      const seen = await followJob(planner, text(started, 'id'));
      const end = seen[seen.length - 1]!;
      expect(end).toMatchObject({ kind: 'propose', state: 'DONE', plan: { revision: 1, gridCount: 5 } });
      const made = await plan(text(end, 'plan.id'));
      expect(made).toMatchObject({
        name: '更均衡',
        status: 'DRAFT',
        base: at(source, 'base'),
        atomCount: at(source, 'atomCount'),
        origin: { kind: 'PROPOSAL', fromPlanId: planId, agreement: 0.5, evenness: 0.5, stability: 0 },
        measures: { grids: 5 },
        lineage: [],
      });
      expect(list(made, 'siblings').map((each) => at(each, 'id'))).toContain(planId);
      const households = list(made, 'grids.nodes').map((grid) => Number(at(grid, 'households')));
      expect(households.reduce((sum, n) => sum + n, 0)).toBeCloseTo(640, 6);
      expect(Math.min(...households)).toBe(at(made, 'measures.sizeMin'));
      expect(Math.max(...households)).toBe(at(made, 'measures.sizeMax'));
      expect(at(made, 'measures.sizeMean')).toBeCloseTo(128, 6);
      const stages = list(await planner.data(STAGES, { id: text(started, 'id') }), 'job.stages');
      expect(stages.map((stage) => at(stage, 'stage'))).toEqual(['propose', 'explain', 'judge']);
      expect(at(stages[2]!, 'figures')).toMatchObject({
        grids: 5,
        agreement: at(made, 'measures.agreement'),
      });
    });

    test('of a merge names the merge as its origin', async () => {
      const source = await plan(planId);
      expect(at(source, 'origin')).toEqual({
        kind: 'MERGE',
        fromPlanId: null,
        agreement: 1,
        evenness: 0,
        stability: 0,
      });
      expect(at(source, 'measures.departments')).toHaveLength(3);
    });

    test('keeps a locked grid and its code, and a locked arc as a border', async () => {
      const source = await plan(planId);
      const [locked] = list(source, 'grids.nodes');
      const arc = list(source, 'arcs.nodes').find(
        (each) =>
          at(each, 'right') !== null &&
          at(each, 'left') !== at(locked!, 'code') &&
          at(each, 'right') !== at(locked!, 'code'),
      )!;
      const started = await start({
        agreement: 0,
        evenness: 1,
        lockedGrids: [text(locked!, 'code')],
        lockedArcs: [text(arc, 'id')],
        quick: true,
      });
      const seen = await followJob(planner, text(started, 'id'));
      const made = await plan(text(seen[seen.length - 1]!, 'plan.id'));
      const kept = list(made, 'grids.nodes').find((grid) => at(grid, 'code') === at(locked!, 'code'));
      expect(kept).toEqual(locked);
    });

    test('of least change follows the published plan, whose base may be another', async () => {
      const divided = async (id: string) =>
        list(await plan(id), 'grids.nodes')
          .map((grid) => JSON.stringify(at(grid, 'geometry')))
          .sort();
      const made = async (input: Readonly<Record<string, unknown>>): Promise<string> => {
        const seen = await followJob(planner, text(await start(input), 'id'));
        return text(seen[seen.length - 1]!, 'plan.id');
      };
      const published = await made({ grids: 5 });
      await signAndPublish(town().district, published);
      const inForce = await divided(published);
      // Both have four grids, and the second one's base is another.
      for (const from of [planId, await mergedPlan(planner)]) {
        const id = await made({ planId: from, grids: 5, agreement: 0, stability: 1 });
        expect(await divided(id)).toEqual(inForce);
      }
    });

    test('is refused with what is wrong: weights, grids, arcs, communities, numbers, plans', async () => {
      const refusal = async (input: Readonly<Record<string, unknown>>) => text(await start(input), 'code');
      expect(await refusal({ planId: 'none' })).toBe('plan-not-found');
      expect(await refusal({ agreement: 0 })).toBe('objective-out-of-range');
      expect(await refusal({ agreement: -1, evenness: 2 })).toBe('objective-out-of-range');
      expect(await refusal({ bandLow: 1.5 })).toBe('band-out-of-range');
      expect(await refusal({ grids: 0 })).toBe('grids-out-of-range');
      expect(await refusal({ seed: -1 })).toBe('seed-out-of-range');
      expect(await refusal({ lockedGrids: ['nowhere'] })).toBe('grid-unknown');
      expect(await refusal({ dedicatedGrids: ['nowhere'] })).toBe('grid-unknown');
      expect(await refusal({ lockedArcs: ['nowhere'] })).toBe('arc-unknown');
      expect(await refusal({ communityId: 'nowhere' })).toBe('community-unknown');
      const outline = list(await plan(planId), 'arcs.nodes').find((arc) => at(arc, 'right') === null)!;
      expect(await refusal({ lockedArcs: [text(outline, 'id')] })).toBe('arc-unknown');
      const chinese = await town().client('planner', 'zh-CN');
      const said = await chinese.data(START_PROPOSAL, { input: { planId, lockedGrids: ['甲'] } });
      expect(text(said, 'startProposal.message')).toBe('方案中没有网格 甲。');
    });

    test('that has no legal result fails with the engine’s reason', async () => {
      const started = await start({ grids: 4_000 });
      const seen = await followJob(planner, text(started, 'id'));
      const end = seen[seen.length - 1]!;
      expect(end).toMatchObject({ state: 'FAILED', plan: null });
      expect(text(end, 'message')).toMatch(/4,?000/);
    });

    test('is started by planners only, and read by everyone who is signed in', async () => {
      for (const role of ['leader', 'officer'] as const) {
        const client = await town().client(role);
        const { errors } = await client.ask(START_PROPOSAL, { input: { planId } });
        expect(errors[0]!.extensions).toMatchObject({ code: 'FORBIDDEN' });
        expect(at(await client.data(PLAN, { id: planId }), 'plan.measures.grids')).toBe(4);
      }
    });

    test('is cancelled like a merge and leaves nothing', async () => {
      const before = await planner.data('{ plans { totalCount } }');
      const waiting = await Promise.all([start({ seed: 2 }), start({ seed: 3 })]);
      for (const job of waiting) {
        await planner.data('mutation($id: ID!) { cancelJob(id: $id) { __typename } }', {
          id: text(job, 'id'),
        });
      }
      const ends = await Promise.all(
        waiting.map(async (job) => (await followJob(planner, text(job, 'id'))).at(-1)!),
      );
      for (const end of ends) expect(end).toMatchObject({ state: 'CANCELLED', plan: null });
      expect(await planner.data('{ plans { totalCount } }')).toEqual(before);
    });
  });

  describe('a merge after an earlier plan', () => {
    test('keeps the codes of grids that stay, and says how its grids follow', async () => {
      const planner = await town().client('planner');
      const earlierPlanId = await mergedPlan(planner);
      const id = await mergedPlan(planner, { earlierPlanId, useBuildings: false });
      const [before, after] = [
        at(await planner.data(PLAN, { id: earlierPlanId }), 'plan'),
        at(await planner.data(PLAN, { id }), 'plan'),
      ];
      const codes = (plan: Json) => list(plan, 'grids.nodes').map((grid) => at(grid, 'code'));
      expect(codes(after)).toEqual(codes(before));
      expect(list(after, 'lineage').map((each) => at(each, 'kind'))).toEqual([
        'SAME',
        'SAME',
        'SAME',
        'SAME',
      ]);
      expect(at(after, 'base')).not.toBe(at(before, 'base'));
    });

    test('that is not there is refused', async () => {
      const planner = await town().client('planner');
      const input = { layerIds: await acceptedLayers(planner), earlierPlanId: 'none' };
      expect(at(await planner.data(START_MERGE, { input }), 'startMerge.code')).toBe('plan-not-found');
      const even = { layerIds: await acceptedLayers(planner), agreement: 0 };
      expect(at(await planner.data(START_MERGE, { input: even }), 'startMerge.code')).toBe(
        'objective-out-of-range',
      );
    });
  });
}
