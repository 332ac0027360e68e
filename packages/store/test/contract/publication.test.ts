import { DEFAULT_MERGE_OPTIONS } from '@onegrid/planning';
import { expect, it } from 'vitest';
import { bulkInsert } from '../../src/engine/bulk-insert.ts';
import { geometryText } from '../../src/engine/geometry-gate.ts';
import { parseStatement } from '../../src/engine/statement.ts';
import { type DistrictStore, type PlanRecord, SYSTEM_ACTOR, signAndPublish } from '../../src/index.ts';
import { describeOnEngines, type OpenedStore } from '../support/engines.ts';
import { ATOMS, at, mergeResult, OUTLINE, ring, tinyDistrict } from '../support/tiny-plan.ts';

const PLANNER = { accountId: null, name: '规划员', reason: '评审完成' };

/*
 * The six cells of the tiny plan in two communities, south (001) and north (002) of a line:
 *
 *     │ d │ e │ f │  002
 *     ├───┼───┼───┤
 *     │ a │ b │ c │  001
 */
const SOUTH = 'south';
const NORTH = 'north';
const DISTRICT = '990701';
const A = '990701100001';
const B = '990701100002';

const ATOMS_IN_COMMUNITIES = ATOMS.map((atom) => ({
  ...atom,
  community: ['a', 'b', 'c'].includes(atom.id) ? SOUTH : NORTH,
}));

/** One statement for each table; households stand on the buildings of the cells, appeals in two of them. */
async function withPlaces({ database }: OpenedStore, code: string): Promise<void> {
  const area = (x: number, y: number, east: number, north: number) =>
    geometryText(ring([x, y], [east, y], [east, north], [x, north]), ['Polygon']);
  await database.write(async (session) => {
    const named = { name: 'text', name_en: 'text', geometry: 'geometry' } as const;
    await bulkInsert(session, code, { table: 'town', columns: { id: 'text', code: 'text', ...named } }, [
      { id: 't', code: '100', name: '镇', name_en: 'Town', geometry: geometryText(OUTLINE, ['Polygon']) },
    ]);
    await bulkInsert(
      session,
      code,
      { table: 'community', columns: { id: 'text', code: 'text', town_id: 'text', ...named } },
      [
        {
          id: SOUTH,
          code: '001',
          town_id: 't',
          name: '南社区',
          name_en: 'South',
          geometry: area(0, 0, 3, 1),
        },
        {
          id: NORTH,
          code: '002',
          town_id: 't',
          name: '北社区',
          name_en: 'North',
          geometry: area(0, 1, 3, 2),
        },
      ],
    );
    await bulkInsert(
      session,
      code,
      {
        table: 'building',
        columns: {
          ...{ id: 'text', name: 'text', address: 'text', kind: 'text' },
          ...{ floors: 'integer', households: 'integer', geometry: 'geometry' },
        },
      },
      ATOMS.filter(({ households }) => households > 0).map(({ id, households, geometry }) => {
        const [west, south] = geometry.coordinates[0]![0]!;
        const corner = [west! + 0.0004, south! + 0.0004] as const;
        const side = 0.0002;
        const coordinates = [
          [
            [corner[0], corner[1]],
            [corner[0] + side, corner[1]],
            [corner[0] + side, corner[1] + side],
            [corner[0], corner[1] + side],
            [corner[0], corner[1]],
          ],
        ];
        return {
          ...{ id, name: id, address: id, kind: 'home', floors: 1, households },
          geometry: geometryText({ type: 'Polygon', coordinates }, ['Polygon']),
        };
      }),
    );
    const places = [at(0.5, 0.5), at(0.6, 0.5), at(2.5, 1.5)];
    for (const [index, [lon, lat]] of places.entries()) {
      await session.one(APPEAL, { district: code, id: `q${index}`, lon: lon!, lat: lat! });
    }
  });
}

const APPEAL = parseStatement(
  'insert appeal',
  `insert into appeal (district_code, id, number, category, status, title, location, requested_at)
   values (:district, :id, :id, 'noise', 'closed', 'x', ST_SetSRID(ST_MakePoint(:lon, :lat), 4490), now()) returning id`,
);

