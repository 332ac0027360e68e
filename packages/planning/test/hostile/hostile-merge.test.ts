import { describe, expect, it } from 'vitest';
import {
  DEFAULT_MERGE_OPTIONS,
  MergeError,
  type MergeInput,
  type MergeOptions,
  mergeLayers,
} from '../../src/index.ts';
import { Chance } from '../fuzz/random-shapes.ts';
import { HOSTILE_NAMES, judgeHostileCity } from './assert-hostile.ts';
import { cellLayer, layer, polygon, rectangle } from './hostile-shapes.ts';
import { lostGrids } from './judge-merge.ts';

// Other seeds are tried by `npm run fuzz -- hostile`.
it.each(HOSTILE_NAMES)('%s: a sound merge that tells every grid it lost', (name) => {
  judgeHostileCity(name, 1);
});

const findingsOf = (name: string, seed: number) => {
  const { input, result } = judgeHostileCity(name, seed);
  return { lost: lostGrids(input, result), findings: result.report.findings, result };
};

describe('what a merge says about hostile layers', () => {
  it('warns of grids of 10 to 14 m that are lost, and of no other', () => {
    const { lost, findings } = findingsOf('sliver-grids', 2);
    expect(lost).toEqual({ strips: ['thin1', 'thin2'], plain: [] });
    const warned = findings.filter(
      ({ kind, severity }) => kind === 'grid-without-atom' && severity === 'warning',
    );
    expect(warned.flatMap(({ ids }) => ids).sort()).toEqual(['thin1', 'thin2']);
  });

  it('tells grids that a neck of 1 to 10 m held together', () => {
    const { lost, findings } = findingsOf('necks', 2);
    expect(lost).toEqual({ neck: [], plain: [] });
    expect(findings.filter(({ kind }) => kind === 'grid-broken').flatMap(({ ids }) => ids)).toEqual([
      'dumbbell',
    ]);
  });

  it('keeps the parts of grids that have many', () => {
    const { lost, findings, result } = findingsOf('many-parts', 1);
    expect(lost).toEqual({ rows: [], multi: [], plain: [] });
    expect(findings.filter(({ kind }) => kind === 'grid-broken')).toEqual([]);
    // Two layers that say the same in two ways have the same labels.
    for (const { labels } of result.atoms) expect(labels.multi).toBe(labels.rows);
  });

  it('gives a line that drifts by 8 m from department to department as few lines as it needs', () => {
    const { result } = findingsOf('drifting-line', 1);
    // From -40 to 48 m: lines at least 15 m apart leave room for seven atoms at the most.
    expect(result.atoms.length).toBeLessThanOrEqual(7);
    for (const { labels } of result.atoms.slice(0, 1))
      expect(new Set(Object.values(labels))).toEqual(new Set(['west']));
  });

  it('leaves rings of donuts whole, and the hole of the one that leaves it open without a label', () => {
    const { lost, result } = findingsOf('donuts', 1);
    expect(lost).toEqual({ filled: [], open: [], plain: [] });
    const core = result.atoms.filter(({ labels }) => labels.filled === 'core');
    expect(core.map(({ labels }) => labels.open)).toEqual(core.map(() => null));
  });

  it('leaves land that hangs together over the sea with its grid, and tells that it is in pieces', () => {
    const { findings, result } = findingsOf('grids-over-a-bay', 1);
    const southern = result.atoms.filter(({ labels }) => labels.south === 'south');
    expect(southern.length).toBeGreaterThan(10);
    expect(findings.filter(({ kind }) => kind === 'grid-broken')).toMatchObject([
      { severity: 'warning', ids: ['south'] },
    ]);
  });

  it.each([0.001, 0.1, 0.5, 1, 100])('loses no cell of 300 m with a tolerance of %d m', (toleranceMetres) => {
    const square = { west: -600, south: -600, east: 600, north: 600, columns: 4, rows: 4 };
    const input = {
      outline: polygon(rectangle(-600, -600, 600, 600)),
      layers: ['a', 'b'].map((name, i) => cellLayer(new Chance(2), name, { ...square, jitter: 2 * i })),
    };
    const result = mergeLayers(input, { ...DEFAULT_MERGE_OPTIONS, toleranceMetres });
    expect(lostGrids(input, result)).toEqual({ a: [], b: [] });
    expect(result.atoms).toHaveLength(16);
  });

  it('leaves land open where a department has a tenth of the city', () => {
    const { result } = findingsOf('a-tenth', 1);
    const area = (of: string | null) =>
      result.atoms.reduce((sum, { areaM2, labels }) => sum + (labels.few === of ? areaM2 : 0), 0);
    // 260 by 280 m in a city of 1200 by 1200 m; lines may move by the tolerance.
    expect(Math.abs(area('corner') / 72_800 - 1)).toBeLessThan(0.05);
    expect(area(null)).toBeGreaterThan(0.9 * 1_300_000);
  });
});

/** Three corners and no land. */
const LINE = polygon([
  [0, 0],
  [100, 0],
  [200, 0],
]);

describe('refused with the reason', () => {
  const outline = polygon(rectangle(-600, -600, 600, 600));
  const square = { west: -600, south: -600, east: 600, north: 600 };
  const plain = cellLayer(new Chance(1), 'plain', { ...square, columns: 4, rows: 4 });
  const refusal = (input: Partial<MergeInput>, options: Partial<MergeOptions> = {}) => {
    try {
      mergeLayers({ outline, layers: [plain], ...input }, { ...DEFAULT_MERGE_OPTIONS, ...options });
      return 'merged';
    } catch (error) {
      if (error instanceof MergeError) return error.code;
      throw error;
    }
  };

  it.each([
    ['outline-too-small', { outline: polygon(rectangle(-500, 0, 500, 14)) }],
    ['outline-too-small', { outline: polygon(rectangle(0, 0, 6, 7)) }],
    [
      'layer-empty',
      {
        layers: [
          plain,
          layer('points', [
            [
              'a',
              polygon([
                [0, 0],
                [0, 0],
                [0, 0],
              ]),
            ],
          ]),
        ],
      },
    ],
    ['layer-empty', { layers: [plain, layer('none', [['a', { type: 'Polygon', coordinates: [] }]])] }],
    ['layer-empty', { layers: [plain, layer('lines', [['a', LINE]])] }],
    ['outline-empty', { outline: LINE }],
    [
      'layer-outside-outline',
      { layers: [plain, layer('far', [['a', polygon(rectangle(9e3, 0, 1e4, 50))]])] },
    ],
    ['extent-too-large', { layers: [plain, layer('off', [['a', polygon(rectangle(0, 0, 9e5, 50))]])] }],
    ['duplicate-department', { layers: [plain, plain] }],
  ] as const)('%s', (code, input) => {
    expect(refusal(input)).toBe(code);
  });

  it('too many grids for the land', () => {
    expect(refusal({}, { grids: 100_000 })).toBe('too-many-grids');
  });
});
