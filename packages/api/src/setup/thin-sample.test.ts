import type { Geometry, Position } from 'geojson';
import { expect, test } from 'vitest';
import { sampleOf } from './thin-sample.ts';

/** A ring of so many corners around a place, a degree across. */
function circle(x: number, corners: number): Geometry {
  const ring = Array.from({ length: corners }, (_, index): Position => {
    const angle = (2 * Math.PI * index) / corners;
    return [x + Math.cos(angle) / 2, Math.sin(angle) / 2];
  });
  return { type: 'Polygon', coordinates: [[...ring, ring[0]]] };
}

test('holds every so many-th feature with fewer corners, closed, over the whole extent', () => {
  const geometries = Array.from({ length: 1_000 }, (_, index) => circle(index / 100, 1_000));
  const sample = sampleOf(geometries, [-0.5, -0.5, 10.49, 0.5]);
  if (sample.type !== 'MultiPolygon') throw new Error(sample.type);
  expect(sample.coordinates).toHaveLength(334);
  for (const [ring] of sample.coordinates) {
    expect(ring.length).toBeGreaterThan(100);
    expect(ring.length).toBeLessThan(400);
    expect(ring[0]).toEqual(ring.at(-1));
  }
});

test('keeps what is small, and ends of lines', () => {
  const small = circle(0, 8);
  expect(sampleOf([small], [-1000, -1000, 1000, 1000])).toEqual({
    type: 'MultiPolygon',
    coordinates: [small.type === 'Polygon' ? small.coordinates : []],
  });
  const line: Geometry = {
    type: 'LineString',
    coordinates: [
      [0, 0],
      [0.1, 0],
      [0.2, 0],
    ],
  };
  expect(sampleOf([line], [0, 0, 1000, 0])).toEqual({
    type: 'MultiLineString',
    coordinates: [
      [
        [0, 0],
        [0.2, 0],
      ],
    ],
  });
});

test('puts kinds apart where a file mixes them', () => {
  const point: Geometry = { type: 'Point', coordinates: [3, 3] };
  const mixed: Geometry = { type: 'GeometryCollection', geometries: [point, circle(0, 4)] };
  const sample = sampleOf([mixed, point], [0, 0, 3, 3]);
  expect(sample.type === 'GeometryCollection' && sample.geometries.map(({ type }) => type)).toEqual([
    'MultiPolygon',
    'MultiPoint',
  ]);
});
