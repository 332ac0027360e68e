import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { bulkInsert } from '../../src/engine/bulk-insert.ts';
import { AREAS, geometryText, pointText } from '../../src/engine/geometry-gate.ts';
import { parseStatement } from '../../src/engine/statement.ts';
import {
  APPEAL_CATEGORIES,
  APPEAL_GROUPINGS,
  APPEAL_STATUSES,
  type AppealGrouping,
  type DistrictStore,
  type FigureFilter,
  type PlanRecord,
  SYSTEM_ACTOR,
} from '../../src/index.ts';
import {
  APPEAL,
  AS_OF,
  CASES,
  type Case,
  CODE,
  COMMUNITIES,
  caseRow,
  communityOf,
  DAYS,
  gridOf,
  HOUR_MS,
  KEY_OF,
  passes,
  randomNumbers,
  START,
  TOWNS,
  townOf,
  ZONE_MS,
} from '../support/appeal-cases.ts';
import { describeOnEngines } from '../support/engines.ts';
import { ATOMS, at, reassign, ring, tinyPlan } from '../support/tiny-plan.ts';

const anyDay = fc.integer({ min: -5, max: DAYS + 5 }).map((day) => new Date(START + day * 24 * HOUR_MS));
const anyBox = fc
  .tuple(fc.integer({ min: -3, max: 15 }), fc.integer({ min: -3, max: 10 }), fc.integer({ min: 0, max: 25 }))
  .map(([x, y, size]) => {
    const [west, south] = at(x / 10, y / 10);
    const [east, north] = at((x + size) / 10, (y + size) / 10);
    return [west, south, east, north] as const;
  });
const anyHours = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 1, max: 24 }))
  .filter(([from, until]) => from !== until)
  .map(([from, until]) => ({ from, until }));
const anyFilter: fc.Arbitrary<FigureFilter> = fc.record(
  {
    category: fc.subarray([...APPEAL_CATEGORIES], { minLength: 1 }),
    status: fc.subarray([...APPEAL_STATUSES], { minLength: 1 }),
    from: anyDay,
    until: anyDay,
    bbox: anyBox,
    gridCode: fc.constantFrom('001', '002', '003', '004'),
    townCode: fc.constantFrom('T1', 'T2', 'T3'),
    communityCode: fc.constantFrom('K1', 'K2', 'K3', 'K4'),
    hours: anyHours,
  },
  { requiredKeys: [] },
);

