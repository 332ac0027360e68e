import { describe, expect, it } from 'vitest';
import { message } from '../messages/message.ts';
import { type LedgerReason, ledgerReasons, legacyReasons } from './explain-ledger.ts';
import { concessionLedgers, type DepartmentLedger } from './ledger.ts';
import { ledgerDocument, ledgerRows } from './ledger-rows.ts';

//  Atoms 0 1 2 belong to 001 001 002; atom 2 has a strip of none, and b reaches outside.
const [ledger] = concessionLedgers(
  [
    {
      department: 'police',
      grids: ['a', 'b', 'c', 'gone'],
      atom: Int32Array.of(-1, -1, 0, 1, 1, 2, 2, 2),
      grid: Int32Array.of(1, 3, 0, 0, 1, -1, 1, 2),
      areaM2: Float64Array.of(12.5, 7, 100, 40.00004, 60, 3.25, 90, 6),
      households: Float64Array.of(2, 0, 10, 5, 5, 1, 13, 0),
    },
  ],
  ['001', '001', '002'],
) as [DepartmentLedger];

const worded = (reasons: readonly LedgerReason[], locale: 'zh-CN' | 'en') =>
  reasons.map(({ code, params }) => message(locale, code, params));

describe('ledgerRows', () => {
  it("writes a cell a row, with titles in the reader's language", () => {
    expect(ledgerRows([ledger], 'zh-CN', () => '公安')).toEqual({
      header: ['部门', '原网格', '统一网格', '面积（平方米）', '住户'],
      rows: [
        ['公安', 'a', '001', 140, 15],
        ['公安', 'b', '001', 60, 5],
        ['公安', 'b', '002', 90, 13],
        ['公安', 'b', '（无）', 12.5, 2],
        ['公安', 'c', '002', 6, 0],
        ['公安', 'gone', '（无）', 7, 0],
        ['公安', '（无）', '002', 3.25, 1],
      ],
    });
  });

  it('has no column of households where there are none', () => {
    const bare = {
      ...ledger,
      concededHouseholds: null,
      entries: [{ ...ledger.entries[0]!, households: null }],
    };
    expect(ledgerRows([bare], 'en')).toEqual({
      header: ['Department', 'Old grid', 'Unified grid', 'Area (m²)'],
      rows: [['police', 'a', '001', 140]],
    });
  });
});

describe('ledgerDocument', () => {
  it('tells the same with null for none and atoms by id', () => {
    const { departments } = JSON.parse(
      JSON.stringify(ledgerDocument([ledger], [{ id: '7' }, { id: '8' }, { id: '9' }])),
    );
    expect(departments[0]).toMatchObject({
      department: 'police',
      concededM2: 60 + 12.5 + 7,
      concededHouseholds: 7,
      unified: [
        { code: '001', areaM2: 200, households: 20 },
        { code: '002', areaM2: 99.25, households: 14 },
        { code: null, areaM2: 19.5, households: 2 },
      ],
      contested: [{ atom: '8', code: '001', grid: 'a', share: 0.5, areaM2: 100, households: 10 }],
      orphans: {
        granted: [{ legacy: null, unified: '002', areaM2: 3.25, households: 1 }],
        left: [
          { legacy: 'b', unified: null, areaM2: 12.5, households: 2 },
          { legacy: 'gone', unified: null, areaM2: 7, households: 0 },
        ],
      },
    });
    expect(departments[0].legacy[1]).toEqual({
      id: 'b',
      areaM2: 162.5,
      households: 20,
      heldBy: '002',
      keptShare: 0.65,
    });
  });
});

describe('legacyReasons', () => {
  it('tells what became of an old grid', () => {
    expect(worded(legacyReasons(ledger, 'a'), 'en')).toEqual([
      'The old grid a lies wholly in unified grid 001.',
    ]);
    expect(worded(legacyReasons(ledger, 'b'), 'en')).toEqual([
      'Of the households of old grid b, 65% are in unified grid 002; the others went to 001.',
      'Of it, 12.5 m² (households: 2) lie outside the outline, in no unified grid.',
    ]);
    expect(worded(legacyReasons(ledger, 'b'), 'zh-CN')).toEqual([
      '原网格 b 的 65% 住户归入统一网格 002，其余归入 001。',
      '其中 12.5 平方米、2 户在合并范围之外，不在任何统一网格内。',
    ]);
    expect(worded(legacyReasons(ledger, 'gone'), 'en')).toEqual([
      'The old grid gone lies in no unified grid.',
    ]);
    expect(legacyReasons(ledger, 'unheard')).toEqual([]);
  });

  it('speaks of land where nobody lives', () => {
    const [empty] = concessionLedgers(
      [
        {
          department: 'parks',
          grids: ['p'],
          atom: Int32Array.of(0, 1),
          grid: Int32Array.of(0, 0),
          areaM2: Float64Array.of(75, 25),
          households: null,
        },
      ],
      ['001', '002'],
    ) as [DepartmentLedger];
    expect(worded(legacyReasons(empty, 'p'), 'en')).toEqual([
      'Of the land of old grid p, 75% is in unified grid 001; the rest went to 002.',
    ]);
    const entries = empty.entries.map((entry) => ({ ...entry, households: 0 }));
    const legacy = empty.legacy.map((account) => ({ ...account, households: 0 }));
    expect(worded(legacyReasons({ ...empty, entries, legacy }, 'p'), 'zh-CN')).toEqual([
      '原网格 p 无住户，75% 的土地归入统一网格 001，其余归入 002。',
    ]);
  });
});

it("tells what a department conceded, and who got what was nobody's", () => {
  expect(worded(ledgerReasons(ledger), 'en')).toEqual([
    'The department concedes 79.5 m² (households: 7): what of its old grids lies outside the unified grid that holds most of each.',
    'Of unified grid 002, 3.3 m² (households: 1) were in no old grid of the department.',
  ]);
});
