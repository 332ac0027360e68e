import { parseArgs } from 'node:util';
import { commandError } from './command-error.ts';

/** What each option of a command takes: a value once, a value any number of times, or none. */
export type OptionKinds = Readonly<Record<string, 'value' | 'values' | 'flag'>>;

export interface Options {
  readonly positionals: readonly string[];
  /** The option's value, or undefined. */
  value(name: string): string | undefined;
  /** All values of an option, in the order given. */
  values(name: string): readonly string[];
  flag(name: string): boolean;
}

/** What every command takes; `--lang` is taken before. */
const COMMON_OPTIONS: OptionKinds = { help: 'flag' };

/**
 * Reads the arguments of a command.
 *
 * @throws CommandError on an unknown, repeated or incomplete option.
 */
export function readOptions(command: string, args: readonly string[], kinds: OptionKinds): Options {
  const known: OptionKinds = { ...COMMON_OPTIONS, ...kinds };
  const options = Object.fromEntries(
    Object.entries(known).map(([name, kind]) => [
      name,
      { type: kind === 'flag' ? ('boolean' as const) : ('string' as const), multiple: true },
    ]),
  );
  // Not strict: the messages of strict parsing are in English only.
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true });
  const positionals: string[] = [];
  const given = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const kind = Object.hasOwn(known, token.name) ? known[token.name] : undefined;
    const option = token.rawName;
    if (kind === undefined) throw commandError('unknown-option', { option, command });
    if (kind === 'flag' && token.value !== undefined) throw commandError('option-with-value', { option });
    if (kind !== 'flag' && (token.value ?? '') === '') throw commandError('option-without-value', { option });
    const values = given.get(token.name) ?? [];
    if (kind !== 'values' && values.length > 0) throw commandError('option-repeated', { option });
    values.push(token.value ?? '');
    given.set(token.name, values);
  }
  return {
    positionals,
    value: (name) => given.get(name)?.[0],
    values: (name) => given.get(name) ?? [],
    flag: (name) => given.has(name),
  };
}
