import { sharedBorders } from '@onegrid/geometry';
import { unknownGrid } from './code-refusal.ts';
import type { RetireGridOp } from './edit-op.ts';
import type { EditRules } from './edit-rules.ts';
import type { Refusal } from './issue.ts';
import { codesApart } from './merge-grids.ts';
import type { EditContext, Operation, OperationOutcome } from './operation.ts';
import { inOrder } from './plan-diff.ts';
import { closedGrids } from './plan-mark.ts';
import { atomsOf, atomsTouching, boxAround, type PlanState, planIndex } from './plan-state.ts';
import { wholeGroups } from './whole-groups.ts';

/**
 * Ends a grid. Its atoms go to the grid that is named, which must share a border with it; or each to the neighbour
 * that it has the longest border with, atoms inside after those around them. What must stay whole (a unit, atoms
 * that are tied) goes as one, and neighbours of the same community come first. Locked and dedicated neighbours
 * receive nothing.
 */
export const retireGrid: Operation<RetireGridOp> = { refuse, apply };

function refuse(plan: PlanState, { code, into }: RetireGridOp): Refusal | null {
  const unknown = unknownGrid(plan, code) ?? (into === null ? null : unknownGrid(plan, into));
  if (unknown) return unknown;
  if (planIndex(plan).members.size === 1) return { code: 'grid-is-last', params: { code } };
  if (into === null) return null;
  if (into === code) return { code: 'grid-into-itself', params: { code } };
  const apart = codesApart(plan, [code, into]);
  return apart.length > 0 ? { code: 'grids-not-adjacent', params: { codes: apart } } : null;
}

function apply(plan: PlanState, { code, into }: RetireGridOp, { rules }: EditContext): OperationOutcome {
  const members = atomsOf(plan, [code]);
  const receivers =
    into === null
      ? receiversOf(plan, code, groupsOf(plan, members, rules))
      : new Map(members.map((i) => [i, into]));
  if (receivers.size < members.length) return { refused: { code: 'no-neighbour', params: { code } } };
  const reassigned = members.map((i) => ({ atomId: plan.atoms[i].id, from: code, to: receivers.get(i)! }));
  return { diff: inOrder({ removed: [], added: [], reassigned, drawn: [], erased: [] }), warnings: [] };
}

function groupsOf(plan: PlanState, members: readonly number[], rules: EditRules | undefined): number[][] {
  const atoms = members.map((i) => plan.atoms[i]);
  return wholeGroups(atoms, rules).map((group) => group.map((place) => members[place]));
}

interface Receiver {
  readonly code: string;
  /** Whether the border lies within one community. */
  readonly within: boolean;
  readonly lengthM: number;
}

/**
 * The grid that each atom goes to, by position; fewer than there are where nobody can take them. Groups are given
 * in rounds from the outside in; one that has neighbours in another community only waits for those of its own.
 */
function receiversOf(
  plan: PlanState,
  code: string,
  groups: readonly (readonly number[])[],
): Map<number, string> {
  const around = atomsTouching(plan, boxAround(plan, groups.flat()));
  const place = new Map(around.map((i, k) => [i, k]));
  const groupAt = new Int32Array(around.length).fill(-1);
  groups.forEach((group, g) => {
    for (const i of group) groupAt[place.get(i)!] = g;
  });
  const closed = closedGrids(plan.marks);
  const given = around.map((i) =>
    plan.codes[i] === code || closed.has(plan.codes[i]) ? null : plan.codes[i],
  );
  const communities = around.map((i) => plan.atoms[i].community);
  const borders = sharedBorders(around.map((i) => plan.atoms[i].geometry));
  const receivers = new Map<number, string>();
  for (;;) {
    const best = [...bestReceivers(borders, groupAt, given, communities)];
    if (best.length === 0) return receivers;
    const within = best.filter(([, receiver]) => receiver.within);
    for (const [group, receiver] of within.length > 0 ? within : best) {
      for (const i of groups[group]) {
        given[place.get(i)!] = receiver.code;
        receivers.set(i, receiver.code);
      }
    }
  }
}

/** By group without a grid, the grid that it has the longest border with, within its community first. */
function bestReceivers(
  borders: ReturnType<typeof sharedBorders>,
  groupAt: Int32Array,
  given: readonly (string | null)[],
  communities: readonly (string | null)[],
): Map<number, Receiver> {
  const lengths = new Map<string, Receiver & { readonly group: number }>();
  for (const { a, b, lengthM } of borders) {
    for (const [own, other] of [
      [a, b],
      [b, a],
    ]) {
      const [group, code] = [groupAt[own], given[other]];
      if (group < 0 || given[own] !== null || code === null) continue;
      const within = communities[own] === communities[other];
      const key = JSON.stringify([group, code, within]);
      lengths.set(key, { group, code, within, lengthM: (lengths.get(key)?.lengthM ?? 0) + lengthM });
    }
  }
  const best = new Map<number, Receiver>();
  for (const receiver of lengths.values()) {
    const known = best.get(receiver.group);
    if (known === undefined || comesBefore(receiver, known)) best.set(receiver.group, receiver);
  }
  return best;
}

function comesBefore(a: Receiver, b: Receiver): boolean {
  if (a.within !== b.within) return a.within;
  return a.lengthM === b.lengthM ? a.code < b.code : a.lengthM > b.lengthM;
}
