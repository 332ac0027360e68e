import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { LegacyGrid, MergeInput } from '../../src/index.ts';
import type { City, Point, Rings } from './city.ts';

/** Puts a point of the plane where its coordinates are written. */
export type Place = (point: Point) => Position;

/** Degrees around a place in Shanghai, as written: 7 decimals. */
export const inDegrees: Place = ([x, y]) => [degrees(121.4 + x / 95_240), degrees(31.2 + y / 110_860)];

/** Metres on a plane, on the engine's lattice of centimetres. */
export const onPlane: Place = ([x, y]) => [Math.round(x * 100) / 100, Math.round(y * 100) / 100];

/** A city as the input of a merge: every layer with weight 1, people as points. */
export function cityInput(city: City, place: Place, plane: boolean): MergeInput {
  return {
    outline: geometryOf(city.outline, place),
    layers: city.layers.map(({ department, grids }) => ({
      department,
      weight: 1,
      grids: grids.map(
        ({ id, polygons }, index): LegacyGrid => ({
          id,
          row: index + 1,
          geometry: geometryOf(polygons, place),
        }),
      ),
    })),
    households: {
      kind: 'points',
      points: city.people.map(({ x, y, n }) => {
        const [lon, lat] = place([x, y]) as [number, number];
        return { lon, lat, n };
      }),
    },
    ...(plane ? { plane } : {}),
  };
}

export function geometryOf(polygons: readonly Rings[], place: Place): Polygon | MultiPolygon {
  const coordinates = polygons.map((rings) => rings.map((ring) => ring.map(place)));
  return coordinates.length === 1
    ? { type: 'Polygon', coordinates: coordinates[0]! }
    : { type: 'MultiPolygon', coordinates };
}

/** Vertices of all layers, each ring's last one not counted again. */
export function vertexCount(city: City): number {
  return city.layers
    .flatMap(({ grids }) => grids.flatMap(({ polygons }) => polygons.flat()))
    .reduce((sum, ring) => sum + ring.length - 1, 0);
}

function degrees(value: number): number {
  return Math.round(value * 1e7) / 1e7;
}
