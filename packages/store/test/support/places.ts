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
import { openStore, type Store, type StoreOptions } from '../../src/index.ts';
import { databaseOf } from '../../src/open-store.ts';

/** Of every store that tests open. */
const MASTER_KEY = new Uint8Array(32).fill(7);

/** Where a database of its own lies, and how to be rid of it. */
export interface Place {
  readonly options: StoreOptions;
  readonly dispose: () => Promise<void>;
}

export async function openPlace(making: Promise<Place>): Promise<Place & { readonly store: Store }> {
  const place = await making;
  const options = { masterKey: MASTER_KEY, ...place.options };
  return { ...place, options, store: await openStore(options) };
}

/** A data folder of its own, copied from one that was set up once: setting up takes ten seconds. */
export async function embeddedPlace(): Promise<Place> {
  const dataDir = mkdtempSync(join(tmpdir(), 'onegrid-data-'));
  cpSync(await template(), dataDir, { recursive: true });
  return { options: { dataDir }, dispose: async () => rmSync(dataDir, { recursive: true, force: true }) };
}

/** A database of its own on a server. */
export async function serverPlace(url: string): Promise<Place> {
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

/**
 * A database of its own on a server whose owner is no superuser, as an office's database usually is. `creates`: the
 * login may make roles; else the server's administrator made them and let it become them, unless `closed`.
 */
export async function ownedPlace(
  url: string,
  creates: boolean,
  { closed = false }: { readonly closed?: boolean } = {},
): Promise<Place> {
  const place = await serverPlace(url);
  const databaseUrl = new URL(place.options.databaseUrl!);
  const login = `${databaseUrl.pathname.slice(1)}_owner`;
  const client = new Client({ connectionString: databaseUrl.href });
  await client.connect();
  try {
    await client.query('create extension postgis');
    await client.query(
      `create role ${login} login password 'test' nosuperuser ${creates ? 'createrole' : 'nocreaterole'}`,
    );
    await client.query(`alter database ${databaseUrl.pathname.slice(1)} owner to ${login}`);
    await client.query('alter schema public owner to pg_database_owner');
    if (!creates) {
      await client.query(readFileSync(new URL('../../src/engine/roles-make.sql', import.meta.url), 'utf8'));
      if (!closed) await client.query(`grant onegrid_request, onegrid_system to ${login}`);
    } else if (
      Number((await client.query('show server_version_num')).rows[0].server_version_num) >= 160_000
    ) {
      // Roles that another login of the cluster made are its to hand on.
      await client
        .query(`grant onegrid_request, onegrid_system to ${login} with admin option`)
        .catch(() => undefined);
    }
  } finally {
    await client.end();
  }
  databaseUrl.username = login;
  databaseUrl.password = 'test';
  return {
    options: { ...place.options, databaseUrl: databaseUrl.href },
    dispose: async () => {
      await place.dispose();
      const administrator = new Client({ connectionString: url });
      await administrator.connect();
      await administrator.query(`drop role ${login}`);
      await administrator.end();
    },
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

/** Statements as whoever owns the tables, past every wall: for tests that hold answers against the raw rows. */
export async function askAsOwner<Row>(
  store: Store,
  text: string,
  values: readonly unknown[] = [],
): Promise<readonly Row[]> {
  return (await databaseOf(store).executeSql(text, values)).rows as Row[];
}
