import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { itWithRealData } from '../../../scripts/config/real-data.ts';
import { runCheck } from '../src/commands/check.ts';
import { runInProcess, runOnegrid } from './run-onegrid.ts';

const FIXTURES = fileURLToPath(new URL('./fixtures', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'onegrid-check-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('onegrid check', () => {
  it('ends with 0 on a clean layer', async () => {
    const run = await runOnegrid(FIXTURES, ['check', 'police.geojson#code', '--outline', 'outline.geojson']);
    expect(run).toEqual({ code: 0, out: 'police.geojson: no faults (features: 4)\n', error: '' });
  });

  it('ends with 1 on faults and tells kind, features, place and area', async () => {
    const run = await runOnegrid(FIXTURES, ['check', 'faulty.geojson#id']);
    expect(run.code).toBe(1);
    const [head, ...lines] = run.out.trimEnd().split('\n');
    expect(head).toBe('faulty.geojson: faults: 3 (features: 4)');
    expect(lines.join('\n')).toMatch(/error #3 at 0\.105,0\.105: .*bowtie/i);
    expect(lines.join('\n')).toMatch(/error #1, #2 at 0\.015,0\.0075: .*one.*two/i);
    expect(lines.join('\n')).toMatch(/error #4 at 0\.215,0\.2[12].*: .*gap/i);
  });

  it('gives the same as JSON, and tells land open at the rim', async () => {
    const json = await runInProcess(runCheck, FIXTURES, [
      'fire.geojson',
      '--outline',
      'outline.geojson',
      '--json',
    ]);
    expect(json.code).toBe(1);
    const report = JSON.parse(json.out);
    expect(report).toMatchObject({
      features: 3,
      clean: false,
      counts: { uncovered: 1 },
      overlapping_pairs: 0,
      disagreements: [],
    });
    // 0.00003 degrees of longitude by 0.009 of latitude.
    expect(report.faults[0].area_m2).toBeGreaterThan(2500);
    expect(report.faults[0].area_m2).toBeLessThan(2600);
    expect(report.faults[0].place.type).toBe('Polygon');
  });

  it('takes metres with --plane, and points at it without', async () => {
    const square = [
      [0, 0],
      [3000, 0],
      [3000, 3000],
      [0, 3000],
      [0, 0],
    ];
    writeFileSync(join(folder, 'plane.geojson'), JSON.stringify({ type: 'Polygon', coordinates: [square] }));
    const plane = await runOnegrid(folder, ['check', 'plane.geojson', '--plane']);
    expect(plane).toMatchObject({ code: 0, out: 'plane.geojson: no faults (features: 1)\n' });
    const degrees = await runInProcess(runCheck, folder, ['plane.geojson']);
    expect(degrees.code).toBe(2);
    expect(degrees.error).toMatch(/^onegrid: plane\.geojson: .*3000.*--plane.*line 1, column \d+.*\n$/);
  });

  it('ends with 2 and one line on a bad file or argument', async () => {
    const run = (...args: string[]) => runInProcess(runCheck, FIXTURES, args);
    expect(await run()).toMatchObject({ code: 2, error: expect.stringMatching(/^onegrid: .*\n$/) });
    expect(await run('nowhere.geojson')).toEqual({
      code: 2,
      out: '',
      error: 'onegrid: nowhere.geojson: no such file\n',
    });
    expect((await run('police.geojson', '--jsn')).error).toBe(
      'onegrid: there is no option --jsn; see onegrid check --help\n',
    );
  });

  const six = [
    'ex10_bowtie.json',
    'ex4.json',
    'ex6.json',
    'ex14_ogc.json',
    'test3.json',
    'ex20_ogc_line.json',
  ];
  itWithRealData(
    'tells the faults of six files',
    six.map((name) => `coverage-cleaning/${name}`),
    async (places) => {
      const runs = await Promise.all(places.map((place) => runOnegrid('/', ['check', place, '--json'])));
      expect(runs.map(({ code }) => code)).toEqual([1, 1, 1, 1, 1, 1]);
      expect(runs.map(({ out }) => JSON.parse(out).counts)).toEqual([
        { bowtie: 1, overlap: 1 },
        { overlap: 2, gap: 1 },
        { overlap: 1 },
        { spike: 2 },
        { 'nested-ring': 1, gap: 1 },
        { line: 1 },
      ]);
    },
  );

  itWithRealData('runs on every file of the cleaning set', ['coverage-cleaning'], async ([place]) => {
    for (const name of readdirSync(place!).filter((file) => file.endsWith('json'))) {
      const plane = name.includes('britain') ? ['--plane'] : [];
      const run = await runInProcess(runCheck, place!, [name, '--json', ...plane]);
      expect([0, 1], name).toContain(run.code);
      expect(run.error, name).toBe('');
      expect(JSON.parse(run.out).clean, name).toBe(run.code === 0);
    }
  });
});
