import { beforeAll, expect, it } from 'vitest';
import { reachValues } from '../../src/appeal/appeals-in-reach.ts';
import { conditionValues } from '../../src/appeal/condition-values.ts';
import { bindParameters, statement } from '../../src/engine/statement.ts';
import {
  type AppealCategory,
  type AppealFilter,
  type AppealReach,
  type AppealStatus,
  type DistrictStore,
  FIGURES_ZONE,
  type FigureFilter,
  monthPeriod,
  SYSTEM_ACTOR,
} from '../../src/index.ts';
import { describeOnEngines } from '../support/engines.ts';
import { OUTLINE } from '../support/tiny-plan.ts';

const CODE = '990777';
/** As many as a district has in some years; `ONEGRID_APPEALS=300000` looks at a city's. */
const APPEALS = Number(process.env.ONEGRID_APPEALS ?? 20_000);
const LEAST = 5;
const PAGE = statement(import.meta.url, '../../src/appeal/appeals-page-in-small-reach.sql');
const TILE = statement(import.meta.url, '../../src/tile/tile-appeals-in-small-reach.sql');
const PLACE = statement(import.meta.url, '../../src/appeal/place-grids.sql');
const PLAN = 'reached';
const GRIDS = 40;

interface Row {
  readonly id: string;
  readonly category: string;
  readonly department: string | null;
  readonly town: string;
  readonly community: string;
  readonly grid: string;
  readonly status: string;
  readonly month: string;
  readonly requested: number;
}

const NONE: AppealReach = { towns: [], communities: [], grids: [], departments: [], planId: null };
const REACHES: readonly AppealReach[] = [
  NONE,
  { ...NONE, departments: ['d3'] },
  { ...NONE, departments: ['d1', 'd2'] },
  { ...NONE, communities: ['c7'] },
  { ...NONE, towns: ['t1'] },
  { ...NONE, towns: ['t2'], communities: ['c7', 'c8'], departments: ['d3'] },
  // Of more appeals than are counted, alone and together with others.
  { ...NONE, departments: ['d0', 'd1', 'd2', 'd3', 'd4', 'd5', 'd6'] },
  { ...NONE, towns: ['t0', 't1'] },
  {
    ...NONE,
    towns: ['t0', 't1', 't2'],
    communities: ['c7'],
    departments: ['d3'],
    grids: ['001'],
    planId: PLAN,
  },
  { ...NONE, grids: ['001'], planId: PLAN },
  { ...NONE, grids: ['001', '039'], communities: ['c7'], departments: ['d4'], planId: PLAN },
  // A grid of no plan is nowhere.
  { ...NONE, grids: ['007'] },
];

