import { resolve } from 'node:path';
import { dissolve, geodesicAreaM2 } from '@onegrid/geometry';
import { writeGeoJson } from '@onegrid/interchange';
import {
  type Atom,
  graphOfAtoms,
  type PlanBasis,
  proposeMicroGrids,
  type ReproposalRefused,
  repropose,
  type UnifiedGrid,
} from '@onegrid/planning';
import { type CommandError, commandError } from '../arguments/command-error.ts';
import {
  type MicroWork,
  type ProposalWork,
  type ProposeArguments,
  type ProposeOutput,
  readProposeArguments,
} from '../arguments/propose-arguments.ts';
import { checkPaths } from '../files/check-outputs.ts';
import { atomFeatures, unifiedFeatures } from '../files/merge-features.ts';
import { type PlanInFile, readPlanBasis } from '../files/read-plan-basis.ts';
import { writeFiles } from '../files/write-files.ts';
import { text } from '../messages/catalogue.ts';
import { ProgressBar } from '../progress-bar.ts';
import type { Terminal } from '../terminal.ts';

/** Pairs of atoms named in a refusal. */
const PAIRS_TOLD = 5;

/** A plan on the atoms, and what there is to say of it. */
interface Outcome {
  readonly codes: readonly string[];
  readonly report: object;
  readonly value: number | null;
}

/**
 * `onegrid propose`: proposes the grids of a merge anew on the same atoms, or micro-grids within them. Nothing
 * is written unless everything is.
 *
 * @returns the exit code.
 * @throws CommandError on bad arguments, bad files and proposals that are refused.
 */
export async function runPropose(args: readonly string[], terminal: Terminal): Promise<number> {
  const given = readProposeArguments(args);
  if (given === null) {
    terminal.out(text(terminal.locale, 'usage-propose'));
    return 0;
  }
  await checkPaths(terminal.folder, [given.atoms], given.outputs);
  const progress = new ProgressBar(terminal);
  try {
    progress.show('read', 0);
    const plan = await readPlanBasis(terminal.folder, given.atoms);
    const { work } = given;
    const outcome =
      work.kind === 'micro' ? microGrids(plan, work, given) : proposal(plan, work, given, progress);
    progress.show('write', 0);
    await writeOutputs(plan.basis, outcome, given, terminal);
    progress.clear();
    if (terminal.interactive) {
      const grids = new Set(outcome.codes).size;
      const value = outcome.value?.toFixed(3) ?? '';
      terminal.error(
        `${text(terminal.locale, work.kind === 'micro' ? 'proposed-micro' : 'proposed', { grids, value })}\n`,
      );
    }
    return 0;
  } finally {
    progress.clear();
  }
}

function proposal(
  { basis, codes }: PlanInFile,
  work: ProposalWork,
  { seed, atoms }: ProposeArguments,
  progress: ProgressBar,
): Outcome {
  const { objective, band, grids, community, lockedGrids, dedicatedGrids, quick } = work;
  const outcome = repropose({
    basis,
    codes,
    objective,
    band,
    grids,
    ...(community === null ? {} : { community }),
    lockedGrids,
    dedicatedGrids,
    apart: acrossArcs({ basis, codes }, work.lockedArcs),
    seed,
    quick,
    onProgress: (fraction) => progress.show('propose', fraction),
  });
  if (outcome.kind === 'refused') throw refusalError(outcome, basis);
  const { codes: proposed, value, terms, outsideBand, steps, householdsMoved } = outcome;
  const figures = { grids: new Set(proposed).size, value, terms, outsideBand, householdsMoved, steps };
  return { codes: proposed, value, report: { atoms, ...work, seed, ...figures } };
}

function microGrids(
  { basis, codes }: PlanInFile,
  work: MicroWork,
  { seed, atoms }: ProposeArguments,
): Outcome {
  const { households, grid } = work;
  if (grid !== null && !codes.includes(grid)) throw commandError('grid-unknown', { code: grid });
  const micro = proposeMicroGrids(basis, codes, { households, seed, ...(grid === null ? {} : { grid }) });
  const figures = { grids: new Set(micro.codes).size, outsideBand: micro.outsideBand };
  return { codes: micro.codes, value: null, report: { atoms, ...work, seed, ...figures } };
}

/** The pairs of atoms on either side of the borders between the grids named. */
function acrossArcs(
  { basis, codes }: PlanInFile,
  arcs: ProposalWork['lockedArcs'],
): (readonly [string, string])[] {
  if (arcs.length === 0) return [];
  const { edgeA, edgeB } = graphOfAtoms(basis);
  return arcs.flatMap(([one, other]) => {
    const unknown = [one, other].find((code) => !codes.includes(code));
    if (unknown !== undefined) throw commandError('grid-unknown', { code: unknown });
    const pairs: (readonly [string, string])[] = [];
    edgeA.forEach((a, edge) => {
      const b = edgeB[edge]!;
      const between = (codes[a] === one && codes[b] === other) || (codes[a] === other && codes[b] === one);
      if (between) pairs.push([basis.atoms[a]!.id, basis.atoms[b]!.id]);
    });
    if (pairs.length === 0) throw commandError('propose-no-border', { one, other });
    return pairs;
  });
}

function refusalError(refusal: ReproposalRefused, { atoms }: PlanBasis): CommandError {
  switch (refusal.code) {
    case 'grid-unknown':
      return commandError(refusal.code, { code: refusal.ids });
    case 'community-unknown':
      return commandError(refusal.code, { community: refusal.ids });
    case 'atom-unknown':
      return commandError(refusal.code, { ids: refusal.ids });
    case 'no-atoms':
      return commandError(refusal.code);
    case 'too-few-grids':
    case 'too-many-grids':
      return commandError(refusal.code, {
        grids: refusal.grids ?? undefined,
        least: refusal.least,
        most: refusal.greatest,
      });
    default: {
      const pairs = refusal.pairs.slice(0, PAIRS_TOLD).map(([a, b]) => `${atoms[a]!.id}-${atoms[b]!.id}`);
      return commandError(refusal.code, { pairs });
    }
  }
}

async function writeOutputs(
  basis: PlanBasis,
  { codes, report }: Outcome,
  given: ProposeArguments,
  terminal: Terminal,
): Promise<void> {
  const { atoms, ...members } = basis;
  const pieces: Record<ProposeOutput, () => Iterable<string>> = {
    out: () => writeGeoJson(unifiedFeatures({ unified: dissolved(basis, codes) })),
    'atoms-out': () => writeGeoJson(atomFeatures({ atoms, codes }), { onegrid: members }),
    report: () => [`${JSON.stringify(report, null, 2)}\n`],
  };
  await writeFiles(
    given.outputs.map(({ option, path }) => ({
      path: resolve(terminal.folder, path),
      shownAs: path,
      pieces: pieces[option](),
    })),
  );
}

/** The grids by code, dissolved from their atoms. */
function dissolved({ atoms }: PlanBasis, codes: readonly string[]): UnifiedGrid[] {
  const members = new Map<string, Atom[]>();
  atoms.forEach((atom, at) => {
    const own = members.get(codes[at]!);
    if (own === undefined) members.set(codes[at]!, [atom]);
    else own.push(atom);
  });
  return [...members]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, own]) => {
      const geometry = dissolve(own.map((atom) => atom.geometry));
      const households = own.reduce((sum, atom) => sum + atom.households, 0);
      return {
        code,
        geometry,
        households: rounded(households, 1e6),
        areaM2: rounded(geodesicAreaM2(geometry), 100),
      };
    });
}

function rounded(value: number, unit: number): number {
  return Math.round(value * unit) / unit;
}
