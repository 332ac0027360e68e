import { type Arrangement, arrange, type Lattice, latticePolygons } from '@onegrid/geometry';
import { commonLattice } from '../carry/common-lattice.ts';
import type { PlanState } from '../edit/plan-state.ts';
import type { Atom } from '../model/atom.ts';

/** Land that is in one atom of either plan; an atom that both have is one such piece. */
export interface CommonPiece {
  /** Grid of the first plan; null beside it. */
  readonly from: string | null;
  readonly to: string | null;
  readonly areaM2: number;
  readonly households: number;
  /** The smaller of its atoms. */
  readonly atom: Atom;
  /** Its face in the arrangement; null for an atom that both plans have in the same grid. */
  readonly face: number | null;
}

export interface CommonLand {
  readonly pieces: readonly CommonPiece[];
  /** The land of the pieces with a face; null where both plans are the same. */
  readonly cut: { readonly arrangement: Arrangement; readonly lattice: Lattice } | null;
}

/**
 * What the atoms of two plans have in common. Atoms that both have in grids of the same code are not cut; all others
 * are laid over one another. Area and households of a piece are those of the smaller of its two atoms, shared by area
 * where the piece is not the whole of it: exact where one plan's atoms are pieces of the other's.
 *
 * @param sameCodes whether the same code is the same grid in both plans
 */
export function commonLand(a: PlanState, b: PlanState, sameCodes: boolean): CommonLand {
  const inA = new Map(a.atoms.map(({ id }, i) => [id, a.codes[i]]));
  const inB = new Map(b.atoms.map(({ id }, i) => [id, b.codes[i]]));
  const isSame = (id: string) => sameCodes && inA.has(id) && inA.get(id) === inB.get(id);
  const whole = a.atoms.flatMap((atom, i) =>
    isSame(atom.id) ? [{ ...measured(atom, 1), from: a.codes[i], to: a.codes[i], face: null }] : [],
  );
  const left = placesWithout(a, isSame);
  const right = placesWithout(b, isSame);
  const geometries = [...left.map((i) => a.atoms[i]), ...right.map((i) => b.atoms[i])].map(
    ({ geometry }) => geometry,
  );
  const lattice = commonLattice(geometries);
  if (lattice === null) return { pieces: whole, cut: null };
  const arrangement = arrange(
    geometries.flatMap((geometry, label) => latticePolygons(geometry, lattice, label)),
  );
  return { pieces: [...whole, ...cutPieces(a, b, left, right, arrangement)], cut: { arrangement, lattice } };
}

function placesWithout({ atoms }: PlanState, isSame: (id: string) => boolean): number[] {
  return atoms.flatMap(({ id }, i) => (isSame(id) ? [] : [i]));
}

function cutPieces(
  a: PlanState,
  b: PlanState,
  left: readonly number[],
  right: readonly number[],
  { graph, labels }: Arrangement,
): CommonPiece[] {
  const doubled = new Float64Array(left.length + right.length);
  labels.forEach((own, face) => {
    if (face > 0) for (const label of own) doubled[label] += graph.doubledArea[face];
  });
  const pieces: CommonPiece[] = [];
  for (let face = 1; face < graph.faceCount; face++) {
    const own = labels[face];
    if (own.length === 0) continue;
    const ofA = own.find((label) => label < left.length);
    const ofB = own.find((label) => label >= left.length);
    const [placeA, placeB] = [
      ofA === undefined ? -1 : left[ofA],
      ofB === undefined ? -1 : right[ofB - left.length],
    ];
    const smaller = own.reduce((least, label) => (doubled[label] < doubled[least] ? label : least));
    const atom = smaller < left.length ? a.atoms[placeA] : b.atoms[placeB];
    pieces.push({
      ...measured(atom, graph.doubledArea[face] / doubled[smaller]),
      from: placeA < 0 ? null : a.codes[placeA],
      to: placeB < 0 ? null : b.codes[placeB],
      face,
    });
  }
  return pieces;
}

function measured(atom: Atom, share: number): Pick<CommonPiece, 'areaM2' | 'households' | 'atom'> {
  return { areaM2: share * atom.areaM2, households: share * atom.households, atom };
}
