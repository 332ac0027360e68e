import { gridsNamed } from '../edit/grids-named.ts';
import { type PlacedAtom, type PlanDiff, touchedGrids } from '../edit/plan-diff.ts';
import { edgeOfKey } from '../edit/plan-mark.ts';
import { atomsTouching, type PlanState, planIndex } from '../edit/plan-state.ts';
import type { SessionEntry } from './edit-session.ts';
import type { PlanChange } from './plan-documents.ts';

/**
 * What a change touches: two changes that touch nothing in common can be made in any order. A grid beside a new
 * border whose atoms only gain or lose a vertex counts as not touched, nor do these atoms: whatever is done to them
 * can be done to their successors.
 */
export interface Touch {
  readonly grids: ReadonlySet<string>;
  readonly atoms: ReadonlySet<string>;
  /** Edges with a mark, by their keys. */
  readonly edges: ReadonlySet<string>;
}

/** What an entry touches with a diff: also the grids that its operation names. */
export function touchOfEntry(entry: SessionEntry, diff: PlanDiff = entry.diff): Touch {
  return touchOf(diff, entry.kind === 'edit' ? gridsNamed(entry.op) : []);
}

export function touchOfChange({ diff }: PlanChange): Touch {
  return touchOf(diff, []);
}

export function touchesSame(a: Touch, b: Touch): boolean {
  return (['grids', 'atoms', 'edges'] as const).some((part) => [...a[part]].some((one) => b[part].has(one)));
}

/** The grids of a plan that a diff is about: those with its atoms and marks, and those on both sides of its edges. */
export function gridsAbout(plan: PlanState, diff: PlanDiff): string[] {
  const { position } = planIndex(plan);
  const { grids, atoms, edges } = touchOf(diff, []);
  const ofAtoms = [...atoms].flatMap((id) => plan.codes[position.get(id) ?? -1] ?? []);
  const ofEdges = [...edges].flatMap((key) => gridsAtEdge(plan, key));
  return [...new Set([...grids, ...ofAtoms, ...ofEdges])].sort();
}

function touchOf(diff: PlanDiff, named: readonly string[]): Touch {
  const redrawn = withoutNewVertices(diff);
  const grids = new Set([...named, ...touchedGrids(redrawn)]);
  const edges = new Set<string>();
  for (const { kind, key } of diff.marks) (kind === 'border' ? edges : grids).add(key);
  const atoms = new Set([
    ...[...redrawn.removed, ...redrawn.added].map(({ atom }) => atom.id),
    ...[...redrawn.reassigned, ...diff.micro].map(({ atomId }) => atomId),
  ]);
  return { grids, atoms, edges };
}

/** The diff without the atoms that are replaced by one other each in the same grid. */
function withoutNewVertices(diff: PlanDiff): PlanDiff {
  const replaced = new Set([
    ...replacedOnes(diff.removed, diff.added),
    ...replacedOnes(diff.added, diff.removed),
  ]);
  const others = (placed: readonly PlacedAtom[]) => placed.filter(({ atom }) => !replaced.has(atom.id));
  return { ...diff, removed: others(diff.removed), added: others(diff.added) };
}

/** Ids of both, where an atom has just one successor. */
function replacedOnes(wholes: readonly PlacedAtom[], pieces: readonly PlacedAtom[]): string[] {
  const pieceOf = new Map<string | null, PlacedAtom[]>();
  for (const piece of pieces) pieceOf.set(piece.parentId, [...(pieceOf.get(piece.parentId) ?? []), piece]);
  return wholes.flatMap(({ atom, code }) => {
    const own = pieceOf.get(atom.id) ?? [];
    return own.length === 1 && own[0].code === code ? [atom.id, own[0].atom.id] : [];
  });
}

function gridsAtEdge(plan: PlanState, key: string): string[] {
  const [[ax, ay], [bx, by]] = edgeOfKey(key);
  const box = [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)] as const;
  const isEnd = (x: number, y: number) => (x === ax && y === ay) || (x === bx && y === by);
  return atomsTouching(plan, box).flatMap((i) =>
    plan.atoms[i].geometry.coordinates.some((ring) =>
      ring.some(([x, y], k) => k > 0 && isEnd(x, y) && isEnd(ring[k - 1][0], ring[k - 1][1])),
    )
      ? [plan.codes[i]]
      : [],
  );
}
