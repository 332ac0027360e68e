import type { PlannerSign } from '@onegrid/store';
import type { PlannerPresence } from './news-type.ts';

/** Without a sign of life for so long a planner is gone. */
export const PRESENT_MS = 20_000;

interface Present {
  readonly shown: PlannerPresence;
  readonly until: number;
}

/** Who is at work on which plan, as told by the signs that every process on this database gives. */
export class PlannersPresent {
  readonly #plans = new Map<string, Map<string, Present>>();

  constructor(private readonly now: () => number = Date.now) {}

  /** Takes a sign; answers whether anything about the plan's planners is different now. */
  take(planId: string, { gone, ...sign }: PlannerSign): boolean {
    const planners = this.#plans.get(planId) ?? new Map<string, Present>();
    const known = planners.get(sign.accountId);
    if (gone) {
      planners.delete(sign.accountId);
    } else {
      const since = known?.shown.since ?? new Date(this.now());
      planners.set(sign.accountId, { shown: { ...sign, since }, until: this.now() + PRESENT_MS });
    }
    this.#keep(planId, planners);
    const { since: _, ...before } = known?.shown ?? { since: null };
    return gone ? known !== undefined : JSON.stringify(before) !== JSON.stringify(sign);
  }

  /** Forgets who gave no sign; answers the plans that somebody is gone from. */
  sweep(): readonly string[] {
    const left: string[] = [];
    for (const [planId, planners] of [...this.#plans]) {
      const before = planners.size;
      for (const [accountId, { until }] of [...planners]) {
        if (until <= this.now()) planners.delete(accountId);
      }
      if (planners.size < before) left.push(planId);
      this.#keep(planId, planners);
    }
    return left;
  }

  /** By name. */
  of(planId: string): readonly PlannerPresence[] {
    const shown = [...(this.#plans.get(planId)?.values() ?? [])].map((present) => present.shown);
    return shown.sort((a, b) =>
      a.name < b.name ? -1 : a.name > b.name ? 1 : a.accountId < b.accountId ? -1 : 1,
    );
  }

  #keep(planId: string, planners: Map<string, Present>): void {
    if (planners.size === 0) this.#plans.delete(planId);
    else this.#plans.set(planId, planners);
  }
}
