import '../../../../scripts/config/property-seed.ts';
import { featureCollection, polygon } from '@turf/helpers';
import { intersect } from '@turf/intersect';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Lattice } from '../lattice.ts';
import { type Arrangement, arrange, type LatticePolygon } from './arrangement.ts';
import { edgeAreasM2 } from './edge-areas.ts';
import type { OverlayAreas } from './face-shares.ts';
import { overlayAreas } from './overlay-areas.ts';

type Corner = readonly [number, number];

const ring = (corners: readonly Corner[]) => Float64Array.from(corners.flat());
const layer = (...polygons: (readonly Corner[])[]) =>
  arrange(polygons.map((corners, label): LatticePolygon => ({ label, rings: [ring(corners)] })));
const box = (west: number, south: number, east: number, north: number): Corner[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
];

/** Shared areas by the first label of the faces, `.` for none: `a0` is what 0 of the second has of a of the first. */
function byLabel(a: Arrangement, b: Arrangement, { face, other, amount }: OverlayAreas) {
  const sums: Record<string, number> = {};
  for (let i = 0; i < face.length; i++) {
    const first = a.labels[face[i]!]![0];
    const second = b.labels[other[i]!]![0];
    const key = `${first === undefined ? '.' : 'abcdefgh'[first]}${second ?? '.'}`;
    sums[key] = (sums[key] ?? 0) + amount[i]!;
  }
  return sums;
}

const overlaid = (a: Arrangement, b: Arrangement) => byLabel(a, b, overlayAreas(a.graph, b.graph));

/** Where the sums over a side differ from its faces' own areas: face, sum, area. */
function unequalSums(graph: Arrangement['graph'], faces: Int32Array, amount: Float64Array) {
  const sums = new Float64Array(graph.faceCount);
  faces.forEach((face, i) => {
    sums[face]! += amount[i]!;
  });
  return Array.from(sums, (sum, face) => [face, sum, graph.doubledArea[face]! / 2]).filter(
    ([face, sum, area]) => face! > 0 && Math.abs(sum! - area!) > 1e-3,
  );
}

/** Star-shaped rings, so that they are simple; any size of lattice. */
const star = (size: number) =>
  fc
    .tuple(
      fc.integer({ min: 0, max: size }),
      fc.integer({ min: 0, max: size }),
      fc.array(fc.integer({ min: Math.ceil(size / 9), max: size }), { minLength: 3, maxLength: 9 }),
    )
    .map(([x, y, reach]) =>
      reach.map((length, i): Corner => {
        const turn = (2 * Math.PI * i) / reach.length;
        return [Math.round(x + length * Math.cos(turn)), Math.round(y + length * Math.sin(turn))];
      }),
    );

