import { Worker } from 'node:worker_threads';
import type { RecodeOrder, RecodeReading, SheetOrder, SheetReading } from '../recode/sheet-work.ts';
import type { FileReading, InspectionOrder } from '../setup/inspect-file.ts';
import type { BaseDataOrder, BaseDataReading } from '../setup/read-base-data.ts';
import type { LayerOrder, LayerReading } from './read-layer.ts';

/** Everything the thread can be asked, told apart by the task. */
export type ReadingOrder =
  | (LayerOrder & { readonly task: 'layer' })
  | (BaseDataOrder & { readonly task: 'base-data' })
  | (InspectionOrder & { readonly task: 'inspection' })
  | (SheetOrder & { readonly task: 'sheet-inspection' })
  | (RecodeOrder & { readonly task: 'recoding' });

interface Waiting {
  /** Answers come in the order of the questions, so each gets the kind it asked for. */
  readonly resolve: (reading: unknown) => void;
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

  /** Reads a department's layer. */
  layer(order: LayerOrder): Promise<LayerReading> {
    return this.#ask({ ...order, task: 'layer' });
  }

  /** Reads base data with its columns mapped. */
  baseData(order: BaseDataOrder): Promise<BaseDataReading> {
    return this.#ask({ ...order, task: 'base-data' });
  }

  /** Looks at a file. */
  inspection(order: InspectionOrder): Promise<FileReading> {
    return this.#ask({ ...order, task: 'inspection' });
  }

  /** Looks at a sheet. */
  sheetInspection(order: SheetOrder): Promise<SheetReading> {
    return this.#ask({ ...order, task: 'sheet-inspection' });
  }

  /** Gives the rows of a sheet their unified codes. */
  recoding(order: RecodeOrder): Promise<RecodeReading> {
    return this.#ask({ ...order, task: 'recoding' });
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  #ask<Reading>(order: ReadingOrder): Promise<Reading> {
    return new Promise((resolve, reject) => {
      this.#worker ??= this.#start();
      this.#waiting.push({ resolve: resolve as (reading: unknown) => void, reject });
      this.#worker.postMessage(order);
    });
  }

  #start(): Worker {
    const worker = new Worker(new URL('./reading-worker.ts', import.meta.url), {
      execArgv: ['--import', import.meta.resolve('tsx')],
    });
    // Files wait on the thread, the process does not.
    worker.unref();
    worker.on('message', (reading: unknown) => this.#waiting.shift()?.resolve(reading));
    const fail = (error: Error) => {
      if (this.#worker === worker) this.#worker = null;
      for (const { reject } of this.#waiting.splice(0)) reject(error);
    };
    worker.on('error', fail);
    worker.on('exit', () => fail(new Error('The thread that reads files has ended.')));
    return worker;
  }
}
