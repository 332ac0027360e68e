import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readSheet } from '@onegrid/interchange';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { itWithRealData } from '../../../scripts/config/real-data.ts';
import { runRecode } from '../src/commands/recode.ts';
import { runInProcess, runOnegrid } from './run-onegrid.ts';

const FIXTURES = fileURLToPath(new URL('./fixtures', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'onegrid-recode-'));
// Grid 340001 lies west of 118.21, 340002 east of it; of the old 007 the west has 60 households, the east 40.
const FILES = ['recode-plan.geojson', 'recode-atoms.geojson', 'people-gbk.csv', 'people.xlsx'];
beforeAll(() => {
  for (const name of FILES) copyFileSync(join(FIXTURES, name), join(folder, name));
});
afterAll(() => rmSync(folder, { recursive: true }));

const PLAN = ['--plan', 'recode-plan.geojson'];
const PLACES = ['--lon', '经度', '--lat', '纬度'];
const CODES = ['--code', '原网格', '--atoms', 'recode-atoms.geojson', '--department', 'police'];
const run = (...args: string[]) => runInProcess(runRecode, folder, args);

describe('onegrid recode', () => {
  it('writes the rows of a GBK sheet with their codes to standard output, and tells the doubtful ones', async () => {
    const args = ['recode', 'people-gbk.csv', ...PLAN, ...PLACES, ...CODES, '--report', 'report.json'];
    const { code, out, error } = await runOnegrid(folder, args);
    expect(code).toBe(1);
    // UTF-8 with the mark that spreadsheets want.
    expect(out).toBe(
      [
        '\uFEFF姓名,原网格,经度,纬度,Unified code,Share,Status,Remark',
        '张三,007,,,340001,60%,divided,"The old grid ""007"" was divided: 340001 60% and 340002 40%; the largest share is taken."',
        '李四,8,,,340002,100%,matched,"The old code is written ""8"" and taken for ""008"" (a spreadsheet drops zeros in front)."',
        '王五,００８,118.205,31.085,,,doubtful,"Code and coordinates contradict: the old code ""００８"" is now in 340002, the place lies in 340001. The old code is written ""００８"" and taken for ""008"" (width, case or spaces)."',
        '赵六,,118.215,31.085,340002,,matched,',
        '孙七,,31.085,118.215,,,doubtful,Longitude and latitude seem to be swapped; the other way round the place lies in 340002.',
        '',
      ].join('\r\n'),
    );
    const [head, ...lines] = error.trimEnd().split('\n');
    expect(head).toBe('people-gbk.csv: rows 5, matched 2, divided 1, doubtful 2, unmatched 0');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^ {2}row 4: Code and coordinates contradict/);
    const report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'));
    expect(report).toMatchObject({
      rows: 5,
      counts: { matched: 2, divided: 1, doubtful: 2, unmatched: 0 },
      encoding: { name: 'gb18030' },
      doubtful: [
        { row: 4, status: 'doubtful', candidates: ['340001', '340002'], at: [118.205, 31.085] },
        { row: 6, codes: ['recode-swapped'], candidates: ['340002'] },
      ],
    });
  });

  it('reads a workbook past its title and writes one with the same rows', async () => {
    const { code, out, error } = await run('people.xlsx', ...PLAN, ...PLACES, ...CODES, '--out', 'done.xlsx');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(error).toContain(
      'row 5: There is no old code "009"; close to it: 007 and 008, now in 340001 and 340002.',
    );
    const done = await readSheet({ name: 'done.xlsx', content: readFileSync(join(folder, 'done.xlsx')) });
    if (!done.ok) throw new Error(done.fault.code);
    expect(done.sheet.rows.map(({ cells }) => cells.slice(0, 6))).toEqual([
      ['张三', '007', '', '', '340001', '60%'],
      ['李四', '008', '118.215', '31.085', '340002', ''],
      ['王五', '009', '', '', '', ''],
    ]);
  });

  it('ends with 0 where every row has a code, and speaks Chinese', async () => {
    writeFileSync(join(folder, 'sure.csv'), '编号,x,y\n1,118.205,31.085\n2,118.215,31.085\n');
    const args = ['recode', 'sure.csv', ...PLAN, '--lon', 'x', '--lat', 'y', '--out', 'sure-out.csv'];
    const { code, out, error } = await runOnegrid(folder, args, { LANG: 'zh_CN.UTF-8' });
    expect({ code, out, error }).toEqual({
      code: 0,
      out: '',
      error: 'sure.csv：2 行，已匹配 2，原网格已拆分 0，存疑 0，未匹配 0\n',
    });
    expect(readFileSync(join(folder, 'sure-out.csv'), 'utf8')).toBe(
      '\uFEFF编号,x,y,统一网格编码,份额,状态,备注\r\n1,118.205,31.085,340001,,已匹配,\r\n2,118.215,31.085,340002,,已匹配,\r\n',
    );
  });

  it.each([
    ['no sheet', [...PLAN, ...PLACES], 'the sheet is missing'],
    ['no plan', ['people-gbk.csv', ...PLACES], '--plan is missing'],
    ['no column', ['people-gbk.csv', ...PLAN], 'no column is named'],
    ['half a place', ['people-gbk.csv', ...PLAN, '--lon', '经度'], '--lon and --lat belong together'],
    ['a code alone', ['people-gbk.csv', ...PLAN, '--code', '原网格'], '--code, --atoms and --department'],
    [
      'a wrong column',
      ['people-gbk.csv', ...PLAN, '--lon', 'x', '--lat', '纬度'],
      'no column "x"; there are 姓名, 原网格',
    ],
    [
      'a wrong field',
      ['people-gbk.csv', '--plan', 'recode-plan.geojson#id', ...PLACES],
      'no grid has the field "id"; there are code',
    ],
    [
      'a wrong department',
      ['people-gbk.csv', ...PLAN, ...CODES.with(-1, 'health')],
      'no department "health"; they know police, fire',
    ],
    [
      'no atoms',
      ['people-gbk.csv', ...PLAN, ...CODES.with(3, 'recode-plan.geojson')],
      'feature 1 is no atom',
    ],
    [
      'a wrong reference',
      ['people-gbk.csv', ...PLAN, ...PLACES, '--reference', 'Mars'],
      'no reference system "Mars"',
    ],
    ['no place to write', ['people.xlsx', ...PLAN, ...PLACES], 'give --out'],
    ['a wrong ending', ['people.xlsx', ...PLAN, ...PLACES, '--out', 'x.xls'], 'must end in .csv or .xlsx'],
    ['itself as output', ['people.xlsx', ...PLAN, ...PLACES, '--out', 'people.xlsx'], 'is an input'],
    ['no such file', ['nobody.csv', ...PLAN, ...PLACES], 'nobody.csv: no such file'],
    ['no sheet at all', ['recode-plan.geojson', ...PLAN, ...PLACES], 'recode-plan.geojson: '],
  ])('refuses %s in one line', async (_name, args, reason) => {
    const refused = await run(...args);
    expect(refused.code).toBe(2);
    expect(refused.out).toBe('');
    expect(refused.error).toMatch(/^onegrid: .*\n$/);
    expect(refused.error).toContain(reason);
  });

  it('refuses atoms of another merge', async () => {
    const other = readFileSync(join(folder, 'recode-plan.geojson'), 'utf8').replaceAll('340002', '340003');
    writeFileSync(join(folder, 'other.geojson'), other);
    const refused = await run('people-gbk.csv', '--plan', 'other.geojson', ...CODES);
    expect(refused).toMatchObject({ code: 2, error: expect.stringContaining('belongs to grid 340002') });
  });

  itWithRealData(
    'reads places in the systems of map providers',
    ['coordinates/china-cities.json'],
    async ([cities]) => {
      const [{ coords }] = JSON.parse(readFileSync(cities!, 'utf8'));
      // A grid of about 20 m around the city's place in WGS 84, far less than the shift of 500 m.
      const [lon, lat] = coords.WGS84;
      const corner = (x: number, y: number) => [lon + x * 1e-4, lat + y * 1e-4];
      const ring = [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1), corner(-1, -1)];
      const grid = {
        type: 'Feature',
        properties: { code: 'here' },
        geometry: { type: 'Polygon', coordinates: [ring] },
      };
      writeFileSync(join(folder, 'city.geojson'), JSON.stringify(grid));
      for (const [reference, key] of [
        ['GCJ-02', 'GCJ02'],
        ['BD-09', 'BD09'],
        ['EPSG:3857', 'EPSG3857'],
      ] as const) {
        writeFileSync(join(folder, 'city.csv'), `name,x,y\ncity,${coords[key].join(',')}\n`);
        const args = ['city.csv', '--plan', 'city.geojson', '--lon', 'x', '--lat', 'y'];
        expect((await run(...args, '--reference', reference)).code, reference).toBe(0);
        expect((await run(...args)).code, reference).toBe(1);
      }
    },
  );
});
