import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashPassword, type RunningServer, startServer } from '@onegrid/api';
import { writeShapefile } from '@onegrid/interchange';
import { DEFAULT_MERGE_OPTIONS, mergeLayers } from '@onegrid/planning';
import { type DistrictStore, openStore, type Store, SYSTEM_ACTOR, signAndPublish } from '@onegrid/store';
import type { Feature, Polygon } from 'geojson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runImport } from '../src/commands/import.ts';
import { type Run, runInProcess, runOnegrid } from './run-onegrid.ts';

const ACCOUNT = { ONEGRID_USER: 'planner', ONEGRID_PASSWORD: 'a password for tests' };
const OPENING_MS = 120_000;

/** A rectangle in thousandths of a degree. */
function box(west: number, south: number, east: number, north: number): Polygon {
  const at = (x: number, y: number) => [
    Math.round((118.2 + x / 1000) * 1e7) / 1e7,
    Math.round((31 + y / 1000) * 1e7) / 1e7,
  ];
  return {
    type: 'Polygon',
    coordinates: [[at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)]],
  };
}

function feature(properties: Record<string, string | number>, geometry: Feature['geometry']): Feature {
  return { type: 'Feature', properties, geometry };
}

/** Runs the command's function with an account, or with another environment. */
function run(folder: string, args: readonly string[], environment: object = ACCOUNT): Promise<Run> {
  const command = (given: readonly string[], terminal: Parameters<typeof runImport>[1]) =>
    runImport(given, terminal, environment as Record<string, string>);
  return runInProcess(command, folder, args);
}

it.each([
  [[], 'the file to import is missing'],
  [['x.geojson'], '--as is missing'],
  [['x.geojson', '--as', 'layer:police'], '--to is missing'],
  [['x.geojson', 'y', '--as', 'layer:police', '--to', 'http://h'], 'belongs to no option'],
  [['x.geojson', '--as', 'layer:', '--to', 'http://h'], 'must be layer:DEPARTMENT or one of outline,'],
  [['x.geojson', '--as', 'lakes', '--to', 'http://h'], 'must be layer:DEPARTMENT'],
  [['x.geojson', '--as', 'layer:a', '--to', 'here'], 'must be an address'],
  [['x.geojson', '--as', 'layer:a', '--to', 'ftp://h'], 'must be an address'],
  [['x.geojson', '--as', 'layer:a', '--to', 'http://u:p@h'], 'leave name and password out of the address'],
  [['x.geojson', '--as', 'layer:a', '--to', 'http://h', '--map', 'a=b'], '--map is for base data'],
  [['x.geojson', '--as', 'water', '--to', 'http://h', '--accept'], '--accept is for layers'],
  [['x.geojson', '--as', 'water', '--to', 'http://h', '--new-round'], '--new-round is for layers'],
  [['x.geojson', '--as', 'water', '--to', 'http://h', '--id', 'n'], '--id is for layers'],
  [['x.geojson', '--as', 'water', '--to', 'http://h', '--map', 'a'], 'must be ENTRY=FIELD'],
  [['x.geojson', '--as', 'water', '--to', 'http://h', '--reference', 'moon'], 'no reference system'],
])('refuses %j', async (args, reason) => {
  const { code, out, error } = await run(tmpdir(), args);
  expect([code, out]).toEqual([2, '']);
  expect(error).toContain(reason);
});

