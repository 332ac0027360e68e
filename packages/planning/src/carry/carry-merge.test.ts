import type { Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { MergeError } from '../merge/merge-error.ts';
import { mergeLayers } from '../merge/merge-layers.ts';
import type { DepartmentLayer } from '../model/layer.ts';
import { DEFAULT_MERGE_OPTIONS, type MergeInput, type MergeResult } from '../model/merge.ts';
import { box } from '../recode/district.fixture.ts';

const layer = (department: string, ...polygons: Polygon[]): DepartmentLayer => ({
  department,
  weight: 1,
  grids: polygons.map((geometry, i) => ({ id: `${department}${i}`, geometry, row: i + 1 })),
});
const merge = (input: MergeInput) => mergeLayers(input, DEFAULT_MERGE_OPTIONS);
/** A published plan: the codes of a merge, in another order and with other numbers. */
const published = ({ unified }: MergeResult, renumbered: Readonly<Record<string, string>>) => ({
  unified: [...unified].reverse().map((grid) => ({ ...grid, code: renumbered[grid.code] ?? grid.code })),
});
/** By code the west end of each grid in units. */
const wests = ({ unified }: MergeResult) =>
  Object.fromEntries(
    unified.map(({ code, geometry }) => [
      code,
      Math.min(...(geometry as Polygon).coordinates[0]!.map(([x]) => Math.round((x! - 118.2) * 1e5))),
    ]),
  );

// Three grids in a row, each 300 by 600 units of about a metre.
const OUTLINE = box(0, 0, 900, 600);
const ROW = [box(0, 0, 300, 600), box(300, 0, 600, 600), box(600, 0, 900, 600)];
const FIRST: MergeInput = { outline: OUTLINE, layers: [layer('police', ...ROW)] };

describe('a merge after an earlier plan', () => {
  const earlier = published(merge(FIRST), { '001': '003', '003': '001' });

  it('numbers nothing anew where a layer equal to one is added', () => {
    const now = merge({ ...FIRST, layers: [...FIRST.layers, layer('fire', ...ROW)], earlier });
    expect(wests(now)).toEqual({ '003': 0, '002': 300, '001': 600 });
    expect(now.lineage!.map(({ kind, from, to }) => [kind, ...from, ...to])).toEqual([
      ['same', '001', '001'],
      ['same', '002', '002'],
      ['same', '003', '003'],
    ]);
    expect(now.codes.every((code) => ['001', '002', '003'].includes(code))).toBe(true);
    expect(now.arcs.flatMap(({ left, right }) => [left, right])).toContain('003');
  });

  it('keeps the codes of a grown district and gives its new land a new one', () => {
    const grown = [...ROW, box(900, 0, 1200, 600)];
    const now = merge({ outline: box(0, 0, 1200, 600), layers: [layer('police', ...grown)], earlier });
    expect(wests(now)).toEqual({ '003': 0, '002': 300, '001': 600, '004': 900 });
    expect(now.lineage!.at(-1)).toMatchObject({ kind: 'new', from: [], to: ['004'] });
  });

  it('gives codes of 15 digits where communities are drawn, and keeps them where their line moves', () => {
    const communities = (line: number) => [
      { id: 'a', name: 'A', code: '340212100001', geometry: box(0, 0, line, 600) },
      { id: 'b', name: 'B', code: '340212100002', geometry: box(line, 0, 900, 600) },
    ];
    const first = merge({ ...FIRST, communities: communities(600), earlier });
    expect(wests(first)).toEqual({ '340212100001001': 0, '340212100001002': 300, '340212100002001': 600 });
    expect(first.lineage!.every(({ kind }) => kind === 'changed')).toBe(true);
    // The grid in the middle goes to the other community: its code ends, its neighbours keep theirs.
    const moved = merge({ ...FIRST, communities: communities(300), earlier: published(first, {}) });
    expect(wests(moved)).toEqual({ '340212100001001': 0, '340212100002002': 300, '340212100002001': 600 });
  });

  it('is the same merge to the byte but for its codes', () => {
    const plain = merge(FIRST);
    const after = merge({ ...FIRST, earlier });
    expect(plain.lineage).toBeUndefined();
    expect(after.atoms).toEqual(plain.atoms);
    const byPlace = (result: MergeResult) =>
      [...result.unified].map(({ geometry }) => JSON.stringify(geometry)).sort();
    expect(byPlace(after)).toEqual(byPlace(plain));
  });

  it.each([
    ['earlier-empty', { unified: [] }],
    ['earlier-elsewhere', { unified: [{ code: '1', geometry: box(5000, 0, 6000, 10), households: 0 }] }],
  ] as const)('refuses a plan it cannot follow: %s', (code, plan) => {
    expect(() => merge({ ...FIRST, earlier: plan })).toThrow(
      expect.objectContaining({ constructor: MergeError, code }),
    );
  });
});
