import { hashPassword } from '../access/passwords.ts';
import { actorOf, districtOf, type RequestContext } from '../request/context.ts';
import { type Refusal, refusal } from '../schema/problem.ts';
import { asRefusal, isRefused } from '../schema/refused.ts';
import { ACCOUNT_TEXTS, accountNameFault, displayNameFault } from './account-texts.ts';
import { AccountCreated, type CreateAccountInput } from './managed-account-type.ts';
import { newPassword } from './new-password.ts';
import { shownAccount } from './shown-account.ts';

/** Makes an account, with a password that has to be changed at once unless the office's own sign-in is used. */
export async function createAccount(
  input: CreateAccountInput,
  context: RequestContext,
): Promise<AccountCreated | Refusal> {
  const name = input.name.trim();
  const displayName = input.displayName.trim();
  const { role } = input;
  const departmentId = input.departmentId ?? null;
  const fault =
    accountNameFault(name) ??
    displayNameFault(displayName) ??
    (departmentId !== null && role !== 'officer' ? 'department-for-officers' : null);
  if (fault !== null) return refusal(fault, context.say(fault, { most: longest(fault) }));
  const password = input.withPassword === false ? null : newPassword(name);
  const made = await districtOf(context).accounts.create(
    {
      name,
      displayName,
      role,
      departmentId,
      passwordHash: password === null ? null : await hashPassword(password),
      mustChange: password !== null,
    },
    actorOf(context),
  );
  if (isRefused(made)) return asRefusal(made, context);
  return Object.assign(new AccountCreated(), { account: shownAccount(made), password });
}

function longest(fault: string): number {
  return fault === 'display-name-expected' ? ACCOUNT_TEXTS.displayName : ACCOUNT_TEXTS.name;
}
