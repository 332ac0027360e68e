import type { Position } from 'geojson';

/** A small seeded generator (mulberry32): the same numbers on every machine. */
export class Chance {
  constructor(private state: number) {}

  unit(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.unit();
  }

  whole(low: number, high: number): number {
    return Math.floor(this.between(low, high + 1));
  }

  oneIn(n: number): boolean {
    return this.unit() * n < 1;
  }

  pick<T>(items: readonly T[]): T {
    return items[this.whole(0, items.length - 1)]!;
  }
}

/** Metres around a place in the south of Anhui, so that longitude and latitude have different scales. */
export const LON = 118.2;
export const LAT = 31.1;
const DEGREES_X = 1 / 95_300;
const DEGREES_Y = 1 / 110_860;

export type Point = readonly [number, number];

export const toPosition = ([x, y]: Point): Position => [
  Math.round((LON + x * DEGREES_X) * 1e7) / 1e7,
  Math.round((LAT + y * DEGREES_Y) * 1e7) / 1e7,
];
export const toRing = (points: readonly Point[]): Position[] => [...points, points[0]!].map(toPosition);

/** A star-shaped ring counter-clockwise. */
export function blob(chance: Chance, x: number, y: number, radius: number, corners: number): Point[] {
  const turn = chance.unit();
  return Array.from({ length: corners }, (_, i) => {
    const angle = ((i + turn) / corners) * 2 * Math.PI;
    const r = radius * chance.between(0.8, 1);
    return [x + r * Math.cos(angle), y + r * Math.sin(angle)] as const;
  });
}

/** The corners of a skewed mesh of cells that covers more than the outline, with intermediate vertices. */
export interface Mesh {
  readonly columns: number;
  readonly rows: number;
  readonly corner: (i: number, j: number) => Point;
}

export function randomMesh(chance: Chance, size: number, columns: number, rows: number): Mesh {
  const margin = chance.pick([0.45, 0.55, 0.6]);
  const shake = (size / Math.max(columns, rows)) * 0.25;
  const turn = chance.between(0, Math.PI / 2);
  const corners: Point[][] = [];
  for (let i = 0; i <= columns; i++) {
    const line: Point[] = [];
    for (let j = 0; j <= rows; j++) {
      const x = -size * margin + (2 * size * margin * i) / columns + chance.between(-shake, shake);
      const y = -size * margin + (2 * size * margin * j) / rows + chance.between(-shake, shake);
      line.push([x * Math.cos(turn) - y * Math.sin(turn), x * Math.sin(turn) + y * Math.cos(turn)]);
    }
    corners.push(line);
  }
  return { columns, rows, corner: (i, j) => corners[i]![j]! };
}
