import { beforeAll, describe, expect, test } from 'vitest';
import { at, type Client, type Json, list, text } from '../client.ts';
import { place } from '../small-town.ts';
import type { Town } from '../town.ts';
import { acceptedLayers, followJob, START_MERGE } from './merge-suite.ts';

const OUTCOME = `__typename
  ... on PlanRevised { plan { revision gridCount } changeSet { id revision by reason touchedGrids operations } }
  ... on EditRejected { issues { code severity message ids } }
  ... on RevisionConflict { revision changeSets { revision touchedGrids } }
  ... on Refusal { code message }`;
const COMMIT = `mutation($planId: ID!, $baseRevision: Int!, $operations: [EditOperationInput!]!, $reason: String) {
  commitEdit(planId: $planId, baseRevision: $baseRevision, operations: $operations, reason: $reason) { ${OUTCOME} } }`;
const REVERT = `mutation($id: ID!) { revertChangeSet(id: $id) { ${OUTCOME} } }`;
const PLAN = `query($id: ID!) { plan(id: $id) { revision gridCount
  grids(first: 200) { nodes { code households areaM2 atomCount geometry neighbours } }
  arcs(first: 200) { nodes { left right class lengthM } } } }`;

/** A plan without its revision, and its arcs (whose ids are new after an edit) in an order of their own. */
function withoutOrder(plan: Json): object {
  const arcs = list(plan, 'arcs.nodes').map((arc) => JSON.stringify(arc));
  return { grids: at(plan, 'grids'), gridCount: at(plan, 'gridCount'), arcs: arcs.sort() };
}

