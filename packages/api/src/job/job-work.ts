import {
  type DistrictStore,
  type JobControl,
  type JobOutcome,
  type JobRecord,
  type Store,
  StoreError,
} from '@onegrid/store';
import type { HeldDistrict } from '../server/held-district.ts';
import type { WorkEnd } from './computing-child.ts';

/** What a job of any kind has in hand. */
export interface JobPlace {
  readonly district: DistrictStore;
  readonly store: Store;
  readonly log: (line: string) => void;
}

export type JobRun = (job: JobRecord, control: JobControl, place: JobPlace) => Promise<JobOutcome>;

/**
 * What came of a child's work: `save` writes its result and answers with the job's. A crash of the child, or a
 * verdict of the database against the result, is a failure with its code.
 */
export async function outcomeOf<Result>(
  { id, kind }: Pick<JobRecord, 'id' | 'kind'>,
  end: WorkEnd<Result>,
  { log }: JobPlace,
  save: (result: Result) => Promise<JobOutcome>,
): Promise<JobOutcome> {
  if (end.kind === 'stopped') return { kind: 'cancelled' };
  if (end.kind === 'refused') return { kind: 'failed', code: end.code, params: end.params };
  if (end.kind === 'crashed') {
    log(`${kind} ${id} crashed: ${end.trace}`);
    return { kind: 'failed', code: 'job-crashed' };
  }
  try {
    return await save(end.result);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    log(`${kind} ${id} was not saved: ${error.code} ${JSON.stringify(error.params)}`);
    return { kind: 'failed', code: error.code };
  }
}

/** Works on jobs as long as the server runs. */
export class JobWork {
  readonly #stopping = new AbortController();
  readonly #running = new Set<Promise<JobOutcome>>();

  constructor(
    readonly store: Store,
    readonly held: HeldDistrict,
    readonly log: (line: string) => void,
    /** How jobs are run, by kind. */
    readonly runs: Readonly<Record<string, JobRun>>,
  ) {}

  /** Takes jobs from the queue, one of each kind at a time. */
  async start(): Promise<void> {
    for (const [kind, run] of Object.entries(this.runs)) {
      await this.store.work(kind, (job, control) => this.#run(run, job, control));
    }
  }

  /** Ends the processes of running jobs; the store records them as interrupted when it closes. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.allSettled(this.#running);
  }

  async #run(run: JobRun, job: JobRecord, control: JobControl): Promise<JobOutcome> {
    const signal = AbortSignal.any([control.signal, this.#stopping.signal]);
    const district = await this.held.find();
    if (district === null) return { kind: 'failed', code: 'district-missing' };
    const stoppable: JobControl = {
      signal,
      progress: (stage, fraction) => control.progress(stage, fraction),
      finished: (stage) => control.finished(stage),
    };
    const running = run(job, stoppable, { district, store: this.store, log: this.log });
    this.#running.add(running);
    try {
      const outcome = await running;
      return outcome.kind === 'cancelled' && this.#stopping.signal.aborted
        ? { kind: 'failed', code: 'interrupted' }
        : outcome;
    } finally {
      this.#running.delete(running);
    }
  }
}
