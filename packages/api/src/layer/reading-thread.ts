import { Worker } from 'node:worker_threads';
import type { LayerReading, ReadingOrder } from './read-layer.ts';

interface Waiting {
  readonly resolve: (reading: LayerReading) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Reads files in a thread of its own, one after the other, so that the server goes on answering however
 * large a file is. The thread starts with the first file and again after a crash, which fails the files
 * that were waiting.
 */
export class ReadingThread {
  #worker: Worker | null = null;
  #waiting: Waiting[] = [];

  read(order: ReadingOrder): Promise<LayerReading> {
    return new Promise((resolve, reject) => {
      this.#worker ??= this.#start();
      this.#waiting.push({ resolve, reject });
      this.#worker.postMessage(order);
    });
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(new URL('./reading-worker.ts', import.meta.url), {
      execArgv: ['--import', import.meta.resolve('tsx')],
    });
    // Files wait on the thread, the process does not.
    worker.unref();
    worker.on('message', (reading: LayerReading) => this.#waiting.shift()?.resolve(reading));
    const fail = (error: Error) => {
      if (this.#worker === worker) this.#worker = null;
      for (const { reject } of this.#waiting.splice(0)) reject(error);
    };
    worker.on('error', fail);
    worker.on('exit', () => fail(new Error('The thread that reads files has ended.')));
    return worker;
  }
}
