import { meanAdjustedRandIndex } from '../judge/measure-plan.ts';
import type { AtomGraph } from '../model/atom-graph.ts';
import { anneal } from './anneal.ts';
import { consensusCells } from './consensus-cells.ts';
import { gridsOutsideBand, type OutsideBandReason } from './outside-band.ts';
import { type Band, Partition } from './partition.ts';
import { proposeCount } from './propose-count.ts';
import { buildSearchGraph, type SearchGraph } from './search-graph.ts';
import { shareGrids } from './share-grids.ts';

export interface ProposeOptions {
  /** Number of grids; null lets the departments' own numbers decide. */
  readonly grids: number | null;
  /** Least and greatest size of a grid as multiples of the mean; null for any size. */
  readonly band: readonly [number, number] | null;
  readonly seed: number;
  /** Steps of the search; by default as many as the graph's size asks for. */
  readonly steps?: number;
  /** Called now and then with 0..1; throw from it to cancel. */
  readonly onProgress?: (fraction: number) => void;
}

/** A division of the atoms into grids, each in one part (links count as joined). */
export interface Proposal {
  readonly kind: 'proposal';
  /** `assignment[i]` is the grid of atom i, 0..grids-1; every grid has an atom. */
  readonly assignment: Int32Array;
  readonly grids: number;
  readonly outsideBand: readonly {
    readonly grid: number;
    readonly size: number;
    readonly reason: OutsideBandReason;
  }[];
  /** Steps tried. */
  readonly steps: number;
  /** Weighted mean over the departments of the adjusted Rand index. */
  readonly score: number;
}

/** Why there is no proposal: the number of grids cannot be had whatever the plan. */
export interface ProposalRefused {
  readonly kind: 'refused';
  readonly code: 'no-atoms' | 'too-few-grids' | 'too-many-grids';
  /** What was asked for, and the least and greatest number there can be. */
  readonly grids: number | null;
  readonly least: number;
  readonly greatest: number;
}

/**
 * Proposes the grids on which the departments agree best: the greatest weighted mean adjusted Rand index,
 * shorter borders deciding between equals. When rules collide, grids in one part come before their number,
 * the number before the band. With neither number nor band the number is free too, and departments that
 * all draw the same cells get exactly those.
 *
 * The same graph, options and seed give the same assignment on every machine: sums are whole numbers,
 * chance comes from the seed, and the search ends after a number of steps. The order of atoms, edges,
 * departments and labels does not matter (as long as no two atoms are equal in size, area and place).
 */
export function proposeGrids(graph: AtomGraph, options: ProposeOptions): Proposal | ProposalRefused {
  const search = buildSearchGraph(graph);
  const refusal = refusalOf(search, options.grids);
  if (refusal !== null) return refusal;
  const cells = options.grids === null ? consensusCells(search) : null;
  if (cells !== null) {
    const grids = cells.reduce((most, cell) => Math.max(most, cell + 1), 0);
    const partition = new Partition(search, bandOf(search, grids, options.band), cells);
    if (partition.sums.excess === 0) return proposalOf(graph, partition, new Int32Array(0), 0);
  }
  const grids = options.grids ?? countOf(cells) ?? proposeCount(graph, search);
  const band = bandOf(search, grids, options.band);
  const gridsOf = shareGrids(search, grids);
  const free = options.grids === null && options.band === null;
  const steps = options.steps ?? defaultSteps(search.nodes, grids);
  const { seed, onProgress } = options;
  const partition = anneal(search, band, gridsOf, { seed, steps, free, onProgress });
  return proposalOf(graph, partition, gridsOf, steps);
}

function countOf(cells: Int32Array | null): number | null {
  return cells === null ? null : cells.reduce((most, cell) => Math.max(most, cell + 1), 0);
}

function refusalOf(search: SearchGraph, grids: number | null): ProposalRefused | null {
  const limits = { kind: 'refused', grids, least: search.components, greatest: search.nodes } as const;
  if (search.nodes === 0) return { ...limits, code: 'no-atoms' };
  if (grids !== null && grids < search.components) return { ...limits, code: 'too-few-grids' };
  if (grids !== null && grids > search.nodes) return { ...limits, code: 'too-many-grids' };
  return null;
}

/** The band in size units; drawn in by what rounding sizes to units may add up to. */
function bandOf(search: SearchGraph, grids: number, band: readonly [number, number] | null): Band {
  if (band === null) return { low: 0, high: search.totalSize };
  const mean = search.totalSize / grids;
  return {
    low: Math.ceil(mean * band[0]) + search.roundingUnits,
    high: Math.floor(mean * band[1]) - search.roundingUnits,
  };
}

/**
 * Work grows with the nodes, and a step costs about as much as two grids have nodes; past 1,000 nodes
 * the gain of a step is smaller and fewer are spent.
 */
function defaultSteps(nodes: number, grids: number): number {
  const work = 24_000 * Math.min(nodes, 1000) + 3_000 * Math.max(0, nodes - 1000);
  return Math.ceil(work / (10 + (2 * nodes) / grids));
}

function proposalOf(graph: AtomGraph, partition: Partition, gridsOf: Int32Array, steps: number): Proposal {
  const { nodeOfAtom, unitsPerSize } = partition.graph;
  const assignment = new Int32Array(graph.count);
  for (let atom = 0; atom < graph.count; atom++) assignment[atom] = partition.gridOf[nodeOfAtom[atom]!]!;
  return {
    kind: 'proposal',
    assignment,
    grids: partition.grids,
    outsideBand: gridsOutsideBand(partition, gridsOf).map(({ grid, reason }) => ({
      grid,
      size: partition.size[grid]! / unitsPerSize,
      reason,
    })),
    steps,
    score: meanAdjustedRandIndex(graph, assignment),
  };
}
