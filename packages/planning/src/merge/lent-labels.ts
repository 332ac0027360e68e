import type { AtomGraph } from '../model/atom-graph.ts';

/**
 * The graph with labels also on atoms that no department covers: each takes those of the neighbour with the
 * longest common border, from the covered land outwards. Such land is no opinion of anybody's, so it must
 * not stand between departments that otherwise agree.
 */
export function withLentLabels(graph: AtomGraph): AtomGraph {
  const labels = graph.labels.map((own) => Int32Array.from(own));
  const bare = new Set<number>();
  for (let atom = 0; atom < graph.count; atom++) if (labels.every((own) => own[atom]! < 0)) bare.add(atom);
  if (bare.size === 0) return graph;
  const borders: { other: number; lengthM: number }[][] = Array.from({ length: graph.count }, () => []);
  for (let e = 0; e < graph.edgeA.length; e++) {
    const lengthM = graph.edgeLengthM[e]!;
    borders[graph.edgeA[e]!]!.push({ other: graph.edgeB[e]!, lengthM });
    borders[graph.edgeB[e]!]!.push({ other: graph.edgeA[e]!, lengthM });
  }
  for (let lent = true; lent && bare.size > 0; ) {
    lent = false;
    for (const atom of [...bare]) {
      let lender = -1;
      let longest = 0;
      for (const { other, lengthM } of borders[atom]!) {
        if (bare.has(other) || lengthM <= longest) continue;
        longest = lengthM;
        lender = other;
      }
      if (lender < 0) continue;
      for (const own of labels) own[atom] = own[lender]!;
      bare.delete(atom);
      lent = true;
    }
  }
  return { ...graph, labels };
}
