import type { Geometry } from 'geojson';
import { describe, expect, it } from 'vitest';
import { AREAS, checkedBounds, geometryText, LINES, POINTS } from './geometry-gate.ts';

const KINDS = [...AREAS, ...LINES, ...POINTS];

describe('the gate', () => {
  it('puts coordinates on the lattice and drops heights', () => {
    const text = geometryText({ type: 'Point', coordinates: [118.123456789, 31.00000004, 12] }, KINDS);
    expect(JSON.parse(text)).toEqual({ type: 'Point', coordinates: [118.1234568, 31] });
  });

  it.each<[string, Geometry]>([
    ['geometry-not-finite', { type: 'Point', coordinates: [Number.NaN, 1] }],
    [
      'geometry-not-finite',
      {
        type: 'LineString',
        coordinates: [
          [0, 0],
          [Number.POSITIVE_INFINITY, 1],
        ],
      },
    ],
    ['geometry-out-of-range', { type: 'Point', coordinates: [500_000, 3_400_000] }],
    ['geometry-empty', { type: 'LineString', coordinates: [[0, 0]] }],
    ['geometry-empty', { type: 'MultiPolygon', coordinates: [[]] }],
    [
      'geometry-ring-open',
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1, 0],
            [1, 1],
            [0, 1],
          ],
        ],
      },
    ],
    [
      'geometry-ring-short',
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1e-9, 0],
            [0, 1e-9],
            [0, 0],
          ],
        ],
      },
    ],
    ['geometry-type', { type: 'GeometryCollection', geometries: [] }],
  ])('refuses with %s', (code, geometry) => {
    expect(() => geometryText(geometry, KINDS, 'x')).toThrow(
      expect.objectContaining({ code, params: { what: 'x' } }),
    );
  });

  it('refuses a kind that is not asked for, and boxes the wrong way round', () => {
    expect(() => geometryText({ type: 'Point', coordinates: [0, 0] }, AREAS)).toThrow(
      expect.objectContaining({ code: 'geometry-type' }),
    );
    expect(() => checkedBounds([2, 0, 1, 1])).toThrow(
      expect.objectContaining({ code: 'geometry-out-of-range' }),
    );
    expect(checkedBounds([0, 0, 1, 1])).toEqual([0, 0, 1, 1]);
  });
});
