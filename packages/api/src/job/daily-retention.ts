import { RETENTION_JOB, type Store, SYSTEM_ACTOR } from '@onegrid/store';
import type { HeldDistrict } from '../server/held-district.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A server that has just begun has better things to do. */
const FIRST_MS = 60_000;

/** Puts retention into the queue once a day, as long as the server runs. Two servers may both do so: it does no harm. */
export class DailyRetention {
  #timer: NodeJS.Timeout | null = null;

  constructor(
    readonly store: Store,
    readonly held: HeldDistrict,
    readonly log: (line: string) => void,
  ) {}

  start(): void {
    this.#after(FIRST_MS);
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  /** Starts retention where its last run began over a day ago, or there was none. */
  async look(now: Date = new Date()): Promise<void> {
    const held = await this.held.find();
    if (held === null) return;
    const district = this.store.in(held.code);
    const [last] = (await district.retention.runs({ first: 1 })).nodes;
    if (last !== undefined && now.getTime() - last.startedAt.getTime() < DAY_MS) return;
    await district.jobs.enqueue({ kind: RETENTION_JOB, params: {} }, SYSTEM_ACTOR);
  }

  #after(milliseconds: number): void {
    this.#timer = setTimeout(() => {
      this.look()
        .catch((error: unknown) => this.log(`retention: ${error instanceof Error ? error.message : error}`))
        .finally(() => {
          if (this.#timer !== null) this.#after(HOUR_MS);
        });
    }, milliseconds).unref();
  }
}
