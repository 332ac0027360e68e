import {
  type Arrangement,
  type AtomFaces,
  arrange,
  type Claims,
  type Density,
  facesOfPoints,
  type Lattice,
  latticePolygons,
  layerClaims,
  polygonDensity,
} from '@onegrid/geometry';
import type { HouseholdSource } from '../model/layer.ts';
import type { PreparedLayer } from './prepare.ts';

/** Atoms as faces of a graph. */
type AtomLand = Pick<AtomFaces, 'graph' | 'inside'>;

/** Households by atom face, and how each layer's labels divide them. */
export interface FaceHouseholds {
  /** By face of the atoms' graph. */
  readonly total: Float64Array;
  /** `claims[layer][face]`: households by label, -1 for none. */
  readonly claims: readonly Claims[][];
  /** Households inside and outside all atoms. */
  readonly inside: number;
  readonly outside: number;
}

/** Counts households (or people) by atom: points where they lie, polygons evenly over their land inside. */
export function countHouseholds(
  atoms: AtomLand,
  layers: readonly PreparedLayer[],
  lattice: Lattice,
  source: HouseholdSource,
): FaceHouseholds {
  return source.kind === 'points'
    ? countPoints(atoms, layers, lattice, source.points)
    : countPolygons(atoms, layers, lattice, source);
}

interface WeightedPoints {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly n: Float64Array;
}

function countPoints(
  atoms: AtomLand,
  layers: readonly PreparedLayer[],
  lattice: Lattice,
  points: readonly { lon: number; lat: number; n: number }[],
): FaceHouseholds {
  return locatePoints(atoms, layers, {
    x: Float64Array.from(points, (p) => lattice.toX(p.lon)),
    y: Float64Array.from(points, (p) => lattice.toY(p.lat)),
    n: Float64Array.from(points, (p) => p.n),
  });
}

function locatePoints(
  atoms: AtomLand,
  layers: readonly PreparedLayer[],
  points: WeightedPoints,
): FaceHouseholds {
  const faces = facesOfPoints(atoms, points.x, points.y);
  const total = new Float64Array(atoms.graph.faceCount);
  let inside = 0;
  let outside = 0;
  for (let i = 0; i < faces.length; i++) {
    if (faces[i]! < 0) outside += points.n[i]!;
    else {
      inside += points.n[i]!;
      total[faces[i]!]! += points.n[i]!;
    }
  }
  const claims = layers.map((layer) => {
    const byFace = emptyClaims(atoms.graph.faceCount);
    const labels = labelsOfPoints(layer.arrangement, points);
    for (let i = 0; i < faces.length; i++) {
      if (faces[i]! < 0) continue;
      for (const label of labels[i]!) add(byFace[faces[i]!]!, label, points.n[i]!);
    }
    return byFace;
  });
  return { total, claims, inside, outside };
}

const NONE: readonly number[] = [-1];

function labelsOfPoints(arrangement: Arrangement, points: WeightedPoints): (readonly number[])[] {
  const everywhere = {
    graph: arrangement.graph,
    inside: new Uint8Array(arrangement.graph.faceCount).fill(1),
  };
  const faces = facesOfPoints(everywhere, points.x, points.y);
  return Array.from(faces, (face) => {
    const labels = arrangement.labels[face]!;
    return labels.length > 0 ? labels : NONE;
  });
}

function countPolygons(
  atoms: AtomLand,
  layers: readonly PreparedLayer[],
  lattice: Lattice,
  source: Extract<HouseholdSource, { kind: 'polygons' }>,
): FaceHouseholds {
  // All parts of one geometry are one polygon here: its amount is spread over what lies inside of any part.
  const polygons = source.polygons.map(({ geometry }) => ({
    label: 0,
    rings: latticePolygons(geometry, lattice, 0).flatMap((part) => part.rings),
  }));
  const amounts = source.polygons.map(({ n }, p) => (polygons[p]!.rings.length > 0 ? n : 0));
  const { density, missed } = polygonDensity(atoms.graph, atoms.inside, arrange(polygons), amounts, lattice);
  const spread = spreadHouseholds(atoms, layers, lattice, density);
  // What no row of the sweep met counts where its first corner lies.
  const seen = missed.filter((p) => polygons[p]!.rings.length > 0);
  const small = locatePoints(atoms, layers, {
    x: Float64Array.from(seen, (p) => polygons[p]!.rings[0]![0]!),
    y: Float64Array.from(seen, (p) => polygons[p]!.rings[0]![1]!),
    n: Float64Array.from(seen, (p) => amounts[p]!),
  });
  for (let f = 0; f < spread.total.length; f++) spread.total[f]! += small.total[f]!;
  spread.claims.forEach((byFace, layer) => {
    byFace.forEach((claim, face) => {
      for (const [label, n] of small.claims[layer]![face]!) add(claim, label, n);
    });
  });
  return { ...spread, inside: spread.inside + small.inside, outside: spread.outside + small.outside };
}

function spreadHouseholds(
  atoms: AtomLand,
  layers: readonly PreparedLayer[],
  lattice: Lattice,
  density: Density,
): FaceHouseholds {
  const total = new Float64Array(atoms.graph.faceCount);
  let inside = 0;
  const claims = layers.map((layer, index) => {
    const byFace = layerClaims(atoms.graph, layer.arrangement, lattice, density);
    byFace.forEach((claim, face) => {
      if (atoms.inside[face] !== 1) claim.clear();
    });
    if (index === 0) inside = sumByFace(atoms, lattice, density, total);
    return byFace;
  });
  return { total, claims, inside, outside: 0 };
}

/** Households by face whatever the layers say; gives their sum. */
function sumByFace(atoms: AtomLand, lattice: Lattice, density: Density, total: Float64Array): number {
  const everything = arrange([]);
  const byFace = layerClaims(atoms.graph, everything, lattice, density);
  let sum = 0;
  byFace.forEach((claim, face) => {
    if (atoms.inside[face] !== 1) return;
    total[face] = claim.get(-1) ?? 0;
    sum += total[face]!;
  });
  return sum;
}

function emptyClaims(faces: number): Claims[] {
  return Array.from({ length: faces }, () => new Map());
}

function add(claim: Claims, label: number, n: number): void {
  claim.set(label, (claim.get(label) ?? 0) + n);
}
