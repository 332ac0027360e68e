import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { zipFiles } from '@onegrid/interchange';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { at, type Client, type Json, text } from '../client.ts';
import { squares } from '../small-town.ts';
import type { Town } from '../town.ts';

const PREPARE = `mutation($input: PrepareLayerInput!) { prepareLayer(input: $input) {
  __typename ... on FileRejected { code message fields } ... on Layer { id fileName gridCount } } }`;
const INSPECT = `mutation($input: InspectFileInput!) { inspectFile(input: $input) {
  __typename ... on FileRejected { code } ... on FileInspection { format fields { name samples } } } }`;
const SHEET = `mutation($input: InspectSheetInput!) { inspectSheet(input: $input) {
  __typename ... on FileRejected { code } ... on SheetInspection { columns { name samples } } } }`;

const bytes = (content: string) => new TextEncoder().encode(content);
const GOOD = squares('X', 10);

/** A workbook with one cell, and whatever else is put in. */
function workbook(cell: string, more: Readonly<Record<string, string>> = {}): Uint8Array {
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  const relations = (entries: string) =>
    `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries}</Relationships>`;
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const parts = {
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    '_rels/.rels': relations(
      `<Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/>`,
    ),
    'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      `<Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/>`,
    ),
    'xl/worksheets/sheet1.xml': `${head}<worksheet xmlns="${main}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>ID</t></is></c><c r="B1" t="inlineStr"><is><t>NAME</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>1</t></is></c>${cell}</row></sheetData></worksheet>`,
    ...more,
  };
  return zipFiles(Object.entries(parts).map(([name, content]) => ({ name, content: bytes(content) })));
}

