import fc from 'fast-check';
import type { Geometry, Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { checkLayer, faultCounts } from './check-layer.ts';

const polygon = (...rings: Position[][]): Polygon => ({ type: 'Polygon', coordinates: rings });
const square = (x: number, y: number, size: number): Position[] => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
];
const layer = (...geometries: (Geometry | null)[]) =>
  geometries.map((geometry, i) => ({ id: `g${i + 1}`, row: i + 1, geometry }));
const check = (...geometries: (Geometry | null)[]) => checkLayer(layer(...geometries), { plane: true });
const counts = (...geometries: (Geometry | null)[]) => faultCounts(check(...geometries));

describe('checkLayer on coverages', () => {
  /*  +---+---+
   *  | 1 | 2 |
   *  +---+---+ */
  it('finds nothing in neighbours, even where only one has a vertex on the common border', () => {
    expect(check(polygon(square(0, 0, 2)), polygon(square(2, 0, 2)))).toEqual([]);
    const withVertex = [
      [2, 0],
      [4, 0],
      [4, 2],
      [2, 2],
      [2, 1],
      [2, 0],
    ];
    expect(check(polygon(square(0, 0, 2)), polygon(withVertex))).toEqual([]);
  });

  /*  +-----+
   *  | 1 +-+---+      the square 1..2 x 1..2 belongs to both
   *  +---+-+ 2 |
   *      +-----+ */
  it('finds an overlap with its pair, area and place', () => {
    const faults = check(polygon(square(0, 1, 2)), polygon(square(1, 0, 2)));
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({
      kind: 'overlap',
      severity: 'error',
      ids: ['g1', 'g2'],
      rows: [1, 2],
      areaM2: 1,
    });
    expect(faults[0]!.at).toEqual([1.5, 1.5]);
    expect(faults[0]!.place).toEqual(
      polygon([
        [1, 1],
        [2, 1],
        [2, 2],
        [1, 2],
        [1, 1],
      ]),
    );
  });

  it('tells each place of a pair, and joins the faces that a third polygon cuts one place into', () => {
    const comb = polygon([
      [0, 0],
      [5, 0],
      [5, 3],
      [4, 3],
      [4, 1],
      [1, 1],
      [1, 3],
      [0, 3],
      [0, 0],
    ]);
    const bar = polygon([
      [0, 2],
      [5, 2],
      [5, 4],
      [0, 4],
      [0, 2],
    ]);
    expect(counts(comb, bar)).toEqual({ overlap: 2, gap: 1 });
    const wide = polygon(square(0, 0, 4));
    const upon = polygon([
      [0, 0],
      [4, 0],
      [4, 2],
      [0, 2],
      [0, 0],
    ]);
    const third = polygon([
      [1, -1],
      [2, -1],
      [2, 5],
      [1, 5],
      [1, -1],
    ]);
    const pairs = check(wide, upon, third).map(({ ids, areaM2 }) => [ids.join('-'), areaM2]);
    expect(pairs.sort()).toEqual([
      ['g1-g2', 8],
      ['g1-g3', 4],
      ['g2-g3', 2],
    ]);
  });

  /*  two metre-long polygons with a common strip: 2 x area / perimeter is about the strip's width */
  it('takes an overlap narrower than 2 cm for equal lines, and one of 3 cm for an overlap', () => {
    const strip = (width: number) =>
      counts(
        polygon([
          [0, 0],
          [10, 0],
          [10, 100],
          [0, 100],
          [0, 0],
        ]),
        polygon([
          [10 - width, 0],
          [20, 0],
          [20, 100],
          [10 - width, 100],
          [10 - width, 0],
        ]),
      );
    expect(strip(0.019)).toEqual({ 'narrow-overlap': 1 });
    expect(strip(0.03)).toEqual({ overlap: 1 });
  });

  /*  +---------+
   *  |  +---+  |     1 is a ring of land around a square that nobody has
   *  |  +---+  |
   *  +---------+ */
  it('finds a gap with its neighbours, and none where another polygon fills it', () => {
    const ring = polygon(square(0, 0, 6), square(2, 2, 2).toReversed());
    expect(check(ring)).toMatchObject([{ kind: 'gap', ids: ['g1'], areaM2: 4, at: [3, 3] }]);
    expect(counts(ring, polygon(square(2, 2, 2)))).toEqual({});
    expect(counts(ring, polygon(square(2, 2, 1)))).toEqual({ gap: 1 });
  });

  it('tells uncovered land, land outside and enclaves apart by the outline', () => {
    const ring = polygon(square(0, 0, 6), square(2, 2, 2).toReversed());
    const wider = checkLayer(layer(ring), { plane: true, outline: polygon(square(-1, -1, 7)) });
    expect(faultCounts(wider)).toEqual({ gap: 1, uncovered: 1 });
    const narrower = checkLayer(layer(ring), { plane: true, outline: polygon(square(0, 0, 5)) });
    expect(faultCounts(narrower)).toEqual({ gap: 1, outside: 1 });
    const withEnclave = polygon(square(0, 0, 6), square(2, 2, 2).toReversed());
    const enclave = checkLayer(layer(ring), { plane: true, outline: withEnclave });
    expect(enclave).toMatchObject([{ kind: 'enclave', severity: 'notice', areaM2: 4 }]);
  });
});

