import { type Cut, THIN_MARGIN } from '@onegrid/geometry';
import type { AtomGraph } from '../model/atom-graph.ts';
import type { MergeOptions } from '../model/merge.ts';
import { consensusCells } from '../propose/consensus-cells.ts';
import { proposeCount } from '../propose/propose-count.ts';
import { type Proposal, proposeGrids } from '../propose/propose-grids.ts';
import { buildSearchGraph } from '../propose/search-graph.ts';
import { agreedLinks } from './agreed-links.ts';
import { atomGraph, joinable } from './atom-assembly.ts';
import { type AtomSources, type BuiltAtoms, buildAtoms, householdPointsOf } from './build-atoms.ts';
import { coarsenAtoms } from './coarsen-atoms.ts';
import { partsOfOutline } from './connected-pieces.ts';
import { type IsletLink, tieIslets } from './islets.ts';
import { withLentLabels } from './lent-labels.ts';
import { MergeError } from './merge-error.ts';
import type { PreparedLayer } from './prepare.ts';
import { cutsFor, piecesWanted } from './split-atoms.ts';

/** The size band where none was asked for, in means. */
const DEFAULT_BAND: readonly [number, number] = [0.5, 1.6];
/** Rounds of cutting atoms that are too large for the grids that were asked for. */
const CUT_ROUNDS = 8;
/** Rounds in which atoms are cut finer because no plan inside the band was found. */
const FINER_ROUNDS = 2;
/** Atoms with units that no department tells apart are joined up to this share of a mean grid. */
const COARSE = 0.125;
/** A part of the outline below this share of a mean grid gets no grid of its own. */
const LEAST_PART = 0.5;

/** The atoms, cut where sizes asked for it, and their proposed grids. */
export interface Division {
  readonly built: BuiltAtoms;
  readonly graph: AtomGraph;
  readonly proposal: Proposal;
  readonly band: readonly [number, number] | null;
  readonly islets: readonly IsletLink[];
}

/**
 * Divides the atoms into grids. The number comes from the options, else from the departments; atoms
 * heavier than the largest grid allowed are cut first, and again where the search finds no plan inside the
 * band; parts of the outline too small for a grid are tied to the nearest larger one.
 *
 * @throws MergeError `too-few-grids` where there are more large parts than grids, `too-many-grids` where
 *   the land cannot be cut into so many pieces without slivers.
 */
export function divide(
  start: BuiltAtoms,
  sources: AtomSources,
  options: MergeOptions,
  onProgress: (fraction: number) => void,
): Division {
  const { layers, unitLand } = sources;
  const bare = graphOf(start, layers);
  // Land that no department covers is no opinion: it goes with the neighbour it borders most.
  const whole = options.grids === null && options.band === null ? agreed(start, bare) : [];
  const lent = withLentLabels({ ...bare, links: [...bare.links, ...whole] });
  const cells = options.grids === null ? consensusCells(buildSearchGraph(lent)) : null;
  const grids = options.grids ?? (cells ? largest(cells) + 1 : proposeCount(bare, buildSearchGraph(bare)));
  const free = options.grids === null && options.band === null && cells !== null;
  const band = free ? null : (options.band ?? DEFAULT_BAND);
  refuseTooMany(grids, bare, options.thinMetres);
  const mean = bare.weight.reduce((a, b) => a + b, 0) / grids;
  const task: Task = { sources, options, grids, band, mean, free, onProgress };
  let most = band ? mean * band[1] : Number.POSITIVE_INFINITY;
  const coarse = unitLand ? coarsenAtoms(start, sources, bare.weight, mean * COARSE) : start;
  let state = tied(coarse, task);
  let best: Division | null = null;
  for (let round = 0; ; round++) {
    // Cut what is too heavy; pieces that are still too heavy are cut again.
    for (let inner = 0; inner < CUT_ROUNDS && !free; inner++) {
      const finer = cutOnce(state, task, most);
      if (finer === null) break;
      state = tied(finer, task);
    }
    const division = propose(state, task);
    const outside = division.proposal.outsideBand.length;
    if (best === null || outside < best.proposal.outsideBand.length) best = division;
    if (outside === 0 || band === null || round === FINER_ROUNDS) return best;
    // No plan inside the band: finer atoms give the search more to choose from.
    most = (mean * Math.min(1, band[1])) / 2 ** (round + 1);
  }
}

