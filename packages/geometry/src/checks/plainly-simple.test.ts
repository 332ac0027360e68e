import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CheckFrame } from './check-frame.ts';
import { isPlainlySimple } from './plainly-simple.ts';
import { analysePolygon } from './ring-faults.ts';

const ring = (...points: [number, number][]) => ({ x: points.map(([x]) => x), y: points.map(([, y]) => y) });

describe('isPlainlySimple', () => {
  it('knows a square and an L', () => {
    expect(isPlainlySimple(ring([0, 0], [90, 0], [90, 90], [0, 90]))).toBe(true);
    expect(isPlainlySimple(ring([0, 0], [90, 0], [90, 30], [30, 30], [30, 90], [0, 90]))).toBe(true);
  });

  it('leaves crossings, touches, spikes, near touches and repeated points to noding', () => {
    expect(isPlainlySimple(ring([0, 0], [90, 90], [90, 0], [0, 90]))).toBe(false);
    expect(isPlainlySimple(ring([0, 0], [90, 0], [90, 90], [40, 0], [0, 90]))).toBe(false);
    expect(isPlainlySimple(ring([0, 0], [90, 0], [90, 90], [40, 1], [0, 90]))).toBe(false);
    expect(isPlainlySimple(ring([0, 0], [90, 0], [50, 0], [50, 50]))).toBe(false);
    expect(isPlainlySimple(ring([0, 0], [90, 0], [90, 0], [50, 50]))).toBe(false);
    expect(isPlainlySimple(ring([0, 0], [90, 0]))).toBe(false);
  });

  it('is never true of a ring in which noding finds a fault', () => {
    const coordinate = fc.integer({ min: 0, max: 40 });
    const points = fc.array(fc.tuple(coordinate, coordinate), { minLength: 3, maxLength: 7 });
    fc.assert(
      fc.property(points, (vertices) => {
        if (!isPlainlySimple(ring(...vertices))) return;
        // A second ring, which encloses nothing, keeps the analysis from taking the short way.
        const frame = CheckFrame.around([0, 0, 0.004, 0.004], true);
        const positions = vertices.map(([x, y]) => [x / 1e4, y / 1e4]);
        const apart = [[1, 1]];
        const { faults } = analysePolygon([[...positions, positions[0]!], apart], frame);
        expect(faults.filter((fault) => fault.ring === 0)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});
