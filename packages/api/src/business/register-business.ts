import { Role } from '../access/account-type.ts';
import { holds } from '../access/policy-rule.ts';
import { actorOf, districtOf, type RequestContext } from '../request/context.ts';
import { actsForDepartment } from '../review/acts-for-department.ts';
import { type Refusal, refusal } from '../schema/problem.ts';
import { asRefusal, isRefused } from '../schema/refused.ts';
import type { BusinessResult, RegisterBusinessInput } from './business-type.ts';
import { shownBusiness } from './shown-business.ts';

const LONGEST_NAME = 100;
const LONGEST_ITEM = 200;
const MOST_ITEMS = 50;
const MOST_OFFICERS = 100;

/** Planners speak for any department here: the whole net is theirs to keep. */
export function mayFileFor(departmentId: string, context: RequestContext): boolean {
  return (
    (context.viewer !== null && holds(context.viewer, Role.PLANNER)) ||
    actsForDepartment(departmentId, context)
  );
}

/** The code of what is wrong with it, or null. */
function faultOf({ name, items, officersPerGrid, from, until }: RegisterBusinessInput): string | null {
  if (name.trim() === '' || name.trim().length > LONGEST_NAME) return 'business-name-expected';
  const said = items.map((item) => item.trim());
  if (said.length < 1 || said.length > MOST_ITEMS) return 'business-items-expected';
  if (said.some((item) => item === '' || item.length > LONGEST_ITEM)) return 'business-items-expected';
  if (!(officersPerGrid > 0 && officersPerGrid <= MOST_OFFICERS)) return 'officers-out-of-range';
  return until != null && until < from ? 'days-reversed' : null;
}

/** Registers a department's work on the unified grid, after looking at what was given. */
export async function registerBusiness(
  input: RegisterBusinessInput,
  context: RequestContext,
): Promise<typeof BusinessResult> {
  const refuse = (code: string): Refusal =>
    refusal(code, context.say(code, { most: LONGEST_NAME, items: MOST_ITEMS, limit: MOST_OFFICERS }));
  if (!mayFileFor(input.departmentId, context)) return refuse('own-department-only');
  const fault = faultOf(input);
  if (fault !== null) return refuse(fault);
  const outcome = await districtOf(context).businesses.register(
    {
      departmentId: input.departmentId,
      name: input.name.trim(),
      items: input.items.map((item) => item.trim()),
      officersPerGrid: input.officersPerGrid,
      from: dayOf(input.from),
      until: input.until == null ? null : dayOf(input.until),
    },
    actorOf(context),
  );
  return isRefused(outcome) ? asRefusal(outcome, context) : shownBusiness(outcome);
}

/** Ends a business of one's own department; planners may end any. */
export async function endBusiness(id: string, context: RequestContext): Promise<typeof BusinessResult> {
  const { businesses } = districtOf(context);
  const known = await businesses.business(id);
  if (known !== null && !mayFileFor(known.departmentId, context)) {
    return refusal('own-department-only', context.say('own-department-only'));
  }
  const outcome = await businesses.end(id, actorOf(context));
  return isRefused(outcome) ? asRefusal(outcome, context) : shownBusiness(outcome);
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}
