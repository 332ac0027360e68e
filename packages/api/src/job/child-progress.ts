import type { WorkNews } from './work-messages.ts';

const REPORT_EVERY_MS = 100;

/** Tells the server; resolves when the message has gone. */
export function tell(news: WorkNews): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send?.(news, undefined, undefined, (error) => (error ? reject(error) : resolve()));
  });
}

/**
 * Tells the server how far the work is: each new stage at once, fractions ten times a second, and the end of each
 * stage with what it found.
 */
export class ChildProgress {
  #stage: string | null = null;
  #since = 0;
  #toldAt = 0;

  readonly report = (
    stage: string,
    fraction: number,
    found?: Readonly<Record<string, number | string | null>>,
  ): void => {
    const now = Date.now();
    if (stage !== this.#stage) {
      this.#stage = stage;
      this.#since = now;
      this.#toldAt = 0;
    }
    if (found !== undefined) {
      const milliseconds = now - this.#since;
      process.send?.({
        kind: 'finished',
        stage: { stage, milliseconds, figures: found },
      } satisfies WorkNews);
    }
    if (now - this.#toldAt < REPORT_EVERY_MS) return;
    this.#toldAt = now;
    process.send?.({ kind: 'progress', stage, fraction } satisfies WorkNews);
  };
}
