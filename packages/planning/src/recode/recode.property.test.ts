import '../../../../scripts/config/property-seed.ts';
import fc from 'fast-check';
import type { Polygon } from 'geojson';
import { expect, it } from 'vitest';
import { recodeSheet } from './recode-sheet.ts';

/** Positions in whole units of 1e-6 degrees, so that the test can count in whole numbers. */
const position = ([x, y]: readonly [number, number]) => [(118_200_000 + x) / 1e6, (31_080_000 + y) / 1e6];

/** A grid of cells with common corners that are pushed about: bordering quadrangles without gaps. */
const district = fc
  .record({ columns: fc.integer({ min: 1, max: 5 }), rows: fc.integer({ min: 1, max: 5 }) })
  .chain(({ columns, rows }) =>
    fc
      .array(fc.tuple(fc.integer({ min: -40, max: 40 }), fc.integer({ min: -40, max: 40 })), {
        minLength: (columns + 1) * (rows + 1),
        maxLength: (columns + 1) * (rows + 1),
      })
      .map((moves) => {
        const corner = (column: number, row: number): [number, number] => {
          const [dx, dy] = moves[row * (columns + 1) + column]!;
          return [100 * column + dx, 100 * row + dy];
        };
        return Array.from({ length: columns * rows }, (_, i) => {
          const [column, row] = [i % columns, Math.floor(i / columns)];
          const ring = [
            corner(column, row),
            corner(column + 1, row),
            corner(column + 1, row + 1),
            corner(column, row + 1),
          ];
          return { code: `G${String(i).padStart(2, '0')}`, ring };
        });
      }),
  );

it('places every row as looking at each grid in turn does', () => {
  const place = fc.tuple(fc.integer({ min: -60, max: 560 }), fc.integer({ min: -60, max: 560 }));
  fc.assert(
    fc.property(district, fc.array(place, { minLength: 20, maxLength: 60 }), (grids, places) => {
      // Corners and middles of sides too: that is where two grids could both claim a row, or neither.
      const onBorders = grids.flatMap(({ ring }) => ring);
      const points = [...places, ...onBorders];
      const sheet = { columns: ['x', 'y'], rows: points.map((point) => position(point).map(String)) };
      const unified = grids.map(({ code, ring }) => ({
        code,
        geometry: { type: 'Polygon', coordinates: [[...ring, ring[0]!].map(position)] } satisfies Polygon,
      }));
      const columns = { code: null, lon: 0, lat: 1 };
      const { rows, counts } = recodeSheet(sheet, columns, {
        unified: unified.toReversed(),
        crosswalk: null,
      });
      const expected = points.map(([x, y]) => grids.find(({ ring }) => holds(ring, x, y))?.code ?? null);
      expect(rows.map(({ code }) => code)).toEqual(expected);
      expect(counts.matched).toBe(expected.filter((code) => code !== null).length);
      expect(counts.unmatched).toBe(expected.filter((code) => code === null).length);
    }),
  );
});

/** By the winding of the ring around the point; on its border counts as inside. */
function holds(ring: readonly (readonly [number, number])[], x: number, y: number): boolean {
  let winding = 0;
  for (let i = 0; i < ring.length; i++) {
    const [ax, ay] = ring[i]!;
    const [bx, by] = ring[(i + 1) % ring.length]!;
    const side = (bx - ax) * (y - ay) - (by - ay) * (x - ax);
    const beside = (ax - x) * (bx - x) <= 0 && (ay - y) * (by - y) <= 0;
    if (side === 0 && beside) return true;
    if (ay <= y && by > y && side > 0) winding++;
    if (ay > y && by <= y && side < 0) winding--;
  }
  return winding !== 0;
}
