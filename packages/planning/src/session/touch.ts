import { gridsNamed } from '../edit/grids-named.ts';
import { type PlanDiff, touchedGrids } from '../edit/plan-diff.ts';
import { edgeOfKey } from '../edit/plan-mark.ts';
import { atomsTouching, type PlanState, planIndex } from '../edit/plan-state.ts';
import type { SessionEntry } from './edit-session.ts';
import type { PlanChange } from './plan-documents.ts';

/** What a change touches: two changes that touch nothing in common can be made in any order. */
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

export function touchOfChange({ diff, touchedGrids: grids }: PlanChange): Touch {
  return touchOf(diff, grids);
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
  const grids = new Set([...named, ...touchedGrids(diff)]);
  const edges = new Set<string>();
  for (const { kind, key } of diff.marks) (kind === 'border' ? edges : grids).add(key);
  const atoms = new Set([
    ...[...diff.removed, ...diff.added].map(({ atom }) => atom.id),
    ...[...diff.reassigned, ...diff.micro].map(({ atomId }) => atomId),
  ]);
  return { grids, atoms, edges };
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
