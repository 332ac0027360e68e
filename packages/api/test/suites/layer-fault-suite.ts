import { beforeAll, describe, expect, test } from 'vitest';
import { at, type Client, type Json, list, text } from '../client.ts';
import { layerFile, rectangle } from '../small-town.ts';
import type { Town } from '../town.ts';

const PREPARE = `mutation($input: PrepareLayerInput!) {
  prepareLayer(input: $input) { __typename ... on Layer { id } ... on FileRejected { code } }
}`;
const FIELDS = `rule priority counts { kind count areaM2 }
  faults(first: $first, after: $after, kind: $kind) { totalCount pageInfo { hasNextPage endCursor }
    nodes { id kind at place areaM2 households grids receiver decidedBy text candidates { grid borderM households } } }`;
const FAULTS = `query($id: ID!, $first: Int, $after: String, $kind: LayerFaultKind) {
  layer(id: $id) { faults { ${FIELDS} } } }`;
const CHOOSE = `mutation($input: ChooseRepairsInput!, $first: Int, $after: String, $kind: LayerFaultKind) {
  chooseRepairs(input: $input) { __typename ... on LayerFaults { ${FIELDS} } ... on Refusal { code message } } }`;

/*
 * Two grids with an overlap of 0.4 by 10 units (4 of the 64 buildings lie in it) and a gap of 0.1 by 10 units:
 *
 *   A [0, 10.4] x [0, 10]   B [10, 20] x [0, 10]   C [0, 20] x [10.1, 20]
 */
const FILE = layerFile({
  A: rectangle(0, 0, 11.4, 10),
  B: rectangle(11, 0, 20, 10),
  C: rectangle(0, 10.1, 20, 20),
});