/** Attacks by files: what they are, what they unpack to, what they are called, and where they point. */
export function attackFileSuite(town: () => Town): void {
  describe('attacks by files', () => {
    let planner: Client;
    beforeAll(async () => {
      planner = await town().client('planner');
    });
    const upload = async (content: Uint8Array | string, name: string): Promise<string> =>
      text((await planner.upload(content, name)).body, 'id');
    const prepare = async (content: Uint8Array | string, name: string, more = {}): Promise<Json> => {
      const fileId = await upload(content, name);
      const input = { fileId, departmentId: 'police', idField: 'ID', ...more };
      return at(await planner.data(PREPARE, { input }), 'prepareLayer');
    };

    // A program, a picture, an archive under the name of data.
    test.each([
      ['a program', 'grids.geojson', Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0)],
      ['a program', 'grids.json', Uint8Array.of(0x4d, 0x5a, 0x90, 0x00, 3)],
      ['a document', 'grids.geojson', bytes('%PDF-1.7\n')],
      ['an archive', 'grids.geojson', zipFiles([{ name: 'grids.geojson', content: bytes('{}') }])],
      ['text', 'grids.zip', bytes('{}')],
      ['text', 'grids.gpkg', bytes('{}')],
    ])('%s named %s is kept and never read', async (_name, name, content) => {
      expect(await prepare(content, name)).toMatchObject({ code: 'content-contradicts-name' });
    });

    // Pages and scripts: whatever is uploaded is never served again.
    test('a page with a script is kept, and no address gives it out', async () => {
      const page = '<html><script>alert(1)</script></html>';
      const id = await upload(page, 'page.html');
      expect(await prepare(page, 'page.html')).toMatchObject({ __typename: 'FileRejected' });
      for (const path of [`/files/${id}`, `/recoded/${id}`, `/files/${id}/page.html`, '/page.html']) {
        const answer = await planner.fetch(path);
        expect(answer.status).toBeGreaterThanOrEqual(400);
        expect(await answer.text()).not.toContain('alert(1)');
      }
    });

    // Zip bombs: by proportion, by sum, by number, by nesting; path traversal in names.
    test.each([
      ['zip-bomb', [['grids.geojson', new Uint8Array(40_000_000)]]],
      ['zip-name-unsafe', [['../../../../tmp/grids.geojson', bytes(JSON.stringify(GOOD))]]],
      ['zip-name-unsafe', [['/etc/cron.d/grids.geojson', bytes(JSON.stringify(GOOD))]]],
      ['zip-name-unsafe', [['..\\..\\grids.geojson', bytes(JSON.stringify(GOOD))]]],
      ['zip-without-data', [['inner.zip', zipFiles([{ name: 'grids.geojson', content: bytes('{}') }])]]],
    ] as readonly (readonly [string, readonly (readonly [string, Uint8Array])[]])[])(
      'a zip is refused as %s',
      async (code, entries) => {
        const zip = zipFiles(entries.map(([name, content]) => ({ name, content })));
        const rejected = await prepare(zip, 'grids.zip');
        // A bomb is too large by the limit of this server already.
        expect([code, 'file-too-large']).toContain(at(rejected, 'code'));
      },
    );

    test('a workbook that unpacks to more than is read', async () => {
      const sheet = workbook('', { 'xl/media/image1.png': 'x'.repeat(3_000_000) });
      expect(sheet.length).toBeLessThan(100_000);
      const fileId = await upload(sheet, 'sheet.xlsx');
      const inspected = at(await planner.data(SHEET, { input: { fileId } }), 'inspectSheet');
      expect(inspected).toMatchObject({ code: 'file-too-large' });
    });

    // Names of files: folders, line breaks, turned-round text, no end.
    test.each([
      ['../../etc/passwd.geojson', 'passwd.geojson'],
      ['..\\..\\boot.geojson', 'boot.geojson'],
      ['a\u202egnp.geojson', 'agnp.geojson'],
      [`${'x'.repeat(5_000)}.geojson`, `${'x'.repeat(192)}.geojson`],
    ])('the name %s', async (name, kept) => {
      const { status, body } = await planner.upload(JSON.stringify(GOOD), name);
      expect([status, at(body, 'name')]).toEqual([201, kept]);
    });

    test('a name with NUL and line breaks in the header of a form', async () => {
      const form = (name: string) =>
        `--x\r\nContent-Disposition: form-data; name="file"; filename*=utf-8''${name}\r\n\r\n{}\r\n--x--\r\n`;
      for (const name of ['a%00b.geojson', 'a%0d%0aX-Evil:1.geojson', '%00', '..%2f..%2fa.geojson']) {
        const answer = await planner.fetch('/files', {
          method: 'POST',
          headers: { 'x-onegrid': '1', 'content-type': 'multipart/form-data; boundary=x' },
          body: form(name),
        });
        expect(answer.status, name).toBeLessThan(500);
        if (answer.status === 201)
          expect(text((await answer.json()) as Json, 'name')).not.toMatch(/\p{Cc}|[/\\]/u);
      }
    });

    // Prototype pollution by properties of features.
    test('fields that are called like members of every object', async () => {
      const hostile = JSON.stringify({
        ...GOOD,
        features: GOOD.features.map((feature) => ({
          ...feature,
          properties: { ...feature.properties, PROTO: 1 },
        })),
      })
        .replaceAll(
          '"PROTO":1',
          '"__proto__":{"polluted":true},"constructor":"c","toString":"t","hasOwnProperty":1',
        )
        .replace('{"type":"FeatureCollection"', '{"__proto__":{"polluted":true},"type":"FeatureCollection"');
      expect(hostile).toContain('"__proto__"');
      for (const idField of ['ID', '__proto__', 'constructor', 'toString'])
        expect(await prepare(hostile, 'grids.geojson', { idField })).toHaveProperty('__typename');
      const fileId = await upload(hostile, 'grids.geojson');
      await planner.data(INSPECT, { input: { fileId } });
      expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
      expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    });

    // Too many at once, each held in memory while it comes in.
    test('more uploads at once than there is room for', async () => {
      const slow = () => {
        const stop = new AbortController();
        const body = new ReadableStream({
          start: (stream) => {
            stream.enqueue(
              bytes('--x\r\nContent-Disposition: form-data; name="file"; filename="a.geojson"\r\n\r\n{'),
            );
          },
        });
        const answer = planner
          .fetch('/files', {
            method: 'POST',
            headers: { 'x-onegrid': '1', 'content-type': 'multipart/form-data; boundary=x' },
            body,
            signal: stop.signal,
            duplex: 'half',
          } as RequestInit)
          .then(
            ({ status }) => status,
            () => 0,
          );
        return { stop, answer };
      };
      const uploads = Array.from({ length: 6 }, slow);
      const refused = await Promise.race(uploads.map(({ answer }) => answer));
      expect(refused).toBe(429);
      for (const { stop } of uploads) stop.abort();
      await Promise.all(uploads.map(({ answer }) => answer));
      await expect.poll(async () => (await planner.upload('{}', 'a.geojson')).status).toBe(201);
    });
  });

  // Server-side request forgery: nothing that anybody sends makes the server open an address.
  describe('addresses in files and questions (SSRF)', () => {
    const asked: string[] = [];
    const canary = createServer((request, response) => {
      asked.push(String(request.url));
      response.end('<kml/>');
    });
    let planner: Client;
    let address: string;
    beforeAll(async () => {
      planner = await town().client('planner');
      await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve));
      address = `http://127.0.0.1:${(canary.address() as AddressInfo).port}`;
    });
    afterAll(() => canary.close());

    const everyUse = async (content: Uint8Array | string, name: string): Promise<void> => {
      const { body } = await planner.upload(content, name);
      const fileId = text(body, 'id');
      await planner.data(PREPARE, { input: { fileId, departmentId: 'police', idField: 'ID' } });
      await planner.data(INSPECT, { input: { fileId } });
      await planner.data(SHEET, { input: { fileId } });
      expect(asked, name).toEqual([]);
    };

    test.each([
      [
        'a GeoJSON whose reference system is a link',
        'grids.geojson',
        () =>
          JSON.stringify({
            ...GOOD,
            crs: { type: 'link', properties: { href: `${address}/crs`, type: 'proj4' } },
          }),
      ],
      [
        'a GeoJSON whose reference system is named by an address',
        'grids.geojson',
        () =>
          JSON.stringify({
            ...GOOD,
            crs: { type: 'name', properties: { name: `${address}/def/crs/EPSG/0/4326` } },
          }),
      ],
      [
        'a GeoJSON with references to elsewhere',
        'grids.geojson',
        () =>
          JSON.stringify({
            ...GOOD,
            $ref: `${address}/ref`,
            '@context': `${address}/context`,
            links: [{ href: address }],
          }),
      ],
      [
        'a KML with a NetworkLink',
        'grids.kml',
        () => `<kml><NetworkLink><Link><href>${address}/link.kml</href></Link></NetworkLink></kml>`,
      ],
      [
        'an XML with an entity from elsewhere',
        'grids.geojson',
        () => `<!DOCTYPE x [<!ENTITY e SYSTEM "${address}/entity">]><x>&e;</x>`,
      ],
      [
        'a workbook that links to another',
        'sheet.xlsx',
        () =>
          workbook('<c r="B2"><f>[1]S!A1</f></c>', {
            'xl/externalLinks/externalLink1.xml':
              '<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><externalBook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId1"/></externalLink>',
            'xl/externalLinks/_rels/externalLink1.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLinkPath" Target="${address}/book.xlsx" TargetMode="External"/></Relationships>`,
          }),
      ],
      [
        'a workbook with WEBSERVICE and a hyperlink',
        'sheet.xlsx',
        () => workbook(`<c r="B2"><f>WEBSERVICE("${address}/service")</f></c>`),
      ],
      [
        'a workbook with an entity from elsewhere',
        'sheet.xlsx',
        () =>
          workbook('', {
            'xl/sharedStrings.xml': `<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY e SYSTEM "${address}/entity">]><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&e;</t></si></sst>`,
          }),
      ],
      [
        'a zip with a link to elsewhere beside the data',
        'grids.zip',
        () =>
          zipFiles([
            { name: 'grids.geojson', content: bytes(JSON.stringify(GOOD)) },
            { name: 'grids.url', content: bytes(`[InternetShortcut]\nURL=${address}/url`) },
            { name: 'grids.prj', content: bytes(`${address}/prj`) },
          ]),
      ],
      ['a GeoPackage', 'grids.gpkg', () => bytes(`SQLite format 3\0 ATTACH '${address}/db'`)],
      [
        'a sheet of addresses',
        'sheet.csv',
        () => `ID,NAME\n1,${address}/csv\n2,=HYPERLINK("${address}/formula")\n`,
      ],
    ])('%s', async (_name, name, content) => {
      await everyUse(content(), name);
    });

    test('addresses as arguments: reference system, encoding, file, plan', async () => {
      const fileId = text((await planner.upload(JSON.stringify(GOOD), 'grids.geojson')).body, 'id');
      for (const input of [
        { fileId, departmentId: 'police', reference: `${address}/reference` },
        { fileId, departmentId: 'police', encoding: `${address}/encoding` },
        { fileId: `${address}/file`, departmentId: 'police' },
        { fileId: 'file:///etc/passwd', departmentId: 'police' },
      ]) {
        const rejected = at(await planner.data(PREPARE, { input }), 'prepareLayer');
        expect(at(rejected, '__typename')).not.toBe('unknown');
      }
      await planner.fetch(`/plans/${encodeURIComponent(`${address}/plan`)}/ground`);
      await planner.fetch(`/tiles/${encodeURIComponent(`${address}/t`)}/x/0/0/0.mvt`);
      expect(asked).toEqual([]);
    });

    test('the canary would have heard', async () => {
      await fetch(`${address}/heard`);
      expect(asked.splice(0)).toEqual(['/heard']);
    });
  });
}
