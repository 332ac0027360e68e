import type { ReceivedFile } from './received-file.ts';
import { endingOf } from './shapefile/shapefile-parts.ts';
import type { FileFault } from './table/file-fault.ts';

/** What bytes begin as. `old-office` is Excel before 2007, or an encrypted one of any year. */
type Kind =
  | 'zip'
  | 'shapefile'
  | 'sqlite'
  | 'old-office'
  | 'pdf'
  | 'png'
  | 'jpeg'
  | 'gif'
  | 'gzip'
  | 'rar'
  | '7z'
  | 'program';

const BEGINNINGS: readonly (readonly [Kind, readonly number[]])[] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['shapefile', [0x00, 0x00, 0x27, 0x0a]],
  ['sqlite', [...'SQLite format 3'].map((letter) => letter.charCodeAt(0))],
  ['old-office', [0xd0, 0xcf, 0x11, 0xe0]],
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['png', [0x89, 0x50, 0x4e, 0x47]],
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['gif', [0x47, 0x49, 0x46, 0x38]],
  ['gzip', [0x1f, 0x8b]],
  ['rar', [0x52, 0x61, 0x72, 0x21, 0x1a]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['program', [0x7f, 0x45, 0x4c, 0x46]],
  ['program', [0x4d, 0x5a, 0x90, 0x00]],
  ['program', [0xca, 0xfe, 0xba, 0xbe]],
];

/** What a file of this ending begins as; Excel's endings are mixed up a lot, and either is told by its content. */
const WANTED: Readonly<Record<string, readonly Kind[]>> = {
  zip: ['zip'],
  xlsx: ['zip', 'old-office'],
  xls: ['zip', 'old-office'],
  gpkg: ['sqlite'],
};

/** Endings of files that begin with none of these: text, and dBASE tables. */
const PLAIN = new Set(['geojson', 'json', 'csv', 'tsv', 'txt', 'dbf', 'prj', 'cpg']);

function kindOf(content: Uint8Array): Kind | null {
  const found = BEGINNINGS.find(([, bytes]) => bytes.every((byte, i) => content[i] === byte));
  return found?.[0] ?? null;
}

/**
 * What speaks against a file being what its name says, by how it begins; null where nothing does. Only beginnings
 * that nothing else has are looked at: the readers find out the rest.
 */
export function contradictedName({ name, content }: ReceivedFile): FileFault | null {
  if (content.length === 0) return null;
  const ending = endingOf(name);
  const kind = kindOf(content);
  const wanted = WANTED[ending];
  const fits =
    wanted === undefined
      ? !PLAIN.has(ending) || kind === null || (ending === 'csv' && kind === 'old-office')
      : kind !== null && wanted.includes(kind);
  if (fits) return null;
  return { code: 'content-contradicts-name', file: name, found: kind ?? '?', expected: `.${ending}` };
}
