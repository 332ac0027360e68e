import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { StoreOptions } from '@onegrid/store';
import { masterKeyOf } from './master-key.ts';

export const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));

/** What the commands that open the database read from the environment. */
export interface ServeSettings {
  readonly host: string;
  /** Null: 4000, or the next free port. */
  readonly port: number | null;
  readonly dataDir: string;
  readonly databaseUrl: string | null;
  /** Where the built and merged demo district is kept for the next first start. */
  readonly cacheDir: string;
}

/** Settings by the environment; null where PORT is no port. */
export function settingsOf(environment: NodeJS.ProcessEnv): ServeSettings | null {
  const { PORT, HOST, ONEGRID_DATA, ONEGRID_CACHE, DATABASE_URL } = environment;
  const port = PORT === undefined || PORT === '' ? null : Number(PORT);
  if (port !== null && !(Number.isInteger(port) && port >= 0 && port <= 65_535)) return null;
  return {
    host: HOST || '127.0.0.1',
    port,
    dataDir: ONEGRID_DATA || join(ROOT, '.data'),
    databaseUrl: DATABASE_URL || null,
    cacheDir: ONEGRID_CACHE || join(ROOT, '.cache/demo'),
  };
}

/** Which database; for commands that read nothing behind a mask. */
export function databaseOptionsOf({
  dataDir,
  databaseUrl,
}: ServeSettings): Pick<StoreOptions, 'dataDir' | 'databaseUrl'> {
  return { dataDir, ...(databaseUrl === null ? {} : { databaseUrl }) };
}

/**
 * How those commands open the store.
 *
 * @throws CommandError where the master key is unusable or missing.
 */
export function storeOptionsOf(
  settings: ServeSettings,
  environment: NodeJS.ProcessEnv,
): Pick<StoreOptions, 'dataDir' | 'databaseUrl' | 'masterKey'> {
  return { ...databaseOptionsOf(settings), masterKey: masterKeyOf(environment, settings) };
}
