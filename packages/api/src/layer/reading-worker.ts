import { parentPort } from 'node:worker_threads';
import { type ReadingOrder, readLayer } from './read-layer.ts';

/** A thread that reads one file after another; see reading-thread.ts. */
parentPort?.on('message', (order: ReadingOrder) => {
  parentPort?.postMessage(readLayer(order));
});
