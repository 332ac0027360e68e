import exceljs from 'exceljs';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readSheet } from './read-sheet.ts';
import type { ReadSheetOptions, Sheet } from './sheet.ts';
import { type SheetTable, writeSheet } from './write-sheet.ts';

async function read(content: Uint8Array | string, options: ReadSheetOptions = {}): Promise<Sheet> {
  const outcome = await readSheet({ name: 'sheet', content: bytesOf(content) }, options);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.fault));
  return outcome.sheet;
}

async function faultOf(content: Uint8Array | string, options: ReadSheetOptions = {}) {
  const outcome = await readSheet({ name: 'sheet', content: bytesOf(content) }, options);
  if (outcome.ok) throw new Error('was read');
  return outcome.fault;
}

const bytesOf = (content: Uint8Array | string) =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;
const cellsOf = (sheet: Sheet) => sheet.rows.map(({ cells }) => cells);

/** An Excel file made by hand. */
async function workbook(
  fill: (sheet: exceljs.Worksheet, book: exceljs.Workbook) => void,
): Promise<Uint8Array> {
  const book = new exceljs.Workbook();
  fill(book.addWorksheet('汇总'), book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const EMPTY_ZIP = new Uint8Array([0x50, 0x4b, 5, 6, ...new Array<number>(18).fill(0)]);

describe('a CSV', () => {
  it('reads in any encoding, with any delimiter, quotes and line ends', async () => {
    const text = '编码;名称;备注\r\n001;"第;一\n网格";"说""是"""\r\n\r\n002;荻港镇;\r\n';
    const expected = [
      ['001', '第;一\n网格', '说"是"'],
      ['002', '荻港镇', ''],
    ];
    for (const [encoding, name] of [
      ['utf-8', 'utf-8'],
      ['gbk', 'gb18030'],
      ['gb18030', 'gb18030'],
    ] as const) {
      const sheet = await read(iconv.encode(text, encoding));
      expect(cellsOf(sheet)).toEqual(expected);
      expect(sheet).toMatchObject({
        delimiter: ';',
        header: ['编码', '名称', '备注'],
        headerRow: 1,
        encoding: { name },
      });
      expect(sheet.rows.map(({ row }) => row)).toEqual([2, 4]);
    }
    for (const encoding of ['utf-8', 'utf-16le', 'utf-16be']) {
      const sheet = await read(iconv.encode(text, encoding, { addBOM: true }));
      expect(cellsOf(sheet)).toEqual(expected);
      expect(sheet.encoding).toEqual({ name: encoding, evidence: 'encoding-mark', certain: true });
    }
    for (const delimiter of [',', '\t', '|']) {
      const sheet = await read(`a${delimiter}b\n"1,5"${delimiter}2\n`);
      expect(sheet).toMatchObject({ delimiter, header: ['a', 'b'] });
    }
    expect(
      (await read(iconv.encode('名稱,數\n臺北市大安區,1\n', 'big5'), { encoding: 'Big5' })).header,
    ).toEqual(['名稱', '數']);
  });

  it('keeps codes as they stand, and tells digits that are lost', async () => {
    const sheet = await read('编码,旧码\n340212100001001,000123\n3.40212E+14,7\n');
    expect(cellsOf(sheet)).toEqual([
      ['340212100001001', '000123'],
      ['3.40212E+14', '7'],
    ]);
    expect(sheet.noticed).toEqual([{ code: 'digits-lost', count: 1 }]);
  });

  it('is refused where it cannot be read', async () => {
    expect(await faultOf('')).toEqual({ code: 'file-empty' });
    expect(await faultOf(' \n\n')).toEqual({ code: 'sheet-empty' });
    expect(await faultOf('a,b\n1,"x')).toMatchObject({ code: 'sheet-damaged' });
    expect(await faultOf('1,2\n3,4\n')).toEqual({ code: 'sheet-without-header' });
    expect(await faultOf('a,b\n1,2\n3,4\n', { rowLimit: 2 })).toEqual({
      code: 'sheet-too-long',
      expected: '2',
    });
    expect(await faultOf('a,b\n1,2\n', { sizeLimit: 4 })).toMatchObject({ code: 'file-too-large' });
    expect(await faultOf('a,b\n1,2\n', { encoding: 'klingon' })).toMatchObject({ code: 'encoding-unknown' });
    expect(await faultOf(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0]))).toEqual({
      code: 'sheet-old-excel',
    });
  });
});

