import { carryOutInTurn } from '../thread/carry-out-in-turn.ts';
import type { InsightOrder } from './insight-thread.ts';
import { measuresOf } from './measures-of.ts';

function carryOut(order: InsightOrder) {
  switch (order.task) {
    case 'measures':
      return measuresOf(order.plan);
  }
}

carryOutInTurn(carryOut);
