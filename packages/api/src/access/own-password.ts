import { actorOf, districtOf, type RequestContext } from '../request/context.ts';
import { type Refusal, refusal } from '../schema/problem.ts';
import { PASSWORD_RULES, passwordFault } from './password-rules.ts';
import { hashPassword, passwordMatches } from './passwords.ts';
import type { Viewer } from './policy-rule.ts';

/** Why the viewer may not go on with this password, or null. Guessing is slowed down as at the door. */
export async function checkOwnPassword(
  password: string,
  viewer: Viewer,
  context: RequestContext,
): Promise<Refusal | null> {
  const { signInLimit } = context.services;
  const { accounts } = districtOf(context);
  const wait = await signInLimit.take(context.address, viewer.name);
  if (wait !== null) return refusal('sign-in-too-often', context.say('sign-in-too-often', { seconds: wait }));
  const credentials = await accounts.credentials(viewer.id);
  const hash = credentials?.lockedUntil === null ? credentials.account.passwordHash : null;
  const readable = password.length <= PASSWORD_RULES.most;
  if (!(await passwordMatches(hash, readable ? password : ''))) {
    await accounts.countFailure(viewer.id, signInLimit.lock);
    return refusal('password-wrong', context.say('password-wrong'));
  }
  await signInLimit.forgive(context.address, viewer.name);
  return null;
}

/** Gives the viewer a new password and ends every other session of the account. */
export async function changePassword(
  current: string,
  next: string,
  viewer: Viewer,
  context: RequestContext,
): Promise<Viewer | Refusal> {
  const { accounts } = districtOf(context);
  const refuse = (code: string) => refusal(code, context.say(code, { ...PASSWORD_RULES, name: viewer.name }));
  if (viewer.demo) return refuse('demo-account-kept');
  const refused = await checkOwnPassword(current, viewer, context);
  if (refused !== null) return refused;
  const fault = passwordFault(next, viewer.name);
  if (fault !== null) return refuse(fault);
  const credentials = await accounts.credentials(viewer.id);
  if (credentials === null || credentials.account.passwordHash === null) return refuse('no-password-here');
  const earlier = [credentials.account.passwordHash, ...credentials.passwordHistory];
  for (const hash of earlier.slice(0, PASSWORD_RULES.history)) {
    if (await passwordMatches(hash, next)) return refuse('password-used-before');
  }
  const change = {
    passwordHash: await hashPassword(next),
    mustChange: false,
    keep: PASSWORD_RULES.history,
    exceptSession: viewer.sessionId,
  };
  await accounts.changePassword(viewer.id, change, actorOf(context));
  context.services.sessions.forget();
  const changed = { ...viewer, passwordMustChange: false };
  context.viewer = changed;
  return changed;
}
