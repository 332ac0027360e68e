import { DEFAULT_MERGE_OPTIONS, type MergeOptions } from '@onegrid/planning';
import { commandError } from './command-error.ts';
import { type DeclaredFile, readDeclaredFiles } from './declared-files.ts';
import { type FileReference, parseFileReference, parseNamed } from './file-reference.ts';
import { count, positive, readBand, wholeNumber } from './numbers.ts';
import { readObjective } from './objective-argument.ts';
import { type OptionKinds, type Options, readOptions } from './read-options.ts';

/** What `onegrid merge` was asked to do. Paths are as given. */
export interface MergeArguments {
  readonly outline: string;
  readonly layers: readonly {
    readonly department: string;
    readonly weight: number;
    readonly file: FileReference;
  }[];
  readonly households: { readonly path: string; readonly field: string } | null;
  readonly ground: GroundFiles;
  readonly earlier: EarlierFiles | null;
  /** What is said about files: by department, and by option (`outline`, `households`, `units`, ...). */
  readonly declared: ReadonlyMap<string, DeclaredFile>;
  readonly options: MergeOptions;
  /** Coordinates of all files are metres on a plane. */
  readonly plane: boolean;
  readonly outputs: readonly { readonly option: OutputOption; readonly path: string }[];
}

/** Files of what is there before any department draws a line; null where not given. */
export interface GroundFiles {
  readonly units: FileReference | null;
  readonly within: FileReference | null;
  readonly streets: FileReference | null;
  readonly buildings: FileReference | null;
}

/** The plan in force, and what told which codes ended before it. */
export interface EarlierFiles {
  readonly plan: FileReference;
  /** What `--lineage` wrote together with that plan. */
  readonly retired: string | null;
}

export const OUTPUT_OPTIONS = ['out', 'atoms', 'arcs', 'report', 'ledger', 'faults', 'lineage'] as const;
export type OutputOption = (typeof OUTPUT_OPTIONS)[number];

/** Options that name one file each. */
const FILE_OPTIONS = ['outline', 'households', 'units', 'within', 'streets', 'buildings', 'earlier'] as const;

const KINDS: OptionKinds = {
  outline: 'value',
  layer: 'values',
  weight: 'values',
  households: 'value',
  units: 'value',
  within: 'value',
  streets: 'value',
  buildings: 'value',
  earlier: 'value',
  retired: 'value',
  reference: 'values',
  encoding: 'values',
  tolerance: 'value',
  grids: 'value',
  band: 'value',
  seed: 'value',
  objective: 'value',
  quick: 'flag',
  plane: 'flag',
  out: 'value',
  atoms: 'value',
  arcs: 'value',
  report: 'value',
  ledger: 'value',
  faults: 'value',
  lineage: 'value',
};

/**
 * Reads the arguments of `merge`; null where only help is asked for.
 *
 * @throws CommandError naming the first argument that is wrong.
 */
export function readMergeArguments(args: readonly string[]): MergeArguments | null {
  const given = readOptions('merge', args, KINDS);
  if (given.flag('help')) return null;
  const [stray] = given.positionals;
  if (stray !== undefined) throw commandError('unexpected-argument', { argument: stray, command: 'merge' });
  const outline = given.value('outline');
  if (outline === undefined) throw commandError('option-missing', { option: '--outline', command: 'merge' });
  const layers = readLayers(given);
  const outputs = OUTPUT_OPTIONS.flatMap((option) => {
    const path = given.value(option);
    return path === undefined ? [] : [{ option, path }];
  });
  if (outputs.length === 0) throw commandError('no-output');
  const households = readHouseholdFile(given);
  const ground = readGroundFiles(given);
  const earlier = readEarlierFiles(given);
  const named = FILE_OPTIONS.filter((option) => given.value(option) !== undefined);
  const names = new Set([...named, ...layers.map(({ department }) => department)]);
  const declared = readDeclaredFiles(given, names, given.flag('plane'));
  const options = readMergeOptions(given);
  const plane = given.flag('plane');
  // What went where is left out of a quick merge.
  if (options.quick && outputs.some(({ option }) => option === 'ledger'))
    throw commandError('ledger-of-quick-merge');
  return { outline, layers, households, ground, earlier, declared, options, plane, outputs };
}

function readLayers(given: Options): MergeArguments['layers'] {
  const files = new Map<string, FileReference>();
  for (const value of given.values('layer')) {
    const named = parseNamed(value);
    const file = named && parseFileReference(named.rest);
    if (named === null || file === null) throw commandError('wrong-layer', { value });
    if (files.has(named.name)) throw commandError('department-repeated', { value, department: named.name });
    files.set(named.name, file);
  }
  if (files.size === 0) throw commandError('option-missing', { option: '--layer', command: 'merge' });
  const weights = new Map<string, number>();
  for (const value of given.values('weight')) {
    const named = parseNamed(value);
    if (named === null) throw commandError('wrong-weight', { value });
    if (!files.has(named.name)) throw commandError('department-unknown', { value, department: named.name });
    if (weights.has(named.name)) throw commandError('option-repeated', { option: `--weight ${named.name}` });
    weights.set(named.name, positive('--weight', value, named.rest));
  }
  return [...files].map(([department, file]) => ({ department, file, weight: weights.get(department) ?? 1 }));
}

function readHouseholdFile(given: Options): MergeArguments['households'] {
  const value = given.value('households');
  if (value === undefined) return null;
  const file = parseFileReference(value);
  if (file?.field === undefined) throw commandError('wrong-households', { value });
  return { path: file.path, field: file.field };
}

function readGroundFiles(given: Options): GroundFiles {
  const file = (option: keyof GroundFiles) => readFileOption(given, option);
  return {
    units: file('units'),
    within: file('within'),
    streets: file('streets'),
    buildings: file('buildings'),
  };
}

function readEarlierFiles(given: Options): EarlierFiles | null {
  const plan = readFileOption(given, 'earlier');
  if (plan !== null) return { plan, retired: given.value('retired') ?? null };
  const lonely = (['retired', 'lineage'] as const).find((option) => given.value(option) !== undefined);
  if (lonely !== undefined) throw commandError('only-with-earlier', { option: `--${lonely}` });
  return null;
}

function readFileOption(given: Options, option: string): FileReference | null {
  const value = given.value(option);
  if (value === undefined) return null;
  const reference = parseFileReference(value);
  if (reference === null) throw commandError('wrong-file', { option: `--${option}`, value });
  return reference;
}

function readMergeOptions(given: Options): MergeOptions {
  const defaults = DEFAULT_MERGE_OPTIONS;
  const tolerance = given.value('tolerance');
  const grids = given.value('grids');
  const band = given.value('band');
  const seed = given.value('seed');
  return {
    ...defaults,
    toleranceMetres:
      tolerance === undefined ? defaults.toleranceMetres : positive('--tolerance', tolerance, tolerance),
    grids: grids === undefined ? defaults.grids : count('--grids', grids),
    band: band === undefined ? defaults.band : readBand(band),
    seed: seed === undefined ? defaults.seed : wholeNumber('--seed', seed),
    objective: readObjective(given.value('objective') ?? 'most-agreed'),
    quick: given.flag('quick'),
  };
}
