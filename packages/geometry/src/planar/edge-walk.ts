import type { EdgeAreas } from './edge-areas.ts';
import type { EdgeCrossings } from './overlay-crossings.ts';
import type { PlanarGraph } from './planar-graph.ts';

/** Takes the area under a stretch of an edge: for the own face beside it, within a face of the other graph. */
type TakeArea = (own: number, other: number, amount: number) => void;

/**
 * Follows the edges of one graph through the faces of another: the face around one end and the crossings on the way
 * tell that around every stretch and around the other end.
 */
export class EdgeWalk {
  /** The other graph's face around each vertex; -1 while it is not known. */
  private readonly around: Int32Array;
  private readonly walked: Uint8Array;
  private readonly open: number[] = [];
  /** Of the edge at hand: its crossings in their order, and the other graph's face before each and after the last. */
  private order = new Int32Array(16);
  private faces = new Int32Array(17);
  private pieces = new Float64Array(17);

  constructor(
    private readonly own: PlanarGraph,
    private readonly other: PlanarGraph,
    private readonly crossings: EdgeCrossings,
    private readonly measure: EdgeAreas,
  ) {
    this.around = new Int32Array(own.x.length).fill(-1);
    this.walked = new Uint8Array(own.edgeCount);
  }

  /** @param locate the other graph's face around a vertex, where no crossing tells it. */
  follow(locate: (vertex: number) => number, take: TakeArea): void {
    const { own, walked, crossings, other } = this;
    for (let e = 0; e < own.edgeCount; e++) {
      if (own.faceOf[2 * e] === own.faceOf[2 * e + 1]) walked[e] = 1;
      const at = crossings.start[e]!;
      if (crossings.start[e + 1]! - at !== 1) continue;
      const halfEdge = (2 * crossings.other[at]!) | (crossings.fromLeft[at] === 1 ? 0 : 1);
      this.know(own.from[e]!, other.faceOf[halfEdge]!);
      this.know(own.to[e]!, other.faceOf[halfEdge ^ 1]!);
    }
    this.spread(take);
    for (let e = 0; e < own.edgeCount; e++) {
      if (walked[e] === 1) continue;
      this.know(own.from[e]!, locate(own.from[e]!));
      this.spread(take);
    }
  }

  private know(vertex: number, face: number): void {
    if (this.around[vertex]! >= 0) return;
    this.around[vertex] = face;
    this.open.push(vertex);
  }

  private spread(take: TakeArea): void {
    const { own, walked, around, open } = this;
    for (let vertex = open.pop(); vertex !== undefined; vertex = open.pop()) {
      for (let i = own.aroundStart[vertex]!; i < own.aroundStart[vertex + 1]!; i++) {
        const h = own.around[i]!;
        if (walked[h >> 1] === 1) continue;
        walked[h >> 1] = 1;
        this.know(own.head(h), this.walk(h, around[vertex]!, take));
      }
    }
  }

  /** Follows one half-edge from a face of the other graph; gives the face at its head. */
  private walk(halfEdge: number, face: number, take: TakeArea): number {
    const { own, crossings, measure } = this;
    const e = halfEdge >> 1;
    const left = own.faceOf[2 * e]!;
    const right = own.faceOf[2 * e + 1]!;
    const first = crossings.start[e]!;
    const count = crossings.start[e + 1]! - first;
    const ax = own.x[own.from[e]!]!;
    const ay = own.y[own.from[e]!]!;
    const bx = own.x[own.to[e]!]!;
    const by = own.y[own.to[e]!]!;
    const whole = measure.under(ax, ay, bx, by);
    if (count === 0) {
      take(left, face, whole);
      take(right, face, -whole);
      return face;
    }
    this.crossedFaces(first, count, (halfEdge & 1) === 1, face);
    const { order, faces, pieces } = this;
    const { at } = crossings;
    let rest = whole;
    let px = ax;
    let py = ay;
    for (let i = 0; i <= count; i++) {
      const until = i < count ? at[order[i]!]! : 1;
      const qx = i < count ? ax + until * (bx - ax) : bx;
      const qy = i < count ? ay + until * (by - ay) : by;
      pieces[i] = measure.under(px, py, qx, qy);
      rest -= pieces[i]!;
      px = qx;
      py = qy;
    }
    // What is left over (a geodesic is no sum of shorter ones) goes by length.
    let before = 0;
    for (let i = 0; i <= count; i++) {
      const until = i < count ? at[order[i]!]! : 1;
      const amount = pieces[i]! + rest * (until - before);
      take(left, faces[i]!, amount);
      take(right, faces[i]!, -amount);
      before = until;
    }
    return faces[(halfEdge & 1) === 1 ? 0 : count]!;
  }

  /**
   * Fills `order` and `faces` for an edge, from the face at its tail, or backwards from that at its head. Crossings
   * in one place come in the order in which their faces follow each other.
   */
  private crossedFaces(first: number, count: number, backwards: boolean, face: number): void {
    if (count > this.order.length) {
      this.order = new Int32Array(count * 2);
      this.faces = new Int32Array(count * 2 + 1);
      this.pieces = new Float64Array(count * 2 + 1);
    }
    const { order, faces, crossings, other } = this;
    for (let i = 0; i < count; i++) order[i] = first + i;
    const step = backwards ? -1 : 1;
    let at = backwards ? count - 1 : 0;
    let known = face;
    for (let n = 0; n < count; n++, at += step) {
      faces[backwards ? at + 1 : at] = known;
      for (let ahead = at; ahead >= 0 && ahead < count; ahead += step) {
        const crossing = order[ahead]!;
        const entered = (crossings.fromLeft[crossing] === 1) !== backwards ? 0 : 1;
        if (other.faceOf[(2 * crossings.other[crossing]!) | entered] !== known) continue;
        order[ahead] = order[at]!;
        order[at] = crossing;
        known = other.faceOf[(2 * crossings.other[crossing]!) | (entered ^ 1)]!;
        break;
      }
    }
    faces[backwards ? 0 : count] = known;
  }
}
