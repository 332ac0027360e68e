import { isDemoAccount } from '../access/demo-accounts.ts';

export const ACCOUNT_TEXTS = { name: 64, displayName: 100 } as const;

/** The code of what is wrong with the name of a new account, or null. */
export function accountNameFault(name: string): string | null {
  if (!/^[\p{L}\p{N}][\p{L}\p{N}._@-]*$/u.test(name) || name.length > ACCOUNT_TEXTS.name)
    return 'account-name-expected';
  return isDemoAccount(name.toLowerCase()) ? 'demo-name-refused' : null;
}

export function displayNameFault(name: string): string | null {
  return name !== '' && name.length <= ACCOUNT_TEXTS.displayName ? null : 'display-name-expected';
}
