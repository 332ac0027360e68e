import { expect, it } from 'vitest';
import { csvText } from './csv.ts';

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
