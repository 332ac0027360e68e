import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { itWithRealData } from '../../../../scripts/config/real-data.ts';
import { changed, faultOf, feature, OPTIONS, read } from '../../test/support/shapefiles.ts';
import type { ReadFeaturesOptions } from '../read-features.ts';
import type { ReceivedFile } from '../received-file.ts';
import { readTable } from '../shapefile/read-table.ts';
import { writeShapefile } from '../shapefile/write-shapefile.ts';

describe('the encoding of a table', () => {
  const names = ['第一网格党支部', '荻港镇', '繁阳'];
  const withText = (encoding: string, cpg?: string, codePage = 0) => {
    // Written as ASCII of the right length, then overwritten with the bytes of the encoding.
    const bytes = names.map((name) => iconv.encode(name, encoding));
    const rows = bytes.map((each) =>
      feature({ type: 'Point', coordinates: [118, 31] }, { NAME: 'x'.repeat(each.length) }),
    );
    const files = changed(writeShapefile(rows, { ...OPTIONS, cpg: false }), '.dbf', (table) => {
      const start = new DataView(table.buffer).getUint16(8, true);
      const width = new DataView(table.buffer).getUint16(10, true);
      for (const [i, each] of bytes.entries()) table.set(each, start + width * i + 1);
      table[29] = codePage;
      return table;
    });
    return cpg === undefined
      ? files
      : [...files, { name: 'grids.cpg', content: new TextEncoder().encode(cpg) }];
  };
  const told = async (files: readonly ReceivedFile[], options: ReadFeaturesOptions = {}) => {
    const { rows, source, report } = await read(files, options);
    expect(rows.map((row) => row.properties.NAME)).toEqual(names);
    return {
      ...source.encoding,
      contradicted: report.noticed.some(({ code }) => code === 'encoding-contradicted'),
    };
  };

  it('is named by a .cpg, by the header, by the text, or by the reader', async () => {
    const sure = { certain: true, contradicted: false };
    for (const cpg of ['GBK', 'gb2312', '936', 'CP936', ' ANSI 936\r\n']) {
      expect(await told(withText('gbk', cpg))).toEqual({ name: 'gbk', evidence: 'encoding-cpg', ...sure });
    }
    expect(await told(withText('utf-8', 'UTF-8'))).toMatchObject({
      name: 'utf-8',
      evidence: 'encoding-cpg',
      ...sure,
    });
    expect(await told(withText('gbk', undefined, 0x4d))).toEqual({
      name: 'gbk',
      evidence: 'encoding-code-page',
      ...sure,
    });
    expect(await told(withText('utf-8'))).toEqual({
      name: 'utf-8',
      evidence: 'encoding-utf8-valid',
      ...sure,
    });
    expect(await told(withText('gbk'))).toEqual({
      name: 'gb18030',
      evidence: 'encoding-guessed',
      certain: false,
      contradicted: false,
    });
    expect(await told(withText('gbk', undefined, 0x57))).toMatchObject({ name: 'gb18030', certain: false });
    expect(await told(withText('gbk'), { encoding: 'GBK' })).toEqual({
      name: 'gbk',
      evidence: 'encoding-declared',
      ...sure,
    });
  });

  it('is that of the text where the .cpg or the header cannot be right', async () => {
    const evidence = 'encoding-utf8-valid';
    expect(await told(withText('utf-8', 'GBK'))).toEqual({
      name: 'utf-8',
      evidence,
      certain: false,
      contradicted: true,
    });
    expect(await told(withText('utf-8', undefined, 0x4d))).toMatchObject({
      name: 'utf-8',
      evidence,
      contradicted: true,
    });
    expect(await told(withText('gbk', 'UTF-8'))).toMatchObject({
      name: 'gb18030',
      evidence: 'encoding-guessed',
      contradicted: true,
    });
    expect(await told(withText('gbk', 'UTF-8', 0x4d))).toMatchObject({
      name: 'gbk',
      evidence: 'encoding-code-page',
      contradicted: true,
    });
  });

  it('is refused where there is none of that name', async () => {
    expect(await faultOf(withText('gbk'), { encoding: 'klingon' })).toMatchObject({
      code: 'encoding-unknown',
      found: 'klingon',
    });
  });
});

/*  the text of each file as its bytes are in the tables of its encoding */
itWithRealData('files in GBK, GB2312 and Big5 read with the right text', ['encodings'], async ([folder]) => {
  const fileOf = (name: string) => ({ name, content: readFileSync(join(folder!, name)) });
  const tables = Object.fromEntries(
    ['big5', 'gb2312', 'gbk'].map((name) => {
      const outcome = readTable(fileOf(`${name}.dbf`).content, {});
      if (!outcome.ok) throw new Error(outcome.fault.code);
      return [name, [outcome.table.rows[0]!.NAME, outcome.table.encoding.name]];
    }),
  );
  expect(tables).toEqual({
    big5: ['繁體國語', 'big5'],
    gb2312: ['简体国语', 'gb18030'],
    gbk: ['简体国语', 'gb18030'],
  });
  const names = readdirSync(folder!);
  const whole = async (stem: string) => {
    const files = names.filter((name) => name.startsWith(`${stem}.`)).map(fileOf);
    const { rows, source } = await read(files, { coordinates: 'plane' });
    return [rows[0]!.properties.NAME, source.encoding];
  };
  expect(await whole('cpg_big5')).toEqual([
    '國語',
    { name: 'big5', evidence: 'encoding-cpg', certain: true },
  ]);
  expect(await whole('ldid_chinese')).toEqual([
    '简体',
    { name: 'gbk', evidence: 'encoding-code-page', certain: true },
  ]);
});
