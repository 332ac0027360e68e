import { writeShapefile } from '@onegrid/interchange';
import type { Feature, Geometry } from 'geojson';
import { expect, test } from 'vitest';
import { at, type Json, list, text } from '../client.ts';
import { geojson, IMPORT, type SetupWorld } from '../setup-world.ts';
import { place, rectangle, SIDE } from '../small-town.ts';

/** The four corner squares of the town, as communities of a street whose name the file gives. */
const COMMUNITIES: readonly Feature[] = [
  ['繁阳社区', '990801100001', rectangle(0, 0, 10, 10)],
  ['城关社区', '990801100002', rectangle(10, 0, SIDE, 10)],
  ['河西社区', '990801200001', rectangle(0, 10, 10, SIDE)],
  ['新港社区', '', rectangle(10, 10, SIDE, SIDE)],
].map(([name, code, geometry]) => ({
  type: 'Feature',
  properties: { 社区名称: name, 社区代码: code },
  geometry: geometry as Geometry,
}));

/** The square of the town. */
export const OUTLINE = geojson([{ properties: {}, geometry: rectangle(0, 0, SIDE, SIDE) }]);

/** Bringing the outline; the district has none before. */
export function outlineTests(world: () => SetupWorld): void {
  test('the outline is one shape, of as many features as the file has', async () => {
    const halves = geojson([
      { properties: {}, geometry: rectangle(0, 0, 12, SIDE) },
      { properties: {}, geometry: rectangle(12, 0, SIDE, SIDE) },
    ]);
    const looked = await world().inspect({ fileId: await world().kept(halves), target: 'OUTLINE' });
    expect(looked).toMatchObject({
      format: 'geojson',
      features: 2,
      geometryTypes: ['Polygon'],
      bounds: [...place(0, 0), ...place(SIDE, SIDE)],
      insideShare: null,
      encoding: null,
      reference: { name: 'EPSG:4326' },
      targets: [],
      sample: { type: 'MultiPolygon' },
    });
    const imported = await world().bring('OUTLINE', halves);
    expect(imported).toMatchObject({
      __typename: 'BaseDataImported',
      planNotice: null,
      dataSet: {
        kind: 'OUTLINE',
        count: 1,
        fileName: 'file.geojson',
        bounds: [...place(0, 0), ...place(SIDE, SIDE)],
      },
      report: { read: 2, accepted: 2, refused: [] },
      setup: { required: false },
    });
    const { district } = (await world().administrator.data('{ district { code outline bounds } }')) as {
      district: Json;
    };
    expect(at(district, 'outline.type')).toBe('Polygon');
    expect(list(district, 'outline.coordinates')).toHaveLength(1);
  });
}

