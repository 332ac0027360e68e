import { Heap } from '../heap.ts';

/** Straight edges as x, y, x, y in metres: all the edges that bound a face, holes included, in any order. */
export interface BoundaryEdges {
  readonly count: number;
  readonly ax: Float64Array;
  readonly ay: Float64Array;
  readonly bx: Float64Array;
  readonly by: Float64Array;
}

/**
 * Whether a circle of the given radius fits inside a face: the test for slivers ("largest inscribed circle
 * narrower than ..."). Searches a quadtree of squares, best first by what a square could still hold (the
 * scheme of polylabel, Agafonkin 2016), and stops as soon as the answer is known. Circles between the
 * radius and 1 % below it may be answered either way.
 */
export function holdsCircle(edges: BoundaryEdges, radius: number): boolean {
  return searchCircle(edges, radius, radius * 0.01, true).radius >= radius;
}

/** The largest circle inside a face, to `precision` metres: centre and radius. */
export function largestCircle(
  edges: BoundaryEdges,
  precision: number,
): { x: number; y: number; radius: number } {
  return searchCircle(edges, Number.POSITIVE_INFINITY, precision, false);
}

interface Square {
  x: number;
  y: number;
  half: number;
  distance: number;
  /** The largest radius any point of the square could have. */
  most: number;
}

function searchCircle(
  edges: BoundaryEdges,
  enough: number,
  precision: number,
  decide: boolean,
): { x: number; y: number; radius: number } {
  let minX = Number.POSITIVE_INFINITY;
  let minY = Number.POSITIVE_INFINITY;
  let maxX = Number.NEGATIVE_INFINITY;
  let maxY = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < edges.count; i++) {
    minX = Math.min(minX, edges.ax[i]!, edges.bx[i]!);
    maxX = Math.max(maxX, edges.ax[i]!, edges.bx[i]!);
    minY = Math.min(minY, edges.ay[i]!, edges.by[i]!);
    maxY = Math.max(maxY, edges.ay[i]!, edges.by[i]!);
  }
  const best = { x: minX, y: minY, radius: Number.NEGATIVE_INFINITY };
  const size = Math.min(maxX - minX, maxY - minY);
  if (!(size > 0) || (decide && size < 2 * enough)) return best;
  const heap = new Heap(ahead);
  const consider = (x: number, y: number, half: number): void => {
    const distance = signedDistance(edges, x, y);
    if (distance > best.radius) {
      best.x = x;
      best.y = y;
      best.radius = distance;
    }
    const most = distance + half * Math.SQRT2;
    const needed = decide ? Math.max(enough, best.radius + precision) : best.radius + precision;
    if (most >= needed) heap.push({ x, y, half, distance, most });
  };
  const half = size / 2;
  for (let x = minX; x < maxX; x += size) {
    for (let y = minY; y < maxY; y += size) consider(x + half, y + half, half);
  }
  consider((minX + maxX) / 2, (minY + maxY) / 2, 0);
  for (let square = heap.pop(); square !== null; square = heap.pop()) {
    if (best.radius >= enough) return best;
    if (square.most - best.radius <= precision) break;
    if (decide && square.most < enough) break;
    const quarter = square.half / 2;
    consider(square.x - quarter, square.y - quarter, quarter);
    consider(square.x + quarter, square.y - quarter, quarter);
    consider(square.x - quarter, square.y + quarter, quarter);
    consider(square.x + quarter, square.y + quarter, quarter);
  }
  return best;
}

/** Distance to the nearest edge, negative outside (even-odd). */
function signedDistance(edges: BoundaryEdges, x: number, y: number): number {
  let inside = false;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < edges.count; i++) {
    const ax = edges.ax[i]!;
    const ay = edges.ay[i]!;
    const bx = edges.bx[i]!;
    const by = edges.by[i]!;
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    const dx = bx - ax;
    const dy = by - ay;
    const length2 = dx * dx + dy * dy;
    let t = length2 > 0 ? ((x - ax) * dx + (y - ay) * dy) / length2 : 0;
    t = Math.min(1, Math.max(0, t));
    const ex = x - ax - t * dx;
    const ey = y - ay - t * dy;
    const distance2 = ex * ex + ey * ey;
    if (distance2 < least) least = distance2;
  }
  return inside ? Math.sqrt(least) : -Math.sqrt(least);
}

/** The square with the most promise first; ties by position, so that runs repeat. */
function ahead(p: Square, q: Square): boolean {
  if (p.most !== q.most) return p.most > q.most;
  if (p.x !== q.x) return p.x < q.x;
  return p.y < q.y;
}
