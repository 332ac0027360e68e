import type { RecodeOrder, RecodeReading, SheetOrder, SheetReading } from '../recode/sheet-work.ts';
import type { FileReading, InspectionOrder } from '../setup/inspect-file.ts';
import type { BaseDataOrder, BaseDataReading } from '../setup/read-base-data.ts';
import { TaskThread } from '../thread/task-thread.ts';
import type { LayerOrder, LayerReading } from './read-layer.ts';

/** Everything the thread can be asked, told apart by the task. */
export type ReadingOrder =
  | (LayerOrder & { readonly task: 'layer' })
  | (BaseDataOrder & { readonly task: 'base-data' })
  | (InspectionOrder & { readonly task: 'inspection' })
  | (SheetOrder & { readonly task: 'sheet-inspection' })
  | (RecodeOrder & { readonly task: 'recoding' });

/**
 * Reads files in a thread of its own, one after the other, so that the server goes on answering however
 * large a file is.
 */
export class ReadingThread {
  readonly #thread = new TaskThread(new URL('./reading-worker.ts', import.meta.url), 'reads files');

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

  close(): Promise<void> {
    return this.#thread.close();
  }

  #ask<Reading>(order: ReadingOrder): Promise<Reading> {
    return this.#thread.ask(order);
  }
}
