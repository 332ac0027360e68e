import { type Cut, evenCut, evenSamples, type FaceGroups, Heap, type Weights } from '@onegrid/geometry';
import type { Atom } from '../model/atom.ts';

/** Points for an even spread where a face has no household points of its own. */
const SAMPLES = 400;

/**
 * How many pieces each atom has to be cut into so that grids of the asked size can be made of them: no
 * piece above `largest`, and at least `grids` pieces in all, as far as atoms that must stay whole allow.
 */
export function piecesWanted(
  weights: readonly number[],
  largest: number,
  grids: number,
  whole: (atom: number) => boolean = () => false,
): number[] {
  const pieces = weights.map((weight, atom) =>
    largest > 0 && !whole(atom) ? Math.max(1, Math.ceil(weight / largest - 1e-9)) : 1,
  );
  let count = pieces.reduce((a, b) => a + b, 0);
  const share = (atom: number) => weights[atom]! / pieces[atom]!;
  const heaviest = new Heap<{ atom: number; share: number }>((p, q) =>
    p.share !== q.share ? p.share > q.share : p.atom < q.atom,
  );
  if (count < grids) {
    for (let atom = 0; atom < weights.length; atom++) {
      if (!whole(atom)) heaviest.push({ atom, share: share(atom) });
    }
  }
  for (; count < grids; count++) {
    const next = heaviest.pop();
    if (next === null) break;
    const { atom } = next;
    pieces[atom]!++;
    heaviest.push({ atom, share: share(atom) });
  }
  return pieces;
}

/**
 * One straight cut for every atom that is to be in several pieces, on the lattice: halving by households
 * (area where there are none), in uneven parts for odd numbers. Atoms wanted in more than two pieces are
 * cut again in the next round. Atoms that cannot be cut without a thin piece, or without a cut that is not
 * allowed, get none.
 */
export function cutsFor(
  groups: FaceGroups,
  faces: readonly number[],
  atoms: readonly Atom[],
  pieces: readonly number[],
  diameter: number,
  householdPoints: ((atom: number) => Weights) | null,
  allowed: (cut: Cut) => boolean = () => true,
): Cut[] {
  const cuts: Cut[] = [];
  pieces.forEach((wanted, atom) => {
    if (wanted < 2) return;
    const edges = groups.boundaryEdges(faces[atom]!);
    const even = evenSamples(edges, groups.areaM2[faces[atom]!]!, SAMPLES);
    const own = householdPoints && atoms[atom]!.households > 0 ? householdPoints(atom) : even;
    const fraction = Math.floor(wanted / 2) / wanted;
    const face = faces[atom]!;
    cuts.push(
      ...(evenCut(groups, face, own, fraction, diameter, allowed) ??
        evenCut(groups, face, even, fraction, diameter, allowed) ??
        []),
    );
  });
  return cuts;
}
