import { Heap } from '@onegrid/geometry';
import type { AtomGraph } from '../../../src/index.ts';

/** A cluster of atoms: how much it weighs, who is beside it, and what of it lies in each label of each department. */
interface Cluster {
  size: number;
  readonly around: Map<number, number>;
  readonly masses: readonly Map<number, number>[];
  version: number;
}

interface Join {
  readonly a: number;
  readonly b: number;
  readonly versions: readonly [number, number];
  readonly worth: number;
}

/**
 * Size-aware greedy agglomeration, the usual way to a consensus: beginning with the atoms, the two neighbours join
 * for which it is likeliest that a household of the one and a household of the other lie in one grid of a department
 * (mean co-association by weight), the likelier the smaller they are together; above the greatest size only when
 * nothing else is left. Returns the grid of each atom, numbered from 0.
 *
 * @param grids how many are to be left; more where the land lies in more parts
 * @param high greatest size of a grid in means
 */
export function greedyAgglomeration(graph: AtomGraph, grids: number, high: number): Int32Array {
  const clusters = clustersOf(graph);
  const most = (high * graph.weight.reduce((a, b) => a + b, 0)) / grids;
  const heap = new Heap<Join>(
    (p, q) => p.worth > q.worth || (p.worth === q.worth && (p.a < q.a || (p.a === q.a && p.b < q.b))),
  );
  const consider = (a: number, b: number): void => {
    const [one, other] = [clusters[a]!, clusters[b]!];
    const together = one.size + other.size;
    const worth =
      coAssociation(graph, one, other) / (1 + (together * grids) / most) - (together > most ? 1 : 0);
    heap.push({ a, b, versions: [one.version, other.version], worth });
  };
  clusters.forEach(({ around }, a) => {
    for (const b of around.keys()) if (a < b) consider(a, b);
  });
  const leader = Int32Array.from(clusters.keys());
  let left = clusters.length;
  for (let join = heap.pop(); join !== null && left > grids; join = heap.pop()) {
    const { a, b, versions } = join;
    if (clusters[a]!.version !== versions[0] || clusters[b]!.version !== versions[1]) continue;
    absorb(clusters, a, b);
    leader[b] = a;
    left--;
    for (const other of clusters[a]!.around.keys()) consider(Math.min(a, other), Math.max(a, other));
  }
  return numbered(leader);
}

function clustersOf(graph: AtomGraph): Cluster[] {
  const clusters = Array.from(
    { length: graph.count },
    (_, atom): Cluster => ({
      size: graph.weight[atom]!,
      around: new Map(),
      // Land where nobody lives counts a little, so that it agrees with something.
      masses: graph.labels.map((labels) => new Map([[labels[atom]!, graph.weight[atom]! + 1e-6]])),
      version: 0,
    }),
  );
  const tie = (a: number, b: number, length: number): void => {
    clusters[a]!.around.set(b, length);
    clusters[b]!.around.set(a, length);
  };
  for (let e = 0; e < graph.edgeA.length; e++) tie(graph.edgeA[e]!, graph.edgeB[e]!, graph.edgeLengthM[e]!);
  for (const [a, b] of graph.links) tie(a, b, 0);
  return clusters;
}

/** Chance (0..1) that two households, one of each cluster, are in one grid of a department drawn by its weight. */
function coAssociation({ departments }: AtomGraph, one: Cluster, other: Cluster): number {
  let weighted = 0;
  let weights = 0;
  departments.forEach(({ weight }, index) => {
    let [shared, massOne, massOther] = [0, 0, 0];
    for (const [label, mass] of one.masses[index]!) {
      shared += mass * (other.masses[index]!.get(label) ?? 0);
      massOne += mass;
    }
    for (const mass of other.masses[index]!.values()) massOther += mass;
    weighted += (weight * shared) / (massOne * massOther);
    weights += weight;
  });
  return weighted / weights;
}

/** Takes cluster b into cluster a. */
function absorb(clusters: readonly Cluster[], a: number, b: number): void {
  const [one, other] = [clusters[a]!, clusters[b]!];
  one.size += other.size;
  one.masses.forEach((masses, index) => {
    for (const [label, mass] of other.masses[index]!) masses.set(label, (masses.get(label) ?? 0) + mass);
  });
  for (const [beside, length] of other.around) {
    const { around } = clusters[beside]!;
    around.delete(b);
    if (beside === a) continue;
    around.set(a, (around.get(a) ?? 0) + length);
    one.around.set(beside, (one.around.get(beside) ?? 0) + length);
  }
  one.version++;
  other.version++;
  other.around.clear();
}

function numbered(leader: Int32Array): Int32Array {
  const numbers = new Map<number, number>();
  return Int32Array.from(leader, (_, atom) => {
    let root = atom;
    while (leader[root] !== root) root = leader[root]!;
    if (!numbers.has(root)) numbers.set(root, numbers.size);
    return numbers.get(root)!;
  });
}
