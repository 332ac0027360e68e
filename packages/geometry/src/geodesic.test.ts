import { describe, expect, it } from 'vitest';
import { geodesicAreaM2, geodesicLengthM, geodesicRingAreaM2 } from './geodesic.ts';

describe('geodesic measures on WGS 84', () => {
  it('gives the quarter meridian and a degree of the equator', () => {
    expect(
      geodesicLengthM([
        [0, 0],
        [0, 90],
      ]),
    ).toBeCloseTo(10_001_965.729, 2);
    expect(
      geodesicLengthM([
        [10, 0],
        [11, 0],
      ]),
    ).toBeCloseTo((6378137 * Math.PI) / 180, 4);
  });

  it('gives the distance JFK to Heathrow that GeographicLib documents', () => {
    expect(
      geodesicLengthM([
        [-73.8, 40.6],
        [-0.5, 51.6],
      ]),
    ).toBeCloseTo(5_551_759.4, 1);
  });

  it('gives the area of Antarctica that GeographicLib documents for its Planimeter', () => {
    const coast = [
      [-63.1, -58],
      [-72.9, -74],
      [-71.9, -102],
      [-74.9, -102],
      [-74.3, -131],
      [-77.5, -163],
      [-77.4, 163],
      [-71.7, 172],
      [-65.9, 140],
      [-65.7, 113],
      [-66.6, 88],
      [-66.9, 59],
      [-69.8, 25],
      [-70, -4],
      [-71, -14],
      [-77.3, -33],
      [-77.9, -46],
      [-74.7, -61],
    ].map(([latitude, longitude]) => [longitude!, latitude!]);
    expect(Math.abs(geodesicRingAreaM2(coast))).toBeCloseTo(13_662_703_680_020.1, -1);
  });

  it('gives an octant of the ellipsoid as an eighth of its surface', () => {
    expect(
      geodesicRingAreaM2([
        [0, 0],
        [90, 0],
        [0, 90],
        [0, 0],
      ]),
    ).toBeCloseTo(510_065_621_724_089 / 8, -1);
  });

  /*  3 +-------+
   *  2 | +---+ |   the hole is taken off whichever way round the rings run
   *  1 | +---+ |
   *  0 +-------+ 3 */
  it('takes holes off and adds parts, whatever the orientation', () => {
    const shell = [
      [0, 0],
      [3, 0],
      [3, 3],
      [0, 3],
      [0, 0],
    ];
    const hole = [
      [1, 1],
      [2, 1],
      [2, 2],
      [1, 2],
      [1, 1],
    ];
    const expected = geodesicRingAreaM2(shell) - geodesicRingAreaM2(hole);
    expect(expected).toBeGreaterThan(9.8e10);
    expect(geodesicAreaM2({ type: 'Polygon', coordinates: [shell, hole] })).toBe(expected);
    expect(geodesicAreaM2({ type: 'Polygon', coordinates: [shell.toReversed(), hole.toReversed()] })).toBe(
      expected,
    );
    const parts = { type: 'MultiPolygon' as const, coordinates: [[shell, hole], [hole]] };
    expect(geodesicAreaM2(parts)).toBeCloseTo(geodesicRingAreaM2(shell), -3);
    expect(
      geodesicAreaM2({
        type: 'GeometryCollection',
        geometries: [parts, { type: 'Point', coordinates: [0, 0] }],
      }),
    ).toBe(geodesicAreaM2(parts));
  });

  it('gives nothing for lines, points and empty rings', () => {
    expect(
      geodesicAreaM2({
        type: 'LineString',
        coordinates: [
          [0, 0],
          [1, 1],
        ],
      }),
    ).toBe(0);
    expect(geodesicAreaM2({ type: 'Polygon', coordinates: [] })).toBe(0);
    expect(geodesicAreaM2({ type: 'Polygon', coordinates: [[]] })).toBe(0);
    expect(geodesicLengthM([[1, 1]])).toBe(0);
  });
});
