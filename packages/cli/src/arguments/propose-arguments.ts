import type { Objective } from '@onegrid/planning';
import { commandError } from './command-error.ts';
import { count, positive, readBand, wholeNumber } from './numbers.ts';
import { readObjective } from './objective-argument.ts';
import { type OptionKinds, type Options, readOptions } from './read-options.ts';

/** What `onegrid propose` was asked to do. Paths are as given. */
export interface ProposeArguments {
  readonly atoms: string;
  readonly work: ProposalWork | MicroWork;
  readonly seed: number;
  readonly outputs: readonly { readonly option: ProposeOutput; readonly path: string }[];
}

/** A plan proposed anew. */
export interface ProposalWork {
  readonly kind: 'proposal';
  readonly objective: Objective;
  readonly band: readonly [number, number];
  readonly grids: number | null;
  readonly community: string | null;
  readonly lockedGrids: readonly string[];
  readonly dedicatedGrids: readonly string[];
  /** Borders that stay: the codes of the grids on either side. */
  readonly lockedArcs: readonly (readonly [string, string])[];
  readonly quick: boolean;
}

/** Micro-grids inside the grids as they are. */
export interface MicroWork {
  readonly kind: 'micro';
  readonly households: number;
  readonly grid: string | null;
}

export const PROPOSE_OUTPUTS = ['out', 'atoms-out', 'report'] as const;
export type ProposeOutput = (typeof PROPOSE_OUTPUTS)[number];

const DEFAULT_BAND: readonly [number, number] = [0.5, 1.6];

const PROPOSAL_KINDS: OptionKinds = {
  objective: 'value',
  band: 'value',
  grids: 'value',
  community: 'value',
  'lock-grid': 'values',
  'dedicated-grid': 'values',
  'lock-arc': 'values',
  quick: 'flag',
};
const KINDS: OptionKinds = {
  ...PROPOSAL_KINDS,
  atoms: 'value',
  micro: 'value',
  grid: 'value',
  seed: 'value',
  out: 'value',
  'atoms-out': 'value',
  report: 'value',
};

/**
 * Reads the arguments of `propose`; null where only help is asked for.
 *
 * @throws CommandError naming the first argument that is wrong.
 */
export function readProposeArguments(args: readonly string[]): ProposeArguments | null {
  const given = readOptions('propose', args, KINDS);
  if (given.flag('help')) return null;
  const [stray] = given.positionals;
  if (stray !== undefined) throw commandError('unexpected-argument', { argument: stray, command: 'propose' });
  const atoms = given.value('atoms');
  if (atoms === undefined) throw commandError('option-missing', { option: '--atoms', command: 'propose' });
  const outputs = PROPOSE_OUTPUTS.flatMap((option) => {
    const path = given.value(option);
    return path === undefined ? [] : [{ option, path }];
  });
  if (outputs.length === 0) throw commandError('propose-no-output');
  const seed = given.value('seed');
  return {
    atoms,
    work: readWork(given),
    seed: seed === undefined ? 1 : wholeNumber('--seed', seed),
    outputs,
  };
}

function readWork(given: Options): ProposalWork | MicroWork {
  const micro = given.value('micro');
  const grid = given.value('grid');
  if (micro === undefined) {
    if (grid !== undefined) throw commandError('propose-grid-without-micro');
    return readProposal(given);
  }
  const other = Object.keys(PROPOSAL_KINDS).find((name) => given.flag(name));
  if (other !== undefined) throw commandError('propose-micro-alone', { option: `--${other}` });
  return { kind: 'micro', households: positive('--micro', micro, micro), grid: grid ?? null };
}

function readProposal(given: Options): ProposalWork {
  const band = given.value('band');
  const grids = given.value('grids');
  return {
    kind: 'proposal',
    objective: readObjective(given.value('objective') ?? 'most-agreed'),
    band: band === undefined ? DEFAULT_BAND : readBand(band),
    grids: grids === undefined ? null : count('--grids', grids),
    community: given.value('community') ?? null,
    lockedGrids: given.values('lock-grid'),
    dedicatedGrids: given.values('dedicated-grid'),
    lockedArcs: given.values('lock-arc').map((value) => {
      const codes = value.split(',');
      const [one = '', other = ''] = codes;
      if (codes.length !== 2 || one === '' || other === '' || one === other)
        throw commandError('propose-wrong-arc', { value });
      return [one, other];
    }),
    quick: given.flag('quick'),
  };
}
