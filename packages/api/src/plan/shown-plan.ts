import type { ArcRecord, PlanRecord } from '@onegrid/store';
import type { Arc } from './plan-type.ts';
import { Plan } from './plan-type.ts';

/** A stored plan as the API shows it. */
export function shownPlan(record: PlanRecord): Plan {
  return Object.assign(new Plan(), record, { base: record.baseId, stored: record });
}

/** A stored arc as the API shows it; the departments stay ids until their fields are asked for. */
export function shownArc({ supporters, opponents, silent, ...record }: ArcRecord): Arc {
  return { ...record, supporterIds: supporters, opponentIds: opponents, silentIds: silent };
}