function planOf(
  district: DistrictStore,
  layerIds: readonly string[],
  codes: readonly string[],
): Promise<PlanRecord> {
  return district.plans.saveMergeResult(
    {
      name: codes.join(' '),
      outline: OUTLINE,
      layerIds,
      options: DEFAULT_MERGE_OPTIONS,
      result: mergeResult(ATOMS_IN_COMMUNITIES, codes),
    },
    SYSTEM_ACTOR,
  );
}

describeOnEngines('publishing a plan', (opened) => {
  const made: { district?: DistrictStore; first?: PlanRecord; layerIds?: readonly string[] } = {};

  it('numbers each community from west to east, and keeps what was drawn', async () => {
    const { district, layerIds } = await tinyDistrict(opened().store, DISTRICT);
    await withPlaces(opened(), DISTRICT);
    // Drafts may be called anything; 001 and 002 change places, so codes are swapped in one go.
    const codes = [`${A}002`, `${A}001`, 'east', 'n1', 'n1', 'n2'];
    const plan = await planOf(district, layerIds, codes);
    const preview = await district.publications.preview(plan.id);
    const first = await signAndPublish(district, plan.id, PLANNER);
    Object.assign(made, { district, first, layerIds });
    expect(first).toMatchObject({ status: 'published', revision: 2, gridCount: 5, supersededAt: null });
    expect(first.publishedAt).toBeInstanceOf(Date);
    const state = await district.plans.state(plan.id);
    expect(state?.codes).toEqual([`${A}001`, `${A}002`, `${A}003`, `${B}001`, `${B}001`, `${B}002`]);
    expect((await district.plans.state(plan.id, 1))?.codes).toEqual(codes);
    const publication = (await district.publications.publications([plan.id])).get(plan.id)!;
    expect(publication).toMatchObject({
      previousPlanId: null,
      publishedBy: '规划员',
      reason: '评审完成',
      lineage: [],
      retiredCodes: [],
    });
    expect(publication.codes.map(({ from, to, kind }) => [from, to, kind])).toEqual([
      [`${A}002`, `${A}001`, 'new'],
      [`${A}001`, `${A}002`, 'new'],
      ['east', `${A}003`, 'new'],
      ['n1', `${B}001`, 'new'],
      ['n2', `${B}002`, 'new'],
    ]);
    expect(preview).toMatchObject({ codes: publication.codes, lineage: [], retiredCodes: [] });
    const grids = await district.plans.grids(plan.id, { first: 10 });
    expect(grids.nodes.map(({ code, households }) => [code, households])).toEqual([
      [`${A}001`, 10],
      [`${A}002`, 20],
      [`${A}003`, 30],
      [`${B}001`, 20],
      [`${B}002`, 0],
    ]);
    const arcs = await district.plans.arcs(plan.id, { gridCode: `${A}001` }, { first: 50 });
    expect(arcs.nodes.length).toBe(4);
    expect((await district.plans.changeSets(plan.id, { first: 5 })).nodes[0]).toMatchObject({
      revision: 2,
      by: '规划员',
      reason: '评审完成',
    });
  });

  it('tells where the departments’ own grids went, by household, land and appeal', async () => {
    const { district, first } = made as Required<typeof made>;
    const { nodes, totalCount } = await district.publications.shares(first.id, {}, { first: 50 });
    expect(totalCount).toBe(9);
    const told = nodes.map((row) => [
      row.departmentId,
      row.source,
      row.grid,
      row.share,
      row.households,
      row.appeals,
    ]);
    // P1 is a, b, d, e with 10, 20, 5 and 15 households; two appeals lie in a, one in f.
    expect(told).toEqual([
      ['police', 'P1', `${A}002`, 20 / 50, 20, 0],
      ['police', 'P1', `${B}001`, 20 / 50, 20, 0],
      ['police', 'P1', `${A}001`, 10 / 50, 10, 2],
      ['police', 'P2', `${A}003`, 1, 30, 0],
      ['police', 'P2', `${B}002`, 0, 0, 1],
      ['fire', 'F1', `${A}003`, 30 / 60, 30, 0],
      ['fire', 'F1', `${A}002`, 20 / 60, 20, 0],
      ['fire', 'F1', `${A}001`, 10 / 60, 10, 2],
      ['fire', 'F2', `${B}001`, 1, 20, 0],
    ]);
  });

  it('leaves a code with the grid that goes on, retires the others, and gives none again', async () => {
    const { district, first, layerIds } = made as Required<typeof made>;
    // a stays; b and c become one, of which neither has 80 %; in the north everything becomes one grid.
    const second = await planOf(district, layerIds, ['x', 'y', 'y', 'z', 'z', 'z']);
    const published = await signAndPublish(district, second.id, PLANNER);
    const publication = (await district.publications.publications([second.id])).get(second.id)!;
    expect(publication.previousPlanId).toBe(first.id);
    expect(publication.codes.map(({ from, to, kind }) => [from, to, kind])).toEqual([
      ['x', `${A}001`, 'kept'],
      ['y', `${A}004`, 'new'],
      ['z', `${B}001`, 'kept'],
    ]);
    expect(publication.retiredCodes).toEqual([`${A}002`, `${A}003`, `${B}002`]);
    expect(publication.lineage.map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ['same', [`${A}001`], [`${A}001`]],
      ['merged', [`${A}002`, `${A}003`], [`${A}004`]],
      ['merged', [`${B}001`, `${B}002`], [`${B}001`]],
    ]);
    const unified = await district.publications.shares(second.id, { sourceKind: 'unified' }, { first: 50 });
    expect(unified.nodes.map(({ source, grid, share, appeals }) => [source, grid, share, appeals])).toEqual([
      [`${A}001`, `${A}001`, 1, 2],
      [`${A}002`, `${A}004`, 1, 0],
      [`${A}003`, `${A}004`, 1, 0],
      [`${B}001`, `${B}001`, 1, 0],
      [`${B}002`, `${B}001`, 1, 1],
    ]);
    expect((await district.plans.current())?.id).toBe(published.id);
    expect(await district.plans.plan(first.id)).toMatchObject({ status: 'superseded', revision: 2 });
    expect((await district.plans.plan(first.id))?.supersededAt).toBeInstanceOf(Date);

    // A third plan that is as the first was: b and c are grids of their own again, under new numbers.
    const third = await planOf(district, layerIds, ['p', 'q', 'r', 's', 's', 't']);
    await signAndPublish(district, third.id, PLANNER);
    expect((await district.plans.state(third.id))?.codes).toEqual([
      ...[`${A}001`, `${A}005`, `${A}006`],
      ...[`${B}001`, `${B}001`, `${B}003`],
    ]);
  });

  it('changes no revision where no code changes', async () => {
    const { district, layerIds } = made as Required<typeof made>;
    const codes = [`${A}001`, `${A}005`, `${A}006`, `${B}001`, `${B}001`, `${B}003`];
    const plan = await planOf(district, layerIds, codes);
    expect(await signAndPublish(district, plan.id)).toMatchObject({ revision: 1, status: 'published' });
    expect((await district.plans.changeSets(plan.id, { first: 5 })).totalCount).toBe(0);
  });

  it('is refused without review, without signatures, with an open objection, and twice', async () => {
    const { district, layerIds, first } = made as Required<typeof made>;
    const { publications, reviews } = district;
    const plan = await planOf(district, layerIds, ['1', '1', '1', '2', '2', '2']);
    expect(await publications.publish('none', 1, PLANNER)).toMatchObject({ code: 'plan-not-found' });
    expect(await publications.publish(plan.id, 1, PLANNER)).toMatchObject({ code: 'plan-not-in-review' });
    expect(await publications.publish(first.id, 2, PLANNER)).toMatchObject({ code: 'plan-closed' });
    expect(await publications.preview(first.id)).toMatchObject({ code: 'plan-closed' });
    await reviews.submit({ planId: plan.id, revision: 1, note: null }, PLANNER);
    expect(await publications.publish(plan.id, 1, PLANNER)).toMatchObject({
      code: 'signatures-missing',
      params: { departments: 2 },
    });
    expect(await publications.publish(plan.id, 2, PLANNER)).toMatchObject({ code: 'plan-revised-since' });
    const objection = { planId: plan.id, kind: 'objection', text: '不妥', departmentId: 'police' } as const;
    await reviews.addComment(
      { ...objection, at: [118.2005, 31.1005], communityId: null, grid: null },
      PLANNER,
    );
    expect(await publications.publish(plan.id, 1, PLANNER)).toMatchObject({
      code: 'objections-open',
      params: { count: 1 },
    });
    expect((await district.plans.plan(plan.id))?.status).toBe('in-review');
  });
});
