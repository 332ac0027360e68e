import { blockingIssues } from '@onegrid/planning';
import type { EditIssue } from '../plan/edit-type.ts';
import { shownIssue } from '../plan/shown-issue.ts';
import { districtOf, type RequestContext } from '../request/context.ts';

/**
 * What of a plan, as it stands in the store now, keeps it from being put up for review and from being published, in
 * the language of the request; nothing where there is no such plan.
 */
export async function reviewIssues(planId: string, context: RequestContext): Promise<readonly EditIssue[]> {
  const district = districtOf(context);
  const plan = await district.plans.plan(planId);
  if (plan === null) return [];
  const checks = await context.services.checks.of(district, plan, plan.revision);
  return blockingIssues(checks ?? []).map((issue) => shownIssue(issue, context));
}
