import { actorOf, districtOf, type RequestContext } from '../request/context.ts';
import { type Refusal, refusal } from '../schema/problem.ts';
import { asRefusal, isRefused } from '../schema/refused.ts';
import { ACCOUNT_TEXTS, displayNameFault } from './account-texts.ts';
import type { ChangeAccountInput, ManagedAccount } from './managed-account-type.ts';
import { shownAccount } from './shown-account.ts';

/**
 * Changes an account. A department stays with officers only; nobody keeps themselves from signing in, or gives
 * themselves another role or department.
 */
export async function changeAccount(
  id: string,
  input: ChangeAccountInput,
  context: RequestContext,
): Promise<ManagedAccount | Refusal> {
  const { accounts } = districtOf(context);
  const refuse = (code: string) => refusal(code, context.say(code, { most: ACCOUNT_TEXTS.displayName, id }));
  const account = await accounts.account(id);
  if (account === null) return refuse('unknown-account');
  if (input.disabled === true && context.viewer?.id === id) return refuse('own-account');
  const displayName = input.displayName?.trim() ?? account.displayName;
  const fault = displayNameFault(displayName);
  if (fault !== null) return refuse(fault);
  const role = input.role ?? account.role;
  if (input.departmentId != null && role !== 'officer') return refuse('department-for-officers');
  const departmentId = input.departmentId === undefined ? account.departmentId : input.departmentId;
  const same = role === account.role && departmentId === account.departmentId;
  if (!same && context.viewer?.id === id) return refuse('own-grant');
  const changed = await accounts.change(
    id,
    {
      displayName,
      role,
      departmentId: role === 'officer' ? departmentId : null,
      ...(input.disabled == null ? {} : { disabled: input.disabled }),
    },
    actorOf(context),
  );
  context.services.sessions.forget();
  return isRefused(changed) ? asRefusal(changed, context) : shownAccount(changed);
}
