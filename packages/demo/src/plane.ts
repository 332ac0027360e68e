/** A point in the town's plane: metres east and north of its centre. */
export type Point2 = readonly [number, number];
/** An open ring: the last point is joined to the first, which is not repeated. */
export type Ring = readonly Point2[];

export function distance(a: Point2, b: Point2): number {
  return Math.sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2);
}

export function add(a: Point2, b: Point2, scale = 1): Point2 {
  return [a[0] + b[0] * scale, a[1] + b[1] * scale];
}

export function between(a: Point2, b: Point2, t: number): Point2 {
  return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
}

/** Unit vector from a to b; [1, 0] where they coincide. */
export function direction(a: Point2, b: Point2): Point2 {
  const length = distance(a, b);
  return length === 0 ? [1, 0] : [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
}

/** The vector turned a quarter to the left. */
export function leftOf(v: Point2): Point2 {
  return [-v[1], v[0]];
}

/** Twice the signed area of the triangle a, b, c: above 0 where it turns left. */
export function turn(a: Point2, b: Point2, c: Point2): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

/** Signed area in square metres, above 0 for a counter-clockwise ring. */
export function ringArea(ring: Ring): number {
  let sum = 0;
  const [ox, oy] = ring[0]!;
  for (let i = 1; i + 1 < ring.length; i++) {
    const [ax, ay] = ring[i]!;
    const [bx, by] = ring[i + 1]!;
    sum += (ax - ox) * (by - oy) - (bx - ox) * (ay - oy);
  }
  return sum / 2;
}

export function ringCentroid(ring: Ring): Point2 {
  const area = ringArea(ring);
  const [ox, oy] = ring[0]!;
  let x = 0;
  let y = 0;
  for (let i = 1; i + 1 < ring.length; i++) {
    const [ax, ay] = ring[i]!;
    const [bx, by] = ring[i + 1]!;
    const cross = (ax - ox) * (by - oy) - (bx - ox) * (ay - oy);
    x += cross * (ax + bx + ox);
    y += cross * (ay + by + oy);
  }
  return area === 0 ? ring[0]! : [x / (6 * area), y / (6 * area)];
}

export function pointInRing(point: Point2, ring: Ring): boolean {
  let inside = false;
  const [x, y] = point;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = ring[i]!;
    const [bx, by] = ring[j]!;
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

export function nearestOnSegment(point: Point2, a: Point2, b: Point2): Point2 {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const length2 = dx * dx + dy * dy;
  if (length2 === 0) return a;
  const t = ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / length2;
  return between(a, b, Math.min(1, Math.max(0, t)));
}

/** Distance from a point to a line of at least one point. */
export function distanceToLine(point: Point2, line: readonly Point2[]): number {
  let least = distance(point, line[0]!);
  for (let i = 1; i < line.length; i++) {
    least = Math.min(least, distance(point, nearestOnSegment(point, line[i - 1]!, line[i]!)));
  }
  return least;
}

export function distanceToRing(point: Point2, ring: Ring): number {
  return Math.min(
    distanceToLine(point, ring),
    distance(point, nearestOnSegment(point, ring[ring.length - 1]!, ring[0]!)),
  );
}

/** Where two segments cross, ends included, with the parameter along the first; null where they do not. */
export function crossing(
  a: Point2,
  b: Point2,
  c: Point2,
  d: Point2,
): { readonly at: Point2; readonly t: number } | null {
  const rx = b[0] - a[0];
  const ry = b[1] - a[1];
  const sx = d[0] - c[0];
  const sy = d[1] - c[1];
  const cross = rx * sy - ry * sx;
  if (cross === 0) return null;
  const t = ((c[0] - a[0]) * sy - (c[1] - a[1]) * sx) / cross;
  const u = ((c[0] - a[0]) * ry - (c[1] - a[1]) * rx) / cross;
  if (t < 0 || t > 1 || u < 0 || u > 1) return null;
  return { at: [a[0] + rx * t, a[1] + ry * t], t };
}

/** Whether two rings touch or overlap. */
export function ringsMeet(a: Ring, b: Ring): boolean {
  if (!boxesMeet(ringBox(a), ringBox(b))) return false;
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < b.length; j++) {
      if (crossing(a[i]!, a[(i + 1) % a.length]!, b[j]!, b[(j + 1) % b.length]!)) return true;
    }
  }
  return pointInRing(a[0]!, b) || pointInRing(b[0]!, a);
}

/** Whether the inner ring lies wholly inside the outer one. */
export function ringWithin(inner: Ring, outer: Ring): boolean {
  if (!inner.every((point) => pointInRing(point, outer))) return false;
  for (let i = 0; i < inner.length; i++) {
    for (let j = 0; j < outer.length; j++) {
      const hit = crossing(
        inner[i]!,
        inner[(i + 1) % inner.length]!,
        outer[j]!,
        outer[(j + 1) % outer.length]!,
      );
      if (hit) return false;
    }
  }
  return true;
}

/** Whether no two edges of the ring meet but neighbours at their common point. */
export function ringIsSimple(ring: Ring): boolean {
  const n = ring.length;
  if (n < 3) return false;
  const boxes = ring.map((point, i) => ringBox([point, ring[(i + 1) % n]!]));
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      if (!boxesMeet(boxes[i]!, boxes[j]!)) continue;
      const neighbours = j === i + 1 || (i === 0 && j === n - 1);
      const hit = crossing(ring[i]!, ring[(i + 1) % n]!, ring[j]!, ring[(j + 1) % n]!);
      if (!neighbours && hit) return false;
      if (neighbours && hit) {
        // Neighbours always meet at their common point; a second meeting is a fold.
        const shared = j === i + 1 ? ring[j]! : ring[i]!;
        if (distance(hit.at, shared) > 1e-6) return false;
      }
    }
  }
  return true;
}

/** `[west, south, east, north]`. */
export type Box = readonly [number, number, number, number];

export function ringBox(points: readonly Point2[]): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    west = Math.min(west, x);
    south = Math.min(south, y);
    east = Math.max(east, x);
    north = Math.max(north, y);
  }
  return [west, south, east, north];
}

export function boxesMeet(a: Box, b: Box): boolean {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
}

/** A rectangle by its middle, its long axis (unit vector), length along it and depth across. */
export function rectangle(middle: Point2, axis: Point2, length: number, depth: number): Ring {
  const side = leftOf(axis);
  const corner = (along: number, across: number): Point2 =>
    add(add(middle, axis, (along * length) / 2), side, (across * depth) / 2);
  return [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)];
}

/** A point well inside a simple ring: the best of its centroid and a coarse raster. */
export function innerPoint(ring: Ring): Point2 {
  const centroid = ringCentroid(ring);
  let best = centroid;
  let depth = pointInRing(centroid, ring) ? distanceToRing(centroid, ring) : -1;
  const [west, south, east, north] = ringBox(ring);
  for (let i = 1; i < 8; i++) {
    for (let j = 1; j < 8; j++) {
      const point: Point2 = [west + ((east - west) * i) / 8, south + ((north - south) * j) / 8];
      if (!pointInRing(point, ring)) continue;
      const here = distanceToRing(point, ring);
      // The centroid is kept unless another place is clearly deeper: labels look better in the middle.
      if (here > depth * 1.5) {
        best = point;
        depth = here;
      }
    }
  }
  return best;
}
