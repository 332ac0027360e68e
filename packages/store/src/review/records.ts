import type { Actor } from '../actor.ts';
import type { Refused } from '../outcome.ts';
import type { Page, PageRequest } from '../page.ts';
import type { PlanRecord } from '../plan/records.ts';

/** Stands for the community of grids that lie in none. */
export const NO_COMMUNITY = 'none';

/** A plan put before the departments. */
export interface ReviewRecord {
  readonly planId: string;
  readonly revision: number;
  readonly submittedAt: Date;
  readonly submittedBy: string;
  readonly note: string | null;
  /** All three are null while the review is open. */
  readonly withdrawnAt: Date | null;
  readonly withdrawnBy: string | null;
  readonly withdrawReason: string | null;
}

export type SignatureState = 'waiting' | 'not-yet' | 'signed' | 'objected';

/** One department's word on one community; `by` and what follows are null as long as it gave none. */
export interface SignatureRecord {
  readonly communityId: string;
  readonly departmentId: string;
  readonly lead: boolean;
  readonly state: SignatureState;
  /** Open objections of the department here, pinned on the map. */
  readonly pinned: number;
  readonly by: string | null;
  readonly at: Date | null;
  readonly comment: string | null;
  readonly revision: number | null;
}

export interface CommunityReviewRecord {
  readonly communityId: string;
  readonly name: string;
  readonly grids: number;
  /** Every department, in their order. */
  readonly signatures: readonly SignatureRecord[];
}

/** How the review of a plan stands. */
export interface ReviewStanding {
  readonly state: 'none' | 'open' | 'signed' | 'withdrawn';
  /** The newest; null before the first. */
  readonly review: ReviewRecord | null;
  /** In order of their names; empty where no review is open. */
  readonly communities: readonly CommunityReviewRecord[];
  /** Departments that have something to sign now, in their order. */
  readonly waitingFor: readonly string[];
  readonly openObjections: number;
}

export interface Signing {
  readonly departmentId: string;
  readonly communityIds: readonly string[];
  /** False is an objection. */
  readonly approve: boolean;
  readonly comment: string | null;
}

export type CommentKind = 'comment' | 'objection';

export interface CommentAnswerRecord {
  readonly id: string;
  readonly text: string;
  readonly by: string;
  readonly departmentId: string | null;
  readonly createdAt: Date;
}

export interface CommentRecord {
  readonly id: string;
  readonly planId: string;
  readonly kind: CommentKind;
  readonly text: string;
  readonly at: readonly [lon: number, lat: number];
  /** `NO_COMMUNITY` for none. */
  readonly communityId: string;
  readonly grid: string | null;
  readonly revision: number;
  readonly by: string;
  readonly departmentId: string | null;
  readonly createdAt: Date;
  /** Oldest first. */
  readonly answers: readonly CommentAnswerRecord[];
  readonly resolvedAt: Date | null;
  readonly resolvedBy: string | null;
}

export interface NewComment {
  readonly planId: string;
  readonly kind: CommentKind;
  readonly text: string;
  readonly at: readonly [lon: number, lat: number];
  /** Null: the one at the pin. */
  readonly communityId: string | null;
  readonly grid: string | null;
  /** Of whoever says it; an objection needs one. */
  readonly departmentId: string | null;
}

/** What somebody may settle: what their own department said, remarks of anyone, everything. */
export interface Settling {
  readonly departmentId: string | null;
  readonly remarks: boolean;
  readonly everything: boolean;
}

export interface CommentFilter {
  readonly communityId?: string;
  readonly open?: boolean;
}

/** Departments' review of plans, community by community. */
export interface ReviewRepository {
  /** Plans that do not exist are left out. */
  standings(planIds: readonly string[]): Promise<ReadonlyMap<string, ReviewStanding>>;
  /**
   * Draft to in review, at the newest revision. Refused: `plan-not-found`, `plan-not-draft`, `plan-revised-since`
   * (with `revision`) where `revision` is not the newest.
   */
  submit(
    input: { readonly planId: string; readonly revision: number; readonly note: string | null },
    by: Actor,
  ): Promise<PlanRecord | Refused>;
  /**
   * In review to draft; the signatures are dropped, comments stay. Refused: `plan-not-found`,
   * `plan-not-in-review`.
   */
  withdraw(planId: string, reason: string, by: Actor): Promise<PlanRecord | Refused>;
  /**
   * One department's word on communities, all or none; a later word replaces an earlier one. An objection drops
   * what lead departments signed for the community. Refused: `plan-not-found`, `plan-not-in-review`,
   * `unknown-department`, `community-not-in-plan`, `lead-signs-last`, `objection-open`.
   */
  sign(planId: string, signing: Signing, by: Actor): Promise<PlanRecord | Refused>;
  /** Newest first. */
  comments(planId: string, filter: CommentFilter, page: PageRequest): Promise<Page<CommentRecord>>;
  comment(id: string): Promise<CommentRecord | null>;
  /**
   * An objection also takes back its department's signature for the community. Refused: `plan-not-found`,
   * `plan-closed` (published or superseded), `plan-not-in-review` and `objection-without-department` for
   * objections, `comment-outside` where the pin lies in no grid, `community-not-in-plan`, `grid-unknown`.
   */
  addComment(input: NewComment, by: Actor): Promise<CommentRecord | Refused>;
  /** Refused: `comment-not-found`, `comment-resolved`. */
  answerComment(
    id: string,
    text: string,
    departmentId: string | null,
    by: Actor,
  ): Promise<CommentRecord | Refused>;
  /**
   * Refused: `comment-not-found`, `comment-resolved`, `comment-of-another` where the department is not the
   * comment's, `objection-unanswered`.
   */
  resolveComment(id: string, settling: Settling, by: Actor): Promise<CommentRecord | Refused>;
}
