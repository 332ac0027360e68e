import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { LayerFault } from '../model/repair.ts';
import { findLayerFaults, type LayerToPrepare, prepareLayerLand } from './find-layer-faults.ts';

/** Corners in metres: x, y, x, y, ... */
export const ring = (...corners: number[]): Position[] => {
  const positions: Position[] = [];
  for (let i = 0; i < corners.length; i += 2) positions.push([corners[i]!, corners[i + 1]!]);
  return [...positions, positions[0]!];
};
export const polygon = (...rings: Position[][]): Polygon => ({ type: 'Polygon', coordinates: rings });
export const box = (west: number, south: number, east: number, north: number): Position[] =>
  ring(west, south, east, south, east, north, west, north);
export const area = (...corners: [number, number, number, number]): Polygon => polygon(box(...corners));

export type Grids = Readonly<Record<string, Polygon | MultiPolygon>>;
export const layerOf = (grids: Grids, more: Partial<LayerToPrepare> = {}): LayerToPrepare => ({
  grids: Object.entries(grids).map(([id, geometry], i) => ({ id, geometry, row: i + 1 })),
  outline: null,
  plane: true,
  ...more,
});
export const find = (grids: Grids, more: Partial<LayerToPrepare> = {}): LayerFault[] =>
  findLayerFaults(layerOf(grids, more));
/** Kind, area and receiver of each fault; equal areas by receiver. */
export const told = (faults: readonly LayerFault[]) =>
  faults
    .map(({ kind, areaM2, repair }) => [kind, areaM2, repair.receiver] as const)
    .sort((p, q) => q[1] - p[1] || (String(p[2]) < String(q[2]) ? -1 : 1));
/** Square metres by grid as prepared; `none` within bounded faces. */
export const landOf = (grids: Grids, more: Partial<LayerToPrepare> = {}): Record<string, number> => {
  const { arrangement, ids, lattice } = prepareLayerLand(layerOf(grids, more));
  const land: Record<string, number> = {};
  arrangement.labels.forEach((labels, face) => {
    const id = labels[0] === undefined ? 'none' : ids[labels[0]]!;
    const areaM2 = (arrangement.graph.doubledArea[face]! / 2) * lattice.areaUnit;
    if (face > 0) land[id] = Math.round(((land[id] ?? 0) + areaM2) * 1000) / 1000;
  });
  return land;
};
