import type { PlanCheck } from '@onegrid/planning';
import type { DistrictStore, PlanRecord } from '@onegrid/store';
import type { InsightThread } from '../insight/insight-thread.ts';
import { LeastRecentlyUsed } from '../memory/least-recently-used.ts';
import type { PlanGroundReader } from './plan-ground.ts';

const FOREVER = Number.POSITIVE_INFINITY;
const KEPT_CHECKS = 8;

/** Checks of whole plans, one computation for all pages of a list. */
export class PlanChecks {
  #kept = new LeastRecentlyUsed<Promise<readonly PlanCheck[] | null>>(KEPT_CHECKS);

  constructor(
    private readonly grounds: PlanGroundReader,
    private readonly thread: InsightThread,
  ) {}

  /** Every rule for every grid, by code and rule; null where the plan has no such revision. */
  of(district: DistrictStore, plan: PlanRecord, revision: number): Promise<readonly PlanCheck[] | null> {
    const key = `${district.code} ${plan.id} ${revision}`;
    const kept = this.#kept;
    return kept.get(key, FOREVER, () => {
      const checking = this.#check(district, plan, revision);
      checking.then(
        (checks) => checks === null && kept.forget(key),
        () => kept.forget(key),
      );
      return checking;
    });
  }

  /** After base data was replaced. */
  forget(): void {
    this.#kept = new LeastRecentlyUsed(KEPT_CHECKS);
  }

  async #check(
    district: DistrictStore,
    plan: PlanRecord,
    revision: number,
  ): Promise<readonly PlanCheck[] | null> {
    const state = await district.plans.state(plan.id, revision);
    if (state === null) return null;
    const { rules, households } = await this.grounds.read(district, plan);
    return this.thread.checks({ state, rules, households });
  }
}
