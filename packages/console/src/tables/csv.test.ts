import { expect, it } from 'vitest';
import { csvText, textCell } from './csv.ts';

it.each([
  ['=1+1', "'=1+1"],
  ['＝1+1', "'＝1+1"],
  ['＋1', "'＋1"],
  ['－1', "'－1"],
  ['＠SUM(A1)', "'＠SUM(A1)"],
  ["'=1+1", "''=1+1"],
  ['-2+3', "'-2+3"],
  ['-2.5', '-2.5'],
  ['+86', "'+86"],
])('%s stays a text', (text, cell) => {
  expect(textCell(text)).toBe(cell);
});

it('writes a table that spreadsheets read as it is', () => {
  expect(
    csvText(
      ['编码', 'Title'],
      [
        ['001', 'a "b", c'],
        ['=1+1', null],
        ['x', -2.5],
      ],
    ),
  ).toBe('\ufeff编码,Title\r\n001,"a ""b"", c"\r\n\'=1+1,\r\nx,-2.5\r\n');
});
