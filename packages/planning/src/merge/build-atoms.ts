import {
  type AtomFaces,
  atomFaces,
  type Claims,
  type Cut,
  FaceGroups,
  facesOfPoints,
  type Lattice,
  layerClaims,
  type Weights,
} from '@onegrid/geometry';
import type { Atom } from '../model/atom.ts';
import type { HouseholdSource } from '../model/layer.ts';
import type { MergeFinding } from '../model/merge.ts';
import { type AtomBorders, assembleAtoms, atomBorders, atomOrder } from './atom-assembly.ts';
import { type AtomLabels, labelAtoms } from './atom-labels.ts';
import { countHouseholds, type FaceHouseholds } from './households.ts';
import type { PreparedLayer } from './prepare.ts';
import type { UnitLand } from './unit-land.ts';

/** The atoms of a merge in every form its later stages need. */
export interface BuiltAtoms {
  /** Every inside face is one atom. */
  readonly groups: FaceGroups;
  readonly coverage: AtomFaces;
  /** `faces[i]` is the face of `atoms[i]`. */
  readonly faces: readonly number[];
  readonly atoms: readonly Atom[];
  readonly labelled: AtomLabels;
  readonly borders: AtomBorders;
  readonly households: FaceHouseholds | null;
  readonly findings: readonly MergeFinding[];
}

/** What the faces of a coverage are told from: whose they are, who lives there, what keeps them whole. */
export interface AtomSources {
  readonly layers: readonly PreparedLayer[];
  readonly households: HouseholdSource | undefined;
  readonly unitLand: UnitLand | null;
  /** Ids by the label that groups know communities by. */
  readonly communities: readonly string[];
}

/** Makes atoms of groups of faces, divided further by `cuts`: counts, labels, polygons, borders. */
export function buildAtoms(from: FaceGroups, cuts: readonly Cut[], sources: AtomSources): BuiltAtoms {
  const { layers, unitLand, communities } = sources;
  const { lattice } = from;
  const coverage = atomFaces(from, cuts);
  const claims =
    claimsOfGroups(from, coverage) ??
    layers.map((layer) => layerClaims(coverage.graph, layer.arrangement, lattice));
  const ground = {
    community: coverage.groupOf.map((group) => (group < 0 ? -1 : from.community[group]!)),
    units: unitLand
      ? unitLand.ofPieces(coverage.graph, coverage.groupOf, (group) => from.units[group]!)
      : Array.from(coverage.groupOf, () => []),
  };
  const groups = new FaceGroups(coverage.graph, lattice, coverage.inside, claims, ground);
  const faces = atomOrder(groups, coverage);
  const households = sources.households
    ? countHouseholds(coverage, layers, lattice, sources.households)
    : null;
  const borders = atomBorders(groups, faces);
  const { result: labelled, findings } = labelAtoms(groups, faces, layers, households, borders.neighbours);
  const atoms = assembleAtoms(groups, faces, layers, labelled, households, communities);
  return { groups, coverage, faces, atoms, labelled, borders, households, findings };
}

/** What layers claim of each face, where every face is one whole group that knows it; else null. */
function claimsOfGroups(groups: FaceGroups, { graph, groupOf }: AtomFaces): Claims[][] | null {
  const known = new Set(groupOf);
  const faces = groupOf.reduce((count, group) => (group < 0 ? count : count + 1), 0);
  known.delete(-1);
  if (groups.claims.length === 0 || faces !== known.size || faces !== groups.roots().length) return null;
  return groups.claims.map((layer) =>
    Array.from({ length: graph.faceCount }, (_, face) => layer[groupOf[face]!] ?? new Map()),
  );
}

/** The household points of one atom in metres, for cutting it evenly; null where households are polygons. */
export function householdPointsOf(
  built: BuiltAtoms,
  source: HouseholdSource | undefined,
  lattice: Lattice,
): ((atom: number) => Weights) | null {
  if (source?.kind !== 'points') return null;
  const x = Float64Array.from(source.points, (p) => lattice.toX(p.lon));
  const y = Float64Array.from(source.points, (p) => lattice.toY(p.lat));
  const byFace = new Map<number, number[]>();
  facesOfPoints(built.coverage, x, y).forEach((face, point) => {
    const list = byFace.get(face);
    if (list) list.push(point);
    else byFace.set(face, [point]);
  });
  return (atom) => {
    const points = byFace.get(built.faces[atom]!) ?? [];
    return {
      x: points.map((p) => x[p]! * lattice.metresX),
      y: points.map((p) => y[p]! * lattice.metresY),
      n: points.map((p) => source.points[p]!.n),
    };
  };
}
