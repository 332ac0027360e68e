import type { GridLineage } from '@onegrid/planning';
import type { Actor } from '../actor.ts';
import type { Refused } from '../outcome.ts';
import type { Page, PageRequest } from '../page.ts';
import type { PlanRecord } from '../plan/records.ts';

export interface PublishedCodeRecord {
  readonly from: string;
  readonly to: string;
  readonly kind: 'kept' | 'new';
}

/** What of an old grid went into a published one; shares of one source sum to 1. */
export interface PublishedShareRecord {
  readonly sourceKind: 'unified' | 'legacy';
  /** The old unified code, or the department's own id. */
  readonly source: string;
  readonly departmentId: string | null;
  readonly legacyGridId: string | null;
  /** Published code; null for what lies in no grid. */
  readonly grid: string | null;
  readonly share: number;
  readonly households: number;
  readonly areaM2: number;
  /** Null where there are too few to be told to who asks. */
  readonly appeals: number | null;
}

export interface PublicationRecord {
  readonly planId: string;
  readonly previousPlanId: string | null;
  readonly publishedAt: Date;
  readonly publishedBy: string;
  readonly reason: string | null;
  /** By published code. */
  readonly codes: readonly PublishedCodeRecord[];
  readonly lineage: readonly GridLineage[];
  /** Sorted. */
  readonly retiredCodes: readonly string[];
}

/** What publishing would give, and nothing written. */
export interface PublicationPreview
  extends Pick<PublicationRecord, 'planId' | 'previousPlanId' | 'codes' | 'lineage' | 'retiredCodes'> {
  /** By source, largest share first. */
  readonly shares: readonly PublishedShareRecord[];
}

export interface ShareFilter {
  readonly sourceKind?: 'unified' | 'legacy';
  readonly departmentId?: string;
}

/** Plans that come into force. */
export interface PublicationRepository {
  /** Refused: `plan-not-found`, `plan-closed` (published or superseded), `community-full`. */
  preview(planId: string): Promise<PublicationPreview | Refused>;
  /**
   * One transaction: codes as a last revision, lineage, crosswalk; the plan in force before becomes superseded.
   * Refused besides: `plan-not-in-review`, `signatures-missing`, `objections-open`, `plan-revised-since` where the
   * revision is not `revision`.
   */
  publish(
    planId: string,
    revision: number,
    by: Actor,
  ): Promise<{ readonly plan: PlanRecord; readonly publication: PublicationRecord } | Refused>;
  /** Of plans that were never published there is none. */
  publications(planIds: readonly string[]): Promise<ReadonlyMap<string, PublicationRecord>>;
  /** Unified sources first, then legacy ones by department; by source, largest share first. `protect`: `protectedCount`. */
  shares(
    planId: string,
    filter: ShareFilter,
    page: PageRequest,
    protect?: boolean,
  ): Promise<Page<PublishedShareRecord>>;
}
