import { explainFlip, type Flip } from '@onegrid/planning';
import type { RequestContext } from '../request/context.ts';
import type { AskedPlan } from './plan-insights.ts';

/** A department's name in the language of the request, from its key. */
export async function departmentNames(context: RequestContext): Promise<(id: string) => string> {
  const departments = await context.loaders.departments();
  return (id) => {
    const department = departments.find((each) => each.id === id);
    return (context.locale === 'en' ? department?.nameEn : department?.name) ?? id;
  };
}

/** What a local change of a plan would come to, in the language of the request. */
export async function flipText(
  subject: 'line' | 'arc',
  flip: Flip,
  { report }: AskedPlan,
  context: RequestContext,
): Promise<string> {
  const byHouseholds = (report.inputs.households ?? 0) > 0;
  const nameOf = await departmentNames(context);
  return explainFlip(flip, context.locale, { subject, byHouseholds, nameOf });
}
