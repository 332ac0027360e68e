import { openReference, type ReferenceName } from '@onegrid/interchange';
import { commandError } from './command-error.ts';
import { parseNamed } from './file-reference.ts';
import type { Options } from './read-options.ts';

/** What is said on the command line about a file, whatever the file itself says. */
export interface DeclaredFile {
  readonly reference?: ReferenceName;
  /** Of a shapefile's table. */
  readonly encoding?: string;
  /** Numbers are metres on a plane; degrees where nothing is said. */
  readonly coordinates?: 'plane' | 'geographic';
}

/**
 * Reads `--reference NAME=SYSTEM` and `--encoding NAME=ENCODING`, each once for a file.
 *
 * @param names the files that there are: departments, and options such as `outline`
 * @param plane whether all of them hold metres on a plane
 * @throws CommandError on a name that is no file's, a repeated one, and an unknown reference system.
 */
export function readDeclaredFiles(
  given: Options,
  names: ReadonlySet<string>,
  plane = false,
): ReadonlyMap<string, DeclaredFile> {
  const declared = new Map<string, DeclaredFile>();
  if (plane) for (const name of names) declared.set(name, { coordinates: 'plane' });
  for (const kind of ['reference', 'encoding'] as const) {
    const option = `--${kind}`;
    for (const value of given.values(kind)) {
      const named = parseNamed(value);
      if (named === null) throw commandError('wrong-declaration', { option, value });
      const { name, rest } = named;
      if (!names.has(name)) throw commandError('declared-file-unknown', { option, value, name });
      const before = declared.get(name) ?? {};
      if (before[kind] !== undefined) throw commandError('option-repeated', { option: `${option} ${name}` });
      declared.set(name, { ...before, [kind]: kind === 'reference' ? referenceName(rest) : rest });
    }
  }
  return declared;
}

/** The name of a reference system as the packages write it. @throws CommandError where there is none. */
export function referenceName(value: string): ReferenceName {
  const reference = openReference(value);
  if (reference === null) throw commandError('wrong-reference', { value });
  return reference.name;
}
