import {
  checkGrids,
  communityGaps,
  comparePlans,
  findLayerFaults,
  flipArcs,
  householdCounter,
  lostLines,
  serviceOfPlan,
} from '@onegrid/planning';
import { deriveProposal } from '../job/derive-proposal.ts';
import { carryOutInTurn } from '../thread/carry-out-in-turn.ts';
import type { CheckQuestion, InsightOrder } from './insight-thread.ts';
import { measuresOf } from './measures-of.ts';

/** Search nodes for each community: about a second where the optimum is not proved before. */
const SEARCH_LIMIT = 20_000;

function carryOut(order: InsightOrder) {
  switch (order.task) {
    case 'measures':
      return measuresOf(order.plan);
    case 'lost-lines':
      return lostLines(order.plan.basis, order.plan.codes, { band: order.plan.band });
    case 'service':
      return serviceOfPlan(order.plan.input, order.plan.options, order.plan.atoms, order.plan.codes);
    case 'gaps':
      return communityGaps(order.plan.basis, order.plan.codes, { ...order.plan, limit: SEARCH_LIMIT });
    case 'flips':
      return flipArcs(order.plan.basis, order.plan.codes, order.arcs, { band: order.plan.band });
    case 'layer-faults':
      return findLayerFaults(order.layer);
    case 'division':
      return deriveProposal(order.division);
    case 'checks':
      return checksOf(order.plan);
    case 'comparison':
      return comparePlans(order.plans.a, order.plans.b, { sameCodes: order.plans.sameCodes });
  }
}

function checksOf({ state, rules, households }: CheckQuestion) {
  return checkGrids(state, null, rules, {
    turf: true,
    households: households.length === 0 ? undefined : householdCounter(households),
  });
}

carryOutInTurn(carryOut);
