import { resolve } from 'node:path';
import type { DatabaseAddress } from '@onegrid/store';
import { commandError } from './command-error.ts';
import { readOptions } from './read-options.ts';

/** What `onegrid db copy` was asked to do. */
export interface CopyArguments {
  readonly from: DatabaseAddress;
  readonly to: DatabaseAddress;
}

/**
 * Reads the arguments of `db copy`; null where only help is asked for.
 *
 * @param folder that paths are relative to.
 * @param dataDir the source where none is named: the folder that `serve` uses.
 * @throws CommandError naming the first argument that is wrong.
 */
export function readCopyArguments(
  args: readonly string[],
  folder: string,
  dataDir: string,
): CopyArguments | null {
  const given = readOptions('db copy', args, { from: 'value', to: 'value' });
  if (given.flag('help')) return null;
  const [stray] = given.positionals;
  if (stray !== undefined) throw commandError('unexpected-argument', { argument: stray, command: 'db copy' });
  const to = given.value('to');
  if (to === undefined) throw commandError('option-missing', { option: '--to', command: 'db copy' });
  const from = given.value('from');
  return {
    from: from === undefined ? { dataDir } : addressOf('--from', from, folder),
    to: addressOf('--to', to, folder),
  };
}

/** `postgres://...`, or else a folder. */
function addressOf(option: string, value: string, folder: string): DatabaseAddress {
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(value)) return { dataDir: resolve(folder, value) };
  if (!/^postgres(?:ql)?:\/\/[^/]*\/[^/?]+/i.test(value) || !URL.canParse(value))
    throw commandError('wrong-database', { option });
  return { databaseUrl: value };
}
