import type { Database } from '../engine/database.ts';
import { statement } from '../engine/statement.ts';
import type { FinishedStage, JobControl, JobHandler, JobOutcome, JobRecord } from './records.ts';

const JOB_PROGRESS = statement(import.meta.url, './job-progress.sql');
const JOB_FINISH = statement(import.meta.url, './job-finish.sql');

/** Progress is written at most this often. */
const WRITE_EVERY_MS = 250;
/** A sign of life without news; also how soon a cancel from another process is seen. */
const HEARTBEAT_MS = 2_000;

/** One job at work in this process: its progress, its heartbeat and its end. */
export class RunningJob implements JobControl {
  private readonly controller = new AbortController();
  private newest: { stage: string; fraction: number } | null = null;
  private readonly stages: FinishedStage[] = [];
  private writing: Promise<void> = Promise.resolve();
  private timer: NodeJS.Timeout | null = null;
  private finish: () => void = () => undefined;
  readonly ended = new Promise<void>((resolve) => {
    this.finish = resolve;
  });

  constructor(
    private readonly database: Database,
    private readonly district: string,
    private readonly jobId: string,
    private readonly log: (line: string) => void,
  ) {}

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  abort(): void {
    this.controller.abort();
  }

  progress(stage: string, fraction: number): void {
    this.newest = { stage, fraction };
    this.timer ??= setTimeout(() => this.write(), WRITE_EVERY_MS);
  }

  finished(stage: FinishedStage): void {
    this.stages.push(stage);
    this.timer ??= setTimeout(() => this.write(), WRITE_EVERY_MS);
  }

  /** Runs the handler and writes how it ended. An exception is a failure with the code `job-crashed`. */
  async run(job: JobRecord, handler: JobHandler): Promise<void> {
    const heartbeat = setInterval(() => this.write(), HEARTBEAT_MS);
    let outcome: JobOutcome;
    try {
      outcome = await handler(job, this);
    } catch (error) {
      this.log(
        `job ${this.jobId}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
      outcome = this.signal.aborted ? { kind: 'cancelled' } : { kind: 'failed', code: 'job-crashed' };
    }
    clearInterval(heartbeat);
    if (this.timer !== null) clearTimeout(this.timer);
    await this.writing;
    try {
      await this.writeEnd(outcome);
    } finally {
      this.finish();
    }
  }

  private write(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    const { newest } = this;
    this.newest = null;
    this.writing = this.writing
      .then(() => this.writeProgress(newest))
      .catch((error: Error) => this.log(`job ${this.jobId}: ${error.message}`));
  }

  private writeProgress(newest: { stage: string; fraction: number } | null): Promise<void> {
    return this.database.write(async (session) => {
      const [row] = await session.rows<{ cancel_requested: boolean }>(JOB_PROGRESS, {
        district: this.district,
        id: this.jobId,
        stage: newest?.stage ?? null,
        fraction: newest?.fraction ?? null,
        stages: JSON.stringify(this.stages),
      });
      if (newest !== null)
        session.announce({ kind: 'job-changed', district: this.district, jobId: this.jobId });
      if (row?.cancel_requested) this.abort();
    });
  }

  private writeEnd(outcome: JobOutcome): Promise<void> {
    return this.database.write(async (session) => {
      await session.one(JOB_FINISH, {
        district: this.district,
        id: this.jobId,
        state: outcome.kind,
        stages: JSON.stringify(this.stages),
        result: outcome.kind === 'done' ? JSON.stringify(outcome.result ?? null) : null,
        error:
          outcome.kind === 'failed'
            ? JSON.stringify({ code: outcome.code, params: outcome.params ?? {} })
            : null,
      });
      session.announce({ kind: 'job-changed', district: this.district, jobId: this.jobId });
    });
  }
}
