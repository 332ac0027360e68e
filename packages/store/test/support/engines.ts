import { createHash, randomUUID } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { afterAll, beforeAll, describe } from 'vitest';
import type { Database } from '../../src/engine/database.ts';
import { type EngineKind, openStore, type Store, type StoreOptions } from '../../src/index.ts';
import { databaseOf } from '../../src/open-store.ts';

const SERVER_URL = process.env.ONEGRID_TEST_DATABASE_URL;

/** The engines this run has: always the embedded one, and the server that the environment names. */
export const ENGINES: readonly EngineKind[] =
  SERVER_URL === undefined ? ['embedded'] : ['embedded', 'server'];

export interface OpenedStore {
  readonly store: Store;
  readonly database: Database;
  readonly options: StoreOptions;
}

/** Declares a suite once for each engine, on a database of its own that is gone afterwards. */
export function describeOnEngines(
  name: string,
  declare: (opened: () => OpenedStore, engine: EngineKind) => void,
): void {
  describe.each(ENGINES)(`${name} (%s)`, (engine) => {
    let opened: OpenedStore | undefined;
    // Kept as a promise: a start that outlasts the hook's time still has to be closed.
    let opening: Promise<Place & { readonly store: Store }> | undefined;
    beforeAll(async () => {
      opening = openPlace(engine === 'embedded' ? embeddedPlace() : serverPlace(SERVER_URL!));
      const { store, options } = await opening;
      opened = { store, database: databaseOf(store), options };
    });
    afterAll(async () => {
      const ended = await opening;
      await ended?.store.close();
      await ended?.dispose();
    });
    declare(() => opened!, engine);
  });
}

interface Place {
  readonly options: StoreOptions;
  readonly dispose: () => Promise<void>;
}

async function openPlace(making: Promise<Place>): Promise<Place & { readonly store: Store }> {
  const place = await making;
  return { ...place, store: await openStore(place.options) };
}

/** A data folder of its own, copied from one that was set up once: setting up takes ten seconds. */
export async function embeddedPlace(): Promise<Place> {
  const dataDir = mkdtempSync(join(tmpdir(), 'onegrid-data-'));
  cpSync(await template(), dataDir, { recursive: true });
  return { options: { dataDir }, dispose: async () => rmSync(dataDir, { recursive: true, force: true }) };
}

async function serverPlace(url: string): Promise<Place> {
  const name = `onegrid_${randomUUID().replaceAll('-', '')}`;
  const onServer = async (sql: string): Promise<void> => {
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query(sql);
    await client.end();
  };
  await onServer(`create database ${name}`);
  const databaseUrl = new URL(url);
  databaseUrl.pathname = `/${name}`;
  return {
    options: { databaseUrl: databaseUrl.href, dataDir: tmpdir() },
    dispose: () => onServer(`drop database ${name} with (force)`),
  };
}

/** A folder with a migrated, empty database; made again when engine or migrations change. */
async function template(): Promise<string> {
  const migrations = fileURLToPath(new URL('../../src/migrations', import.meta.url));
  const manifest = fileURLToPath(new URL('../../../../pnpm-workspace.yaml', import.meta.url));
  const hash = createHash('sha256').update(readFileSync(manifest)).update(process.version);
  for (const file of readdirSync(migrations).sort()) hash.update(readFileSync(join(migrations, file)));
  const cache = fileURLToPath(new URL('../../node_modules/.cache/embedded', import.meta.url));
  const made = join(cache, hash.digest('hex').slice(0, 16));
  if (existsSync(made)) return made;

  mkdirSync(cache, { recursive: true });
  const making = mkdtempSync(join(cache, 'making-'));
  await (await openStore({ dataDir: making })).close();
  try {
    renameSync(making, made);
  } catch {
    // Another worker was quicker; both made the same.
    rmSync(making, { recursive: true, force: true });
  }
  return made;
}
