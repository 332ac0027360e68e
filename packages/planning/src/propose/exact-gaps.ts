import { massOf } from '../judge/measure-plan.ts';
import type { PlanBasis } from '../model/basis.ts';
import type { Objective } from '../model/objective.ts';
import { type ExactOptions, exactValueOf, solveExactly } from './exact.ts';
import { graphOfAtoms } from './graph-of-atoms.ts';

export interface GapOptions {
  readonly objective: Objective;
  /** Least and greatest size of a grid as multiples of the plan's mean; null for any size. */
  readonly band: readonly [number, number] | null;
  /** Search nodes for each community. */
  readonly limit: number;
  /** The grid of each atom in the division that stability is measured against. */
  readonly reference?: readonly string[];
  readonly onProgress?: (fraction: number) => void;
}

/** Gaps below this are none. */
const PROVED_TO = 1e-4;

/** How far a plan is from the exact optimum of one community, all other grids staying as they are. */
export interface CommunityGap {
  /** Null for land in no community. */
  readonly community: string | null;
  readonly atoms: number;
  readonly grids: number;
  /** The objective of the whole plan as it is, and with the best grids there can be in this community. */
  readonly value: number;
  readonly optimum: number;
  readonly gap: number;
  /** Whether no plan is better than `optimum` by more than 0.0001; else `optimum` is what no plan passes. */
  readonly proved: boolean;
}

/**
 * For every community of up to 64 atoms (those tied count as one) how much the objective of the whole plan would
 * gain if its grids were the best there can be, as many as now. Where the plan itself leaves the band there, the
 * band is widened to its own sizes, so that the plan is one of those compared. Communities by id, land in none
 * last.
 *
 * @param codes the grid of each atom.
 */
export function communityGaps(
  basis: PlanBasis,
  codes: readonly string[],
  options: GapOptions,
): CommunityGap[] {
  const graph = graphOfAtoms(basis);
  const assignment = numbered(codes);
  const grids = assignment.reduce((most, grid) => Math.max(most, grid + 1), 0);
  const size = new Float64Array(grids);
  const mass = massOf(graph);
  assignment.forEach((grid, atom) => {
    size[grid]! += mass[atom]!;
  });
  const meanSize = size.reduce((sum, value) => sum + value, 0) / grids;
  const communities = atomsByCommunity(basis);
  return communities.flatMap(([community, atoms], at) => {
    options.onProgress?.(at / communities.length);
    const own = [...new Set(atoms.map((atom) => assignment[atom]!))];
    const inside = new Set(own);
    const task: ExactOptions = {
      grids: own.length,
      band:
        options.band &&
        widened(
          options.band,
          own.map((grid) => size[grid]! / meanSize),
        ),
      meanSize,
      objective: options.objective,
      limit: options.limit,
      tolerance: PROVED_TO,
      rules: {
        closed: assignment.map((grid) => (inside.has(grid) ? -1 : grid)),
        start: assignment,
        ...(options.reference && { reference: numbered(options.reference) }),
      },
    };
    const outcome = solveExactly(graph, task);
    if (outcome.kind !== 'optimal' && outcome.kind !== 'bounded') return [];
    const value = exactValueOf(graph, assignment, task);
    if (value === null) return [];
    const proved = outcome.kind === 'optimal';
    const optimum = proved ? outcome.value : outcome.bound;
    const counts = { atoms: atoms.length, grids: own.length };
    return [{ community, ...counts, value, optimum, gap: optimum - value, proved }];
  });
}

function atomsByCommunity({ atoms }: PlanBasis): [string | null, number[]][] {
  const byCommunity = new Map<string | null, number[]>();
  atoms.forEach(({ community }, atom) => {
    const known = byCommunity.get(community);
    if (known === undefined) byCommunity.set(community, [atom]);
    else known.push(atom);
  });
  return [...byCommunity].sort(
    ([one], [other]) => Number(one === null) - Number(other === null) || (one! < other! ? -1 : 1),
  );
}

function numbered(codes: readonly string[]): Int32Array {
  const numberOf = new Map<string, number>();
  return Int32Array.from(codes, (code) => {
    if (!numberOf.has(code)) numberOf.set(code, numberOf.size);
    return numberOf.get(code)!;
  });
}

/** The band, widened to hold these multiples of the mean. */
function widened(
  [low, high]: readonly [number, number],
  multiples: readonly number[],
): readonly [number, number] {
  return [Math.min(low, ...multiples), Math.max(high, ...multiples)];
}
