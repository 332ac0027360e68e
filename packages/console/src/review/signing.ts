import type { CommunityReview, PlanReview, Signature } from '../graphql/review-documents.ts';

/** Signatures there are and signatures it takes, over all communities and departments. */
export function progressOf(review: Pick<PlanReview, 'communities'>): {
  readonly signed: number;
  readonly all: number;
} {
  const signatures = review.communities.flatMap(({ signatures: each }) => each);
  return { signed: signatures.filter(({ state }) => state === 'SIGNED').length, all: signatures.length };
}

/** Departments in the order in which they sign: those that lead last. */
export function inTurn(signatures: readonly Signature[]): Signature[] {
  return [...signatures.filter(({ lead }) => !lead), ...signatures.filter(({ lead }) => lead)];
}

/**
 * Communities for which a department can sign now: it has not or has objected, and where it leads all others have
 * signed.
 */
export function signable(review: Pick<PlanReview, 'communities'>, departmentId: string): CommunityReview[] {
  const othersHave = (signatures: readonly Signature[]) =>
    signatures.every(({ lead, state }) => lead || state === 'SIGNED');
  return review.communities.filter(({ signatures }) =>
    signatures.some(
      ({ department, lead, state }) =>
        department.id === departmentId &&
        (state === 'WAITING' || state === 'OBJECTED') &&
        (!lead || othersHave(signatures)),
    ),
  );
}
