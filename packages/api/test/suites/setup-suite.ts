import type { Geometry } from 'geojson';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { at, Client, type Json, list, text } from '../client.ts';
import { type EmptyServers, openEmpty } from '../empty-server.ts';
import {
  CLEAR,
  CREATE,
  geojson,
  IMPORT,
  INSPECT,
  PREPARE,
  REMOVE,
  SAVE,
  SETUP,
  SetupWorld,
} from '../setup-world.ts';
import { layerFile, place, rectangle, SIDE } from '../small-town.ts';
import type { Town } from '../town.ts';
import { baseDataTests, OUTLINE, outlineTests } from './base-data-suite.ts';
import { mergedPlan } from './proposal-suite.ts';

const SETUP_CODE = 'abcd-efgh-jkmn';
const ADMINISTRATOR = { name: 'zhang', displayName: '张三', password: 'Long enough, 3 kinds' };
const DISTRICT = { code: '990801', name: '新区', nameEn: 'New District', administrator: ADMINISTRATOR };

export function setupSuite(town: () => Town): void {
  test('base data are brought again beside a plan, which keeps what it was merged on', async () => {
    const client = await town().client('planner');
    await mergedPlan(client);
    const plan = '{ currentPlan { id revision } }';
    const before = await client.data(plan);
    const { body } = await client.upload(
      geojson([{ properties: {}, geometry: rectangle(0, 19, SIDE, 19.5) }]),
    );
    const input = { kind: 'WATER', fileId: text(body, 'id'), fields: [] };
    expect(at(await client.data(IMPORT, { input }), 'importBaseData')).toMatchObject({
      dataSet: { count: 1 },
      planNotice: 'Plans keep the base data they were merged on. Merge again to use the new.',
    });
    expect(await client.data(plan)).toEqual(before);
    expect(at(before, 'currentPlan')).not.toBeNull();
  });

  describe('setting up a district', () => {
    const create = async (client: Client, input: object): Promise<Json> =>
      at(await client.data(CREATE, { input: { ...DISTRICT, ...input } }), 'createDistrict');
    /** Tests of a new district of their own, with an outline or without one; each stands for itself. */
    const describeNew = (name: string, outlined: boolean, declare: (world: () => SetupWorld) => void) =>
      describe(name, () => {
        let opened: SetupWorld;
        beforeAll(async () => {
          const servers = await openEmpty();
          opened = new SetupWorld(servers, new Client(servers.origin));
          await create(opened.administrator, {});
          if (outlined) await opened.bring('OUTLINE', OUTLINE);
        });
        afterAll(() => opened.servers.close());
        declare(() => opened);
      });

    describe('before there is one', () => {
      let servers: EmptyServers;
      beforeAll(async () => {
        servers = await openEmpty();
      });
      afterAll(() => servers.close());

      test('tells anyone that it is needed, and nobody more', async () => {
        const open = await servers.serve({ host: '0.0.0.0', setupCode: SETUP_CODE });
        for (const [origin, codeRequired] of [
          [servers.origin, false],
          [`http://127.0.0.1:${open.port}`, true],
        ] as const) {
          const answer = await new Client(origin).data(`{ setup { ${SETUP} } me { name } }`);
          const none = { required: true, districtExists: false, district: null, steps: [] };
          expect(answer).toEqual({ setup: { ...none, codeRequired }, me: null });
        }
      });

      test('lets nobody in, and refuses files and tiles', async () => {
        const stranger = new Client(servers.origin);
        expect(await stranger.signIn('zhang', 'Long enough, 3 kinds')).toMatchObject({
          code: 'district-missing',
        });
        expect((await stranger.upload('{}')).status).toBe(401);
        expect((await stranger.ask('{ baseData { kind } }')).errors[0].extensions.code).toBe(
          'UNAUTHENTICATED',
        );
        expect((await stranger.ask('{ district { code } }')).errors[0].extensions.code).toBe(
          'UNAUTHENTICATED',
        );
      });

      test('wants the printed code where others can reach the server, and makes guessing wait', async () => {
        const open = await servers.serve({ host: '0.0.0.0', setupCode: SETUP_CODE });
        const guesser = new Client(`http://127.0.0.1:${open.port}`);
        for (const setupCode of [undefined, '', 'abcd-efgh-jkmp', 'abcd']) {
          expect(await create(guesser, { setupCode })).toMatchObject({ code: 'setup-code-wrong' });
        }
        for (let attempt = 0; attempt < 6; attempt += 1) await create(guesser, { setupCode: 'x' });
        expect(await create(guesser, { setupCode: SETUP_CODE })).toMatchObject({ code: 'setup-too-often' });
        const codeless = await servers.serve({ host: '0.0.0.0' });
        const answer = await create(new Client(`http://127.0.0.1:${codeless.port}`), { setupCode: '' });
        expect(answer).toMatchObject({ code: 'setup-code-wrong' });
      });

      test.each([
        ['district-code-expected', { code: '99080' }],
        ['district-name-expected', { name: ' ' }],
        ['administrator-name-expected', { administrator: { ...ADMINISTRATOR, name: '' } }],
        ['demo-name-refused', { administrator: { ...ADMINISTRATOR, name: 'demo-eve' } }],
        ['password-length', { administrator: { ...ADMINISTRATOR, password: 'short' } }],
      ])('refuses with %s, in both languages', async (code, input) => {
        const server = await servers.serve({});
        const origin = `http://127.0.0.1:${server.port}`;
        const [english, chinese] = [
          await create(new Client(origin), input),
          await create(new Client(origin, 'zh-CN'), input),
        ];
        expect([at(english, 'code'), at(chinese, 'code')]).toEqual([code, code]);
        expect(text(english, 'message')).toMatch(/^[A-Z][^{}]+\.$/);
        expect(text(chinese, 'message')).toMatch(/\p{Script=Han}[^{}]+。$/u);
        expect(await servers.store.districts()).toEqual([]);
      });
    });

    describe('the first', () => {
      let servers: EmptyServers;
      beforeAll(async () => {
        servers = await openEmpty();
      });
      afterAll(() => servers.close());

      test('is created once, with the code however it is typed, and its administrator is signed in', async () => {
        const open = await servers.serve({ host: '0.0.0.0', setupCode: SETUP_CODE });
        const client = new Client(`http://127.0.0.1:${open.port}`);
        const created = await create(client, { setupCode: ' ABCD EFGH jkmn' });
        expect(created).toMatchObject({
          __typename: 'SetupSignedIn',
          account: { name: 'zhang', role: 'ADMINISTRATOR' },
          setup: {
            required: true,
            codeRequired: false,
            districtExists: true,
            district: { code: '990801', name: '新区', nameEn: 'New District', bounds: null },
          },
        });
        expect(list(created, 'setup.steps')).toEqual([
          { kind: 'DISTRICT', state: 'DONE', count: 1 },
          { kind: 'OUTLINE', state: 'MISSING', count: 0 },
          ...['TOWNS', 'COMMUNITIES', 'COMPOUNDS', 'BUILDINGS', 'STREETS', 'WATER'].map((kind) => ({
            kind,
            state: 'OPTIONAL',
            count: 0,
          })),
          ...['DEPARTMENTS', 'LAYERS', 'MERGE'].map((kind) => ({ kind, state: 'MISSING', count: 0 })),
        ]);
        expect(at(await client.data('{ me { displayName } }'), 'me.displayName')).toBe('张三');
        expect(await create(client, { setupCode: SETUP_CODE })).toMatchObject({ code: 'district-exists' });
        expect(await create(new Client(servers.origin), { code: '990802' })).toMatchObject({
          code: 'district-exists',
        });
        const administrator = new Client(servers.origin);
        expect(at(await administrator.signIn('zhang', 'Long enough, 3 kinds'), '__typename')).toBe(
          'SignedIn',
        );
      });
    });

    describeNew('without an outline', false, (world) => {
      test('the rest of the server answers as empty', async () => {
        const asked =
          '{ district { code } departments { id } layers { nodes { id } } buildings { totalCount } plans { nodes { id } } tileSources { key } setup { required } }';
        expect(await world().administrator.data(asked)).toMatchObject({
          district: null,
          departments: [],
          layers: { nodes: [] },
          buildings: { totalCount: 0 },
          plans: { nodes: [] },
          setup: { required: true },
        });
        const stranger = await new Client(world().servers.origin).data(`{ setup { ${SETUP} } }`);
        expect(stranger).toMatchObject({
          setup: { required: true, districtExists: true, district: null, steps: [] },
        });
        const refused = await world().bring(
          'COMMUNITIES',
          geojson([{ properties: { n: 'a' }, geometry: rectangle(0, 0, 1, 1) }]),
          { name: 'n' },
        );
        expect(refused).toMatchObject({ __typename: 'Refusal', code: 'outline-first' });
      });
    });

    describeNew('its outline', false, outlineTests);

    describeNew('within an outline', true, (world) => {
      baseDataTests(world);

      test('a layer in GCJ-02 lies half a kilometre off until that is declared', async () => {
        // (0,0), (10,0), (20,0), ... of the town in GCJ-02, by an implementation of its own in another language.
        const shifted: Readonly<Record<string, readonly [number, number]>> = {
          '0 0': [118.2052942, 30.9978519],
          '10 0': [118.2152725, 30.9978372],
          '20 0': [118.2252539, 30.9978251],
          '0 20': [118.205296, 31.0178636],
          '10 20': [118.2152743, 31.0178489],
          '20 20': [118.2252557, 31.0178368],
        };
        const half = (west: number, east: number): Geometry => ({
          type: 'Polygon',
          coordinates: [
            [`${west} 0`, `${east} 0`, `${east} 20`, `${west} 20`, `${west} 0`].map((key) => [
              ...shifted[key],
            ]),
          ],
        });
        const fileId = await world().kept(
          geojson([
            { properties: { 网格编号: 'A' }, geometry: half(0, 10) },
            { properties: { 网格编号: 'B' }, geometry: half(10, 20) },
          ]),
        );
        const asItSays = await world().inspect({ fileId });
        expect(at(asItSays, 'bounds')).toEqual([118.2052942, 30.9978251, 118.2252557, 31.0178636]);
        expect(Number(at(asItSays, 'insideShare'))).toBeLessThan(0.7);
        expect(list(asItSays, 'targets')).toMatchObject([
          { key: 'id', suggested: '网格编号', required: false },
        ]);
        const declared = await world().inspect({ fileId, reference: 'gcj02' });
        expect(at(declared, 'reference')).toMatchObject({ name: 'GCJ-02', certain: true });
        const expected = [...place(0, 0), ...place(SIDE, SIDE)];
        list(declared, 'bounds').forEach((degrees, index) => {
          // A metre: the two implementations of the formula agree to a decimetre or so.
          expect(Math.abs(Number(degrees) - expected[index])).toBeLessThan(1e-5);
        });
        // BD-09 adds a shift of its own: the wrong declaration shows just as well.
        const asBaidu = await world().inspect({ fileId, reference: 'BD-09' });
        expect(Math.abs(Number(at(asBaidu, 'bounds.0')) - 118.2)).toBeGreaterThan(0.004);
        expect(await world().inspect({ fileId, reference: 'EPSG:999999' })).toMatchObject({
          code: 'reference-unknown',
        });
        expect(await world().inspect({ fileId, reference: 'EPSG:4548' })).toMatchObject({
          __typename: 'FileRejected',
        });

        const department = { id: 'police', name: '公安', weight: 2, hue: '#0072B2' };
        expect(at(await world().administrator.data(SAVE, { input: department }), 'saveDepartment')).toEqual({
          __typename: 'Department',
          ...department,
          nameEn: '公安',
          hue: '#0072b2',
          lead: false,
        });
        for (const [given, lead] of [
          [{ lead: true }, true],
          [{}, true],
          [{ lead: false }, false],
        ] as const) {
          const input = { ...department, ...given };
          expect(at(await world().administrator.data(SAVE, { input }), 'saveDepartment')).toMatchObject({
            lead,
          });
        }
        const order = { fileId, departmentId: 'police', idField: '网格编号', reference: 'GCJ-02' };
        const layer = at(await world().administrator.data(PREPARE, { input: order }), 'prepareLayer');
        expect(layer).toMatchObject({
          __typename: 'Layer',
          gridCount: 2,
          reference: 'GCJ-02',
          encoding: null,
        });
        expect(Math.abs(Number(at(layer, 'bounds.0')) - 118.2)).toBeLessThan(1e-5);
      });

      test('departments are named, weighed and coloured, and go while they have no layer', async () => {
        const fire = { id: 'fire', name: '消防', nameEn: 'Fire', weight: 1, hue: '#d55e00' };
        for (const [code, wrong] of [
          ['department-key-expected', { id: 'Fire Brigade' }],
          ['department-name-expected', { name: '' }],
          ['weight-out-of-range', { weight: 0 }],
          ['weight-out-of-range', { weight: 101 }],
          ['hue-expected', { hue: 'red' }],
        ] as const) {
          expect(
            at(await world().administrator.data(SAVE, { input: { ...fire, ...wrong } }), 'saveDepartment'),
          ).toMatchObject({ code });
        }
        const police = { id: 'police', name: '公安', weight: 2, hue: '#0072b2' };
        await world().administrator.data(SAVE, { input: police });
        const file = layerFile({ A: rectangle(0, 0, SIDE, SIDE) });
        const order = {
          fileId: await world().kept(new TextEncoder().encode(JSON.stringify(file))),
          departmentId: 'police',
          idField: 'ID',
        };
        expect(
          at(await world().administrator.data(PREPARE, { input: order }), 'prepareLayer.__typename'),
        ).toBe('Layer');
        await world().administrator.data(SAVE, { input: fire });
        await world().administrator.data(SAVE, { input: { ...fire, weight: 3 } });
        const departments = list(
          await world().administrator.data('{ departments { id weight } }'),
          'departments',
        );
        expect(departments).toEqual([
          { id: 'police', weight: 2 },
          { id: 'fire', weight: 3 },
        ]);
        expect(
          at(await world().administrator.data(REMOVE, { id: 'police' }), 'removeDepartment'),
        ).toMatchObject({
          code: 'department-has-layers',
        });
        expect(
          at(await world().administrator.data(REMOVE, { id: 'fire' }), 'removeDepartment'),
        ).toMatchObject({
          __typename: 'Setup',
        });
        const [{ code }] = await world().servers.store.districts();
        const audit = await world()
          .servers.store.in(code)
          .audit.lines({ objectKind: 'department', objectId: 'fire' }, { first: 5 });
        expect(audit.nodes.map(({ action, accountName }) => [action, accountName])).toEqual([
          ['department.remove', '张三'],
          ['department.save', '张三'],
          ['department.save', '张三'],
        ]);
      });

      test('a planner sets up too, an officer only looks at files, a leader does neither', async () => {
        const forbidden = async (client: Client, query: string, variables: object): Promise<boolean> =>
          (await client.ask(query, variables as Record<string, unknown>)).errors.some(
            ({ extensions }) => extensions.code === 'FORBIDDEN',
          );
        const fileId = await world().kept(
          new TextEncoder().encode(JSON.stringify(layerFile({ A: rectangle(0, 0, 9, 9) }))),
        );
        const questions: readonly (readonly [string, object])[] = [
          [INSPECT, { input: { fileId } }],
          ['{ baseData { count } }', {}],
          [IMPORT, { input: { kind: 'WATER', fileId, fields: [] } }],
          [CLEAR, { kind: 'WATER' }],
          [SAVE, { input: { id: 'x', name: 'x', weight: 1, hue: '#000000' } }],
          [REMOVE, { id: 'x' }],
        ];
        const refused = async (client: Client) => {
          const answers: boolean[] = [];
          for (const [query, variables] of questions) answers.push(await forbidden(client, query, variables));
          return answers;
        };
        expect(await refused(await world().servers.client('planner'))).toEqual(questions.map(() => false));
        expect(await refused(await world().servers.client('officer'))).toEqual([
          false,
          true,
          true,
          true,
          true,
          true,
        ]);
        const leader = await world().servers.client('leader');
        expect(await refused(leader)).toEqual(questions.map(() => true));
        expect(at(await leader.data(`{ setup { ${SETUP} } }`), 'setup.district.name')).toBe('新区');
      });
    });
  });
}
