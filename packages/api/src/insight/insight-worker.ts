import { findLayerFaults, flipArcs, lostLines } from '@onegrid/planning';
import { carryOutInTurn } from '../thread/carry-out-in-turn.ts';
import type { InsightOrder } from './insight-thread.ts';
import { measuresOf } from './measures-of.ts';

function carryOut(order: InsightOrder) {
  switch (order.task) {
    case 'measures':
      return measuresOf(order.plan);
    case 'lost-lines':
      return lostLines(order.plan.basis, order.plan.codes, { band: order.plan.band });
    case 'flips':
      return flipArcs(order.plan.basis, order.plan.codes, order.arcs, { band: order.plan.band });
    case 'layer-faults':
      return findLayerFaults(order.layer);
  }
}

carryOutInTurn(carryOut);
