import { describe, expect, it } from 'vitest';
import { refusedRowsCsv } from './refused-rows.ts';

const header = ['row', 'id', 'code', 'reason', 'longitude', 'latitude'];
const table = (id: string, message: string, at: number[] | null) =>
  refusedRowsCsv([{ row: 3, id, code: 'no-geometry', message, at }], header);

describe('refused rows as CSV', () => {
  it('have a mark of their encoding, a header and one line a row', () => {
    expect(table('A1', 'no geometry', [-71.1, 42.3])).toBe(
      '\ufeffrow,id,code,reason,longitude,latitude\r\n3,A1,no-geometry,no geometry,-71.1,42.3\r\n',
    );
  });

  it('quote separators, quotes and line ends', () => {
    expect(table('a,"b"', 'one\ntwo', null)).toContain('3,"a,""b""",no-geometry,"one\ntwo",,\r\n');
  });

  it('leave nothing that a spreadsheet would compute', () => {
    expect(table('=1+1', '-x', null)).toContain("3,'=1+1,no-geometry,'-x,,");
    expect(table('@SUM(A1)', '+1', null)).toContain("3,'@SUM(A1),no-geometry,'+1,,");
  });
});
