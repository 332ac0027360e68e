import type { AccountDetails } from '@onegrid/store';
import type { ManagedAccount } from './managed-account-type.ts';

/** An account as administrators see it: never its hash. */
export function shownAccount(account: AccountDetails): ManagedAccount {
  const { passwordHash, totpConfirmedAt, ...rest } = account;
  return { ...rest, hasPassword: passwordHash !== null, hasCode: totpConfirmedAt !== null };
}
