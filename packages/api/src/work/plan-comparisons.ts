import type { PlanDifference } from '@onegrid/planning';
import type { DistrictStore, PlanRecord } from '@onegrid/store';
import type { InsightThread } from '../insight/insight-thread.ts';
import { LeastRecentlyUsed } from '../memory/least-recently-used.ts';

const FOREVER = Number.POSITIVE_INFINITY;
const KEPT_COMPARISONS = 8;

/** A plan with a revision that it has. */
export interface PlanAtRevision {
  readonly plan: PlanRecord;
  readonly revision: number;
}

/** What differs between plans, one computation for all pages of a list. Revisions never change. */
export class PlanComparisons {
  readonly #kept = new LeastRecentlyUsed<Promise<PlanDifference>>(KEPT_COMPARISONS);

  constructor(private readonly thread: InsightThread) {}

  of(district: DistrictStore, a: PlanAtRevision, b: PlanAtRevision): Promise<PlanDifference> {
    const key = [a, b].map(({ plan, revision }) => `${plan.id} ${revision}`).join(' ');
    const difference = this.#kept.get(`${district.code} ${key}`, FOREVER, () =>
      compare(this.thread, district, a, b),
    );
    difference.catch(() => this.#kept.forget(`${district.code} ${key}`));
    return difference;
  }
}

async function compare(
  thread: InsightThread,
  { plans }: DistrictStore,
  a: PlanAtRevision,
  b: PlanAtRevision,
): Promise<PlanDifference> {
  const first = await plans.state(a.plan.id, a.revision);
  const second = await plans.state(b.plan.id, b.revision);
  if (first === null || second === null) throw new Error('A revision that was there is not there any more.');
  return thread.comparison({ a: first, b: second, sameCodes: areOneLine(a.plan, b.plan) });
}

/** Whether the same code is the same grid in both: one plan, or one that was made of the other. */
function areOneLine(a: PlanRecord, b: PlanRecord): boolean {
  const isMadeOf = (one: PlanRecord, other: PlanRecord) =>
    one.origin.kind !== 'merge' && one.origin.fromPlanId === other.id;
  return a.id === b.id || isMadeOf(a, b) || isMadeOf(b, a);
}
