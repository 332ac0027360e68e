import type { AtomGraph } from '../model/atom-graph.ts';
import type { PlanBasis } from '../model/basis.ts';
import { OBJECTIVES } from '../model/objective.ts';
import { graphOfAtoms } from './graph-of-atoms.ts';
import type { OutsideBandReason } from './outside-band.ts';
import { byPlace } from './place-order.ts';
import { type Proposal, proposeGrids } from './propose-grids.ts';

export interface MicroGridOptions {
  /** Households that a micro-grid should hold, above 0. */
  readonly households: number;
  readonly seed: number;
  /** Divides this grid only. */
  readonly grid?: string;
}

export interface MicroGrids {
  /** By atom: `<grid>-01` and on, west to east, then north to south; the grid's own code where it was not divided. */
  readonly codes: readonly string[];
  /** Micro-grids with less than half or more than 1.6 times the households asked for. */
  readonly outsideBand: readonly {
    readonly code: string;
    readonly size: number;
    readonly reason: OutsideBandReason;
  }[];
}

const BAND: readonly [number, number] = [0.5, 1.6];
const STEPS_PER_ATOM = 400;
const LEAST_DIGITS = 2;

/**
 * Divides every grid into micro-grids of about so many households each, as even as the departments' lines
 * allow, by the same search as the grids. No atom is cut, so there are never more of them than atoms.
 *
 * @param codes the grid of each atom.
 */
export function proposeMicroGrids(
  basis: PlanBasis,
  codes: readonly string[],
  { households, seed, grid }: MicroGridOptions,
): MicroGrids {
  const graph = { ...graphOfAtoms(basis), weight: Float64Array.from(basis.atoms, (atom) => atom.households) };
  const members = new Map<string, number[]>();
  codes.forEach((code, atom) => {
    const known = members.get(code);
    if (known === undefined) members.set(code, [atom]);
    else known.push(atom);
  });
  const parts = partsByGrid(graph, codes, members);
  const microCodes = [...codes];
  const outsideBand: MicroGrids['outsideBand'][number][] = [];
  for (const code of grid === undefined ? [...members.keys()].sort() : [grid]) {
    const atoms = members.get(code);
    if (atoms === undefined) continue;
    const part = parts.get(code)!;
    const proposal = divided(part, households, seed);
    const numbers = byPlace(part, proposal.assignment, [...Array(proposal.grids).keys()]);
    const width = Math.max(LEAST_DIGITS, String(proposal.grids).length);
    const codeOf: string[] = [];
    numbers.forEach((micro, at) => {
      codeOf[micro] = `${code}-${String(at + 1).padStart(width, '0')}`;
    });
    atoms.forEach((atom, at) => {
      microCodes[atom] = codeOf[proposal.assignment[at]!]!;
    });
    for (const { grid: micro, size, reason } of proposal.outsideBand)
      outsideBand.push({ code: codeOf[micro]!, size, reason });
  }
  outsideBand.sort((a, b) => (a.code < b.code ? -1 : 1));
  return { codes: microCodes, outsideBand };
}

export interface DivideOptions {
  /** Parts asked for, at least 1. */
  readonly parts: number;
  readonly seed: number;
  /** Least and greatest size of a part as multiples of the mean. */
  readonly band?: readonly [number, number];
}

export interface DividedGrid {
  /** By atom, its part from 0: west to east, then north to south. */
  readonly numbers: readonly number[];
}

/** There is no division into so many parts; the least and the greatest number there can be. */
export interface DivisionRefused {
  readonly refused: { readonly least: number; readonly greatest: number };
}

/**
 * Divides the atoms of one grid into parts of about as many households each (of as much land where nobody lives), as
 * even as the departments' lines allow, by the same search as the grids. No atom is cut.
 */
export function divideGrid(
  basis: PlanBasis,
  { parts, seed, band = BAND }: DivideOptions,
): DividedGrid | DivisionRefused {
  const graph = graphOfAtoms(basis);
  const proposal = proposeGrids(graph, {
    band,
    grids: parts,
    objective: OBJECTIVES['most-even'],
    seed,
    steps: STEPS_PER_ATOM * graph.count,
  });
  if (proposal.kind === 'refused') return { refused: { least: proposal.least, greatest: proposal.greatest } };
  const numbers: number[] = [];
  byPlace(graph, proposal.assignment, [...Array(proposal.grids).keys()]).forEach((part, at) => {
    numbers[part] = at;
  });
  return { numbers: Array.from(proposal.assignment, (part) => numbers[part]!) };
}

/** As many micro-grids as the households ask for and the atoms allow. */
function divided(part: AtomGraph, households: number, seed: number): Proposal {
  const size = part.weight.reduce((sum, weight) => sum + weight, 0);
  const options = {
    band: BAND,
    meanSize: households,
    objective: OBJECTIVES['most-even'],
    seed,
    steps: STEPS_PER_ATOM * part.count,
  };
  const grids = Math.max(1, Math.round(size / households));
  const first = proposeGrids(part, { ...options, grids });
  if (first.kind === 'proposal') return first;
  const allowed = Math.min(first.greatest, Math.max(first.least, grids));
  const second = proposeGrids(part, { ...options, grids: allowed });
  if (second.kind === 'refused') throw new Error(`${second.code} with an allowed number of grids`);
  return second;
}

/** The graph of each grid's own atoms. */
function partsByGrid(
  graph: AtomGraph,
  codes: readonly string[],
  members: ReadonlyMap<string, readonly number[]>,
): Map<string, AtomGraph> {
  const place = new Int32Array(graph.count);
  for (const atoms of members.values()) {
    atoms.forEach((atom, at) => {
      place[atom] = at;
    });
  }
  const edges = new Map<string, number[]>();
  for (let edge = 0; edge < graph.edgeA.length; edge++) {
    const code = codes[graph.edgeA[edge]!]!;
    if (code !== codes[graph.edgeB[edge]!]) continue;
    const known = edges.get(code);
    if (known === undefined) edges.set(code, [edge]);
    else known.push(edge);
  }
  const links = new Map<string, [number, number][]>();
  for (const [a, b] of graph.links) {
    if (codes[a] !== codes[b]) continue;
    const known = links.get(codes[a]!);
    if (known === undefined) links.set(codes[a]!, [[place[a]!, place[b]!]]);
    else known.push([place[a]!, place[b]!]);
  }
  const parts = new Map<string, AtomGraph>();
  for (const [code, atoms] of members) {
    const within = edges.get(code) ?? [];
    const pick = (values: Float64Array) => Float64Array.from(atoms, (atom) => values[atom]!);
    parts.set(code, {
      count: atoms.length,
      weight: pick(graph.weight),
      areaM2: pick(graph.areaM2),
      x: pick(graph.x),
      y: pick(graph.y),
      departments: graph.departments,
      labels: graph.labels.map((labels) => Int32Array.from(atoms, (atom) => labels[atom]!)),
      edgeA: Int32Array.from(within, (edge) => place[graph.edgeA[edge]!]!),
      edgeB: Int32Array.from(within, (edge) => place[graph.edgeB[edge]!]!),
      edgeLengthM: Float64Array.from(within, (edge) => graph.edgeLengthM[edge]!),
      links: links.get(code) ?? [],
    });
  }
  return parts;
}
