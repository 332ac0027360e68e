import { zipSync } from 'fflate';
import type { ReceivedFile } from '../received-file.ts';

/** Packs files into one zip; the same files give the same bytes. */
export function zipFiles(files: readonly ReceivedFile[]): Uint8Array {
  const entries = Object.fromEntries(files.map(({ name, content }) => [name, content]));
  // Zips know local time only, which is what this constructor takes.
  return zipSync(entries, { level: 9, mtime: new Date(2000, 0, 1) });
}
