import { MergeError, type MergeProgress, mergeLayers } from '@onegrid/planning';
import { endWithParent } from './end-with-parent.ts';
import type { MergeNews, MergeOrder } from './merge-messages.ts';

/** A child process that computes one merge, tells how far it is, and ends. */

const REPORT_EVERY_MS = 100;

function tell(news: MergeNews): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send?.(news, undefined, undefined, (error) => (error ? reject(error) : resolve()));
  });
}

/** Tells each new stage at once and fractions ten times a second. */
function reporter(): MergeProgress {
  let toldStage: string | null = null;
  let toldAt = 0;
  return (stage, fraction) => {
    const now = Date.now();
    if (stage === toldStage && now - toldAt < REPORT_EVERY_MS) return;
    toldStage = stage;
    toldAt = now;
    process.send?.({ kind: 'progress', stage, fraction } satisfies MergeNews);
  };
}

endWithParent();
process.once('message', async ({ input, options }: MergeOrder) => {
  try {
    await tell({ kind: 'done', result: mergeLayers(input, options, reporter()) });
  } catch (error) {
    // Anything else is a bug: the process ends with its trace, which the server logs.
    if (!(error instanceof MergeError)) throw error;
    await tell({ kind: 'refused', code: error.code, params: error.params });
  }
  process.disconnect();
});
await tell({ kind: 'ready' });
