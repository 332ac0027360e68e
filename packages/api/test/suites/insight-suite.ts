import { beforeAll, describe, expect, test } from 'vitest';
import { at, Client, type Json, list, text } from '../client.ts';
import type { Town } from '../town.ts';
import { mergedPlan } from './proposal-suite.ts';

const LOST = `query($id: ID!, $first: Int, $after: String, $department: ID) { plan(id: $id) {
  lostLines(first: $first, after: $after, department: $department) {
    totalCount pageInfo { hasNextPage endCursor }
    nodes { id geometry grid supporters { id } lengthM verdict text }
  } } }`;
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
      const one = await questions(1);
      expect(await questions(200)).toEqual({
        ...one,
        'insights.itemsByIds': 1,
        'insights.contents': 1,
        ...one,
      });
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
