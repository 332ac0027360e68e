import { describe, expect, it } from 'vitest';
import { crosswalkOfAtoms } from './crosswalk-of-atoms.ts';
import { BASIS } from './district.fixture.ts';
import { guessColumns } from './guess-columns.ts';
import { recodeSheet, withRecodedColumns } from './recode-sheet.ts';

const SHEET = {
  columns: ['姓名', '原网格编码', '经度', '纬度', '备注'],
  rows: [
    ['甲', '0011', '', '', '独居'],
    ['乙', '0012'],
    ['丙', '0011', '118.215', '31.085', ''],
    ['丁', '', '', '', ''],
  ],
};
const COLUMNS = { code: 1, lon: 2, lat: 3 };

describe('a sheet', () => {
  const recoded = recodeSheet(SHEET, COLUMNS, BASIS);

  it('is counted by the states of its rows', () => {
    expect(recoded.counts).toEqual({ matched: 1, divided: 1, doubtful: 1, unmatched: 1 });
    expect(recoded.rows).toHaveLength(4);
  });

  it('comes back with its own rows and columns in their order, and four more', () => {
    expect(withRecodedColumns(SHEET, recoded, 'zh-CN')).toEqual({
      columns: [...SHEET.columns, '统一网格编码', '份额', '状态', '备注 (2)'],
      rows: [
        [...SHEET.rows[0]!, 'U1', '100%', '已匹配', ''],
        [
          '乙',
          '0012',
          '',
          '',
          '',
          'U2',
          '62.3%',
          '原网格已拆分',
          '原网格“0012”已拆分：U2 62.3%、U4 37.7%；取份额最大的一个。',
        ],
        [...SHEET.rows[2]!, '', '', '存疑', '编码与坐标不一致：原编码“0011”对应 U1，坐标落在 U2。'],
        [...SHEET.rows[3]!, '', '', '未匹配', '没有编码，也没有坐标。'],
      ],
    });
    expect(withRecodedColumns(SHEET, recoded, 'en').columns.slice(5)).toEqual([
      'Unified code',
      'Share',
      'Status',
      'Remark',
    ]);
  });
});

describe('guessed columns', () => {
  it('go by names, by known codes before them, and need coordinates that can be read', () => {
    expect(guessColumns(SHEET)).toEqual(COLUMNS);
    expect(guessColumns({ columns: ['id', 'LNG', 'Lat'], rows: [['1', '118', '31']] })).toEqual({
      code: null,
      lon: 1,
      lat: 2,
    });
    const odd = {
      columns: ['a', 'b', '网格'],
      rows: [
        ['x', '0011', '东区'],
        ['y', '0012', '西区'],
      ],
    };
    expect(guessColumns(odd, BASIS.crosswalk!.keys())).toEqual({ code: 1, lon: null, lat: null });
    expect(guessColumns({ columns: ['x', 'y'], rows: [['yes', 'no']] })).toEqual({
      code: null,
      lon: null,
      lat: null,
    });
  });
});

describe('the crosswalk of atoms', () => {
  it('shares an old grid by households, by area where nobody lives, largest first', () => {
    const atom = (label: string | null, code: string, households: number, areaM2: number) => ({
      label,
      code,
      households,
      areaM2,
    });
    const crosswalk = crosswalkOfAtoms([
      atom('a', 'U1', 30, 100),
      atom('a', 'U2', 10, 900),
      atom('a', 'U1', 40, 100),
      atom('b', 'U2', 0, 300),
      atom('b', 'U3', 0, 700),
      atom(null, 'U3', 5, 5),
    ]);
    expect([...crosswalk]).toEqual([
      [
        'a',
        [
          { code: 'U1', share: 0.875, households: 70, areaM2: 200 },
          { code: 'U2', share: 0.125, households: 10, areaM2: 900 },
        ],
      ],
      [
        'b',
        [
          { code: 'U3', share: 0.7, households: 0, areaM2: 700 },
          { code: 'U2', share: 0.3, households: 0, areaM2: 300 },
        ],
      ],
    ]);
  });
});
