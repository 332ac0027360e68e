import type { MultiPolygon, Polygon, Position } from 'geojson';

export function check(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

export const ringsOf = (g: Polygon | MultiPolygon) =>
  g.type === 'Polygon' ? g.coordinates : g.coordinates.flat();

/** Metres in a degree at 31.1 degrees north, where the cases lie; one scale, so that areas add up exactly. */
export const MX = 95_317;
export const MY = 110_860;

export function distanceM(p: Position, a: Position, b: Position): number {
  const [px, py] = [(p[0]! - a[0]!) * MX, (p[1]! - a[1]!) * MY];
  const [dx, dy] = [(b[0]! - a[0]!) * MX, (b[1]! - a[1]!) * MY];
  const t = Math.max(0, Math.min(1, (px * dx + py * dy) / (dx * dx + dy * dy)));
  return Math.hypot(px - t * dx, py - t * dy);
}

export function contains(rings: readonly (readonly Position[])[], [x, y]: Position): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let i = 0; i + 1 < ring.length; i++) {
      const [ax, ay] = ring[i] as [number, number];
      const [bx, by] = ring[i + 1] as [number, number];
      if (ay > y! !== by > y! && x! < ((bx - ax) * (y! - ay)) / (by - ay) + ax) inside = !inside;
    }
  }
  return inside;
}

export function nearLine(line: readonly Position[], at: Position, metres: number): boolean {
  return line.some((p, i) => i > 0 && distanceM(at, line[i - 1]!, p) < metres);
}
