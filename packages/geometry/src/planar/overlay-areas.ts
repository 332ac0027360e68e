import { halfEdgesByFace } from './arrangement.ts';
import type { EdgeAreas } from './edge-areas.ts';
import { FaceShares, type OverlayAreas } from './face-shares.ts';
import { type NodedLinework, nodeSegments, type TaggedSegments } from './node-segments.ts';
import { PlanarGraph } from './planar-graph.ts';

/**
 * What every face of one planar graph shares with every face of another on the same lattice: exact, without
 * sampling. Pairs with one unbounded face (0) are kept, the pair of both is not; pairs are sorted.
 *
 * The edges of both are noded together once. Snap rounding bends edges by half a lattice unit, so the faces of
 * the common linework are not quite those of either graph; what every bend takes from the face on one side of
 * an edge is given back to it, in the face of the other graph where the bend lies. So the shares of a face
 * add up to its own area: exactly, in half square units, where no measure is given, since all is integer arithmetic;
 * else to the rounding of doubles. Bounded faces of both graphs keep their sums; no share is negative.
 *
 * @param measure what is added up; square lattice units without it.
 */
export function overlayAreas(a: PlanarGraph, b: PlanarGraph, measure?: EdgeAreas): OverlayAreas {
  const sides = [a, b].map(borderEdges) as [Int32Array, Int32Array];
  const noded = nodeSegments(segmentsOf([a, b], sides));
  const graph = new PlanarGraph(noded);
  const linework = { noded, graph, parents: [a, b], sides, measure: measure ?? null } as const;
  const overlay: Overlay = { ...linework, faces: facesOfParents(linework) };
  const shares = new FaceShares();
  shareOutFaces(overlay, shares);
  giveBackBends(overlay, shares);
  shares.settle();
  // Without a measure all sums are doubled areas, which are integers.
  return shares.sorted(measure ? 1 : 0.5);
}

/** The linework of two graphs noded together, and where it comes from. */
interface Overlay {
  readonly noded: NodedLinework;
  readonly graph: PlanarGraph;
  readonly parents: readonly [PlanarGraph, PlanarGraph];
  /** Edges of each parent that take part; tags count through those of the first, then of the second. */
  readonly sides: readonly [Int32Array, Int32Array];
  /** By parent, its face around each face of the graph. */
  readonly faces: readonly Int32Array[];
  readonly measure: EdgeAreas | null;
}

/** Edges between two faces; dangles and bridges bound nothing. */
function borderEdges(graph: PlanarGraph): Int32Array {
  const edges = new Int32Array(graph.edgeCount);
  let count = 0;
  for (let e = 0; e < graph.edgeCount; e++) {
    if (graph.faceOf[2 * e] !== graph.faceOf[2 * e + 1]) edges[count++] = e;
  }
  return edges.slice(0, count);
}

function segmentsOf(parents: readonly PlanarGraph[], sides: readonly Int32Array[]): TaggedSegments {
  const count = sides[0]!.length + sides[1]!.length;
  const ax = new Float64Array(count);
  const ay = new Float64Array(count);
  const bx = new Float64Array(count);
  const by = new Float64Array(count);
  const tag = new Int32Array(count);
  let at = 0;
  for (let side = 0; side < 2; side++) {
    const { x, y, from, to } = parents[side]!;
    for (const e of sides[side]!) {
      ax[at] = x[from[e]!]!;
      ay[at] = y[from[e]!]!;
      bx[at] = x[to[e]!]!;
      by[at] = y[to[e]!]!;
      tag[at] = at;
      at++;
    }
  }
  return { count, ax, ay, bx, by, tag };
}

/**
 * By parent, its face around every face of the overlay. The unbounded face lies in both unbounded faces, and
 * crossing an edge leads from the face on one side of it to that on the other. Several edges of one parent
 * that have become one are crossed one after the other, beginning with the one that borders the face at hand.
 */
function facesOfParents(overlay: Omit<Overlay, 'faces'>): Int32Array[] {
  const { graph } = overlay;
  const { start, halfEdges } = halfEdgesByFace(graph);
  const faces = [0, 1].map(() => new Int32Array(graph.faceCount).fill(-1));
  faces[0]![0] = 0;
  faces[1]![0] = 0;
  const queue = new Int32Array(graph.faceCount);
  let length = 1;
  for (let q = 0; q < length; q++) {
    const face = queue[q]!;
    for (let i = start[face]!; i < start[face + 1]!; i++) {
      const h = halfEdges[i]!;
      const neighbour = graph.faceOf[h ^ 1]!;
      if (faces[0]![neighbour]! >= 0) continue;
      faces[0]![neighbour] = faceAcross(overlay, 0, faces[0]![face]!, h);
      faces[1]![neighbour] = faceAcross(overlay, 1, faces[1]![face]!, h);
      queue[length++] = neighbour;
    }
  }
  return faces;
}

/** The face of a parent beyond a half-edge of the overlay, from the parent's face on its left. */
function faceAcross(
  { noded, parents, sides }: Omit<Overlay, 'faces'>,
  side: 0 | 1,
  face: number,
  halfEdge: number,
): number {
  const { tagStart, tags } = noded;
  const { faceOf } = parents[side];
  const begin = tagStart[halfEdge >> 1]!;
  const end = tagStart[(halfEdge >> 1) + 1]!;
  const first = sides[0].length;
  let crossed: Set<number> | null = null;
  let at = face;
  for (let i = begin; i < end; i++) {
    const tag = tags[i]! >> 1;
    if (tag < first !== (side === 0) || crossed?.has(i)) continue;
    const edge = side === 0 ? sides[0][tag]! : sides[1][tag - first]!;
    const along = (2 * edge) | ((tags[i]! & 1) ^ (halfEdge & 1));
    if (faceOf[along] !== at) continue;
    at = faceOf[along ^ 1]!;
    if (end - begin === 1) break;
    crossed ??= new Set();
    crossed.add(i);
    i = begin - 1;
  }
  return at;
}

