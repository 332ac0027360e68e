import type { Objective, PlanBasis } from '@onegrid/planning';
import type { DistrictStore, PlanRecord, PlanState } from '@onegrid/store';

/** A plan at a revision as the thread and the jobs' processes are asked about it. */
export interface PlanQuestion {
  readonly basis: PlanBasis;
  /** `codes[i]` is the grid of `basis.atoms[i]`. */
  readonly codes: readonly string[];
  /** What the plan was to be good for. */
  readonly objective: Objective;
  /** Least and greatest size of a grid as multiples of the mean; null where none was asked for. */
  readonly band: readonly [number, number] | null;
}

const MOST_AGREED: Objective = { agreement: 1, evenness: 0, stability: 0 };

/** What a plan was to be good for; plans made before objectives were known are the most agreed. */
export function objectiveOf({ origin, report }: Pick<PlanRecord, 'origin' | 'report'>): Objective {
  return origin.kind === 'proposal' ? origin.objective : (report.options.objective ?? MOST_AGREED);
}

/** The question about a plan at the revision of its record; null where the plan is gone. */
export async function planQuestion(
  { plans }: Pick<DistrictStore, 'plans'>,
  plan: Pick<PlanRecord, 'id' | 'revision' | 'origin' | 'report'>,
): Promise<PlanQuestion | null> {
  const state = await plans.state(plan.id, plan.revision);
  return state === null ? null : questionOf(state, plan);
}

/** The question about a state of a plan. */
export function questionOf(
  { atoms, codes, basis }: Pick<PlanState, 'atoms' | 'codes' | 'basis'>,
  plan: Pick<PlanRecord, 'origin' | 'report'>,
): PlanQuestion {
  const { band } = plan.report.options;
  return { basis: { ...basis, atoms }, codes, objective: objectiveOf(plan), band };
}
