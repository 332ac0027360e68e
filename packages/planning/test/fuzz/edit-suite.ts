import {
  canRedo,
  canUndo,
  type EditOp,
  type EditOutcome,
  type EditSession,
  householdCounter,
  openSession,
  perform,
  planOf,
  redo,
  type SessionContext,
  undo,
} from '../../src/index.ts';
import { assertSoundEdit, assertToldRefusal, hold } from './edit-invariants.ts';
import { randomOperation } from './edit-operations.ts';
import { assertPlannersAgree } from './edit-planners.ts';
import { type EditDistrict, randomDistrict } from './edit-plans.ts';
import { Chance } from './random-shapes.ts';

/** An operation of a sequence, and what the engine made of it. */
export interface EditStep {
  /** Of the change set: a UUID. */
  readonly id: string;
  readonly op: EditOp;
  readonly outcome: EditOutcome;
}

export interface EditCase {
  readonly district: EditDistrict;
  readonly steps: readonly EditStep[];
}

/** Operations tried in one case. */
const STEPS = 8;

/**
 * A random plan and a random sequence of operations on it. After every one that is made the plan is sound and its
 * inverse exact; every one that is refused says why and changes nothing. Undoing all of them gives the bytes of the
 * beginning, redoing all of them those of the end; and two planners who work on the plan at once end with what the
 * server has, nothing of theirs lost without a word.
 */
export function runCase(seed: number): EditCase {
  const district = randomDistrict(seed);
  const chance = new Chance(seed ^ 0x5eed);
  const context = contextOf(district);
  let session = openSession({ planId: 'plan', state: district.plan, departments: [] });
  const steps: EditStep[] = [];
  for (let step = 0; step < STEPS; step++) {
    const op = randomOperation(chance, planOf(session));
    const id = stepId(seed, step);
    const { next, outcome } = trial(session, id, op, context, district);
    steps.push({ id, op, outcome });
    session = next;
  }
  assertUndoAndRedo(session, district, context);
  assertPlannersAgree(district, context, chance, randomOperation);
  return { district, steps };
}

function stepId(seed: number, step: number): string {
  return `00000000-0000-4000-8000-${(seed * STEPS + step).toString(16).padStart(12, '0')}`;
}

export function contextOf({ rules, households }: EditDistrict): SessionContext {
  return households.length === 0 ? { rules } : { rules, households: householdCounter(households) };
}

function trial(
  session: EditSession,
  id: string,
  op: EditOp,
  context: SessionContext,
  district: EditDistrict,
): { readonly next: EditSession; readonly outcome: EditOutcome } {
  const before = planOf(session);
  const bytes = JSON.stringify(before);
  try {
    const { session: next, outcome } = perform(session, id, op, context);
    hold(JSON.stringify(before) === bytes, 'the plan itself was changed');
    if ('rejected' in outcome) {
      hold(next === session, 'a refused edit changed the session');
      assertToldRefusal(before, op, outcome.rejected);
    } else assertSoundEdit({ op, before, diff: outcome.diff, after: planOf(next) }, district);
    return { next, outcome };
  } catch (error) {
    if (error instanceof Error) error.message = `${op.kind} (${id}): ${error.message}`;
    throw error;
  }
}

function assertUndoAndRedo(session: EditSession, district: EditDistrict, context: SessionContext): void {
  const end = JSON.stringify(planOf(session));
  let at = session;
  const go = (way: typeof undo) => {
    const { session: next, outcome } = way(at, 'unused', context);
    if ('rejected' in outcome) throw new Error(`${way.name} is refused: ${outcome.rejected[0].kind}`);
    at = next;
  };
  while (canUndo(at)) go(undo);
  hold(JSON.stringify(planOf(at)) === JSON.stringify(district.plan), 'undo does not restore the bytes');
  while (canRedo(at)) go(redo);
  hold(JSON.stringify(planOf(at)) === end, 'redo does not restore the bytes');
}
