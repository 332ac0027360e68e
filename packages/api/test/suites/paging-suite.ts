import { describe, expect, test } from 'vitest';
import { at, list } from '../client.ts';
import { APPEALS } from '../small-town.ts';
import type { Town } from '../town.ts';

const PAGE = `query($first: Int, $after: String) {
  appeals(first: $first, after: $after) {
    nodes { id } edges { cursor node { id } } pageInfo { hasNextPage endCursor } totalCount totalIsEstimate
  }
}`;

export function pagingSuite(town: () => Town): void {
  describe('pages', () => {
    test('hold 50 unless asked, and say how many there are', async () => {
      const data = await (await town().client('planner')).data(PAGE);
      expect(list(data, 'appeals.nodes')).toHaveLength(50);
      expect(at(data, 'appeals.totalCount')).toBe(APPEALS);
      expect(at(data, 'appeals.totalIsEstimate')).toBe(false);
      const edges = list(data, 'appeals.edges');
      expect(edges.map((edge) => at(edge, 'node.id'))).toEqual(
        list(data, 'appeals.nodes').map((node) => at(node, 'id')),
      );
      expect(at(data, 'appeals.pageInfo.endCursor')).toBe(at(edges[49], 'cursor'));
    });

    test('follow one another without a gap or a repeat', async () => {
      const client = await town().client('planner');
      const seen: unknown[] = [];
      let after: unknown = null;
      for (let pages = 0; ; pages += 1) {
        const data = await client.data(PAGE, { first: 100, after });
        seen.push(...list(data, 'appeals.nodes').map((node) => at(node, 'id')));
        if (at(data, 'appeals.pageInfo.hasNextPage') === false) {
          expect(pages).toBe(2);
          break;
        }
        after = at(data, 'appeals.pageInfo.endCursor');
      }
      expect(seen).toHaveLength(APPEALS);
      expect(new Set(seen).size).toBe(APPEALS);
    });

    test.each([201, 0, -1])('of %i are refused with the limit, never cut', async (first) => {
      const { data, errors } = await (await town().client('planner')).ask(PAGE, { first });
      expect(data).toBeNull();
      expect(errors[0].extensions).toMatchObject({
        code: 'LIMIT_EXCEEDED',
        argument: 'first',
        limit: 200,
        asked: first,
      });
    });

    test('of 200 are given', async () => {
      const data = await (await town().client('planner')).data(PAGE, { first: 200 });
      expect(list(data, 'appeals.nodes')).toHaveLength(200);
    });

    test('after a cursor of nothing are refused', async () => {
      const { errors } = await (await town().client('planner')).ask(PAGE, { after: 'nonsense' });
      expect(errors[0].extensions.code).toBe('BAD_USER_INPUT');
    });

    test('of compounds say what each holds', async () => {
      const data = await (await town().client('leader')).data(
        `{ compounds { totalCount nodes { id name kind address buildings households geometry } }
           compound(id: "compound-1") { name buildings households } }`,
      );
      expect(at(data, 'compounds.totalCount')).toBe(1);
      expect(list(data, 'compounds.nodes')[0]).toMatchObject({
        ...{ id: 'compound-1', name: '幸福小区', kind: 'estate', address: '示范路1号' },
        ...{ buildings: 4, households: 40, geometry: { type: 'Polygon' } },
      });
      expect(at(data, 'compound')).toEqual({ name: '幸福小区', buildings: 4, households: 40 });
    });

    test('an id that is none finds nothing', async () => {
      const data = await (await town().client('planner')).data(
        `{ plan(id: "x") { id } layer(id: "x") { id } legacyGrid(id: "x") { id } job(id: "x") { id }
           building(id: "x") { id } compound(id: "x") { id } branch(id: "x") { id } appeal(id: "x") { id } }`,
      );
      for (const found of Object.values(data as object)) expect(found).toBeNull();
    });
  });

  test('refuses a cursor whose keys are of another list', async () => {
    const planner = await town().client('planner');
    const after = Buffer.from(JSON.stringify(['x', 'y'])).toString('base64url');
    const { errors } = await planner.ask('query($after: String) { layers(after: $after) { totalCount } }', {
      after,
    });
    expect(errors[0].extensions).toMatchObject({ code: 'BAD_USER_INPUT', reason: 'cursor-unknown' });
  });

  test.each([
    ['in a variable', 'query($text: String!) { search(text: $text) { kind } }', { text: 'a\0b' }],
    ['in the query', '{ search(text: "a\\u0000b") { kind } }', {}],
  ])('refuses text that no database takes, %s', async (_where, query, variables) => {
    const { errors } = await (await town().client('planner')).ask(query, variables);
    expect(errors[0].extensions).toMatchObject({ code: 'BAD_USER_INPUT', reason: 'text-not-storable' });
  });

  describe('spatial filters', () => {
    const openRing = [
      [118.2, 31],
      [118.205, 31],
      [118.205, 31.005],
      [118.2, 31.005],
    ];
    const crossingRing = [
      [118.2, 31],
      [118.205, 31.005],
      [118.205, 31],
      [118.2, 31.005],
      [118.2, 31],
    ];
    const count = async (filter: Readonly<Record<string, unknown>>) => {
      const client = await town().client('planner');
      const data = await client.data(
        'query($filter: BuildingFilter) { buildings(filter: $filter) { totalCount } }',
        { filter },
      );
      return at(data, 'buildings.totalCount');
    };

    test('each keeps the buildings it names', async () => {
      // One building of 0.4 units stands at 1.25 + 2.5 i in each direction.
      const square = {
        type: 'Polygon',
        coordinates: [
          [
            [118.2, 31],
            [118.205, 31],
            [118.205, 31.005],
            [118.2, 31.005],
            [118.2, 31],
          ],
        ],
      };
      expect(await count({})).toBe(64);
      expect(await count({ bbox: [118.2, 31, 118.205, 31.005] })).toBe(4);
      expect(await count({ within: square })).toBe(4);
      expect(await count({ intersects: { type: 'Point', coordinates: [118.20125, 31.00125] } })).toBe(1);
      expect(await count({ withinDistance: { from: { lon: 118.20125, lat: 31.00125 }, metres: 100 } })).toBe(
        1,
      );
      expect(await count({ withinDistance: { from: { lon: 118.20125, lat: 31.00125 }, metres: 300 } })).toBe(
        3,
      );
    });

    test.each([
      { bbox: [1, 2, 3] },
      { bbox: [118.3, 31, 118.2, 31.1] },
      { within: { type: 'Point', coordinates: [118.2, 31] } },
      { intersects: { type: 'Polygon', coordinates: [[118.2, 31]] } },
      { intersects: { type: 'Point', coordinates: [500_000, 3_400_000] } },
      { intersects: { type: 'LineString', coordinates: [[118.2, 31]] } },
      { within: { type: 'Polygon', coordinates: [] } },
      { within: { type: 'Polygon', coordinates: [openRing] } },
      { within: { type: 'Polygon', coordinates: [crossingRing] } },
      { withinDistance: { from: { lon: 118.2, lat: 31 }, metres: 0 } },
      { withinDistance: { from: { lon: 118.2, lat: 31 }, metres: 1e9 } },
    ])('%o is refused as bad input, not as a failure', async (filter) => {
      const { errors } = await (await town().client('planner')).ask(
        'query($filter: BuildingFilter) { buildings(filter: $filter) { totalCount } }',
        { filter },
      );
      expect(errors[0].extensions.code).toBe('BAD_USER_INPUT');
    });
  });
}
