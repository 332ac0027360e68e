import type { Lattice } from '../lattice.ts';
import type { PlanarGraph } from '../planar/planar-graph.ts';
import { FaceGroups, type Ground } from './face-groups.ts';

/**
 * The ground without connected parts of communities into which no circle of the given diameter fits: nothing can
 * be kept of them, so each of their faces goes with whichever neighbour it suits best. Left as they are, such a
 * part would first become one long atom, whatever departments hold along it.
 */
export function withoutNarrowCommunities(
  graph: PlanarGraph,
  lattice: Lattice,
  inside: Uint8Array,
  ground: Ground,
  diameter: number,
): Ground {
  const groups = new FaceGroups(graph, lattice, inside, [], ground);
  const community = ground.community.slice();
  const seen = new Uint8Array(graph.faceCount);
  for (const start of groups.roots()) {
    if (seen[start] === 1 || community[start]! < 0) continue;
    const part = connectedPart(groups, start, seen);
    const narrow = part.every((face) => groups.isThin(face, diameter)) && staysThin(groups, part, diameter);
    if (narrow) for (const face of part) community[face] = -1;
  }
  return { ...ground, community };
}

/** The faces of one community that hang together with the first, each after one that it touches. */
function connectedPart(groups: FaceGroups, start: number, seen: Uint8Array): number[] {
  const community = groups.community[start]!;
  const part = [start];
  seen[start] = 1;
  for (let i = 0; i < part.length; i++) {
    for (const other of groups.neighbours(part[i]!).keys()) {
      if (other < 0 || seen[other] === 1 || groups.community[other] !== community) continue;
      seen[other] = 1;
      part.push(other);
    }
  }
  return part;
}

/** Whether thin faces are thin together, too; joins them until they are not. */
function staysThin(groups: FaceGroups, part: readonly number[], diameter: number): boolean {
  let root = part[0]!;
  for (const face of part.slice(1)) {
    root = groups.join(root, face, groups.neighbours(root).get(face)!);
    if (!groups.isThin(root, diameter)) return false;
  }
  return true;
}
