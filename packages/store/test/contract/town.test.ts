import { buildTown } from '@onegrid/demo';
import { geodesicAreaM2 } from '@onegrid/geometry';
import { DEFAULT_MERGE_OPTIONS } from '@onegrid/planning';
import type { Polygon, Position } from 'geojson';
import { beforeAll, expect, it } from 'vitest';
import { type DistrictStore, type PlanRecord, SYSTEM_ACTOR, seedTown } from '../../src/index.ts';
import { describeOnEngines } from '../support/engines.ts';
import { arcsOf, gridsOf, mergeResult } from '../support/tiny-plan.ts';

const TOWN = buildTown({ seed: 1 });

describeOnEngines('the start-up town', (opened) => {
  let district: DistrictStore;
  let seedMs = 0;

  beforeAll(async () => {
    const start = performance.now();
    await seedTown(opened().store, TOWN);
    seedMs = performance.now() - start;
    district = opened().store.in(TOWN.district.code);
  });

  it('is loaded within seconds, once', async () => {
    expect(seedMs).toBeLessThan(20_000);
    expect((await opened().store.districts()).map((one) => [one.code, one.synthetic])).toEqual([
      [TOWN.district.code, true],
    ]);
    await expect(seedTown(opened().store, TOWN)).rejects.toMatchObject({ code: '23505' });
    expect((await district.assets.buildings({}, { first: 1 })).totalCount).toBe(TOWN.buildings.length);
  });

  it('pages every building once, in a stable order, with an exact total', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    for (let more = true; more; ) {
      const page = await district.assets.buildings({}, { first: 200, after });
      expect(page).toMatchObject({ totalCount: TOWN.buildings.length, totalIsEstimate: false });
      seen.push(...page.nodes.map((building) => building.id));
      after = page.cursors.at(-1) ?? null;
      more = page.hasNextPage;
    }
    expect(new Set(seen).size).toBe(TOWN.buildings.length);
    expect(seen).toHaveLength(TOWN.buildings.length);
  });

  it('answers spatial filters like a count in the program', async () => {
    const [west, south, east, north] = TOWN.district.bounds;
    const middle: Position = [(west + east) / 2, (south + north) / 2];
    const box = [west, south, middle[0], middle[1]] as const;
    const corners = (polygon: Polygon) => polygon.coordinates[0];
    const boxPolygon: Polygon = {
      type: 'Polygon',
      coordinates: [
        [
          [box[0], box[1]],
          [box[2], box[1]],
          [box[2], box[3]],
          [box[0], box[3]],
          [box[0], box[1]],
        ],
      ],
    };
    const inside = (one: Polygon) =>
      corners(one).every(([lon, lat]) => lon >= box[0] && lon <= box[2] && lat >= box[1] && lat <= box[3]);
    const within = TOWN.buildings.filter((building) => inside(building.geometry));
    expect(within.length).toBeGreaterThan(100);
    expect((await district.assets.buildings({ within: boxPolygon }, { first: 1 })).totalCount).toBe(
      within.length,
    );

    const meets = (await district.assets.buildings({ bbox: box }, { first: 1 })).totalCount!;
    expect(meets).toBeGreaterThanOrEqual(within.length);
    const sample = TOWN.buildings[17];
    const point = { type: 'Point', coordinates: corners(sample.geometry)[0] } as const;
    const touching = await district.assets.buildings({ intersects: point }, { first: 50 });
    expect(touching.nodes.map((building) => building.id)).toContain(sample.id);
    const [lon, lat] = point.coordinates;
    const counts = await Promise.all(
      [1, 100, 400].map(
        async (metres) =>
          (await district.assets.buildings({ withinDistance: { lon, lat, metres } }, { first: 1 }))
            .totalCount!,
      ),
    );
    expect(counts[0]).toBeGreaterThanOrEqual(1);
    expect(counts[1]).toBeGreaterThan(counts[0]);
    expect(counts[2]).toBeGreaterThan(counts[1]);
  });

  it('filters appeals like a count in the program, newest first', async () => {
    const from = new Date('2025-06-01T00:00:00Z');
    const expected = TOWN.appeals.filter(
      (one) => one.category === 'NOISE' && one.status !== 'CLOSED' && new Date(one.requestedAt) >= from,
    );
    const filter = {
      category: ['noise'],
      status: ['collected', 'filed', 'dispatched', 'handling', 'answered'],
      from,
    } as const;
    const page = await district.appeals.appeals(filter, { first: 200 });
    expect(page.totalCount).toBe(expected.length);
    const times = page.nodes.map((one) => one.requestedAt.getTime());
    expect(times).toEqual([...times].sort((a, b) => b - a));
    expect((await district.appeals.appeals({ until: from }, { first: 1 })).totalCount).toBe(
      TOWN.appeals.filter((one) => new Date(one.requestedAt) < from).length,
    );
  });

  it('has its layers accepted, their files kept and what an upload would report', async () => {
    const accepted = await district.layers.acceptedLayers();
    expect([...accepted.keys()].sort()).toEqual(TOWN.departments.map((one) => one.id).sort());
    for (const department of TOWN.departments) {
      const layer = accepted.get(department.id)!;
      expect((await district.files.file(layer.fileId!))?.name).toBe(department.layer.fileName);
      expect(layer.report).toMatchObject({ read: department.layer.features.features.length, refused: [] });
      const { noticed } = layer.report as { noticed: readonly { kind: string }[] };
      expect(noticed.map((one) => one.kind)).toContain('gap');
    }
  });

  it('finds buildings, branches and addresses by words, 20 at most, wildcards taken as they are', async () => {
    const hits = await district.search('路', null);
    expect(hits).toHaveLength(20);
    const branch = TOWN.branches[0];
    expect(await district.search(branch.name, null)).toContainEqual(
      expect.objectContaining({ kind: 'branch', id: branch.id, at: branch.location.coordinates }),
    );
    expect(await district.search('%', null)).toEqual([]);
    expect(await district.search('  ', null)).toEqual([]);
  });

  it('gives whole tile sets with nothing personal in them', async () => {
    const counts = {
      buildings: TOWN.buildings.length,
      streets: TOWN.streets.length,
      water: TOWN.water.length,
      appeals: TOWN.appeals.length,
      branches: TOWN.branches.length,
    };
    for (const [kind, count] of Object.entries(counts) as [keyof typeof counts, number][]) {
      const features = [];
      for await (const batch of district.tileFeatures({ kind })) features.push(...batch);
      expect(features).toHaveLength(count);
      expect(Object.keys(features[0].properties)).not.toContain('secretary');
      expect(Object.keys(features[0].properties)).not.toContain('title');
    }
  });

  it('has figures by grid that sum to the total, in agreement with each grid', async () => {
    const plan = await communityPlan(district);
    const summary = await district.appeals.summary(plan.id, 'grid', {});
    expect(summary.total).toBe(TOWN.appeals.length);
    expect(summary.outside! + summary.groups.reduce((sum, grid) => sum + grid.appeals!, 0)).toBe(
      summary.total,
    );
    expect(summary.groups).toHaveLength(plan.gridCount);
    for (const { key: code, appeals, households, perThousand } of summary.groups) {
      const page = await district.appeals.appeals({ grid: { planId: plan.id, code } }, { first: 1 });
      expect(page.totalCount).toBe(appeals);
      expect(perThousand).toBeCloseTo((appeals! / households!) * 1000, 9);
    }
    const noisy = await district.appeals.summary(plan.id, 'grid', { category: ['noise'] });
    expect(noisy.total).toBe(TOWN.appeals.filter((one) => one.category === 'NOISE').length);
    const branches = await district.organisation.branchesByGrid(
      plan.id,
      summary.groups.map((grid) => grid.key),
    );
    expect([...branches.values()].flat()).toHaveLength(TOWN.branches.length);
    expect(await district.organisation.gridsWithoutBranch(plan.id)).toEqual(
      [...branches].filter(([, there]) => there.length === 0).map(([code]) => code),
    );
  });
});

/** A plan whose grids are the communities: they tile the outline, edge-matched. */
async function communityPlan(district: DistrictStore): Promise<PlanRecord> {
  const atoms = TOWN.communities.map(({ code, townshipCode, geometry }) => ({
    ...{ id: townshipCode + code, geometry, areaM2: geodesicAreaM2(geometry) },
    ...{
      households: TOWN.buildings
        .filter((one) => one.communityKey === townshipCode + code)
        .reduce((sum, one) => sum + one.households, 0),
    },
    ...{ community: null, labels: {}, shares: {} },
  }));
  const codes = atoms.map((one) => one.id);
  return district.plans.saveMergeResult(
    {
      name: '社区',
      outline: TOWN.district.outline,
      layerIds: [],
      options: DEFAULT_MERGE_OPTIONS,
      result: { ...mergeResult(), atoms, codes, unified: gridsOf(atoms, codes), arcs: arcsOf(atoms, codes) },
    },
    SYSTEM_ACTOR,
  );
}
