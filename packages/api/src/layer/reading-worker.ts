import { readSheetColumns, recodeFile } from '../recode/sheet-work.ts';
import { inspectFile } from '../setup/inspect-file.ts';
import { readBaseData } from '../setup/read-base-data.ts';
import { carryOutInTurn } from '../thread/carry-out-in-turn.ts';
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

carryOutInTurn(carryOut);
