import type { AppealConditions, AppealReach } from '@onegrid/store';
import { viewerReach } from '../access/policies.ts';
import type { RequestContext } from '../request/context.ts';
import { badArgument } from '../schema/worded-error.ts';
import type { AppealFilter } from './appeal-type.ts';
import { type TooFine, toldConditions, tooFine } from './told-conditions.ts';

/** Sides of cells, in metres, that lie in one another: cells of other sides would cut a cell in two. */
const PROTECTED_CELLS_M = [100, 200, 400, 800] as const;

/** The plan whose codes grid workers are bound to: the one in force. */
async function planInForce(context: RequestContext): Promise<string | null> {
  const plan = await context.loaders.currentPlan();
  return plan?.status === 'published' ? plan.id : null;
}

/** Where the viewer sees single appeals; undefined for everywhere. */
export async function appealReach(context: RequestContext): Promise<AppealReach | undefined> {
  const { everything, ...reach } = viewerReach(context.viewer, 'appeal');
  if (everything) return undefined;
  return { ...reach, planId: reach.grids.length > 0 ? await planInForce(context) : null };
}

/** Whether the viewer may see every appeal of the district. */
export function seesEveryAppeal(context: RequestContext): boolean {
  return viewerReach(context.viewer, 'appeal').everything;
}

/**
 * Whether figures are told rounded and without small groups: unless the viewer may see every appeal that can count, by
 * its reach alone or because the filter keeps within it. `planId` is the plan that a grid of the filter belongs to.
 */
export async function figuresProtected(
  filter: AppealFilter | null | undefined,
  planId: string | null,
  context: RequestContext,
): Promise<boolean> {
  const reach = viewerReach(context.viewer, 'appeal');
  if (reach.everything) return false;
  const { departmentId, townCode, communityCode, gridCode } = filter ?? {};
  if (departmentId && reach.departments.includes(departmentId)) return false;
  if (townCode && reach.towns.includes(townCode)) return false;
  if (communityCode && reach.communities.includes(communityCode)) return false;
  if (!gridCode || !reach.grids.includes(gridCode) || planId === null) return true;
  return planId !== (await planInForce(context));
}

/** The conditions of figures that are told protected, with times of whole days; those that are too fine are refused. */
export function coarse<Asked extends AppealConditions>(
  asked: Asked,
  finenessOf: (conditions: AppealConditions) => TooFine | null = tooFine,
): Asked {
  const conditions = toldConditions(asked);
  const found = finenessOf(conditions);
  if (found !== null) throw badArgument(found.argument, found.reason, null);
  return conditions;
}

/** The side of protected cells nearest above the one asked for, the widest at most. */
export function protectedCell(askedM: number): number {
  return PROTECTED_CELLS_M.find((side) => side >= askedM) ?? PROTECTED_CELLS_M[PROTECTED_CELLS_M.length - 1];
}
