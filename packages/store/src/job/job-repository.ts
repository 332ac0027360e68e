import { randomUUID } from 'node:crypto';
import type { InferEntity } from '@mikro-orm/core';
import { writeAudit } from '../access/write-audit.ts';
import type { Actor } from '../actor.ts';
import type { Database } from '../engine/database.ts';
import { statement } from '../engine/statement.ts';
import { type Refused, refused } from '../outcome.ts';
import { Job } from './entities.ts';
import type { JobQueue } from './job-queue.ts';
import type { JobRecord, JobRepository } from './records.ts';

const JOB_CANCEL = statement(import.meta.url, './job-cancel.sql');

export class SqlJobRepository implements JobRepository {
  constructor(
    private readonly database: Database,
    private readonly district: string,
    private readonly queue: JobQueue,
  ) {}

  async enqueue(input: { kind: string; params: unknown }, by: Actor): Promise<JobRecord> {
    // The queue is made outside the transaction: it is a table of its own that a second session would wait for.
    await this.queue.ensureQueue(input.kind);
    return this.database.write(async (session) => {
      const job = session.em.create(Job, {
        districtCode: this.district,
        id: randomUUID(),
        kind: input.kind,
        state: 'queued',
        params: input.params,
        fraction: 0,
        stages: [],
        result: null,
        requestedBy: by.name,
        requestedByAccount: by.accountId,
        cancelRequested: false,
      });
      await session.em.persist(job).flush();
      await this.queue.send(session, input.kind, { district: this.district, jobId: job.id });
      await writeAudit(session, this.district, by, {
        action: 'job.enqueue',
        objectKind: 'job',
        objectId: job.id,
        after: input,
      });
      session.announce({ kind: 'job-changed', district: this.district, jobId: job.id });
      return toJob(job);
    });
  }

  job(id: string): Promise<JobRecord | null> {
    return readJob(this.database, this.district, id);
  }

  async cancel(id: string, by: Actor): Promise<JobRecord | Refused> {
    const outcome = await this.database.write(async (session) => {
      const [row] = await session.rows<{ state: string }>(JOB_CANCEL, { district: this.district, id });
      const job = await session.em.findOne(Job, { districtCode: this.district, id });
      if (job === null) return refused('job-not-found', { id });
      if (row === undefined) return refused('job-finished', { id, state: job.state });
      await writeAudit(session, this.district, by, {
        action: 'job.cancel',
        objectKind: 'job',
        objectId: id,
        after: { state: row.state },
      });
      session.announce({ kind: 'job-changed', district: this.district, jobId: id });
      return toJob(job);
    });
    this.queue.abortHere(id);
    return outcome;
  }
}

export function readJob(database: Database, district: string, id: string): Promise<JobRecord | null> {
  return database.read(async ({ em }) => {
    const job = await em.findOne(Job, { districtCode: district, id });
    return job === null ? null : toJob(job);
  });
}

function toJob(job: InferEntity<typeof Job>): JobRecord {
  const { id, kind, state, fraction, stages, params, requestedBy, cancelRequested, createdAt } = job;
  return {
    id,
    kind,
    state,
    fraction,
    stages,
    params,
    requestedBy,
    cancelRequested,
    createdAt,
    stage: job.stage ?? null,
    result: job.result ?? null,
    error: job.error ?? null,
    requestedByAccount: job.requestedByAccount ?? null,
    startedAt: job.startedAt ?? null,
    finishedAt: job.finishedAt ?? null,
  };
}
