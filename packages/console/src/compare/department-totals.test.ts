import { expect, it } from 'vitest';
import { departmentTotals } from './department-totals.ts';

const department = (id: string) => ({ id, name: id, nameEn: id, hue: 'blue' });
const part = (id: string, households: number, departments: readonly string[]) => ({
  id,
  from: '001',
  to: '002',
  households,
  areaM2: 1,
  geometry: { type: 'Point' as const, coordinates: [0, 0] },
  departments: departments.map((each) => ({ department: department(each), legacyGrids: ['A1'] })),
});

it('adds households up by department, and counts a place for each that has grids on it', () => {
  const totals = departmentTotals([
    part('1', 40, ['police', 'health']),
    part('2', 10, ['health']),
    part('3', 5, []),
  ]);
  expect(totals.map(({ department: { id }, households, places }) => [id, households, places])).toEqual([
    ['health', 50, 2],
    ['police', 40, 1],
  ]);
});
