import type { FinishedStage } from '@onegrid/store';
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
 * stage with what it found. A stage ends when it says what it found, else when the next begins.
 */
export class ChildProgress {
  #stage: string | null = null;
  #since = 0;
  #toldAt = 0;

  readonly report = (stage: string, fraction: number, found?: FinishedStage['figures']): void => {
    const now = Date.now();
    if (stage !== this.#stage) {
      this.end();
      this.#stage = stage;
      this.#since = now;
      this.#toldAt = 0;
    }
    if (now - this.#toldAt >= REPORT_EVERY_MS) {
      this.#toldAt = now;
      this.#send({ kind: 'progress', stage, fraction });
    }
    if (found !== undefined) this.end(found);
  };

  /** Ends the stage that is under way. */
  end(figures: FinishedStage['figures'] = {}): void {
    if (this.#stage === null) return;
    const stage = { stage: this.#stage, milliseconds: Date.now() - this.#since, figures };
    this.#stage = null;
    this.#send({ kind: 'finished', stage });
  }

  #send(news: WorkNews): void {
    process.send?.(news);
  }
}
