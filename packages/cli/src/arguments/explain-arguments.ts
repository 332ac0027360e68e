import { commandError } from './command-error.ts';
import { count, readBand, wholeNumber } from './numbers.ts';
import { type OptionKinds, readOptions } from './read-options.ts';

/** What `onegrid explain` was asked to do. Paths are as given. */
export interface ExplainArguments {
  readonly atoms: string;
  readonly band: readonly [number, number];
  /** Tells the lines of this department only. */
  readonly department: string | null;
  /** Where the lost lines are written. */
  readonly lost: string | null;
  /** The lost line, by its number in the list, that a full search brings back. */
  readonly line: number | null;
  /** Tells of every border between two grids what would take it away. */
  readonly borders: boolean;
  /** How many random legal plans the plan is compared with. */
  readonly ensemble: number | null;
  /** Tells how far the plan is from the optimum of each community. */
  readonly gaps: boolean;
  readonly seed: number;
  readonly quick: boolean;
  readonly json: boolean;
}

const DEFAULT_BAND: readonly [number, number] = [0.5, 1.6];

const KINDS: OptionKinds = {
  atoms: 'value',
  band: 'value',
  department: 'value',
  lost: 'value',
  line: 'value',
  borders: 'flag',
  ensemble: 'value',
  gaps: 'flag',
  seed: 'value',
  quick: 'flag',
  json: 'flag',
};

/**
 * Reads the arguments of `explain`; null where only help is asked for.
 *
 * @throws CommandError naming the first argument that is wrong.
 */
export function readExplainArguments(args: readonly string[]): ExplainArguments | null {
  const given = readOptions('explain', args, KINDS);
  if (given.flag('help')) return null;
  const [stray] = given.positionals;
  if (stray !== undefined) throw commandError('unexpected-argument', { argument: stray, command: 'explain' });
  const atoms = given.value('atoms');
  if (atoms === undefined) throw commandError('option-missing', { option: '--atoms', command: 'explain' });
  const [band, line, ensemble, seed] = ['band', 'line', 'ensemble', 'seed'].map((name) => given.value(name));
  return {
    atoms,
    band: band === undefined ? DEFAULT_BAND : readBand(band),
    department: given.value('department') ?? null,
    lost: given.value('lost') ?? null,
    line: line === undefined ? null : count('--line', line),
    borders: given.flag('borders'),
    ensemble: ensemble === undefined ? null : count('--ensemble', ensemble),
    gaps: given.flag('gaps'),
    seed: seed === undefined ? 1 : wholeNumber('--seed', seed),
    quick: given.flag('quick'),
    json: given.flag('json'),
  };
}