describe('against a running server', () => {
  let folder: string;
  let store: Store;
  let server: RunningServer;
  let district: DistrictStore;
  let other: Server;
  let url: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'onegrid-import-'));
    store = await openStore({ dataDir: join(folder, 'data') });
    const outline = box(0, 0, 20, 20);
    const head = { code: '990901', name: '试验区', nameEn: 'Trial', synthetic: true };
    await store.createDistrict({ ...head, outline }, SYSTEM_ACTOR);
    district = store.in('990901');
    const passwordHash = await hashPassword(ACCOUNT.ONEGRID_PASSWORD);
    for (const [name, role] of [
      ['planner', 'planner'],
      ['officer', 'officer'],
    ] as const) {
      await district.access.createAccount({ name, displayName: name, role, passwordHash }, SYSTEM_ACTOR);
    }
    const police = { id: 'police', name: '公安', nameEn: 'Police', weight: 1, hue: '#0072b2', lead: false };
    await district.layers.saveDepartment(police, SYSTEM_ACTOR);
    const officer = await district.access.accountByName('officer');
    await district.access.setDepartment(officer!.id, police.id, SYSTEM_ACTOR);
    server = await startServer({ store, port: 0, host: '127.0.0.1', consoleDir: null, log: () => undefined });
    url = `http://127.0.0.1:${server.port}`;
    other = createServer((_request, response) => response.end('hello'));
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));

    const grids = [
      feature({ 编号: 'A' }, box(0, 0, 10, 20)),
      feature({ 编号: 'B' }, { type: 'Point', coordinates: [118.21, 31.01] }),
      feature({ 编号: 'C' }, box(10, 0, 20, 20)),
    ];
    const collection = { type: 'FeatureCollection', features: grids };
    await writeFile(join(folder, 'grids.geojson'), JSON.stringify(collection));
    const communities = [
      feature({ 名称: '东社区', 代码: '100001' }, box(10, 0, 20, 20)),
      feature({ 名称: '西社区', 代码: '100002' }, box(0, 0, 10, 20)),
    ];
    const shapefile = { name: '社区', encoding: 'gbk', cpg: false, reference: 'EPSG:4548' } as const;
    for (const { name, content } of writeShapefile(communities, shapefile)) {
      await writeFile(join(folder, name), content);
    }
  }, OPENING_MS);

  afterAll(async () => {
    other?.close();
    await server?.close();
    await store?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('brings a layer, tells the refused row, and accepts it when asked to', async () => {
    const args = ['import', 'grids.geojson', '--as', 'layer:police', '--to', url, '--id', '编号', '--accept'];
    const { code, out, error } = await runOnegrid(folder, args, ACCOUNT);
    expect(out.split('\n').slice(0, 2)).toEqual([
      'grids.geojson: 3 features, 2 used, 1 refused, 0 repaired',
      '  refused: row 2 B: A polygon is expected; this is a Point.',
    ]);
    expect(out).toContain('police: layer of 2 grids accepted');
    expect([code, error]).toEqual([1, '']);
    const layer = (await district.layers.acceptedLayers()).get('police');
    expect(layer).toMatchObject({ gridCount: 2, fileName: 'grids.geojson' });
    const audit = await district.audit.lines({ objectId: layer!.id }, { first: 5 });
    expect(audit.nodes.map(({ action, accountName }) => [action, accountName])).toEqual([
      ['layer.accept', 'planner'],
      ['layer.create', 'planner'],
    ]);
    const ended = await district.audit.lines({ action: 'session.end' }, { first: 5 });
    expect(ended.nodes).toHaveLength(1);
  });

  it('brings base data from a shapefile with its parts, in the language asked for', async () => {
    const args = ['import', '社区.shp', '--as', 'communities', '--to', url, '--encoding', 'gbk'];
    const mapped = [...args, '--map', 'name=名称', '--map', 'code=代码', '--lang', 'zh-CN'];
    const { code, out, error } = await runOnegrid(folder, mapped, ACCOUNT);
    expect([code, error]).toEqual([0, '']);
    expect(out).toContain('社区.shp：2 个要素，采用 2 个，未采用 0 个，修复 0 处\n');
    expect(out).toContain('communities：现有 2 个');
    const communities = await district.assets.communities();
    expect(communities.map((community) => [community.name, community.code])).toEqual([
      ['东社区', '100001'],
      ['西社区', '100002'],
    ]);
    const [, , { source }] = await district.setup.baseData();
    expect(source).toMatchObject({
      reference: 'EPSG:4548',
      encoding: 'gbk',
      mapping: { name: '名称', code: '代码' },
    });
  });

  it('leaves a layer as a draft unless told otherwise, in a declared reference system', async () => {
    const args = ['grids.geojson', '--as', 'layer:police', '--to', `${url}/`, '--reference', 'gcj02'];
    const { out } = await run(folder, args);
    expect(out).toContain('draft layer of 2 grids');
    const [draft] = (await district.layers.layers({ status: 'draft' }, { first: 1 })).nodes;
    expect(draft.reference).toBe('GCJ-02');
    // 560 m to the south-west, the outline's west edge being at 118.2.
    expect(draft.bounds![0]).toBeLessThan(118.1955);
  });

  it('names the columns there are, when one is not there', async () => {
    const args = ['grids.geojson', '--as', 'compounds', '--to', url, '--map', 'name=NAME'];
    const { code, out, error } = await run(folder, args);
    expect([code, out]).toEqual([2, '']);
    expect(error).toBe(
      'onegrid: grids.geojson: The file has no column NAME. Choose one of those it has. Columns of the file: 编号\n',
    );
  });

  it.each([
    ['a wrong password', { ...ACCOUNT, ONEGRID_PASSWORD: 'wrong' }, 'Name or password is wrong.'],
    ['no account', {}, 'ONEGRID_USER and ONEGRID_PASSWORD must name'],
    ['an officer who accepts', { ...ACCOUNT, ONEGRID_USER: 'officer' }, 'Your role may not do this.'],
  ])('ends with 2 for %s', async (_name, environment, reason) => {
    const args = ['grids.geojson', '--as', 'layer:police', '--to', url, '--accept'];
    const { code, error } = await run(folder, args, environment);
    expect(code).toBe(2);
    expect(error).toContain(reason);
  });

  it('ends with 2 where there is no file, no department, no server, or another one', async () => {
    const at = async (file: string, as: string, to: string) => {
      const { code, error } = await run(folder, [file, '--as', as, '--to', to]);
      expect(code).toBe(2);
      return error;
    };
    expect(await at('none.geojson', 'layer:police', url)).toContain('none.geojson: no such file');
    expect(await at('grids.geojson', 'layer:fire', url)).toContain('There is no such department.');
    expect(await at('grids.geojson', 'layer:fire', 'http://127.0.0.1:9')).toContain('cannot be reached (');
    const elsewhere = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
    expect(await at('grids.geojson', 'layer:fire', elsewhere)).toContain('answers, but not as OneGrid');
  });

  it('brings a layer after a publication for a new planning round only', async () => {
    const layerIds = [(await district.layers.acceptedLayers()).get('police')!.id];
    const outline = box(0, 0, 20, 20);
    const layers = await district.layers.departmentLayers(layerIds);
    const { account: _, ...result } = mergeLayers({ outline, layers }, DEFAULT_MERGE_OPTIONS);
    const merged = { name: '一网', outline, layerIds, options: DEFAULT_MERGE_OPTIONS, result };
    await signAndPublish(district, (await district.plans.saveMergeResult(merged, SYSTEM_ACTOR)).id);
    const args = ['grids.geojson', '--as', 'layer:police', '--to', url, '--id', '编号', '--accept'];
    const refused = await run(folder, args);
    expect([refused.code, refused.out]).toEqual([2, '']);
    expect(refused.error).toContain(
      'departments draw none of their own any more. Request a change of a grid',
    );
    const officer = await run(folder, [...args, '--new-round'], { ...ACCOUNT, ONEGRID_USER: 'officer' });
    expect(officer.error).toContain('departments draw none of their own any more');
    const { out } = await run(folder, [...args, '--new-round']);
    expect(out).toContain('police: layer of 2 grids accepted');
  });
});
