import type { PlanarEdges } from './planar-edges.ts';
import { PointLocator } from './point-locator.ts';

/**
 * The faces of noded linework. Edge `e` has two half-edges: `2e` runs from `from[e]` to `to[e]`, `2e + 1`
 * back; a half-edge's face lies on its left. Face 0 is the unbounded one.
 *
 * A face is bounded by one outer cycle (counter-clockwise, positive area) and any number of inner ones;
 * parts that nothing connects to the rest are nested by position, so islands and enclaves are holes.
 */
export class PlanarGraph {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** The half-edge that follows each half-edge around its face. */
  readonly next: Int32Array;
  /** Cycle and face on the left of each half-edge. */
  readonly cycleOf: Int32Array;
  readonly faceOf: Int32Array;
  readonly faceCount: number;
  /** Twice the area of each face in square lattice units, its holes taken off; 0 for face 0. */
  readonly doubledArea: Float64Array;
  /** Half-edges around each vertex: `around[aroundStart[v] .. aroundStart[v + 1])`, counter-clockwise. */
  readonly aroundStart: Int32Array;
  readonly around: Int32Array;

  constructor(linework: PlanarEdges) {
    this.x = linework.x;
    this.y = linework.y;
    this.from = linework.from;
    this.to = linework.to;
    const { aroundStart, around } = this.sortAround();
    this.aroundStart = aroundStart;
    this.around = around;
    this.next = this.linkNext();
    const cycles = this.traceCycles();
    this.cycleOf = cycles.cycleOf;
    const faces = this.nestCycles(cycles.cycleOf, cycles.area, cycles.first);
    this.faceCount = faces.count;
    this.faceOf = new Int32Array(this.cycleOf.length);
    for (let h = 0; h < this.faceOf.length; h++) this.faceOf[h] = faces.ofCycle[this.cycleOf[h]!]!;
    this.doubledArea = new Float64Array(faces.count);
    for (let c = 0; c < cycles.area.length; c++) {
      if (faces.ofCycle[c] !== 0) this.doubledArea[faces.ofCycle[c]!]! += cycles.area[c]!;
    }
  }

  get edgeCount(): number {
    return this.from.length;
  }

  /** Vertex a half-edge starts from. */
  tail(halfEdge: number): number {
    return halfEdge & 1 ? this.to[halfEdge >> 1]! : this.from[halfEdge >> 1]!;
  }

  /** Vertex a half-edge runs to. */
  head(halfEdge: number): number {
    return halfEdge & 1 ? this.from[halfEdge >> 1]! : this.to[halfEdge >> 1]!;
  }

  private sortAround(): { aroundStart: Int32Array; around: Int32Array } {
    const edgeCount = this.from.length;
    const vertexCount = this.x.length;
    const aroundStart = new Int32Array(vertexCount + 1);
    for (let e = 0; e < edgeCount; e++) {
      aroundStart[this.from[e]! + 1]!++;
      aroundStart[this.to[e]! + 1]!++;
    }
    for (let v = 0; v < vertexCount; v++) aroundStart[v + 1]! += aroundStart[v]!;
    const fill = aroundStart.slice(0, -1);
    const around = new Int32Array(edgeCount * 2);
    for (let e = 0; e < edgeCount; e++) {
      around[fill[this.from[e]!]!++] = 2 * e;
      around[fill[this.to[e]!]!++] = 2 * e + 1;
    }
    // Insertion sort by angle: degrees are small, and it needs no closure a vertex.
    for (let v = 0; v < vertexCount; v++) {
      for (let i = aroundStart[v]! + 1; i < aroundStart[v + 1]!; i++) {
        const h = around[i]!;
        let j = i - 1;
        while (j >= aroundStart[v]! && this.angleAfter(around[j]!, h)) {
          around[j + 1] = around[j]!;
          j--;
        }
        around[j + 1] = h;
      }
    }
    return { aroundStart, around };
  }

  /** Whether half-edge g leaves its vertex at a larger angle (0 to 2 pi from east) than h; exact. */
  private angleAfter(g: number, h: number): boolean {
    const gx = this.x[this.head(g)]! - this.x[this.tail(g)]!;
    const gy = this.y[this.head(g)]! - this.y[this.tail(g)]!;
    const hx = this.x[this.head(h)]! - this.x[this.tail(h)]!;
    const hy = this.y[this.head(h)]! - this.y[this.tail(h)]!;
    const gUpper = gy > 0 || (gy === 0 && gx > 0);
    const hUpper = hy > 0 || (hy === 0 && hx > 0);
    if (gUpper !== hUpper) return hUpper;
    return gx * hy - gy * hx < 0;
  }