export function layerFaultSuite(town: () => Town): void {
  describe('the faults of a layer', () => {
    let planner: Client;
    let layerId: string;
    beforeAll(async () => {
      planner = await town().client('planner');
      const { body } = await planner.upload(JSON.stringify(FILE), 'faulty.geojson');
      const input = { fileId: text(body, 'id'), departmentId: 'fire', idField: 'ID' };
      layerId = text(await planner.data(PREPARE, { input }), 'prepareLayer.id');
    });

    const faults = async (variables: Readonly<Record<string, unknown>> = {}): Promise<Json> =>
      at(await planner.data(FAULTS, { id: layerId, first: 50, ...variables }), 'layer.faults');
    const choose = async (input: Readonly<Record<string, unknown>>): Promise<Json> =>
      at(await planner.data(CHOOSE, { input: { layerId, ...input }, first: 50 }), 'chooseRepairs');

    test('are listed with place, size and the repair that is proposed, largest first', async () => {
      const found = await faults();
      expect(found).toMatchObject({ rule: 'LONGEST_BORDER', priority: [] });
      const nodes = list(found, 'faults.nodes');
      const areas = nodes.map((fault) => Number(at(fault, 'areaM2')));
      expect(areas).toEqual([...areas].sort((a, b) => b - a));
      const overlap = nodes.find((fault) => at(fault, 'kind') === 'OVERLAP')!;
      expect(overlap).toMatchObject({
        grids: ['A', 'B'],
        decidedBy: 'LONGEST_BORDER',
        at: { type: 'Point' },
        place: { type: 'Polygon' },
      });
      expect(
        list(overlap, 'candidates')
          .map((each) => at(each, 'grid'))
          .sort(),
      ).toEqual(['A', 'B']);
      expect(text(overlap, 'text').length).toBeGreaterThan(10);
      const overlaps = list(found, 'counts').find((each) => at(each, 'kind') === 'OVERLAP')!;
      expect(overlaps).toMatchObject({ count: 1 });
      // 0.4 by 10 thousandths of a degree at 31 degrees north: 38.2 m by 1,108.9 m.
      expect(Number(at(overlaps, 'areaM2')) / 42_360).toBeCloseTo(1, 2);
    });

    test('are paged and filtered by kind', async () => {
      const all = await faults();
      const total = Number(at(all, 'faults.totalCount'));
      expect(total).toBeGreaterThan(1);
      const first = await faults({ first: 1 });
      expect(at(first, 'faults.pageInfo.hasNextPage')).toBe(true);
      const rest = await faults({ first: 50, after: at(first, 'faults.pageInfo.endCursor') });
      expect([...list(first, 'faults.nodes'), ...list(rest, 'faults.nodes')]).toEqual(
        list(all, 'faults.nodes'),
      );
      const overlaps = await faults({ kind: 'OVERLAP' });
      expect(list(overlaps, 'faults.nodes').map((fault) => at(fault, 'kind'))).toEqual(['OVERLAP']);
      const { errors } = await planner.ask(FAULTS, { id: layerId, first: 500 });
      expect(errors[0]!.extensions).toMatchObject({ code: 'LIMIT_EXCEEDED', limit: 200 });
    });

    test('are found once, and again after another choice', async () => {
      await faults();
      town().counts.clear();
      await faults();
      expect(town().counts.has('layerFaults.keep')).toBe(false);
      expect(town().counts.has('layers.departmentLayers')).toBe(false);

      const overlap = list(await faults(), 'faults.nodes').find((fault) => at(fault, 'kind') === 'OVERLAP')!;
      const other = at(overlap, 'receiver') === 'A' ? 'B' : 'A';
      const chosen = await choose({
        rule: 'PRIORITY',
        priority: ['C', other],
        byHand: [],
      });
      expect(chosen).toMatchObject({ __typename: 'LayerFaults', rule: 'PRIORITY', priority: ['C', other] });
      const moved = list(chosen, 'faults.nodes').find((fault) => at(fault, 'id') === at(overlap, 'id'));
      expect(moved).toMatchObject({ receiver: other, decidedBy: 'PRIORITY' });

      const byHand = await choose({
        rule: 'LONGEST_BORDER',
        byHand: [{ faultId: at(overlap, 'id'), receiver: other }],
      });
      const decided = list(byHand, 'faults.nodes').find((fault) => at(fault, 'id') === at(overlap, 'id'));
      expect(decided).toMatchObject({ receiver: other, decidedBy: 'BY_HAND' });
      const audit = await town().district.audit.lines(
        { objectKind: 'layer', objectId: layerId },
        { first: 2 },
      );
      expect(audit.nodes.map(({ action }) => action)).toEqual(['layer.repairs', 'layer.repairs']);
    });

    test('cannot be chosen for with grids named twice, none, or a layer that is not there', async () => {
      const refusal = async (input: Readonly<Record<string, unknown>>) => text(await choose(input), 'code');
      expect(await refusal({ rule: 'PRIORITY' })).toBe('repairs-without-priority');
      expect(await refusal({ rule: 'PRIORITY', priority: ['A', 'A'] })).toBe('repairs-named-twice');
      const twice = [{ faultId: 'x' }, { faultId: 'x', receiver: 'A' }];
      expect(await refusal({ rule: 'LONGEST_BORDER', byHand: twice })).toBe('repairs-named-twice');
      expect(await refusal({ layerId: 'none', rule: 'LONGEST_BORDER' })).toBe('layer-not-found');
    });

    test('are read by everyone who is signed in and chosen for by planners', async () => {
      const officer = await town().client('officer');
      const read = await officer.data(FAULTS, { id: layerId, first: 1 });
      expect(at(read, 'layer.faults.faults.totalCount')).toBeGreaterThan(0);
      const input = { layerId, rule: 'LONGEST_BORDER' };
      const { errors } = await officer.ask(CHOOSE, { input, first: 1 });
      expect(errors[0]!.extensions).toMatchObject({ code: 'FORBIDDEN' });
    });

    test('cannot be chosen for once the layer is put aside', async () => {
      await planner.data('mutation($id: ID!) { discardLayer(id: $id) { __typename } }', { id: layerId });
      expect(at(await choose({ rule: 'LONGEST_BORDER' }), 'code')).toBe('layer-not-current');
    });
  });
}