/** Bringing everything else. */
export function baseDataTests(world: () => SetupWorld): void {
  test('communities come from loose parts of a GBK shapefile, with codes, and into one town', async () => {
    const parts = writeShapefile(COMMUNITIES, {
      name: '社区',
      encoding: 'gbk',
      cpg: false,
      reference: 'EPSG:4490',
    });
    const { status, body } = await world().administrator.uploadTogether(parts.toReversed());
    expect(status).toBe(201);
    expect(at(body, 'name')).toBe('社区.shp');
    expect(
      list(body, 'files')
        .map((file) => at(file, 'name'))
        .toSorted(),
    ).toEqual(parts.map(({ name }) => name).toSorted());
    const fileId = text(body, 'id');
    const looked = await world().inspect({ fileId, target: 'COMMUNITIES' });
    expect(looked).toMatchObject({
      format: 'shapefile',
      features: 4,
      insideShare: 1,
      encoding: { name: 'gb18030', certain: false },
      reference: { name: 'EPSG:4490', certain: true },
    });
    expect(text(looked, 'encoding.evidence')).toMatch(/^[A-Z].+\.$/);
    expect(
      list(looked, 'targets').map((target) => [
        at(target, 'key'),
        at(target, 'suggested'),
        at(target, 'required'),
      ]),
    ).toEqual([
      ['name', '社区名称', true],
      ['code', '社区代码', false],
      ['town', null, false],
      ['nameEn', null, false],
    ]);
    const fields = [
      { target: 'name', field: '社区名称' },
      { target: 'code', field: '社区代码' },
    ];
    const imported = at(
      await world().administrator.data(IMPORT, { input: { kind: 'COMMUNITIES', fileId, fields } }),
      'importBaseData',
    );
    expect(imported).toMatchObject({
      dataSet: { count: 4, encoding: 'gb18030', reference: 'EPSG:4490', fileName: '社区.shp' },
      report: { accepted: 4, refused: [] },
    });
    const [{ code }] = await world().servers.store.districts();
    const communities = await world().servers.store.in(code).assets.communities();
    expect(communities.map((community) => [community.name, community.code]).toSorted()).toEqual(
      [
        ['城关社区', '100002'],
        ['新港社区', ''],
        ['河西社区', '200001'],
        ['繁阳社区', '100001'],
      ].toSorted(),
    );
  });

  test('an encoding that is wrong shows in the samples, and declaring it mends them', async () => {
    const parts = writeShapefile(COMMUNITIES, {
      name: 'x',
      encoding: 'gbk',
      cpg: false,
      reference: 'EPSG:4490',
    });
    const { body } = await world().administrator.uploadTogether(parts);
    const samples = async (encoding: string) => {
      const looked = await world().inspect({ fileId: text(body, 'id'), target: 'COMMUNITIES', encoding });
      return list(looked, 'fields.0.samples');
    };
    expect(await samples('big5')).not.toContain('繁阳社区');
    expect(await samples('gbk')).toContain('繁阳社区');
    const unknown = await world().inspect({ fileId: text(body, 'id'), encoding: 'klingon' });
    expect(unknown).toMatchObject({ __typename: 'FileRejected', code: 'encoding-unknown' });
  });

  test('wrong columns are named, with those that there are', async () => {
    const file = geojson([{ properties: { 名称: '甲', 户数: 'viele' }, geometry: rectangle(1, 1, 2, 2) }]);
    const known = ['名称', '户数'];
    expect(await world().bring('COMPOUNDS', file, { name: 'NAME' })).toMatchObject({
      code: 'field-not-in-file',
      known,
    });
    expect(await world().bring('COMPOUNDS', file, { households: '户数' })).toMatchObject({
      code: 'target-unknown',
    });
    expect(await world().bring('COMMUNITIES', file, {})).toMatchObject({
      code: 'target-unmapped',
      message: 'Choose the column that holds: Name.',
      known,
    });
    const twice = [
      { target: 'name', field: '名称' },
      { target: 'name', field: '户数' },
    ];
    const input = { kind: 'COMPOUNDS', fileId: await world().kept(file), fields: twice };
    expect(at(await world().administrator.data(IMPORT, { input }), 'importBaseData')).toMatchObject({
      code: 'target-twice',
    });
    const rejected = await world().bring('BUILDINGS', file, { households: '户数' });
    expect(rejected).toMatchObject({ __typename: 'FileRejected', code: 'no-usable-row' });
    expect(text(rejected, 'message')).toContain('viele');
  });

  test('buildings are footprints or points, with households row by row', async () => {
    const compounds = geojson([
      { properties: { 小区名称: '幸福小区' }, geometry: rectangle(0, 0, 5, 5) },
      { properties: { 小区名称: '' }, geometry: rectangle(6, 6, 8, 8) },
    ]);
    expect(await world().bring('COMPOUNDS', compounds, { name: '小区名称' })).toMatchObject({
      report: { accepted: 2, remarks: [{ code: 'names-made-up', count: 1 }] },
    });
    const point = (x: number, y: number): Geometry => ({ type: 'Point', coordinates: place(x, y) });
    const rows = [
      { properties: { 编号: 'b1', 户数: 12, 地址: '一号' }, geometry: point(1, 1) },
      { properties: { 编号: 'b2', 户数: '24', 地址: '二号' }, geometry: point(7, 7) },
      { properties: { 编号: 'b3', 户数: null, 地址: '三号' }, geometry: point(15, 15) },
      { properties: { 编号: 'b4', 户数: 'many', 地址: '四号' }, geometry: point(15, 16) },
      { properties: { 编号: 'b5', 户数: -1, 地址: '五号' }, geometry: point(15, 17) },
      { properties: { 编号: 'b1', 户数: 2.5, 地址: '六号' }, geometry: point(15, 18) },
      { properties: { 编号: 'b7', 户数: 1, 地址: '七号' }, geometry: rectangle(1, 1, 2, 2) },
      { properties: { 编号: 'b8', 户数: 1, 地址: '八号' }, geometry: point(90, 90) },
    ];
    const content = geojson(rows);
    const looked = await world().inspect({ fileId: await world().kept(content), target: 'BUILDINGS' });
    const suggested = list(looked, 'targets').map((target) => [at(target, 'key'), at(target, 'suggested')]);
    expect(Object.fromEntries(suggested)).toMatchObject({ id: '编号', address: '地址', floors: null });
    const imported = await world().bring('BUILDINGS', content, {
      id: '编号',
      households: '户数',
      address: '地址',
    });
    expect(at(imported, 'dataSet.count')).toBe(4);
    expect(list(imported, 'report.refused').map((row) => [at(row, 'row'), at(row, 'code')])).toEqual([
      [4, 'weight-not-a-number'],
      [5, 'weight-negative'],
      [7, 'not-a-point'],
      [8, 'row-outside-outline'],
    ]);
    expect(
      list(imported, 'report.remarks').map((remark) => [at(remark, 'code'), at(remark, 'count')]),
    ).toEqual([
      ['several-features-one-id', 1],
      ['households-missing', 1],
      ['households-rounded', 1],
      ['ids-made-unique', 1],
    ]);
    const { buildings } = (await world().administrator.data(
      '{ buildings { nodes { id households compound geometry } } }',
    )) as { buildings: Json };
    expect(
      list(buildings, 'nodes')
        .map((node) => [at(node, 'id'), at(node, 'households'), at(node, 'compound')])
        .toSorted(),
    ).toEqual([
      ['b1', 12, '幸福小区'],
      ['b1~2', 3, null],
      ['b2', 24, '#2'],
      ['b3', 0, null],
    ]);
    expect(at(buildings, 'nodes.0.geometry.type')).toBe('Point');
  });

  test('towns take their communities by code and overlap; towns that are needed stay', async () => {
    const communities = geojson(
      COMMUNITIES.map(({ geometry, properties }) => ({ geometry, properties: { ...properties } })),
    );
    const columns = { name: '社区名称', code: '社区代码' };
    expect(await world().bring('COMMUNITIES', communities, columns)).toMatchObject({ dataSet: { count: 4 } });
    const towns = geojson([
      { properties: { 名称: '繁阳镇', 代码: 990801100 }, geometry: rectangle(0, 0, SIDE, 11) },
      { properties: { 名称: '新港镇', 代码: 990801200 }, geometry: rectangle(0, 11, SIDE, SIDE) },
    ]);
    expect(await world().bring('TOWNS', towns, { name: '名称', code: '代码' })).toMatchObject({
      dataSet: { count: 2 },
    });
    expect(await world().clear('TOWNS')).toMatchObject({
      code: 'base-data-in-use',
      message: 'This cannot be removed while communities need it. Import another file in its place.',
    });
    const lines = geojson([
      {
        properties: { name: '中心路', highway: 'primary' },
        geometry: { type: 'LineString', coordinates: [place(0, 10), place(SIDE, 10)] },
      },
      { properties: {}, geometry: rectangle(1, 1, 2, 2) },
    ]);
    expect(await world().bring('STREETS', lines, { name: 'name', class: 'highway' })).toMatchObject({
      dataSet: { count: 1 },
      report: { refused: [{ row: 2, code: 'not-a-line' }] },
    });
    expect(
      await world().bring('WATER', geojson([{ properties: {}, geometry: rectangle(0, 18, SIDE, 19) }])),
    ).toMatchObject({ dataSet: { count: 1 } });
    expect(await world().clear('WATER')).toEqual({
      __typename: 'Setup',
      required: false,
    });
    const sets = list(
      await world().administrator.data('{ baseData { kind count fileName report { read } } }'),
      'baseData',
    );
    const kinds = ['OUTLINE', 'TOWNS', 'COMMUNITIES', 'COMPOUNDS', 'BUILDINGS', 'STREETS', 'WATER'];
    expect(sets.map((set) => at(set, 'kind'))).toEqual(kinds);
    const counts = Object.fromEntries(sets.map((set) => [at(set, 'kind'), at(set, 'count')]));
    expect(counts).toMatchObject({ OUTLINE: 1, TOWNS: 2, COMMUNITIES: 4, STREETS: 1, WATER: 0 });
    expect(sets.at(-1)).toMatchObject({ fileName: null, report: null });
  });

  test('tiles of what was replaced get another revision', async () => {
    const revision = async () => {
      const sources = list(await world().administrator.data('{ tileSources { key url } }'), 'tileSources');
      return text(sources.find((source) => at(source, 'key') === 'water') ?? null, 'url');
    };
    const before = await revision();
    await world().bring('WATER', geojson([{ properties: {}, geometry: rectangle(0, 17, SIDE, 18) }]));
    await expect.poll(revision).not.toBe(before);
  });
}
