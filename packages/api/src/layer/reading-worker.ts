import { parentPort } from 'node:worker_threads';
import { readSheetColumns, recodeFile } from '../recode/sheet-work.ts';
import { inspectFile } from '../setup/inspect-file.ts';
import { readBaseData } from '../setup/read-base-data.ts';
import { readLayer } from './read-layer.ts';
import type { ReadingOrder } from './reading-thread.ts';

function carryOut(order: ReadingOrder) {
  switch (order.task) {
    case 'layer':
      return readLayer(order);
    case 'base-data':
      return readBaseData(order);
    case 'inspection':
      return inspectFile(order);
    case 'sheet-inspection':
      return readSheetColumns(order);
    case 'recoding':
      return recodeFile(order);
  }
}

/** A thread that reads one file after another; see reading-thread.ts. */
let turn: Promise<void> = Promise.resolve();
parentPort?.on('message', (order: ReadingOrder) => {
  // A failure rejects every later turn too and, unhandled, ends the thread: all that wait are told so.
  turn = turn.then(async () => parentPort?.postMessage(await carryOut(order)));
});
