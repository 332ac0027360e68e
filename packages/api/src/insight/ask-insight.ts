import type { DistrictStore } from '@onegrid/store';
import type { InsightThread } from './insight-thread.ts';
import type { AskedPlan, PlanInsights } from './plan-insights.ts';
import { type PlanQuestion, planQuestion } from './plan-question.ts';

/** What computes insights: lives as long as the server. */
export interface InsightServices {
  readonly insights: PlanInsights;
  readonly thinking: InsightThread;
}

/** The question about a plan that is there; plans are never deleted, and every revision of one has a state. */
export async function questionAbout(district: DistrictStore, plan: AskedPlan): Promise<PlanQuestion> {
  const question = await planQuestion(district, plan);
  if (question === null) throw new Error(`The plan ${plan.id} has no state at revision ${plan.revision}.`);
  return question;
}
