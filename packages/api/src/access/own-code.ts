import { type DistrictStore, StoreError } from '@onegrid/store';
import { actorOf, districtOf, type RequestContext } from '../request/context.ts';
import { type Refusal, refusal } from '../schema/problem.ts';
import { CodeStarted } from './account-type.ts';
import { codeAddress, newCodeSecret, stepOfCode } from './one-time-code.ts';
import { checkOwnPassword } from './own-password.ts';
import type { Viewer } from './policy-rule.ts';

/** Whether it is a code of the account about now that was not taken before; it is taken then. */
export async function takeCode(district: DistrictStore, accountId: string, code: string): Promise<boolean> {
  const secret = await district.accounts.totpSecret(accountId);
  const step = secret === null ? null : stepOfCode(secret, code, new Date());
  return step !== null && district.accounts.takeTotpStep(accountId, step);
}

/** A new secret for the viewer's authenticator; signing in asks for it only once a code was confirmed. */
export async function startCode(viewer: Viewer, context: RequestContext): Promise<CodeStarted | Refusal> {
  const { accounts } = districtOf(context);
  if (viewer.demo) return refusal('demo-account-kept', context.say('demo-account-kept'));
  const credentials = await accounts.credentials(viewer.id);
  if (credentials === null || credentials.account.passwordHash === null) {
    return refusal('no-password-here', context.say('no-password-here'));
  }
  if (credentials.totpConfirmedAt !== null) return refusal('code-in-use', context.say('code-in-use'));
  const secret = newCodeSecret();
  try {
    await accounts.setTotp(viewer.id, secret, actorOf(context));
  } catch (error) {
    if (!(error instanceof StoreError) || error.code !== 'master-key-missing') throw error;
    return refusal('codes-unavailable', context.say('codes-unavailable'));
  }
  return Object.assign(new CodeStarted(), { secret, uri: codeAddress(secret, viewer.name) });
}

export async function confirmCode(
  code: string,
  viewer: Viewer,
  context: RequestContext,
): Promise<Viewer | Refusal> {
  const { accounts } = districtOf(context);
  const wait = await context.services.signInLimit.take(context.address, viewer.name);
  if (wait !== null) return refusal('sign-in-too-often', context.say('sign-in-too-often', { seconds: wait }));
  if ((await accounts.credentials(viewer.id))?.totpConfirmedAt != null) {
    return refusal('code-in-use', context.say('code-in-use'));
  }
  const secret = await accounts.totpSecret(viewer.id);
  if (secret === null) return refusal('code-not-started', context.say('code-not-started'));
  const step = stepOfCode(secret, code, new Date());
  if (step === null || !(await accounts.confirmTotp(viewer.id, step, actorOf(context)))) {
    return refusal('code-wrong', context.say('code-wrong'));
  }
  await context.services.signInLimit.forgive(context.address, viewer.name);
  return viewer;
}

/** Signing in asks for no code any more; takes the password again, as a session may have been left open. */
export async function dropCode(
  password: string,
  viewer: Viewer,
  context: RequestContext,
): Promise<Viewer | Refusal> {
  const refused = await checkOwnPassword(password, viewer, context);
  if (refused !== null) return refused;
  await districtOf(context).accounts.setTotp(viewer.id, null, actorOf(context));
  return viewer;
}
