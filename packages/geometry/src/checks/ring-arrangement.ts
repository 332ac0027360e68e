import { nodeSegments } from '../planar/node-segments.ts';
import { PlanarGraph } from '../planar/planar-graph.ts';

/** A ring on the lattice without the repeated closing point; consecutive points may be equal. */
export interface LatticeRing {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** Rings noded together: which edges each runs along, and which faces lie inside each (even-odd). */
export class RingArrangement {
  readonly graph: PlanarGraph;
  /** Half-edges to the left of which each face lies: `halfEdges[start[f] .. start[f + 1])`. */
  private readonly faceStart: Int32Array;
  private readonly faceHalfEdges: Int32Array;
  /** Ring of each input segment, and the half-edges along it. */
  private readonly segmentRing: number[] = [];
  private readonly ringStart: number[] = [0];
  private readonly alongStart: Int32Array;
  private readonly along: Int32Array;
  private readonly tagStart: Int32Array;
  private readonly tags: Int32Array;

  constructor(rings: readonly LatticeRing[]) {
    const ax: number[] = [];
    const ay: number[] = [];
    const bx: number[] = [];
    const by: number[] = [];
    const tag: number[] = [];
    for (let r = 0; r < rings.length; r++) {
      const { x, y } = rings[r]!;
      for (let i = 0; i < x.length; i++) {
        const j = i + 1 === x.length ? 0 : i + 1;
        tag.push(this.segmentRing.length);
        this.segmentRing.push(r);
        ax.push(x[i]!);
        ay.push(y[i]!);
        bx.push(x[j]!);
        by.push(y[j]!);
      }
      this.ringStart.push(this.segmentRing.length);
    }
    const noded = nodeSegments({ count: tag.length, ax, ay, bx, by, tag });
    this.graph = new PlanarGraph(noded);
    this.tagStart = noded.tagStart;
    this.tags = noded.tags;
    const faces = this.indexFaces();
    this.faceStart = faces.start;
    this.faceHalfEdges = faces.halfEdges;
    const along = this.indexSegments(tag.length, ax, ay);
    this.alongStart = along.start;
    this.along = along.halfEdges;
  }

  halfEdgesOfFace(face: number): Int32Array {
    return this.faceHalfEdges.subarray(this.faceStart[face]!, this.faceStart[face + 1]!);
  }

  /** The half-edges a ring runs along, in its order; empty where it is a point. */
  path(ring: number): number[] {
    const path: number[] = [];
    for (let s = this.ringStart[ring]!; s < this.ringStart[ring + 1]!; s++) {
      for (let at = this.alongStart[s]!; at < this.alongStart[s + 1]!; at++) path.push(this.along[at]!);
    }
    return path;
  }

  /** Rings along an edge, one entry for each time one runs along it. */
  ringsAlong(edge: number): number[] {
    const rings: number[] = [];
    for (let at = this.tagStart[edge]!; at < this.tagStart[edge + 1]!; at++) {
      rings.push(this.segmentRing[this.tags[at]! >> 1]!);
    }
    return rings;
  }

  /** For each face the rings around it by the even-odd rule, sorted. */
  ringsAround(): readonly (readonly number[])[] {
    const { graph } = this;
    const around: (readonly number[] | undefined)[] = new Array(graph.faceCount);
    around[0] = [];
    const queue = [0];
    for (let next = 0; next < queue.length; next++) {
      const face = queue[next]!;
      for (const h of this.halfEdgesOfFace(face)) {
        const beyond = graph.faceOf[h ^ 1]!;
        if (around[beyond] !== undefined) continue;
        around[beyond] = toggled(around[face]!, this.ringsAlong(h >> 1));
        queue.push(beyond);
      }
    }
    return around.map((rings) => rings ?? []);
  }

  private indexFaces(): { start: Int32Array; halfEdges: Int32Array } {
    const { faceOf, faceCount } = this.graph;
    const start = new Int32Array(faceCount + 1);
    for (const face of faceOf) start[face + 1]!++;
    for (let f = 0; f < faceCount; f++) start[f + 1]! += start[f]!;
    const fill = start.slice(0, -1);
    const halfEdges = new Int32Array(faceOf.length);
    for (let h = 0; h < faceOf.length; h++) halfEdges[fill[faceOf[h]!]!++] = h;
    return { start, halfEdges };
  }

  /** The half-edges along each segment, from its start to its end. */
  private indexSegments(
    count: number,
    ax: number[],
    ay: number[],
  ): { start: Int32Array; halfEdges: Int32Array } {
    const { graph, tags, tagStart } = this;
    const start = new Int32Array(count + 1);
    for (const tag of tags) start[(tag >> 1) + 1]!++;
    for (let s = 0; s < count; s++) start[s + 1]! += start[s]!;
    const fill = start.slice(0, -1);
    const halfEdges = new Int32Array(tags.length);
    for (let e = 0; e < graph.edgeCount; e++) {
      for (let at = tagStart[e]!; at < tagStart[e + 1]!; at++) {
        halfEdges[fill[tags[at]! >> 1]!++] = 2 * e + (tags[at]! & 1);
      }
    }
    for (let s = 0; s < count; s++) {
      if (start[s + 1]! - start[s]! < 2) continue;
      // Snapped segments stay monotone in x and y, so the distance from the start orders them.
      const away = (h: number) =>
        Math.abs(graph.x[graph.tail(h)]! - ax[s]!) + Math.abs(graph.y[graph.tail(h)]! - ay[s]!);
      halfEdges.subarray(start[s]!, start[s + 1]!).sort((g, h) => away(g) - away(h));
    }
    return { start, halfEdges };
  }
}

/** A sorted set after each of `members` was put in if absent and taken out if present. */
function toggled(set: readonly number[], members: readonly number[]): readonly number[] {
  const result = new Set(set);
  for (const member of members) if (!result.delete(member)) result.add(member);
  return [...result].sort((a, b) => a - b);
}
