import type { Lattice } from '../lattice.ts';
import type { TaggedSegments } from '../planar/node-segments.ts';
import { SegmentGrid } from '../planar/segment-grid.ts';

/** What a segment of the network was drawn for. */
export const LINE_KIND = { department: 0, outline: 1, community: 2, unit: 3, street: 4 } as const;
export type LineKind = keyof typeof LINE_KIND;

/** The nearest place on the network: distance in metres and lattice position (not rounded). */
export interface NearestPlace {
  distance: number;
  x: number;
  y: number;
  segment: number;
}

/**
 * The linework agreed on so far, growing line by line, with "what is nearest to here" in metres. Nodes are
 * places where lines end or meet; a line that ends near one is led to it.
 */
export class Network {
  readonly segments: SegmentGrid;
  /** Kind of each segment; those added from now on are of this kind. */
  readonly kinds: number[] = [];
  kind: LineKind = 'department';
  private readonly nodes: SegmentGrid;
  /** Result of the last `nearest`; reused to spare an object a sample. */
  readonly place: NearestPlace = { distance: 0, x: 0, y: 0, segment: -1 };

  /** Segments of the last look-up: start, extent and id of each. */
  private gathered: Float64Array = new Float64Array(640);
  private gatheredCount = 0;

  constructor(
    readonly lattice: Lattice,
    readonly bounds: readonly [number, number, number, number],
    reachMetres: number,
  ) {
    const cell = (2 * reachMetres) / Math.min(lattice.metresX, lattice.metresY);
    this.segments = new SegmentGrid(bounds, cell, 4096);
    this.nodes = new SegmentGrid(bounds, cell, 1024);
  }

  addSegment(ax: number, ay: number, bx: number, by: number): void {
    if (ax === bx && ay === by) return;
    this.segments.add(ax, ay, bx, by);
    this.kinds.push(LINE_KIND[this.kind]);
  }

  addNode(x: number, y: number): void {
    this.nodes.add(x, y, x, y);
  }

  /** Finds the nearest place within `limit` metres; false where there is none. */
  nearest(x: number, y: number, limit: number): boolean {
    return this.search(this.segments, x, y, limit);
  }

  /** Finds the nearest node within `limit` metres. */
  nearestNode(x: number, y: number, limit: number): boolean {
    return this.search(this.nodes, x, y, limit);
  }

  /** Whether a node lies exactly here. */
  hasNode(x: number, y: number): boolean {
    return this.nodesNear(x, y, 0).length > 0;
  }

  /** All nodes within `limit` metres of a place, with their distances. */
  nodesNear(x: number, y: number, limit: number): { node: number; distance: number }[] {
    const { nodes, lattice } = this;
    nodes.query(
      x - limit / lattice.metresX,
      y - limit / lattice.metresY,
      x + limit / lattice.metresX,
      y + limit / lattice.metresY,
    );
    const near: { node: number; distance: number }[] = [];
    for (let i = 0; i < nodes.foundCount; i++) {
      const node = nodes.found[i]!;
      const distance = lattice.distance(x, y, nodes.ax[node]!, nodes.ay[node]!);
      if (distance <= limit) near.push({ node, distance });
    }
    return near;
  }

  /** Where a node lies. */
  nodeAt(node: number): [number, number] {
    return [this.nodes.ax[node]!, this.nodes.ay[node]!];
  }

  /**
   * Looks up what lies within `limit` metres of a box, for `nearestGathered` at places within the box: much less
   * work than asking for each place anew.
   */
  gather(west: number, south: number, east: number, north: number, limit: number): void {
    this.gatherFrom(this.segments, west, south, east, north, limit);
  }

