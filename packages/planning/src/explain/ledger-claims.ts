import {
  type Arrangement,
  type AtomFaces,
  edgeAreasM2,
  facesOfPoints,
  type Lattice,
  overlayAreas,
  PairTable,
} from '@onegrid/geometry';
import type { FaceHouseholds } from '../merge/households.ts';
import type { HouseholdSource } from '../model/layer.ts';

/** What a department's layer as prepared holds of an atom. */
export interface AtomClaim {
  /** Position among the atoms; -1 is the land outside all of them. */
  readonly atom: number;
  readonly department: string;
  /** Null is the atom's land in no grid of the department. */
  readonly grid: string | null;
  readonly areaM2: number;
  readonly households: number | null;
}

/** All claims of one department column by column, sorted by atom, then grid; a city has millions. */
export interface DepartmentClaims {
  readonly department: string;
  /** Ids of its grids, sorted. */
  readonly grids: readonly string[];
  /** Position among the atoms; -1 is the land outside all of them. */
  readonly atom: Int32Array;
  /** Position in `grids`; -1 is none. */
  readonly grid: Int32Array;
  readonly areaM2: Float64Array;
  /** Null without households. */
  readonly households: Float64Array | null;
}

/** The atoms of a plan as faces of a graph. */
export interface AtomLand extends Pick<AtomFaces, 'graph' | 'inside'> {
  /** Atom of each face, -1 outside. */
  readonly atomOfFace: Int32Array;
}

/** A layer as prepared: each face of the arrangement has one label at most (the first counts). */
export interface ClaimingLayer {
  readonly department: string;
  readonly ids: readonly string[];
  readonly arrangement: Arrangement;
}

/** Where households are: at points, or as the merge has spread polygons over the faces of the atoms. */
export type CountedHouseholds =
  | Extract<HouseholdSource, { kind: 'points' }>
  | { readonly kind: 'spread'; readonly counted: Pick<FaceHouseholds, 'total' | 'claims'> };

/**
 * What every layer holds of every atom, in geodesic square metres and households: exact areas of the overlay, so
 * that the claims on an atom add up to its area and those of a grid to the grid's. Points count for the atom and the
 * grid that they lie in, as the merge counts them.
 *
 * @param households null without any; `spread` has the layers in the same order.
 */
export function atomClaims(
  land: AtomLand,
  layers: readonly ClaimingLayer[],
  lattice: Lattice,
  households: CountedHouseholds | null,
): DepartmentClaims[] {
  const points = households?.kind === 'points' ? locatedPoints(land, households.points, lattice) : null;
  const measure = edgeAreasM2(lattice);
  return layers.map((layer, index) => {
    const { graph, labels } = layer.arrangement;
    const labelOf = Int32Array.from(labels, (own) => own[0] ?? -1);
    const sums = new ClaimSums();
    const shared = overlayAreas(land.graph, graph, measure);
    for (let i = 0; i < shared.face.length; i++) {
      sums.add(land.atomOfFace[shared.face[i]!]!, labelOf[shared.other[i]!]!, shared.amount[i]!, 0);
    }
    if (points !== null) addPoints(sums, points, layer.arrangement, labelOf);
    if (households?.kind === 'spread') addSpread(sums, land, households.counted, index);
    return { department: layer.department, grids: layer.ids, ...sums.sorted(households !== null) };
  });
}

/** The claims one by one. */
export function* claimRows(claims: readonly DepartmentClaims[]): Generator<AtomClaim> {
  for (const { department, grids, atom, grid, areaM2, households } of claims) {
    for (let i = 0; i < atom.length; i++) {
      yield {
        atom: atom[i]!,
        department,
        grid: grid[i]! < 0 ? null : grids[grid[i]!]!,
        areaM2: areaM2[i]!,
        households: households && households[i]!,
      };
    }
  }
}

/** Claims of one department by atom and label. */
class ClaimSums {
  private readonly pairs = new PairTable();
  private areaM2: Float64Array = new Float64Array(1024);
  private households: Float64Array = new Float64Array(1024);

  add(atom: number, label: number, areaM2: number, households: number): void {
    if (atom < 0 && label < 0) return;
    const pair = this.pairs.add(atom, label);
    if (pair >= this.areaM2.length) {
      this.areaM2 = doubled(this.areaM2);
      this.households = doubled(this.households);
    }
    this.areaM2[pair]! += areaM2;
    this.households[pair]! += households;
  }

  sorted(withHouseholds: boolean): Pick<DepartmentClaims, 'atom' | 'grid' | 'areaM2' | 'households'> {
    const { first, second, size } = this.pairs;
    const order = Int32Array.from({ length: size }, (_, pair) => pair).sort(
      (p, q) => first[p]! - first[q]! || second[p]! - second[q]!,
    );
    return {
      atom: Int32Array.from(order, (pair) => first[pair]!),
      grid: Int32Array.from(order, (pair) => second[pair]!),
      areaM2: Float64Array.from(order, (pair) => this.areaM2[pair]!),
      households: withHouseholds ? Float64Array.from(order, (pair) => this.households[pair]!) : null,
    };
  }
}

function doubled(values: Float64Array): Float64Array {
  const larger = new Float64Array(values.length * 2);
  larger.set(values);
  return larger;
}

interface LocatedPoints {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly n: Float64Array;
  readonly atom: Int32Array;
}

function locatedPoints(
  land: AtomLand,
  points: Extract<HouseholdSource, { kind: 'points' }>['points'],
  lattice: Lattice,
): LocatedPoints {
  const x = Float64Array.from(points, ({ lon }) => lattice.toX(lon));
  const y = Float64Array.from(points, ({ lat }) => lattice.toY(lat));
  const atom = facesOfPoints(land, x, y).map((face) => (face < 0 ? -1 : land.atomOfFace[face]!));
  return { x, y, n: Float64Array.from(points, ({ n }) => n), atom };
}

function addPoints(
  sums: ClaimSums,
  { x, y, n, atom }: LocatedPoints,
  { graph }: Arrangement,
  labelOf: Int32Array,
): void {
  const everywhere = { graph, inside: new Uint8Array(graph.faceCount).fill(1) };
  const faces = facesOfPoints(everywhere, x, y);
  for (let i = 0; i < n.length; i++) sums.add(atom[i]!, labelOf[faces[i]!]!, 0, n[i]!);
}

/** What the sweep found for each label, scaled so that the claims on an atom add up to its households. */
function addSpread(
  sums: ClaimSums,
  { atomOfFace }: AtomLand,
  { total, claims }: Pick<FaceHouseholds, 'total' | 'claims'>,
  layer: number,
): void {
  claims[layer]!.forEach((byLabel, face) => {
    const atom = atomOfFace[face]!;
    if (atom < 0 || !(total[face]! > 0)) return;
    let whole = 0;
    for (const n of byLabel.values()) whole += n;
    if (whole <= 0) sums.add(atom, -1, 0, total[face]!);
    else for (const [label, n] of byLabel) sums.add(atom, label, 0, (n / whole) * total[face]!);
  });
}
