import type { MultiPolygon, Polygon, Position } from 'geojson';
import { expect, test } from 'vitest';
import { geodesicAreaM2 } from '../geodesic.ts';
import { uniteAreas } from './unite-areas.ts';

/** A box in thousandths of a degree. */
function box(west: number, south: number, east: number, north: number): Position[] {
  const at = (x: number, y: number): Position => [
    Math.round((118 + x / 1000) * 1e7) / 1e7,
    Math.round((31 + y / 1000) * 1e7) / 1e7,
  ];
  return [at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)];
}

function area(...rings: Position[][]): Polygon {
  return { type: 'Polygon', coordinates: rings };
}

function parts(geometry: Polygon | MultiPolygon): readonly Position[][][] {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}

test('one polygon stays as it is', () => {
  const polygon = area(box(0, 0, 2, 2));
  expect(uniteAreas([polygon])).toEqual(polygon);
  expect(uniteAreas([{ type: 'MultiPolygon', coordinates: [polygon.coordinates] }])).toEqual(polygon);
});

test('neighbours become one, whether they share an edge or land', () => {
  for (const second of [box(1, 0, 3, 1), box(0.5, 0, 3, 1)]) {
    const united = uniteAreas([area(box(0, 0, 1, 1)), area(second)]);
    expect(parts(united)).toHaveLength(1);
    expect(parts(united)[0]).toHaveLength(1);
    expect(geodesicAreaM2(united)).toBeCloseTo(geodesicAreaM2(area(box(0, 0, 3, 1))), 0);
  }
});

test('what lies apart stays apart, what touches in a corner too', () => {
  expect(
    parts(uniteAreas([area(box(0, 0, 1, 1)), area(box(1, 1, 2, 2)), area(box(5, 5, 6, 6))])),
  ).toHaveLength(3);
});

test('a ring of neighbours leaves its hole, a lake that another fills closes', () => {
  const ringOfFour = [box(0, 0, 3, 1), box(0, 2, 3, 3), box(0, 1, 1, 2), box(2, 1, 3, 2)].map((ring) =>
    area(ring),
  );
  const [frame] = parts(uniteAreas(ringOfFour));
  expect(frame).toHaveLength(2);
  const lake = area(box(0, 0, 4, 4), box(1, 1, 2, 2).toReversed());
  const filled = uniteAreas([lake, area(box(1, 1, 2, 2))]);
  expect(parts(filled)).toHaveLength(1);
  expect(parts(filled)[0]).toHaveLength(1);
});
