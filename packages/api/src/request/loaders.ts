import type { PlanMark } from '@onegrid/planning';
import type {
  BranchRecord,
  CrosswalkRow,
  DepartmentRecord,
  DistrictStore,
  GridRecord,
  LayerRecord,
  LegacyGridRecord,
  LegacyShareRow,
  MicroAtom,
  PlanRecord,
  PublicationRecord,
  ReviewStanding,
} from '@onegrid/store';
import DataLoader from 'dataloader';
import { viewerReach } from '../access/policies.ts';
import { insiders, type Viewer } from '../access/policy-rule.ts';
import { createAccountLoaders } from '../account/account-loaders.ts';
import type { InsightServices } from '../insight/ask-insight.ts';
import { createInsightLoaders } from '../insight/insight-loaders.ts';
import { seesLayer } from '../layer/policy.ts';
import { createPersonLoaders } from '../person/person-loaders.ts';
import { seesPlan } from '../plan/policy.ts';

/** A key within a plan: a grid code, a legacy grid id. */
export interface InPlan {
  readonly planId: string;
  readonly key: string;
}

type BatchOfPlan<Value> = (planId: string, keys: readonly string[]) => Promise<ReadonlyMap<string, Value>>;

/** A loader that asks once for each plan, whatever the number of keys; `missing` stands for what is not there. */
function loaderInPlan<Value>(batch: BatchOfPlan<Value>, missing: Value): DataLoader<InPlan, Value, string> {
  return new DataLoader(
    async (asked) => {
      const plans = new Map<string, string[]>();
      for (const { planId, key } of asked) {
        const keys = plans.get(planId);
        if (keys === undefined) plans.set(planId, [key]);
        else keys.push(key);
      }
      const answers = new Map<string, ReadonlyMap<string, Value>>();
      for (const [planId, keys] of plans) answers.set(planId, await batch(planId, keys));
      return asked.map(({ planId, key }) => answers.get(planId)?.get(key) ?? missing);
    },
    { cacheKeyFn: ({ planId, key }) => `${planId} ${key}` },
  );
}

function loaderOf<Value>(batch: (ids: readonly string[]) => Promise<ReadonlyMap<string, Value>>) {
  return new DataLoader<string, Value | null>(async (ids) => {
    const found = await batch(ids);
    return ids.map((id) => found.get(id) ?? null);
  });
}

/** Places by `lon lat`, answered with the code of the grid they lie in. */
function gridCodeLoader(store: DistrictStore) {
  return loaderInPlan<string | null>(async (planId, keys) => {
    const points = keys.map((key) => {
      const [lon, lat] = key.split(' ').map(Number);
      return { lon, lat };
    });
    const codes = await store.plans.gridCodesAt(planId, points);
    return new Map(keys.map((key, index) => [key, codes[index]]));
  }, null);
}

/** Runs a question once and remembers the answer for the rest of the request. */
function once<Value>(ask: () => Promise<Value>): () => Promise<Value> {
  let answer: Promise<Value> | null = null;
  return () => {
    answer ??= ask();
    return answer;
  };
}

/** Everything that fields of a list load row by row, batched over the request; what the viewer does not see is not there. */
export function createLoaders(store: DistrictStore, services: InsightServices, viewer: Viewer | null) {
  const layer = loaderOf<LayerRecord>(async (ids) => {
    const found = await store.layers.layersByIds(ids);
    return new Map([...found].filter(([, record]) => seesLayer(viewer, record)));
  });
  const seen = (plan: PlanRecord | null) => (plan !== null && seesPlan(viewer, plan) ? plan : null);
  return {
    ...createAccountLoaders(store),
    ...createInsightLoaders(store, services),
    ...createPersonLoaders(store, viewerReach(viewer, 'person')),
    /** All departments in their order; there are few. */
    departments: once(async () => store.layers.departments()),
    department: loaderOf<DepartmentRecord>(
      async () => new Map((await store.layers.departments()).map((row) => [row.id, row])),
    ),
    acceptedLayers: once(async () => store.layers.acceptedLayers()),
    layer,
    legacyGrid: loaderOf<LegacyGridRecord>(async (ids) => {
      const found = await store.layers.legacyGridsByIds(ids);
      if (insiders(viewer)) return found;
      const layers = await layer.loadMany([...new Set([...found.values()].map(({ layerId }) => layerId))]);
      const shown = new Set(
        layers.flatMap((each) => (each === null || each instanceof Error ? [] : [each.id])),
      );
      return new Map([...found].filter(([, { layerId }]) => shown.has(layerId)));
    }),
    currentPlan: once(async () => seen(await store.plans.current())),
    /** Plans of one request are few: one, or a page of the list of plans, which primes this. */
    plan: new DataLoader<string, PlanRecord | null>((ids) =>
      Promise.all(ids.map(async (id) => seen(await store.plans.plan(id)))),
    ),
    grid: loaderInPlan<GridRecord | null>((planId, codes) => store.plans.gridsByCodes(planId, codes), null),
    neighbours: loaderInPlan<readonly string[]>((planId, codes) => store.plans.neighbours(planId, codes), []),
    crosswalk: loaderInPlan<readonly CrosswalkRow[]>((planId, ids) => store.plans.crosswalk(planId, ids), []),
    legacyShares: loaderInPlan<readonly LegacyShareRow[]>(
      (planId, codes) => store.plans.legacyShares(planId, codes),
      [],
    ),
    branchesOfGrid: loaderInPlan<readonly BranchRecord[]>(
      (planId, codes) => store.organisation.branchesByGrid(planId, codes),
      [],
    ),
    /** Plans of one request are few. */
    gridsWithoutBranch: new DataLoader<string, readonly string[]>((ids) =>
      Promise.all(ids.map((id) => store.organisation.gridsWithoutBranch(id))),
    ),
    reviewStanding: new DataLoader<string, ReviewStanding>(async (plans) => {
      const found = await store.reviews.standings(plans);
      return plans.map((plan) => found.get(plan) ?? new Error(`no plan ${plan}`));
    }),
    publication: loaderOf<PublicationRecord>((plans) => store.publications.publications(plans)),
    gridMarks: loaderInPlan<readonly PlanMark[]>(
      (planId, codes) => store.work.marksByGrid(planId, codes),
      [],
    ),
    microAtoms: loaderInPlan<readonly MicroAtom[]>(
      (planId, codes) => store.work.microByGrid(planId, codes),
      [],
    ),
    appealCount: loaderInPlan<number | null>((planId, codes) => store.appeals.countsByGrid(planId, codes), 0),
    /** As it is told to who may not see every appeal. */
    toldAppealCount: loaderInPlan<number | null>(
      (planId, codes) => store.appeals.countsByGrid(planId, codes, true),
      null,
    ),
    gridCodeAt: gridCodeLoader(store),
  };
}

export type Loaders = ReturnType<typeof createLoaders>;
