import type { CodedGrid, Crosswalk, GridChangeFacts } from '@onegrid/planning';
import type { Actor } from '../actor.ts';
import type { Page, PageRequest } from '../page.ts';

/** What sheets are recoded by: a plan's live grids, and where a department's grids went in it. */
export interface RecodeBasisRecord {
  readonly revision: number;
  readonly unified: readonly CodedGrid[];
  /** Null without a department, or where it has no layer in the plan. */
  readonly department: {
    /** Every grid of the department by its own code, also those without land: theirs is empty. */
    readonly crosswalk: Crosswalk;
    readonly drawn: readonly CodedGrid[];
  } | null;
}

/** How many rows of a sheet became what. Their sum is the number of rows. */
export interface RecodeCounts {
  readonly matched: number;
  readonly divided: number;
  readonly doubtful: number;
  readonly unmatched: number;
}

export interface NewRecodedSheet {
  readonly departmentId: string | null;
  readonly planId: string;
  readonly revision: number;
  /** The sheet as it was received. */
  readonly fileId: string;
  /** The finished sheet, and its doubtful rows with their reasons: both are kept as files. */
  readonly result: { readonly name: string; readonly content: Uint8Array };
  readonly doubts: { readonly name: string; readonly content: Uint8Array };
  readonly counts: RecodeCounts;
}

export interface RecodedSheetRecord {
  readonly id: string;
  /** Whose it is: nobody else sees it. */
  readonly accountId: string;
  readonly departmentId: string | null;
  readonly planId: string;
  readonly revision: number;
  readonly fileId: string;
  readonly fileName: string;
  readonly resultFileId: string;
  readonly resultFileName: string;
  readonly doubtsFileId: string;
  readonly counts: RecodeCounts;
  readonly createdAt: Date;
}

/** What became of one of a department's grids in a plan. */
export interface GridChangeRecord extends GridChangeFacts {
  readonly legacyGridId: string;
  /** The department's own code. */
  readonly gridId: string;
  readonly households: number;
  /** Other grids of the department that its largest unified grid holds to at least half, by id. */
  readonly joinedWithIds: readonly string[];
}

export interface RecodeRepository {
  /** The account that brought a file; null where nobody knows. */
  broughtBy(fileId: string): Promise<string | null>;
  /** Null where there is no such plan. */
  basis(planId: string, departmentId: string | null): Promise<RecodeBasisRecord | null>;
  /** Keeps the finished sheet and its doubts as files, with their audit lines, in one transaction. */
  save(sheet: NewRecodedSheet, by: Actor & { readonly accountId: string }): Promise<RecodedSheetRecord>;
  sheet(id: string): Promise<RecodedSheetRecord | null>;
  /** One account's sheets, newest first. */
  sheets(accountId: string, page: PageRequest): Promise<Page<RecodedSheetRecord>>;
  /** Every grid that the department has in the plan, in the order of its file. */
  gridChanges(planId: string, departmentId: string): Promise<readonly GridChangeRecord[]>;
}