describeOnEngines('appeals within a reach', (opened) => {
  let district: DistrictStore;
  let rows: readonly Row[];

  const ask = async (text: string, values: readonly unknown[] = []) =>
    (await opened().database.executeSql(text, values)).rows;

  beforeAll(async () => {
    const names = { name: '测试区', nameEn: 'Test district', synthetic: true };
    await opened().store.createDistrict({ code: CODE, ...names, outline: OUTLINE }, SYSTEM_ACTOR);
    district = opened().store.in(CODE);
    await ask(
      `insert into appeal (district_code, id, number, category, status, title, location, requested_at, department_id)
       select $1, lpad(n::text, 6, '0'), n::text, (array['noise', 'parking', 'safety'])[1 + n % 1000 * 7919 % 3],
         case when n % 3 = 0 then 'closed' else 'handling' end, 'x', ST_SetSRID(ST_MakePoint(118.2 + n % 97 * 0.0001, 31 + n % 89 * 0.0001), 4490),
         timestamptz '2026-01-01 00:00+08' + n % 250 * interval '1 day', case when n % 11 < 10 then 'd' || n % 10 end
       from generate_series(1, ${APPEALS}) as n`,
      [CODE],
    );
    await ask(
      `insert into appeal_area (district_code, appeal_id, town_id, community_id)
       select $1, id, 't' || number::int % 22 / 6, 'c' || number::int % 22 from appeal where district_code = $1`,
      [CODE],
    );
    await ask(
      `insert into base (district_code, id, outline, options)
       select code, 'base', outline, '{}' from district where code = $1`,
      [CODE],
    );
    await ask(
      `insert into plan (district_code, id, base_id, name, status, revision, created_by, report, verdict)
       values ($1, '${PLAN}', 'base', 'p', 'draft', 1, 'test', '{}', '{}')`,
      [CODE],
    );
    await ask(
      `insert into appeal_grid_revision (district_code, plan_id, revision, arrivals)
       select district_code, '${PLAN}', 1, arrivals from appeal_arrival where district_code = $1`,
      [CODE],
    );
    await ask(
      `insert into appeal_grid (district_code, plan_id, appeal_id, grid_code)
       select district_code, '${PLAN}', id, lpad((number::int % ${GRIDS})::text, 3, '0') from appeal where district_code = $1`,
      [CODE],
    );
    for (const table of ['appeal', 'appeal_area', 'appeal_grid']) await ask(`analyze ${table}`);
    rows = (await ask(
      `select appeal.id, category, department_id as department, town_id as town, community_id as community,
         lpad((number::int % ${GRIDS})::text, 3, '0') as grid, status, extract(epoch from requested_at)::float8 as requested,
         to_char(requested_at at time zone 'Asia/Shanghai', 'YYYY-MM') as month
       from appeal join appeal_area on appeal_area.appeal_id = appeal.id and appeal_area.district_code = appeal.district_code
       where appeal.district_code = $1 order by appeal.id`,
      [CODE],
    )) as Row[];
    expect(rows).toHaveLength(APPEALS);
  });

  const reached = (reach: AppealReach) =>
    rows.filter(
      ({ town, community, grid, department }) =>
        (reach.planId !== null && reach.grids.includes(grid)) ||
        reach.towns.includes(town) ||
        reach.communities.includes(community) ||
        (department !== null && reach.departments.includes(department)),
    );

  it('are those of the places and departments, in lists, tiles and one by one', async () => {
    for (const reach of REACHES) {
      const expected = reached(reach).map(({ id }) => id);
      const context = JSON.stringify(reach);
      const tiles: string[] = [];
      for await (const batch of district.tileFeatures({ kind: 'appeals', reach }))
        tiles.push(...batch.map(({ id }) => id));
      expect(tiles, context).toEqual(expected);
      const page = await district.appeals.appeals({}, { first: 50 }, reach);
      expect(page.totalCount ?? 10_001, context).toBe(Math.min(10_001, expected.length));
      for (const { id } of page.nodes) expect(expected, context).toContain(id);
      for (const { id } of rows.slice(0, 40)) {
        const found = await district.appeals.appeal(id, reach);
        expect(found !== null, context).toBe(expected.includes(id));
      }
    }
  });

  it('come page by page, newest first, whatever the reach and the filter', async () => {
    const newestFirst = (a: Row, b: Row) => b.requested - a.requested || (a.id < b.id ? 1 : -1);
    const since = new Date('2026-03-01T00:00:00+08:00');
    const filters: readonly [AppealFilter, (row: Row) => boolean][] = [
      [{}, () => true],
      [{ status: ['closed'] }, ({ status }) => status === 'closed'],
      [{ from: since }, ({ requested }) => requested >= since.getTime() / 1000],
      [
        { departmentId: 'd3', category: ['noise'] },
        (row) => row.department === 'd3' && row.category === 'noise',
      ],
      [{ grid: { planId: PLAN, code: '001' } }, ({ grid }) => grid === '001'],
    ];
    for (const reach of [undefined, ...REACHES]) {
      const within = reach === undefined ? rows : reached(reach);
      for (const [filter, holds] of filters) {
        const expected = within.filter(holds).sort(newestFirst);
        const context = JSON.stringify({ reach, filter });
        const first = await district.appeals.appeals(filter, { first: 200 }, reach);
        expect(first.totalCount, context).toBe(expected.length > 10_000 ? null : expected.length);
        const after = first.cursors.at(-1);
        const second = after
          ? await district.appeals.appeals(filter, { first: 200, after }, reach)
          : { nodes: [], totalCount: first.totalCount };
        expect(second.totalCount, context).toBe(first.totalCount);
        const ids = [...first.nodes, ...second.nodes].map(({ id }) => id);
        expect(ids, context).toEqual(expected.slice(0, 400).map(({ id }) => id));
      }
    }
  });

  it('are found by indexes, where the reach is a small part', async () => {
    const reach: AppealReach = {
      ...NONE,
      communities: ['c7'],
      departments: [],
      grids: ['007'],
      planId: 'none',
    };
    const { box: _, ...conditions } = conditionValues({});
    const values = { district: CODE, ...conditions, zone: FIGURES_ZONE, ...reachValues(reach) };
    const plans = [
      [PAGE, { ...values, box: null, plan: null, code: null, limit: 51, after0: null, after1: null }],
      [TILE, { ...values, after: null, limit: 2_000 }],
    ] as const;
    for (const [sql, given] of plans) {
      const found = await ask(`explain ${sql.text}`, bindParameters(sql, given));
      const plan = (found as { 'QUERY PLAN': string }[]).map((line) => line['QUERY PLAN']).join('\n');
      expect(plan, plan).toContain('appeal_area_community');
      expect(plan, plan).toContain('appeal_grid');
    }
    const page = () => district.appeals.appeals({}, { first: 50 }, { ...reach, grids: [], planId: null });
    await page();
    const from = performance.now();
    await page();
    console.info(
      `a page of ${Math.round(APPEALS / 22)} of ${APPEALS} appeals: ${Math.round(performance.now() - from)} ms`,
    );
  });

  it('are counted for others by the question, alike in whatever answer', async () => {
    const { appeals } = district;
    const isTold = (told: number | null, counted: readonly Row[], context: string) => {
      if (told === null) expect(counted.length, context).toBeLessThan(2 * LEAST);
      else {
        expect(told % LEAST, context).toBe(0);
        expect(Math.abs(told - counted.length), context).toBeLessThan(LEAST);
      }
    };
    const byCategory = await appeals.summary(null, 'category', { communityCode: 'none' }, true);
    expect(byCategory.groups.every((group) => group.appeals === null && group.open === null)).toBe(true);
    for (const departmentId of [undefined, 'd3', 'd9']) {
      const filter = departmentId === undefined ? {} : { departmentId };
      const counted = rows.filter(
        ({ department }) => departmentId === undefined || department === departmentId,
      );
      const total = async (more: FigureFilter) =>
        (await appeals.summary(PLAN, 'status', { ...filter, ...more }, true)).total;
      const months = await appeals.summary(null, 'month', filter, true);
      isTold(months.total, counted, 'total');
      for (const { key, appeals: told } of months.groups) {
        isTold(
          told,
          counted.filter(({ month }) => month === key),
          key,
        );
        expect(await total(monthPeriod(key)), key).toBe(told);
      }
      const categories = await appeals.summary(null, 'category', filter, true);
      for (const { key, appeals: told } of categories.groups) {
        isTold(
          told,
          counted.filter(({ category }) => category === key),
          key,
        );
        expect(await total({ category: [key as AppealCategory] }), key).toBe(told);
      }
      const statuses = await appeals.summary(null, 'status', filter, true);
      for (const { key, appeals: told, open } of statuses.groups) {
        expect(await total({ status: [key as AppealStatus] }), key).toBe(told);
        if (key !== 'closed') expect(open, key).toBe(told);
      }
      const series = await appeals.series(PLAN, 'month', filter, true);
      const grids = await appeals.summary(PLAN, 'grid', { ...filter, ...monthPeriod('2026-03') }, true);
      for (const { key, appeals: told } of grids.groups) {
        const steps = series.grids.find(({ code }) => code === key)?.counts;
        expect(steps?.[2], key).toBe(told);
      }
      const { total: whole, cells } = await appeals.lattice(filter, 100, true);
      expect(whole).toBe(months.total);
      for (const { appeals: told } of cells) expect(told % LEAST).toBe(0);
    }
    // A month that the period cuts is another question of those that are not told.
    const cut = await appeals.summary(null, 'month', { from: new Date('2026-03-02T00:00:00+08:00') }, true);
    expect(cut.groups.map((group) => group.appeals === null)).toEqual(
      cut.groups.map((_, index) => index === 0),
    );
  });

  it('are seen in their places as soon as they came or moved', async () => {
    const [moved, ...others] = rows;
    const reach: AppealReach = { ...NONE, towns: [moved.town] };
    expect(await district.appeals.appeal(moved.id, reach)).not.toBeNull();
    const areas = 'select count(*)::int as areas from appeal_area where district_code = $1';
    // Written anew where it was, it keeps its place.
    await ask('update appeal set location = location, title = title where district_code = $1 and id = $2', [
      CODE,
      moved.id,
    ]);
    expect(await ask(areas, [CODE])).toEqual([{ areas: rows.length }]);
    await ask(
      'update appeal set location = ST_Translate(location, 0.001, 0) where district_code = $1 and id = $2',
      [CODE, moved.id],
    );
    expect(await ask(areas, [CODE])).toEqual([{ areas: others.length }]);
    // No town has any land here: once it is placed again it lies in none.
    expect(await district.appeals.appeal(moved.id, reach)).toBeNull();
    expect(await ask(areas, [CODE])).toEqual([{ areas: rows.length }]);
    await ask(
      `insert into appeal (district_code, id, number, category, status, title, location, requested_at)
       select district_code, 'new', 'new', category, status, title, location, requested_at
       from appeal where district_code = $1 and id = $2`,
      [CODE, moved.id],
    );
    await district.appeals.appeals({}, { first: 1 }, reach);
    expect(await ask(areas, [CODE])).toEqual([{ areas: rows.length + 1 }]);
  });

  it('are placed by no search of what is being written, whatever the database believes of it', async () => {
    await ask(`delete from appeal_grid where district_code = $1 and plan_id = $2`, [CODE, PLAN]);
    await ask('vacuum analyze appeal_grid');
    const found = await ask(`explain ${PLACE.text}`, bindParameters(PLACE, { district: CODE, plan: PLAN }));
    const plan = (found as { 'QUERY PLAN': string }[]).map((line) => line['QUERY PLAN']).join('\n');
    expect(plan).toContain('SetOp');
    expect(plan, plan).not.toContain('Anti Join');
  });
});
