import type { LineString, Point } from 'geojson';
import { expect, test } from 'vitest';
import { buildingRows, streetRows } from './base-data-rows.ts';
import { MappedRow, Remarks } from './mapped-row.ts';

function rowsOf<G extends Point | LineString>(
  geometry: G,
  target: string,
  values: readonly (string | number | null)[],
): MappedRow<G>[] {
  return values.map((value, index) => {
    const row = index + 1;
    const feature = { row, feature: row, id: `#${row}`, properties: { field: value }, geometry };
    return new MappedRow(feature, { [target]: 'field' });
  });
}

test('storeys that no building has are left out, and told', () => {
  const remarks = new Remarks();
  const place: Point = { type: 'Point', coordinates: [117, 31] };
  const rows = rowsOf(place, 'floors', [6, '18', null, -5, 'six', 1e9]);
  expect(buildingRows(rows, false, remarks).rows.map(({ floors }) => floors)).toEqual([6, 18, 0, 0, 0, 0]);
  expect(remarks.list()).toEqual([{ code: 'floors-left-out', count: 3 }]);
});

test('widths that no street has are left out, and told', () => {
  const remarks = new Remarks();
  const street: LineString = {
    type: 'LineString',
    coordinates: [
      [117, 31],
      [117.1, 31],
    ],
  };
  const rows = rowsOf(street, 'width', [24, '7.5', null, 0, -5, 'wide', 1e9]);
  expect(streetRows(rows, remarks).rows.map(({ widthM }) => widthM)).toEqual([24, 7.5, 0, 0, 0, 0, 0]);
  expect(remarks.list()).toEqual([{ code: 'widths-left-out', count: 3 }]);
});
