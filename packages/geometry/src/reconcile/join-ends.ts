import { nodeSegments } from '../planar/node-segments.ts';
import { PlanarGraph } from '../planar/planar-graph.ts';
import { SegmentGrid } from '../planar/segment-grid.ts';
import { type Network, networkSegments } from './network.ts';

/** How far a line that ends nowhere may be led on to another, in tolerances. */
const LOOSE_END_REACH = 3;
/** How far a junction may lie from a line that passes it, to be joined to it. */
const JUNCTION_REACH = 0.8;
/** Lines that can be reached along the network within this are joined already. */
const JOINED_WITHIN = 4;

/**
 * Joins ends and junctions to the lines beside them that they do not hang together with. When a line was
 * inserted there may have been nothing to join it to yet, and what came later may have followed a third
 * line past its end; two lines of one layer may turn at the same corner half a metre apart. Left open,
 * such a gap makes one face of two grids. A joining segment too many does no harm: it bounds nothing that
 * differs.
 */
export function joinLooseEnds(network: Network, tolerance: number): void {
  const graph = new PlanarGraph(nodeSegments(networkSegments(network)));
  const grid = gridOf(graph, network, tolerance);
  const reached = new Map<number, number>();
  for (let v = 0; v < graph.x.length; v++) {
    const degree = graph.aroundStart[v + 1]! - graph.aroundStart[v]!;
    if (degree === 0 || (degree === 2 && !network.hasNode(graph.x[v]!, graph.y[v]!))) continue;
    const reach = (degree === 1 ? LOOSE_END_REACH : JUNCTION_REACH) * tolerance;
    walk(graph, network, v, JOINED_WITHIN * tolerance, reached);
    const place = nearestUnreached(graph, grid, network, v, reach, reached);
    if (place !== null) network.addSegment(graph.x[v]!, graph.y[v]!, place[0], place[1]);
  }
}

function gridOf(graph: PlanarGraph, { lattice, segments }: Network, tolerance: number): SegmentGrid {
  const bounds: [number, number, number, number] = [
    segments.columnWest(1),
    segments.rowSouth(1),
    segments.columnWest(segments.columns - 1),
    segments.rowSouth(segments.rows - 1),
  ];
  const cell = (2 * tolerance) / Math.min(lattice.metresX, lattice.metresY);
  const grid = new SegmentGrid(bounds, cell, Math.max(16, graph.edgeCount));
  for (let e = 0; e < graph.edgeCount; e++) {
    const a = graph.from[e]!;
    const b = graph.to[e]!;
    grid.add(graph.x[a]!, graph.y[a]!, graph.x[b]!, graph.y[b]!);
  }
  return grid;
}

/** Distances along the network, in metres, from a vertex to all others within `limit`. */
function walk(
  graph: PlanarGraph,
  { lattice }: Network,
  start: number,
  limit: number,
  reached: Map<number, number>,
): void {
  reached.clear();
  reached.set(start, 0);
  const queue = [start];
  for (let q = 0; q < queue.length; q++) {
    const v = queue[q]!;
    for (let i = graph.aroundStart[v]!; i < graph.aroundStart[v + 1]!; i++) {
      const w = graph.head(graph.around[i]!);
      const distance = reached.get(v)! + lattice.distance(graph.x[v]!, graph.y[v]!, graph.x[w]!, graph.y[w]!);
      if (distance > limit || distance >= (reached.get(w) ?? Number.POSITIVE_INFINITY)) continue;
      reached.set(w, distance);
      queue.push(w);
    }
  }
}

/** The nearest place within `reach` metres on an edge that the walk did not touch, on the lattice. */
function nearestUnreached(
  graph: PlanarGraph,
  grid: SegmentGrid,
  { lattice }: Network,
  v: number,
  reach: number,
  reached: ReadonlyMap<number, number>,
): [number, number] | null {
  const mx = lattice.metresX;
  const my = lattice.metresY;
  const x = graph.x[v]!;
  const y = graph.y[v]!;
  grid.query(x - reach / mx, y - reach / my, x + reach / mx, y + reach / my);
  let best = reach * reach;
  let found = -1;
  let place: [number, number] | null = null;
  for (let i = 0; i < grid.foundCount; i++) {
    const e = grid.found[i]!;
    if (reached.has(graph.from[e]!) || reached.has(graph.to[e]!)) continue;
    const dx = (grid.bx[e]! - grid.ax[e]!) * mx;
    const dy = (grid.by[e]! - grid.ay[e]!) * my;
    const px = (x - grid.ax[e]!) * mx;
    const py = (y - grid.ay[e]!) * my;
    const t = Math.min(1, Math.max(0, (px * dx + py * dy) / (dx * dx + dy * dy)));
    const distance2 = (px - t * dx) ** 2 + (py - t * dy) ** 2;
    // Ties go to the edge with the smaller number, whatever order the cells are read in.
    if (distance2 > best || (distance2 === best && found >= 0 && e > found)) continue;
    best = distance2;
    found = e;
    place = [
      Math.round(grid.ax[e]! + t * (grid.bx[e]! - grid.ax[e]!)),
      Math.round(grid.ay[e]! + t * (grid.by[e]! - grid.ay[e]!)),
    ];
  }
  return place;
}
