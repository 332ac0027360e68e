import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readFeatures } from './read-features.ts';
import { readSheet } from './sheet/read-sheet.ts';

const TEXT = new TextEncoder();
const GEOJSON = TEXT.encode(
  '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"ID":"A"},"geometry":{"type":"Polygon","coordinates":[[[118,31],[118.1,31],[118.1,31.1],[118,31]]]}}]}',
);
const MB = 1024 * 1024;

async function fault(name: string, content: Uint8Array): Promise<string | null> {
  const outcome = await readFeatures([{ name, content }]);
  return outcome.ok ? null : outcome.fault.code;
}

describe('a file whose content is not what its name says', () => {
  it.each([
    ['layer.geojson', Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1)],
    ['layer.geojson', Uint8Array.of(0x4d, 0x5a, 0x90, 0x00, 3)],
    ['layer.json', TEXT.encode('%PDF-1.7 ...')],
    ['layer.geojson', zipSync({ 'layer.geojson': GEOJSON })],
    ['table.dbf', Uint8Array.of(0x89, 0x50, 0x4e, 0x47)],
    ['layer.zip', GEOJSON],
    ['layer.gpkg', GEOJSON],
  ])('%s is refused', async (name, content) => {
    expect(await fault(name, content)).toBe('content-contradicts-name');
  });

  it('is refused as a sheet too', async () => {
    const outcome = await readSheet({ name: 'sheet.csv', content: Uint8Array.of(0x7f, 0x45, 0x4c, 0x46) });
    expect(outcome).toMatchObject({ ok: false, fault: { code: 'content-contradicts-name' } });
  });

  it('is read where its name says nothing', async () => {
    expect(await fault('layer', GEOJSON)).toBeNull();
    expect(await fault('layer', zipSync({ 'layer.geojson': GEOJSON }))).toBeNull();
  });
});

describe('a zip that means harm', () => {
  it.each([
    '../../etc/layer.geojson',
    '/etc/layer.geojson',
    'a/../../layer.geojson',
    '..\\layer.geojson',
    'C:\\layer.geojson',
  ])('is refused for the name %s', async (name) => {
    expect(await fault('layer.zip', zipSync({ [name]: GEOJSON }))).toBe('zip-name-unsafe');
  });

  it('is refused where it unpacks out of all proportion', async () => {
    const bomb = zipSync({ 'layer.geojson': new Uint8Array(32 * MB) }, { level: 9 });
    expect(bomb.length).toBeLessThan(MB / 16);
    expect(await fault('layer.zip', bomb)).toBe('zip-bomb');
  });

  it('is refused where it would unpack to more than is read, all entries together', async () => {
    // Parts that compress well, none a bomb by itself.
    const part = new Uint8Array(MB).map((_, i) => (i % 100 === 0 ? (i * 2_654_435_761) >>> 24 : 32));
    const content = zipSync({ 'a.shp': part, 'a.dbf': part, 'a.prj': part, 'a.cpg': part }, { level: 1 });
    const outcome = await readFeatures([{ name: 'layer.zip', content }], { sizeLimit: 3 * MB });
    expect(content.length).toBeLessThan(MB);
    expect(outcome).toMatchObject({ ok: false, fault: { code: 'file-too-large' } });
  });

  it('is refused where it says less than it unpacks to', async () => {
    const lying = zipSync({ 'layer.geojson': new Uint8Array(4 * MB) });
    // The size in the central directory, which begins with PK\1\2 and has it at 24.
    const at = Buffer.from(lying).lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    new DataView(lying.buffer, lying.byteOffset).setUint32(at + 24, 10, true);
    expect(await fault('layer.zip', lying)).toBe('zip-damaged');
  });

  it('is refused with more files than anybody would look through', async () => {
    const entries = Object.fromEntries(
      Array.from({ length: 10_001 }, (_, i) => [`${i}.txt`, new Uint8Array(0)]),
    );
    expect(await fault('layer.zip', zipSync(entries, { level: 0 }))).toBe('zip-too-many-files');
  });

  it('is not unpacked again where it holds another', async () => {
    const inner = zipSync({ 'layer.geojson': GEOJSON });
    expect(await fault('layer.zip', zipSync({ 'inner.zip': inner }))).toBe('zip-without-data');
    expect(await fault('layer.zip', zipSync({ 'layer.geojson': inner }))).not.toBeNull();
  });
});
