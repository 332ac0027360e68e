import type { Lattice } from '../lattice.ts';
import { lengthOf } from '../length-of.ts';
import type { PlanarGraph } from '../planar/planar-graph.ts';
import { SegmentGrid } from '../planar/segment-grid.ts';

/** Half-edges that bound some land, the land on their left, as closed walks in metres. */
export interface WallCycle {
  readonly halfEdges: readonly number[];
  /** Length walked before each half-edge, and of the whole walk. */
  readonly before: readonly number[];
  readonly length: number;
}

/** The walls around open land: where it is bounded, and how much room there is beside each wall. */
export class Walls {
  readonly cycles: readonly WallCycle[];
  /** Cycle and place in it of the wall that has each grid segment. */
  readonly cycleOf: number[] = [];
  readonly placeOf: number[] = [];
  private readonly grid: SegmentGrid;
  private readonly cellsPerMetre: number;
  /** Ends of each wall in metres. */
  private readonly ends: Float64Array;

  /**
   * @param isOpen whether a face belongs to the land in question.
   * @param walked half-edges with open land on their left and other land on their right that are asked about.
   * @param reach the furthest that is looked, in metres.
   */
  constructor(
    readonly graph: PlanarGraph,
    readonly lattice: Lattice,
    isOpen: (face: number) => boolean,
    walked: readonly number[],
    reach: number,
  ) {
    this.cycles = wallCycles(graph, lattice, isOpen, walked);
    // The grid's unit is a thousandth of the reach, so that its cells are neither too many nor too few.
    this.cellsPerMetre = 1000 / reach;
    const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const h of walked) {
      const [x, y] = [this.x(graph.tail(h)), this.y(graph.tail(h))];
      bounds[0] = Math.min(bounds[0], x);
      bounds[1] = Math.min(bounds[1], y);
      bounds[2] = Math.max(bounds[2], x);
      bounds[3] = Math.max(bounds[3], y);
    }
    const scaled = bounds.map((bound) => bound * this.cellsPerMetre) as typeof bounds;
    this.grid = new SegmentGrid(walked.length > 0 ? scaled : [0, 0, 1, 1], 1000, Math.max(16, walked.length));
    this.ends = new Float64Array(4 * walked.length);
    let wall = 0;
    this.cycles.forEach(({ halfEdges }, cycle) => {
      halfEdges.forEach((h, place) => {
        const [a, b] = [graph.tail(h), graph.head(h)];
        const [ax, ay, bx, by] = [this.x(a), this.y(a), this.x(b), this.y(b)];
        this.ends.set([ax, ay, bx, by], 4 * wall++);
        const scale = this.cellsPerMetre;
        this.grid.add(ax * scale, ay * scale, bx * scale, by * scale);
        this.cycleOf.push(cycle);
        this.placeOf.push(place);
      });
    });
  }

  /** Coordinates of a vertex in metres. */
  x(vertex: number): number {
    return this.graph.x[vertex]! * this.lattice.metresX;
  }

  y(vertex: number): number {
    return this.graph.y[vertex]! * this.lattice.metresY;
  }

  halfEdge(wall: number): number {
    return this.cycles[this.cycleOf[wall]!]!.halfEdges[this.placeOf[wall]!]!;
  }

  /** Whether no wall comes nearer to a point than the radius. */
  hasRoom(x: number, y: number, radius: number): boolean {
    const scale = this.cellsPerMetre;
    const { grid } = this;
    grid.query((x - radius) * scale, (y - radius) * scale, (x + radius) * scale, (y + radius) * scale);
    const { ends } = this;
    for (let i = 0; i < grid.foundCount; i++) {
      const at = 4 * grid.found[i]!;
      const dx = ends[at + 2]! - ends[at]!;
      const dy = ends[at + 3]! - ends[at + 1]!;
      const px = x - ends[at]!;
      const py = y - ends[at + 1]!;
      const t = Math.min(1, Math.max(0, (px * dx + py * dy) / (dx * dx + dy * dy)));
      const ex = px - t * dx;
      const ey = py - t * dy;
      if (ex * ex + ey * ey < radius * radius) return false;
    }
    return true;
  }

  /** The point of the walls nearest to a point, within the radius; only of walls that are allowed. */
  nearest(x: number, y: number, radius: number, allowed: (wall: number) => boolean): WallPoint | null {
    const scale = this.cellsPerMetre;
    const { grid } = this;
    grid.query((x - radius) * scale, (y - radius) * scale, (x + radius) * scale, (y + radius) * scale);
    let best: WallPoint | null = null;
    const found = Array.from(grid.found.subarray(0, grid.foundCount));
    for (const wall of found) {
      if (!allowed(wall)) continue;
      const point = this.distanceTo(wall, x, y);
      if (point.distance >= radius) continue;
      if (
        best === null ||
        point.distance < best.distance ||
        (point.distance === best.distance && precedes(point, best))
      )
        best = point;
    }
    return best;
  }

  private distanceTo(wall: number, x: number, y: number): WallPoint {
    const { ends } = this;
    const at = 4 * wall;
    const [ax, ay] = [ends[at]!, ends[at + 1]!];
    const dx = ends[at + 2]! - ax;
    const dy = ends[at + 3]! - ay;
    const t = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
    const [px, py] = [ax + t * dx, ay + t * dy];
    return { wall, t, x: px, y: py, distance: lengthOf(x - px, y - py) };
  }
}

