import { Worker } from 'node:worker_threads';
import { MergeError, type MergeProgress, mergeLayers } from '@onegrid/planning';
import type { MergeNews, MergeOrder } from './merge-messages.ts';

/**
 * A child process that computes one merge and ends. The computation never yields, so a thread of its own
 * watches the parent: when that is gone, however it ended, this process is gone within half a second.
 */
const WATCH_PARENT = `
  const parent = ${process.ppid};
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
  }, 250);
`;

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

new Worker(WATCH_PARENT, { eval: true }).unref();
process.on('disconnect', () => process.exit(0));
// Ctrl-C reaches the whole group; the server decides when this process ends.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
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
