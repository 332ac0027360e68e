import { expect, it } from 'vitest';
import { csvOf } from './changes-csv.ts';

it('quotes what needs it, leaves numbers alone and disarms formulas', () => {
  const rows = [
    ['a,b', 'say "x"', 'two\nlines', 1.5],
    ['=1+1', '-5', '-x', '@cmd', '007'],
  ];
  expect(csvOf(rows)).toBe('\uFEFF"a,b","say ""x""","two\nlines",1.5\r\n' + "'=1+1,-5,'-x,'@cmd,007\r\n");
  expect(csvOf([])).toBe('\uFEFF');
});
