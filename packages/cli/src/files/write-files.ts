import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { commandError } from '../arguments/command-error.ts';

/** A file to be written: its absolute path, the name the user knows it by, and its content in pieces. */
export interface PlannedFile {
  readonly path: string;
  readonly shownAs: string;
  readonly pieces: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;
}

/**
 * Writes several files so that each appears whole or not at all: all are written beside their places first
 * and only then put there. A file that existed before stays as it was if anything fails.
 *
 * @throws CommandError naming the first file that cannot be written.
 */
export async function writeFiles(files: readonly PlannedFile[]): Promise<void> {
  const temporary = files.map(({ path }) => join(dirname(path), `.${basename(path)}.${process.pid}.partial`));
  let current = files[0];
  try {
    for (let i = 0; i < files.length; i++) {
      current = files[i];
      await writePieces(temporary[i]!, files[i]!.pieces);
    }
    for (let i = 0; i < files.length; i++) {
      current = files[i];
      await rename(temporary[i]!, files[i]!.path);
    }
  } catch (error) {
    await Promise.all(temporary.map((path) => rm(path, { force: true })));
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw commandError('cannot-write', { path: current!.shownAs, reason: String(error.code) });
  }
}

async function writePieces(path: string, pieces: PlannedFile['pieces']): Promise<void> {
  const file = await open(path, 'w');
  try {
    for await (const piece of pieces) await file.writeFile(piece);
    await file.sync();
  } finally {
    await file.close();
  }
}