function counted(cases: readonly Case[], keyOf: (one: Case) => string | null): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const one of cases) {
    const key = keyOf(one);
    if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

describeOnEngines('figures of appeals', (opened) => {
  let district: DistrictStore;
  let plan: PlanRecord;

  beforeAll(async () => {
    const { store, database } = opened();
    ({ district, plan } = await tinyPlan(store, CODE));
    await database.write(async (session) => {
      const named = {
        id: 'text',
        code: 'text',
        name: 'text',
        name_en: 'text',
        geometry: 'geometry',
      } as const;
      const withNames = <Row extends { id: string; geometry: ReturnType<typeof ring> }>(
        rows: readonly Row[],
      ) =>
        rows.map((row) => ({
          ...row,
          name: `${row.id}区`,
          name_en: row.id,
          geometry: geometryText(row.geometry, AREAS),
        }));
      await bulkInsert(session, CODE, { table: 'town', columns: named }, withNames(TOWNS));
      const community = { table: 'community', columns: { ...named, town_id: 'text' as const } };
      await bulkInsert(session, CODE, community, withNames(COMMUNITIES));
      await bulkInsert(
        session,
        CODE,
        {
          table: 'building',
          columns: {
            ...{ id: 'text', name: 'text', address: 'text', kind: 'text', floors: 'integer' },
            ...{ households: 'integer', geometry: 'geometry' },
          },
        },
        ATOMS.map(({ id, households }, index) => {
          const [x, y] = [(index % 3) + 0.4, Math.floor(index / 3) + 0.4];
          const footprint = ring([x, y], [x + 0.05, y], [x + 0.05, y + 0.05], [x, y + 0.05]);
          const geometry = geometryText(footprint, AREAS);
          return { id, name: id, address: id, kind: 'slab', floors: 3, households, geometry };
        }),
      );
      await bulkInsert(session, CODE, APPEAL, CASES.map(caseRow));
    });
  });

  describe.each(APPEAL_GROUPINGS)('by %s', (by) => {
    it('are those of a plain count at every filter; groups and outside add up to the total', async () => {
      await fc.assert(
        fc.asyncProperty(anyFilter, async (filter) => {
          const summary = await district.appeals.summary(plan.id, by, filter);
          const matching = CASES.filter((one) => passes(one, filter));
          const expected = counted(matching, KEY_OF[by]);
          const open = counted(
            matching.filter((one) => one.closed === null),
            KEY_OF[by],
          );
          expect(summary.asOf).toEqual(new Date(AS_OF));
          expect(summary.total).toBe(matching.length);
          expect(summary.outside! + summary.groups.reduce((sum, group) => sum + group.appeals!, 0)).toBe(
            matching.length,
          );
          for (const group of summary.groups) {
            expect([group.key, group.appeals, group.open]).toEqual([
              group.key,
              expected.get(group.key) ?? 0,
              open.get(group.key) ?? 0,
            ]);
          }
        }),
        { numRuns: 15 },
      );
    });
  });

  it('count every appeal in one cell of a lattice, at every filter', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyFilter,
        fc.integer({ min: 20, max: 1000 }),
        async ({ gridCode: _, ...conditions }, cellM) => {
          const { asOf, cells } = await district.appeals.lattice(conditions, cellM);
          const matching = CASES.filter((one) => passes(one, conditions));
          expect(asOf).toEqual(new Date(AS_OF));
          // Counted by hand: the nearest middle on the ground, which lies within half a cell each way.
          const left = cells.map(({ appeals }) => appeals);
          for (const one of matching) {
            const [lon, lat] = at(one.x, one.y);
            const narrow = Math.cos((lat * Math.PI) / 180);
            const metres = cells.map(
              (cell) => Math.max(Math.abs(cell.lat - lat), Math.abs(cell.lon - lon) * narrow) * 111_195,
            );
            const nearest = metres.findIndex(
              (distance, index) => distance <= cellM * 0.501 && left[index] > 0,
            );
            expect(nearest, `${one.id} lies in no cell`).not.toBe(-1);
            left[nearest] -= 1;
          }
          expect(left.reduce((sum, count) => sum + count, 0)).toBe(0);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('agree with the points of the map at every filter', async () => {
    await fc.assert(
      fc.asyncProperty(anyFilter, async ({ gridCode: _, bbox: __, ...conditions }) => {
        const points: string[] = [];
        for await (const batch of district.tileFeatures({ kind: 'appeals', conditions }))
          points.push(...batch.map(({ id }) => id));
        expect(points).toEqual(
          CASES.filter((one) => passes(one, conditions))
            .map(({ id }) => id)
            .sort(),
        );
      }),
      { numRuns: 15 },
    );
  });

  it('agree with the list of appeals at every filter', async () => {
    await fc.assert(
      fc.asyncProperty(anyFilter, async ({ gridCode, ...conditions }) => {
        const grid = gridCode === undefined ? {} : { grid: { planId: plan.id, code: gridCode } };
        const page = await district.appeals.appeals({ ...conditions, ...grid }, { first: 200 });
        const matching = CASES.filter((one) =>
          passes(one, { ...conditions, ...(gridCode ? { gridCode } : {}) }),
        );
        expect(page.totalCount).toBe(matching.length);
        const known = new Set(matching.map((one) => one.id));
        expect(page.nodes.filter((one) => !known.has(one.id))).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it('have households where a group is a place, names where it has one', async () => {
    const rows = async (by: AppealGrouping) =>
      (await district.appeals.summary(plan.id, by, {})).groups.map(({ key, nameEn, households }) => [
        key,
        nameEn,
        households,
      ]);
    expect(await rows('grid')).toEqual([
      ['001', null, 15],
      ['002', null, 35],
      ['003', null, 30],
    ]);
    // a, d and b, e left of 1.5; c lies at 2.4 in K3, f at 2.4 in K2.
    expect(await rows('community')).toEqual([
      ['K1', 'K1', 50],
      ['K2', 'K2', 0],
      ['K3', 'K3', 30],
    ]);
    expect(await rows('town')).toEqual([
      ['T1', 'T1', 50],
      ['T2', 'T2', 30],
    ]);
    expect((await rows('weekday')).map(([key]) => key)).toEqual(['1', '2', '3', '4', '5', '6', '7']);
    expect((await rows('hour')).map(([key]) => key)).toEqual(
      Array.from({ length: 24 }, (_, hour) => `${hour}`),
    );
    expect((await rows('month')).map(([key]) => key)).toEqual([
      '2024-11',
      '2024-12',
      '2025-01',
      '2025-02',
      '2025-03',
    ]);
    expect((await district.appeals.summary(plan.id, 'town', { townCode: '100' })).total).toBe(
      CASES.filter((one) => townOf(one) === 'T2').length,
    );
    expect((await district.appeals.summary(plan.id, 'town', { communityCode: '001002' })).total).toBe(
      CASES.filter((one) => communityOf(one) === 'K2').length,
    );
  });

  it('without a plan have no grids, and everything lies outside', async () => {
    const summary = await district.appeals.summary(null, 'grid', {});
    expect(summary).toMatchObject({ total: CASES.length, outside: CASES.length, groups: [] });
    expect((await district.appeals.summary(null, 'grid', { gridCode: '001' })).total).toBe(0);
    expect((await district.appeals.series(null, 'month', {})).grids).toEqual([]);
  });

  it('make series of weeks from Monday and of months, step by step', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyFilter,
        fc.constantFrom('week' as const, 'month' as const),
        async (filter, step) => {
          const series = await district.appeals.series(plan.id, step, filter);
          const matching = CASES.filter((one) => passes(one, filter));
          const ends = [...series.steps.slice(1), new Date(Number.POSITIVE_INFINITY)];
          for (const begins of series.steps) {
            const there = new Date(begins.getTime() + ZONE_MS);
            expect(there.toISOString().slice(11)).toBe('00:00:00.000Z');
            expect(step === 'week' ? there.getUTCDay() : there.getUTCDate()).toBe(1);
          }
          const times = matching.map((one) => one.requested);
          expect(series.steps.length === 0).toBe(matching.length === 0);
          for (const time of times) expect(time).toBeGreaterThanOrEqual(series.steps[0].getTime());
          expect(series.grids.map((grid) => grid.code)).toEqual(['001', '002', '003']);
          for (const { code, counts } of series.grids) {
            expect(counts).toEqual(
              series.steps.map(
                (begins, index) =>
                  matching.filter(
                    (one) =>
                      gridOf(one) === code &&
                      one.requested >= begins.getTime() &&
                      !(one.requested >= ends[index].getTime()),
                  ).length,
              ),
            );
          }
        },
      ),
      { numRuns: 20 },
    );
  });

  it('change against a period of equal length before', async () => {
    await fc.assert(
      fc.asyncProperty(anyFilter, fc.integer({ min: 1, max: 60 }), async (filter, days) => {
        const change = await district.appeals.change(plan.id, days, filter);
        const ends = filter.until?.getTime() ?? AS_OF + 1;
        const length = days * 24 * HOUR_MS;
        const between = (begins: number, until: number) =>
          CASES.filter((one) => passes(one, { ...filter, from: new Date(begins), until: new Date(until) }));
        const current = between(ends - length, ends);
        const previous = between(ends - 2 * length, ends - length);
        expect([change.current, change.previous]).toEqual([current.length, previous.length]);
        expect(Math.abs(change.since!.getTime() - (ends - length))).toBeLessThanOrEqual(1);
        const towns = [counted(current, townOf), counted(previous, townOf)];
        expect(change.towns.map((town) => [town.key, town.current, town.previous])).toEqual(
          ['T1', 'T2'].map((key) => [key, towns[0].get(key) ?? 0, towns[1].get(key) ?? 0]),
        );
        const households: Readonly<Record<string, number>> = { '001': 15, '002': 35, '003': 30 };
        const worst = [...counted(current, gridOf)]
          .map(([code, appeals]) => [code, (appeals / households[code]) * 1000] as const)
          .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
        expect(change.worst.map((group) => group.key)).toEqual(worst.map(([code]) => code));
        for (const [index, [, rate]] of worst.entries())
          expect(change.worst[index].perThousand).toBeCloseTo(rate, 9);
      }),
      { numRuns: 25 },
    );
  });

  it('follow every edit of the plan', async () => {
    const random = randomNumbers(5);
    const points = CASES.map(({ x, y }) => at(x, y)).map(([lon, lat]) => ({ lon, lat }));
    for (let edit = 0; edit < 6; edit += 1) {
      const moved = ATOMS[Math.floor(random() * ATOMS.length)].id;
      const code = ['001', '002', '003'][Math.floor(random() * 3)];
      const outcome = await district.plans.commitEdit(
        {
          planId: plan.id,
          baseRevision: edit + 1,
          operations: [],
          namedGrids: [],
          apply: (state) => reassign(state, { [moved]: code }),
        },
        SYSTEM_ACTOR,
      );
      expect(outcome.kind).toBe('revised');
      const places = await district.plans.gridCodesAt(plan.id, points);
      const { groups, outside, total } = await district.appeals.summary(plan.id, 'grid', {});
      const expected = counted(CASES, (one) => places[CASES.indexOf(one)]);
      for (const group of groups) expect(group.appeals).toBe(expected.get(group.key) ?? 0);
      expect(outside! + groups.reduce((sum, group) => sum + group.appeals!, 0)).toBe(total);
    }
  });

  it('follow appeals that come, move and go, and areas that are replaced', async () => {
    const { database } = opened();
    const run = (sql: string, values: Readonly<Record<string, string>>) =>
      database.write((session) => session.rows(parseStatement('change', sql), { district: CODE, ...values }));
    const count = async (by: AppealGrouping, key: string) =>
      (await district.appeals.summary(plan.id, by, {})).groups.find((group) => group.key === key)?.appeals;
    const before = counted(CASES, townOf).get('T1')!;
    const [far] = CASES.filter((one) => townOf(one) === null);
    const [lon, lat] = at(0.5, 0.5);
    await run(
      'update appeal set location = ST_SetSRID(ST_GeomFromGeoJSON(:to), 4490) where district_code = :district and id = :id',
      { id: far.id, to: pointText(lon, lat) },
    );
    expect(await count('town', 'T1')).toBe(before + 1);
    await database.write((session) =>
      bulkInsert(session, CODE, APPEAL, [caseRow({ ...far, id: 'another', x: 0.5, y: 0.5 })]),
    );
    expect(await count('town', 'T1')).toBe(before + 2);
    expect((await district.appeals.appeals({ townCode: 'T1' }, { first: 1 })).totalCount).toBe(before + 2);
    await run('delete from appeal where district_code = :district and id = any(array[:one, :other])', {
      one: far.id,
      other: 'another',
    });
    expect(await count('town', 'T1')).toBe(before);

    await run('delete from community where district_code = :district and id = :id', { id: 'K1' });
    expect(await count('community', 'K1')).toBeUndefined();
    // The town's own shape still holds them; on its border with K3 of the other town, that community comes first.
    const strip = CASES.filter(
      (one) => communityOf(one) === 'K1' && one.x === 1.5 && one.y <= 1 && one.y >= 0,
    );
    const inK2 = strip.filter((one) => one.y === 1).length;
    expect(await count('town', 'T1')).toBe(before - strip.length + inK2);
    const lost = await district.appeals.summary(plan.id, 'community', {});
    expect(lost.outside! + lost.groups.reduce((sum, group) => sum + group.appeals!, 0)).toBe(
      CASES.length - 1,
    );
  });
});
