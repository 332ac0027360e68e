import { describe, expect, it } from 'vitest';
import {
  changed,
  faultOf,
  feature,
  OPTIONS,
  polygon,
  read,
  square,
  without,
} from '../../test/support/shapefiles.ts';
import { writeShapefile } from './write-shapefile.ts';

describe('a damaged shapefile is refused', () => {
  const files = writeShapefile(
    [feature(polygon(square(118, 31)), { 编号: '甲' }), feature(polygon(square(118.01, 31)), { 编号: '乙' })],
    OPTIONS,
  );

  it('wherever the .shp or the .dbf is cut off', async () => {
    for (const [ending, code] of [
      ['.shp', 'shapefile-truncated'],
      ['.dbf', 'table-truncated'],
    ] as const) {
      const { length } = files.find(({ name }) => name.endsWith(ending))!.content;
      for (let kept = 1; kept < length - 1; kept += 7) {
        const fault = await faultOf(changed(files, ending, (bytes) => bytes.slice(0, kept)));
        expect(fault, `${kept} of ${length}`).toMatchObject({
          code,
          file: `grids${ending}`,
          found: String(kept),
        });
      }
    }
  });

  it('where its numbers do not agree', async () => {
    const poke = (ending: string, offset: number, ...values: number[]) =>
      changed(files, ending, (bytes) => {
        bytes.set(values, offset);
        return bytes;
      });
    expect(await faultOf(poke('.shp', 0, 9))).toMatchObject({ code: 'shapefile-damaged' });
    expect(await faultOf(poke('.shp', 32, 31))).toMatchObject({ code: 'shapefile-type', found: '31' });
    expect(await faultOf(poke('.shp', 100 + 8, 3))).toMatchObject({ code: 'shapefile-damaged', feature: 1 });
    expect(await faultOf(poke('.shp', 100 + 8 + 40, 99))).toMatchObject({
      code: 'shapefile-damaged',
      feature: 1,
    });
    expect(await faultOf(poke('.shp', 100 + 8 + 44, 99))).toMatchObject({
      code: 'shapefile-damaged',
      feature: 1,
    });
    const notANumber = [0, 0, 0, 0, 0, 0, 0xf8, 0x7f];
    expect(await faultOf(poke('.shp', 100 + 8 + 48, ...notANumber))).toMatchObject({
      code: 'coordinate-not-a-number',
      feature: 1,
    });
    expect(await faultOf(poke('.dbf', 0, 0xff))).toMatchObject({ code: 'table-damaged' });
    expect(await faultOf(poke('.dbf', 10, 0x33))).toMatchObject({ code: 'table-damaged' });
    expect(await faultOf(poke('.dbf', 4, 1))).toMatchObject({
      code: 'table-rows',
      found: '1',
      expected: '2',
    });
  });

  it('without its .shp, or with two', async () => {
    expect(await faultOf(without(files, '.shp', '.shx'))).toMatchObject({
      code: 'part-missing',
      expected: '.shp',
    });
    const other = writeShapefile([feature(polygon(square(1, 1)))], { ...OPTIONS, name: 'more' });
    expect(await faultOf([...files, ...other])).toMatchObject({
      code: 'several-data-sets',
      found: 'grids.shp, more.shp',
    });
    const dbf = files.find(({ name }) => name.endsWith('.dbf'))!;
    expect(await faultOf([...files, { ...dbf, name: 'GRIDS.DBF' }])).toMatchObject({ code: 'part-repeated' });
    expect(await faultOf([...without(files, '.dbf'), { ...dbf, name: 'other.dbf' }])).toMatchObject({
      code: 'part-missing',
      file: 'other.dbf',
    });
  });

  it('in a reference system that is unknown or not its own', async () => {
    const metres = without(
      writeShapefile([feature(polygon(square(118, 31)))], { ...OPTIONS, reference: 'EPSG:4548' }),
      '.prj',
    );
    expect(await faultOf(metres)).toMatchObject({ code: 'reference-missing' });
    expect(await faultOf(metres, { reference: 'EPSG:4490' })).toMatchObject({
      code: 'coordinate-out-of-range',
      feature: 1,
    });
    expect(await faultOf(metres, { reference: 'EPSG:1' })).toMatchObject({ code: 'reference-unknown' });
    expect(await faultOf(files, { reference: 'EPSG:4548' })).toMatchObject({
      code: 'reference-contradicted',
      feature: 1,
    });
    const odd = changed(files, '.prj', () => new TextEncoder().encode('LOCAL_CS["here"]'));
    expect(await faultOf(odd)).toMatchObject({ code: 'prj-not-understood', file: 'grids.prj' });
    const far = await read(metres, { reference: 'EPSG:2232' });
    expect(far.report.noticed).toEqual([{ code: 'outside-reference-area', count: 1 }]);
  });

  it('over the size limit', async () => {
    expect(await faultOf(files, { sizeLimit: 300 })).toMatchObject({
      code: 'file-too-large',
      expected: '300',
    });
  });
});
