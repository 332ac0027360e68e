import type { Delegation } from '../graphql/access-documents.ts';

export type DelegationState = 'planned' | 'active' | 'over' | 'ended';

/** Where a delegation stands at a moment. */
export function delegationState(
  { beginsAt, endsAt, revokedAt }: Pick<Delegation, 'beginsAt' | 'endsAt' | 'revokedAt'>,
  now: Date,
): DelegationState {
  if (revokedAt !== null) return 'ended';
  if (Date.parse(endsAt) <= now.getTime()) return 'over';
  return Date.parse(beginsAt) > now.getTime() ? 'planned' : 'active';
}
