import { buildDistrict } from '@onegrid/demo';
import { blockingIssues, checkGrids } from '@onegrid/planning';
import { beforeAll, expect, it } from 'vitest';
import { statement } from '../../src/engine/statement.ts';
import { type DistrictStore, type PlanRecord, seedDemoDistrict } from '../../src/index.ts';
import { DEMO_CACHE } from '../support/demo-cache.ts';
import { describeOnEngines } from '../support/engines.ts';

const FIGURES = statement(import.meta.url, '../judge/district.sql');
const INSIDE = statement(import.meta.url, '../judge/layers-inside.sql');
/** Building and merging on a busy machine, where the cache has neither. */
const FIRST_START_MS = 400_000;

interface Figures {
  readonly grids: number;
  readonly codes: number;
  readonly invalid: number;
  readonly buildings: number;
  readonly appeals: number;
  readonly branches: number;
  readonly compounds: number;
  readonly cut: number;
  readonly astray: number;
  readonly communities: number;
  readonly area: number;
  readonly outline_area: number;
  readonly households: number;
  readonly households_of_buildings: number;
  readonly buildings_astray: number;
}

const TOWN = buildDistrict({ seed: 1 });

describeOnEngines('the demo district', (opened) => {
  const lines: string[] = [];
  let district: DistrictStore;
  let plan: PlanRecord;
  let figures: Figures;

  beforeAll(async () => {
    const { store, database } = opened();
    plan = await seedDemoDistrict(store, { cacheDir: DEMO_CACHE, log: (line) => lines.push(line) });
    district = store.in(TOWN.district.code);
    figures = await database.read((session) =>
      session.one<Figures>(FIGURES, { district: TOWN.district.code }),
    );
  }, FIRST_START_MS);

  it('tells of each stage, and keeps what is there the next time', async () => {
    expect(lines).toHaveLength(3);
    const again: string[] = [];
    const same = await seedDemoDistrict(opened().store, {
      cacheDir: DEMO_CACHE,
      log: (line) => again.push(line),
    });
    expect(same.id).toBe(plan.id);
    expect(again).toHaveLength(1);
  });

  it('has as many places, branches and appeals in the database as were built', async () => {
    const { buildings, appeals, branches, compounds } = figures;
    expect({ buildings, appeals, branches, compounds }).toEqual({
      buildings: TOWN.buildings.length,
      appeals: TOWN.appeals.length,
      branches: 69,
      compounds: TOWN.compounds.length,
    });
    expect(figures.households_of_buildings).toBe(
      TOWN.buildings.reduce((sum, { households }) => sum + households, 0),
    );
    const streets = [];
    for await (const batch of district.tileFeatures({ kind: 'streets' })) streets.push(...batch);
    expect(streets).toHaveLength(TOWN.streets.length);
    expect(streets.filter(({ properties }) => properties.class === 'railway').length).toBeGreaterThan(0);
  });

  it('has nine layers read from their files as declared, all where the district is', async () => {
    const accepted = await district.layers.acceptedLayers();
    expect([...accepted.keys()].sort()).toEqual(TOWN.departments.map(({ id }) => id).sort());
    for (const { id, layer } of TOWN.departments) {
      const kept = accepted.get(id)!;
      const [received] = await district.files.received(kept.fileId!);
      expect(received.name).toBe(layer.fileName);
      expect(Buffer.from(received.content).equals(Buffer.from(layer.file.files[0].content))).toBe(true);
      const { properties } = layer.features.features[0];
      expect((kept.report as { read: number }).read).toBe(layer.features.features.length);
      expect(Object.keys(properties)).toContain(layer.nameField);
    }
    expect(accepted.get('urban')).toMatchObject({ reference: 'GCJ-02' });
    expect(accepted.get('governance')).toMatchObject({ encoding: 'gbk' });
    const inside = await opened().database.read((session) =>
      session.one<{ layers: number; least_inside: number }>(INSIDE, { district: TOWN.district.code }),
    );
    expect(inside.layers).toBe(9);
    expect(inside.least_inside).toBeGreaterThan(0.995);
  });

  it('is divided into 69 grids that cut no compound and lie in one community each', () => {
    expect(plan.status).toBe('published');
    expect(figures).toMatchObject({ grids: 69, codes: 69, invalid: 0, cut: 0, astray: 0, communities: 22 });
    expect(Math.abs(figures.area - figures.outline_area) / figures.outline_area).toBeLessThan(1e-6);
    expect(figures.buildings_astray).toBe(0);
    expect(figures.households).toBe(figures.households_of_buildings);
  });

  it('was signed by nine departments for 22 communities, and keeps the rules that a plan in force keeps', async () => {
    const { state, communities } = (await district.reviews.standings([plan.id])).get(plan.id)!;
    expect([state, communities.length]).toEqual(['signed', 22]);
    for (const { signatures } of communities) expect(signatures.length).toBe(9);
    expect(communities[0]!.signatures.filter(({ lead }) => lead).map((each) => each.departmentId)).toEqual([
      ...['party', 'governance', 'civil'],
    ]);
    const { assets, plans, publications } = district;
    const at = (await plans.state(plan.id))!;
    const rules = {
      band: null,
      communities: (await assets.communities()).map((community) => ({
        ...community,
        code: `${TOWN.district.code}${community.code}`,
      })),
      units: await assets.compounds(),
      buildings: TOWN.buildings.map((building) => ({ ...building, name: null })),
      links: at.basis.links,
    };
    expect(blockingIssues(checkGrids(at, null, rules, { fixes: false }))).toEqual([]);
    const { codes, retiredCodes } = (await publications.publications([plan.id])).get(plan.id)!;
    expect(codes.every(({ kind, to }) => kind === 'new' && /^999902\d{9}$/.test(to))).toBe(true);
    expect(retiredCodes).toEqual([]);
    const sources = new Map<string, number>();
    let after: string | null = null;
    do {
      const page = await publications.shares(plan.id, {}, { first: 200, after });
      for (const { legacyGridId, share } of page.nodes)
        sources.set(legacyGridId!, (sources.get(legacyGridId!) ?? 0) + share);
      after = page.hasNextPage ? page.cursors.at(-1)! : null;
    } while (after !== null);
    const accepted = [...(await district.layers.acceptedLayers()).values()];
    expect(sources.size).toBe(accepted.reduce((sum, { gridCount }) => sum + gridCount, 0));
    for (const sum of sources.values()) expect(sum).toBeCloseTo(1, 9);
  });
});
