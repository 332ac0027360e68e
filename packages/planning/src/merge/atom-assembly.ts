import { type AtomFaces, type FaceGroups, groupPolygon } from '@onegrid/geometry';
import type { Atom } from '../model/atom.ts';
import type { AtomGraph } from '../model/atom-graph.ts';
import type { AtomLabels } from './atom-labels.ts';
import type { FaceHouseholds } from './households.ts';
import type { PreparedLayer } from './prepare.ts';
import { round } from './round.ts';

/** The faces that are atoms, from west to east (then south to north) by their first corner. */
export function atomOrder(groups: FaceGroups, atoms: AtomFaces): number[] {
  const { graph } = atoms;
  const west = new Float64Array(graph.faceCount).fill(Number.POSITIVE_INFINITY);
  const south = new Float64Array(graph.faceCount);
  for (let h = 0; h < graph.faceOf.length; h++) {
    const face = graph.faceOf[h]!;
    const v = graph.tail(h);
    if (graph.x[v]! < west[face]! || (graph.x[v] === west[face] && graph.y[v]! < south[face]!)) {
      west[face] = graph.x[v]!;
      south[face] = graph.y[v]!;
    }
  }
  return groups.roots().sort((a, b) => west[a]! - west[b]! || south[a]! - south[b]! || a - b);
}

/** Adjacent atoms by common border, each pair once with `a < b`, sorted. */
export interface AtomBorders {
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly lengthM: Float64Array;
  /** Neighbours of every atom, ascending. */
  readonly neighbours: readonly (readonly number[])[];
}

export function atomBorders(groups: FaceGroups, faces: readonly number[]): AtomBorders {
  const { graph, edgeLengthM } = groups;
  const atomOf = new Int32Array(graph.faceCount).fill(-1);
  faces.forEach((face, atom) => {
    atomOf[face] = atom;
  });
  const lengths = new Map<number, number>();
  for (let e = 0; e < graph.edgeCount; e++) {
    const p = atomOf[graph.faceOf[2 * e]!]!;
    const q = atomOf[graph.faceOf[2 * e + 1]!]!;
    if (p < 0 || q < 0 || p === q) continue;
    const key = Math.min(p, q) * faces.length + Math.max(p, q);
    lengths.set(key, (lengths.get(key) ?? 0) + edgeLengthM[e]!);
  }
  const keys = [...lengths.keys()].sort((p, q) => p - q);
  const neighbours: number[][] = faces.map(() => []);
  for (const key of keys) {
    const p = Math.floor(key / faces.length);
    const q = key % faces.length;
    neighbours[p]!.push(q);
    neighbours[q]!.push(p);
  }
  for (const list of neighbours) list.sort((p, q) => p - q);
  return {
    a: Int32Array.from(keys, (key) => Math.floor(key / faces.length)),
    b: Int32Array.from(keys, (key) => key % faces.length),
    lengthM: Float64Array.from(keys, (key) => lengths.get(key)!),
    neighbours,
  };
}

/** The atoms as they are written: ids count from 1 in atom order. */
export function assembleAtoms(
  groups: FaceGroups,
  faces: readonly number[],
  layers: readonly PreparedLayer[],
  labelled: AtomLabels,
  households: FaceHouseholds | null,
  communities: readonly string[],
): Atom[] {
  return faces.map((face, atom) => {
    const geometry = groupPolygon(groups, face);
    // From entries, because a department may be called `__proto__`.
    const labels = Object.fromEntries(
      layers.map((layer, index) => {
        const label = labelled.labels[index]![atom]!;
        return [layer.department, label < 0 ? null : layer.ids[label]!];
      }),
    );
    const shares = Object.fromEntries(
      layers.map((layer, index) => [layer.department, round(labelled.shares[index]![atom]!, 4)]),
    );
    return {
      id: String(atom + 1),
      geometry,
      areaM2: round(groups.lattice.areaM2(geometry), 2),
      households: round(households ? households.total[face]! : 0, 6),
      community: communities[groups.community[face]!] ?? null,
      labels,
      shares,
    };
  });
}

/**
 * The atoms as the search may join them: borders between communities join nothing, and the pieces of a unit
 * within one community that do not touch are tied.
 */
export function joinable(
  groups: FaceGroups,
  faces: readonly number[],
  borders: AtomBorders,
): { borders: AtomBorders; ties: readonly (readonly [number, number])[] } {
  const community = faces.map((face) => groups.community[face]!);
  const within = [...borders.a.keys()].filter((i) => community[borders.a[i]!] === community[borders.b[i]!]);
  const firstPiece = new Map<string, number>();
  const ties: [number, number][] = [];
  faces.forEach((face, atom) => {
    for (const unit of groups.units[face]!) {
      const key = `${unit} ${community[atom]}`;
      const first = firstPiece.get(key);
      if (first === undefined) firstPiece.set(key, atom);
      else ties.push([first, atom]);
    }
  });
  const neighbours = borders.neighbours.map((all, atom) =>
    all.filter((other) => community[other] === community[atom]),
  );
  for (const [first, atom] of ties) {
    neighbours[first] = [...new Set([...neighbours[first]!, atom])].sort((p, q) => p - q);
    neighbours[atom] = [...new Set([...neighbours[atom]!, first])].sort((p, q) => p - q);
  }
  return {
    borders: {
      a: Int32Array.from(within, (i) => borders.a[i]!),
      b: Int32Array.from(within, (i) => borders.b[i]!),
      lengthM: Float64Array.from(within, (i) => borders.lengthM[i]!),
      neighbours,
    },
    ties,
  };
}

/** The atoms as a graph; its sizes are households where there are any, else square metres. */
export function atomGraph(
  groups: FaceGroups,
  faces: readonly number[],
  atoms: readonly Atom[],
  layers: readonly PreparedLayer[],
  labelled: AtomLabels,
  borders: AtomBorders,
  links: AtomGraph['links'],
  byHouseholds: boolean,
): AtomGraph {
  const { graph, lattice } = groups;
  const x = new Float64Array(atoms.length);
  const y = new Float64Array(atoms.length);
  faces.forEach((face, atom) => {
    const border = groups.border(face);
    for (const h of border) {
      x[atom]! += (graph.x[graph.tail(h)]! * lattice.metresX) / border.length;
      y[atom]! += (graph.y[graph.tail(h)]! * lattice.metresY) / border.length;
    }
  });
  return {
    count: atoms.length,
    weight: Float64Array.from(atoms, (atom) => (byHouseholds ? atom.households : atom.areaM2)),
    areaM2: Float64Array.from(atoms, (atom) => atom.areaM2),
    x,
    y,
    departments: layers.map(({ department, weight }) => ({ id: department, weight })),
    labels: labelled.labels,
    edgeA: borders.a,
    edgeB: borders.b,
    edgeLengthM: borders.lengthM,
    links,
  };
}
