import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { itWithRealData } from '../../../scripts/config/real-data.ts';
import { runCheck } from '../src/commands/check.ts';
import { runInProcess, runOnegrid } from './run-onegrid.ts';

const folder = mkdtempSync(join(tmpdir(), 'onegrid-repairs-'));
afterAll(() => rmSync(folder, { recursive: true }));

const box = (west: number, south: number, east: number, north: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
});
const feature = (properties: object, geometry: object) => ({ type: 'Feature', properties, geometry });
const put = (name: string, ...features: object[]) =>
  writeFileSync(join(folder, name), JSON.stringify({ type: 'FeatureCollection', features }));

/*  a gap of 4 m between a and b, and 300 m2 of both b and c
 *  +-----+ +-----+
 *  |  a  | |  b  |
 *  +-----+-+-----+
 *  |  c          |
 *  +-------------+ */
put(
  'layer.geojson',
  feature({ id: 'a' }, box(0, 0, 100, 100)),
  feature({ id: 'b' }, box(104, -3, 204, 100)),
  feature({ id: 'c' }, box(0, -100, 204, 0)),
);
put('outline.geojson', feature({}, box(0, -100, 204, 100)));
put(
  'people.geojson',
  feature({ n: 5 }, { type: 'Point', coordinates: [150, 50] }),
  feature({ n: 2 }, { type: 'Point', coordinates: [50, 50] }),
  feature({ n: 7 }, { type: 'Point', coordinates: [102, 50] }),
);

const check = (...args: string[]) =>
  runInProcess(runCheck, folder, ['layer.geojson#id', '--plane', '--outline', 'outline.geojson', ...args]);
const json = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'));

