import type { AccountDetails, Refused } from '@onegrid/store';
import { isDemoAccount } from '../access/demo-accounts.ts';
import { PASSWORD_RULES } from '../access/password-rules.ts';
import { hashPassword } from '../access/passwords.ts';
import { actorOf, districtOf, type RequestContext } from '../request/context.ts';
import { type Refusal, refusal } from '../schema/problem.ts';
import { asRefusal, isRefused } from '../schema/refused.ts';
import { type ManagedAccount, PasswordReset } from './managed-account-type.ts';
import { newPassword } from './new-password.ts';
import { shownAccount } from './shown-account.ts';

/** Gives an account a password to hand over; it has to be changed at the next sign-in, and every session ends. */
export async function resetPassword(id: string, context: RequestContext): Promise<PasswordReset | Refusal> {
  const { accounts } = districtOf(context);
  const account = await accounts.account(id);
  if (account === null) return refusal('unknown-account', context.say('unknown-account', { id }));
  if (isDemoAccount(account.name)) return refusal('demo-account-kept', context.say('demo-account-kept'));
  const password = newPassword(account.name);
  const passwordHash = await hashPassword(password);
  const change = { passwordHash, mustChange: true, keep: PASSWORD_RULES.history, exceptSession: null };
  await accounts.changePassword(id, change, actorOf(context));
  context.services.sessions.forget();
  const changed = (await accounts.account(id)) ?? account;
  return Object.assign(new PasswordReset(), { account: shownAccount(changed), password });
}

export async function unlockAccount(id: string, context: RequestContext): Promise<ManagedAccount | Refusal> {
  return shown(await districtOf(context).accounts.unlock(id, actorOf(context)), context);
}

export async function resetCode(id: string, context: RequestContext): Promise<ManagedAccount | Refusal> {
  const { accounts } = districtOf(context);
  const account = await accounts.account(id);
  if (account === null) return refusal('unknown-account', context.say('unknown-account', { id }));
  await accounts.setTotp(id, null, actorOf(context));
  return shown((await accounts.account(id)) ?? account, context);
}

export async function linkOidc(
  id: string,
  issuer: string | null,
  subject: string | null,
  context: RequestContext,
): Promise<ManagedAccount | Refusal> {
  const parts = [issuer?.trim() ?? '', subject?.trim() ?? ''];
  const none = parts.every((part) => part === '');
  if (!none && (!URL.canParse(parts[0]) || parts[1] === '' || parts.some((part) => part.length > 255))) {
    return refusal('oidc-link-expected', context.say('oidc-link-expected'));
  }
  const link = none ? null : { issuer: parts[0], subject: parts[1] };
  return shown(await districtOf(context).accounts.linkOidc(id, link, actorOf(context)), context);
}

function shown(outcome: AccountDetails | Refused, context: RequestContext): ManagedAccount | Refusal {
  return isRefused(outcome) ? asRefusal(outcome, context) : shownAccount(outcome);
}
