import { beforeAll, describe, expect, test } from 'vitest';
import { at, Client, type Json, list, text } from '../client.ts';
import type { Town } from '../town.ts';
import { mergedPlan } from './proposal-suite.ts';

const LOST = `query($id: ID!, $first: Int, $after: String, $department: ID) { plan(id: $id) {
  lostLines(first: $first, after: $after, department: $department) {
    totalCount pageInfo { hasNextPage endCursor }
    nodes { id geometry grid supporters { id } lengthM verdict text }
  } } }`;
const LEDGER = `query($id: ID!, $department: ID!, $first: Int = 200, $after: String) { plan(id: $id) {
  grids { nodes { code households areaM2 } }
  ledgers { department { id } totalM2 totalHouseholds concededM2 concededHouseholds takenInM2 leftOutM2 }
  ledger(department: $department) { department { id } rows columns totalM2
    entries(first: $first, after: $after) {
      totalCount pageInfo { hasNextPage endCursor } nodes { legacy unified areaM2 households } } }
} }`;
const FIGURES = 'query($id: ID!) { plan(id: $id) { revision measures { grids agreement sizeMax } } }';

export function insightSuite(town: () => Town): void {
  describe('what follows from a plan', () => {
    let planner: Client;
    let planId: string;
    beforeAll(async () => {
      planner = await town().client('planner');
      planId = await mergedPlan(planner, { grids: 3 });
    });

    const lost = async (variables: Readonly<Record<string, unknown>> = {}): Promise<Json> =>
      at(await planner.data(LOST, { id: planId, first: 50, ...variables }), 'plan.lostLines');

    test('are the lines that departments lost, longest first, paged and by department', async () => {
      const all = await lost();
      const nodes = list(all, 'nodes');
      expect(nodes.length).toBeGreaterThan(1);
      const lengths = nodes.map((line) => Number(at(line, 'lengthM')));
      expect(lengths).toEqual([...lengths].sort((a, b) => b - a));
      for (const line of nodes) {
        expect(at(line, 'geometry.type')).toBe('LineString');
        expect(list(line, 'supporters').length).toBeGreaterThan(0);
        expect(text(line, 'text')).toMatch(/^[A-Z].*\.$/);
      }
      const first = await lost({ first: 1 });
      const rest = await lost({ after: at(first, 'pageInfo.endCursor') });
      expect([...list(first, 'nodes'), ...list(rest, 'nodes')]).toEqual(nodes);
      const fire = list(await lost({ department: 'fire' }), 'nodes');
      expect(fire).toEqual(
        nodes.filter((line) => list(line, 'supporters').some((each) => at(each, 'id') === 'fire')),
      );
      expect(list(await lost({ department: 'nobody' }), 'nodes')).toEqual([]);
      const { errors } = await planner.ask(LOST, { id: planId, first: 201 });
      expect(errors[0]!.extensions).toMatchObject({ code: 'LIMIT_EXCEEDED', limit: 200 });
    });

    test('is computed once a revision, however many ask', async () => {
      await lost();
      town().counts.clear();
      await Promise.all([lost(), lost()]);
      expect(town().counts.has('insights.keep')).toBe(false);
      expect(town().counts.has('plans.state')).toBe(false);
    });

    test('is what would take each arc away, in words, and nothing on the outline', async () => {
      const ask =
        'query($id: ID!, $first: Int) { plan(id: $id) { arcs(first: $first) { nodes { right wouldGo } } } }';
      const arcs = list(await planner.data(ask, { id: planId, first: 200 }), 'plan.arcs.nodes');
      for (const arc of arcs) {
        if (at(arc, 'right') === null) expect(at(arc, 'wouldGo')).toBeNull();
        else expect(text(arc, 'wouldGo')).toMatch(/^[A-Z].*\.$/);
      }
      const chinese = await town().client('leader', 'zh-CN');
      const said = list(await chinese.data(ask, { id: planId, first: 200 }), 'plan.arcs.nodes');
      for (const arc of said.filter((each) => at(each, 'right') !== null))
        expect(text(arc, 'wouldGo')).toMatch(/^\p{Script=Han}.*。$/u);
      const questions = async (first: number) => {
        town().counts.clear();
        await planner.data(ask, { id: planId, first });
        return Object.fromEntries(town().counts);
      };
      for (const [question, times] of Object.entries(await questions(200))) expect(times, question).toBe(1);
    });

    test('is how far each community is from the exact optimum', async () => {
      const ask =
        'query($id: ID!) { plan(id: $id) { gaps { communityId atoms grids value optimum gap proved } } }';
      const gaps = list(await planner.data(ask, { id: planId }), 'plan.gaps');
      for (const gap of gaps) {
        const [value, optimum] = [Number(at(gap, 'value')), Number(at(gap, 'optimum'))];
        expect(Number(at(gap, 'gap'))).toBeCloseTo(optimum - value, 9);
        expect(optimum).toBeGreaterThanOrEqual(value - 1e-9);
        expect(at(gap, 'grids')).toBe(3);
      }
      expect(gaps.length).toBeLessThanOrEqual(1);
    });

    test('is the service before and after', async () => {
      const measures =
        'householdsPerGrid householdsPerWorker buildingsAgreedShare bordersThroughBuilding buildingsCut bordersOnWalk';
      const ask = `query($id: ID!) { plan(id: $id) { service { before { ${measures} } after { ${measures} } } } }`;
      const service = at(await planner.data(ask, { id: planId }), 'plan.service');
      // All 640 households in the grids of each of three layers; then in 3 grids.
      const layers = await planner.data('{ departments { acceptedLayer { gridCount } } }');
      const drawn = list(layers, 'departments').map((each) => Number(at(each, 'acceptedLayer.gridCount')));
      const grids = drawn.reduce((sum, count) => sum + count, 0);
      expect(at(service, 'before.householdsPerGrid')).toBeCloseTo((3 * 640) / grids, 9);
      expect(at(service, 'after.householdsPerGrid')).toBeCloseTo(640 / 3, 9);
      expect(at(service, 'after.householdsPerWorker')).toBeNull();
      expect(at(service, 'after.buildingsAgreedShare')).toBe(1);
      expect(at(service, 'after.buildingsCut')).toBe(0);
      expect(Number(at(service, 'before.bordersOnWalk'))).toBeGreaterThan(
        Number(at(service, 'after.bordersOnWalk')),
      );
    });

    test('is a ledger for each department, which adds up both ways', async () => {
      const data = await planner.data(LEDGER, { id: planId, department: 'police' });
      const ledgers = list(data, 'plan.ledgers');
      expect(ledgers.map((each) => at(each, 'department.id'))).toEqual(['civil', 'fire', 'police']);
      for (const totals of ledgers) expect(at(totals, 'totalHouseholds')).toBeCloseTo(640, 6);
      const ledger = at(data, 'plan.ledger');
      expect(at(ledger, 'rows')).toEqual(['P1', 'P2', 'P3', 'P4']);
      const grids = list(data, 'plan.grids.nodes');
      expect(at(ledger, 'columns')).toEqual(grids.map((grid) => at(grid, 'code')));
      const entries = list(ledger, 'entries.nodes');
      const sum = (name: string, of: (entry: Json) => boolean) =>
        entries.filter(of).reduce<number>((total, entry) => total + Number(at(entry, name)), 0);
      for (const grid of grids) {
        const own = (entry: Json) => at(entry, 'unified') === at(grid, 'code');
        expect(sum('households', own)).toBeCloseTo(Number(at(grid, 'households')), 6);
        expect(sum('areaM2', own) / Number(at(grid, 'areaM2'))).toBeCloseTo(1, 6);
      }
      // Four squares of 16 buildings with 10 households each.
      for (const row of ['P1', 'P2', 'P3', 'P4'])
        expect(sum('households', (entry) => at(entry, 'legacy') === row)).toBeCloseTo(160, 6);
      expect(sum('areaM2', () => true)).toBeCloseTo(Number(at(ledger, 'totalM2')), 2);

      const first = await planner.data(LEDGER, { id: planId, department: 'police', first: 1 });
      expect(list(first, 'plan.ledger.entries.nodes')).toEqual(entries.slice(0, 1));
      const after = at(first, 'plan.ledger.entries.pageInfo.endCursor');
      const rest = await planner.data(LEDGER, { id: planId, department: 'police', after });
      expect(list(rest, 'plan.ledger.entries.nodes')).toEqual(entries.slice(1));
      const { errors } = await planner.ask(LEDGER, { id: planId, department: 'nobody' });
      expect(errors[0]!.extensions).toMatchObject({ code: 'LEDGER_MISSING', department: 'nobody' });
    });

    test('is measured anew after an edit', async () => {
      const before = at(await planner.data(FIGURES, { id: planId }), 'plan');
      const grids = await planner.data(
        'query($id: ID!) { plan(id: $id) { grids { nodes { code neighbours households } } } }',
        { id: planId },
      );
      const [grid] = list(grids, 'plan.grids.nodes');
      const other = String(list(grid!, 'neighbours')[0]);
      const commit = `mutation($plan: ID!, $operations: [EditOperationInput!]!) {
        commitEdit(planId: $plan, baseRevision: 1, operations: $operations) { __typename } }`;
      const operations = [{ mergeGrids: { codes: [text(grid!, 'code'), other], intoCode: other } }];
      expect(await planner.data(commit, { plan: planId, operations })).toEqual({
        commitEdit: { __typename: 'PlanRevised' },
      });
      const after = at(await planner.data(FIGURES, { id: planId }), 'plan');
      expect(before).toMatchObject({ revision: 1, measures: { grids: 3 } });
      expect(after).toMatchObject({ revision: 2, measures: { grids: 2 } });
      const sizes = list(grids, 'plan.grids.nodes').filter((each) =>
        [at(grid!, 'code'), other].includes(text(each, 'code')),
      );
      const joined = sizes.reduce<number>((sum, each) => sum + Number(at(each, 'households')), 0);
      expect(at(after, 'measures.sizeMax')).toBeGreaterThanOrEqual(joined);
      expect(at(after, 'measures.agreement')).not.toBe(at(before, 'measures.agreement'));
    });

    test('is for everyone who is signed in, and for nobody else', async () => {
      const leader = await town().client('leader');
      expect(list(await leader.data(LOST, { id: planId, first: 1 }), 'plan.lostLines.nodes')).toHaveLength(1);
      const { errors } = await new Client(town().origin).ask(LOST, { id: planId, first: 1 });
      expect(errors[0]!.extensions).toMatchObject({ code: 'UNAUTHENTICATED' });
    });
  });
}
