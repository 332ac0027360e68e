import type { Atom } from '../model/atom.ts';
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

/** What edits look up in a plan; built once for each state and kept as long as the state lives. */
export interface PlanIndex {
  /** Position in `atoms` by atom id. */
  readonly position: ReadonlyMap<string, number>;
  /** Positions of the atoms of each grid, ascending. */
  readonly members: ReadonlyMap<string, readonly number[]>;
  /** West, south, east, north of every atom in degrees, four numbers each. */
  readonly boxes: Float64Array;
}

export type Box = readonly [west: number, south: number, east: number, north: number];

const INDICES = new WeakMap<PlanState, PlanIndex>();
/** Atoms never change, and an edit leaves nearly all of them in place. */
const BOXES = new WeakMap<Atom, Box>();

export function planIndex(plan: PlanState): PlanIndex {
  const known = INDICES.get(plan);
  if (known) return known;
  const position = new Map<string, number>();
  const members = new Map<string, number[]>();
  const boxes = new Float64Array(plan.atoms.length * 4);
  plan.atoms.forEach((atom, i) => {
    position.set(atom.id, i);
    const own = members.get(plan.codes[i]);
    if (own) own.push(i);
    else members.set(plan.codes[i], [i]);
    boxes.set(boxOf(atom), 4 * i);
  });
  const index = { position, members, boxes };
  INDICES.set(plan, index);
  return index;
}

/** Positions of the atoms of these grids, ascending. */
export function atomsOf(plan: PlanState, codes: Iterable<string>): number[] {
  const { members } = planIndex(plan);
  return [...new Set(codes)].flatMap((code) => members.get(code) ?? []).sort((a, b) => a - b);
}

/** Positions of the atoms whose box touches this box, ascending. */
export function atomsTouching(plan: PlanState, [west, south, east, north]: Box): number[] {
  const { boxes } = planIndex(plan);
  const found: number[] = [];
  for (let i = 0; i < plan.atoms.length; i++) {
    const b = 4 * i;
    if (boxes[b] <= east && boxes[b + 2] >= west && boxes[b + 1] <= north && boxes[b + 3] >= south)
      found.push(i);
  }
  return found;
}

/** The box around atoms of the plan. */
export function boxAround(plan: PlanState, positions: Iterable<number>): Box {
  const { boxes } = planIndex(plan);
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const i of positions) {
    box[0] = Math.min(box[0], boxes[4 * i]);
    box[1] = Math.min(box[1], boxes[4 * i + 1]);
    box[2] = Math.max(box[2], boxes[4 * i + 2]);
    box[3] = Math.max(box[3], boxes[4 * i + 3]);
  }
  return box;
}

function boxOf(atom: Atom): Box {
  const known = BOXES.get(atom);
  if (known) return known;
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of atom.geometry.coordinates[0]) {
    west = Math.min(west, lon);
    south = Math.min(south, lat);
    east = Math.max(east, lon);
    north = Math.max(north, lat);
  }
  const box: Box = [west, south, east, north];
  BOXES.set(atom, box);
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
