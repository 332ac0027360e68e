import type { Actor } from '../actor.ts';
import type { Refused } from '../outcome.ts';

export const JOB_STATES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;
export type JobState = (typeof JOB_STATES)[number];

/** A stage that a job has finished. */
export interface FinishedStage {
  readonly stage: string;
  readonly milliseconds: number;
  /** What it found, by name. */
  readonly figures: Readonly<Record<string, number | string | null>>;
}

export interface JobRecord {
  readonly id: string;
  readonly kind: string;
  readonly state: JobState;
  readonly stage: string | null;
  /** 0 to 1 within the stage. */
  readonly fraction: number;
  /** Finished stages in the order they ended. */
  readonly stages: readonly FinishedStage[];
  readonly params: unknown;
  readonly result: unknown;
  /** Reason code and parameters of a failure; `interrupted` where the process died. */
  readonly error: {
    readonly code: string;
    readonly params: Readonly<Record<string, string | number>>;
  } | null;
  readonly requestedBy: string;
  readonly requestedByAccount: string | null;
  readonly cancelRequested: boolean;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
}

/** What a running job has in hand. */
export interface JobControl {
  /** Aborted when somebody cancels the job or the store closes. */
  readonly signal: AbortSignal;
  /** Written at most four times a second; the newest value wins. */
  progress(stage: string, fraction: number): void;
  /** Written with the next progress; nothing finished is lost. */
  finished(stage: FinishedStage): void;
}

/** What a handler returns; `done` with a cancel request in between stays `done`. */
export type JobOutcome =
  | { readonly kind: 'done'; readonly result: unknown }
  | {
      readonly kind: 'failed';
      readonly code: string;
      readonly params?: Readonly<Record<string, string | number>>;
    }
  | { readonly kind: 'cancelled' };

export type JobHandler = (job: JobRecord, control: JobControl) => Promise<JobOutcome>;

export interface JobRepository {
  /** Writes the job, its queue entry and the audit line in one transaction. */
  enqueue(input: { kind: string; params: unknown }, by: Actor): Promise<JobRecord>;
  job(id: string): Promise<JobRecord | null>;
  /** A queued job is cancelled at once, a running one is asked to stop. Refused: `job-not-found`, `job-finished`. */
  cancel(id: string, by: Actor): Promise<JobRecord | Refused>;
}
