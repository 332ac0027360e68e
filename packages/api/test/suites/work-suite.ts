import { randomUUID } from 'node:crypto';
import { VectorTile } from '@mapbox/vector-tile';
import {
  applyDiff,
  type ChangesDocument,
  type GroundDocument,
  type OldBordersDocument,
  type PlanDocument,
} from '@onegrid/planning';
import { PbfReader } from 'pbf';
import { beforeAll, describe, expect, test } from 'vitest';
import { at, type Client, type Json, list, text } from '../client.ts';
import { place } from '../small-town.ts';
import type { Town } from '../town.ts';
import { mergedPlan } from './proposal-suite.ts';

export const OUTCOME = `__typename
  ... on PlanRevised { rebased plan { revision gridCount } changeSet { id revision planId reverts revertsTo reason householdsMoved touchedGrids } }
  ... on EditRejected { issues { code severity status message fixes } }
  ... on RevisionConflict { revision changeSets { revision touchedGrids } }
  ... on Refusal { code message }`;
export const COMMIT = `mutation($planId: ID!, $baseRevision: Int!, $operations: [EditOperationInput!]!, $id: ID) {
  commitEdit(planId: $planId, baseRevision: $baseRevision, operations: $operations, id: $id) { ${OUTCOME} } }`;
const REVERT = `mutation($id: ID!, $as: ID) { revertChangeSet(id: $id, as: $as) { ${OUTCOME} } }`;
const REVERT_TO = `mutation($planId: ID!, $revision: Int!, $id: ID, $reason: String) {
  revertToRevision(planId: $planId, revision: $revision, id: $id, reason: $reason) { ${OUTCOME} } }`;
const SAVED =
  '__typename ... on PlanSaved { plan { id name status revision gridCount origin { kind fromPlanId } measures { grids } } } ... on Refusal { code message }';
const FORK = `mutation($planId: ID!, $revision: Int, $name: String!) { forkPlan(planId: $planId, revision: $revision, name: $name) { ${SAVED} } }`;
const RENAME = `mutation($planId: ID!, $name: String!) { renamePlan(planId: $planId, name: $name) { ${SAVED} } }`;
const MARKS = `query($id: ID!, $code: String!) { plan(id: $id) { grid(code: $code) {
  dedicated locked bandReason micro { number households areaM2 geometry } } } }`;
const COMPARE = `query($a: PlanAtInput!, $b: PlanAtInput!, $first: Int, $department: ID) { comparePlans(a: $a, b: $b) { __typename
  ... on Refusal { code }
  ... on PlanComparison { householdsMoved areaM2Moved grids { code kind first second }
    parts(first: $first, department: $department) { totalCount pageInfo { hasNextPage }
      nodes { from to households areaM2 geometry departments { department { id } legacyGrids } } } } } }`;
const CHECKS = `query($id: ID!, $revision: Int, $status: CheckStatus, $rule: String, $first: Int) {
  planChecks(planId: $id, revision: $revision, status: $status, rule: $rule, first: $first) { totalCount
    nodes { id rule grid status issues { code message fixes } } } }`;

export async function stateOf(client: Client, planId: string, revision: number): Promise<PlanDocument> {
  const response = await client.fetch(`/plans/${planId}/state/${revision}`);
  expect(response.status).toBe(200);
  return (await response.json()) as PlanDocument;
}

