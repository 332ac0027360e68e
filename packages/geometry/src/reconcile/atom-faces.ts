import { floodInside } from '../planar/flood-inside.ts';
import { nodeSegments } from '../planar/node-segments.ts';
import { PlanarGraph, withoutBridges } from '../planar/planar-graph.ts';
import { PointLocator } from '../planar/point-locator.ts';
import type { FaceGroups } from './face-groups.ts';

/** A coverage of which every inside face is one atom. */
export interface AtomFaces {
  readonly graph: PlanarGraph;
  /** 1 for faces that are atoms. */
  readonly inside: Uint8Array;
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
  const count = border.length + cuts.length;
  const coordinate = (pick: (e: number) => number, at: number) =>
    Float64Array.from({ length: count }, (_, i) =>
      i < border.length ? pick(border[i]!) : cuts[i - border.length]![at]!,
    );
  const noded = nodeSegments({
    count,
    ax: coordinate((e) => graph.x[graph.from[e]!]!, 0),
    ay: coordinate((e) => graph.y[graph.from[e]!]!, 1),
    bx: coordinate((e) => graph.x[graph.to[e]!]!, 2),
    by: coordinate((e) => graph.y[graph.to[e]!]!, 3),
    tag: Int32Array.from({ length: count }, (_, i) => (i < border.length ? border[i]! : graph.edgeCount)),
  });
  const { edges, kept } = withoutBridges(new PlanarGraph(noded));
  const faces = new PlanarGraph(edges);
  // Edges of the outline that have become one cancel out in pairs, like any lines that enclose nothing.
  const onOutline = new Uint8Array(kept.length);
  for (let e = 0; e < kept.length; e++) {
    for (let i = noded.tagStart[kept[e]!]!; i < noded.tagStart[kept[e]! + 1]!; i++) {
      const old = noded.tags[i]! >> 1;
      if (old < graph.edgeCount && groups.left(2 * old) < 0 !== groups.left(2 * old + 1) < 0)
        onOutline[e]! ^= 1;
    }
  }
  const inside = floodInside(faces, (e) => onOutline[e] === 1);
  return { graph: faces, inside };
}

/** The atom (face) that each lattice point lies in; -1 outside. Points on a border fall to one side. */
export function facesOfPoints(atoms: AtomFaces, x: ArrayLike<number>, y: ArrayLike<number>): Int32Array {
  const locator = new PointLocator(atoms.graph);
  const faces = new Int32Array(x.length);
  for (let i = 0; i < x.length; i++) {
    const edge = locator.edgeWest(x[i]!, y[i]!);
    const face = edge < 0 ? 0 : atoms.graph.faceOf[locator.eastSide(edge)]!;
    faces[i] = atoms.inside[face] === 1 ? face : -1;
  }
  return faces;
}
