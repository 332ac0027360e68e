import { describe, expect, test } from 'vitest';
import { at, type Client, type Json, list, text } from '../client.ts';
import { layerFile, place, rectangle, squares } from '../small-town.ts';
import type { Town } from '../town.ts';

const PREPARE = `mutation($input: PrepareLayerInput!) { prepareLayer(input: $input) {
  __typename
  ... on FileRejected { code message fileId where: at fields }
  ... on Layer { id status fileName gridCount department { id } report {
    read accepted remarks { code count message }
    repaired { row id code message at } refused { row id code message at } noticed { kind message ids areaM2 at geometry }
  } }
} }`;

async function prepare(
  client: Client,
  fileId: string,
  idField: string | null = 'ID',
  departmentId = 'police',
): Promise<Json> {
  return at(await client.data(PREPARE, { input: { fileId, departmentId, idField } }), 'prepareLayer');
}

async function uploaded(client: Client, content: Uint8Array | string, name?: string): Promise<string> {
  const { status, body } = await client.upload(content, name);
  expect(status).toBe(201);
  return text(body, 'id');
}

const GOOD = JSON.stringify(squares('X', 10));
/** Two megabytes of spaces before a good file: over the limit of one, within what is kept whole. */
const BIG = `${' '.repeat(1_500_000)}${GOOD}`;

