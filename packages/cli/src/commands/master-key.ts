import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandError } from '../arguments/command-error.ts';

const KEY_BYTES = 32;
const NAME = 'master.key';

/** The file that holds the key of a trial, in its data folder. */
export function masterKeyFile(dataDir: string): string {
  return join(dataDir, NAME);
}

/**
 * The key under which what is personal is encrypted: ONEGRID_MASTER_KEY (32 bytes in base64), else the file
 * `master.key` in the data folder, which is made on the first start and readable by its owner only.
 *
 * @throws CommandError where the key is unusable, or missing in production on a database server, where it has to be
 * kept apart from the data.
 */
export function masterKeyOf(
  environment: NodeJS.ProcessEnv,
  { dataDir, databaseUrl }: { readonly dataDir: string; readonly databaseUrl: string | null },
): Uint8Array {
  const given = environment.ONEGRID_MASTER_KEY;
  if (given !== undefined && given !== '') return decoded(given, 'ONEGRID_MASTER_KEY');
  if (environment.NODE_ENV === 'production' && databaseUrl !== null)
    throw commandError('master-key-required');
  const file = masterKeyFile(dataDir);
  return decoded(keptOrMade(file), file);
}

function keptOrMade(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  mkdirSync(join(file, '..'), { recursive: true });
  try {
    writeFileSync(file, `${randomBytes(KEY_BYTES).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    // Another process was quicker, and its key is the one.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8');
}

/** Says where the key came from where it is unusable, never what it is. */
function decoded(text: string, from: string): Uint8Array {
  const key = Buffer.from(text.trim(), 'base64');
  const isWhole = /^[A-Za-z0-9+/]{43}=?$/.test(text.trim());
  if (!isWhole || key.byteLength !== KEY_BYTES) throw commandError('master-key-unusable', { from });
  return new Uint8Array(key);
}
