import { describe, expect, it, onTestFinished } from 'vitest';
import { type BulkTable, bulkInsert } from '../../src/engine/bulk-insert.ts';
import {
  copyDatabase,
  type EmbeddedLimits,
  openStore,
  type Store,
  type StoreOptions,
  SYSTEM_ACTOR,
} from '../../src/index.ts';
import { databaseOf } from '../../src/open-store.ts';
import { embeddedPlace, serverPlace } from '../support/places.ts';
import { tinyDistrict } from '../support/tiny-plan.ts';

const CODE = '990801';
const LIMITS: EmbeddedLimits = {
  buildings: 600,
  rows: 700,
  fileBytes: 1_000,
  databaseBytes: 1024 ** 3,
};
const SERVER_URL = process.env.ONEGRID_TEST_DATABASE_URL;
const POINT = JSON.stringify({ type: 'Point', coordinates: [118.2, 31.1] });

async function openHere(options: StoreOptions): Promise<Store> {
  const store = await openStore({ ...options, embeddedLimits: LIMITS });
  onTestFinished(() => store.close());
  await tinyDistrict(store, CODE);
  return store;
}

async function openEmbedded(): Promise<Store> {
  const { options, dispose } = await embeddedPlace();
  onTestFinished(dispose);
  return openHere(options);
}

const INTO: Readonly<Record<'building' | 'branch', BulkTable>> = {
  building: {
    table: 'building',
    columns: {
      ...{ id: 'text', name: 'text', address: 'text', kind: 'text' },
      ...{ floors: 'integer', households: 'integer', geometry: 'geometry' },
    },
  },
  branch: {
    table: 'branch',
    columns: {
      ...{ id: 'text', name: 'text', secretary: 'text' },
      ...{ member_count: 'integer', location: 'geometry' },
    },
  },
};

/** Writes rows of one table, as an import does. */
function write(store: Store, table: 'building' | 'branch', count: number, from = 0): Promise<void> {
  const rows = Array.from({ length: count }, (_, index) => ({
    ...{ id: `r${from + index}`, name: 'x', address: 'x', kind: 'x', floors: 1, households: 1 },
    ...{ secretary: 'x', member_count: 1, geometry: POINT, location: POINT },
  }));
  return databaseOf(store).write((session) => bulkInsert(session, CODE, INTO[table], rows));
}

const tooLarge = (what: string, found: number) => ({
  code: 'embedded-too-large',
  params: { what, found, buildings: 600, rows: 700, fileMB: 0, databaseMB: 1024 },
});

describe('the embedded database', () => {
  it('takes tables and files up to its limits, and nothing of what goes beyond', async () => {
    const store = await openEmbedded();
    await write(store, 'building', 600);
    await expect(write(store, 'building', 500, 600)).rejects.toMatchObject(tooLarge('building', 1_100));
    await write(store, 'branch', 700);
    await expect(write(store, 'branch', 501, 700)).rejects.toMatchObject(tooLarge('branch', 1_201));
    expect((await store.in(CODE).assets.buildings({}, { first: 1 })).totalCount).toBe(600);

    const { files } = store.in(CODE);
    const kept = await files.keep({ name: 'a', content: new Uint8Array(1_000) }, SYSTEM_ACTOR);
    expect(kept.bytes).toBe(1_000);
    await expect(
      files.keep({ name: 'b', content: new Uint8Array(1_001) }, SYSTEM_ACTOR),
    ).rejects.toMatchObject(tooLarge('received_file', 1_001));
  });

  it('does not open once it has outgrown them, but can be copied', async () => {
    const { options, dispose } = await embeddedPlace();
    onTestFinished(dispose);
    const { dataDir } = options;
    const embeddedLimits = { ...LIMITS, databaseBytes: 1024 ** 2 };
    await expect(openStore({ dataDir, embeddedLimits })).rejects.toMatchObject({
      code: 'embedded-too-large',
      params: { what: 'database', databaseMB: 1 },
    });
    // The way out stays open, and the folder is free for it.
    const other = await embeddedPlace();
    onTestFinished(other.dispose);
    const copied = await copyDatabase({ from: { dataDir }, to: { dataDir: other.options.dataDir } });
    expect(copied.kind).toBe('copied');
  });

  it('refuses an import as a value', async () => {
    const store = await openEmbedded();
    const rows = Array.from({ length: 601 }, (_, index) => ({
      ...{ row: index + 1, id: `b${index}`, name: 'x', address: 'x', kind: 'x', floors: 1, households: 1 },
      compound: null,
      geometry: { type: 'Point' as const, coordinates: [118.201, 31.101] },
    }));
    const district = store.in(CODE);
    const file = await district.files.keep({ name: 'f', content: new Uint8Array(9) }, SYSTEM_ACTOR);
    const source = {
      ...{ fileId: file.id, fileName: 'f', reference: 'EPSG:4490', encoding: null, mapping: {}, report: {} },
    };
    expect(
      await district.setup.importBaseData({ kind: 'buildings', rows }, source, SYSTEM_ACTOR),
    ).toMatchObject({ kind: 'refused', ...tooLarge('building', 601) });
  });
});

describe.each(SERVER_URL === undefined ? [] : [SERVER_URL])('a server', (url) => {
  it('takes more', async () => {
    const { options, dispose } = await serverPlace(url);
    onTestFinished(dispose);
    const store = await openHere(options);
    await write(store, 'building', 1_000);
    expect((await store.in(CODE).assets.buildings({}, { first: 1 })).totalCount).toBe(1_000);
  });
});
