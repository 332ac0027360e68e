import fc from 'fast-check';
import type { Feature, Geometry } from 'geojson';
import { describe, expect, it } from 'vitest';
import { readGeoJson } from './read-geojson.ts';
import { geoJsonText, writeGeoJson } from './write-geojson.ts';

const feature = (geometry: Geometry, properties: Feature['properties'] = {}): Feature => ({
  type: 'Feature',
  properties,
  geometry,
});

describe('writeGeoJson', () => {
  it('writes one feature a line, keys in order, at most 7 decimals, no crs', () => {
    const text = geoJsonText([
      { ...feature({ type: 'Point', coordinates: [116.123456789, -1e-9] }, { b: 1, a: '区' }), id: 'x' },
      feature({
        type: 'LineString',
        coordinates: [
          [3e-7, 0.1],
          [1, 2],
        ],
      }),
    ]);
    expect(text).toBe(
      '{"type":"FeatureCollection","features":[\n' +
        '{"type":"Feature","id":"x","properties":{"b":1,"a":"区"},"geometry":{"type":"Point","coordinates":[116.1234568,0]}},\n' +
        '{"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":[[0.0000003,0.1],[1,2]]}}\n' +
        ']}\n',
    );
    expect(geoJsonText([])).toBe('{"type":"FeatureCollection","features":[\n]}\n');
  });

  it('turns rings by the right-hand rule and closes them', () => {
    const clockwise = [
      [0, 0],
      [0, 3],
      [3, 3],
      [3, 0],
    ];
    const hole = [
      [1, 1],
      [2, 1],
      [2, 2],
      [1, 1],
    ];
    const { features } = JSON.parse(
      geoJsonText([feature({ type: 'Polygon', coordinates: [clockwise, hole] })]),
    );
    expect(features[0].geometry.coordinates).toEqual([
      [
        [0, 0],
        [3, 0],
        [3, 3],
        [0, 3],
        [0, 0],
      ],
      [
        [1, 1],
        [2, 2],
        [2, 1],
        [1, 1],
      ],
    ]);
  });

  it('hands large outputs on in pieces', () => {
    const many = Array.from({ length: 5000 }, (_, i) =>
      feature({ type: 'Point', coordinates: [i / 1000, 0] }),
    );
    const pieces = [...writeGeoJson(many)];
    expect(pieces.length).toBeGreaterThan(3);
    expect(JSON.parse(pieces.join('')).features).toHaveLength(5000);
  });

  it('refuses numbers that JSON cannot hold', () => {
    expect(() => geoJsonText([feature({ type: 'Point', coordinates: [Number.NaN, 0] })])).toThrow(RangeError);
  });

  it('gives back what was read, to 7 decimals, and the same bytes the second time', () => {
    const coordinate = fc.tuple(fc.integer({ min: -1.8e9, max: 1.8e9 }), fc.integer({ min: -9e8, max: 9e8 }));
    const point = coordinate.map(([x, y]): Geometry => ({ type: 'Point', coordinates: [x / 1e7, y / 1e7] }));
    const line = fc
      .array(coordinate, { minLength: 2 })
      .map(
        (line): Geometry => ({ type: 'LineString', coordinates: line.map(([x, y]) => [x / 1e7, y / 1e7]) }),
      );
    fc.assert(
      fc.property(fc.array(fc.oneof(point, line), { minLength: 1, maxLength: 5 }), (geometries) => {
        const text = geoJsonText(geometries.map((geometry) => feature(geometry)));
        const outcome = readGeoJson(new TextEncoder().encode(text), { geometries: 'any' });
        if (!outcome.ok) throw new Error(outcome.fault.code);
        expect(outcome.table.rows.map(({ geometry }) => geometry)).toEqual(geometries);
        expect(geoJsonText(outcome.table.rows.map(({ geometry }) => feature(geometry)))).toBe(text);
      }),
    );
  });
});
