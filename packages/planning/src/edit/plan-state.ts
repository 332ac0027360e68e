import type { Atom } from '../model/atom.ts';
import { boxOf } from './atom-box.ts';
import { PlanIndex } from './plan-index.ts';
import type { PlanMark } from './plan-mark.ts';

/**
 * A plan at a revision, as edits see it: the live atoms and the grid of each. Edits that are not yet
 * committed leave `revision` as it is; it names the revision they are based on.
 */
export interface PlanState {
  readonly revision: number;
  /** One edge-matched coverage. Kept in order of their ids, so that equal plans are equal bytes. */
  readonly atoms: readonly Atom[];
  /** `codes[i]` is the grid of `atoms[i]`. */
  readonly codes: readonly string[];
  /** Number of the micro-grid by atom id, in order of the ids; absent where no atom is in one. */
  readonly micro?: Readonly<Record<string, string>>;
  /** In order of kind and key; absent where there are none. */
  readonly marks?: readonly PlanMark[];
  /** Codes the plan ever used, retired ones among them; none of them is used for a new grid. */
  readonly usedCodes?: readonly string[];
}

export type Box = readonly [west: number, south: number, east: number, north: number];

const INDICES = new WeakMap<PlanState, PlanIndex>();

/** What edits look up in a plan; made when it is first asked for and kept as long as the state lives. */
export function planIndex(plan: PlanState): PlanIndex {
  const known = INDICES.get(plan);
  if (known) return known;
  const index = PlanIndex.of(plan);
  INDICES.set(plan, index);
  return index;
}

/** Keeps the index of a plan that came of another by a change, so that it need not be made anew. */
export function keepIndex(plan: PlanState, index: PlanIndex): void {
  INDICES.set(plan, index);
}

/** Positions of the atoms of these grids, ascending. */
export function atomsOf(plan: PlanState, codes: Iterable<string>): number[] {
  const { members } = planIndex(plan);
  return [...new Set(codes)].flatMap((code) => members.get(code) ?? []).sort((a, b) => a - b);
}

/** Positions of the atoms whose box touches this box, ascending. */
export function atomsTouching(plan: PlanState, box: Box): number[] {
  return planIndex(plan).touching(box);
}

/** The box around atoms of the plan. */
export function boxAround(plan: PlanState, positions: Iterable<number>): Box {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const i of positions) {
    const [west, south, east, north] = boxOf(plan.atoms[i]);
    box[0] = Math.min(box[0], west);
    box[1] = Math.min(box[1], south);
    box[2] = Math.max(box[2], east);
    box[3] = Math.max(box[3], north);
  }
  return box;
}

/** Order of ids by code units, the same on every machine. */
export function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** A plan with its atoms in order of their ids. */
export function orderedPlan(plan: PlanState): PlanState {
  const order = plan.atoms.map((atom, i) => ({ id: atom.id, i })).sort(byId);
  return { ...plan, atoms: order.map(({ i }) => plan.atoms[i]), codes: order.map(({ i }) => plan.codes[i]) };
}
