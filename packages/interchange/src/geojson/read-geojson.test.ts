import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FileFault } from '../table/file-fault.ts';
import { type ReadGeoJsonOptions as ReadOptions, readGeoJson } from './read-geojson.ts';

const encode = (value: unknown) =>
  new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));
const square = (x: number, y: number, size = 1) => ({
  type: 'Polygon',
  coordinates: [
    [
      [x, y],
      [x + size, y],
      [x + size, y + size],
      [x, y + size],
      [x, y],
    ],
  ],
});
const feature = (geometry: unknown, properties: unknown = {}) => ({ type: 'Feature', properties, geometry });
const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features });

function read(value: unknown, options: ReadOptions = {}) {
  const outcome = readGeoJson(encode(value), options);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.fault));
  return outcome.table;
}

function faultOf(value: unknown, options: ReadOptions = {}): FileFault {
  const outcome = readGeoJson(value instanceof Uint8Array ? value : encode(value), options);
  if (outcome.ok) throw new Error('was read');
  return outcome.fault;
}

describe('readGeoJson refuses a file', () => {
  it('that is empty, too large or not UTF-8', () => {
    expect(faultOf('')).toEqual({ code: 'file-empty' });
    expect(faultOf(' \n ')).toEqual({ code: 'file-empty' });
    expect(faultOf('\uFEFF')).toEqual({ code: 'file-empty' });
    expect(faultOf(collection(), { sizeLimit: 10 })).toEqual({
      code: 'file-too-large',
      found: '42',
      expected: '10',
    });
    const latin = new Uint8Array([...encode('{"name":"'), 0xe9, ...encode('"}')]);
    expect(faultOf(latin)).toEqual({
      code: 'not-utf8',
      found: '0xe9',
      place: { line: 1, column: 10, byte: 9 },
    });
    const utf16 = new Uint8Array([0xff, 0xfe, 0x7b, 0x00]);
    expect(faultOf(utf16)).toMatchObject({ code: 'not-utf8', place: { byte: 0 } });
  });

  it('that is cut off or no JSON, with the feature and the place', () => {
    const text = JSON.stringify(collection(feature(square(0, 0)), feature(square(1, 0))), null, 1);
    const cut = text.slice(0, text.lastIndexOf('2'));
    expect(faultOf(cut)).toMatchObject({ code: 'json-truncated', feature: 2, place: { byte: cut.length } });
    expect(faultOf('{"type":"FeatureCollection","features":[{"type":"Feature" "x"')).toMatchObject({
      code: 'json-syntax',
      feature: 1,
      found: '"x"',
    });
    expect(faultOf('<html>')).toMatchObject({ code: 'json-syntax', place: { line: 1, column: 1 } });
  });

  it('with NaN, Infinity, text or nothing for a coordinate', () => {
    const text = JSON.stringify(collection(feature(square(0, 0)), feature(square(5, 5))));
    expect(faultOf(text.replace('[6,5]', '[NaN,5]'))).toMatchObject({
      code: 'json-number-not-finite',
      feature: 2,
      path: 'features[1].geometry.coordinates[0][1][0]',
      found: 'NaN',
    });
    expect(faultOf(text.replace('[6,5]', '["6",5]'))).toMatchObject({
      code: 'coordinate-not-a-number',
      feature: 2,
      path: 'features[1].geometry.coordinates[0][1][0]',
      place: { byte: text.indexOf('[6,5]') + 1 },
    });
    expect(faultOf(text.replace('[6,5]', '[6,null]'))).toMatchObject({
      code: 'coordinate-not-a-number',
      found: 'null',
    });
    expect(faultOf(text.replace('[6,5]', '[6]'))).toMatchObject({ code: 'coordinate-missing', feature: 2 });
  });

  it('out of range or in another reference system', () => {
    expect(faultOf(collection(feature(square(500000, 4000000))))).toMatchObject({
      code: 'coordinate-out-of-range',
      feature: 1,
      found: '500000',
      expected: '-180..180',
    });
    const crs = (name: string) => ({
      ...collection(feature(square(0, 0))),
      crs: { type: 'name', properties: { name } },
    });
    for (const name of ['urn:ogc:def:crs:EPSG::999999', 'EPSG:0', 'Atlantis 1900']) {
      expect(faultOf(crs(name))).toMatchObject({ code: 'reference-system', path: 'crs', found: name });
    }
    for (const name of ['urn:ogc:def:crs:OGC:1.3:CRS84', 'EPSG:4326', 'urn:ogc:def:crs:EPSG::4490']) {
      expect(read(crs(name)).rows).toHaveLength(1);
    }
    expect(read(crs('EPSG:3857'), { coordinates: 'plane' }).rows).toHaveLength(1);
    expect(faultOf(collection(feature(square(0, 0))), { reference: 'EPSG:1' })).toMatchObject({
      code: 'reference-unknown',
      found: 'EPSG:1',
    });
  });

  it('of the wrong kind', () => {
    expect(faultOf([])).toMatchObject({ code: 'wrong-root', found: '[]' });
    expect(faultOf({ type: 'Topology' })).toMatchObject({
      code: 'wrong-root',
      path: 'type',
      found: 'Topology',
    });
    expect(faultOf({ type: 'FeatureCollection' })).toMatchObject({ code: 'wrong-root', path: 'features' });
    expect(faultOf(collection())).toMatchObject({ code: 'no-features' });
    expect(faultOf(collection(feature(null)))).toMatchObject({ code: 'no-features' });
    expect(faultOf(collection(feature(square(0, 0)), 7))).toMatchObject({
      code: 'wrong-feature',
      feature: 2,
    });
    expect(faultOf(collection(square(0, 0)))).toMatchObject({ code: 'wrong-feature', found: 'Polygon' });
    expect(faultOf(collection(feature(square(0, 0), 'x')))).toMatchObject({ path: 'features[0].properties' });
    expect(faultOf(collection(feature({ type: 'Circle' })))).toMatchObject({
      code: 'wrong-geometry',
      found: 'Circle',
    });
    expect(faultOf(collection(feature({ type: 'Polygon', coordinates: [[1, 2]] })))).toMatchObject({
      code: 'wrong-geometry',
    });
    expect(faultOf(collection(feature({ type: 'Polygon' })))).toMatchObject({ code: 'wrong-geometry' });
    expect(faultOf('{"type":"FeatureCollection","type":"x","features":[]}')).toMatchObject({
      code: 'json-duplicate-key',
      found: 'type',
    });
  });
});

