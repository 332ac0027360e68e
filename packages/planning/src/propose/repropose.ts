import { numberGrids } from '../carry/number-grids.ts';
import { round } from '../merge/round.ts';
import type { AtomGraph } from '../model/atom-graph.ts';
import type { PlanBasis } from '../model/basis.ts';
import type { Objective } from '../model/objective.ts';
import { graphOfAtoms } from './graph-of-atoms.ts';
import { keptCodes, prefixOf } from './kept-codes.ts';
import type { OutsideBandReason } from './outside-band.ts';
import { byPlace } from './place-order.ts';
import { objectiveValue, type PlanTerms, planTerms } from './plan-value.ts';
import { type Proposal, type ProposalRefused, proposeGrids } from './propose-grids.ts';
import type { ProposeRules } from './propose-rules.ts';
import { measureOf, wholeMasses } from './whole-units.ts';

export interface ReproposeRequest {
  readonly basis: PlanBasis;
  /** The grid of each atom now. */
  readonly codes: readonly string[];
  readonly objective: Objective;
  /** Least and greatest size of a grid as multiples of the mean of the whole plan (dedicated grids apart). */
  readonly band: readonly [number, number] | null;
  /** Number of grids of the part that is solved; null for as many as it has now. */
  readonly grids: number | null;
  /** Solves this community only: every other atom keeps its code. */
  readonly community?: string;
  /** Keep their atoms and codes and count towards the mean. */
  readonly lockedGrids?: readonly string[];
  /** Keep their atoms and codes and count for nothing. */
  readonly dedicatedGrids?: readonly string[];
  /** Pairs of atom ids that must lie in different grids. */
  readonly apart?: readonly (readonly [string, string])[];
  /** Pairs of atom ids that must lie in one grid. */
  readonly together?: readonly (readonly [string, string])[];
  /**
   * The grid of each atom in the plan in force, null where it lies in none, which stability is measured against;
   * `codes` by default.
   */
  readonly reference?: readonly (string | null)[];
  /** Codes that grids had before and that are never given again. */
  readonly retiredCodes?: readonly string[];
  readonly seed: number;
  readonly quick?: boolean;
  /** Called now and then with 0..1; throw from it to cancel. */
  readonly onProgress?: (fraction: number) => void;
}

export interface Reproposed {
  readonly kind: 'reproposed';
  /** By atom. */
  readonly codes: readonly string[];
  /** Of the objective over the whole plan, and its terms. */
  readonly value: number;
  readonly terms: PlanTerms;
  /** Of the part that was solved, by code. */
  readonly outsideBand: readonly {
    readonly code: string;
    readonly size: number;
    readonly reason: OutsideBandReason;
  }[];
  readonly steps: number;
  /** Households whose grid has another code than before. */
  readonly householdsMoved: number;
}

/** Why there is no new plan: as for a proposal, or something that the plan does not have was named. */
export type ReproposalRefused =
  | ProposalRefused
  | {
      readonly kind: 'refused';
      readonly code: 'grid-unknown' | 'community-unknown' | 'atom-unknown';
      /** What is not there. */
      readonly ids: readonly string[];
    };

/**
 * Proposes a plan's grids anew, all or those of one community, from the plan as it is: with equal weights the
 * result is never worse than it. Locked and dedicated grids, grids of other communities and grids across the
 * community's border keep atoms and codes. A new grid keeps the code of an old one where each holds more than
 * half of the other; the others get the next number of their prefix.
 */
export function repropose(request: ReproposeRequest): Reproposed | ReproposalRefused {
  const unknown = unknownNames(request);
  if (unknown !== null) return unknown;
  const graph = graphOfAtoms(request.basis);
  const now = numberedCodes(request.codes);
  const closed = closedGrids(request, now);
  const rules = rulesOf(request, now, closed);
  const open = now.names.filter((_, grid) => !closed.has(grid));
  if (open.length === 0) return unchanged(request, graph, now, rules);
  const grids = request.grids ?? open.length;
  const proposal = proposeGrids(graph, {
    grids,
    band: request.band,
    meanSize: meanSize(graph, now, closed, rules, grids),
    objective: request.objective,
    rules,
    seed: request.seed,
    quick: request.quick,
    onProgress: request.onProgress,
  });
  if (proposal.kind === 'refused') return proposal;
  return reproposed(request, graph, now, closed, proposal);
}

/** Codes as grids numbered by first appearance. */
interface NumberedCodes {
  readonly names: readonly string[];
  readonly gridOf: Int32Array;
  readonly numberOf: ReadonlyMap<string, number>;
}

function numberedCodes(codes: readonly string[]): NumberedCodes {
  const numberOf = new Map<string, number>();
  for (const code of codes) if (!numberOf.has(code)) numberOf.set(code, numberOf.size);
  return {
    names: [...numberOf.keys()],
    gridOf: Int32Array.from(codes, (code) => numberOf.get(code)!),
    numberOf,
  };
}

