import type { AccountRecord, DistrictStore } from '@onegrid/store';
import { isRefused } from '../schema/refused.ts';
import type { OidcPerson } from './oidc-door.ts';

/**
 * The account of whom the provider names, or null. Nobody gets one by coming: an administrator joins them. Where the
 * settings say which claim is the name of an account, one of that name without a password is her word that the person
 * may come in, and is joined the first time.
 */
export async function accountOf(
  { issuer, subject, name }: OidcPerson,
  { accounts }: DistrictStore,
): Promise<AccountRecord | null> {
  const joined = await accounts.accountByOidc(issuer, subject);
  if (joined !== null) return joined.disabledAt === null ? joined : null;
  const named = name === null ? null : ((await accounts.credentialsByName(name))?.account ?? null);
  if (named === null || named.passwordHash !== null || named.disabledAt !== null) return null;
  if ((await accounts.account(named.id))?.oidc != null) return null;
  const by = { accountId: named.id, name: named.displayName };
  return isRefused(await accounts.linkOidc(named.id, { issuer, subject }, by)) ? null : named;
}
