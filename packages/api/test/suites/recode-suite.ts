import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureDemoAccounts } from '@onegrid/api';
import { geodesicAreaM2 } from '@onegrid/geometry';
import { readSheet, writeSheet } from '@onegrid/interchange';
import { DEFAULT_MERGE_OPTIONS, type MergeReport } from '@onegrid/planning';
import { SYSTEM_ACTOR } from '@onegrid/store';
import { beforeAll, describe, expect, test } from 'vitest';
import { at, Client, type Json, list, text } from '../client.ts';
import { place, rectangle, SIDE } from '../small-town.ts';
import { PASSWORD, type Town } from '../town.ts';

const INSPECT = `mutation($input: InspectSheetInput!) { inspectSheet(input: $input) { __typename
  ... on SheetInspection { fileName format encoding sheets sheet rows headerRow remarks { code } codeField lonField latField
    columns { name samples filled } }
  ... on FileRejected { code } } }`;
const RECODE = `mutation($input: RecodeSheetInput!) { recodeSheet(input: $input) { __typename
  ... on RecodedSheet { id fileName resultName downloadUrl rows matched divided doubtful unmatched
    department { id } plan { id }
    doubtfulRows(first: 50) { totalCount nodes { row status codes message candidates at } } }
  ... on FileRejected { code fields }
  ... on Refusal { code message } } }`;
const CHANGES = `query($departmentId: ID, $planId: ID, $kind: GridChangeKind, $first: Int, $after: String) {
  myGridChanges(departmentId: $departmentId, planId: $planId, kind: $kind, first: $first, after: $after) {
    totalCount counts { kind count } department { id } pageInfo { hasNextPage endCursor }
    nodes { kind households gainedM2 lostM2 householdsGained householdsLost legacyGrid { gridId }
      into { share grid { code } } joinedWith { gridId } sharedWith { department { id } legacyGrid { gridId } } } } }`;

/** People with a name, an old police code and a place; in GBK, as an office's export is. 甲 is BC D7. */
const PEOPLE: readonly (readonly string[])[] = [
  ['姓名', '原网格', '经度', '纬度'],
  ['张三', 'P1', '', ''],
  ['李四', 'p2', '', ''],
  ['王五', 'P1', ...place(15, 5).map(String)],
  ['赵六', '', ...place(5, 5).map(String)],
  ['孙七', '', ...place(25, 5).map(String)],
  ['周八', 'Q9', '', ''],
];
const CSV = PEOPLE.map((row) => row.join(',')).join('\r\n');

/**
 *   20 +-----+-----+     unified: 001 = P1, 002 = P2, 003 = P3 and P4
 *      |    003    |     police: P1 P2 below, P3 P4 above; civil: C1 the left half, C2 the right one, and of
 *   10 +-----+-----+     C3 and C4 nothing is left
 *      | 001 | 002 |
 *    0 +-----+-----+
 */
async function plannedBy(town: Town): Promise<string> {
  const { layers, plans } = town.district;
  const accepted = await layers.acceptedLayers();
  const square = (id: string, x: number, y: number, police: string, civil: string) => {
    const geometry = rectangle(x, y, x + 10, y + 10);
    const labels = { police, civil };
    return {
      id,
      geometry,
      areaM2: geodesicAreaM2(geometry),
      households: 160,
      community: null,
      labels,
      shares: { police: 1, civil: 1 },
    };
  };
  const atoms = [
    square('a', 0, 0, 'P1', 'C1'),
    square('b', 10, 0, 'P2', 'C2'),
    square('c', 0, 10, 'P3', 'C1'),
    square('d', 10, 10, 'P4', 'C2'),
  ];
  const [a, b, c, d] = atoms;
  const grid = (code: string, households: number, members: readonly (typeof atoms)[number][]) => {
    const ring = members.length === 1 ? members[0].geometry : topHalf();
    return { code, geometry: ring, households, areaM2: members.reduce((sum, each) => sum + each.areaM2, 0) };
  };
  const plan = await plans.saveMergeResult(
    {
      name: '换码',
      outline: rectangle(0, 0, SIDE, SIDE),
      layerIds: ['police', 'civil'].map((id) => accepted.get(id)!.id),
      options: DEFAULT_MERGE_OPTIONS,
      result: {
        unified: [grid('001', 160, [a]), grid('002', 160, [b]), grid('003', 320, [c, d])],
        atoms,
        codes: ['001', '002', '003', '003'],
        arcs: [],
        links: [],
        faults: [],
        report: {
          options: DEFAULT_MERGE_OPTIONS,
          inputs: { layers: [] as MergeReport['inputs']['layers'], households: 640 },
          findings: [] as MergeReport['findings'],
        } as MergeReport,
      },
    },
    SYSTEM_ACTOR,
  );
  return plan.id;
}

