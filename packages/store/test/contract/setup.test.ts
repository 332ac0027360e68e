import type { Polygon } from 'geojson';
import { expect, it, vi } from 'vitest';
import { Session } from '../../src/engine/session.ts';
import {
  type BaseDataContent,
  type BaseDataKind,
  type DistrictStore,
  type NewBuilding,
  type NewsItem,
  SYSTEM_ACTOR,
} from '../../src/index.ts';
import { describeOnEngines } from '../support/engines.ts';
import { at, ring } from '../support/tiny-plan.ts';

const ADMINISTRATOR = { name: 'zhang', displayName: '张三', passwordHash: 'hash' };
const HEAD = { name: '新区', nameEn: 'New District', synthetic: false };
const BY = { accountId: null, name: '张三' };

function box(west: number, south: number, east: number, north: number): Polygon {
  return ring([west, south], [east, south], [east, north], [west, north]);
}

const OUTLINE = box(0, 0, 4, 4);

function community(
  id: string,
  geometry: Polygon,
  known: { code?: string; townCode?: string; town?: string } = {},
) {
  const { code = '', townCode = '', town = null } = known;
  return { id, row: 1, name: id, nameEn: id, code, townCode, town, geometry };
}

function town(id: string, geometry: Polygon, code = '') {
  return { id, row: 1, name: `${id}街道`, nameEn: id, code, geometry };
}

function compound(id: string, geometry: Polygon) {
  return { id, row: 1, name: `${id}小区`, kind: 'estate', address: '', geometry };
}

function building(id: string, geometry: NewBuilding['geometry'], called: string | null = null) {
  const rest = { row: 1, name: '', kind: '', floors: 6, households: 12, compound: called };
  return { id, address: `${id}号`, geometry, ...rest };
}

