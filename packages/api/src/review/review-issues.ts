import { blockingIssues, checkGrids, type EditRules, type Issue } from '@onegrid/planning';
import type { DistrictStore, PlanRecord } from '@onegrid/store';
import type { EditIssue } from '../plan/edit-type.ts';
import { shownIssue } from '../plan/shown-issue.ts';
import { districtOf, type RequestContext } from '../request/context.ts';
import type { PlanGroundReader } from '../work/plan-ground.ts';

/**
 * Finds what keeps plans from being put up for review and from being published, once for each revision and for as
 * long as the same ground is under it.
 */
export class ReviewIssueReader {
  readonly #found = new WeakMap<EditRules, Map<string, Promise<readonly Issue[]>>>();

  constructor(private readonly grounds: PlanGroundReader) {}

  async read(district: DistrictStore, plan: PlanRecord): Promise<readonly Issue[]> {
    const { rules } = await this.grounds.read(district, plan);
    const known = this.#found.get(rules) ?? new Map<string, Promise<readonly Issue[]>>();
    this.#found.set(rules, known);
    const asked = known.get(plan.id + plan.revision) ?? findIssues(district, plan, rules);
    // Of each plan the newest revision is looked at.
    for (const key of known.keys()) if (key.startsWith(plan.id)) known.delete(key);
    known.set(plan.id + plan.revision, asked);
    asked.catch(() => known.delete(plan.id + plan.revision));
    return asked;
  }
}

async function findIssues(
  district: DistrictStore,
  { id, revision }: PlanRecord,
  rules: EditRules,
): Promise<readonly Issue[]> {
  const state = await district.plans.state(id, revision);
  return state === null ? [] : blockingIssues(checkGrids(state, null, rules, { fixes: false }));
}

/** The same of a plan as it stands in the store now, in the language of the request; none where there is no such plan. */
export async function reviewIssues(planId: string, context: RequestContext): Promise<readonly EditIssue[]> {
  const district = districtOf(context);
  const plan = await district.plans.plan(planId);
  if (plan === null) return [];
  const issues = await context.services.reviewIssues.read(district, plan);
  return issues.map((issue) => shownIssue(issue, context));
}
