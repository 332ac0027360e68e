import type { JobControl, JobOutcome, JobRecord, Store } from '@onegrid/store';
import type { HeldDistrict } from '../server/held-district.ts';
import { runMerge } from './run-merge.ts';

/** Works on merge jobs as long as the server runs. */
export class MergeJobs {
  readonly #stopping = new AbortController();
  readonly #running = new Set<Promise<JobOutcome>>();

  constructor(
    readonly store: Store,
    readonly held: HeldDistrict,
    readonly log: (line: string) => void,
  ) {}

  /** Takes jobs from the queue, one at a time. */
  async start(): Promise<void> {
    await this.store.work('merge', (job, control) => this.#run(job, control));
  }

  /** Ends the processes of running jobs; the store records them as interrupted when it closes. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.allSettled(this.#running);
  }

  async #run(job: JobRecord, control: JobControl): Promise<JobOutcome> {
    const signal = AbortSignal.any([control.signal, this.#stopping.signal]);
    const district = await this.held.find();
    if (district === null) return { kind: 'failed', code: 'district-missing' };
    const progress: JobControl['progress'] = (stage, fraction) => control.progress(stage, fraction);
    const running = runMerge(job, { signal, progress }, district, this.store, this.log);
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