describeOnEngines('setting up a district', (opened, engine) => {
  /** Of the district that was made first. */
  let code = '';
  const district = (): DistrictStore => opened().store.in(code);

  async function keptFile(): Promise<string> {
    const file = { name: 'file.geojson', content: new TextEncoder().encode('{}') };
    return (await district().files.keep(file, BY)).id;
  }

  /** Imports and answers with the count, or with the code of the refusal. */
  async function bring(content: BaseDataContent, fileId?: string): Promise<number | string> {
    const outcome = await district().setup.importBaseData(
      content,
      {
        fileId: fileId ?? (await keptFile()),
        fileName: 'file.geojson',
        reference: 'EPSG:4490',
        encoding: 'gbk',
        mapping: { name: '名称' },
        report: { read: 2 },
      },
      BY,
    );
    return 'code' in outcome ? outcome.code : outcome.count;
  }

  async function column(sql: string): Promise<unknown[]> {
    const { rows } = await opened().database.executeSql(sql, [code]);
    return rows.map((row) => Object.values(row as object));
  }

  it('makes one district with its administrator, and never a second, whoever is quicker', async () => {
    const { store } = opened();
    const founding = { name: '新区', nameEn: 'New District', administrator: ADMINISTRATOR };
    const outcomes = await Promise.all([
      store.foundDistrict({ ...founding, code: '990801' }),
      store.foundDistrict({ ...founding, code: '990802' }),
    ]);
    const refusals = outcomes.filter((outcome) => 'kind' in outcome);
    expect(refusals).toEqual([{ kind: 'refused', code: 'district-exists', params: {} }]);
    const [made] = await store.districts();
    expect(await store.districts()).toHaveLength(1);
    expect(await store.district(made.code)).toBeNull();
    code = made.code;
    expect(made).toEqual({ ...HEAD, code });
    const account = await district().access.accountByName('zhang');
    expect(account).toMatchObject({ displayName: '张三', role: 'administrator', passwordHash: 'hash' });
    const audit = await district().audit.lines({}, { first: 10 });
    expect(audit.nodes.map(({ action, accountName }) => [action, accountName])).toEqual([
      ['account.create', '张三'],
      ['district.create', '张三'],
    ]);
  });

  it('wants the outline first, and a file that was kept', async () => {
    const rows = [community('a', box(0, 0, 1, 1))];
    expect(await bring({ kind: 'communities', rows })).toBe('outline-first');
    expect(await bring({ kind: 'outline', outline: OUTLINE }, 'no-such-file')).toBe('file-unknown');
    expect(await district().setup.counts()).toMatchObject({
      district: { ...HEAD, code },
      bounds: null,
      departments: 0,
    });
  });

  it('takes the outline, which makes the district whole', async () => {
    expect(await bring({ kind: 'outline', outline: OUTLINE })).toBe(1);
    expect(await opened().store.district(code)).toEqual({
      ...HEAD,
      code,
      outline: OUTLINE,
      bounds: [...at(0, 0), ...at(4, 4)],
    });
    const [outline, towns] = await district().setup.baseData();
    expect(outline).toMatchObject({ kind: 'outline', count: 1, bounds: [...at(0, 0), ...at(4, 4)] });
    expect(outline.source).toMatchObject({
      fileName: 'file.geojson',
      reference: 'EPSG:4490',
      encoding: 'gbk',
      mapping: { name: '名称' },
      report: { read: 2 },
      importedBy: '张三',
    });
    expect(towns).toEqual({ kind: 'towns', count: 0, bounds: null, source: null });
    const audit = await district().audit.lines({ objectKind: 'base-data' }, { first: 10 });
    expect(audit.nodes).toMatchObject([
      {
        action: 'base-data.import',
        objectId: 'outline',
        accountName: '张三',
        before: { count: 0 },
        after: { count: 1, reference: 'EPSG:4490' },
      },
    ]);
  });

  it('puts communities into one made-up town where there is none, and keeps the town of their codes', async () => {
    const rows = [
      community('a', box(0, 0, 2, 4), { code: '001', townCode: '100' }),
      community('b', box(2, 0, 4, 2)),
      community('c', box(2, 2, 4, 4), { town: '北' }),
    ];
    expect(await bring({ kind: 'communities', rows })).toBe(3);
    expect((await district().assets.communities()).map(({ id, code }) => [id, code])).toEqual([
      ['b', ''],
      ['c', ''],
      ['a', '100001'],
    ]);
    expect(await column('select id, made_up, name from town where district_code = $1')).toEqual([
      ['*', true, '新区'],
    ]);
    expect((await district().setup.counts())?.baseData).toMatchObject({ towns: 0, communities: 3 });
  });

  it('finds the towns of communities that stay: by the code, else by the greatest overlap', async () => {
    // a says 100 and lies in 200; b lies in 200 for 2/4, in 100 for none; c lies in 100 by a quarter.
    const towns = [town('100', box(0, 2.5, 4, 4), '100'), town('200', box(0, 0, 4, 2.5), '200')];
    expect(await bring({ kind: 'towns', rows: towns })).toBe(2);
    expect(await column('select id, town_id from community where district_code = $1 order by id')).toEqual([
      ['a', '100'],
      ['b', '200'],
      ['c', '100'],
    ]);
    expect(await column('select id from town where district_code = $1 order by id')).toEqual([
      ['100'],
      ['200'],
    ]);
    const rows = [
      community('x', box(0, 0, 2, 1), { town: '100街道', code: '007' }),
      community('y', box(0, 2, 4, 4), { town: '没有的街道' }),
      community('z', box(9, 9, 10, 10)),
    ];
    expect(await bring({ kind: 'communities', rows })).toBe(3);
    expect(await column('select id, town_id from community where district_code = $1 order by id')).toEqual([
      ['x', '100'],
      ['y', '100'],
      ['z', '*'],
    ]);
    expect((await district().assets.communities()).find(({ id }) => id === 'x')?.code).toBe('100007');
  });

  it('gives buildings their compound by name or by place, again after the compounds are replaced', async () => {
    const point = { type: 'Point', coordinates: at(3.5, 3.5) } as const;
    expect(
      await bring({
        kind: 'compounds',
        rows: [compound('e1', box(0, 0, 1, 1)), compound('e2', box(3, 3, 4, 4))],
      }),
    ).toBe(2);
    const rows = [
      building('b1', box(0.2, 0.2, 0.4, 0.4)),
      building('b2', box(0.6, 0.6, 0.8, 0.8), 'e2小区'),
      building('b3', box(2, 2, 2.2, 2.2), '没有的小区'),
      building('b4', point),
    ];
    expect(await bring({ kind: 'buildings', rows })).toBe(4);
    const compounds = async () =>
      Promise.all(
        ['b1', 'b2', 'b3', 'b4'].map(async (id) => (await district().assets.building(id))?.compound),
      );
    expect(await compounds()).toEqual(['e1小区', 'e2小区', null, 'e2小区']);
    expect((await district().assets.building('b4'))?.geometry).toEqual(point);
    expect(await district().assets.householdPoints()).toContainEqual({
      lon: point.coordinates[0],
      lat: point.coordinates[1],
      n: 12,
    });
    const forMerge = await district().assets.mergeBuildings();
    expect(forMerge.map(({ id }) => id)).toEqual(['b1', 'b2', 'b3', 'b4']);
    expect(forMerge[3]).toEqual({ id: 'b4', households: 12, geometry: point });

    // e2 stays and moves: what knew it keeps it; b1 is in e3 now.
    expect(
      await bring({
        kind: 'compounds',
        rows: [compound('e3', box(0, 0, 2.5, 2.5)), compound('e2', box(3, 0, 4, 1))],
      }),
    ).toBe(2);
    expect(await compounds()).toEqual(['e3小区', 'e2小区', 'e3小区', 'e2小区']);
  });

  it('replaces a kind as a whole or not at all', async () => {
    const street = (id: string, ...places: readonly (readonly [number, number])[]) => ({
      id,
      row: 1,
      name: '',
      class: '',
      widthM: 0,
      geometry: { type: 'LineString' as const, coordinates: places.map(([x, y]) => at(x, y)) },
    });
    const first = [street('s1', [0, 0], [4, 4]), street('s2', [0, 4], [4, 0])];
    expect(await bring({ kind: 'streets', rows: first })).toBe(2);
    expect(await bring({ kind: 'streets', rows: [street('s3', [1, 0], [1, 4])] })).toBe(1);
    expect(await bring({ kind: 'streets', rows: [] })).toBe('base-data-empty');

    const water = (row: number, geometry: Polygon) => ({
      id: `w${row}`,
      row,
      name: '',
      kind: 'lake',
      geometry,
    });
    const lake = water(1, box(1, 1, 2, 2));
    expect(await bring({ kind: 'water', rows: [lake] })).toBe(1);
    const bowtie = water(7, ring([0, 0], [1, 1], [1, 0], [0, 1]));
    const refused = await district().setup.importBaseData(
      { kind: 'water', rows: [lake, bowtie] },
      { fileId: await keptFile(), fileName: 'x', reference: 'x', encoding: null, mapping: {}, report: {} },
      BY,
    );
    expect(refused).toEqual({ kind: 'refused', code: 'geometry-not-valid', params: { rows: '7' } });
    const endless = { ...lake, geometry: box(1, 1, 2, Number.NaN) };
    await expect(bring({ kind: 'water', rows: [lake, endless] })).rejects.toMatchObject({
      code: 'geometry-not-finite',
    });
    const twice = { ...water(2, box(2, 2, 3, 3)), id: lake.id };
    await expect(bring({ kind: 'water', rows: [lake, twice] })).rejects.toThrow(/unique|duplicate/);
    expect((await district().setup.counts())?.baseData).toMatchObject({ streets: 1, water: 1 });
  });

  it('asks the same number of questions whatever the number of rows', async () => {
    const asked = async (count: number): Promise<number> => {
      const rows = Array.from({ length: count }, (_, index) =>
        building(`n${index}`, {
          type: 'Point',
          coordinates: at((index % 40) / 10, Math.floor(index / 40) / 10),
        }),
      );
      const fileId = await keptFile();
      const questions = vi.spyOn(Session.prototype, 'rows');
      expect(await bring({ kind: 'buildings', rows }, fileId)).toBe(count);
      const { length } = questions.mock.calls;
      questions.mockRestore();
      return length;
    };
    expect(await asked(1_500)).toBe(await asked(600));
  });

  if (engine === 'embedded') {
    it('refuses more than that engine is for, and keeps what there was', async () => {
      const rows = Array.from({ length: 60_001 }, (_, index) =>
        building(`m${index}`, {
          type: 'Point',
          coordinates: at((index % 300) / 100, Math.floor(index / 300) / 100),
        }),
      );
      expect(await bring({ kind: 'buildings', rows })).toBe('embedded-too-large');
      expect((await district().setup.counts())?.baseData.buildings).toBe(600);
    });
  }

  it('tells of what changed, after it did', async () => {
    const told: NewsItem[] = [];
    const stop = opened().store.news.subscribe((item) => told.push(item));
    await bring({ kind: 'outline', outline: box(0, 0, 4, 5) });
    await vi.waitFor(() =>
      expect(told).toContainEqual({ kind: 'base-data-changed', district: code, baseData: 'outline' }),
    );
    stop();
  });

  it('clears nothing that something else needs', async () => {
    const clear = async (kind: BaseDataKind) => {
      const refusal = await district().setup.clearBaseData(kind, BY);
      return refusal === null ? 'cleared' : `${refusal.code} ${refusal.params.by}`;
    };
    expect(await clear('outline')).toBe('base-data-in-use base-data');
    expect(await clear('towns')).toBe('base-data-in-use communities');
    expect(await clear('compounds')).toBe('base-data-in-use buildings');
    for (const kind of [
      'communities',
      'towns',
      'buildings',
      'compounds',
      'streets',
      'water',
      'outline',
    ] as const) {
      expect(await clear(kind), kind).toBe('cleared');
    }
    for (const { kind, ...rest } of await district().setup.baseData()) {
      expect(rest, kind).toEqual({ count: 0, bounds: null, source: null });
    }
    expect(await column('select id from town where district_code = $1')).toEqual([]);
    expect(await opened().store.district(code)).toBeNull();
    const audit = await district().audit.lines({ action: 'base-data.clear' }, { first: 20 });
    expect(audit.nodes).toHaveLength(7);
    expect(audit.nodes[0]).toMatchObject({ objectId: 'outline', before: { count: 1 }, after: { count: 0 } });
  });

  it('keeps the outline while layers lie in it, and departments that have any', async () => {
    await bring({ kind: 'outline', outline: OUTLINE });
    const { layers, setup } = district();
    const department = {
      id: 'police',
      name: '公安',
      nameEn: 'Police',
      weight: 1,
      hue: '#112233',
      lead: false,
    };
    await layers.saveDepartment(department, BY);
    await layers.saveDepartment({ ...department, id: 'fire' }, BY);
    const features = [{ id: '1', row: 1, geometry: box(0, 0, 1, 1), areaM2: 1 }];
    const draft = await layers.createDraft(
      {
        departmentId: 'police',
        fileId: null,
        fileName: 'p',
        fileBytes: 1,
        report: {},
        reference: 'GCJ-02',
        encoding: 'gbk',
        features,
      },
      BY,
    );
    if ('kind' in draft) throw new Error(draft.code);
    expect(await layers.layer(draft.id)).toMatchObject({ reference: 'GCJ-02', encoding: 'gbk' });
    expect(await setup.clearBaseData('outline', BY)).toMatchObject({ params: { by: 'layers' } });
    expect(await layers.removeDepartment('police', BY)).toMatchObject({ code: 'department-has-layers' });
    expect(await layers.removeDepartment('nobody', BY)).toMatchObject({ code: 'unknown-department' });
    expect(await layers.removeDepartment('fire', BY)).toBeNull();
    expect((await layers.departments()).map(({ id }) => id)).toEqual(['police']);
    expect((await setup.counts())?.departments).toBe(1);
    const audit = await district().audit.lines({ action: 'department.remove' }, { first: 5 });
    expect(audit.nodes).toMatchObject([{ objectId: 'fire', before: { id: 'fire', weight: 1 } }]);
  });

  it('keeps the files of one upload together, each as received', async () => {
    const bytes = (text: string) => new TextEncoder().encode(text);
    const inputs = [
      { name: '网格.shp', content: bytes('shape') },
      { name: '网格.dbf', content: bytes('table') },
      { name: '网格.cpg', content: bytes('GBK') },
    ];
    const kept = await district().files.keepTogether(inputs, SYSTEM_ACTOR);
    expect(kept.map(({ name, bytes }) => [name, bytes])).toEqual([
      ['网格.shp', 5],
      ['网格.dbf', 5],
      ['网格.cpg', 3],
    ]);
    const together = await district().files.received(kept[0].id);
    expect(together[0]).toEqual(inputs[0]);
    expect(together.slice(1).toSorted((a, b) => a.content.length - b.content.length)).toEqual([
      inputs[2],
      inputs[1],
    ]);
    expect(await district().files.received(kept[1].id)).toEqual([inputs[1]]);
    expect(await district().files.received('none')).toEqual([]);
  });
});
