import type { PlanMeasures } from '@onegrid/planning';
import type { DistrictStore, PlanRecord } from '@onegrid/store';
import DataLoader from 'dataloader';
import type { InsightThread } from './insight-thread.ts';
import type { AskedPlan, Computed, PlanInsights } from './plan-insights.ts';
import { type PlanQuestion, planQuestion } from './plan-question.ts';

/** What computes insights: lives as long as the server. */
export interface InsightServices {
  readonly insights: PlanInsights;
  readonly thinking: InsightThread;
}

/** Reads the question about a plan and computes its answer; a plan that is gone is a bug, plans are never deleted. */
export async function asked<Answer>(
  district: DistrictStore,
  plan: AskedPlan,
  compute: (question: PlanQuestion) => Promise<Answer>,
): Promise<Answer> {
  const question = await planQuestion(district, plan);
  if (question === null) throw new Error(`The plan ${plan.id} has no state at revision ${plan.revision}.`);
  return compute(question);
}

/** Batches of one request over plans. */
export function createInsightLoaders(district: DistrictStore, { insights, thinking }: InsightServices) {
  const measured = async (plan: AskedPlan): Promise<Computed> => ({
    // A plan that nobody has edited was measured when it was made.
    content:
      plan.revision === 1
        ? plan.report.measures
        : await asked(district, plan, (question) => thinking.measures(question)),
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
    ledgerTotals: new DataLoader((plans: readonly string[]) =>
      Promise.all(plans.map((plan) => district.insights.ledgerTotals(plan))),
    ),
  };
}

export type InsightLoaders = ReturnType<typeof createInsightLoaders>;
