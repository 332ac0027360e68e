import type { FeatureCollection } from 'geojson';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { faultOf, feature, OPTIONS, polygon, read, square } from '../test/support/shapefiles.ts';
import { toReference } from './reference/reference.ts';
import { writeShapefile } from './shapefile/write-shapefile.ts';
import { zipFiles } from './zip/zip-files.ts';

const encode = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const features = [feature(polygon(square(118.2, 31.05)), { id: 1, name: '甲' })];
const collection: FeatureCollection = { type: 'FeatureCollection', features };
const shapefile = writeShapefile(features, OPTIONS);
const zipped = (...files: { name: string; content: Uint8Array }[]) => [
  { name: 'a.zip', content: zipFiles(files) },
];
const renamed = (stem: string) =>
  shapefile.map((file) => ({ ...file, name: file.name.replace('grids', stem) }));

describe('readFeatures of a zip', () => {
  it('reads the one shapefile in it, in folders, between what others put beside it', async () => {
    const junk = new TextEncoder().encode('junk');
    const { rows, source } = await read(
      zipped(
        ...renamed('图层/网格'),
        { name: '__MACOSX/图层/._网格.shp', content: junk },
        { name: '图层/._网格.shp', content: junk },
        { name: '图层/网格.shp.xml', content: junk },
        { name: '图层/网格.sbn', content: junk },
        { name: 'readme.txt', content: junk },
        { name: 'metadata.json', content: junk },
      ),
    );
    expect(rows).toMatchObject([{ geometry: features[0]!.geometry, properties: { id: 1, name: '甲' } }]);
    expect(source.format).toBe('shapefile');
  });

  it('reads GeoJSON in it', async () => {
    const { source } = await read(zipped({ name: 'a/b.GeoJSON', content: encode(collection) }));
    expect(source.format).toBe('geojson');
    expect((await read(zipped({ name: 'b.json', content: encode(collection) }))).rows).toHaveLength(1);
  });

  it('names the data sets where there are several, and says where there is none', async () => {
    const two = zipped(...renamed('甲'), ...renamed('乙'), {
      name: 'c.geojson',
      content: encode(collection),
    });
    expect(await faultOf(two)).toEqual({ code: 'several-data-sets', found: '甲.shp, 乙.shp, c.geojson' });
    expect(await faultOf(zipped({ name: 'readme.txt', content: encode(1) }))).toEqual({
      code: 'zip-without-data',
    });
    expect(await faultOf(zipped())).toEqual({ code: 'zip-without-data' });
    expect(await faultOf(zipped(...shapefile.filter(({ name }) => !name.endsWith('.shp'))))).toMatchObject({
      code: 'part-missing',
      expected: '.shp',
    });
  });

  it('refuses one that is cut off or changed, by its checksums', async () => {
    const content = zipFiles(shapefile);
    for (let kept = 4; kept < content.length - 1; kept += 13) {
      const fault = await faultOf([{ name: 'a.zip', content: content.slice(0, kept) }]);
      expect(fault, String(kept)).toMatchObject({ code: 'zip-damaged' });
    }
    const inside = content.slice();
    // In the packed bytes of the first file, behind its header of 30 bytes and its name.
    inside[30 + 'grids.shp'.length + 20]! ^= 0x10;
    expect(await faultOf([{ name: 'a.zip', content: inside }])).toMatchObject({ code: 'zip-damaged' });
  });

  it('unpacks no more than the limit, whatever the zip declares', async () => {
    const zeros = { name: 'bomb.geojson', content: new Uint8Array(5_000_000) };
    const bomb = zipFiles([zeros]);
    expect(bomb.length).toBeLessThan(10_000);
    const limited = { sizeLimit: 1_000_000 };
    expect(await faultOf([{ name: 'a.zip', content: bomb }], limited)).toMatchObject({
      code: 'file-too-large',
      file: 'bomb.geojson',
      found: '5000000',
    });
    // The same, declared as 100 bytes in both headers.
    const lying = Buffer.from(bomb);
    const size = Buffer.alloc(4);
    size.writeUInt32LE(5_000_000);
    for (let at = lying.indexOf(size); at >= 0; at = lying.indexOf(size)) lying.writeUInt32LE(100, at);
    expect(await faultOf([{ name: 'a.zip', content: lying }], limited)).toMatchObject({
      code: 'zip-damaged',
    });
  });

  it('reads names in GBK', async () => {
    const content = zipFiles(renamed('AAAA'));
    const name = iconv.encode('网格', 'gbk');
    const bytes = Buffer.from(content);
    for (let at = bytes.indexOf('AAAA'); at >= 0; at = bytes.indexOf('AAAA')) name.copy(bytes, at);
    const more = Buffer.from(zipFiles([...renamed('AAAA'), ...renamed('BBBB')]));
    for (let at = more.indexOf('AAAA'); at >= 0; at = more.indexOf('AAAA')) name.copy(more, at);
    expect((await read([{ name: 'a.zip', content: bytes }])).rows).toHaveLength(1);
    expect(await faultOf([{ name: 'a.zip', content: more }])).toMatchObject({ found: '网格.shp, BBBB.shp' });
  });

  it('refuses an encrypted one', async () => {
    const content = zipFiles(shapefile);
    const bytes = Buffer.from(content);
    for (const mark of ['PK\x03\x04', 'PK\x01\x02']) {
      for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + 1))
        bytes[at + (mark[2] === '\x03' ? 6 : 8)]! |= 1;
    }
    expect(await faultOf([{ name: 'a.zip', content: bytes }])).toMatchObject({ code: 'zip-encrypted' });
  });
});

