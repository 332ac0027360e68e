import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { commandError } from '../arguments/command-error.ts';
import type { MergeArguments } from '../arguments/merge-arguments.ts';

/**
 * Refuses outputs that could not be written, or that would overwrite an input or one another, before any work
 * is done.
 *
 * @throws CommandError naming the option and the path.
 */
export function checkOutputs(folder: string, given: MergeArguments): Promise<void> {
  const inputs = [
    given.outline,
    ...given.layers.map(({ file }) => file.path),
    ...(given.households ? [given.households.path] : []),
    ...(given.earlier ? [given.earlier.plan.path] : []),
    ...(given.earlier?.retired ? [given.earlier.retired] : []),
  ];
  return checkPaths(folder, inputs, given.outputs);
}

/** The same for any command's inputs and outputs. */
export async function checkPaths(
  folder: string,
  inputPaths: readonly string[],
  outputs: readonly { readonly option: string; readonly path: string }[],
): Promise<void> {
  const inputs = new Set(inputPaths.map((path) => resolve(folder, path)));
  const taken = new Set<string>();
  for (const { option, path } of outputs) {
    const place = resolve(folder, path);
    const named = { option: `--${option}`, path };
    if (inputs.has(place)) throw commandError('output-is-input', named);
    if (taken.has(place)) throw commandError('output-repeated', named);
    taken.add(place);
    const parent = await stat(dirname(place)).catch(() => null);
    if (!parent?.isDirectory()) throw commandError('folder-missing', named);
    const existing = await stat(place).catch(() => null);
    if (existing?.isDirectory()) throw commandError('cannot-write', { path, reason: 'EISDIR' });
  }
}
