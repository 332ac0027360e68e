import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FeatureCollection } from 'geojson';
import { afterAll, expect, it } from 'vitest';
import { runMerge } from '../src/commands/merge.ts';
import { runInProcess } from './run-onegrid.ts';

const FIXTURES = fileURLToPath(new URL('./fixtures', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'onegrid-earlier-'));
for (const name of ['outline.geojson', 'police.geojson', 'fire.geojson'])
  copyFileSync(join(FIXTURES, name), join(folder, name));
afterAll(() => rmSync(folder, { recursive: true }));

const merge = (...args: string[]) =>
  runInProcess(runMerge, folder, [
    ...['--outline', 'outline.geojson', '--layer', 'police=police.geojson#code'],
    ...['--layer', 'fire=fire.geojson#station', ...args],
  ]);
const refused = async (...args: string[]) => {
  const { code, error } = await merge(...args);
  expect(code).toBe(2);
  return error;
};
const read = (name: string) => readFileSync(join(folder, name), 'utf8');
const write = (name: string, content: unknown) => writeFileSync(join(folder, name), JSON.stringify(content));
const featuresOf = (name: string) => (JSON.parse(read(name)) as FeatureCollection).features;

it('keeps the codes of the plan in force, numbers new grids on, and tells which codes have ended', async () => {
  expect((await merge('--grids', '3', '--out', 'first.geojson')).code).toBe(0);
  const first = JSON.parse(read('first.geojson')) as FeatureCollection;
  first.features.forEach((feature, i) => {
    feature.properties = { grid: `0${5 - i}1` };
  });
  write('force.geojson', first);
  write('ended.json', { lineage: [], retired: ['060', '002'] });
  const again = ['--earlier', 'force.geojson#grid', '--retired', 'ended.json'];
  const same = await merge('--grids', '3', ...again, '--out', 'same.geojson', '--lineage', 'same.json');
  expect(same).toEqual({ code: 0, out: '', error: '' });
  const byCode = (name: string, field: string) =>
    Object.fromEntries(featuresOf(name).map(({ properties, geometry }) => [properties![field], geometry]));
  expect(byCode('same.geojson', 'code')).toEqual(byCode('force.geojson', 'grid'));
  const { lineage, retired } = JSON.parse(read('same.json'));
  expect(lineage.map(({ kind, from, to }: Record<string, unknown>) => [kind, from, to])).toEqual([
    ['same', ['031'], ['031']],
    ['same', ['041'], ['041']],
    ['same', ['051'], ['051']],
  ]);
  expect(lineage[0].text).toBe('Grid 031 keeps its code; it is the same to within 2%.');
  expect(retired).toEqual(['002', '060']);

  const more = ['--grids', '4', ...again, '--out', 'more.geojson', '--lineage', 'more.json'];
  expect((await merge(...more)).code).toBe(0);
  const codes = featuresOf('more.geojson').map(({ properties }) => properties!.code as string);
  // 061 follows 060, the greatest number there ever was.
  expect(codes).toContain('061');
  expect(codes).not.toContain('002');
  const ended = ['031', '041', '051'].filter((code) => !codes.includes(code));
  expect(JSON.parse(read('more.json')).retired).toEqual(['002', ...ended, '060'].sort());
});

it('names the file or the option that is wrong', async () => {
  const out = ['--out', 'refused.geojson'];
  write('elsewhere.geojson', {
    type: 'Feature',
    properties: { code: '1' },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [1, 1],
          [1.01, 1],
          [1.01, 1.01],
          [1, 1],
        ],
      ],
    },
  });
  expect(await refused('--earlier', 'elsewhere.geojson', ...out)).toMatch(/^onegrid: elsewhere\.geojson: /);
  expect(await refused('--earlier', 'nothing.geojson', ...out)).toBe(
    'onegrid: nothing.geojson: no such file\n',
  );
  expect(await refused('--earlier', 'police.geojson#number', ...out)).toMatch(
    /^onegrid: police\.geojson: no grid has the field "number"; there are code/,
  );
  expect(await refused('--earlier', 'police.geojson', '--retired', 'outline.geojson', ...out)).toBe(
    'onegrid: outline.geojson: not what --lineage writes: there is no list of codes called retired\n',
  );
  expect(await refused('--lineage', 'lineage.json', ...out)).toBe(
    'onegrid: --lineage needs the plan in force: give --earlier too\n',
  );
  expect(await refused('--earlier', 'police.geojson', '--out', 'police.geojson')).toMatch(/is an input/);
  expect(existsSync(join(folder, 'refused.geojson'))).toBe(false);
});
