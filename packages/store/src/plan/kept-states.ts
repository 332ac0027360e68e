import { committedPlan, type PlanChange } from '@onegrid/planning';
import type { PlanState } from './records.ts';

/** So many plans are kept; one of a whole city takes some 60 MB. */
const KEPT_PLANS = 6;

/**
 * The newest known states of the plans that are worked on, so that a commit need not read all their atoms. A
 * revision that is committed never changes; who takes a state out has locked the plan and knows its revision.
 */
export class KeptStates {
  readonly #states = new Map<string, PlanState>();

  /** The newest state known of the plan, at whichever revision; null where none is. */
  find(district: string, planId: string): PlanState | null {
    return this.#states.get(keyOf(district, planId)) ?? null;
  }

  /** Keeps a committed state. One that is newer stays. */
  keep(district: string, state: PlanState): void {
    const key = keyOf(district, state.planId);
    const known = this.#states.get(key);
    if (known !== undefined && known.revision > state.revision) return;
    this.#states.delete(key);
    this.#states.set(key, state);
    if (this.#states.size > KEPT_PLANS) this.#states.delete(this.#states.keys().next().value as string);
  }
}

/** The state after the next change set. */
export function stateAfter(state: PlanState, change: PlanChange): PlanState {
  const { planId, layers, outline, basis, options, usedCodes } = state;
  return { usedCodes, ...committedPlan(state, change), planId, layers, outline, basis, options };
}

function keyOf(district: string, planId: string): string {
  return `${district} ${planId}`;
}
