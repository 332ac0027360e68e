import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { FileFault } from '@onegrid/interchange';
import { CommandError, commandError } from '../arguments/command-error.ts';
import type { MessageCode, MessageParameters } from '../messages/catalogue.ts';

/** The folder that paths are relative to: where npm was called, else the current one. */
export function callersFolder(environment: Readonly<Record<string, string | undefined>>): string {
  return environment.INIT_CWD ?? process.cwd();
}

/**
 * The bytes of a file named on the command line.
 *
 * @throws CommandError where there is no such file or it cannot be read.
 */
export async function readNamedFile(folder: string, path: string): Promise<Uint8Array> {
  try {
    return await readFile(resolve(folder, path));
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw reason === 'ENOENT'
      ? commandError('file-not-found', { path })
      : commandError('file-not-readable', { path, reason });
  }
}

/** One line that names the file, the feature, the fault and the place. */
export function fileError(path: string, fault: FileFault, hint?: MessageCode): CommandError {
  const name = fault.file === undefined || fault.file === basename(path) ? path : `${path} (${fault.file})`;
  const parts: (readonly [MessageCode, MessageParameters?] | string)[] = [`${name}: `];
  if (fault.feature !== undefined) parts.push(['at-feature', { feature: fault.feature }]);
  parts.push([fault.code, { found: fault.found, expected: fault.expected }]);
  if (hint !== undefined) parts.push([hint]);
  if (fault.place !== undefined) parts.push(['at-place', { path: fault.path, ...fault.place }]);
  return new CommandError(parts);
}
