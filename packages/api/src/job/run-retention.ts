import { type JobControl, type JobOutcome, type JobRecord, StoreError } from '@onegrid/store';
import type { JobPlace } from './job-work.ts';

/** Takes away what is no longer to be kept, in this process: each batch is one short transaction. */
export async function runRetention(
  job: JobRecord,
  { signal }: JobControl,
  { district, log }: JobPlace,
): Promise<JobOutcome> {
  const by = { accountId: job.requestedByAccount, name: job.requestedBy };
  try {
    const { persons, sessions, recodedSheets, finishedAt } = await district.retention.run(
      by,
      new Date(),
      signal,
    );
    return finishedAt === null
      ? { kind: 'cancelled' }
      : { kind: 'done', result: { persons, sessions, recodedSheets } };
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    log(`retention ${job.id}: ${error.code}`);
    return { kind: 'failed', code: error.code };
  }
}