describe('readGeoJson reads', () => {
  it('collections, features, geometries and collections of geometries', () => {
    expect(read(collection(feature(square(0, 0)), feature(square(1, 0)))).rows).toHaveLength(2);
    expect(read(feature(square(0, 0))).rows).toHaveLength(1);
    expect(read(square(0, 0)).rows).toHaveLength(1);
    const geometries = {
      type: 'GeometryCollection',
      geometries: [square(0, 0), { type: 'Point', coordinates: [0, 0] }],
    };
    expect(read(geometries, { geometries: 'any' }).rows.map(({ row }) => row)).toEqual([1, 2]);
    expect(
      read(feature({ ...geometries, geometries: [square(0, 0), square(5, 5)] })).rows[0]!.geometry.type,
    ).toBe('MultiPolygon');
  });

  it('with ids as text, and rows counted among features that have a geometry', () => {
    const ids = [0, 'a', null, '', true, undefined, 1.5];
    const features = ids.map((id, i) => feature(square(i, 0), { id }));
    const { rows, report } = read(collection(feature(null, { id: 9 }), ...features), { idField: 'id' });
    expect(rows.map(({ id }) => id)).toEqual(['0', 'a', '#3', '#4', 'true', '#6', '1.5']);
    expect(rows[0]).toMatchObject({ row: 1, feature: 2 });
    expect(report).toMatchObject({ features: 8, read: 7 });
    expect(report.noticed).toEqual([
      { code: 'without-geometry', count: 1 },
      { code: 'ids-generated', count: 3 },
    ]);
  });

  it('with the id member where no field is named, and says so where the field is nowhere', () => {
    const features = [{ ...feature(square(0, 0)), id: 7 }, feature(square(1, 0))];
    expect(read(collection(...features)).rows.map(({ id }) => id)).toEqual(['7', '#2']);
    expect(read(collection(...features), { idField: 'nr' }).report.noticed).toContainEqual({
      code: 'id-field-absent',
      count: 2,
    });
  });

  it('features of one id as they are, and refuses an id that a missing one would get', () => {
    const same = collection(feature(square(0, 0), { id: 1 }), feature(square(3, 0), { id: 1 }));
    expect(read(same, { idField: 'id' }).report.noticed).toEqual([
      { code: 'several-features-one-id', count: 1 },
    ]);
    const clash = collection(feature(square(0, 0), { id: '#2' }), feature(square(3, 0)));
    expect(faultOf(clash, { idField: 'id' })).toMatchObject({
      code: 'id-collision',
      feature: 1,
      found: '#2',
    });
  });

  it('past a byte order mark, and drops altitudes', () => {
    const text = `\uFEFF${JSON.stringify(
      collection(
        feature({
          type: 'Polygon',
          coordinates: [
            [
              [0, 0, 5],
              [1, 0, 5],
              [1, 1],
              [0, 0, 5],
            ],
          ],
        }),
      ),
    )}`;
    const { rows, report } = read(text);
    expect(rows[0]!.geometry).toEqual({
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 0],
        ],
      ],
    });
    expect(report.noticed).toEqual([
      { code: 'byte-order-mark', count: 1 },
      { code: 'altitude-dropped', count: 3 },
    ]);
  });

  /*  row 1 is not closed, row 2 a bowtie, row 3 a line, row 4 flat, row 5 empty, row 6 runs clockwise */
  it('row by row: repaired with the place, refused with the reason', () => {
    const polygon = (...ring: number[][]) => feature({ type: 'Polygon', coordinates: [ring] });
    const { rows, report } = read(
      collection(
        polygon([0, 0], [1, 0], [1, 1]),
        polygon([2, 0], [4, 2], [4, 0], [2, 2], [2, 0]),
        feature({
          type: 'LineString',
          coordinates: [
            [0, 0],
            [1, 1],
          ],
        }),
        polygon([7, 7], [8, 8], [7, 7]),
        feature({ type: 'Polygon', coordinates: [] }),
        polygon([0, 5], [0, 6], [1, 5], [0, 5]),
      ),
    );
    expect(rows.map(({ row }) => row)).toEqual([1, 2, 6]);
    expect(report.repaired).toEqual([
      { row: 1, id: '#1', code: 'ring-closed', at: [1, 1] },
      { row: 2, id: '#2', code: 'bowtie-split', at: [3, 1] },
      { row: 6, id: '#6', code: 'ring-reoriented', at: [0, 5] },
    ]);
    expect(report.refused).toEqual([
      { row: 3, id: '#3', code: 'not-a-polygon', found: 'LineString' },
      { row: 4, id: '#4', code: 'no-area', at: [7, 7] },
      { row: 5, id: '#5', code: 'empty-geometry', found: 'Polygon' },
    ]);
    expect(rows[1]!.geometry.type).toBe('MultiPolygon');
  });
});

describe('readGeoJson never throws', () => {
  const bytes = encode(collection(feature(square(0, 0), { id: 1, n: [null, 'x'] }), feature(square(1, 0))));

  it('on a file with some bytes changed, cut out or put in', () => {
    const change = fc.record({
      at: fc.nat(bytes.length - 1),
      remove: fc.nat(3),
      insert: fc.uint8Array({ maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
        const list = [...bytes];
        for (const { at, remove, insert } of changes) list.splice(at, remove, ...insert);
        for (const geometries of ['polygons', 'any'] as const) {
          const outcome = readGeoJson(Uint8Array.from(list), { idField: 'id', geometries });
          if (!outcome.ok) expect(outcome.fault.code).toMatch(/^[a-z0-9-]+$/);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('on any JSON where a geometry belongs', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom('Polygon', 'MultiPolygon', 'Point'), (value, type) => {
        const geometry = { type, coordinates: value };
        expect(readGeoJson(encode(collection(feature(geometry)))).ok).toBeTypeOf('boolean');
      }),
      { numRuns: 500 },
    );
  });
});
