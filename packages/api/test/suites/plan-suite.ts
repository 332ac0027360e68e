import { beforeAll, describe, expect, test } from 'vitest';
import { at, type Client, list, text } from '../client.ts';
import { APPEALS, place } from '../small-town.ts';
import type { Town } from '../town.ts';
import { acceptedLayers, followJob, START_MERGE } from './merge-suite.ts';

/** Questions that went to the store for a query, but for those of signing in. */
async function questions(
  town: Town,
  client: Client,
  query: string,
): Promise<Readonly<Record<string, number>>> {
  await client.data('{ me { name } }');
  town.counts.clear();
  await client.data(query);
  return Object.fromEntries(town.counts);
}

export function planSuite(town: () => Town): void {
  describe('a plan', () => {
    let planner: Client;
    beforeAll(async () => {
      planner = await town().client('planner');
      const input = { layerIds: await acceptedLayers(planner), grids: 4, bandLow: 0.5, bandHigh: 1.6 };
      const started = await planner.data(START_MERGE, { input });
      await followJob(planner, text(started, 'startMerge.id'));
    });

    test('has grids that hold every household once, with neighbours, branches and appeals', async () => {
      const data = await planner.data(
        '{ currentPlan { gridCount grids { totalCount nodes { code households areaM2 atomCount neighbours appealCount branches { name gridCode } } } } }',
      );
      const grids = list(data, 'currentPlan.grids.nodes');
      const sum = (name: string) => grids.reduce<number>((total, grid) => total + Number(at(grid, name)), 0);
      expect(grids).toHaveLength(4);
      expect(sum('households')).toBeCloseTo(640, 6);
      expect(sum('appealCount')).toBe(APPEALS);
      expect(grids.flatMap((grid) => list(grid, 'branches'))).toHaveLength(4);
      for (const grid of grids) {
        expect(list(grid, 'neighbours').length).toBeGreaterThanOrEqual(2);
        for (const branch of list(grid, 'branches')) expect(at(branch, 'gridCode')).toBe(at(grid, 'code'));
      }
    });

    test('is a crosswalk in both directions whose shares sum to one', async () => {
      const data = await planner.data(
        `{ currentPlan { grids { nodes { code legacy(departmentId: "police") { share households department { id } legacyGrid { gridId } } } } }
           departments { acceptedLayer { legacyGrids { nodes { gridId unified { share households grid { code } } } } } } }`,
      );
      for (const grid of list(data, 'currentPlan.grids.nodes')) {
        const shares = list(grid, 'legacy').map((part) => Number(at(part, 'share')));
        expect(shares.reduce((total, share) => total + share, 0)).toBeCloseTo(1, 6);
        for (const part of list(grid, 'legacy')) expect(at(part, 'department.id')).toBe('police');
      }
      const legacy = list(data, 'departments').flatMap((department) =>
        list(department, 'acceptedLayer.legacyGrids.nodes'),
      );
      expect(legacy.length).toBeGreaterThan(8);
      for (const grid of legacy) {
        const parts = list(grid, 'unified');
        expect(parts.reduce<number>((total, part) => total + Number(at(part, 'share')), 0)).toBeCloseTo(1, 6);
        for (const part of parts) expect(text(part, 'grid.code')).toMatch(/^990101001001\d{3}$/);
      }
    });

    test('says who is in charge of a place, before and after', async () => {
      const [lon, lat] = place(1.25, 1.25);
      const ask =
        'query($point: PointInput!) { whoIsInCharge(point: $point) { __typename ... on WhoIsInCharge { address building { id } departments { department { id } grids { gridId } } unified { code } branch { name } } ... on Refusal { code } } }';
      const inside = at(await planner.data(ask, { point: { lon, lat } }), 'whoIsInCharge');
      expect(inside).toMatchObject({ building: { id: 'building-0-0' }, address: '示范路1号1栋' });
      expect(
        list(inside, 'departments')
          .map((each) => at(each, 'department.id'))
          .sort(),
      ).toEqual(['civil', 'fire', 'police']);
      for (const each of list(inside, 'departments')) expect(list(each, 'grids')).toHaveLength(1);
      expect(text(inside, 'unified.code')).toMatch(/^990101001001\d{3}$/);
      const outside = at(await planner.data(ask, { point: { lon: 118.3, lat: 31.2 } }), 'whoIsInCharge');
      expect(outside).toMatchObject({ building: null, unified: null, branch: null });
      for (const each of list(outside, 'departments')) expect(at(each, 'grids')).toEqual([]);
      expect(at(await planner.data(ask, { point: { lon: 181, lat: 0 } }), 'whoIsInCharge.code')).toBe(
        'point-out-of-range',
      );
    });

    test('has appeals per 1,000 households that add up', async () => {
      const data = await planner.data(
        '{ appealDensity { total outside breaks grids { appeals households perThousand } } }',
      );
      const grids = list(data, 'appealDensity.grids');
      const appeals = grids.reduce<number>((total, grid) => total + Number(at(grid, 'appeals')), 0);
      expect(at(data, 'appealDensity.total')).toBe(APPEALS);
      expect(appeals + Number(at(data, 'appealDensity.outside'))).toBe(APPEALS);
      for (const grid of grids) {
        const expected = (1000 * Number(at(grid, 'appeals'))) / Number(at(grid, 'households'));
        expect(Number(at(grid, 'perThousand'))).toBeCloseTo(expected, 6);
      }
      const noise = await planner.data('{ appealDensity(filter: { category: [NOISE] }) { total } }');
      expect(at(noise, 'appealDensity.total')).toBe(APPEALS / 2);
    });

    test('explains its arcs in the language of the reader', async () => {
      const ask =
        '{ currentPlan { arcs(first: 200) { nodes { left right class lengthM explanation supporters { id } opponents { id } silent { id } } } } }';
      const [english, chinese] = await Promise.all([
        planner.data(ask),
        town()
          .client('planner', 'zh-CN')
          .then((client) => client.data(ask)),
      ]);
      const arcs = list(english, 'currentPlan.arcs.nodes');
      expect(arcs.length).toBeGreaterThan(4);
      arcs.forEach((arc, index) => {
        expect(text(arc, 'explanation')).toMatch(/^[A-Z].*\.$/);
        expect(text(list(chinese, 'currentPlan.arcs.nodes')[index], 'explanation')).toMatch(
          /^\p{Script=Han}.*。$/u,
        );
        expect(
          list(arc, 'supporters').length + list(arc, 'opponents').length + list(arc, 'silent').length,
        ).toBe(3);
      });
    });

    test('is found by code, address and branch', async () => {
      const search = async (words: string) =>
        list(
          await planner.data('query($text: String!) { search(text: $text) { kind id label at } }', {
            text: words,
          }),
          'search',
        );
      expect((await search('001')).map((hit) => at(hit, 'kind'))).toContain('GRID');
      expect((await search('示范路1号1栋')).map((hit) => at(hit, 'id'))).toContain('building-0-0');
      expect((await search('第2网格党支部')).map((hit) => at(hit, 'kind'))).toContain('BRANCH');
      expect(await search('   ')).toEqual([]);
      const { errors } = await planner.ask('query($text: String!) { search(text: $text) { id } }', {
        text: 'x'.repeat(101),
      });
      expect(errors[0].extensions).toMatchObject({ code: 'LIMIT_EXCEEDED', limit: 100 });
    });

    describe('asks the store as often for many rows as for one', () => {
      const grids = (first: number) =>
        `{ currentPlan { grids(first: ${first}) { nodes { code plan { id } neighbours appealCount branches { name gridCode }
            legacy { department { id } legacyGrid { gridId layer { id department { id } } unified { grid { code } } } } } } } }`;
      const legacy = (first: number) =>
        `{ layers(first: ${first}, status: ACCEPTED) { nodes { id department { id acceptedLayer { id } } } } }`;
      const appeals = (first: number) => `{ appeals(first: ${first}) { nodes { id gridCode } } }`;
      const arcs = (first: number) =>
        `{ currentPlan { arcs(first: ${first}) { nodes { id explanation supporters { id } opponents { acceptedLayer { id } } silent { id } } } } }`;
      const branches = (first: number) => `{ branches(first: ${first}) { nodes { name gridCode } } }`;

      test.each([
        ['grids', grids, 4],
        ['layers', legacy, 3],
        ['appeals', appeals, 200],
        ['arcs', arcs, 200],
        ['branches', branches, 4],
      ])('%s', async (_name, query, many) => {
        const one = await questions(town(), planner, query(1));
        expect(Object.keys(one).length).toBeGreaterThan(0);
        expect(await questions(town(), planner, query(many))).toEqual(one);
        for (const [question, times] of Object.entries(one)) expect(times, question).toBe(1);
      });
    });
  });
}