export function workSuite(town: () => Town): void {
  describe('work on a plan', () => {
    let planner: Client;
    let planId: string;
    beforeAll(async () => {
      planner = await town().client('planner');
      planId = await mergedPlan(planner, { name: 'worked on' });
    });

    const revision = async (): Promise<number> =>
      Number(
        at(
          await planner.data('query($id: ID!) { plan(id: $id) { revision } }', { id: planId }),
          'plan.revision',
        ),
      );
    const newest = async () => stateOf(planner, planId, await revision());
    const commit = async (
      operations: readonly Json[],
      id: string | null = null,
      base?: number,
    ): Promise<Json> => {
      const baseRevision = base ?? (await revision());
      return at(await planner.data(COMMIT, { planId, baseRevision, operations, id }), 'commitEdit');
    };
    /** An atom of a grid that another grid borders on, with that grid: the first by id. */
    const atomToGive = async (but: readonly string[] = []) => {
      const { state } = await newest();
      const codes = [...new Set(state.codes)].sort();
      const members = (code: string) => state.atoms.filter((_, i) => state.codes[i] === code);
      const keyed = (ring: readonly (readonly number[])[]) =>
        ring.slice(1).map((p, k) => [ring[k], p].map(String).sort().join());
      for (const from of codes) {
        const own = members(from).filter(({ id }) => !but.includes(id));
        if (members(from).length < 2) continue;
        for (const to of codes.filter((code) => code !== from)) {
          const border = new Set(members(to).flatMap(({ geometry }) => geometry.coordinates.flatMap(keyed)));
          const atom = own.find(({ geometry }) =>
            geometry.coordinates.flatMap(keyed).some((edge) => border.has(edge)),
          );
          if (atom !== undefined) return { atom, from, to };
        }
      }
      throw new Error('no atom can be given');
    };

    test('begins with documents that are the same for ever, packed, and for those who plan', async () => {
      const response = await planner.fetch(`/plans/${planId}/state/1`);
      expect(response.headers.get('cache-control')).toBe('private, max-age=31536000, immutable');
      expect(response.headers.get('content-encoding')).toBe('gzip');
      const etag = response.headers.get('etag')!;
      const document = (await response.json()) as PlanDocument;
      expect(document.planId).toBe(planId);
      expect(document.state.revision).toBe(1);
      const plan = at(
        await planner.data('query($id: ID!) { plan(id: $id) { atomCount grids { nodes { code } } } }', {
          id: planId,
        }),
        'plan',
      );
      expect(document.state.atoms).toHaveLength(Number(at(plan, 'atomCount')));
      expect([...new Set(document.state.codes)].sort()).toEqual(
        list(plan, 'grids.nodes').map((grid) => at(grid, 'code')),
      );
      expect(document.departments.map(({ id }) => id).sort()).toEqual(['civil', 'fire', 'police']);
      const again = await planner.fetch(`/plans/${planId}/state/1`, {
        headers: { 'if-none-match': etag, 'cache-control': 'max-age=0' },
      });
      expect(again.status).toBe(304);
      const plain = await planner.fetch(`/plans/${planId}/state/1`, {
        headers: { 'accept-encoding': 'identity' },
      });
      expect(plain.headers.get('content-encoding')).not.toBe('gzip');
      expect(await plain.json()).toEqual(document);

      const ground = (await (await planner.fetch(`/plans/${planId}/ground`)).json()) as GroundDocument;
      expect(ground.households.reduce((sum, { n }) => sum + n, 0)).toBe(640);
      expect(ground.rules.buildings).toHaveLength(64);
      expect(ground.rules.band).toEqual([80, 256]);
      expect(ground.branches).toHaveLength(4);
      expect(Object.keys(ground.legacy).sort()).toEqual(['civil', 'fire', 'police']);
      expect(ground.legacy.fire).toHaveProperty(['F1', 'name'], 'F1');
      const old = (await (await planner.fetch(`/plans/${planId}/old-borders`)).json()) as OldBordersDocument;
      expect(
        Object.fromEntries(
          old.borders.map(({ department, lines }) => [department, lines.coordinates.length]),
        ),
      ).toEqual({
        police: 4,
        civil: 4,
        fire: 3,
      });
    });

    test.each(['state/1', 'ground', 'old-borders', 'changes?after=1'])(
      '%s is for planners and leaders',
      async (path) => {
        const status = async (client: Client) => (await client.fetch(`/plans/${planId}/${path}`)).status;
        expect(await status(await town().client('leader'))).toBe(200);
        expect(await status(await town().client('officer'))).toBe(403);
        const stranger = await town().client('leader');
        stranger.cookie = null;
        expect(await status(stranger)).toBe(401);
      },
    );

    test.each([
      ['/plans/none/state/1', 404, 'plan-state-not-found'],
      ['state/99', 404, 'plan-state-not-found'],
      ['state/one', 404, 'plan-state-not-found'],
      ['/plans/none/ground', 404, 'plan-not-found'],
      ['/plans/none/old-borders', 404, 'plan-not-found'],
      ['/plans/none/changes?after=1', 404, 'plan-not-found'],
      ['changes', 400, 'after-expected'],
    ])('%s answers %i %s', async (path, status, code) => {
      const response = await planner.fetch(path.startsWith('/') ? path : `/plans/${planId}/${path}`);
      expect(response.status).toBe(status);
      const body = (await response.json()) as Json;
      expect(at(body, 'code')).toBe(code);
      expect(text(body, 'message')).not.toMatch(/no words for/);
    });

    test('gives atoms, divides and marks grids, and tells each change as a diff that leads to the same bytes', async () => {
      const start = await newest();
      const { atom, from, to } = await atomToGive();
      const given = await commit([{ reassignAtoms: { atomIds: [atom.id], to } }]);
      expect(given).toMatchObject({
        __typename: 'PlanRevised',
        changeSet: { planId, householdsMoved: atom.households, touchedGrids: [from, to].sort() },
      });
      const [member] = (await newest()).state.atoms.filter((_, i) => start.state.codes[i] === to);
      expect(await commit([{ setMicroGrid: { code: to, atomIds: [member.id], micro: '01' } }])).toMatchObject(
        {
          __typename: 'PlanRevised',
          changeSet: { touchedGrids: [to], householdsMoved: 0 },
        },
      );
      expect(
        await commit([{ markGrid: { code: to, mark: 'BAND_REASON', value: '以河为界' } }]),
      ).toMatchObject({
        __typename: 'PlanRevised',
      });
      expect(await commit([{ markGrid: { code: from, mark: 'LOCKED', value: 'yes' } }])).toMatchObject({
        __typename: 'PlanRevised',
      });
      const refused = await commit([{ reassignAtoms: { atomIds: [atom.id], to: from } }]);
      expect(refused).toMatchObject({ __typename: 'EditRejected', issues: [{ code: 'grid-locked' }] });
      const marks = async (code: string) => at(await planner.data(MARKS, { id: planId, code }), 'plan.grid');
      expect(await marks(to)).toMatchObject({
        locked: false,
        dedicated: null,
        bandReason: '以河为界',
        micro: [{ number: '01', households: member.households, geometry: { type: 'Polygon' } }],
      });
      expect(await marks(from)).toMatchObject({ locked: true, bandReason: null, micro: [] });

      const changes = (await (
        await planner.fetch(`/plans/${planId}/changes?after=${start.state.revision}`)
      ).json()) as ChangesDocument;
      expect(changes.changes).toHaveLength(4);
      let copy = start.state;
      for (const { diff, revision: made } of changes.changes)
        copy = { ...applyDiff(copy, diff), revision: made };
      const { state } = await newest();
      expect([copy.atoms, copy.codes, copy.micro, copy.marks]).toEqual([
        state.atoms,
        state.codes,
        state.micro,
        state.marks,
      ]);
      await commit([{ markGrid: { code: from, mark: 'LOCKED', value: null } }]);
    });

    test('draws micro-grids and decided borders in tiles of the revision, and marks in those of grids', async () => {
      const { state } = await newest();
      const [atom] = state.atoms;
      const code = state.codes[0];
      await commit([{ setMicroGrid: { code, atomIds: [atom.id], micro: '07' } }]);
      await commit([{ markGrid: { code, mark: 'DEDICATED', value: 'school' } }]);
      const [border] = list(
        await planner.data(
          'query($id: ID!) { plan(id: $id) { arcs(first: 200) { nodes { right geometry } } } }',
          {
            id: planId,
          },
        ),
        'plan.arcs.nodes',
      ).filter((arc) => at(arc, 'right') !== null);
      const edge = list(border, 'geometry.coordinates').slice(0, 2);
      expect(await commit([{ decideBorder: { edges: [edge], decision: 'REJECTED' } }])).toMatchObject({
        __typename: 'PlanRevised',
      });
      const collected = async (layer: string) => {
        const response = await planner.fetch(`/tiles/micro/${planId}.${await revision()}/0/0/0.mvt`);
        expect(response.status).toBe(200);
        const decoded = new VectorTile(new PbfReader(new Uint8Array(await response.arrayBuffer()))).layers[
          layer
        ];
        return Array.from({ length: decoded?.length ?? 0 }, (_, index) => decoded.feature(index).properties);
      };
      expect((await collected('micro-labels')).map(({ grid, number }) => `${grid} ${number}`)).toContain(
        `${code} 07`,
      );
      const { marks } = (await newest()).state;
      expect(marks).toContainEqual(expect.objectContaining({ kind: 'border', value: 'rejected' }));
      const tile = await planner.fetch(`/tiles/grids/${planId}.${await revision()}/0/0/0.mvt`);
      const grids = new VectorTile(new PbfReader(new Uint8Array(await tile.arrayBuffer()))).layers.grids;
      const drawn = Array.from({ length: grids.length }, (_, index) => grids.feature(index).properties);
      expect(drawn.find((grid) => grid.code === code)).toMatchObject({ dedicated: 'school', locked: false });
      await commit([{ markGrid: { code, mark: 'DEDICATED', value: null } }]);
      await commit([{ decideBorder: { edges: [edge], decision: null } }]);
    });

    test('makes an edit once under an id that the client chose', async () => {
      const { atom, to } = await atomToGive();
      const id = randomUUID();
      const base = await revision();
      const operations = [{ reassignAtoms: { atomIds: [atom.id], to } }];
      const first = await commit(operations, id, base);
      expect(first).toMatchObject({ __typename: 'PlanRevised', changeSet: { id, revision: base + 1 } });
      expect(await commit(operations, id, base)).toEqual(first);
      expect(await revision()).toBe(base + 1);
      expect(await commit(operations, 'mine', base)).toMatchObject({ code: 'change-set-id-invalid' });
    });

    test('takes changes back one after the other, and all since a revision at once', async () => {
      const start = await newest();
      const ids: string[] = [];
      const given: string[] = [];
      for (let n = 0; n < 2; n++) {
        const { atom, to } = await atomToGive(given);
        given.push(atom.id);
        ids.push(text(await commit([{ reassignAtoms: { atomIds: [atom.id], to } }]), 'changeSet.id'));
      }
      const moved = await newest();
      const as = randomUUID();
      const undo = async (id: string, under: string | null = null) =>
        at(await planner.data(REVERT, { id, as: under }), 'revertChangeSet');
      const second = await undo(ids[1], as);
      expect(second).toMatchObject({ __typename: 'PlanRevised', changeSet: { id: as, reverts: ids[1] } });
      expect(await undo(ids[1], as)).toEqual(second);
      expect(await undo(ids[1])).toMatchObject({
        __typename: 'EditRejected',
        issues: [{ code: 'undo-overtaken' }],
      });
      expect(await undo(ids[0])).toMatchObject({ __typename: 'PlanRevised', changeSet: { reverts: ids[0] } });
      const { state: undone } = await newest();
      expect([undone.atoms, undone.codes]).toEqual([start.state.atoms, start.state.codes]);

      const back = await planner.data(REVERT_TO, {
        planId,
        revision: moved.state.revision,
        reason: '还是那样好',
      });
      expect(at(back, 'revertToRevision')).toMatchObject({
        __typename: 'PlanRevised',
        changeSet: { revertsTo: moved.state.revision, reverts: null, reason: '还是那样好' },
      });
      expect((await newest()).state.codes).toEqual(moved.state.codes);
      const nowhere = await planner.data(REVERT_TO, { planId, revision: 999 });
      expect(at(nowhere, 'revertToRevision')).toMatchObject({ code: 'revision-unknown' });
    });

    test('refuses what it does not understand, saying what it expects', async () => {
      const refusals: readonly (readonly [string, Json])[] = [
        [
          'polygon-expected',
          { moveLand: { land: { type: 'LineString', coordinates: [place(0, 0), place(1, 1)] }, to: '1' } },
        ],
        [
          'line-expected',
          { redrawBoundary: { code: '1', line: { type: 'Point', coordinates: place(0, 0) } } },
        ],
        ['position-expected', { moveVertices: { moves: [{ from: [118.2], to: null }] } }],
        ['edge-expected', { decideBorder: { edges: [[place(0, 0)]], decision: 'LOCKED' } }],
        ['one-operation-member', { retireGrid: { code: '1' }, splitEvenly: { code: '1', newCodes: ['2'] } }],
      ];
      for (const [code, operation] of refusals) {
        const answer = await commit([operation], null, 1);
        expect(answer).toMatchObject({ __typename: 'Refusal', code });
        expect(text(answer, 'message')).not.toMatch(/no words for|[{}]/);
      }
    });

    test('forks and names drafts of one’s own', async () => {
      const fork = at(await planner.data(FORK, { planId, revision: 1, name: ' 试一试 ' }), 'forkPlan');
      expect(fork).toMatchObject({
        __typename: 'PlanSaved',
        plan: {
          name: '试一试',
          status: 'DRAFT',
          revision: 1,
          gridCount: 4,
          origin: { kind: 'FORK', fromPlanId: planId },
        },
      });
      expect(at(fork, 'plan.measures.grids')).toBe(4);
      const id = text(fork, 'plan.id');
      const [ours, theirs] = [await stateOf(planner, id, 1), await stateOf(planner, planId, 1)];
      expect(ours.state).toEqual(theirs.state);
      expect(at(await planner.data(RENAME, { planId: id, name: '再试' }), 'renamePlan')).toMatchObject({
        plan: { name: '再试' },
      });
      expect(at(await planner.data(RENAME, { planId: id, name: '  ' }), 'renamePlan')).toMatchObject({
        code: 'plan-name-length',
      });
      expect(at(await planner.data(FORK, { planId: 'none', name: 'x' }), 'forkPlan')).toMatchObject({
        code: 'plan-not-found',
      });
      const leader = await town().client('leader');
      expect((await leader.ask(FORK, { planId, name: 'x' })).errors[0].extensions.code).toBe('FORBIDDEN');
    });

    test('tells what differs between two revisions, and whose old grids lie there', async () => {
      const before = await revision();
      const { atom, from, to } = await atomToGive();
      await commit([{ reassignAtoms: { atomIds: [atom.id], to } }]);
      const compare = async (more: object = {}) =>
        at(
          await planner.data(COMPARE, { a: { planId, revision: before }, b: { planId }, ...more }),
          'comparePlans',
        );
      const difference = await compare();
      expect(difference).toMatchObject({ __typename: 'PlanComparison', householdsMoved: atom.households });
      expect(Number(at(difference, 'areaM2Moved'))).toBeCloseTo(atom.areaM2, 0);
      const labelled = Object.entries(atom.labels).filter(([, label]) => label !== null);
      expect(at(difference, 'parts')).toMatchObject({
        totalCount: 1,
        nodes: [{ from, to, households: atom.households, geometry: { type: 'Polygon' } }],
      });
      const departments = list(difference, 'parts.nodes')[0];
      expect(
        Object.fromEntries(
          list(departments, 'departments').map((part) => [
            at(part, 'department.id'),
            at(part, 'legacyGrids'),
          ]),
        ),
      ).toEqual(Object.fromEntries(labelled.map(([department, label]) => [department, [label]])));
      const kinds = Object.fromEntries(
        list(difference, 'grids').map((grid) => [at(grid, 'code'), at(grid, 'kind')]),
      );
      expect([kinds[from], kinds[to]]).toEqual(['CHANGED', 'CHANGED']);
      expect(Object.values(kinds).filter((kind) => kind === 'SAME')).toHaveLength(2);
      expect(at(await compare({ department: 'none' }), 'parts.totalCount')).toBe(0);
      expect(await compare({ b: { planId, revision: 999 } })).toMatchObject({ code: 'revision-unknown' });
      expect(await compare({ b: { planId: 'none' } })).toMatchObject({ code: 'plan-not-found' });
    });

    test('checks every grid by every rule', async () => {
      const checks = async (more: object = {}) =>
        at(await planner.data(CHECKS, { id: planId, first: 200, ...more }), 'planChecks');
      const all = await checks({ revision: 1 });
      expect(at(all, 'totalCount')).toBe(4 * 9);
      expect(
        list(all, 'nodes')
          .filter((check) => at(check, 'rule') === 'coverage')
          .map((check) => at(check, 'status')),
      ).toEqual(['PASS', 'PASS', 'PASS', 'PASS']);
      const band = await checks({ revision: 1, rule: 'band' });
      expect(at(band, 'totalCount')).toBe(4);
      const failing = await checks({ status: 'FAIL' });
      for (const check of list(failing, 'nodes')) {
        expect(at(check, 'status')).toBe('FAIL');
        for (const issue of list(check, 'issues'))
          expect(text(issue, 'message')).not.toMatch(/no words for|[{}]/);
      }
      const { errors } = await planner.ask(CHECKS, { id: planId, rule: 'beauty' });
      expect(errors[0].extensions).toMatchObject({ code: 'BAD_USER_INPUT', reason: 'rule-unknown' });
    });
  });
}
