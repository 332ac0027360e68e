import type { Page, PageRequest } from '../page.ts';

export interface AuditLineRecord {
  readonly id: string;
  readonly at: Date;
  readonly accountId: string | null;
  readonly accountName: string;
  /** Names of those on whose behalf it was done, by delegation. */
  readonly actingFor: readonly string[];
  readonly action: string;
  readonly objectKind: string;
  readonly objectId: string | null;
  readonly reason: string | null;
  readonly before: unknown;
  readonly after: unknown;
  /** Of whom more is told, encrypted; null where nothing personal is. */
  readonly personId: string | null;
  /** Place in the district's chain, from 1. */
  readonly position: number;
  /** Hexadecimal. */
  readonly hash: string;
}

export interface AuditSearch {
  /** Begins with: `plan.` finds every act on plans. */
  readonly action?: string;
  readonly objectKind?: string;
  readonly objectId?: string;
  readonly accountId?: string;
  readonly personId?: string;
  readonly since?: Date;
  readonly until?: Date;
  /** Part of the reason or of the name of who did it. */
  readonly text?: string;
}

/** Where a day's part of the chain ends: what one keeps elsewhere, to hold the log against later. */
export interface AuditDay {
  /** `2026-11-23`, in China. */
  readonly day: string;
  readonly lines: number;
  readonly position: number;
  readonly hash: string;
}

/** A fault of the chain, the first of its kind first. */
export interface AuditFault {
  readonly kind:
    | 'line-changed'
    | 'link-broken'
    | 'line-missing'
    | 'line-unlinked'
    | 'end-missing'
    | 'anchor-differs';
  readonly position: number | null;
  readonly entryId: string | null;
  readonly day: string | null;
}

export interface AuditVerdict {
  readonly lines: number;
  readonly days: number;
  /** Lines whose personal part can no longer be read, because the person was erased. */
  readonly erased: number;
  readonly faults: readonly AuditFault[];
  /** Where the chain ends; null for an empty one. */
  readonly end: AuditDay | null;
}

export interface AuditRepository {
  /** Newest first. */
  lines(search: AuditSearch, page: PageRequest): Promise<Page<AuditLineRecord>>;
  /** Newest day first. */
  days(page: PageRequest): Promise<Page<AuditDay>>;
  /** Oldest first, in batches, for an export. */
  all(search: AuditSearch): AsyncIterable<readonly AuditLineRecord[]>;
  /**
   * Recomputes every hash in this program, not in the database, from what the database says of each line, and holds
   * the chain against `anchors` (days written down earlier). At most 100 faults are listed.
   */
  verify(
    anchors: readonly Pick<AuditDay, 'day' | 'hash'>[],
    progress?: (fraction: number) => void,
  ): Promise<AuditVerdict>;
}