describe('an Excel file', () => {
  it('reads below titles and notes: codes, dates, formulas, percentages, merged cells', async () => {
    const content = await workbook((sheet) => {
      sheet.mergeCells('A1:E1');
      sheet.getCell('A1').value = '示范区网格汇总表';
      sheet.getCell('A2').value = '填报单位：综治办';
      sheet.addRow(['编码', '名称', '日期', '人口', '占比']);
      sheet.addRow(['15位', '必填', '格式 2024-01-01', '整数', '']);
      sheet.addRow([
        340_212_100_001_001,
        '甲',
        new Date(Date.UTC(2024, 0, 31)),
        { formula: '1+1', result: 2 },
        0.125,
      ]);
      sheet.getCell('C5').numFmt = 'yyyy/m/d';
      sheet.getCell('E5').numFmt = '0.0%';
      sheet.addRow([
        7,
        { richText: [{ text: '乙' }, { text: '区' }] },
        new Date(Date.UTC(2024, 0, 31, 13, 5)),
        { formula: '1+1' },
        0.1 + 0.2,
      ]);
      sheet.getCell('A6').numFmt = '00000';
      sheet.getCell('C6').numFmt = 'yyyy-mm-dd hh:mm';
      sheet.addRow([Number('34021210000100123'), '丙', '', 118.2034567, 1e-7]);
      sheet.mergeCells('B8:C8');
      sheet.getCell('B8').value = '丁';
      sheet.getCell('A8').value = '0012';
      sheet.getCell('F8').value = '边上';
      sheet.addRow(['注：本表每月报送']);
    });
    const sheet = await read(content);
    expect(sheet).toMatchObject({ format: 'xlsx', worksheet: '汇总', worksheets: ['汇总'], headerRow: 3 });
    expect(sheet.header).toEqual(['编码', '名称', '日期', '人口', '占比']);
    expect(sheet.notes).toEqual([
      { row: 1, text: '示范区网格汇总表' },
      { row: 2, text: '填报单位：综治办' },
      { row: 4, text: '15位 必填 格式 2024-01-01 整数' },
      { row: 9, text: '注：本表每月报送' },
    ]);
    expect(cellsOf(sheet).map(([first, ...others]) => [first!.slice(0, 15), ...others])).toEqual([
      ['340212100001001', '甲', '2024-01-31', '2', '12.5%'],
      ['00007', '乙区', '2024-01-31 13:05:00', '', '0.3'],
      ['340212100001001', '丙', '', '118.2034567', '0.0000001'],
      ['0012', '丁', '', '', ''],
    ]);
    expect(sheet.noticed).toEqual([
      { code: 'digits-lost', count: 1 },
      { code: 'formula-without-result', count: 1 },
      { code: 'cells-beyond-header', count: 1 },
    ]);
  });

  it('finds the lower of two rows where the upper one fills most of the breadth too', async () => {
    const text = '位置,,说明\n经度,纬度,备注\n118.43,31.2,甲\n118.48,31.19,乙\n';
    const sheet = await read(text);
    expect(sheet).toMatchObject({ header: ['经度', '纬度', '备注'], headerRow: 2 });
    expect(cellsOf(sheet)).toEqual([
      ['118.43', '31.2', '甲'],
      ['118.48', '31.19', '乙'],
    ]);
  });

  it('finds the lower of two rows of a header, and names columns once', async () => {
    const content = await workbook((sheet) => {
      sheet.mergeCells('A1:C1');
      sheet.getCell('A1').value = '基本信息';
      sheet.mergeCells('D1:E1');
      sheet.getCell('D1').value = '坐标';
      sheet.addRow(['名称', '名称', '', 'X\n经度', 'Y']);
      sheet.addRow(['a', 'b', 'c', 118, 31]);
    });
    const sheet = await read(content);
    expect(sheet.header).toEqual(['名称', '名称_1', 'C', 'X 经度', 'Y']);
    expect(cellsOf(sheet)).toEqual([['a', 'b', 'c', '118', '31']]);
  });

  it('reads the worksheet that is named, else the first that is seen and holds something', async () => {
    const content = await workbook((_, book) => {
      const hidden = book.addWorksheet('隐藏', { state: 'hidden' });
      hidden.addRow(['甲', '乙']);
      book.addWorksheet('数据').addRow(['丙', '丁']);
    });
    expect((await read(content)).header).toEqual(['丙', '丁']);
    expect((await read(content, { worksheet: '隐藏' })).header).toEqual(['甲', '乙']);
    expect(await faultOf(content, { worksheet: '别的' })).toMatchObject({
      code: 'worksheet-unknown',
      found: '别的',
    });
    expect(await faultOf(await workbook(() => {}))).toEqual({ code: 'sheet-empty' });
  });

  it('is refused where it is damaged, too large unpacked or no workbook', async () => {
    const content = await workbook((sheet) => sheet.addRow(['甲', '乙']));
    expect(await faultOf(content.slice(0, content.length / 2))).toMatchObject({ code: 'zip-damaged' });
    expect(await faultOf(content, { sizeLimit: content.length })).toMatchObject({ code: 'file-too-large' });
    expect(await faultOf(content, { rowLimit: 0 })).toMatchObject({ code: 'sheet-too-long' });
    expect(await faultOf(EMPTY_ZIP)).toEqual({ code: 'sheet-kind-unknown' });
  });
});

