import { AsyncLocalStorage } from 'node:async_hooks';
import { PgBoss } from 'pg-boss';
import type { Database } from '../engine/database.ts';
import type { Session } from '../engine/session.ts';
import { statement } from '../engine/statement.ts';
import { readJob } from './job-repository.ts';
import type { JobHandler } from './records.ts';
import { RunningJob } from './running-job.ts';

const JOBS_INTERRUPTED = statement(import.meta.url, './jobs-interrupted.sql');
const QUEUE_GRANTS = statement(import.meta.url, './queue-grants.sql');
const JOB_START = statement(import.meta.url, './job-start.sql');

const POLL_SECONDS = 0.5;
/** A merge of a whole province would end sooner. */
const EXPIRE_SECONDS = 6 * 3600;

interface Ticket {
  readonly district: string;
  readonly jobId: string;
}

/**
 * The queue behind the job table: pg-boss on the store's own connections, the same on both engines. The job
 * table says what users see; the queue only decides who works when, and holds nothing but tickets.
 */
export class JobQueue {
  private readonly boss: PgBoss;
  private readonly queues = new Map<string, Promise<void>>();
  private readonly running = new Map<string, RunningJob>();
  /**
   * The session that a ticket is being sent in. All that the queue asks meanwhile goes through it: a statement
   * on another connection would be outside the transaction, and on the embedded engine would wait for ever.
   */
  private readonly sending = new AsyncLocalStorage<Session>();

  constructor(
    private readonly database: Database,
    private readonly log: (line: string) => void,
  ) {
    this.boss = new PgBoss({
      db: {
        executeSql: (text, values) =>
          this.sending.getStore()?.executeSql(text, values) ?? database.executeSql(text, values),
      },
      backend: database.facts.kind === 'embedded' ? 'pglite' : 'postgres',
      schedule: false,
      monitorVacuum: false,
      reindex: false,
    });
    this.boss.on('error', (error: Error) => log(`job queue: ${error.message}`));
  }

  async open(): Promise<void> {
    await this.boss.start();
    await this.database.executeSql(QUEUE_GRANTS.text);
    await this.database.write(async (session) => {
      const rows = await session.rows<{ district_code: string; id: string }>(JOBS_INTERRUPTED, {
        sole_owner: this.database.facts.kind === 'embedded',
      });
      for (const row of rows)
        session.announce({ kind: 'job-changed', district: row.district_code, jobId: row.id });
    });
  }

  ensureQueue(kind: string): Promise<void> {
    const known = this.queues.get(kind);
    if (known !== undefined) return known;
    const made = this.boss
      .createQueue(kind, { retryLimit: 0, expireInSeconds: EXPIRE_SECONDS })
      .then(() => undefined);
    this.queues.set(kind, made);
    made.catch(() => this.queues.delete(kind));
    return made;
  }

  /** Puts a ticket into the queue inside the session's transaction: no commit, no ticket. */
  async send(session: Session, kind: string, ticket: Ticket): Promise<void> {
    await this.sending.run(session, () => this.boss.send(kind, ticket));
  }

  async work(kind: string, handler: JobHandler): Promise<void> {
    await this.ensureQueue(kind);
    await this.boss.work<Ticket>(
      kind,
      { pollingIntervalSeconds: POLL_SECONDS, batchSize: 1 },
      async ([ticket]) => {
        await this.run(ticket.data, handler);
      },
    );
  }

  /** Aborts a job that runs in this process at once; elsewhere its next sign of life tells it. */
  abortHere(jobId: string): void {
    this.running.get(jobId)?.abort();
  }

  async close(): Promise<void> {
    for (const job of this.running.values()) job.abort();
    await this.boss.stop({ graceful: true, timeout: 5_000 });
    await Promise.allSettled([...this.running.values()].map((job) => job.ended));
  }

  private async run({ district, jobId }: Ticket, handler: JobHandler): Promise<void> {
    const taken = await this.database.write(async (session) => {
      const rows = await session.rows(JOB_START, { district, id: jobId });
      session.announce({ kind: 'job-changed', district, jobId });
      return rows.length === 1;
    });
    const job = taken ? await readJob(this.database, district, jobId) : null;
    if (job === null) return;
    const running = new RunningJob(this.database, district, jobId, this.log);
    this.running.set(jobId, running);
    try {
      await running.run(job, handler);
    } finally {
      this.running.delete(jobId);
    }
  }
}
