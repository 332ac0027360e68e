import type { ReviewStanding } from '@onegrid/store';
import { PlanReview } from './review-type.ts';

/** How a review stands, as the API shows it. */
export function shownReview(planId: string, standing: ReviewStanding): PlanReview {
  const { state, review, communities, openObjections } = standing;
  return Object.assign(new PlanReview(), {
    state,
    revision: review?.revision ?? null,
    submittedAt: review?.submittedAt ?? null,
    submittedBy: review?.submittedBy ?? null,
    note: review?.note ?? null,
    withdrawnAt: review?.withdrawnAt ?? null,
    withdrawnBy: review?.withdrawnBy ?? null,
    withdrawReason: review?.withdrawReason ?? null,
    communities,
    openObjections,
    planId,
    waitingForIds: standing.waitingFor,
  });
}
