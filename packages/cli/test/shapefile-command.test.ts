import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ReceivedFile, toReference, writeShapefile, zipFiles } from '@onegrid/interchange';
import type { FeatureCollection, Polygon } from 'geojson';
import { afterAll, describe, expect, it } from 'vitest';
import { itWithRealData } from '../../../scripts/config/real-data.ts';
import { runCheck } from '../src/commands/check.ts';
import { runMerge } from '../src/commands/merge.ts';
import { runInProcess } from './run-onegrid.ts';

const FIXTURES = fileURLToPath(new URL('./fixtures', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'onegrid-shapefile-'));
afterAll(() => rmSync(folder, { recursive: true }));

const GDAL = spawnSync('ogr2ogr', ['--version']).status === 0;
const WITHOUT_GDAL = GDAL ? '' : ' [gdal-bin is not installed]';

const fixture = (name: string): FeatureCollection<Polygon> =>
  JSON.parse(readFileSync(join(FIXTURES, `${name}.geojson`), 'utf8'));

function put(...files: readonly ReceivedFile[]): void {
  for (const { name, content } of files) writeFileSync(join(folder, name), content);
}

for (const name of ['outline', 'police', 'fire', 'people']) {
  copyFileSync(join(FIXTURES, `${name}.geojson`), join(folder, `${name}.geojson`));
}

const merge = (out: string, ...args: string[]) =>
  runInProcess(runMerge, folder, [...args, '--grids', '3', '--out', out, '--report', 'report.json']);
const textOf = (name: string) => readFileSync(join(folder, name), 'utf8');

describe('merge of files in other formats and reference systems', () => {
  it('gives the same bytes as the merge of the GeoJSON files they come from', async () => {
    const plain = await merge(
      'plain.geojson',
      ...['--outline', 'outline.geojson', '--households', 'people.geojson#n'],
      ...['--layer', 'police=police.geojson#code', '--layer', 'fire=fire.geojson#station'],
    );
    expect(plain).toEqual({ code: 0, out: '', error: '' });
    // Loose parts in capitals, GBK with a .cpg, Gauss-Kruger in metres.
    const police = { name: 'POLICE', encoding: 'gbk', cpg: true, reference: 'EPSG:4548' } as const;
    put(...writeShapefile(fixture('police').features, police));
    renameSync(join(folder, 'POLICE.dbf'), join(folder, 'police.DBF'));
    // A zip without a .prj, in GCJ-02.
    const fire = { name: 'fire', encoding: 'utf-8', cpg: false, reference: 'GCJ-02' } as const;
    put({ name: 'fire.zip', content: zipFiles(writeShapefile(fixture('fire').features, fire)) });
    // GeoJSON in BD-09.
    const people = fixture('people') as unknown as FeatureCollection;
    for (const { geometry } of people.features) {
      if (geometry.type === 'Point') geometry.coordinates = toReference(geometry.coordinates, 'BD-09');
    }
    writeFileSync(join(folder, 'people-bd09.geojson'), JSON.stringify(people));
    const other = await merge(
      'other.geojson',
      ...['--outline', 'outline.geojson', '--households', 'people-bd09.geojson#n'],
      ...['--layer', 'police=POLICE.shp#code', '--layer', 'fire=fire.zip#station'],
      ...['--reference', 'fire=gcj-02', '--reference', 'households=BD-09'],
    );
    expect(other).toEqual({ code: 0, out: '', error: '' });
    expect(textOf('other.geojson')).toBe(textOf('plain.geojson'));
    const { files } = JSON.parse(textOf('report.json')) as { files: { source: unknown }[] };
    expect(files.map(({ source }) => source)).toMatchObject([
      { format: 'geojson', reference: { evidence: 'reference-geojson' } },
      { format: 'shapefile', reference: { name: 'EPSG:4548', evidence: 'reference-prj', certain: true } },
      { format: 'shapefile', reference: { name: 'GCJ-02', evidence: 'reference-declared' } },
      { format: 'geojson', reference: { name: 'BD-09', evidence: 'reference-declared' } },
    ]);
  });

  it.runIf(GDAL)(`reads what ogr2ogr writes, and tells what nothing says${WITHOUT_GDAL}`, async () => {
    const args = ['-lco', 'ENCODING=GBK', '-t_srs', 'EPSG:4527', join(folder, 'ogr.shp')];
    const run = spawnSync('ogr2ogr', [...args, join(FIXTURES, 'police.geojson')], { encoding: 'utf8' });
    expect(run.status, run.stderr).toBe(0);
    rmSync(join(folder, 'ogr.prj'));
    const merged = await merge(
      'ogr.geojson',
      ...['--outline', 'outline.geojson', '--households', 'people.geojson#n'],
      ...['--layer', 'police=ogr.shp#code', '--layer', 'fire=fire.geojson#station'],
    );
    expect(merged.code).toBe(0);
    expect(merged.error).toMatch(/^ogr\.shp: EPSG:4527\? There is no \.prj; .*\n$/);
    expect(textOf('ogr.geojson')).toBe(textOf('plain.geojson'));
  });
});

describe('check of shapefiles', () => {
  it('names the part that is at fault, and what to do', async () => {
    const options = { name: 'cut', encoding: 'gbk', cpg: false, reference: 'EPSG:4490' } as const;
    const files = writeShapefile(fixture('police').features, options);
    put(
      ...files.map(({ name, content }) => ({
        name,
        content: name.endsWith('.shp') ? content.slice(0, -7) : content,
      })),
    );
    const cut = await runInProcess(runCheck, folder, ['cut.shp']);
    expect(cut).toMatchObject({ code: 2, out: '' });
    expect(cut.error).toMatch(/^onegrid: cut\.shp: The \.shp is cut off: it has \d+ bytes of \d+\. .*\n$/);
    const twice = zipFiles([
      ...files,
      ...writeShapefile(fixture('fire').features, { ...options, name: 'more' }),
    ]);
    put({ name: 'twice.zip', content: twice });
    const several = await runInProcess(runCheck, folder, ['twice.zip']);
    expect(several.code).toBe(2);
    expect(several.error).toContain('cut.shp, more.shp');
  });

  const PUBLISHED = [
    { file: 'bad_gap_region.shp', polygons: 15, pairs: 2, gaps: 3 },
    { file: 'providence_precincts.zip', polygons: 59, pairs: 2, gaps: 3 },
  ];
  for (const { file, polygons, pairs, gaps } of PUBLISHED) {
    itWithRealData(`${file}: the published counts`, [`bad-gap/${file}`], async ([place]) => {
      const run = await runInProcess(runCheck, dirname(place!), [file, '--json']);
      expect(run.code).toBe(1);
      const { features, overlapping_pairs, counts, source } = JSON.parse(run.out);
      expect({ features, overlapping_pairs, gaps: counts.gap }).toEqual({
        features: polygons,
        overlapping_pairs: pairs,
        gaps,
      });
      expect(source.reference).toMatchObject({ evidence: 'reference-prj', certain: true });
    });
  }
});
