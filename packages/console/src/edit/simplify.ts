import type { Position } from 'geojson';

/**
 * Positions of the vertices that a line needs so that none of its vertices lies further from it than a distance
 * (Douglas and Peucker); the ends are always among them. Flat, in the units of the coordinates, with degrees of
 * longitude shortened by the latitude of the first vertex.
 *
 * @param within in degrees of latitude
 */
export function simplified(line: readonly Position[], within: number): number[] {
  if (line.length < 3) return line.map((_, i) => i);
  const scale = Math.cos((line[0][1] * Math.PI) / 180);
  const needed = new Set([0, line.length - 1]);
  const open: (readonly [number, number])[] = [[0, line.length - 1]];
  for (let span = open.pop(); span !== undefined; span = open.pop()) {
    const [first, last] = span;
    let far = within;
    let at = -1;
    for (let i = first + 1; i < last; i++) {
      const distance = distanceTo(line[i], line[first], line[last], scale);
      if (distance <= far) continue;
      far = distance;
      at = i;
    }
    if (at < 0) continue;
    needed.add(at);
    open.push([first, at], [at, last]);
  }
  return [...needed].sort((a, b) => a - b);
}

/** From a position to the straight line between two others. */
function distanceTo(at: Position, from: Position, to: Position, scale: number): number {
  const [dx, dy] = [(to[0] - from[0]) * scale, to[1] - from[1]];
  const [px, py] = [(at[0] - from[0]) * scale, at[1] - from[1]];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / length));
  return Math.hypot(px - share * dx, py - share * dy);
}