/** The upper half with the vertex in the middle of its lower side, where the lower squares meet. */
function topHalf() {
  const ring = [
    place(0, 10),
    place(10, 10),
    place(20, 10),
    place(20, 20),
    place(10, 20),
    place(0, 20),
    place(0, 10),
  ];
  return { type: 'Polygon' as const, coordinates: [ring] };
}

export function recodeSuite(town: () => Town): void {
  let planId: string;
  const send = async (client: Client, content: Uint8Array | string, name = '人员.csv') =>
    text((await client.upload(content, name)).body, 'fileId');
  const inspect = async (client: Client, input: object) =>
    at(await client.data(INSPECT, { input }), 'inspectSheet');
  const recode = async (client: Client, input: object) =>
    at(await client.data(RECODE, { input: { planId, ...input } }), 'recodeSheet');
  const byBoth = { departmentId: 'police', codeField: '原网格', lonField: '经度', latField: '纬度' };

  describe('recoding a sheet', () => {
    beforeAll(async () => {
      planId = await plannedBy(town());
    });

    test('shows its columns and guesses which matter, in the encoding it has or is said to have', async () => {
      const client = await town().client('officer');
      const fileId = await send(client, CSV);
      const found = await inspect(client, { fileId, departmentId: 'police' });
      expect(found).toMatchObject({
        __typename: 'SheetInspection',
        fileName: '人员.csv',
        format: 'csv',
        rows: 6,
        headerRow: 1,
        remarks: [],
        sheets: [],
        codeField: '原网格',
        lonField: '经度',
        latField: '纬度',
      });
      expect(list(found, 'columns')[1]).toEqual({ name: '原网格', samples: ['P1', 'p2', 'Q9'], filled: 4 });
      // 姓名 in GBK; read as windows-1252 it would be D0 D5 C3 FB, letter by letter.
      const gbk = Buffer.concat([
        Buffer.from([0xd0, 0xd5, 0xc3, 0xfb]),
        Buffer.from(',code\r\n'),
        Buffer.from([0xbc, 0xd7]),
        Buffer.from(',P1\r\n'),
      ]);
      const read = await inspect(client, { fileId: await send(client, gbk), encoding: 'gbk' });
      expect(list(read, 'columns').map((column) => at(column, 'name'))).toEqual(['姓名', 'code']);
    });

    test('gives each row its code, counts them, and tells the doubtful ones', async () => {
      const client = await town().client('officer');
      town().counts.clear();
      const sheet = await recode(client, { fileId: await send(client, CSV), ...byBoth });
      expect(sheet).toMatchObject({
        __typename: 'RecodedSheet',
        fileName: '人员.csv',
        resultName: '人员-unified-codes.csv',
        rows: 6,
        matched: 3,
        divided: 0,
        doubtful: 1,
        unmatched: 2,
        department: { id: 'police' },
        plan: { id: planId },
      });
      expect(list(sheet, 'doubtfulRows.nodes')).toEqual([
        {
          row: 4,
          status: 'DOUBTFUL',
          codes: ['recode-contradiction'],
          message: 'Code and coordinates contradict: the old code "P1" is now in 001, the place lies in 002.',
          candidates: ['002', '001'],
          at: place(15, 5),
        },
        expect.objectContaining({ row: 6, status: 'UNMATCHED', codes: ['recode-outside-district'] }),
        expect.objectContaining({ row: 7, status: 'UNMATCHED', codes: ['recode-code-unknown'], at: null }),
      ]);
      // The whole sheet is one question to the database, whatever the number of rows.
      expect(town().counts.get('recode.basis')).toBe(1);

      const response = await client.fetch(text(sheet, 'downloadUrl'));
      expect(response.status).toBe(200);
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(response.headers.get('content-disposition')).toContain(
        encodeURIComponent('人员-unified-codes.csv'),
      );
      const content = new Uint8Array(await response.arrayBuffer());
      const finished = await readSheet({ name: 'x.csv', content });
      if (!finished.ok) throw new Error(finished.fault.code);
      expect(finished.sheet.header).toEqual([...PEOPLE[0], 'Unified code', 'Share', 'Status', 'Remark']);
      expect(finished.sheet.rows.map(({ cells }) => cells.slice(0, 4))).toEqual(PEOPLE.slice(1));
      expect(finished.sheet.rows.map(({ cells }) => cells.slice(4, 7))).toEqual([
        ['001', '100%', 'matched'],
        ['002', '100%', 'matched'],
        ['', '', 'doubtful'],
        ['001', '', 'matched'],
        ['', '', 'unmatched'],
        ['', '', 'unmatched'],
      ]);
    });

    test('pages the doubtful rows, all or of one state', async () => {
      const client = await town().client('officer');
      const sheet = await recode(client, { fileId: await send(client, CSV), ...byBoth });
      const rows = async (args: string) => {
        const data = await client.data(
          `query($id: ID!) { recodedSheet(id: $id) { doubtfulRows(${args}) { totalCount nodes { row } pageInfo { hasNextPage endCursor } } } }`,
          { id: text(sheet, 'id') },
        );
        return at(data, 'recodedSheet.doubtfulRows');
      };
      const first = await rows('first: 2');
      expect(first).toMatchObject({
        totalCount: 3,
        nodes: [{ row: 4 }, { row: 6 }],
        pageInfo: { hasNextPage: true },
      });
      const rest = await rows(`first: 2, after: "${text(first, 'pageInfo.endCursor')}"`);
      expect(rest).toMatchObject({ nodes: [{ row: 7 }], pageInfo: { hasNextPage: false } });
      expect(await rows('status: UNMATCHED')).toMatchObject({
        totalCount: 2,
        nodes: [{ row: 6 }, { row: 7 }],
      });
      const { errors } = await client.ask(
        'query($id: ID!) { recodedSheet(id: $id) { doubtfulRows(after: "x") { totalCount } } }',
        {
          id: text(sheet, 'id'),
        },
      );
      expect(errors[0].extensions.code).toBe('BAD_USER_INPUT');
    });

    test('shares a divided grid, and gives a workbook back as one', async () => {
      const client = await town().client('officer', 'zh-CN');
      const workbook = await writeSheet('xlsx', {
        name: '人员',
        header: ['编号', '网格'],
        rows: [
          ['007', 'C1'],
          ['008', 'C3'],
        ],
      });
      const fileId = await send(client, workbook, '走访 名单.xlsx');
      const sheet = await recode(client, { fileId, departmentId: 'civil', codeField: '网格' });
      expect(sheet).toMatchObject({
        resultName: '走访 名单-统一网格编码.xlsx',
        divided: 1,
        unmatched: 1,
        doubtfulRows: { nodes: [{ codes: ['recode-code-gone'] }] },
      });
      const response = await client.fetch(text(sheet, 'downloadUrl'));
      expect(response.headers.get('content-type')).toContain('spreadsheetml');
      const finished = await readSheet({
        name: 'x.xlsx',
        content: new Uint8Array(await response.arrayBuffer()),
      });
      if (!finished.ok) throw new Error(finished.fault.code);
      expect(finished.sheet).toMatchObject({
        format: 'xlsx',
        worksheet: '人员',
        header: ['编号', '网格', '统一网格编码', '份额', '状态', '备注'],
      });
      expect(finished.sheet.rows[0].cells.slice(0, 5)).toEqual(['007', 'C1', '001', '50%', '原网格已拆分']);
      expect(finished.sheet.rows[0].cells[5]).toContain('001 50%、003 50%');
    });

    test('is refused where the question or the file is wrong, and says how', async () => {
      const client = await town().client('officer');
      const fileId = await send(client, CSV);
      const code = async (input: object) => at(await recode(client, { fileId, ...input }), 'code');
      expect(await code({})).toBe('recode-columns-missing');
      expect(await code({ lonField: '经度' })).toBe('recode-column-pair');
      expect(await code({ codeField: '原网格' })).toBe('recode-department-missing');
      expect(await code({ ...byBoth, departmentId: 'nobody' })).toBe('unknown-department');
      expect(await code({ ...byBoth, departmentId: 'fire' })).toBe('department-not-in-plan');
      expect(await code({ ...byBoth, reference: 'EPSG:999999' })).toBe('reference-unknown');
      expect(await code({ ...byBoth, planId: 'x' })).toBe('plan-not-found');
      expect(await recode(client, { fileId, ...byBoth, codeField: '街道' })).toMatchObject({
        code: 'column-unknown',
        fields: PEOPLE[0],
      });
      expect(await code({ ...byBoth, fileId: 'no-such-file' })).toBe('file-unknown');
      const empty = await send(client, '\n\n');
      expect(at(await inspect(client, { fileId: empty }), 'code')).toBe('sheet-empty');
    });
  });

  describe('a recoded sheet belongs to who brought it', () => {
    test('and nobody else reads, recodes or downloads it, whatever their role', async () => {
      const officer = await town().client('officer');
      const fileId = await send(officer, CSV);
      const sheet = await recode(officer, { fileId, ...byBoth });
      const id = text(sheet, 'id');
      const path = text(sheet, 'downloadUrl');
      const mine = at(
        await officer.data('{ recodedSheets(first: 1) { nodes { id } } }'),
        'recodedSheets.nodes',
      );
      expect(mine).toEqual([{ id }]);
      for (const role of ['planner', 'administrator'] as const) {
        const other = await town().client(role);
        expect(at(await inspect(other, { fileId }), 'code')).toBe('file-unknown');
        expect(at(await recode(other, { fileId, ...byBoth }), 'code')).toBe('file-unknown');
        expect(await other.data('query($id: ID!) { recodedSheet(id: $id) { id } }', { id })).toEqual({
          recodedSheet: null,
        });
        expect(await other.data('{ recodedSheets { nodes { id } } }')).toEqual({
          recodedSheets: { nodes: [] },
        });
        expect((await other.fetch(path)).status).toBe(404);
      }
      const leader = await town().client('leader');
      expect((await leader.fetch(path)).status).toBe(403);
      expect((await leader.ask('{ recodedSheets { nodes { id } } }')).errors[0].extensions.code).toBe(
        'FORBIDDEN',
      );
      expect((await fetch(`${town().origin}${path}`)).status).toBe(401);
      expect((await officer.fetch('/recoded/no-such-sheet')).status).toBe(404);
    });

    test('and what is in its rows stands in no audit line and no log', async () => {
      const said: string[] = [];
      const server = await town().serve({ log: (line) => said.push(line) });
      const client = new Client(`http://127.0.0.1:${server.port}`);
      await client.signIn('officer', PASSWORD);
      const sheet = await recode(client, { fileId: await send(client, CSV), ...byBoth });
      await client.fetch(text(sheet, 'downloadUrl'));
      await server.close();
      const audit = await town().district.audit.lines(
        { objectKind: 'recoded-sheet', objectId: text(sheet, 'id') },
        { first: 50 },
      );
      expect(audit.nodes.map(({ action }) => action)).toEqual(['sheet.download', 'sheet.recode']);
      const everything = await town().district.audit.lines({}, { first: 200 });
      const written = JSON.stringify([everything.nodes, said]);
      for (const [name, , lon] of PEOPLE.slice(1)) {
        expect(written).not.toContain(name);
        if (lon !== '') expect(written).not.toContain(lon);
      }
    });
  });

  describe('what changed for a department’s grids', () => {
    const changes = async (client: Client, variables: object): Promise<Json> =>
      at(await client.data(CHANGES, { planId, ...variables }), 'myGridChanges');

    test('is told grid by grid, with whom they are shared and how many changed how', async () => {
      const client = await town().client('leader');
      const police = await changes(client, { departmentId: 'police' });
      expect(at(police, 'counts')).toEqual([
        { kind: 'DIVIDED', count: 0 },
        { kind: 'MERGED', count: 2 },
        { kind: 'MOVED', count: 0 },
        { kind: 'KEPT', count: 2 },
        { kind: 'GONE', count: 0 },
      ]);
      const [p1, , p3] = list(police, 'nodes');
      expect(p1).toMatchObject({
        kind: 'KEPT',
        households: 160,
        legacyGrid: { gridId: 'P1' },
        into: [{ share: 1, grid: { code: '001' } }],
        joinedWith: [],
        sharedWith: [{ department: { id: 'civil' }, legacyGrid: { gridId: 'C1' } }],
      });
      expect(p3).toMatchObject({ kind: 'MERGED', joinedWith: [{ gridId: 'P4' }] });
    });

    test('knows divided and vanished grids, land and people that changed sides', async () => {
      const client = await town().client('leader');
      const civil = await changes(client, { departmentId: 'civil' });
      const [c1, c2, c3, c4] = list(civil, 'nodes');
      // C1 was drawn up to 10.05 units each way and is the left half now: it gained 10 by 9.95 units.
      expect(c1).toMatchObject({ kind: 'DIVIDED', householdsGained: 160, householdsLost: 0 });
      expect(Number(at(c1, 'gainedM2')) / geodesicAreaM2(rectangle(0, 10.05, 10, 20))).toBeCloseTo(1, 3);
      // 0.05 units wide beside the middle line, 10.05 long.
      expect(Number(at(c1, 'lostM2')) / geodesicAreaM2(rectangle(10, 0, 10.05, 10.05))).toBeCloseTo(1, 2);
      expect(c2).toMatchObject({ kind: 'DIVIDED' });
      for (const gone of [c3, c4])
        expect(gone).toMatchObject({ kind: 'GONE', into: [], sharedWith: [], householdsLost: 160 });
    });

    test('is paged and filtered, and asks the database once a revision', async () => {
      const client = await town().client('leader');
      town().counts.clear();
      const first = await changes(client, { departmentId: 'civil', kind: 'GONE', first: 1 });
      expect(first).toMatchObject({
        totalCount: 2,
        nodes: [{ legacyGrid: { gridId: 'C3' } }],
        pageInfo: { hasNextPage: true },
      });
      const next = await changes(client, {
        departmentId: 'civil',
        kind: 'GONE',
        first: 1,
        after: at(first, 'pageInfo.endCursor'),
      });
      expect(next).toMatchObject({
        nodes: [{ legacyGrid: { gridId: 'C4' } }],
        pageInfo: { hasNextPage: false },
      });
      expect(town().counts.get('recode.gridChanges') ?? 0).toBeLessThanOrEqual(1);
    });

    test('is that of the officer’s own department unless another is named', async () => {
      const { access } = town().district;
      const account = await access.accountByName('officer');
      const client = await town().client('officer');
      const without = await client.ask(CHANGES, { planId });
      expect(without.errors[0].extensions.reason).toBe('department-expected');
      await access.setDepartment(account!.id, 'civil', SYSTEM_ACTOR);
      const again = await town().client('officer');
      expect(await again.data('{ me { department { id } } }')).toEqual({
        me: { department: { id: 'civil' } },
      });
      expect(at(await changes(again, {}), 'department')).toEqual({ id: 'civil' });
      await access.setDepartment(account!.id, null, SYSTEM_ACTOR);
      expect(at(await changes(await town().client('leader'), { departmentId: 'nobody' }), '')).toBeNull();
    });

    test('is that of the first department with a layer for the demo officer', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'onegrid-demo-'));
      await ensureDemoAccounts(town().district, folder);
      await rm(folder, { recursive: true });
      expect((await town().district.access.accountByName('demo-officer'))?.departmentId).toBe('police');
      expect((await town().district.access.accountByName('demo-planner'))?.departmentId).toBeNull();
    });
  });
}