/** A point on a wall: `t` runs from 0 at the tail to 1 at the head of its half-edge. Metres. */
export interface WallPoint {
  readonly wall: number;
  readonly t: number;
  readonly x: number;
  readonly y: number;
  readonly distance: number;
}

function precedes(p: WallPoint, q: WallPoint): boolean {
  return p.x !== q.x ? p.x < q.x : p.y < q.y;
}

function wallCycles(
  graph: PlanarGraph,
  lattice: Lattice,
  isOpen: (face: number) => boolean,
  walked: readonly number[],
): WallCycle[] {
  const pending = new Uint8Array(graph.faceOf.length);
  for (const h of walked) pending[h] = 1;
  const cycles: WallCycle[] = [];
  for (const start of walked) {
    if (!pending[start]) continue;
    const cycle: number[] = [];
    let h = start;
    do {
      pending[h] = 0;
      cycle.push(h);
      h = graph.next[h]!;
      // Edges with open land on both sides are no walls: go on around their far end.
      while (isOpen(graph.faceOf[h ^ 1]!)) h = graph.next[h ^ 1]!;
    } while (h !== start);
    cycles.push(measured(graph, lattice, fromFirst(graph, cycle)));
  }
  return cycles;
}

/** The walk from its westernmost, then southernmost vertex on, so that it starts at one place however it was found. */
function fromFirst(graph: PlanarGraph, cycle: readonly number[]): number[] {
  let first = 0;
  for (let i = 1; i < cycle.length; i++) if (comesBefore(graph, cycle[i]!, cycle[first]!)) first = i;
  return [...cycle.slice(first), ...cycle.slice(0, first)];
}

function comesBefore(graph: PlanarGraph, g: number, h: number): boolean {
  const { x, y } = graph;
  for (const [p, q] of [
    [graph.tail(g), graph.tail(h)],
    [graph.head(g), graph.head(h)],
  ] as const) {
    if (x[p] !== x[q]) return x[p]! < x[q]!;
    if (y[p] !== y[q]) return y[p]! < y[q]!;
  }
  return false;
}

function measured(graph: PlanarGraph, lattice: Lattice, halfEdges: readonly number[]): WallCycle {
  const before: number[] = [];
  let length = 0;
  for (const h of halfEdges) {
    before.push(length);
    const [a, b] = [graph.tail(h), graph.head(h)];
    length += lattice.distance(graph.x[a]!, graph.y[a]!, graph.x[b]!, graph.y[b]!);
  }
  return { halfEdges, before, length };
}
