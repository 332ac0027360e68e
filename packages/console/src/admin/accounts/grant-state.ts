import type { GivenGrant } from '../../graphql/account-documents.ts';

export type GrantState = 'planned' | 'active' | 'over' | 'revoked';

/** Where a grant stands at a moment. */
export function grantState(
  { beginsAt, endsAt, revokedAt }: Pick<GivenGrant, 'beginsAt' | 'endsAt' | 'revokedAt'>,
  now: Date,
): GrantState {
  if (revokedAt !== null) return 'revoked';
  if (endsAt !== null && Date.parse(endsAt) <= now.getTime()) return 'over';
  return Date.parse(beginsAt) > now.getTime() ? 'planned' : 'active';
}
