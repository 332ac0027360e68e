import type { Actor } from '../actor.ts';
import type { Refused } from '../outcome.ts';
import type { Page, PageRequest } from '../page.ts';

/** The kind of the job that works retention off. */
export const RETENTION_JOB = 'retention';

export const RETENTION_KINDS = ['person', 'session', 'recoded-sheet'] as const;
export type RetentionKind = (typeof RETENTION_KINDS)[number];

export interface RetentionRuleRecord {
  readonly kind: RetentionKind;
  readonly keepDays: number;
  /** The fewest days that may be set. */
  readonly leastDays: number;
  /** The rule or law that it follows, in words. */
  readonly basis: string;
  readonly updatedAt: Date;
  readonly updatedBy: string;
  /** How many would go if the work were done now. */
  readonly due: number;
}

export interface RetentionRunRecord {
  readonly id: string;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  readonly persons: number;
  readonly sessions: number;
  readonly recodedSheets: number;
}

export interface PrivacySettingRecord {
  /** k: groups of fewer are not told to whoever may not see the rows. */
  readonly leastGroup: number;
  readonly revealsPerDay: number;
  readonly updatedAt: Date;
  readonly updatedBy: string;
}

export interface RetentionRepository {
  rules(now?: Date): Promise<readonly RetentionRuleRecord[]>;
  /** Refused: `retention-too-short` (`least`), `retention-too-long`. */
  setRule(
    kind: RetentionKind,
    keepDays: number,
    basis: string,
    by: Actor,
  ): Promise<RetentionRuleRecord | Refused>;
  runs(page: PageRequest): Promise<Page<RetentionRunRecord>>;
  /** Does the work: in batches, each its own transaction, so that being killed loses nothing and repeats nothing. */
  run(by: Actor, now?: Date, signal?: AbortSignal): Promise<RetentionRunRecord>;
  privacy(): Promise<PrivacySettingRecord>;
  /** Refused: `least-group-out-of-range`, `reveals-out-of-range`. */
  setPrivacy(
    change: { readonly leastGroup?: number; readonly revealsPerDay?: number },
    by: Actor,
  ): Promise<PrivacySettingRecord | Refused>;
}