describe('overlayAreas', () => {
  it('gives a square of four to its two halves', () => {
    //  b b      1 1 1       the first layer is two rows of 20 by 10,
    //  a a      0 0 1       the second leaves the left of the lower row's 5 open
    const a = layer(box(0, 0, 20, 10), box(0, 10, 20, 20));
    const b = layer(box(5, 0, 12, 10), [
      [12, 0],
      [20, 0],
      [20, 20],
      [5, 20],
      [5, 10],
      [12, 10],
    ]);
    expect(overlaid(a, b)).toEqual({ a0: 70, a1: 80, 'a.': 50, b1: 150, 'b.': 50 });
    expect(overlaid(b, a)).toEqual({ a0: 70, b0: 80, '.0': 50, b1: 150, '.1': 50 });
  });

  it('tells holes, islands in holes and land beyond either graph', () => {
    const holed = arrange([
      { label: 0, rings: [ring(box(0, 0, 30, 30)), ring(box(10, 10, 20, 20))] },
      { label: 1, rings: [ring(box(13, 13, 17, 17))] },
    ]);
    const across = layer(box(15, -10, 40, 40));
    expect(overlaid(holed, across)).toEqual({ a0: 400, 'a.': 400, b0: 8, 'b.': 8, '.0': 842, '..': 42 });
  });

  it('gives the halves of a square to the triangle that crosses it', () => {
    const square = layer(box(0, 0, 10, 10));
    const triangle = layer([
      [0, 0],
      [20, 10],
      [0, 10],
    ]);
    // Above the line from the corner to the middle of the east side: 100 - 25
    expect(overlaid(square, triangle)).toEqual({ a0: 75, 'a.': 25, '.0': 25 });
  });

  it('knows strips that are narrower than the lattice', () => {
    // The second layer begins on the line between the first one's two polygons, of which one is a needle.
    const a = layer(box(0, -50, 100, 0), [
      [0, 0],
      [100, 0],
      [100, 1],
    ]);
    const b = layer([
      [50, 0],
      [60, 40],
      [40, 40],
    ]);
    const shared = overlayAreas(a.graph, b.graph);
    expect(unequalSums(a.graph, shared.face, shared.amount)).toEqual([]);
    expect(unequalSums(b.graph, shared.other, shared.amount)).toEqual([]);
    expect(shared.amount.every((amount) => amount > 0)).toBe(true);
  });

  it('adds up over either side, however small the lattice', () => {
    const layers = (size: number) => fc.array(star(size), { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 60 }).chain((size) => fc.tuple(layers(size), layers(size))),
        ([first, second]) => {
          const [a, b] = [layer(...first), layer(...second)];
          const shared = overlayAreas(a.graph, b.graph);
          expect(unequalSums(a.graph, shared.face, shared.amount)).toEqual([]);
          expect(unequalSums(b.graph, shared.other, shared.amount)).toEqual([]);
          expect(shared.amount.every((amount) => amount > 0)).toBe(true);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('says the same the other way round', () => {
    fc.assert(
      fc.property(fc.array(star(400), { maxLength: 5 }), fc.array(star(400), { maxLength: 5 }), (p, q) => {
        const [a, b] = [layer(...p), layer(...q)];
        const there = overlayAreas(a.graph, b.graph);
        const back = overlayAreas(b.graph, a.graph);
        const pairs = ({ face, other, amount }: OverlayAreas) =>
          new Map(Array.from(face, (f, i) => [`${f} ${other[i]}`, amount[i]!]));
        const turned = pairs({ face: back.other, other: back.face, amount: back.amount });
        expect([...turned.keys()].sort()).toEqual([...pairs(there).keys()].sort());
        for (const [pair, amount] of pairs(there)) expect(turned.get(pair)).toBeCloseTo(amount, 4);
      }),
      { numRuns: 200 },
    );
  });

  it('measures what Turf measures', () => {
    const SIZE = 1_000_000;
    fc.assert(
      fc.property(
        fc.array(star(SIZE), { minLength: 1, maxLength: 3 }),
        fc.array(star(SIZE), { minLength: 1, maxLength: 3 }),
        (first, second) => {
          const [a, b] = [layer(...first), layer(...second)];
          const { face, other, amount } = overlayAreas(a.graph, b.graph);
          first.forEach((p, i) => {
            second.forEach((q, j) => {
              let shared = 0;
              for (let k = 0; k < face.length; k++) {
                if (a.labels[face[k]!]!.includes(i) && b.labels[other[k]!]!.includes(j)) shared += amount[k]!;
              }
              // Half a unit along all borders is what rounding of crossings can make.
              expect(Math.abs(shared - turfShared(p, q))).toBeLessThan(40 * SIZE);
            });
          });
        },
      ),
      { numRuns: 100 },
    );
  });

  it('adds up in square metres of the ellipsoid too', () => {
    fc.assert(
      fc.property(
        fc.array(star(3_000), { minLength: 1, maxLength: 5 }),
        fc.array(star(3_000), { minLength: 1, maxLength: 5 }),
        (first, second) => {
          const lattice = Lattice.geographic([118.1, 31, 118.3, 31.2]);
          const measure = edgeAreasM2(lattice);
          const [a, b] = [layer(...first), layer(...second)];
          const shared = overlayAreas(a.graph, b.graph, measure);
          const sums = new Float64Array(a.graph.faceCount);
          shared.face.forEach((f, i) => {
            sums[f]! += shared.amount[i]!;
          });
          for (let f = 1; f < sums.length; f++) {
            let area = 0;
            for (let h = 0; h < a.graph.faceOf.length; h++) {
              if (a.graph.faceOf[h] !== f) continue;
              const [p, q] = [a.graph.tail(h), a.graph.head(h)];
              area += measure.under(a.graph.x[p]!, a.graph.y[p]!, a.graph.x[q]!, a.graph.y[q]!);
            }
            expect(sums[f]).toBeCloseTo(area, 3);
            expect(area).toBeCloseTo((a.graph.doubledArea[f]! / 2) * lattice.areaUnit, -1);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

function turfShared(p: readonly Corner[], q: readonly Corner[]): number {
  const closed = (corners: readonly Corner[]) => polygon([[...corners, corners[0]!].map((c) => [...c])]);
  const common = intersect(featureCollection([closed(p), closed(q)]));
  if (common === null) return 0;
  const { geometry } = common;
  const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return parts.flat().reduce((sum, corners) => {
    let doubled = 0;
    for (let i = 1; i < corners.length; i++) {
      const [ax, ay] = corners[i - 1]!;
      const [bx, by] = corners[i]!;
      doubled += ax! * by! - bx! * ay!;
    }
    return sum + doubled / 2;
  }, 0);
}
