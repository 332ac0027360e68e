import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Feature, FeatureCollection, LineString, MultiPolygon, Polygon } from 'geojson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runMerge } from '../src/commands/merge.ts';
import { type Run, runInProcess, runOnegrid } from './run-onegrid.ts';

const FIXTURES = fileURLToPath(new URL('./fixtures', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'onegrid-merge-'));
for (const name of readdirSync(FIXTURES)) copyFileSync(join(FIXTURES, name), join(folder, name));
afterAll(() => rmSync(folder, { recursive: true }));

const INPUTS = [
  '--outline',
  'outline.geojson',
  '--layer',
  'police=police.geojson#code',
  '--layer',
  'fire=fire.geojson#station',
];
const OUTPUTS = [
  '--out',
  'unified.geojson',
  '--atoms',
  'atoms.geojson',
  '--arcs',
  'arcs.geojson',
  '--report',
  'report.json',
];
const merge = (...args: string[]) => runOnegrid(folder, ['merge', ...args]);
const read = (name: string) => readFileSync(join(folder, name), 'utf8');
const featuresOf = (name: string) => (JSON.parse(read(name)) as FeatureCollection).features;
const propertiesOf = (features: readonly Feature[]) => features.map(({ properties }) => properties ?? {});

describe('onegrid merge', () => {
  let run: Run;
  beforeAll(async () => {
    run = await merge(
      ...INPUTS,
      '--weight',
      'police=2',
      '--households',
      'people.geojson#n',
      '--grids',
      '3',
      '--seed',
      '7',
      ...OUTPUTS,
    );
  });

  it('ends with 0 and says nothing where standard error is no terminal', () => {
    expect(run).toEqual({ code: 0, out: '', error: '' });
    expect(readdirSync(folder).filter((name) => name.endsWith('.partial'))).toEqual([]);
  });

  it('says so when a layer has no field of the given name', async () => {
    const args = [
      '--outline',
      'outline.geojson',
      '--layer',
      'police=police.geojson#cod',
      '--grids',
      '2',
      '--report',
      'typo.json',
    ];
    const typo = await runInProcess(runMerge, folder, args);
    expect(typo).toEqual({ code: 0, out: '', error: 'police.geojson: The file has no such id field.\n' });
  });

  it('writes unified grids with code, households and area', () => {
    const unified = propertiesOf(featuresOf('unified.geojson'));
    expect(unified.map(({ code }) => code).sort()).toEqual(['001', '002', '003']);
    for (const properties of unified)
      expect(Object.keys(properties)).toEqual(['code', 'households', 'area_m2']);
    const people = propertiesOf(featuresOf('people.geojson')).reduce((sum, { n }) => sum + n, 0);
    expect(unified.reduce((sum, { households }) => sum + households, 0)).toBeCloseTo(people, 6);
    const area = unified.reduce((sum, { area_m2 }) => sum + area_m2, 0);
    const outline = JSON.parse(read('report.json')).inputs.outlineAreaM2;
    expect(Math.abs(area / outline - 1)).toBeLessThan(1e-4);
  });

  it('writes atoms with their grid, and labels and shares by department', () => {
    const codes = new Set(propertiesOf(featuresOf('unified.geojson')).map(({ code }) => code));
    const atoms = propertiesOf(featuresOf('atoms.geojson'));
    const { onegrid } = JSON.parse(read('atoms.geojson'));
    expect(onegrid).toMatchObject({ byHouseholds: expect.any(Boolean), links: [] });
    expect(onegrid.departments.map(({ id }: { id: string }) => id)).toEqual(['fire', 'police']);
    expect(new Set(atoms.map(({ id }) => id)).size).toBe(atoms.length);
    for (const atom of atoms) {
      expect(Object.keys(atom)).toEqual(['id', 'grid', 'households', 'community', 'labels', 'shares']);
      expect(codes).toContain(atom.grid);
      expect(Object.keys(atom.labels).sort()).toEqual(['fire', 'police']);
      expect(['A1', 'A2', 'B1', 'B2']).toContain(atom.labels.police);
      // 0 is an id; the third strip has none of its own.
      expect(['0', '7', '#3']).toContain(atom.labels.fire);
      for (const share of Object.values(atom.shares)) expect(share).toSatisfy((s: number) => s > 0 && s <= 1);
    }
  });

  it('writes arcs that hold every edge of a unified border exactly once', () => {
    const key = (a: number[], b: number[]) => [a.join(), b.join()].sort().join(' ');
    const borders = new Set<string>();
    for (const { geometry } of featuresOf('unified.geojson')) {
      const { type, coordinates } = geometry as Polygon | MultiPolygon;
      for (const rings of type === 'Polygon' ? [coordinates] : coordinates) {
        for (const ring of rings)
          for (let i = 1; i < ring.length; i++) borders.add(key(ring[i - 1]!, ring[i]!));
      }
    }
    const along = featuresOf('arcs.geojson').flatMap(({ geometry }) => {
      const line = (geometry as LineString).coordinates;
      return line.slice(1).map((position, i) => key(line[i]!, position));
    });
    expect(new Set(along)).toEqual(borders);
    expect(along).toHaveLength(borders.size);
    for (const arc of propertiesOf(featuresOf('arcs.geojson'))) {
      expect(Object.keys(arc)).toEqual([
        'left',
        'right',
        'class',
        'supporters',
        'opponents',
        'silent',
        'length_m',
        'moved_m_p50',
        'moved_m_max',
      ]);
      expect([...arc.supporters, ...arc.opponents, ...arc.silent].sort()).toEqual(['fire', 'police']);
      expect(arc.left).not.toBe(arc.right);
    }
  });

  it('writes a report of inputs, files, measures and the run', () => {
    const report = JSON.parse(read('report.json'));
    expect(
      report.files.map(({ role, path, read: count }: Record<string, unknown>) => [role, path, count]),
    ).toEqual([
      ['outline', 'outline.geojson', 1],
      ['layer', 'police.geojson', 4],
      ['layer', 'fire.geojson', 3],
      ['households', 'people.geojson', 108],
    ]);
    expect(report.options).toMatchObject({ seed: 7, grids: 3, toleranceMetres: 10 });
    expect(report.counts).toMatchObject({ grids: 3 });
    expect(report.run.peakMemoryBytes).toBeGreaterThan(30e6);
    expect(Object.keys(report.run.stagesMs)).toEqual(
      expect.arrayContaining(['read', 'reconcile', 'propose', 'checks']),
    );
  });

  it('gives the same bytes again, whatever the order of layers', async () => {
    const again = ['--out', 'unified2.geojson', '--atoms', 'atoms2.geojson', '--arcs', 'arcs2.geojson'];
    const reversed = [
      '--layer',
      'fire=fire.geojson#station',
      '--layer',
      'police=police.geojson#code',
      '--outline',
      'outline.geojson',
    ];
    const second = await merge(
      ...reversed,
      '--weight',
      'police=2',
      '--households',
      'people.geojson#n',
      '--grids',
      '3',
      '--seed',
      '7',
      ...again,
    );
    expect(second.code).toBe(0);
    for (const name of ['unified', 'atoms', 'arcs'])
      expect(read(`${name}2.geojson`)).toBe(read(`${name}.geojson`));
  });

  it('takes households from polygons, and does without', async () => {
    expect(
      await merge(...INPUTS, '--households', 'blocks.geojson#HOUSING', '--out', 'blocks-unified.geojson'),
    ).toMatchObject({ code: 0 });
    const total = propertiesOf(featuresOf('blocks-unified.geojson')).reduce(
      (sum, { households }) => sum + households,
      0,
    );
    expect(total).toBeCloseTo(500, 3);
    expect(await runInProcess(runMerge, folder, [...INPUTS, '--out', 'area-unified.geojson'])).toMatchObject({
      code: 0,
      error: '',
    });
  });

  const gdal = spawnSync('ogrinfo', ['--version']).status === 0;
  it.runIf(gdal)(`is read by GDAL as valid geometry${gdal ? '' : ' [gdal-bin is not installed]'}`, () => {
    for (const name of ['unified', 'atoms', 'arcs']) {
      const sql = `SELECT COUNT(*) AS n, SUM(ST_IsValid(geometry)) AS valid FROM ${name}`;
      const info = spawnSync(
        'ogrinfo',
        ['-q', '-dialect', 'sqlite', '-sql', sql, join(folder, `${name}.geojson`)],
        { encoding: 'utf8' },
      );
      const count = featuresOf(`${name}.geojson`).length;
      expect(info.stdout).toMatch(new RegExp(`n \\(Integer\\S*\\) = ${count}\\n`));
      expect(info.stdout).toMatch(new RegExp(`valid \\(Integer\\S*\\) = ${count}\\n`));
      const converted = spawnSync(
        'ogr2ogr',
        ['-f', 'GeoJSONSeq', join(folder, `${name}.geojsons`), join(folder, `${name}.geojson`)],
        { encoding: 'utf8' },
      );
      expect([converted.status, converted.stderr]).toEqual([0, '']);
    }
  });
});

