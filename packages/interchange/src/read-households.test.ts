import { describe, expect, it } from 'vitest';
import { readHouseholds } from './read-households.ts';

const read = (features: unknown[], field = 'n') =>
  readHouseholds([fileOf({ type: 'FeatureCollection', features })], field);
const fileOf = (value: unknown) => ({
  name: 'people.geojson',
  content: new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value)),
});
const point = (n: unknown, x = 0) => ({
  type: 'Feature',
  properties: { n },
  geometry: { type: 'Point', coordinates: [x, 0] },
});
const polygon = (n: unknown) => ({
  type: 'Feature',
  properties: { n },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 0],
      ],
    ],
  },
});

describe('readHouseholds', () => {
  it('reads points, zero included, and shares a multipoint out', async () => {
    const multi = {
      ...point(4),
      geometry: {
        type: 'MultiPoint',
        coordinates: [
          [5, 0],
          [6, 0],
        ],
      },
    };
    const outcome = await read([point(0), point(2.5, 1), multi]);
    expect(outcome).toMatchObject({ ok: true, report: { read: 3, refused: [] } });
    expect(outcome.ok && outcome.households).toEqual({
      kind: 'points',
      points: [
        { lon: 0, lat: 0, n: 0 },
        { lon: 1, lat: 0, n: 2.5 },
        { lon: 5, lat: 0, n: 2 },
        { lon: 6, lat: 0, n: 2 },
      ],
    });
  });

  it('reads polygons', async () => {
    const outcome = await read([polygon(7)]);
    expect(outcome.ok && outcome.households).toEqual({
      kind: 'polygons',
      polygons: [{ geometry: polygon(7).geometry, n: 7 }],
    });
  });

  it('refuses rows whose number is missing, negative or none', async () => {
    const outcome = await read([
      point(1),
      point(-2),
      point('3'),
      point(null),
      { ...point(1), properties: {} },
    ]);
    expect(outcome.ok && outcome.report.refused).toEqual([
      { row: 2, id: '#2', code: 'weight-negative', found: '-2' },
      { row: 3, id: '#3', code: 'weight-not-a-number', found: '"3"' },
      { row: 4, id: '#4', code: 'weight-missing' },
      { row: 5, id: '#5', code: 'weight-missing' },
    ]);
    expect(outcome.ok && outcome.report.read).toBe(1);
  });

  it('refuses NaN as JSON, and points mixed with polygons', async () => {
    const text = '{"type":"Feature","properties":{"n":NaN},"geometry":{"type":"Point","coordinates":[0,0]}}';
    expect(await readHouseholds([fileOf(text)], 'n')).toMatchObject({
      ok: false,
      fault: { code: 'json-number-not-finite', path: 'properties.n' },
    });
    expect(await read([point(1), polygon(1)])).toMatchObject({
      ok: false,
      fault: { code: 'mixed-geometries', feature: 2 },
    });
  });
});