  private linkNext(): Int32Array {
    const next = new Int32Array(this.around.length);
    for (let v = 0; v < this.x.length; v++) {
      const start = this.aroundStart[v]!;
      const end = this.aroundStart[v + 1]!;
      for (let i = start; i < end; i++) {
        // Arriving against around[i], the face on the left goes on along the next half-edge clockwise.
        const clockwise = i === start ? end - 1 : i - 1;
        next[this.around[i]! ^ 1] = this.around[clockwise]!;
      }
    }
    return next;
  }

  private traceCycles(): { cycleOf: Int32Array; area: number[]; first: number[] } {
    const cycleOf = new Int32Array(this.next.length).fill(-1);
    const area: number[] = [];
    const first: number[] = [];
    for (let start = 0; start < this.next.length; start++) {
      if (cycleOf[start]! >= 0) continue;
      const cycle = area.length;
      // Relative to the first vertex, so that small rings far from the origin lose nothing.
      const ox = this.x[this.tail(start)]!;
      const oy = this.y[this.tail(start)]!;
      let doubled = 0;
      let h = start;
      do {
        cycleOf[h] = cycle;
        const a = this.tail(h);
        const b = this.head(h);
        doubled += (this.x[a]! - ox) * (this.y[b]! - oy) - (this.x[b]! - ox) * (this.y[a]! - oy);
        h = this.next[h]!;
      } while (h !== start);
      area.push(doubled);
      first.push(start);
    }
    return { cycleOf, area, first };
  }

  /** Gives every cycle its face: positive cycles found one each, the others lie in the face around them. */
  private nestCycles(
    cycleOf: Int32Array,
    area: readonly number[],
    first: readonly number[],
  ): { ofCycle: Int32Array; count: number } {
    const ofCycle = new Int32Array(area.length).fill(-1);
    let count = 1;
    for (let c = 0; c < area.length; c++) if (area[c]! > 0) ofCycle[c] = count++;
    let locator: PointLocator | null = null;
    // An inner cycle's surroundings may be another component's inner cycle: follow to a face already known.
    const westOf = new Int32Array(area.length).fill(-1);
    for (let c = 0; c < area.length; c++) {
      if (ofCycle[c]! >= 0) continue;
      locator ??= new PointLocator(this);
      const vertex = this.westernmost(first[c]!);
      const edge = locator.edgeWest(this.x[vertex]!, this.y[vertex]!);
      westOf[c] = edge < 0 ? -2 : cycleOf[locator.eastSide(edge)]!;
    }
    const chain: number[] = [];
    for (let c = 0; c < area.length; c++) {
      let at = c;
      while (at >= 0 && ofCycle[at]! < 0) {
        chain.push(at);
        at = westOf[at]!;
      }
      const face = at < 0 ? 0 : ofCycle[at]!;
      for (const member of chain) ofCycle[member] = face;
      chain.length = 0;
    }
    return { ofCycle, count };
  }

  private westernmost(start: number): number {
    let best = this.tail(start);
    let h = start;
    do {
      const v = this.tail(h);
      if (this.x[v]! < this.x[best]! || (this.x[v]! === this.x[best]! && this.y[v]! < this.y[best]!))
        best = v;
      h = this.next[h]!;
    } while (h !== start);
    return best;
  }
}

/**
 * The same linework without the edges that have one face on both sides (dangles and bridges), which bound
 * nothing. `kept[i]` is the old index of new edge i; vertices keep their numbers.
 */
export function withoutBridges(graph: PlanarGraph): { edges: PlanarEdges; kept: Int32Array } {
  const kept: number[] = [];
  for (let e = 0; e < graph.edgeCount; e++) {
    if (graph.faceOf[2 * e] !== graph.faceOf[2 * e + 1]) kept.push(e);
  }
  return { edges: selectEdges(graph, kept), kept: Int32Array.from(kept) };
}

/** The linework of some edges only; vertices keep their numbers. */
function selectEdges(edges: PlanarEdges, kept: readonly number[]): PlanarEdges {
  const from = new Int32Array(kept.length);
  const to = new Int32Array(kept.length);
  for (let i = 0; i < kept.length; i++) {
    from[i] = edges.from[kept[i]!]!;
    to[i] = edges.to[kept[i]!]!;
  }
  return { x: edges.x, y: edges.y, from, to };
}