export function uploadSuite(town: () => Town): void {
  describe('an upload', () => {
    test('is kept as received, byte for byte, with its name', async () => {
      const client = await town().client('officer');
      const bytes = Uint8Array.from([0xef, 0xbb, 0xbf, 0x00, 0xff, 0x0d, 0x0a]);
      const id = await uploaded(client, bytes, '繁阳镇网格.geojson');
      expect(await town().district.files.content(id)).toEqual(bytes);
      const file = await town().district.files.file(id);
      expect(file).toMatchObject({ name: '繁阳镇网格.geojson', bytes: 7, receivedBy: 'officer' });
    });

    test.each([
      ['NaN', GOOD.replace('118.21', 'NaN'), 'json-number-not-finite'],
      ['empty', '', 'file-empty'],
      ['truncated', GOOD.slice(0, GOOD.indexOf('"geometry"') + 5), 'json-truncated'],
      ['outside', JSON.stringify(layerFile({ A: rectangle(100, 100, 110, 110) })), 'outside-outline'],
      [
        'swapped',
        JSON.stringify(layerFile({ A: rectangle(0, 0, 1, 1) })).replaceAll(
          /\[(118[.\d]*),(31[.\d]*)\]/g,
          '[$2,$1]',
        ),
        'coordinate-out-of-range',
      ],
      [
        'metres',
        JSON.stringify(layerFile({ A: rectangle(0, 0, 1, 1) })).replaceAll('118.2', '500000'),
        'coordinate-out-of-range',
      ],
      ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe]), 'content-contradicts-name'],
      ['no features', '{"type":"FeatureCollection","features":[]}', 'no-features'],
    ])('%s: one clear error, and the file is kept', async (_name, content, code) => {
      const client = await town().client('planner');
      const id = await uploaded(client, content);
      const rejected = await prepare(client, id);
      expect(rejected).toMatchObject({ __typename: 'FileRejected', code, fileId: id });
      expect(text(rejected, 'message')).toMatch(/^[A-Z].{10,}/);
      expect(text(rejected, 'message')).not.toMatch(/[{}]/);
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
      expect(await town().district.files.content(id)).toEqual(bytes);
      const chinese = await prepare(await town().client('planner', 'zh-CN'), id);
      expect(text(chinese, 'message')).toMatch(/\p{Script=Han}/u);
    });

    test('over the limit is refused with its code and still kept', async () => {
      const client = await town().client('planner');
      const { status, body } = await client.upload(BIG);
      expect(status).toBe(413);
      expect(body).toMatchObject({ code: 'file-too-large', limit: 1_048_576, bytes: BIG.length });
      const content = await town().district.files.content(text(body, 'fileId'));
      expect(content?.byteLength).toBe(BIG.length);
      expect(await prepare(client, text(body, 'fileId'))).toMatchObject({ code: 'file-too-large' });
    });

    test('far over the limit says honestly how much was kept', async () => {
      const client = await town().client('planner');
      const { status, body } = await client.upload('x'.repeat(3_000_000));
      expect(status).toBe(413);
      expect(body).toMatchObject({ code: 'file-too-large', bytes: 2_097_152 });
      expect(text(body, 'message')).toContain('Only its first 2097152 bytes are kept');
    });

    test('of several files keeps each; two that are no parts of one are not read together', async () => {
      const client = await town().client('planner');
      const files = ['a.geojson', 'b.geojson'].map((name) => ({
        name,
        content: new TextEncoder().encode(GOOD),
      }));
      const { status, body } = await client.uploadTogether(files);
      expect(status).toBe(201);
      expect(list(body, 'files').map((file) => [at(file, 'name'), at(file, 'bytes')])).toEqual([
        ['a.geojson', GOOD.length],
        ['b.geojson', GOOD.length],
      ]);
      for (const file of list(body, 'files')) {
        expect((await town().district.files.content(text(file, 'id')))?.byteLength).toBe(GOOD.length);
      }
      expect(await prepare(client, text(body, 'id'))).toMatchObject({ code: 'several-data-sets' });
    });

    test('without a file, or of another form, is refused', async () => {
      const client = await town().client('planner');
      const headers = { 'x-onegrid': 'test' };
      const form = new FormData();
      form.append('note', 'no file');
      const empty = await client.fetch('/files', { method: 'POST', headers, body: form });
      expect([empty.status, await empty.json()]).toMatchObject([400, { code: 'file-missing' }]);
      const json = { ...headers, 'content-type': 'application/json' };
      const other = await client.fetch('/files', { method: 'POST', headers: json, body: '{}' });
      expect([other.status, await other.json()]).toMatchObject([400, { code: 'upload-malformed' }]);
    });
  });

  describe('a layer', () => {
    test('is reported before it is accepted: repaired, refused, noticed', async () => {
      //  bowtie B: (12,0) (16,4) (16,0) (12,4); point P; A and C overlap in 1 x 4; A and D leave a gap
      const file = layerFile({
        A: rectangle(0, 0, 10, 10),
        C: rectangle(9, 0, 12, 4),
        F: rectangle(0, 50, 1, 51),
      });
      const bowtie = {
        type: 'Polygon',
        coordinates: [[place(12, 0), place(16, 4), place(16, 0), place(12, 4), place(12, 0)]],
      };
      const features = [
        ...file.features,
        { type: 'Feature', properties: { ID: 'B' }, geometry: bowtie },
        { type: 'Feature', properties: { ID: 'P' }, geometry: { type: 'Point', coordinates: place(1, 1) } },
        { type: 'Feature', properties: {}, geometry: rectangle(17, 17, 18, 18) },
      ];
      const client = await town().client('planner');
      const id = await uploaded(
        client,
        JSON.stringify({ type: 'FeatureCollection', features }),
        'faults.geojson',
      );
      const layer = await prepare(client, id);
      expect(layer).toMatchObject({
        __typename: 'Layer',
        status: 'DRAFT',
        fileName: 'faults.geojson',
        department: { id: 'police' },
      });
      const report = at(layer, 'report');
      expect(report).toMatchObject({ read: 6, accepted: 4 });
      expect(list(report, 'repaired')).toMatchObject([
        { row: 4, id: 'B', code: 'bowtie-split', at: place(14, 2) },
      ]);
      expect(list(report, 'refused')).toMatchObject([
        { row: 3, id: 'F', code: 'row-outside-outline' },
        { row: 5, id: 'P', code: 'not-a-polygon' },
      ]);
      const overlaps = list(report, 'noticed').filter((notice) => at(notice, 'kind') === 'overlap');
      expect(overlaps.map((notice) => at(notice, 'ids'))).toEqual([['A', 'C']]);
      expect(list(report, 'remarks').map((remark) => at(remark, 'code'))).toContain('ids-generated');
      for (const row of [
        ...list(report, 'repaired'),
        ...list(report, 'refused'),
        ...list(report, 'noticed'),
      ]) {
        expect(text(row, 'message')).not.toMatch(/no words for|[{}]/);
      }
    });

    test('is accepted once, replaces the one before, and every step is in the audit log', async () => {
      const client = await town().client('planner');
      const before = at(await client.data('{ departments { id acceptedLayer { id } } }'), 'departments');
      const first = list({ before }, 'before').find((department) => at(department, 'id') === 'fire') ?? null;
      const draft = await prepare(
        client,
        await uploaded(client, JSON.stringify(squares('F', 9))),
        'ID',
        'fire',
      );
      const id = text(draft, 'id');
      const accept =
        'mutation($id: ID!) { acceptLayer(id: $id) { __typename ... on Layer { id status } ... on Refusal { code } } }';
      expect(at(await client.data(accept, { id }), 'acceptLayer')).toEqual({
        __typename: 'Layer',
        id,
        status: 'ACCEPTED',
      });
      expect(at(await client.data(accept, { id }), 'acceptLayer')).toEqual({
        __typename: 'Refusal',
        code: 'layer-not-draft',
      });
      const old = await client.data('query($id: ID!) { layer(id: $id) { status } }', {
        id: text(first, 'acceptedLayer.id'),
      });
      expect(at(old, 'layer.status')).toBe('REPLACED');
      const audit = await town().district.audit.lines({ objectId: id }, { first: 10 });
      expect(audit.nodes.map(({ action, accountName }) => [action, accountName])).toEqual([
        ['layer.accept', 'planner'],
        ['layer.create', 'planner'],
      ]);
    });

    test('is discarded without being lost', async () => {
      const client = await town().client('planner');
      const draft = await prepare(client, await uploaded(client, GOOD));
      const discard = 'mutation($id: ID!) { discardLayer(id: $id) { ... on Layer { status fileName } } }';
      expect(at(await client.data(discard, { id: text(draft, 'id') }), 'discardLayer')).toMatchObject({
        status: 'DISCARDED',
      });
    });

    test('of no file, or of no department, is refused', async () => {
      const client = await town().client('planner');
      expect(await prepare(client, 'no-such-file')).toMatchObject({ code: 'file-unknown' });
      const id = await uploaded(client, GOOD);
      expect(await prepare(client, id, 'ID', 'nobody')).toMatchObject({ code: 'unknown-department' });
    });
  });
}
