import { buildDistrict, type District } from '@onegrid/demo';
import { DEFAULT_MERGE_OPTIONS, type MergeInput, type MergeOptions, mergeLayers } from '@onegrid/planning';
import { SYSTEM_ACTOR } from '../actor.ts';
import type { PlanRecord } from '../plan/records.ts';
import type { DistrictStore, Store } from '../store.ts';
import { cached, sourceStamp } from './seed-cache.ts';
import { seedTown } from './seed-town.ts';
import { signAndPublish } from './sign-and-publish.ts';

export interface SeedDemoOptions {
  /** Folder in which the built district and its merge are kept between first starts. */
  readonly cacheDir: string;
  /** One plain line for each stage. */
  readonly log: (line: string) => void;
}

const SEED = 1;
/** As many as the district has branches. */
const OPTIONS: MergeOptions = { ...DEFAULT_MERGE_OPTIONS, grids: 69 };
const PLAN_NAME = '多网合一初次划分';
const GENERATOR = ['@onegrid/demo', '@onegrid/geometry', '@onegrid/interchange'];
const MERGER = [...GENERATOR, '@onegrid/planning'];

/**
 * Fills a store with the demo district: places, nine departments with their layers, branches and appeals, and
 * the plan of 69 grids that their merge gives, published. What is already there is kept, so a start that was
 * cut off between district and plan goes on where it stopped. Computes for a while without a pause where the
 * cache does not have the district and its merge.
 */
export async function seedDemoDistrict(
  store: Store,
  { cacheDir, log }: SeedDemoOptions,
): Promise<PlanRecord> {
  const told = async <T>(stage: string, work: () => Promise<T>): Promise<T> => {
    const start = performance.now();
    const result = await work();
    log(`demo district: ${stage} in ${((performance.now() - start) / 1000).toFixed(1)} s`);
    return result;
  };
  const stamp = await sourceStamp(GENERATOR, `seed ${SEED}`);
  const { value: town } = await told('buildings, streets and layers made or read from the cache', () =>
    cached<District>(cacheDir, 'district', stamp, () => buildDistrict({ seed: SEED })),
  );
  const district = store.in(town.district.code);
  if ((await store.district(town.district.code)) === null) {
    await told('written to the database', () => seedTown(store, town));
  }
  const [known] = (await district.plans.plans({ first: 1 })).nodes;
  if (known !== undefined) return known;
  return told('layers merged, plan written and published', () => mergeAndPublish(district, town, cacheDir));
}

async function mergeAndPublish(
  district: DistrictStore,
  town: District,
  cacheDir: string,
): Promise<PlanRecord> {
  const accepted = await district.layers.acceptedLayers();
  const layerIds = town.departments.map(({ id }) => accepted.get(id)!.id);
  const stamp = await sourceStamp(MERGER, `seed ${SEED} with buildings`, JSON.stringify(OPTIONS));
  const { value } = await cached(cacheDir, 'merge', stamp, async () => {
    const { account, ...result } = mergeLayers(await mergeInput(district, town, layerIds), OPTIONS);
    return { result, claims: account?.claims ?? [] };
  });
  const plan = await district.plans.saveMergeResult(
    { name: PLAN_NAME, outline: town.district.outline, layerIds, options: OPTIONS, ...value },
    SYSTEM_ACTOR,
  );
  return signAndPublish(district, plan.id);
}

/** The layers as the store read them from the delivered files, over the district's own ground. */
async function mergeInput(
  district: DistrictStore,
  town: District,
  layerIds: readonly string[],
): Promise<MergeInput> {
  return {
    outline: town.district.outline,
    layers: await district.layers.departmentLayers(layerIds),
    households: { kind: 'points', points: await district.assets.householdPoints() },
    // No border cuts a building: a plan in force keeps that.
    buildings: await district.assets.mergeBuildings(),
    ...demoGround(town),
  };
}

/** Compounds, communities and streets of the district as a merge takes them. */
export function demoGround(town: District): Required<Pick<MergeInput, 'units' | 'communities' | 'streets'>> {
  const { code } = town.district;
  return {
    units: town.compounds.map(({ id, geometry }) => ({ id, geometry })),
    communities: town.communities.map((community) => ({
      id: community.townshipCode + community.code,
      name: community.name,
      code: code + community.townshipCode + community.code,
      geometry: community.geometry,
    })),
    streets: town.streets.map(({ id, line }) => ({ id, geometry: line })),
  };
}