describe('readFeatures', () => {
  it('reads a file by what it holds, not by its name', async () => {
    const shp = shapefile.find(({ name }) => name.endsWith('.shp'))!;
    const { report } = await read([{ name: 'upload', content: shp.content }]);
    expect(report.noticed).toEqual([{ code: 'table-missing', count: 1 }]);
    expect((await read([{ name: 'upload', content: zipFiles(shapefile) }])).source.format).toBe('shapefile');
    expect((await read([{ name: 'upload', content: encode(collection) }])).source.format).toBe('geojson');
    expect(await faultOf([])).toEqual({ code: 'file-empty' });
    expect(await faultOf([{ name: 'a.txt', content: new TextEncoder().encode('hello') }])).toMatchObject({
      code: 'json-syntax',
    });
  });

  it('converts GeoJSON from a declared system, before what its crs member says', async () => {
    const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4548' } };
    const plane = polygon(square(118.2, 31.05).map((position) => toReference(position, 'EPSG:4548')));
    const file = {
      name: 'a.geojson',
      content: encode({ ...collection, crs, features: [feature(plane, { id: 1 })] }),
    };
    const byMember = await read([file], { geometries: 'polygons' });
    expect(byMember.rows[0]!.geometry).toEqual(features[0]!.geometry);
    expect(byMember.source.reference).toEqual({
      name: 'EPSG:4548',
      evidence: 'reference-crs-member',
      certain: true,
    });
    const declared = await read([file], { reference: 'EPSG:2384' });
    expect(declared.source.reference).toEqual({
      name: 'EPSG:2384',
      evidence: 'reference-local-datum',
      certain: false,
    });
    expect(await faultOf([{ ...file, content: encode({ ...collection, crs }) }])).toMatchObject({
      code: 'reference-contradicted',
    });
  });

  it('takes lines or points where they are asked for, and refuses other rows', async () => {
    const mixed = [
      feature({ type: 'Point', coordinates: [118, 31] }),
      feature({
        type: 'LineString',
        coordinates: [
          [118, 31],
          [118, 32],
        ],
      }),
      feature({ type: 'LineString', coordinates: [[118, 31]] }),
      features[0]!,
    ];
    const file = { name: 'a.geojson', content: encode({ ...collection, features: mixed }) };
    const codes = async (geometries: 'points' | 'lines' | 'polygons') => {
      const { rows, report } = await read([file], { geometries });
      return [rows.map(({ row }) => row), report.refused.map(({ row, code }) => `${row} ${code}`)];
    };
    expect(await codes('points')).toEqual([[1], ['2 not-a-point', '3 not-a-point', '4 not-a-point']]);
    expect(await codes('lines')).toEqual([[2], ['1 not-a-line', '3 empty-geometry', '4 not-a-line']]);
    expect(await codes('polygons')).toEqual([[4], ['1 not-a-polygon', '2 not-a-polygon', '3 not-a-polygon']]);
  });

  it('summarises fields', async () => {
    const rows = [
      { n: 1, flag: true, day: '2024-02-29', mixed: 1, name: '' },
      { n: 1, flag: false, day: '2024-03-01T10:00:00Z', mixed: 'x', name: null, late: 'y'.repeat(80) },
    ];
    const file = {
      name: 'a.geojson',
      content: encode({ ...collection, features: rows.map((row) => feature(features[0]!.geometry, row)) }),
    };
    const { fields } = (await read([file])).source;
    expect(fields.map(({ name, kind, missing, distinct }) => [name, kind, missing, distinct])).toEqual([
      ['n', 'number', 0, 1],
      ['flag', 'boolean', 0, 2],
      ['day', 'date', 0, 2],
      ['mixed', 'text', 0, 2],
      ['name', 'text', 2, 0],
      ['late', 'text', 1, 1],
    ]);
    expect(fields[0]!.samples).toEqual(['1']);
    expect(fields[5]!.samples[0]).toHaveLength(60);
  });
});