describe('onegrid check with repairs', () => {
  it('writes the list with places, areas, receivers and who else could', async () => {
    const run = await check('--repairs', 'list.json');
    expect(run.code).toBe(1);
    expect(run.error).toBe('');
    const list = json('list.json');
    expect(list).toMatchObject({
      rule: 'longest-border',
      priority: [],
      thin_metres: 15,
      counts: { gap: { count: 1, area_m2: 400 }, overlap: { count: 1, area_m2: 300 } },
      unmatched_decisions: [],
    });
    expect(list.faults).toMatchObject([
      {
        kind: 'gap',
        area_m2: 400,
        at: [102, 50],
        households: null,
        receiver: 'a',
        by: 'longest-border',
        candidates: [
          { grid: 'a', border_m: 100 },
          { grid: 'b', border_m: 100 },
          { grid: 'c', border_m: 4 },
        ],
      },
      { kind: 'overlap', area_m2: 300, grids: ['b', 'c'], receiver: 'c' },
    ]);
    expect(run.out).toContain('proposed repairs: 2\n');
    expect(run.out).toMatch(
      /gap-[0-9a-f]{16} at 102,50: A gap between grids, beside a, b and c, 400 m². It goes to grid a/,
    );
  });

  it('follows the rule asked for, counting households', async () => {
    await check(
      '--repair-rule',
      'most-households',
      '--households',
      'people.geojson#n',
      '--repairs',
      'h.json',
    );
    expect(json('h.json').faults[0]).toMatchObject({
      households: 7,
      receiver: 'b',
      by: 'most-households',
      candidates: [{ grid: 'b', households: 5 }, { grid: 'a', households: 2 }, { grid: 'c' }],
    });
    await check('--priority', 'b', '--repairs', 'p.json');
    expect(json('p.json').faults.map(({ receiver }: { receiver: string }) => receiver)).toEqual(['b', 'b']);
  });

  it('writes the layer as prepared, and the list as features', async () => {
    await check('--repaired', 'repaired.geojson', '--repairs', 'list.geojson');
    const areas = json('repaired.geojson').features.map(
      ({ properties, geometry }: { properties: { id: string }; geometry: { coordinates: number[][][] } }) => [
        properties.id,
        Math.abs(shoelace(geometry.coordinates[0]!)),
      ],
    );
    expect(areas).toEqual([
      ['a', 10_400],
      ['b', 10_000],
      ['c', 20_400],
    ]);
    expect(json('list.geojson').features[0]).toMatchObject({
      properties: { kind: 'gap', area_m2: 400, receiver: 'a' },
      geometry: { type: 'Polygon' },
    });
    const again = await runInProcess(runCheck, folder, ['repaired.geojson#id', '--plane', '--json']);
    expect(JSON.parse(again.out)).toMatchObject({ clean: true, counts: {} });
  });

  it('takes decisions by hand, and tells those that fit nothing', async () => {
    await check('--repairs', 'list.json');
    const [gap, overlap] = json('list.json').faults.map(({ id }: { id: string }) => id);
    const run = await check('--decide', `${gap}=c`, '--leave', overlap, '--leave', 'gap-00', '--json');
    const { repairs } = JSON.parse(run.out);
    expect(repairs.faults).toMatchObject([
      { receiver: 'c', by: 'by-hand' },
      { receiver: null, by: 'by-hand' },
    ]);
    expect(repairs.unmatched_decisions).toMatchObject([{ fault: 'gap-00', reason: 'repair-fault-gone' }]);
    const told = await check('--decide', `${gap}=nobody`);
    expect(told.error).toMatch(/names a grid, nobody, that the layer does not have/);
  });

  it('refuses what makes no sense in one line', async () => {
    const error = async (...args: string[]) => {
      const run = await check(...args);
      expect(run).toMatchObject({ code: 2, out: '' });
      return run.error;
    };
    expect(await error('--repair-rule', 'best')).toBe(
      'onegrid: --repair-rule best: must be one of longest-border, most-households, priority\n',
    );
    expect(await error('--repair-rule', 'most-households')).toMatch(/needs --households FILE#FIELD/);
    expect(await error('--repair-rule', 'priority')).toMatch(/needs --priority/);
    expect(await error('--priority', 'a,,b')).toMatch(/--priority a,,b: /);
    expect(await error('--decide', 'gap')).toMatch(/must be FAULT=GRID/);
    expect(await error('--decide', 'gap=a', '--leave', 'gap')).toMatch(/two decisions for gap/);
    expect(await error('--thin', '0')).toMatch(/--thin 0: /);
    expect(await error('--households', 'people.geojson')).toMatch(/must be FILE#FIELD/);
    expect(await error('--repairs', 'layer.geojson')).toMatch(/--repairs.*layer\.geojson/);
  });

  it('speaks Chinese', async () => {
    const run = await runOnegrid(folder, [
      'check',
      'layer.geojson#id',
      '--plane',
      '--thin',
      '15',
      '--lang',
      'zh-CN',
    ]);
    expect(run.out).toContain('修复方案：2 处\n');
    expect(run.out).toMatch(/网格之间有一道狭窄的开口空隙|网格之间有空隙/);
    const usage = await runOnegrid(folder, ['check', '--help', '--lang', 'zh-CN']);
    expect(usage.out).toMatch(/--repair-rule 规则/);
  });

  itWithRealData(
    'resolves what maup publishes of two precinct maps: 2 pairs that overlap and 3 holes each',
    ['bad-gap/providence_precincts.zip', 'bad-gap/bad_gap_region.shp'],
    async (places) => {
      for (const place of places) {
        const run = await runInProcess(runCheck, '/', [place, '--thin', '15', '--json']);
        const { overlapping_pairs, counts, faults, repairs } = JSON.parse(run.out) as RepairReport;
        expect([overlapping_pairs, counts.gap]).toEqual([2, 3]);
        const pairs = repairs.faults
          .filter(({ kind }) => kind === 'overlap')
          .map(({ grids }) => grids.join(' '));
        expect(new Set(pairs).size).toBe(2);
        // Every square metre of the holes is filled or told to stay.
        const holes = faults
          .filter(({ kind }) => kind === 'gap')
          .reduce((sum, { area_m2 }) => sum + area_m2, 0);
        const open = repairs.faults.filter(({ kind }) => kind !== 'overlap');
        expect(open.reduce((sum, { area_m2 }) => sum + area_m2, 0) / holes).toBeCloseTo(1, 3);
      }
    },
  );

  itWithRealData(
    'finds the published overlaps of two layers of Cambridge, and fills the holes of the blocks',
    ['cambridge-partitions'],
    async ([place]) => {
      const report = async (name: string) => {
        const run = await runInProcess(runCheck, place!, [`${name}.geojson`, '--thin', '15', '--json']);
        return (JSON.parse(run.out) as RepairReport).repairs.counts;
      };
      const fire = await report('PUBLICSAFETY_FireEngineDistricts');
      expect(fire.overlap?.count).toBe(4);
      expect(Math.abs(fire.overlap!.area_m2 - 1451)).toBeLessThan(2);
      const census = await report('DEMOGRAPHICS_BlockGroups2020');
      expect(census.enclave).toBeUndefined();
      expect(Math.abs(census.gap!.area_m2 - 5321)).toBeLessThan(40);
      expect(Math.abs(census.overlap!.area_m2 - 1604)).toBeLessThan(15);
      expect(await report('PUBLICSAFETY_PoliceWalkingRoutes')).toEqual({});
    },
  );
});

interface RepairReport {
  readonly overlapping_pairs: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly faults: readonly { kind: string; area_m2: number }[];
  readonly repairs: {
    readonly counts: Readonly<Record<string, { count: number; area_m2: number }>>;
    readonly faults: readonly { kind: string; area_m2: number; grids: readonly string[] }[];
  };
}

function shoelace(ring: readonly (readonly number[])[]): number {
  let doubled = 0;
  for (let i = 1; i < ring.length; i++) {
    doubled += ring[i - 1]![0]! * ring[i]![1]! - ring[i]![0]! * ring[i - 1]![1]!;
  }
  return doubled / 2;
}
