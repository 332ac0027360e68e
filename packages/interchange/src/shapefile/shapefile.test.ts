import fc from 'fast-check';
import type { Geometry, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { itWithGdal, readByGdal, runGdal } from '../../test/support/gdal.ts';
import { changed, feature, OPTIONS, polygon, read, square } from '../../test/support/shapefiles.ts';
import type { ReceivedFile } from '../received-file.ts';
import { zipFiles } from '../zip/zip-files.ts';
import { writeShapefile } from './write-shapefile.ts';

/*  on a lattice of 1e-7 degrees, so that 7 decimals give it back */
const coordinate = fc
  .tuple(
    fc.integer({ min: 1_170_000_000, max: 1_180_000_000 }),
    fc.integer({ min: 300_000_000, max: 320_000_000 }),
  )
  .map(([x, y]): Position => [x / 1e7, y / 1e7]);
const text = fc.string({
  unit: fc.constantFrom(...'网格党支部荻港镇繁阳第一二三 AZaz09-_ 、（）'.split('')),
  maxLength: 12,
});
const properties = fc.record({
  编号: text,
  households: fc.integer({ min: -99_999_999, max: 99_999_999 }),
  share: fc.integer({ min: -1e9, max: 1e9 }).map((value) => value / 1000),
  open: fc.boolean(),
  since: fc.constantFrom('2024-02-29', '1999-12-31', null),
});
const variant = fc.record({
  encoding: fc.constantFrom('gbk' as const, 'utf-8' as const),
  cpg: fc.boolean(),
  reference: fc.constantFrom('EPSG:4490', 'EPSG:4326', 'EPSG:4548', 'EPSG:4527', 'EPSG:3857'),
});
const geometryOf: Readonly<Record<string, fc.Arbitrary<Geometry>>> = {
  points: coordinate.map((coordinates) => ({ type: 'Point', coordinates })),
  lines: fc
    .uniqueArray(coordinate, { minLength: 2, maxLength: 6, selector: String })
    .map((coordinates) => ({ type: 'LineString', coordinates })),
  polygons: coordinate.map(([x, y]) =>
    polygon(square(x!, y!), square(x! + 0.002, y! + 0.003, 0.004).toReversed()),
  ),
};

/** What a value becomes in a table: blank text is none, outer blanks go. */
const kept = (value: unknown) => (typeof value === 'string' ? value.replace(/^ +| +$/g, '') || null : value);
const sevenDecimals = (geometry: Geometry): Geometry =>
  JSON.parse(JSON.stringify(geometry), (_, value) =>
    typeof value === 'number' ? Math.round(value * 1e7) / 1e7 : value,
  );

describe('a shapefile that was written', () => {
  it('reads as the same features, whatever its encoding and reference system', async () => {
    for (const [kind, arbitrary] of Object.entries(geometryOf)) {
      await fc
        .assert(
          fc.asyncProperty(
            fc.array(fc.tuple(arbitrary, properties), { minLength: 1, maxLength: 6 }),
            variant,
            async (rows, options) => {
              const features = rows.map(([geometry, values]) => feature(geometry, values));
              const files = writeShapefile(features, { ...OPTIONS, ...options });
              const declared = { encoding: options.encoding };
              const table = await read(
                options.cpg ? files : [{ name: 'a.zip', content: zipFiles(files) }],
                options.cpg ? {} : declared,
              );
              expect(table.rows.map(({ geometry }) => geometry)).toEqual(
                features.map(({ geometry }) => sevenDecimals(geometry)),
              );
              // A name of four characters is cut to 10 bytes in neither encoding.
              expect(table.rows.map((row) => row.properties)).toEqual(
                features.map(({ properties: values }) =>
                  Object.fromEntries(Object.entries(values!).map(([key, value]) => [key, kept(value)])),
                ),
              );
              expect(table.report).toMatchObject({
                features: rows.length,
                read: rows.length,
                refused: [],
                repaired: [],
              });
            },
          ),
          { numRuns: 40 },
        )
        .catch((error: unknown) => {
          throw new Error(kind, { cause: error });
        });
    }
  });

  itWithGdal('reads the same in GDAL', () => {
    const features = [
      feature(polygon(square(118, 31), square(118.002, 31.003, 0.004).toReversed()), {
        网格编号: '第一网格',
        households: -12,
        share: 0.125,
        code: '340212100001001',
      }),
      feature(
        { type: 'MultiPolygon', coordinates: [[square(118.1, 31)], [square(118.2, 31)]] },
        { 网格编号: '荻港（二）', households: null, share: 3, code: '2' },
      ),
    ];
    for (const encoding of ['gbk', 'utf-8'] as const) {
      for (const reference of ['EPSG:4490', 'EPSG:4548', 'EPSG:4527', 'EPSG:2384', 'EPSG:3857']) {
        const files = writeShapefile(features, { name: 'grids', encoding, cpg: true, reference });
        const byGdal = readByGdal(files, 'grids').features;
        // GDAL begins rings elsewhere and turns shells clockwise as the file has them.
        const turned = (geometry: Geometry) =>
          JSON.stringify(sevenDecimals(geometry))
            .match(/\[-?[\d.]+,-?[\d.]+\]/g)!
            .sort();
        expect(byGdal.map(({ geometry }) => turned(geometry))).toEqual(
          features.map(({ geometry }) => turned(geometry)),
        );
        expect(byGdal.map((each) => Object.values(each.properties!))).toEqual(
          features.map((each) => Object.values(each.properties!)),
        );
      }
    }
    const info = runGdal('ogrinfo', ['-so', '-al', 'grids.shp'], writeShapefile(features, OPTIONS)).out;
    expect(info).toContain('ID["EPSG",4490]');
    expect(info).toContain('网格编号: String (10.0)');
    expect(info).toContain('households: Integer');
    expect(info).toContain('share: Real (5.3)');
  });

  it('cuts names and values between characters, and keeps names apart', async () => {
    const long = '网'.repeat(200);
    const files = writeShapefile(
      [feature(polygon(square(118, 31)), { 网格编号名称: 'a', 网格编号名字: 'b', long })],
      OPTIONS,
    );
    const [row] = (await read(files)).rows;
    expect(Object.keys(row!.properties)).toEqual(['网格编号名', '网格编号_1', 'long']);
    expect(row!.properties.long).toBe('网'.repeat(127));
    const utf8 = writeShapefile([feature(polygon(square(118, 31)), { 网格编号: 'a', long })], {
      ...OPTIONS,
      encoding: 'utf-8',
    });
    expect((await read(utf8)).rows[0]!.properties).toEqual({ 网格编: 'a', long: '网'.repeat(84) });
  });

  it('refuses several kinds of geometry', () => {
    const mixed = [feature(polygon(square(0, 0))), feature({ type: 'Point', coordinates: [0, 0] })];
    expect(() => writeShapefile(mixed, OPTIONS)).toThrow(RangeError);
    expect(() => writeShapefile([], { ...OPTIONS, reference: 'EPSG:1' })).toThrow(RangeError);
  });
});

describe('a shapefile of GDAL', () => {
  itWithGdal('reads with its text, numbers, dates, codes of 18 digits and null shapes', async () => {
    const csv = [
      'id,name,code,n,x,day,wkt',
      '1,第一网格,340212100001001001,7,0.25,2024/02/29,"POLYGON ((118 31,118 32,119 32,118 31))"',
      '2,荻港,2,,,,',
    ];
    const vrt = `<OGRVRTDataSource><OGRVRTLayer name="in"><SrcDataSource>in.csv</SrcDataSource><OpenOptions><OOI key="EMPTY_STRING_AS_NULL">YES</OOI></OpenOptions><GeometryType>wkbPolygon</GeometryType><LayerSRS>EPSG:4490</LayerSRS><GeometryField encoding="WKT" field="wkt"/><Field name="id" type="Integer"/><Field name="name"/><Field name="code" type="Integer64"/><Field name="n" type="Integer"/><Field name="x" type="Real"/><Field name="day" type="Date"/></OGRVRTLayer></OGRVRTDataSource>`;
    const encoder = new TextEncoder();
    const sources = [
      { name: 'in.csv', content: encoder.encode(csv.join('\n')) },
      { name: 'in.vrt', content: encoder.encode(vrt) },
    ];
    for (const encoding of ['GBK', 'UTF-8', 'CP936']) {
      const args = ['-lco', `ENCODING=${encoding}`, 'out.shp', 'in.vrt'];
      const { files } = runGdal('ogr2ogr', args, sources);
      const table = await read(files.filter(({ name }) => name.startsWith('out.')));
      expect(table.rows).toHaveLength(1);
      expect(table.rows[0]!.properties).toEqual({
        id: 1,
        name: '第一网格',
        code: '340212100001001001',
        n: 7,
        x: 0.25,
        day: '2024-02-29',
      });
      expect(table.rows[0]!.geometry).toEqual(
        polygon([
          [118, 31],
          [119, 32],
          [118, 32],
          [118, 31],
        ]),
      );
      expect(table.report).toMatchObject({
        features: 2,
        read: 1,
        noticed: [{ code: 'without-geometry', count: 1 }],
      });
      expect(table.source.encoding).toMatchObject({
        name: encoding === 'UTF-8' ? 'utf-8' : 'gbk',
        evidence: 'encoding-cpg',
        certain: true,
      });
      expect(table.source.fields.map(({ name, kind, missing }) => [name, kind, missing])).toEqual([
        ['id', 'number', 0],
        ['name', 'text', 0],
        ['code', 'text', 0],
        ['n', 'number', 1],
        ['x', 'number', 1],
        ['day', 'date', 1],
      ]);
    }
  });
});

describe('rings', () => {
  /*  an island in the lake of an island: shell, hole, shell within, hole of that */
  const nested = [
    square(118, 31, 1),
    square(118.1, 31.1, 0.8).toReversed(),
    square(118.2, 31.2, 0.6),
    square(118.3, 31.3, 0.2).toReversed(),
  ];
  const expected = [
    [nested[0]!, nested[1]!],
    [nested[2]!, nested[3]!],
  ];
  const coordinatesOf = async (files: readonly ReceivedFile[]) => {
    const { geometry } = (await read(files, { geometries: 'polygons' })).rows[0]!;
    return geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
  };
  const multi = feature({ type: 'MultiPolygon', coordinates: expected });
  const sorted = (polygons: Position[][][]) =>
    polygons.map((rings) => rings.map((ring) => [...new Set(ring.map(String))].sort())).sort();

  it('belong to the smallest shell around them', async () => {
    expect(sorted(await coordinatesOf(writeShapefile([multi], OPTIONS)))).toEqual(sorted(expected));
  });

  it('may all be turned the wrong way', async () => {
    const turned = changed(writeShapefile([multi], OPTIONS), '.shp', (bytes) => {
      // One record: 4 parts of 5 points behind 44 + 16 bytes; the points of each part in reverse.
      const view = new DataView(bytes.buffer);
      const at = (part: number, point: number) => 100 + 8 + 60 + 16 * (5 * part + point);
      for (let part = 0; part < 4; part++) {
        const points = [0, 1, 2, 3, 4].map((point) => bytes.slice(at(part, point), at(part, point) + 16));
        for (const [i, point] of points.reverse().entries()) bytes.set(point, at(part, i));
      }
      expect(view.getInt32(100 + 8 + 36, true)).toBe(4);
      return bytes;
    });
    expect(sorted(await coordinatesOf(turned))).toEqual(sorted(expected));
  });
});