export function editSuite(town: () => Town): void {
  describe('an edit', () => {
    let planner: Client;
    let planId: string;
    /** Code of the grid that holds a place given in the town's units. */
    const codeAt = async (x: number, y: number) => {
      const [lon, lat] = place(x, y);
      const ask =
        'query($point: PointInput!, $planId: ID) { whoIsInCharge(point: $point, planId: $planId) { ... on WhoIsInCharge { unified { code } } } }';
      return text(await planner.data(ask, { point: { lon, lat }, planId }), 'whoIsInCharge.unified.code');
    };
    const commit = async (baseRevision: number, operations: readonly Json[], reason: string | null = null) =>
      at(await planner.data(COMMIT, { planId, baseRevision, operations, reason }), 'commitEdit');
    const split = (code: string, newCode: string, from: [number, number], to: [number, number]): Json => ({
      splitGrid: {
        code,
        newCode,
        newAtomIds: [],
        line: { type: 'LineString', coordinates: [place(...from), place(...to)] },
      },
    });
    const plan = async () => at(await planner.data(PLAN, { id: planId }), 'plan');

    beforeAll(async () => {
      planner = await town().client('planner');
      const input = {
        layerIds: await acceptedLayers(planner),
        grids: 4,
        bandLow: 0.5,
        bandHigh: 1.6,
        name: 'edited',
      };
      const started = await planner.data(START_MERGE, { input });
      const seen = await followJob(planner, text(started, 'startMerge.id'));
      planId = text(seen[seen.length - 1], 'plan.id');
    });

    test('splits a grid along a line, and undoing it brings the plan back', async () => {
      const before = await plan();
      const code = await codeAt(2, 2);
      const outcome = await commit(1, [split(code, '901', [-1, 5], [21, 5.1])], '试分');
      expect(outcome).toMatchObject({
        __typename: 'PlanRevised',
        plan: { revision: 2, gridCount: 5 },
        changeSet: { revision: 2, by: 'planner', reason: '试分' },
      });
      const after = await plan();
      const grids = list(after, 'grids.nodes');
      const total = (nodes: readonly Json[], name: string) =>
        nodes.reduce<number>((sum, grid) => sum + Number(at(grid, name)), 0);
      expect(total(grids, 'households')).toBeCloseTo(640, 6);
      expect(total(grids, 'areaM2')).toBeCloseTo(total(list(before, 'grids.nodes'), 'areaM2'), 0);
      expect(await codeAt(2, 2)).not.toBe(await codeAt(2, 8));
      const drawn = list(after, 'arcs.nodes').filter((arc) => at(arc, 'class') === 'BY_HAND');
      expect(drawn.length).toBeGreaterThan(0);
      const undone = at(await planner.data(REVERT, { id: text(outcome, 'changeSet.id') }), 'revertChangeSet');
      expect(undone).toMatchObject({ __typename: 'PlanRevised', plan: { revision: 3, gridCount: 4 } });
      expect(withoutOrder(await plan())).toEqual(withoutOrder(before));
    });

    test('keeps a drawn border drawn when a neighbour is edited later', async () => {
      const code = await codeAt(2, 2);
      const { revision } = (await plan()) as { revision: number };
      await commit(revision, [split(code, '902', [-1, 5], [21, 5.1])]);
      const low = await codeAt(2, 2);
      await commit(revision + 1, [split(low, '903', [5, -1], [5.1, 6])]);
      const arcs = list(await plan(), 'arcs.nodes').filter((arc) => at(arc, 'class') === 'BY_HAND');
      const sides = new Set(arcs.flatMap((arc) => [at(arc, 'left'), at(arc, 'right')]));
      expect(sides).toEqual(new Set([await codeAt(2, 2), await codeAt(8, 2), await codeAt(2, 8)]));
      await commit(revision + 2, [
        {
          mergeGrids: {
            codes: [await codeAt(2, 2), await codeAt(8, 2), await codeAt(2, 8)],
            intoCode: await codeAt(2, 8),
          },
        },
      ]);
      expect(at(await plan(), 'gridCount')).toBe(4);
    });

    test('several operations are one change set, or none', async () => {
      const { revision } = (await plan()) as { revision: number };
      const code = await codeAt(15, 2);
      const bad = await commit(revision, [
        split(code, '911', [9, 2.5], [21, 2.6]),
        split('none', '912', [0, 1], [1, 1]),
      ]);
      expect(bad).toMatchObject({
        __typename: 'EditRejected',
        issues: [{ code: 'grid-unknown', severity: 'error' }],
      });
      expect(at(await plan(), 'revision')).toBe(revision);
      const good = await commit(revision, [
        split(code, '911', [9, 2.5], [21, 2.6]),
        split(await codeAt(15, 15), '912', [9, 15], [21, 15.1]),
      ]);
      expect(good).toMatchObject({
        __typename: 'PlanRevised',
        plan: { revision: revision + 1, gridCount: 6 },
      });
    });

    test('that others made impossible is a conflict; one elsewhere is rebased', async () => {
      const { revision } = (await plan()) as { revision: number };
      const [west, east] = [await codeAt(2, 2), await codeAt(15, 8)];
      expect(await commit(revision, [split(west, '921', [-1, 5], [21, 5.1])])).toMatchObject({
        __typename: 'PlanRevised',
      });
      expect(await commit(revision, [split(west, '922', [-1, 7.5], [21, 7.6])])).toMatchObject({
        __typename: 'RevisionConflict',
        revision: revision + 1,
        changeSets: [{ revision: revision + 1 }],
      });
      const elsewhere = await commit(revision, [split(await codeAt(15, 18), '923', [14.9, 15], [15, 21])]);
      expect(['PlanRevised', 'RevisionConflict']).toContain(at(elsewhere, '__typename'));
      expect(elsewhere).toMatchObject({ __typename: 'PlanRevised', plan: { revision: revision + 2 } });
      expect(east).toMatch(/^990101001001\d{3}$/);
    });

    test.each<[string, string, readonly Json[]]>([
      ['operation-count', 'Refusal', []],
      ['one-operation-member', 'Refusal', [{}]],
      [
        'line-expected',
        'Refusal',
        [
          {
            splitGrid: {
              code: '001',
              newCode: '931',
              newAtomIds: [],
              line: { type: 'Point', coordinates: [118.2, 31] },
            },
          },
        ],
      ],
    ])('%s is a %s', async (code, type, operations) => {
      expect(await commit(1, operations)).toMatchObject({ __typename: type, code });
    });

    test('that breaks a rule is rejected with every reason', async () => {
      const { revision } = (await plan()) as { revision: number };
      const code = await codeAt(2, 18);
      const reasons = async (operation: Json) =>
        list(await commit(revision, [operation]), 'issues').map((issue) => {
          expect(text(issue, 'message')).not.toMatch(/no words for|[{}]/);
          return at(issue, 'code');
        });
      expect(await reasons(split(code, await codeAt(15, 8), [-1, 15], [21, 15]))).toEqual(['code-in-use']);
      expect(await reasons(split(code, '941', [1, 15], [2, 15]))).toEqual(['line-does-not-cross']);
      expect(await reasons({ mergeGrids: { codes: [code], intoCode: code } })).toEqual(['too-few-to-merge']);
    });

    test('of no plan, or undoing of nothing, is refused', async () => {
      const nowhere = {
        planId: 'nowhere',
        baseRevision: 1,
        operations: [split('001', '951', [0, 0], [1, 1])],
      };
      expect(at(await planner.data(COMMIT, nowhere), 'commitEdit')).toMatchObject({ code: 'plan-not-found' });
      expect(at(await planner.data(REVERT, { id: 'nothing' }), 'revertChangeSet')).toMatchObject({
        code: 'change-set-not-found',
      });
      expect(await commit(99, [split('001', '951', [0, 0], [1, 1])])).toMatchObject({
        code: 'revision-unknown',
      });
    });

    test('is in the audit log with who and why', async () => {
      const audit = await town().district.audit.lines(
        { action: 'plan.edit', objectId: planId },
        { first: 50 },
      );
      expect(audit.nodes.length).toBeGreaterThan(3);
      const first = audit.nodes[audit.nodes.length - 1];
      expect([first.accountName, first.reason]).toEqual(['planner', '试分']);
    });
  });
}
