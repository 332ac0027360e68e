import { type InsideFaces, insideFaces } from '../planar/inside-faces.ts';
import type { TaggedSegments } from '../planar/node-segments.ts';
import type { PlanarGraph } from '../planar/planar-graph.ts';
import { PointLocator } from '../planar/point-locator.ts';
import type { FaceGroups } from './face-groups.ts';

/** A coverage of which every inside face is one atom. */
export interface AtomFaces extends InsideFaces {
  /** By face, the group it was made of; -1 outside. */
  readonly groupOf: Int32Array;
}

/** A straight cut between two lattice points. */
export type Cut = readonly [number, number, number, number];

/**
 * The coverage with a face for every group, without the edges that groups have dissolved; `cuts` divide it
 * further. A cut acts on every face it crosses, so it has to end on the border of the one it is meant for.
 */
export function atomFaces(groups: FaceGroups, cuts: readonly Cut[] = []): AtomFaces {
  const { graph } = groups;
  const border: number[] = [];
  for (let e = 0; e < graph.edgeCount; e++) {
    if (groups.left(2 * e) !== groups.left(2 * e + 1)) border.push(e);
  }
  const segments = edgesAndCuts(
    graph,
    border.map((e) => 2 * e),
    cuts,
  );
  const isOutline = (e: number) => groups.left(2 * e) < 0 !== groups.left(2 * e + 1) < 0;
  const faces = insideFaces(segments, (tag) => tag < border.length && isOutline(border[tag]!));
  return { ...faces, groupOf: groupsOfFaces(groups, border, faces) };
}

/**
 * The group on each face's side of the border edges around it. Where borders have fallen together the sides
 * are not told apart: such a face, like one between cuts alone, is taken for its neighbour's.
 */
function groupsOfFaces(groups: FaceGroups, border: readonly number[], faces: InsideFaces): Int32Array {
  const { graph, inside, tagsOf } = faces;
  const groupOf = new Int32Array(graph.faceCount).fill(-1);
  let open = 0;
  for (let face = 0; face < graph.faceCount; face++) open += inside[face]!;
  for (let e = 0; e < graph.edgeCount; e++) {
    const [tag, second] = tagsOf(e);
    if (second !== undefined || tag! >> 1 >= border.length) continue;
    for (const side of [0, 1]) {
      const face = graph.faceOf[2 * e + side]!;
      const group = groups.left((2 * border[tag! >> 1]!) | ((tag! & 1) ^ side));
      if (inside[face] !== 1 || group < 0 || groupOf[face]! >= 0) continue;
      groupOf[face] = group;
      open--;
    }
  }
  for (let known = -1; open > 0 && known !== open; ) {
    known = open;
    for (let h = 0; h < graph.faceOf.length; h++) {
      const face = graph.faceOf[h]!;
      const other = groupOf[graph.faceOf[h ^ 1]!]!;
      if (inside[face] !== 1 || groupOf[face]! >= 0 || other < 0) continue;
      groupOf[face] = other;
      open--;
    }
  }
  return groupOf;
}

/** Half-edges of a graph and cuts as segments for the noder; the tag of each is its place in that order. */
export function edgesAndCuts(
  graph: PlanarGraph,
  halfEdges: readonly number[],
  cuts: readonly Cut[],
): TaggedSegments {
  const all: Cut[] = halfEdges.map((h) => {
    const a = graph.tail(h);
    const b = graph.head(h);
    return [graph.x[a]!, graph.y[a]!, graph.x[b]!, graph.y[b]!];
  });
  all.push(...cuts);
  return {
    count: all.length,
    ax: all.map((segment) => segment[0]),
    ay: all.map((segment) => segment[1]),
    bx: all.map((segment) => segment[2]),
    by: all.map((segment) => segment[3]),
    tag: all.map((_, place) => place),
  };
}

/** The atom (face) that each lattice point lies in; -1 outside. Points on a border fall to one side. */
export function facesOfPoints(
  atoms: Pick<AtomFaces, 'graph' | 'inside'>,
  x: ArrayLike<number>,
  y: ArrayLike<number>,
): Int32Array {
  const locator = new PointLocator(atoms.graph);
  const faces = new Int32Array(x.length);
  for (let i = 0; i < x.length; i++) {
    const edge = locator.edgeWest(x[i]!, y[i]!);
    const face = edge < 0 ? 0 : atoms.graph.faceOf[locator.eastSide(edge)]!;
    faces[i] = atoms.inside[face] === 1 ? face : -1;
  }
  return faces;
}