  /** The same as `nearest`, among what was gathered with at least this limit. */
  nearestGathered(x: number, y: number, limit: number): boolean {
    const mx = this.lattice.metresX;
    const my = this.lattice.metresY;
    const { gathered, place } = this;
    let best = limit * limit;
    let found = -1;
    for (let i = 0; i < this.gatheredCount; i++) {
      const at = 5 * i;
      const ax = gathered[at]!;
      const ay = gathered[at + 1]!;
      const dx = gathered[at + 2]! * mx;
      const dy = gathered[at + 3]! * my;
      const s = gathered[at + 4]!;
      const px = (x - ax) * mx;
      const py = (y - ay) * my;
      const length2 = dx * dx + dy * dy;
      let t = length2 > 0 ? (px * dx + py * dy) / length2 : 0;
      if (t < 0) t = 0;
      else if (t > 1) t = 1;
      const ex = px - t * dx;
      const ey = py - t * dy;
      const distance2 = ex * ex + ey * ey;
      // Ties go to the segment added first, whatever order the cells are read in.
      if (distance2 < best || (distance2 === best && (found < 0 || s < found))) {
        best = distance2;
        found = s;
        place.x = ax + t * gathered[at + 2]!;
        place.y = ay + t * gathered[at + 3]!;
      }
    }
    place.distance = Math.sqrt(best);
    place.segment = found;
    return found >= 0;
  }

  private search(grid: SegmentGrid, x: number, y: number, limit: number): boolean {
    this.gatherFrom(grid, x, y, x, y, limit);
    return this.nearestGathered(x, y, limit);
  }

  private gatherFrom(
    grid: SegmentGrid,
    west: number,
    south: number,
    east: number,
    north: number,
    limit: number,
  ): void {
    const reachX = limit / this.lattice.metresX;
    const reachY = limit / this.lattice.metresY;
    grid.query(west - reachX, south - reachY, east + reachX, north + reachY);
    if (grid.foundCount * 5 > this.gathered.length) this.gathered = new Float64Array(grid.foundCount * 10);
    const { gathered } = this;
    let count = 0;
    for (let i = 0; i < grid.foundCount; i++) {
      const s = grid.found[i]!;
      const ax = grid.ax[s]!;
      const ay = grid.ay[s]!;
      const bx = grid.bx[s]!;
      const by = grid.by[s]!;
      if (Math.max(ax, bx) < west - reachX || Math.min(ax, bx) > east + reachX) continue;
      if (Math.max(ay, by) < south - reachY || Math.min(ay, by) > north + reachY) continue;
      const at = 5 * count++;
      gathered[at] = ax;
      gathered[at + 1] = ay;
      gathered[at + 2] = bx - ax;
      gathered[at + 3] = by - ay;
      gathered[at + 4] = s;
    }
    this.gatheredCount = count;
  }

  /**
   * Where the stretch a-b first crosses or touches the network, as a fraction 0..1 of the stretch; above 1
   * where it does not.
   */
  firstCrossing(ax: number, ay: number, bx: number, by: number): number {
    const grid = this.segments;
    grid.query(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
    const dx = bx - ax;
    const dy = by - ay;
    let first = 2;
    for (let i = 0; i < grid.foundCount; i++) {
      const s = grid.found[i]!;
      const cx = grid.ax[s]!;
      const cy = grid.ay[s]!;
      const ex = grid.bx[s]! - cx;
      const ey = grid.by[s]! - cy;
      const denominator = dx * ey - dy * ex;
      if (denominator === 0) continue;
      const t = ((cx - ax) * ey - (cy - ay) * ex) / denominator;
      const u = ((cx - ax) * dy - (cy - ay) * dx) / denominator;
      if (t >= 0 && t <= 1 && u >= 0 && u <= 1 && t < first) first = t;
    }
    return first;
  }
}

/** The network for the noder, each segment tagged with the number of its kind. */
export function networkSegments({ segments, kinds }: Network): TaggedSegments {
  const { size, ax, ay, bx, by } = segments;
  return { count: size, ax, ay, bx, by, tag: Int32Array.from(kinds) };
}