describe('checkLayer within one polygon', () => {
  /*  3 +   +      one ring, crossing itself between its vertices at (1.5, 1.5)
   *    |\ /|
   *    | X |
   *  0 +/ \+ 3 */
  it('finds a bowtie where the ring crosses itself, at a vertex or not', () => {
    const crossing = check(
      polygon([
        [0, 0],
        [0, 3],
        [3, 0],
        [3, 3],
        [0, 0],
      ]),
    );
    expect(crossing).toMatchObject([{ kind: 'bowtie', at: [1.5, 1.5] }]);
    expect(
      counts(
        polygon([
          [0, 0],
          [0, 4],
          [2, 2],
          [4, 0],
          [4, 4],
          [2, 2],
          [0, 0],
        ]),
      ),
    ).toEqual({ bowtie: 1 });
    const twiceAround = polygon([
      [0, 0],
      [6, 0],
      [6, 6],
      [1, 1],
      [3, 1],
      [3, 2],
      [0, 0],
    ]);
    expect(counts(twiceAround)).toHaveProperty('bowtie');
  });

  /*  +---+
   *  |   +---      the ring runs out to (4, 1) and back
   *  +---+ */
  it('finds a spike, outwards, inwards and as a bridge between two squares', () => {
    const outwards = check(
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
    expect(outwards).toMatchObject([{ kind: 'spike', at: [4, 1] }]);
    expect(
      counts(
        polygon([
          [0, 0],
          [2, 0],
          [2, 1],
          [1, 1],
          [2, 1],
          [2, 2],
          [0, 2],
          [0, 0],
        ]),
      ),
    ).toEqual({ spike: 1 });
    const bridge = [
      [0, 0],
      [2, 0],
      [2, 1],
      [4, 1],
      [4, 0],
      [6, 0],
      [6, 2],
      [4, 2],
      [4, 1],
      [2, 1],
      [2, 2],
      [0, 2],
      [0, 0],
    ];
    expect(counts(polygon(bridge))).toEqual({ spike: 1 });
  });

  /*  +---+---+           +-------+
   *  |   |\  |  touches  |  /\   |  nested: the loop from the corner lies inside
   *  +---+ \ |  itself   | /_/   |
   */
  it('tells a loop outside from a loop inside its own ring', () => {
    const outside = polygon([
      [0, 0],
      [2, 0],
      [2, 2],
      [4, 2],
      [4, 4],
      [2, 4],
      [2, 2],
      [0, 2],
      [0, 0],
    ]);
    expect(counts(outside)).toEqual({ 'self-touch': 1 });
    const inside = polygon(
      [
        [0, 0],
        [6, 0],
        [6, 6],
        [0, 6],
        [0, 0],
        [1, 3],
        [3, 1],
        [0, 0],
      ]
        .slice(0, -1)
        .concat([[0, 0]]),
    );
    expect(counts(inside)).toEqual({ 'nested-ring': 1, gap: 1 });
  });

  it('finds holes in holes, holes outside and rings that cross or share an edge', () => {
    const shell = square(0, 0, 9);
    expect(counts(polygon(shell, square(1, 1, 5), square(2, 2, 2)))).toMatchObject({ 'nested-ring': 1 });
    expect(counts(polygon(shell, square(20, 20, 2)))).toEqual({ 'hole-outside-shell': 1 });
    expect(counts(polygon(shell, square(8, 3, 3)))).toEqual({ 'crossing-rings': 2 });
    expect(counts(polygon(shell, square(0, 3, 3)))).toEqual({ 'shared-edge': 1 });
    const diamond = [
      [4, 0],
      [8, 4],
      [4, 8],
      [0, 4],
      [4, 0],
    ];
    expect(counts(polygon(square(0, 0, 8), diamond))).toEqual({ 'split-interior': 1, gap: 1 });
  });

  it('finds unclosed rings, repeated points and rings without area', () => {
    expect(counts(polygon(square(0, 0, 2).slice(0, -1)))).toEqual({ unclosed: 1 });
    expect(
      check(
        polygon([
          [0, 0],
          [2, 0],
          [2, 0],
          [2, 0],
          [2, 2],
          [0, 0],
        ]),
      ),
    ).toMatchObject([{ kind: 'duplicate-point', severity: 'warning', at: [2, 0] }]);
    expect(
      counts(
        polygon([
          [0, 0],
          [3, 3],
          [0, 0],
        ]),
      ),
    ).toEqual({ line: 1 });
    expect(
      counts(
        polygon([
          [1, 1],
          [1, 1],
          [1, 1],
          [1, 1],
        ]),
      ),
    ).toMatchObject({ line: 1 });
    expect(
      counts(
        polygon(square(0, 0, 4), [
          [1, 1],
          [2, 2],
          [3, 3],
          [1, 1],
        ]),
      ),
    ).toEqual({ line: 1 });
  });
});

describe('checkLayer on anything else', () => {
  it('reports what is no polygon, once a feature', () => {
    const line: Geometry = {
      type: 'LineString',
      coordinates: [
        [0, 0],
        [1, 1],
      ],
    };
    const point: Geometry = {
      type: 'MultiPoint',
      coordinates: [
        [0, 0],
        [5, 5],
      ],
    };
    expect(counts(line, point, { type: 'Polygon', coordinates: [] }, null)).toEqual({
      line: 1,
      point: 1,
      empty: 1,
    });
    const nested: Geometry = {
      type: 'GeometryCollection',
      geometries: [line, line, polygon(square(0, 0, 1))],
    };
    expect(counts({ type: 'GeometryCollection', geometries: [nested, point] })).toEqual({
      line: 1,
      point: 1,
    });
    expect(
      counts(
        polygon([
          [0, 0],
          [1, Number.NaN],
          [1, 1],
          [0, 0],
        ]),
      ),
    ).toEqual({ coordinate: 1 });
    expect(counts({ type: 'Polygon', coordinates: [[[1], [2, 2]]] })).toEqual({ coordinate: 1 });
  });

  it('works across the whole world, on a coarser lattice', () => {
    const west = polygon([
      [-180, -90],
      [0, -90],
      [0, 90],
      [-180, 90],
      [-180, -90],
    ]);
    const east = polygon([
      [0, -90],
      [180, -90],
      [180, 90],
      [0, 90],
      [0, -90],
    ]);
    expect(checkLayer(layer(west, east))).toEqual([]);
    expect(faultCounts(checkLayer(layer(west, east, polygon(square(10, 10, 1)))))).toEqual({ overlap: 1 });
  });

  it('never throws, and gives the same list twice, on any tangle of small numbers', () => {
    const coordinate = fc.integer({ min: 0, max: 6 });
    const ring = fc.array(fc.tuple(coordinate, coordinate), { maxLength: 9 });
    const tangle = fc.array(fc.array(ring, { maxLength: 3 }), { maxLength: 4 });
    fc.assert(
      fc.property(tangle, (polygons) => {
        const features = layer(...polygons.map((rings) => polygon(...rings)));
        const faults = checkLayer(features, { plane: true, outline: polygon(square(0, 0, 5)) });
        expect(checkLayer(features, { plane: true, outline: polygon(square(0, 0, 5)) })).toEqual(faults);
        for (const { areaM2, at } of faults) {
          expect(areaM2).toBeGreaterThanOrEqual(0);
          expect(at.every(Number.isFinite)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});
