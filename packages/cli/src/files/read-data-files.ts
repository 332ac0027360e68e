import { readdir } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import type { ReceivedFile, SourceSummary } from '@onegrid/interchange';
import { type Locale, text } from '../messages/catalogue.ts';
import { readNamedFile } from './read-file.ts';

/** Endings of what lies beside a .shp and is read with it. */
const PARTS = ['.dbf', '.prj', '.cpg'] as const;

/**
 * The bytes of a data file named on the command line; of a .shp with the parts that lie beside it under the same
 * name, in capitals or not.
 *
 * @throws CommandError where there is no such file or it cannot be read.
 */
export async function readDataFiles(folder: string, path: string): Promise<ReceivedFile[]> {
  const named = { name: basename(path), content: await readNamedFile(folder, path) };
  if (extname(path).toLowerCase() !== '.shp') return [named];
  const beside = await readdir(dirname(resolve(folder, path)));
  const parts = PARTS.flatMap((ending) => partOf(named.name, ending, beside) ?? []);
  const contents = await Promise.all(parts.map((part) => readNamedFile(folder, join(dirname(path), part))));
  return [named, ...parts.map((name, i) => ({ name, content: contents[i]! }))];
}

/** The part of a shapefile among the names of a folder; the one spelt like the .shp before others. */
function partOf(shp: string, ending: string, beside: readonly string[]): string | undefined {
  const stem = basename(shp, extname(shp));
  const wanted = `${stem}${ending}`.toLowerCase();
  const found = beside.filter((name) => name.toLowerCase() === wanted);
  return found.find((name) => name.startsWith(stem)) ?? found[0];
}

/** What a file is, as reports tell it. */
export type FileSource = Omit<SourceSummary, 'fields'>;

export function sourceOf({ format, encoding, reference }: SourceSummary): FileSource {
  return { format, encoding, reference };
}

/** What of a file's source someone should look at: lines for people. */
export function doubtfulSource(path: string, { encoding, reference }: FileSource, locale: Locale): string[] {
  return [encoding, reference].flatMap((detected) => {
    if (detected === null || detected.certain) return [];
    const reason = text(locale, detected.evidence);
    return [text(locale, 'source-doubtful', { path, name: detected.name, reason })];
  });
}
