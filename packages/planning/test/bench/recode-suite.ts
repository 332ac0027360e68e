import type { BenchFigure } from '../../../../scripts/suites/bench-suite.ts';
import { type CodedGrid, recodeSheet } from '../../src/index.ts';

const ROWS = 100_000;
/** Rows that the naive loop places: it is far too slow for all, and its time grows with their number alone. */
const NAIVE_ROWS = 2_000;
const COLUMNS = 50;
const GRID_ROWS = 40;
/** Vertices on each side of a grid, as lines that follow streets have. */
const SIDE_VERTICES = 20;
const CELL = 0.004;

/** Numbers from 0 to 1, the same in every run. */
function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** 2,000 grids edge to edge, whose sides waver the same way on both sides. */
function district(): CodedGrid[] {
  const waver = (at: number, across: number) => 0.15 * CELL * Math.sin(40 * at + 13 * across);
  const position = (column: number, row: number): [number, number] => [
    118 + CELL * column + waver(row, column),
    31 + CELL * row + waver(column, row),
  ];
  return Array.from({ length: COLUMNS * GRID_ROWS }, (_, i) => {
    const [column, row] = [i % COLUMNS, Math.floor(i / COLUMNS)];
    const side = (from: readonly [number, number], to: readonly [number, number]) =>
      Array.from({ length: SIDE_VERTICES }, (_unused, step) => {
        const t = step / SIDE_VERTICES;
        return position(from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t);
      });
    const corners = [
      [column, row],
      [column + 1, row],
      [column + 1, row + 1],
      [column, row + 1],
    ] as const;
    const ring = corners.flatMap((corner, k) => side(corner, corners[(k + 1) % 4]!));
    return {
      code: `U${String(i).padStart(4, '0')}`,
      geometry: { type: 'Polygon', coordinates: [[...ring, ring[0]!]] },
    };
  });
}

/** What a script of a few lines does: every grid in turn, every edge of it. */
function naiveCode(grids: readonly CodedGrid[], lon: number, lat: number): string | null {
  for (const { code, geometry } of grids) {
    let inside = false;
    for (const ring of geometry.coordinates as [number, number][][]) {
      for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
        const [ax, ay] = ring[i]!;
        const [bx, by] = ring[j]!;
        if (ay > lat !== by > lat && lon < ((bx - ax) * (lat - ay)) / (by - ay) + ax) inside = !inside;
      }
    }
    if (inside) return code;
  }
  return null;
}

/** 100,000 rows with old codes and places against 2,000 grids, beside the loop that a script would run. */
export function measure(): BenchFigure[] {
  const unified = district();
  const next = numbers(11);
  const places = Array.from({ length: ROWS }, () => [
    118 + CELL * COLUMNS * next(),
    31 + CELL * GRID_ROWS * next(),
  ]);
  const crosswalk = new Map(
    unified.map(({ code }, i) => [`00${i}`, [{ code, share: 1, households: 100, areaM2: 1e5 }]]),
  );
  const rows = places.map(([lon, lat], i) => [i % 2 === 0 ? '' : `${i % 2000}`, String(lon), String(lat)]);
  const sheet = { columns: ['code', 'lon', 'lat'], rows };
  const begun = performance.now();
  const recoded = recodeSheet(sheet, { code: 0, lon: 1, lat: 2 }, { unified, crosswalk });
  const spent = performance.now() - begun;

  const naiveBegun = performance.now();
  const naive = places.slice(0, NAIVE_ROWS).map(([lon, lat]) => naiveCode(unified, lon!, lat!));
  const naiveSpent = (performance.now() - naiveBegun) * (ROWS / NAIVE_ROWS);

  // Every other row has a place alone: there both have the same to go by.
  const differing = naive.filter((code, i) => i % 2 === 0 && recoded.rows[i]!.code !== code).length;
  return [
    { name: `${ROWS} rows, ${unified.length} grids: time`, value: spent, unit: 'ms' },
    { name: 'the naive loop, for as many rows', value: naiveSpent, unit: 'ms' },
    { name: 'naive loop / recode', value: naiveSpent / spent, unit: 'x' },
    { name: 'rows on which the two differ', value: differing, unit: '' },
  ];
}
