import { describe, expect, it } from 'vitest';
import { filtered, ledgerRows, sumOf } from './ledger-rows.ts';

//  old A: 60 households to 001, 40 to 002;  old B: all to 002;  no old grid: 5 to 001;  A also leaves land outside
const entries = [
  { legacy: 'B', unified: '002', areaM2: 500, households: 30 },
  { legacy: 'A', unified: '002', areaM2: 900, households: 40 },
  { legacy: 'A', unified: '001', areaM2: 100, households: 60 },
  { legacy: null, unified: '001', areaM2: 20, households: 5 },
  { legacy: 'A', unified: null, areaM2: 10, households: 0 },
];

describe('the rows of a ledger', () => {
  const rows = ledgerRows(entries);

  it('come by old grid, the largest share first, with no grid at the end', () => {
    expect(rows.map(({ legacy, unified }) => [legacy, unified])).toEqual([
      ['A', '001'],
      ['A', '002'],
      ['A', null],
      ['B', '002'],
      [null, '001'],
    ]);
  });

  it('share an old grid by households, and keep what the grid that holds most of it has', () => {
    expect(rows.map(({ share }) => share)).toEqual([0.6, 0.4, 0, 1, 1]);
    expect(rows.map(({ kept }) => kept)).toEqual([true, false, false, true, false]);
    expect(rows[0].ofLegacy).toEqual({ areaM2: 1010, households: 100 });
  });

  it('share by area where nobody counted households', () => {
    const counted = ledgerRows(entries.map((entry) => ({ ...entry, households: null })));
    expect(counted[0]).toMatchObject({ unified: '002', kept: true, ofLegacy: { households: null } });
    expect(counted[0].share).toBeCloseTo(900 / 1010, 12);
  });

  it('are filtered by what is conceded, by no grid, and by words', () => {
    const keys = (filter: 'all' | 'conceded' | 'none', words: string) =>
      filtered(rows, filter, words).map(({ key }) => key);
    expect(keys('conceded', '')).toEqual(['A>002', 'A>']);
    expect(keys('none', '')).toEqual(['A>', '>001']);
    expect(keys('all', ' 002 ')).toEqual(['A>002', 'B>002']);
    expect(keys('all', 'b')).toEqual(['B>002']);
  });

  it('add up to the entries', () => {
    expect(sumOf(rows)).toEqual({ areaM2: 1530, households: 135 });
    expect(sumOf([])).toEqual({ areaM2: 0, households: null });
  });
});
