import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { verifyCoverage } from '@onegrid/geometry';
import type { FeatureCollection, Polygon } from 'geojson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runMerge } from '../src/commands/merge.ts';
import { runPropose } from '../src/commands/propose.ts';
import { runInProcess, runOnegrid } from './run-onegrid.ts';

const FIXTURES = fileURLToPath(new URL('./fixtures', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'onegrid-propose-'));
afterAll(() => rmSync(folder, { recursive: true }));

const read = (name: string) => readFileSync(join(folder, name), 'utf8');
const collection = (name: string) => JSON.parse(read(name)) as FeatureCollection<Polygon>;
const propertiesOf = (name: string) => collection(name).features.map(({ properties }) => properties ?? {});
const propose = (...args: string[]) =>
  runInProcess(runPropose, folder, ['--atoms', 'atoms.geojson', ...args]);

beforeAll(async () => {
  for (const name of readdirSync(FIXTURES)) copyFileSync(join(FIXTURES, name), join(folder, name));
  const layers = ['police=police.geojson#code', 'fire=fire.geojson#station'].flatMap((layer) => [
    '--layer',
    layer,
  ]);
  const inputs = ['--outline', 'outline.geojson', ...layers, '--households', 'people.geojson#n'];
  const outputs = ['--atoms', 'atoms.geojson', '--out', 'unified.geojson'];
  const merged = await runInProcess(runMerge, folder, [...inputs, '--grids', '3', '--seed', '7', ...outputs]);
  if (merged.code !== 0) throw new Error(merged.error);
});

describe('onegrid propose', () => {
  it('proposes another number of grids on the same atoms and writes them like a merge', async () => {
    const outputs = ['--out', 'grids.geojson', '--atoms-out', 'again.geojson', '--report', 'report.json'];
    const args = [
      'propose',
      '--atoms',
      'atoms.geojson',
      '--grids',
      '2',
      '--objective',
      'most-even',
      ...outputs,
    ];
    expect(await runOnegrid(folder, args)).toEqual({ code: 0, out: '', error: '' });
    const grids = collection('grids.geojson').features;
    expect(grids).toHaveLength(2);
    expect(Object.keys(grids[0]!.properties!)).toEqual(['code', 'households', 'area_m2']);
    expect(verifyCoverage(grids.map(({ geometry }) => geometry)).faults).toEqual([]);
    const before = propertiesOf('unified.geojson').reduce((sum, { households }) => sum + households, 0);
    expect(grids.reduce((sum, { properties }) => sum + properties!.households, 0)).toBeCloseTo(before, 6);
    const report = JSON.parse(read('report.json'));
    expect(report).toMatchObject({ grids: 2, objective: { agreement: 0.5, evenness: 0.5 }, outsideBand: [] });
    const { agreement, evenness } = report.terms;
    expect(report.value).toBeCloseTo((agreement + evenness) / 2, 12);
    // Only the grids of the atoms differ: the same file can be read again.
    const differing = (name: string) => {
      const { onegrid, features } = JSON.parse(read(name));
      return {
        onegrid,
        features: features.map((f: { properties: object }) => ({
          ...f,
          properties: { ...f.properties, grid: '' },
        })),
      };
    };
    expect(differing('again.geojson')).toEqual(differing('atoms.geojson'));
  });

  it('keeps the plan to the byte where all its grids are locked', async () => {
    const codes = [...new Set(propertiesOf('atoms.geojson').map(({ grid }) => grid))];
    const locks = codes.flatMap((code) => ['--lock-grid', code]);
    expect(await propose(...locks, '--atoms-out', 'locked.geojson', '--out', 'same.geojson')).toMatchObject({
      code: 0,
    });
    expect(read('locked.geojson')).toBe(read('atoms.geojson'));
    expect(read('same.geojson')).toBe(read('unified.geojson'));
  });

  it('writes the same bytes for the same run, with a locked border and a mix', async () => {
    const locked = [
      '--lock-arc',
      '001,002',
      '--quick',
      '--objective',
      'agreement:1,evenness:2',
      '--seed',
      '3',
    ];
    await propose(...locked, '--atoms-out', 'one.geojson');
    await propose(...locked, '--atoms-out', 'two.geojson');
    expect(read('one.geojson')).toBe(read('two.geojson'));
  });

  it('divides grids into micro-grids', async () => {
    const { code } = await propose('--micro', '10', '--out', 'micro.geojson', '--report', 'micro.json');
    expect(code).toBe(0);
    const micro = propertiesOf('micro.geojson').map((properties) => String(properties.code));
    expect(micro.every((each) => /^00[123]-\d\d$/.test(each))).toBe(true);
    expect(new Set(micro.map((each) => each.slice(0, 3)))).toEqual(new Set(['001', '002', '003']));
    expect(JSON.parse(read('micro.json'))).toMatchObject({
      kind: 'micro',
      households: 10,
      grids: micro.length,
    });
  });

  it.each([
    [['--lock-grid', '009'], 'The plan has no grid 009.'],
    [['--lock-arc', '001,009'], 'The plan has no grid 009.'],
    [['--lock-arc', '001'], '--lock-arc 001: must be the codes of two grids, CODE,CODE'],
    [['--community', 'x'], 'There is no community x.'],
    [
      ['--objective', 'best'],
      '--objective best: must be one of most-agreed, most-even, least-change, or weights such as agreement:0.5,evenness:0.5',
    ],
    [
      ['--objective', 'agreement:0'],
      '--objective agreement:0: must be one of most-agreed, most-even, least-change, or weights such as agreement:0.5,evenness:0.5',
    ],
    [['--micro', '10', '--quick'], '--quick does not go with --micro, which leaves the grids as they are'],
    [['--grid', '001'], '--grid belongs to --micro'],
    [['--micro', '10', '--grid', '009'], 'The plan has no grid 009.'],
    [['--grids', '0'], '--grids 0: must be a whole number, 1 or more'],
  ])('refuses %j', async (args, error) => {
    const run = await propose(...args, '--out', 'none.geojson');
    expect(run).toEqual({ code: 2, out: '', error: `onegrid: ${error}\n` });
  });

  it('refuses more grids than atoms', async () => {
    const atoms = propertiesOf('atoms.geojson').length;
    const { error } = await propose('--grids', '500', '--out', 'none.geojson');
    expect(error).toBe(`onegrid: 500 grids are too many: there are ${atoms} pieces.\n`);
  });

  it('refuses a file without what belongs to the atoms, and one without labels', async () => {
    const { onegrid: _, ...bare } = JSON.parse(read('atoms.geojson'));
    writeFileSync(join(folder, 'bare.geojson'), JSON.stringify(bare));
    const run = (name: string) =>
      runInProcess(runPropose, folder, ['--atoms', name, '--out', 'none.geojson']);
    expect((await run('bare.geojson')).error).toMatch(/^onegrid: bare\.geojson: this is not what/);
    const whole = JSON.parse(read('atoms.geojson'));
    delete whole.features[1].properties.labels;
    writeFileSync(join(folder, 'unlabelled.geojson'), JSON.stringify(whole));
    expect((await run('unlabelled.geojson')).error).toMatch(
      /^onegrid: unlabelled\.geojson: feature 2 is no atom/,
    );
    expect((await run('missing.geojson')).error).toBe('onegrid: missing.geojson: no such file\n');
  });
});
