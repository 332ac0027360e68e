import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { deserialize, serialize } from 'node:v8';
import { gunzip, gzip } from 'node:zlib';

/**
 * The value of a name that was made from the same sources before, else a fresh one, which is kept for the next
 * time in place of those from other sources. A file that cannot be read is made again; a folder that cannot be
 * written only costs the next start its time.
 */
export async function cached<T>(
  folder: string,
  name: string,
  stamp: string,
  make: () => T | Promise<T>,
): Promise<{ readonly value: T; readonly wasThere: boolean }> {
  const file = `${name}-${stamp}.bin.gz`;
  const found = await readBack<T>(join(folder, file));
  if (found !== null) return { value: found, wasThere: true };
  const value = await make();
  await keep(folder, name, file, value).catch(() => undefined);
  return { value, wasThere: false };
}

async function readBack<T>(path: string): Promise<T | null> {
  try {
    return deserialize(await promisify(gunzip)(await readFile(path))) as T;
  } catch {
    return null;
  }
}

async function keep(folder: string, name: string, file: string, value: unknown): Promise<void> {
  const content = await promisify(gzip)(serialize(value), { level: 1 });
  await mkdir(folder, { recursive: true });
  const fresh = join(folder, `${file}.${process.pid}`);
  await writeFile(fresh, content);
  await rename(fresh, join(folder, file));
  const outdated = (await readdir(folder)).filter(
    (other) => other !== file && other.startsWith(`${name}-`) && other.endsWith('.bin.gz'),
  );
  await Promise.all(outdated.map((other) => rm(join(folder, other), { force: true })));
}

/** Hash of the sources of packages (tests apart) and of what else the value depends on. */
export async function sourceStamp(
  packages: readonly string[],
  ...inputs: readonly string[]
): Promise<string> {
  const hash = createHash('sha256').update([process.versions.v8, ...inputs].join('\n'));
  const require = createRequire(import.meta.url);
  for (const name of packages) {
    const folder = dirname(require.resolve(name));
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
    for (const file of files) hash.update(`\n${relative(folder, file)}\n`).update(await readFile(file));
  }
  return hash.digest('hex').slice(0, 16);
}
