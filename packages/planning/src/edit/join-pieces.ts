import { dissolve, sharedBorders } from '@onegrid/geometry';
import type { Atom } from '../model/atom.ts';
import { derivedAtomId } from './atom-id.ts';
import { changeSetOf, piecesOf } from './atom-pieces.ts';
import type { EditContext } from './operation.ts';
import { inOrder, type MicroChange, type PlacedAtom, type PlanDiff, touchedGrids } from './plan-diff.ts';
import { atomsOf, byId, type PlanState, planIndex } from './plan-state.ts';

/** A piece as an edit leaves it, before pieces are joined. */
interface LivePiece extends PlacedAtom {
  readonly micro: string | null;
  /** Whether the edit made it, or brought it to its grid. */
  readonly touched: boolean;
}

/** An edit with its pieces joined. */
export interface JoinedDiff {
  readonly diff: PlanDiff;
  /** By the id of a piece that the edit made and that is none any more: the id of the one it is part of. */
  readonly joined: ReadonlyMap<string, string>;
}

/**
 * Joins the pieces again that nothing distinguishes any more: those of one atom of the base that an edit leaves in the
 * same grid and micro-grid, and that are connected over borders with a piece that the edit makes or moves. What is joined keeps every vertex that it has in common with others, so the coverage stays
 * edge-matched; the edges that vanish have the same grid on both sides, so no border of a grid changes.
 *
 * A joined piece has no parent in the change, but where its root is cut by the very same edit.
 *
 * @param diff of the plan, with what follows from it
 */
export function joinPieces(plan: PlanState, diff: PlanDiff, context: EditContext): JoinedDiff {
  const groups = familiesOf(plan, diff).flatMap(touchingPieces);
  if (groups.length === 0) return { diff, joined: new Map() };
  const cut = new Set(diff.removed.map(({ atom }) => atom.id));
  const made = new Set(diff.added.map(({ atom }) => atom.id));
  const joined = new Map<string, string>();
  const added: PlacedAtom[] = [];
  const removed: PlacedAtom[] = [];
  const micro: MicroChange[] = [];
  for (const group of groups) {
    const piece = joinedPiece(plan, group, context);
    const root = piece.atom.root!;
    added.push({ ...piece, parentId: cut.has(root) ? root : null });
    if (group[0].micro !== null) micro.push({ atomId: piece.atom.id, from: null, to: group[0].micro });
    for (const { atom } of group) {
      joined.set(atom.id, piece.atom.id);
      if (!made.has(atom.id)) removed.push(placedIn(plan, atom));
    }
  }
  const isLeft = (id: string) => !joined.has(id);
  return {
    joined,
    diff: {
      ...inOrder({
        ...diff,
        removed: [...diff.removed, ...removed],
        added: [...diff.added.filter(({ atom }) => isLeft(atom.id)), ...added],
        reassigned: diff.reassigned.filter(({ atomId }) => isLeft(atomId)),
      }),
      micro: [
        ...diff.micro.filter(({ atomId }) => isLeft(atomId)),
        ...removed.flatMap(({ atom }) => {
          const from = plan.micro?.[atom.id];
          return from === undefined ? [] : [{ atomId: atom.id, from, to: null }];
        }),
        ...micro,
      ].sort((a, b) => byId({ id: a.atomId }, { id: b.atomId })),
    },
  };
}

/**
 * The pieces that may be joined, by what they have to have in common: those the edit touched, and the others of the
 * same grids.
 */
function familiesOf(plan: PlanState, diff: PlanDiff): LivePiece[][] {
  const { position } = planIndex(plan);
  const removed = new Set(diff.removed.map(({ atom }) => atom.id));
  const moved = new Map(diff.reassigned.map(({ atomId, to }) => [atomId, to]));
  const micro = new Map(diff.micro.map(({ atomId, to }) => [atomId, to]));
  const families = new Map<string, LivePiece[]>();
  const microOf = (id: string) => (micro.has(id) ? micro.get(id)! : (plan.micro?.[id] ?? null));
  const add = ({ atom, code }: Pick<PlacedAtom, 'atom' | 'code'>, touched: boolean) => {
    const of = microOf(atom.id);
    const name = JSON.stringify([atom.root, code, of]);
    const piece = { atom, code, parentId: null, micro: of, touched };
    const family = families.get(name);
    if (family) family.push(piece);
    else if (touched) families.set(name, [piece]);
  };
  const movedPieces = [...moved.keys()].map((id) => position.get(id)!).filter((i) => plan.atoms[i].root);
  for (const placed of diff.added) if (placed.atom.root !== undefined) add(placed, true);
  for (const i of movedPieces) add({ atom: plan.atoms[i], code: moved.get(plan.atoms[i].id)! }, true);
  if (families.size === 0) return [];
  for (const i of atomsOf(plan, touchedGrids(diff))) {
    const atom = plan.atoms[i];
    if (atom.root !== undefined && !removed.has(atom.id) && !moved.has(atom.id))
      add({ atom, code: plan.codes[i] }, false);
  }
  return [...families.values()].filter((family) => family.length > 1);
}

/** The groups of pieces that are connected over borders, a touched one among them; single pieces are no group. */
function touchingPieces(family: readonly LivePiece[]): LivePiece[][] {
  const leader = family.map((_, i) => i);
  const leaderOf = (i: number): number => {
    while (leader[i] !== i) i = leader[i];
    return i;
  };
  for (const { a, b } of sharedBorders(family.map(({ atom }) => atom.geometry)))
    leader[leaderOf(b)] = leaderOf(a);
  const groups = new Map<number, LivePiece[]>();
  family.forEach((piece, i) => {
    const group = groups.get(leaderOf(i));
    if (group) group.push(piece);
    else groups.set(leaderOf(i), [piece]);
  });
  return [...groups.values()].filter((group) => group.length > 1 && group.some(({ touched }) => touched));
}

function joinedPiece(
  plan: PlanState,
  group: readonly LivePiece[],
  context: EditContext,
): Omit<PlacedAtom, 'parentId'> {
  const geometry = dissolve(group.map(({ atom }) => atom.geometry));
  // Pieces that are connected over borders have one interior.
  if (geometry.type !== 'Polygon') throw new RangeError('joined pieces come apart');
  const [{ atom, code }] = group;
  const households = group.reduce((sum, piece) => sum + piece.atom.households, 0);
  const [joined] = piecesOf({ ...atom, households }, [geometry], context, (land) =>
    derivedAtomId(atom.root!, land, changeSetOf(plan, context)),
  );
  return { atom: joined, code };
}

function placedIn(plan: PlanState, atom: Atom): PlacedAtom {
  return { atom, code: plan.codes[planIndex(plan).position.get(atom.id)!], parentId: null };
}
