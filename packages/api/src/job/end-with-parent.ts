import { Worker } from 'node:worker_threads';

/**
 * Ends this process when its parent is gone, however that ended. A computation that never yields sees no
 * event, so a thread of its own watches the parent and ends the process from there.
 */
export function endWithParent(): void {
  const watch = `
    const parent = ${process.ppid};
    setInterval(() => {
      if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
    }, 250);
  `;
  new Worker(watch, { eval: true }).unref();
  process.on('disconnect', () => process.exit(0));
  // Ctrl-C reaches the whole group; the parent decides when this process ends.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
}
