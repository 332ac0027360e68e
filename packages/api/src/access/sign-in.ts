import type { AccountRecord } from '@onegrid/store';
import type { RequestContext } from '../request/context.ts';
import { type Refusal, refusal } from '../schema/problem.ts';
import { CodeRequired, SignedIn } from './account-type.ts';
import { isDemoAccount } from './demo-accounts.ts';
import { takeCode } from './own-code.ts';
import { passwordMatches } from './passwords.ts';

/** Names and passwords longer than this are refused unread: hashing them would be work for nothing. */
const LONGEST_CREDENTIAL = 200;
/**
 * Who tried, in the log, where there is no such account. What was typed may be a password, or somebody's number, and
 * the log is never changed again.
 */
const NOBODY = '?';

/**
 * Signs in with a name, a password and, where the account has a second factor, a code. An unknown name, a wrong
 * password, and an account that is disabled, locked or has no password are refused alike, in the same words and after
 * the same work. Above all a locked account does not tell whether the password was right: else guessing could go on.
 */
export async function signIn(
  name: string,
  password: string,
  code: string | null,
  context: RequestContext,
): Promise<SignedIn | CodeRequired | Refusal> {
  const { district, services, address } = context;
  if (district === null) return refusal('district-missing', context.say('district-missing'));
  const wait = await services.signInLimit.take(address, name.slice(0, LONGEST_CREDENTIAL));
  if (wait !== null) return refusal('sign-in-too-often', context.say('sign-in-too-often', { seconds: wait }));
  if (isDemoAccount(name) && !services.demoAllowed) {
    return refusal('demo-account-refused', context.say('demo-account-refused'));
  }
  const readable = name.length <= LONGEST_CREDENTIAL && password.length <= LONGEST_CREDENTIAL;
  const credentials = readable ? await district.accounts.credentialsByName(name) : null;
  const account = credentials?.account ?? null;

  const refuse = async (reason: string): Promise<Refusal> => {
    // For nobody as well: the answer takes as long.
    await district.accounts.countFailure(account?.id ?? '', services.signInLimit.lock);
    await district.access.record(
      { action: 'session.refuse', objectKind: 'account', objectId: account?.id ?? null, after: { address } },
      { accountId: account?.id ?? null, name: account?.name ?? NOBODY },
    );
    return refusal(reason, context.say(reason));
  };

  const open = credentials !== null && credentials.lockedUntil === null && isOpen(credentials.account);
  const hash = open ? credentials.account.passwordHash : null;
  const matches = await passwordMatches(hash, readable ? password : '');
  if (!open || !matches) return refuse('sign-in-refused');
  if (credentials.totpConfirmedAt !== null) {
    if (code === null || code.trim() === '') {
      await services.signInLimit.giveBack(address, name);
      return Object.assign(new CodeRequired(), { message: context.say('code-required') });
    }
    if (!(await takeCode(district, credentials.account.id, code))) return refuse('code-wrong');
  }
  await services.signInLimit.forgive(address, name);
  await district.accounts.forgiveFailures(credentials.account.id);
  // Whatever session the browser brought ends; the new one has a token that nobody could know before.
  await services.sessions.end(district, context);
  const viewer = await services.sessions.open(district, credentials.account.id, context);
  if (viewer === null) return refuse('sign-in-refused');
  // The rest of this request is answered to who signed in.
  context.viewer = viewer;
  return Object.assign(new SignedIn(), { account: viewer });
}

function isOpen(account: AccountRecord): boolean {
  return account.disabledAt === null;
}
