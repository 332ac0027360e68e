import { BoxIndex } from '@onegrid/geometry';
import type { Atom } from '../model/atom.ts';
import { boxOf } from './atom-box.ts';
import type { Box, PlanState } from './plan-state.ts';

/** Atoms that came and went since the boxes were indexed; beyond this share they are indexed anew. */
const MOST_CHANGED = 1 / 16;
/** So many may always have come and gone. */
const FEW_CHANGED = 256;

/** Boxes of atoms: those indexed together, and what came and went since. */
interface IndexedBoxes {
  readonly tree: BoxIndex;
  readonly atoms: readonly Atom[];
  readonly gone: ReadonlySet<Atom>;
  readonly come: readonly Atom[];
}

/** Atoms that a change takes out of a plan, puts into it, or gives to another grid. */
export interface AtomChanges {
  readonly removed: readonly { readonly atom: Atom; readonly code: string }[];
  readonly added: readonly { readonly atom: Atom; readonly code: string }[];
  readonly reassigned: readonly { readonly atom: Atom; readonly from: string; readonly to: string }[];
}

/**
 * Where atoms are in a plan: by id, by grid, by place. The index of a plan that came of another by a change
 * shares with it whatever the change left alone.
 */
export class PlanIndex {
  /** Position in `atoms` by atom id. */
  readonly position: {
    readonly get: (id: string) => number | undefined;
    readonly has: (id: string) => boolean;
  };
  /** Positions of the atoms of each grid, ascending. */
  readonly members: {
    readonly get: (code: string) => readonly number[] | undefined;
    readonly has: (code: string) => boolean;
    /** Sorted. */
    readonly keys: () => readonly string[];
    readonly size: number;
  };
  private readonly positions = new Map<string, readonly number[]>();

  private constructor(
    private readonly atoms: readonly Atom[],
    private readonly grids: ReadonlyMap<string, readonly Atom[]>,
    /** Null where the atoms are in order of their ids, so that they are found by halving. */
    private readonly byId: ReadonlyMap<string, number> | null,
    private boxes: IndexedBoxes | null,
  ) {
    this.position = {
      get: (id) => this.positionOf(id),
      has: (id) => this.positionOf(id) !== undefined,
    };
    this.members = {
      get: (code) => this.positionsOf(code),
      has: (code) => grids.has(code),
      keys: () => [...grids.keys()].sort(),
      size: grids.size,
    };
  }

  static of({ atoms, codes }: PlanState): PlanIndex {
    const grids = new Map<string, Atom[]>();
    atoms.forEach((atom, i) => {
      const own = grids.get(codes[i]);
      if (own) own.push(atom);
      else grids.set(codes[i], [atom]);
    });
    const ordered = isOrdered(atoms);
    return new PlanIndex(atoms, grids, ordered ? null : new Map(atoms.map(({ id }, i) => [id, i])), null);
  }

  /** Whether the atoms are in order of their ids. */
  get ordered(): boolean {
    return this.byId === null;
  }

  /**
   * The atoms of a grid in the order of the plan; the same list in every plan that came of another by changes
   * which left the grid alone.
   */
  atomsOf(code: string): readonly Atom[] {
    return this.grids.get(code) ?? [];
  }

  /** Positions of the atoms whose box touches this box, ascending. */
  touching(box: Box): number[] {
    this.boxes ??= indexBoxes(this.atoms);
    const { tree, atoms, gone, come } = this.boxes;
    const found = tree
      .touching(box)
      .map((i) => atoms[i])
      .filter((atom) => !gone.has(atom));
    for (const atom of come) {
      const [west, south, east, north] = boxOf(atom);
      if (west <= box[2] && east >= box[0] && south <= box[3] && north >= box[1]) found.push(atom);
    }
    return found.map(({ id }) => this.positionOf(id)!).sort((a, b) => a - b);
  }

  /**
   * The index after a change.
   *
   * @param atoms of the plan after the change, in order of their ids
   */
  after(atoms: readonly Atom[], changes: AtomChanges): PlanIndex {
    return new PlanIndex(atoms, gridsAfter(this.grids, changes), null, boxesAfter(this.boxes, changes));
  }

  private positionOf(id: string): number | undefined {
    if (this.byId) return this.byId.get(id);
    const at = placeOfId(this.atoms, id);
    return at < this.atoms.length && this.atoms[at].id === id ? at : undefined;
  }

  private positionsOf(code: string): readonly number[] | undefined {
    const known = this.positions.get(code);
    if (known) return known;
    const positions = this.grids.get(code)?.map(({ id }) => this.positionOf(id)!);
    if (positions) this.positions.set(code, positions);
    return positions;
  }
}

/** Where an id is or would be among atoms in order of their ids. */
export function placeOfId(atoms: readonly Atom[], id: string): number {
  let low = 0;
  let high = atoms.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (atoms[middle].id < id) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isOrdered(atoms: readonly Atom[]): boolean {
  for (let i = 1; i < atoms.length; i++) if (!(atoms[i - 1].id < atoms[i].id)) return false;
  return true;
}

function indexBoxes(atoms: readonly Atom[]): IndexedBoxes {
  return { tree: new BoxIndex(atoms.map(boxOf)), atoms, gone: new Set(), come: [] };
}

function boxesAfter(boxes: IndexedBoxes | null, { removed, added }: AtomChanges): IndexedBoxes | null {
  if (boxes === null || (removed.length === 0 && added.length === 0)) return boxes;
  const leaving = new Set(removed.map(({ atom }) => atom));
  const come = [...boxes.come.filter((atom) => !leaving.has(atom)), ...added.map(({ atom }) => atom)];
  // One that comes back stays gone from the tree: it is found among those that came.
  const gone = new Set([...boxes.gone, ...leaving]);
  if (come.length + gone.size > Math.max(FEW_CHANGED, boxes.atoms.length * MOST_CHANGED)) return null;
  return { ...boxes, gone, come };
}

function gridsAfter(
  grids: ReadonlyMap<string, readonly Atom[]>,
  { removed, added, reassigned }: AtomChanges,
): Map<string, readonly Atom[]> {
  const leaving = new Map<string, Set<Atom>>();
  const joining = new Map<string, Atom[]>();
  const leave = (code: string, atom: Atom) =>
    leaving.set(code, (leaving.get(code) ?? new Set<Atom>()).add(atom));
  const join = (code: string, atom: Atom) => joining.set(code, [...(joining.get(code) ?? []), atom]);
  for (const { atom, code } of removed) leave(code, atom);
  for (const { atom, code } of added) join(code, atom);
  for (const { atom, from, to } of reassigned) {
    leave(from, atom);
    join(to, atom);
  }
  const next = new Map(grids);
  for (const code of new Set([...leaving.keys(), ...joining.keys()])) {
    const gone = leaving.get(code);
    const kept = (grids.get(code) ?? []).filter((atom) => !gone?.has(atom));
    const own = [...kept, ...(joining.get(code) ?? [])].sort((a, b) => (a.id < b.id ? -1 : 1));
    if (own.length === 0) next.delete(code);
    else next.set(code, own);
  }
  return next;
}
