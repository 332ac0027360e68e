import type { AtomGraph } from '../model/atom-graph.ts';
import type { PlanBasis } from '../model/basis.ts';
import { EnsembleAgreement } from './ensemble-agreement.ts';
import { RecomChain } from './ensemble-chain.ts';
import { graphOfAtoms } from './graph-of-atoms.ts';
import type { Band } from './partition.ts';
import { Random } from './random.ts';
import { buildSearchGraph, type SearchGraph } from './search-graph.ts';

export interface EnsembleOptions {
  /** Plans to draw, 1 or more. */
  readonly plans: number;
  /** Least and greatest size of a grid as multiples of the mean; null for any size. */
  readonly band: readonly [number, number] | null;
  readonly seed: number;
  /** Codes of grids that stay as they are: locked and dedicated ones. */
  readonly fixedGrids?: readonly string[];
  /** Called now and then with 0..1; throw from it to cancel. */
  readonly onProgress?: (fraction: number) => void;
}

/** How a plan stands among random legal plans of the same atoms. */
export interface Ensemble {
  readonly plans: number;
  /** Share (0..1) of the plans whose agreement is lower than that of the plan itself. */
  readonly betterThan: number;
  /** Agreement (weighted mean adjusted Rand index) at 0, 5, 25, 50, 75, 95 and 100 % of the plans. */
  readonly quantiles: number[];
  /** Agreement of the plan itself. */
  readonly own: number;
  /** Steps that cut two grids anew, of all that were tried. */
  readonly acceptedSteps: number;
  readonly steps: number;
}

const QUANTILES = [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1];
/** So many steps for each grid come before the first plan drawn, and so many lie between two. */
const BURN_IN = 10;
const THINNING = 1;

/**
 * Draws legal random plans by a ReCom chain that starts from the plan itself, and tells how many of them agree
 * less with the departments. Legal is what keeps to the rules of the plan: as many grids, each in one part and
 * in one community, tied atoms together, fixed grids as they are, and the band kept as far as the plan keeps it.
 *
 * The same plan, options and seed give the same answer on every machine; work grows with plans times atoms.
 *
 * @param codes the grid of each atom.
 */
export function ensemble(basis: PlanBasis, codes: readonly string[], options: EnsembleOptions): Ensemble {
  return ensembleOfGraph(graphOfAtoms(basis), codes, options);
}

/** The same on a graph of atoms. */
export function ensembleOfGraph(
  graph: AtomGraph,
  codes: readonly string[],
  options: EnsembleOptions,
): Ensemble {
  const search = buildSearchGraph(graph);
  const { gridOfNode, gridCodes } = gridsOfNodes(search, codes);
  const meter = new EnsembleAgreement(graph);
  const agreementOf = (plan: Int32Array) =>
    meter.of((atom) => plan[search.nodeOfAtom[atom]!]!, gridCodes.length);
  const own = agreementOf(gridOfNode);
  const fixed = new Set(options.fixedGrids ?? []);
  const chain = new RecomChain(
    search,
    gridOfNode,
    {
      band: bandInUnits(search, gridCodes.length, options.band),
      fixed: Uint8Array.from(gridCodes, (code) => (fixed.has(code) ? 1 : 0)),
    },
    new Random(options.seed),
  );
  const agreements = new Float64Array(options.plans);
  const walked = drawPlans(chain, gridCodes.length, options, (plan, drawn) => {
    agreements[drawn] = agreementOf(plan);
  });
  let below = 0;
  for (const agreement of agreements) if (agreement < own) below++;
  agreements.sort();
  return {
    plans: options.plans,
    betterThan: below / options.plans,
    quantiles: QUANTILES.map((share) => quantile(agreements, share)),
    own,
    ...walked,
  };
}

/** Walks the chain and shows every plan drawn; the array is the chain's own and changes afterwards. */
export function drawPlans(
  chain: RecomChain,
  grids: number,
  { plans, onProgress }: Pick<EnsembleOptions, 'plans' | 'onProgress'>,
  show: (gridOf: Int32Array, drawn: number) => void,
): { acceptedSteps: number; steps: number } {
  let acceptedSteps = 0;
  let steps = 0;
  for (let drawn = 0; drawn < plans; drawn++) {
    onProgress?.(drawn / plans);
    const until = (BURN_IN + THINNING * drawn) * grids;
    for (; steps < until; steps++) if (chain.step()) acceptedSteps++;
    show(chain.gridOf, drawn);
  }
  onProgress?.(1);
  return { acceptedSteps, steps };
}

/** The band in size units, widened by what rounding to units may add up to: a plan on its edge is inside. */
export function bandInUnits(
  search: SearchGraph,
  grids: number,
  band: readonly [number, number] | null,
  meanSize?: number,
): Band {
  if (band === null) return { low: 0, high: search.totalSize };
  const mean = meanSize === undefined ? search.openSize / grids : meanSize * search.unitsPerSize;
  return {
    low: Math.ceil(mean * band[0]) - search.roundingUnits,
    high: Math.floor(mean * band[1]) + search.roundingUnits,
  };
}

function gridsOfNodes(search: SearchGraph, codes: readonly string[]) {
  const gridCodes = [...new Set(codes)].sort();
  const gridOf = new Map(gridCodes.map((code, grid) => [code, grid]));
  const gridOfNode = new Int32Array(search.nodes);
  codes.forEach((code, atom) => {
    gridOfNode[search.nodeOfAtom[atom]!] = gridOf.get(code)!;
  });
  return { gridOfNode, gridCodes };
}

/** Between the two nearest ranks, in proportion. */
function quantile(sorted: Float64Array, share: number): number {
  const at = share * (sorted.length - 1);
  const low = Math.floor(at);
  const high = Math.min(low + 1, sorted.length - 1);
  return sorted[low]! + (at - low) * (sorted[high]! - sorted[low]!);
}
