import type { DistrictStore, InsightItem, InsightKey, PlanRecord } from '@onegrid/store';

/** A plan as insights know it. */
export type AskedPlan = Pick<PlanRecord, 'id' | 'revision' | 'origin' | 'report'>;

/** What was computed: the content, and the parts of an insight that is a list. */
export interface Computed {
  readonly content: unknown;
  readonly items?: readonly InsightItem[];
}

export function insightKey({ id, revision }: Pick<AskedPlan, 'id' | 'revision'>, kind: string): InsightKey {
  return { planId: id, revision, kind };
}

/**
 * What follows from plans: read where it is kept, else computed once, however many ask at the same time, and kept.
 */
export class PlanInsights {
  readonly #computing = new Map<string, Promise<Computed>>();

  /** The contents of a kind, in the order of the plans. */
  async contents(
    district: DistrictStore,
    kind: string,
    plans: readonly AskedPlan[],
    compute: (plan: AskedPlan) => Promise<Computed>,
  ): Promise<readonly unknown[]> {
    const revisions = plans.map(({ id, revision }) => ({ planId: id, revision }));
    const kept = await district.insights.contents(kind, revisions);
    return Promise.all(
      plans.map(async (plan) =>
        kept.has(plan.id) ? kept.get(plan.id) : (await this.#once(district, kind, plan, compute)).content,
      ),
    );
  }

  /** One plan's. */
  async content(
    district: DistrictStore,
    kind: string,
    plan: AskedPlan,
    compute: (plan: AskedPlan) => Promise<Computed>,
  ): Promise<unknown> {
    const [content] = await this.contents(district, kind, [plan], compute);
    return content;
  }

  #once(
    district: DistrictStore,
    kind: string,
    plan: AskedPlan,
    compute: (plan: AskedPlan) => Promise<Computed>,
  ): Promise<Computed> {
    const key = JSON.stringify([district.code, plan.id, plan.revision, kind]);
    const known = this.#computing.get(key);
    if (known !== undefined) return known;
    const computing = (async () => {
      const computed = await compute(plan);
      await district.insights.keep({ ...insightKey(plan, kind), ...computed });
      return computed;
    })().finally(() => this.#computing.delete(key));
    this.#computing.set(key, computing);
    return computing;
  }
}
