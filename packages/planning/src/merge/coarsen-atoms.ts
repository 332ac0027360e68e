import { FaceGroups, Heap } from '@onegrid/geometry';
import { type AtomSources, type BuiltAtoms, buildAtoms } from './build-atoms.ts';

/**
 * Joins neighbouring atoms of one community that no department tells apart, as long as the result stays
 * under a size: a town has more compounds than its planners need pieces, and what everybody holds together
 * need not be divided. The lightest atom goes first, to the neighbour with the longest common border.
 *
 * @param sizes by atom, households or square metres.
 * @param most the largest size of a joined atom, in the same measure.
 */
export function coarsenAtoms(
  built: BuiltAtoms,
  sources: AtomSources,
  sizes: ArrayLike<number>,
  most: number,
): BuiltAtoms {
  const { groups, faces, labelled, borders, coverage } = built;
  const joined = new FaceGroups(
    groups.graph,
    groups.lattice,
    coverage.inside,
    groups.claims.map((layer) => layer.map((claims) => new Map(claims))),
    groups,
  );
  const size = new Float64Array(groups.graph.faceCount);
  const labelsOf: string[] = new Array(groups.graph.faceCount);
  const queue = new Heap<{ root: number; size: number }>((p, q) =>
    p.size !== q.size ? p.size < q.size : p.root < q.root,
  );
  faces.forEach((face, atom) => {
    size[face] = sizes[atom]!;
    labelsOf[face] = labelled.labels.map((own) => own[atom]).join();
  });
  faces.forEach((face, atom) => {
    if (borders.neighbours[atom]!.length > 0) queue.push({ root: face, size: size[face]! });
  });
  for (let item = queue.pop(); item !== null; item = queue.pop()) {
    const { root } = item;
    // It has grown or gone since it was queued: whatever grew was queued anew.
    if (joined.root(root) !== root || size[root] !== item.size) continue;
    let receiver = -1;
    let longest = 0;
    for (const [other, length] of joined.neighbours(root)) {
      const fits =
        other >= 0 &&
        joined.community[other] === joined.community[root] &&
        labelsOf[other] === labelsOf[root] &&
        size[other]! + size[root]! <= most;
      if (!fits || length < longest || (length === longest && other > receiver)) continue;
      receiver = other;
      longest = length;
    }
    if (receiver < 0) continue;
    const sum = size[root]! + size[receiver]!;
    const labels = labelsOf[root]!;
    const merged = joined.join(root, receiver, longest);
    size[merged] = sum;
    labelsOf[merged] = labels;
    queue.push({ root: merged, size: sum });
  }
  return buildAtoms(joined, [], sources);
}
