import type { Flip, GridLineage, PlanMeasures } from '@onegrid/planning';
import type { DistrictStore, PlanRecord } from '@onegrid/store';
import DataLoader from 'dataloader';
import { type InsightServices, questionAbout } from './ask-insight.ts';
import { FLIPS, readyFlips } from './lost-lines.ts';
import { type AskedPlan, type Computed, insightKey } from './plan-insights.ts';

/** An arc of a plan. */
interface ArcOfPlan {
  readonly plan: AskedPlan;
  readonly arcId: string;
}

/** Batches of one request over plans. */
export function createInsightLoaders(district: DistrictStore, services: InsightServices) {
  const { insights, thinking } = services;
  const measured = async (plan: AskedPlan): Promise<Computed> => ({
    // A plan that nobody has edited was measured when it was made; a copy has the report of what it was copied from.
    content:
      plan.revision === 1 && plan.origin.kind !== 'fork'
        ? plan.report.measures
        : await thinking.measures(await questionAbout(district, plan)),
  });
  return {
    measures: new DataLoader<AskedPlan, PlanMeasures, string>(
      async (plans) =>
        (await insights.contents(district, 'measures', plans, measured)) as readonly PlanMeasures[],
      { cacheKeyFn: ({ id, revision }) => `${id} ${revision}` },
    ),
    siblings: new DataLoader<string, readonly PlanRecord[]>(async (bases) => {
      const found = await district.plans.plansOfBases(bases);
      return bases.map((base) => found.get(base) ?? []);
    }),
    lineage: new DataLoader<string, readonly GridLineage[]>(async (plans) => {
      const found = await district.plans.lineages(plans);
      return plans.map((plan) => found.get(plan) ?? []);
    }),
    /** Plans of one request whose ledgers are asked for are few. */
    ledgerTotals: new DataLoader((plans: readonly string[]) =>
      Promise.all(plans.map((plan) => district.insights.ledgerTotals(plan))),
    ),
    flip: new DataLoader<ArcOfPlan, Flip | null, string>(
      async (arcs) => {
        const plans = new Map(arcs.map(({ plan }) => [plan.id, plan]));
        const found = new Map<string, ReadonlyMap<string, unknown>>();
        for (const plan of plans.values()) {
          await readyFlips(district, plan, services);
          const ids = arcs.filter((arc) => arc.plan.id === plan.id).map(({ arcId }) => arcId);
          found.set(plan.id, await district.insights.itemsByIds(insightKey(plan, FLIPS), ids));
        }
        return arcs.map(({ plan, arcId }) => (found.get(plan.id)?.get(arcId) as Flip | undefined) ?? null);
      },
      { cacheKeyFn: ({ plan, arcId }) => `${plan.id} ${arcId}` },
    ),
  };
}
