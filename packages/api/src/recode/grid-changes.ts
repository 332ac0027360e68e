import type { DistrictStore, GridChangeRecord, PlanRecord } from '@onegrid/store';
import { LeastRecentlyUsed } from '../memory/least-recently-used.ts';

/** Departments of plans that are remembered: a district has about nine, and few plans are looked at. */
const REMEMBERED = 40;
/** Buildings may be read in anew while the plan stays. */
const BELIEVED_MS = 60_000;

/** What became of departments' grids. A revision never changes, so its answer is remembered for the next page. */
export class GridChangeReader {
  readonly #known = new LeastRecentlyUsed<Promise<readonly GridChangeRecord[]>>(REMEMBERED);

  read(
    district: DistrictStore,
    plan: Pick<PlanRecord, 'id' | 'revision'>,
    departmentId: string,
  ): Promise<readonly GridChangeRecord[]> {
    const key = JSON.stringify([district.code, plan.id, plan.revision, departmentId]);
    const reading = this.#known.get(key, BELIEVED_MS, () =>
      district.recode.gridChanges(plan.id, departmentId),
    );
    // What failed is asked again the next time.
    reading.catch(() => this.#known.forget(key));
    return reading;
  }
}
