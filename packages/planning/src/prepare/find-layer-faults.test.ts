import type { MultiPolygon, Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { LayerFault } from '../model/repair.ts';
import { findLayerFaults, type LayerToPrepare, prepareLayerLand } from './find-layer-faults.ts';

/** Corners in metres: x, y, x, y, ... */
const ring = (...corners: number[]): Position[] => {
  const positions: Position[] = [];
  for (let i = 0; i < corners.length; i += 2) positions.push([corners[i]!, corners[i + 1]!]);
  return [...positions, positions[0]!];
};
const polygon = (...rings: Position[][]): Polygon => ({ type: 'Polygon', coordinates: rings });
const box = (west: number, south: number, east: number, north: number): Position[] =>
  ring(west, south, east, south, east, north, west, north);
const area = (...corners: [number, number, number, number]): Polygon => polygon(box(...corners));

type Grids = Readonly<Record<string, Polygon | MultiPolygon>>;
const layerOf = (grids: Grids, more: Partial<LayerToPrepare> = {}): LayerToPrepare => ({
  grids: Object.entries(grids).map(([id, geometry], i) => ({ id, geometry, row: i + 1 })),
  outline: null,
  plane: true,
  ...more,
});
const find = (grids: Grids, more: Partial<LayerToPrepare> = {}): LayerFault[] =>
  findLayerFaults(layerOf(grids, more));
/** Kind, area and receiver of each fault. */
const told = (faults: readonly LayerFault[]) =>
  faults.map(({ kind, areaM2, repair }) => [kind, areaM2, repair.receiver]);
/** Square metres by grid as prepared; `none` within bounded faces. */
const landOf = (grids: Grids, more: Partial<LayerToPrepare> = {}): Record<string, number> => {
  const { arrangement, ids, lattice } = prepareLayerLand(layerOf(grids, more));
  const land: Record<string, number> = {};
  arrangement.labels.forEach((labels, face) => {
    const id = labels[0] === undefined ? 'none' : ids[labels[0]]!;
    const areaM2 = (arrangement.graph.doubledArea[face]! / 2) * lattice.areaUnit;
    if (face > 0) land[id] = Math.round(((land[id] ?? 0) + areaM2) * 1000) / 1000;
  });
  return land;
};

describe('findLayerFaults', () => {
  /*  +---+---+
   *  | a | b |
   *  +---+---+ */
  it('finds nothing in a clean layer', () => {
    expect(find({ a: area(0, 0, 100, 100), b: area(100, 0, 200, 100) })).toEqual([]);
  });

  /*  +---+ +---+        a gap of 4 m by 100 m, closed in by c above and d below
   *  | a | | b |
   *  +---+-+---+ */
  it('gives a narrow gap to the grid with the longest border', () => {
    const grids = {
      a: area(0, 0, 100, 100),
      b: area(104, 0, 200, 100),
      c: area(0, 100, 200, 150),
      d: area(0, -50, 200, 0),
    };
    const faults = find(grids);
    expect(told(faults)).toEqual([['gap', 400, 'a']]);
    expect(faults[0]).toMatchObject({
      at: [102, 50],
      grids: ['a', 'b', 'c', 'd'],
      households: null,
      repair: {
        by: 'longest-border',
        candidates: [
          { grid: 'a', borderM: 100, households: null },
          { grid: 'b', borderM: 100, households: null },
          { grid: 'c', borderM: 4, households: null },
          { grid: 'd', borderM: 4, households: null },
        ],
      },
    });
    expect(landOf(grids)).toEqual({ a: 10_400, b: 9_600, c: 10_000, d: 10_000 });
  });
  /*  the same open at its southern end: an inlet */
  it('gives a narrow inlet between two grids to one of them', () => {
    const grids = {
      a: area(0, 0, 100, 100),
      b: area(104, 0, 200, 100),
      c: area(0, 100, 200, 150),
    };
    expect(told(find(grids))).toEqual([['inlet', 400, 'a']]);
    expect(landOf(grids)).toEqual({ a: 10_400, b: 9_600, c: 10_000 });
  });
});
