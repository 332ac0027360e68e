import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { DepartmentLayer, LegacyGrid } from '../../src/index.ts';
import { type Chance, type Point, toRing } from '../fuzz/random-shapes.ts';

export const polygon = (...rings: (readonly Point[])[]): Polygon => ({
  type: 'Polygon',
  coordinates: rings.map(toRing),
});

export const multiPolygon = (...parts: readonly (readonly Point[])[][]): MultiPolygon => ({
  type: 'MultiPolygon',
  coordinates: parts.map((rings) => rings.map(toRing)),
});

/** A rectangle, counter-clockwise, in metres. */
export const rectangle = (west: number, south: number, east: number, north: number): Point[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
];

/** The same backwards, as holes are written. */
export const hole = (west: number, south: number, east: number, north: number): Point[] =>
  rectangle(west, south, east, north).reverse();

/** A ring as it stands, closed or not. */
export const rawRing = (points: readonly Point[]): Position[] => toRing(points).slice(0, -1);

export function layer(
  department: string,
  grids: readonly (readonly [id: string, geometry: Polygon | MultiPolygon])[],
): DepartmentLayer {
  return {
    department,
    weight: 1,
    grids: grids.map(([id, geometry], i): LegacyGrid => ({ id, geometry, row: i + 1 })),
  };
}

export interface CellOptions {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
  readonly columns: number;
  readonly rows: number;
  /** How far corners stray, in metres. */
  readonly jitter?: number;
  /** Vertices between two corners, straying as far. */
  readonly between?: number;
}

/** The cells of a mesh, row by row from the south-west; neighbours use the same vertices. */
export function cells(chance: Chance, options: CellOptions): Point[][] {
  const { west, south, east, north, columns, rows, jitter = 0, between = 0 } = options;
  const stray = () => (jitter > 0 ? chance.between(-jitter, jitter) : 0);
  const steps = between + 1;
  const known = new Map<number, Point>();
  // Vertices lie on a mesh `steps` times as fine, of which only the lines of the cells are used.
  const vertex = (i: number, j: number): Point => {
    const key = i * (rows * steps + 1) + j;
    const at = known.get(key) ?? [
      west + ((east - west) * i) / (columns * steps) + stray(),
      south + ((north - south) * j) / (rows * steps) + stray(),
    ];
    known.set(key, at);
    return at;
  };
  const result: Point[][] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const [i, j] = [column * steps, row * steps];
      const ring: Point[] = [];
      for (let s = 0; s < steps; s++) ring.push(vertex(i + s, j));
      for (let s = 0; s < steps; s++) ring.push(vertex(i + steps, j + s));
      for (let s = 0; s < steps; s++) ring.push(vertex(i + steps - s, j + steps));
      for (let s = 0; s < steps; s++) ring.push(vertex(i, j + steps - s));
      result.push(ring);
    }
  }
  return result;
}

/** One grid for each cell, ids counting from 1. */
export function cellLayer(chance: Chance, department: string, options: CellOptions): DepartmentLayer {
  return layer(
    department,
    cells(chance, options).map((ring, i) => [`${department}-${i + 1}`, polygon(ring)]),
  );
}
