import type { Page } from 'playwright-core';
import { ask } from './ask.ts';
import { act } from './hostile.ts';

interface ReviewedPlan {
  readonly review: {
    readonly communities: readonly {
      readonly communityId: string;
      readonly signatures: readonly {
        readonly lead: boolean;
        readonly department: { readonly id: string };
      }[];
    }[];
  };
}

/** A plan's newest revision, which is what is submitted. */
export async function planNow(
  page: Page,
  planId: string,
): Promise<{ readonly id: string; readonly revision: number }> {
  const { plan } = await ask<{ plan: { id: string; revision: number } }>(
    page,
    `{ plan(id: "${planId}") { id revision } }`,
  );
  return plan;
}

/** Every department signs on paper, whoever must wait for others after them; `comment` is a string of GraphQL. */
export async function signAll(
  page: Page,
  planId: string,
  departments: readonly { readonly id: string }[],
  comment: string,
): Promise<void> {
  const { plan } = await ask<{ plan: ReviewedPlan }>(
    page,
    `{ plan(id: "${planId}") { review { communities { communityId signatures { lead department { id } } } } } }`,
  );
  for (const lead of [false, true]) {
    for (const { id } of departments) {
      const communities = plan.review.communities.filter(({ signatures }) =>
        signatures.some(({ department, lead: leads }) => department.id === id && leads === lead),
      );
      if (communities.length === 0) continue;
      const ids = JSON.stringify(communities.map(({ communityId }) => communityId));
      await act(
        page,
        `signPlan(planId: "${planId}", departmentId: "${id}", communityIds: ${ids}, approve: true, comment: ${comment})`,
      );
    }
  }
}
