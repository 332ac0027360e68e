import type { ReferenceName } from '@onegrid/interchange';
import { commandError } from './command-error.ts';
import { referenceName } from './declared-files.ts';
import { parseNamed } from './file-reference.ts';
import { type OptionKinds, type Options, readOptions } from './read-options.ts';

/** Kinds of base data, as the command line names them. */
export const BASE_DATA = [
  'outline',
  'towns',
  'communities',
  'compounds',
  'buildings',
  'streets',
  'water',
] as const;
export type BaseData = (typeof BASE_DATA)[number];

/** What `onegrid import` was asked to do. */
export interface ImportArguments {
  readonly path: string;
  readonly target:
    | {
        readonly kind: 'layer';
        readonly department: string;
        /** Field that holds the grids' ids. */
        readonly idField: string | null;
        /** Whether the layer is accepted at once. */
        readonly accept: boolean;
        /** Whether it opens a new planning round, which it takes once a plan is published. */
        readonly newRound: boolean;
      }
    | {
        readonly kind: BaseData;
        /** Field of the file by what it becomes. */
        readonly mapping: readonly { readonly target: string; readonly field: string }[];
      };
  /** Of the server, ending in a slash. */
  readonly url: URL;
  readonly reference: ReferenceName | null;
  readonly encoding: string | null;
}

const KINDS: OptionKinds = {
  as: 'value',
  to: 'value',
  id: 'value',
  map: 'values',
  reference: 'value',
  encoding: 'value',
  accept: 'flag',
  'new-round': 'flag',
};

/**
 * Reads the arguments of `import`; null where only help is asked for.
 *
 * @throws CommandError naming the first argument that is wrong.
 */
export function readImportArguments(args: readonly string[]): ImportArguments | null {
  const given = readOptions('import', args, KINDS);
  if (given.flag('help')) return null;
  const [path, stray] = given.positionals;
  if (path === undefined) throw commandError('import-file-missing');
  if (stray !== undefined) throw commandError('unexpected-argument', { argument: stray, command: 'import' });
  const reference = given.value('reference');
  return {
    path,
    target: readTarget(given),
    url: readUrl(needed(given, 'to')),
    reference: reference === undefined ? null : referenceName(reference),
    encoding: given.value('encoding') ?? null,
  };
}

function needed(given: Options, name: string): string {
  const value = given.value(name);
  if (value === undefined) throw commandError('option-missing', { option: `--${name}`, command: 'import' });
  return value;
}

function readTarget(given: Options): ImportArguments['target'] {
  const value = needed(given, 'as');
  const department = /^layer:(.+)$/.exec(value)?.[1];
  if (department !== undefined) {
    if (given.values('map').length > 0) throw commandError('import-map-of-layer');
    const idField = given.value('id') ?? null;
    const newRound = given.flag('new-round');
    return { kind: 'layer', department, idField, accept: given.flag('accept'), newRound };
  }
  const kind = BASE_DATA.find((known) => known === value);
  if (kind === undefined) throw commandError('import-wrong-target', { value, kinds: BASE_DATA.join(', ') });
  const misplaced = ['accept', 'new-round', 'id'].find((option) => given.flag(option));
  if (misplaced !== undefined)
    throw commandError('import-option-of-layer', { option: `--${misplaced}`, kind });
  const mapping = given.values('map').map((pair) => {
    const named = parseNamed(pair);
    if (named === null) throw commandError('import-wrong-map', { value: pair });
    return { target: named.name, field: named.rest };
  });
  return { kind, mapping };
}

function readUrl(value: string): URL {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) throw commandError('import-wrong-url', { value });
  // Named without the address: what is wrong with it is that it holds a password.
  if (url.username !== '' || url.password !== '') throw commandError('import-account-in-url');
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url;
}