describe('onegrid merge refuses with exit code 2, one line and no output', () => {
  const refused = async (...args: string[]) => {
    const { code, out, error } = await runInProcess(runMerge, folder, args);
    expect([code, out]).toEqual([2, '']);
    expect(error).toMatch(/^onegrid: [^\n]+\n$/);
    return error.slice('onegrid: '.length).trimEnd();
  };
  const out = ['--out', 'refused.geojson'];
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);

  it('bad arguments', async () => {
    expect(await refused(...INPUTS)).toMatch(/no output/);
    expect(await refused(...out)).toMatch(/--outline is missing/);
    expect(await refused(...INPUTS.slice(0, 2), ...out)).toMatch(/--layer is missing/);
    expect(await refused(...INPUTS, ...out, '--layer', 'x')).toBe('--layer x: must be NAME=FILE#FIELD');
    expect(await refused(...INPUTS, ...out, '--layer', 'police=fire.geojson#id')).toMatch(
      /"police" is given more than once/,
    );
    expect(await refused(...INPUTS, ...out, '--weight', 'water=2')).toMatch(
      /no --layer of the department "water"/,
    );
    expect(await refused(...INPUTS, ...out, '--grids', '2.5')).toMatch(/whole number/);
    expect(await refused(...INPUTS, ...out, '--band', '2,3')).toMatch(/LOW,HIGH/);
    expect(await refused(...INPUTS, ...out, '--tolerance', '0')).toMatch(/above 0/);
    expect(await refused(...INPUTS, '--out', 'nowhere/x.geojson')).toBe(
      '--out nowhere/x.geojson: the folder does not exist',
    );
    expect(await refused(...INPUTS, '--out', 'police.geojson')).toMatch(/is an input/);
    expect(existsSync(join(folder, 'refused.geojson'))).toBe(false);
  });

  it('bad files, naming the file, the feature and the fault', async () => {
    const outline = read('outline.geojson');
    write('nan.geojson', outline.replace('116.3,', 'NaN,'));
    write('cut.geojson', outline.slice(0, -30));
    write('empty.geojson', '');
    write('line.geojson', '{"type":"LineString","coordinates":[[116.3,39.9],[116.31,39.91]]}');
    write('negative.geojson', read('people.geojson').replace('{"n": 3}', '{"n": -3}'));
    write('away.geojson', read('police.geojson').replaceAll('116.3', '117.3'));
    const layers = INPUTS.slice(2);
    expect(await refused('--outline', 'nan.geojson', ...layers, ...out)).toMatch(
      /^nan\.geojson: feature 1: .*NaN/,
    );
    expect(await refused('--outline', 'cut.geojson', ...layers, ...out)).toMatch(
      /^cut\.geojson: feature 1: .*byte \d+/,
    );
    expect(await refused('--outline', 'empty.geojson', ...layers, ...out)).toMatch(
      /^empty\.geojson: .*empty/,
    );
    expect(await refused('--outline', 'line.geojson', ...layers, ...out)).toMatch(
      /^line\.geojson: feature 1: .*LineString/,
    );
    expect(await refused(...INPUTS, '--layer', 'x=line.geojson#id', ...out)).toMatch(
      /^line\.geojson: feature 1/,
    );
    expect(await refused(...INPUTS, '--layer', 'x=missing.geojson#id', ...out)).toBe(
      'missing.geojson: no such file',
    );
    expect(await refused(...INPUTS, '--households', 'negative.geojson#n', ...out)).toMatch(
      /^negative\.geojson#n: feature \d+: .*-3/,
    );
    expect(await refused(...INPUTS, '--layer', 'away=away.geojson#code', ...out)).toMatch(
      /^away\.geojson: .*outline/,
    );
    expect(existsSync(join(folder, 'refused.geojson'))).toBe(false);
  });

  it('merges that cannot be, such as fewer grids than separate parts of the outline', async () => {
    const [first] = featuresOf('outline.geojson');
    const moved = [0.02, 0.04].map((east) => {
      const copy = structuredClone(first!) as Feature<Polygon>;
      copy.geometry.coordinates = copy.geometry.coordinates.map((ring) =>
        ring.map(([x, y]) => [x! + east, y!]),
      );
      return copy;
    });
    write('three-parts.geojson', JSON.stringify({ type: 'FeatureCollection', features: [first, ...moved] }));
    expect(
      await refused('--outline', 'three-parts.geojson', ...INPUTS.slice(2), '--grids', '2', ...out),
    ).toMatch(/2 grids are too few.*3/);
    expect(existsSync(join(folder, 'refused.geojson'))).toBe(false);
  });

  it('as a process too, in Chinese by LANG or --lang', async () => {
    const chinese = await runOnegrid(folder, ['merge', ...INPUTS], { LANG: 'zh_CN.UTF-8' });
    expect(chinese).toMatchObject({
      code: 2,
      error: expect.stringMatching(/^onegrid: 没有要求任何输出.*\n$/),
    });
    const bad = await merge('--outline', 'cut.geojson', ...INPUTS.slice(2), ...out);
    expect(bad).toMatchObject({
      code: 2,
      out: '',
      error: expect.stringMatching(/^onegrid: cut\.geojson: [^\n]+\n$/),
    });
    const asked = await merge('--lang', 'zh-CN', '--outline', 'empty.geojson', ...INPUTS.slice(2), ...out);
    expect(asked.error).toMatch(/^onegrid: empty\.geojson: 文件是空的。\n$/);
  });
});

describe('onegrid', () => {
  it('tells its version and how it is used', async () => {
    expect(await runOnegrid(folder, ['--version'])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^onegrid \d+\.\d+\.\d+\n$/),
    });
    expect(await runOnegrid(folder, ['--help'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('onegrid merge'),
    });
    expect(await runInProcess(runMerge, folder, ['--help'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('--households'),
    });
    expect(await runOnegrid(folder, [])).toMatchObject({
      code: 2,
      error: expect.stringContaining('onegrid merge'),
    });
    expect(await runOnegrid(folder, ['frobnicate'])).toMatchObject({
      code: 2,
      error: expect.stringContaining('frobnicate'),
    });
  });
});