function unknownNames(request: ReproposeRequest): ReproposalRefused | null {
  const { basis, codes, community } = request;
  const grids = new Set(codes);
  const lost = [...(request.lockedGrids ?? []), ...(request.dedicatedGrids ?? [])].filter(
    (code) => !grids.has(code),
  );
  if (lost.length > 0) return { kind: 'refused', code: 'grid-unknown', ids: lost };
  if (community !== undefined && !basis.atoms.some((atom) => atom.community === community))
    return { kind: 'refused', code: 'community-unknown', ids: [community] };
  const atoms = new Set(basis.atoms.map(({ id }) => id));
  const strange = [...(request.apart ?? []), ...(request.together ?? [])]
    .flat()
    .filter((id) => !atoms.has(id));
  return strange.length > 0 ? { kind: 'refused', code: 'atom-unknown', ids: strange } : null;
}

function closedGrids(
  { basis, community, lockedGrids = [], dedicatedGrids = [] }: ReproposeRequest,
  now: NumberedCodes,
): ReadonlySet<number> {
  const closed = new Set([...lockedGrids, ...dedicatedGrids].map((code) => now.numberOf.get(code)!));
  if (community !== undefined) {
    basis.atoms.forEach((atom, at) => {
      if (atom.community !== community) closed.add(now.gridOf[at]!);
    });
  }
  return closed;
}

function rulesOf(request: ReproposeRequest, now: NumberedCodes, closed: ReadonlySet<number>): ProposeRules {
  const { basis, apart = [], together = [], dedicatedGrids = [] } = request;
  const atomAt = new Map(basis.atoms.map(({ id }, at) => [id, at]));
  const pairs = (ids: readonly (readonly [string, string])[]) =>
    ids.map(([a, b]) => [atomAt.get(a)!, atomAt.get(b)!] as const);
  return {
    closed: now.gridOf.map((grid) => (closed.has(grid) ? grid : -1)),
    uncounted: new Set(dedicatedGrids.map((code) => now.numberOf.get(code)!)),
    apart: pairs(apart),
    together: pairs(together),
    reference: request.reference ? referenceOf(request.reference) : now.gridOf,
    start: now.gridOf,
  };
}

/** By atom the number of its grid in the plan in force, -1 for none. */
function referenceOf(reference: readonly (string | null)[]): Int32Array {
  const { numberOf } = numberedCodes(reference.filter((code) => code !== null));
  return Int32Array.from(reference, (code) => (code === null ? -1 : numberOf.get(code)!));
}

/** The size of a mean grid of the whole plan, dedicated grids apart, with `grids` grids in the open part. */
function meanSize(
  graph: AtomGraph,
  now: NumberedCodes,
  closed: ReadonlySet<number>,
  { uncounted }: ProposeRules,
  grids: number,
): number {
  const measure = measureOf(graph);
  let size = 0;
  for (let atom = 0; atom < graph.count; atom++) {
    if (!uncounted!.has(now.gridOf[atom]!)) size += measure[atom]!;
  }
  return size / (grids + closed.size - uncounted!.size);
}

function unchanged(
  { codes, objective }: ReproposeRequest,
  graph: AtomGraph,
  now: NumberedCodes,
  { reference, uncounted }: ProposeRules,
): Reproposed {
  const terms = planTerms(graph, now.gridOf, {
    reference: reference!,
    uncounted: (grid) => uncounted!.has(grid),
  });
  const value = objectiveValue(objective, terms);
  return { kind: 'reproposed', codes, value, terms, outsideBand: [], steps: 0, householdsMoved: 0 };
}

function reproposed(
  { basis, codes, reference = [], retiredCodes = [] }: ReproposeRequest,
  graph: AtomGraph,
  now: NumberedCodes,
  closed: ReadonlySet<number>,
  { assignment, grids, outsideBand, terms, value, steps }: Proposal,
): Reproposed {
  const kept = keptCodes(now.gridOf, assignment, grids, wholeMasses(graph));
  const prefix: string[] = new Array(grids).fill('');
  kept.forEach(({ most }, grid) => {
    prefix[grid] = prefixOf(now.names[most]!);
  });
  assignment.forEach((grid, atom) => {
    if (closed.has(now.gridOf[atom]!)) kept[grid] = { same: now.gridOf[atom]!, most: now.gridOf[atom]! };
  });
  const order = byPlace(graph, assignment, [...Array(grids).keys()]);
  const inOrder = numberGrids(
    order.map((grid) => (kept[grid]!.same === -1 ? null : now.names[kept[grid]!.same]!)),
    order.map((grid) => prefix[grid]!),
    [...now.names, ...reference.filter((code) => code !== null), ...retiredCodes],
  );
  const codeOf: string[] = [];
  order.forEach((grid, at) => {
    codeOf[grid] = inOrder[at]!;
  });
  const newCodes = Array.from(assignment, (grid) => codeOf[grid]!);
  return {
    kind: 'reproposed',
    codes: newCodes,
    value,
    terms,
    outsideBand: outsideBand
      .map(({ grid, size, reason }) => ({ code: codeOf[grid]!, size, reason }))
      .sort((a, b) => (a.code < b.code ? -1 : 1)),
    steps,
    householdsMoved: round(
      basis.atoms.reduce(
        (sum, { households }, at) => (newCodes[at] === codes[at] ? sum : sum + households),
        0,
      ),
      6,
    ),
  };
}