/** What stays the same while atoms are cut and grids proposed. */
interface Task {
  readonly sources: AtomSources;
  readonly options: MergeOptions;
  readonly grids: number;
  readonly band: readonly [number, number] | null;
  /** Size of a mean grid. */
  readonly mean: number;
  /** The departments agree and nothing was asked for: their cells are the grids. */
  readonly free: boolean;
  readonly onProgress: (fraction: number) => void;
}

/** Atoms, their graph, and which of them belong to islets. */
interface TiedAtoms {
  readonly built: BuiltAtoms;
  readonly graph: AtomGraph;
  readonly islets: readonly IsletLink[];
  /** Parts of the outline that remain when islets are tied. */
  readonly parts: number;
}

function tied(built: BuiltAtoms, { sources: { layers }, mean, free }: Task): TiedAtoms {
  const { groups, faces, borders } = built;
  const bare = graphOf(built, layers);
  const whole = free ? agreed(built, bare) : [];
  const neighbours = joinable(groups, faces, borders).borders.neighbours.map((own) => [...own]);
  for (const [a, b] of whole) {
    neighbours[a]!.push(b);
    neighbours[b]!.push(a);
  }
  const components = partsOfOutline(neighbours);
  // Where all agree, only land that nobody holds is tied to other land.
  const weights = free
    ? bare.weight.map((size, atom) => (bare.labels.some((own) => own[atom]! >= 0) ? Infinity : size))
    : bare.weight;
  const { links: islets, parts } = tieIslets(groups, faces, components, weights, mean * LEAST_PART);
  const links = islets.flatMap(({ atoms, to }) => atoms.map((atom) => [atom, to] as const));
  return { built, graph: { ...bare, links: [...bare.links, ...whole, ...links] }, islets, parts };
}

function agreed({ groups, faces }: BuiltAtoms, graph: AtomGraph): (readonly [number, number])[] {
  return agreedLinks(graph, (atom) => groups.community[faces[atom]!]!);
}

/** More grids than circles of the least width have room in the land can never be cut: not worth trying. */
function refuseTooMany(grids: number, graph: AtomGraph, thinMetres: number): void {
  const areaM2 = graph.areaM2.reduce((a, b) => a + b, 0);
  const most = Math.floor(areaM2 / (Math.PI * (thinMetres / 2) ** 2));
  if (grids > Math.max(1, most)) throw new MergeError('too-many-grids', { grids, most: Math.max(1, most) });
}

/** The atoms with one cut through each that is too heavy or wanted in more pieces; null where there is none. */
function cutOnce(
  { built, graph }: TiedAtoms,
  { sources, options, grids }: Task,
  most: number,
): BuiltAtoms | null {
  const { groups, faces, atoms } = built;
  const { unitLand } = sources;
  const weights = [...graph.weight];
  // Atoms of islets go with others, so they do not count towards the number of grids.
  const count = grids + graph.links.length;
  if (piecesWanted(weights, most, count).every((n) => n === 1)) return null;
  const filled = unitLand?.filled(groups.graph);
  const pieces = piecesWanted(weights, most, count, (atom) => filled?.[faces[atom]!] === true);
  const points = householdPointsOf(built, sources.households, groups.lattice);
  const allowed = (cut: Cut) => !unitLand?.crosses(cut);
  const cuts = cutsFor(groups, faces, atoms, pieces, options.thinMetres * THIN_MARGIN, points, allowed);
  return cuts.length === 0 ? null : buildAtoms(groups, cuts, sources);
}

function propose({ built, graph, islets, parts }: TiedAtoms, task: Task): Division {
  const { options, grids, band, free, onProgress } = task;
  if (parts > grids) throw new MergeError('too-few-grids', { grids, least: parts });
  const proposal = proposeGrids(free ? withLentLabels(graph) : graph, {
    grids: free ? null : grids,
    band,
    seed: options.seed,
    objective: options.objective,
    quick: options.quick,
    onProgress,
  });
  if (proposal.kind === 'refused') {
    const code = proposal.code === 'too-few-grids' ? 'too-few-grids' : 'too-many-grids';
    throw new MergeError(code, { grids, least: proposal.least, most: proposal.greatest });
  }
  return { built, graph, proposal, band, islets };
}

function graphOf(built: BuiltAtoms, layers: readonly PreparedLayer[]): AtomGraph {
  const { groups, faces, atoms, labelled, borders, households } = built;
  const byHouseholds = households !== null && households.inside > 0;
  const { borders: joining, ties } = joinable(groups, faces, borders);
  return atomGraph(groups, faces, atoms, layers, labelled, joining, ties, byHouseholds);
}

function largest(values: Int32Array): number {
  return values.reduce((most, value) => Math.max(most, value), -1);
}
