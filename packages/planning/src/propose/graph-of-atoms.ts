import { buildTopology, type CoverageTopology } from '@onegrid/geometry';
import type { AtomGraph } from '../model/atom-graph.ts';
import type { PlanBasis } from '../model/basis.ts';

/**
 * The atoms of a basis as a graph: borders between communities join nothing, the links of the basis tie. Label
 * numbers count a department's grid ids in the order of the atoms.
 */
export function graphOfAtoms({ atoms, departments, byHouseholds, links }: PlanBasis): AtomGraph {
  const topology = buildTopology(atoms.map(({ geometry }) => geometry));
  const atomAt = new Map(atoms.map(({ id }, at) => [id, at]));
  const edges = bordersWithin(topology, (a, b) => atoms[a]!.community === atoms[b]!.community);
  return {
    count: atoms.length,
    weight: Float64Array.from(atoms, (atom) => (byHouseholds ? atom.households : atom.areaM2)),
    areaM2: Float64Array.from(atoms, ({ areaM2 }) => areaM2),
    ...middles(topology, atoms.length),
    departments,
    labels: departments.map(({ id }) => {
      const numbers = new Map<string, number>();
      return Int32Array.from(atoms, ({ labels }) => {
        const label = labels[id] ?? null;
        if (label === null) return -1;
        if (!numbers.has(label)) numbers.set(label, numbers.size);
        return numbers.get(label)!;
      });
    }),
    edgeA: Int32Array.from(edges, ({ a }) => a),
    edgeB: Int32Array.from(edges, ({ b }) => b),
    edgeLengthM: Float64Array.from(edges, ({ lengthM }) => lengthM),
    links: links.map(([a, b]) => [atomAt.get(a)!, atomAt.get(b)!] as const),
  };
}

function bordersWithin(
  { edgeCount, face, twin, from, to, vertices: { first, second }, lattice, faceCount }: CoverageTopology,
  joins: (a: number, b: number) => boolean,
): { a: number; b: number; lengthM: number }[] {
  const lengths = new Map<number, number>();
  for (let e = 0; e < edgeCount; e++) {
    if (twin[e]! < e) continue;
    const a = Math.min(face[e]!, face[twin[e]!]!);
    const b = Math.max(face[e]!, face[twin[e]!]!);
    if (a === b || !joins(a, b)) continue;
    const [p, q] = [from[e]!, to[e]!];
    const length = lattice.distance(first[p]!, second[p]!, first[q]!, second[q]!);
    lengths.set(a * faceCount + b, (lengths.get(a * faceCount + b) ?? 0) + length);
  }
  return [...lengths]
    .sort(([p], [q]) => p - q)
    .map(([pair, lengthM]) => ({ a: Math.floor(pair / faceCount), b: pair % faceCount, lengthM }));
}

function middles({ edgeCount, face, from, vertices, lattice }: CoverageTopology, atoms: number) {
  const x = new Float64Array(atoms);
  const y = new Float64Array(atoms);
  const corners = new Int32Array(atoms);
  for (let e = 0; e < edgeCount; e++) corners[face[e]!]!++;
  for (let e = 0; e < edgeCount; e++) {
    x[face[e]!]! += (vertices.first[from[e]!]! * lattice.metresX) / corners[face[e]!]!;
    y[face[e]!]! += (vertices.second[from[e]!]! * lattice.metresY) / corners[face[e]!]!;
  }
  return { x, y };
}
