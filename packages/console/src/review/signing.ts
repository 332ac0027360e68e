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

/** Communities for which a department can sign now: it is its turn, and it has not or has objected. */
export function signable(review: Pick<PlanReview, 'communities'>, departmentId: string): CommunityReview[] {
  return review.communities.filter(({ signatures }) =>
    signatures.some(
      ({ department, state }) =>
        department.id === departmentId && (state === 'WAITING' || state === 'OBJECTED'),
    ),
  );
}
