import type { RecodedRow } from '@onegrid/planning';
import { expect, test } from 'vitest';
import { doubtsFile, linesOf, readDoubts } from './doubts.ts';

const row = (status: RecodedRow['status'], given: string): RecodedRow => ({
  status,
  code: null,
  share: null,
  reasons: [{ code: 'recode-code-unknown', params: { given } }],
  at: null,
  candidates: [],
});
const ROWS = [
  row('unmatched', '甲\n乙'),
  row('matched', ''),
  row('doubtful', 'b'),
  row('divided', ''),
  row('doubtful', 'c'),
  row('unmatched', 'd'),
];
const COUNTS = { matched: 1, divided: 1, doubtful: 2, unmatched: 2 };

test('doubtful rows come before unmatched ones, and any stretch of lines can be read', () => {
  const file = doubtsFile(ROWS, [3, 4, 5, 6, 7, 8]);
  const rows = (start: number, end: number) => readDoubts(file, start, end).map((doubt) => doubt.row);
  expect(rows(0, 4)).toEqual([5, 7, 3, 8]);
  expect(rows(1, 3)).toEqual([7, 3]);
  expect(rows(3, 99)).toEqual([8]);
  expect(rows(4, 9)).toEqual([]);
  expect(readDoubts(file, 2, 3)[0]!.reasons[0]!.params).toEqual({ given: '甲\n乙' });
  expect(readDoubts(doubtsFile([], []), 0, 5)).toEqual([]);
});

test('each state has its lines', () => {
  expect(linesOf(null, COUNTS)).toEqual([0, 4]);
  expect(linesOf('doubtful', COUNTS)).toEqual([0, 2]);
  expect(linesOf('unmatched', COUNTS)).toEqual([2, 4]);
});