describe('writeSheet', () => {
  const word = fc
    .string({ unit: fc.constantFrom(...'网格党支部AZ09=+-@\'",;\t\n（）'.split('')), maxLength: 8 })
    .map((text) => text.trim());
  // The first row is a header whatever stands below it: its names are words.
  const table: fc.Arbitrary<SheetTable> = fc.record({
    header: fc.constant(['编码', '名称', '数']),
    rows: fc.array(
      fc.tuple(
        fc.integer({ min: 1, max: 999_999_999_999_999 }).map((code) => String(code).padStart(15, '0')),
        word,
        fc.oneof(
          fc.integer({ min: -1e9, max: 1e9 }).map((value): number | null => value / 1000),
          fc.constant(null),
        ),
      ),
      { minLength: 1, maxLength: 6 },
    ),
  });

  it('gives back what was written', async () => {
    for (const format of ['csv', 'xlsx'] as const) {
      await fc.assert(
        fc.asyncProperty(table, async ({ header, rows }) => {
          const sheet = await read(await writeSheet(format, { header, rows }));
          expect(sheet.header).toEqual(header);
          expect(cellsOf(sheet)).toEqual(rows.map((row) => row.map((cell) => String(cell ?? ''))));
        }),
        { numRuns: format === 'csv' ? 200 : 25 },
      );
    }
  });

  it('lets no spreadsheet take text for a formula', async () => {
    const rows = ['=1+1', '+cmd', '-x', '@a', '\t=1', "'=1", '＝1'].map((text) => [text]);
    const csv = new TextDecoder().decode(
      await writeSheet('csv', { header: ['a'], rows: [...rows, ['-12.5'], [-3]] }),
    );
    const lines = csv.split('\r\n').slice(1, -1);
    expect(lines.slice(0, rows.length).every((line) => /^"?'/.test(line))).toBe(true);
    expect(lines.slice(rows.length)).toEqual(['-12.5', '-3']);
    const book = new exceljs.Workbook();
    await book.xlsx.load((await writeSheet('xlsx', { header: ['a'], rows })).slice().buffer as ArrayBuffer);
    expect(book.worksheets[0]!.getCell('A2').value).toBe('=1+1');
    expect(book.worksheets[0]!.getCell('A2').numFmt).toBe('@');
  });
});