function shareOutFaces({ graph, faces, measure }: Overlay, shares: FaceShares): void {
  const areas = measure ? measuredAreas(graph, measure) : graph.doubledArea;
  for (let face = 1; face < graph.faceCount; face++) {
    shares.add(faces[0]![face]!, faces[1]![face]!, areas[face]!);
  }
}

function measuredAreas({ x, y, from, to, faceOf, faceCount }: PlanarGraph, measure: EdgeAreas): Float64Array {
  const areas = new Float64Array(faceCount);
  for (let e = 0; e < from.length; e++) {
    const area = measure.under(x[from[e]!]!, y[from[e]!]!, x[to[e]!]!, y[to[e]!]!);
    areas[faceOf[2 * e]!]! += area;
    areas[faceOf[2 * e + 1]!]! -= area;
  }
  return areas;
}

/**
 * For every edge that was led through other vertices: the land between the edge and its way goes to the face it
 * was taken from. Piece by piece that is a strip as wide as the way is off; what is left over (rounding to integers,
 * or that a measure takes edges for curves) follows the length of the pieces.
 */
function giveBackBends(overlay: Overlay, shares: FaceShares): void {
  const { noded, graph, parents, sides, faces, measure } = overlay;
  const { start, pieces } = piecesOfTags(noded, sides[0]!.length + sides[1]!.length);
  const first = sides[0]!.length;
  for (let tag = 0; tag + 1 < start.length; tag++) {
    if (start[tag + 1]! - start[tag]! < 2) continue;
    const side = tag < first ? 0 : 1;
    const parent = parents[side]!;
    const edge = sides[side]![side === 0 ? tag : tag - first]!;
    const own = pieces.subarray(start[tag]!, start[tag + 1]!);
    const back = bendsBack(graph, own, parent.from[edge]!, parent.to[edge]!, parent, measure);
    const left = parent.faceOf[2 * edge]!;
    const right = parent.faceOf[2 * edge + 1]!;
    for (let i = 0; i < own.length; i++) {
      if (back[i] === 0) continue;
      // A way to the left of its edge leaves land of the left face on its right.
      const other = faces[1 - side]![graph.faceOf[back[i]! > 0 ? own[i]! ^ 1 : own[i]!]!]!;
      if (side === 0) {
        shares.add(left, other, back[i]!);
        shares.add(right, other, -back[i]!);
      } else {
        shares.add(other, left, back[i]!);
        shares.add(other, right, -back[i]!);
      }
    }
  }
}

/** Half-edges of the overlay along each tagged segment: `pieces[start[tag] .. start[tag + 1])`, in any order. */
function piecesOfTags({ tagStart, tags }: NodedLinework, count: number) {
  const start = new Int32Array(count + 1);
  for (const tagged of tags) start[(tagged >> 1) + 1]!++;
  for (let tag = 0; tag < count; tag++) start[tag + 1]! += start[tag]!;
  const fill = start.slice(0, -1);
  const pieces = new Int32Array(tags.length);
  for (let e = 0; e + 1 < tagStart.length; e++) {
    for (let i = tagStart[e]!; i < tagStart[e + 1]!; i++) {
      pieces[fill[tags[i]! >> 1]!++] = (2 * e) | (tags[i]! & 1);
    }
  }
  return { start, pieces };
}

/**
 * What each piece of an edge's way owes the face on the left of the edge: positive where the way runs to the left of
 * the edge. Adds up to the difference of the edge's own area and that of its pieces.
 */
function bendsBack(
  graph: PlanarGraph,
  pieces: Int32Array,
  from: number,
  to: number,
  { x, y }: PlanarGraph,
  measure: EdgeAreas | null,
): Float64Array {
  const ox = x[from]!;
  const oy = y[from]!;
  const dx = x[to]! - ox;
  const dy = y[to]! - oy;
  const squared = dx * dx + dy * dy;
  const unit = measure ? measure.unit / 2 : 1;
  const back = new Float64Array(pieces.length);
  const along = new Float64Array(pieces.length);
  let owed = measure ? measure.under(ox, oy, x[to]!, y[to]!) : 0;
  let longest = 0;
  for (let i = 0; i < pieces.length; i++) {
    const tail = graph.tail(pieces[i]!);
    const head = graph.head(pieces[i]!);
    const px = graph.x[tail]! - ox;
    const py = graph.y[tail]! - oy;
    const qx = graph.x[head]! - ox;
    const qy = graph.y[head]! - oy;
    owed -= measure
      ? measure.under(graph.x[tail]!, graph.y[tail]!, graph.x[head]!, graph.y[head]!)
      : px * qy - py * qx;
    along[i] = ((qx - px) * dx + (qy - py) * dy) / squared;
    back[i] = (dx * py - dy * px + dx * qy - dy * qx) * along[i]! * unit;
    if (along[i]! > along[longest]!) longest = i;
  }
  let rest = owed;
  for (const strip of back) rest -= strip;
  let given = 0;
  for (let i = 0; i < back.length; i++) {
    back[i]! += rest * along[i]!;
    if (!measure) back[i] = Math.round(back[i]!);
    given += back[i]!;
  }
  back[longest]! += owed - given;
  return back;
}
