import fc from 'fast-check';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { CheckFrame } from './check-frame.ts';
import { checkLayer } from './check-layer.ts';
import { repairPolygon } from './repair-polygon.ts';

const polygon = (...rings: Position[][]): Polygon => ({ type: 'Polygon', coordinates: rings });
const square = (x: number, y: number, size: number): Position[] => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
];
const repair = (geometry: Polygon | MultiPolygon) => repairPolygon(geometry, { plane: true });
const frame = CheckFrame.around([0, 0, 10, 10], true);

describe('repairPolygon', () => {
  it('leaves a valid polygon as it is, number for number', () => {
    const odd = polygon([
      [0.123456789, 0],
      [3, 0.1],
      [3, 3],
      [0.123456789, 0],
    ]);
    expect(repair(odd)).toEqual({ geometry: odd, repairs: [] });
  });

  it('closes, thins out and turns rings without touching the numbers', () => {
    const { geometry, repairs } = repair(
      polygon([
        [0, 0],
        [0, 3.00000001],
        [3, 3],
        [3, 3],
        [3, 0],
      ]),
    );
    expect(geometry).toEqual(
      polygon([
        [0, 0],
        [3, 0],
        [3, 3],
        [0, 3.00000001],
        [0, 0],
      ]),
    );
    expect(repairs.map(({ kind }) => kind)).toEqual(['unclosed', 'duplicate-point', 'orientation']);
  });

  /*  a bowtie becomes its two triangles */
  it('splits a bowtie into two parts that meet in the crossing', () => {
    const { geometry, repairs } = repair(
      polygon([
        [0, 0],
        [0, 2],
        [2, 0],
        [2, 2],
        [0, 0],
      ]),
    );
    expect(repairs).toEqual([{ kind: 'bowtie', at: [1, 1] }]);
    expect(geometry?.type).toBe('MultiPolygon');
    expect(geometry?.coordinates).toHaveLength(2);
    expect(frame.areaM2(geometry!)).toBe(2);
  });

  it('takes spikes off, makes inner loops holes and drops holes outside', () => {
    const spike = repair(
      polygon([
        [0, 0],
        [2, 0],
        [2, 1],
        [4, 1],
        [2, 1],
        [2, 2],
        [0, 2],
        [0, 0],
      ]),
    );
    expect(frame.areaM2(spike.geometry!)).toBe(4);
    const loop = repair(
      polygon([
        [0, 0],
        [6, 0],
        [6, 6],
        [0, 6],
        [0, 0],
        [1, 3],
        [3, 1],
        [0, 0],
      ]),
    );
    expect(loop.geometry).toMatchObject({ type: 'Polygon' });
    expect(loop.geometry?.coordinates).toHaveLength(2);
    const outside = repair(polygon(square(0, 0, 2), square(5, 5, 2)));
    expect(outside.geometry?.coordinates).toHaveLength(1);
    expect(outside.repairs.map(({ kind }) => kind)).toEqual(['hole-outside-shell']);
  });

  it('says so where nothing encloses any area', () => {
    expect(
      repair(
        polygon([
          [0, 0],
          [1, 1],
          [0, 0],
        ]),
      ),
    ).toMatchObject({ geometry: null, repairs: [{ kind: 'line' }] });
  });

  it('makes of any tangle polygons in which the check finds nothing wrong', () => {
    const coordinate = fc.integer({ min: 0, max: 7 });
    const rings = fc.array(fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 9 }), {
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(rings, (coordinates) => {
        const { geometry } = repair(polygon(...coordinates));
        if (geometry === null) return;
        const faults = checkLayer([{ id: 'a', row: 1, geometry }], { plane: true });
        // A hole is open land for the layer, and a crossing off the lattice may be rounded onto an edge again.
        expect(faults.map(({ kind }) => kind).filter((kind) => kind !== 'gap')).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
