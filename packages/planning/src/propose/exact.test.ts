import { describe, expect, it } from 'vitest';
import { adjustedRandIndex } from '../judge/agreement.ts';
import { partsOfGrids } from '../judge/connected-parts.ts';
import { contingencyOf } from '../judge/contingency.ts';
import type { AtomGraph } from '../model/atom-graph.ts';
import { OBJECTIVES, type Objective } from '../model/objective.ts';
import { drawnGraph } from './drawn-graph.fixture.ts';
import { type ExactOptions, type ExactOutcome, exactValueOf, solveExactly } from './exact.ts';
import { sharesOf } from './plan-value.ts';
import { proposeGrids } from './propose-grids.ts';
import type { ProposeRules } from './propose-rules.ts';
import { syntheticGraph } from './synthetic-graph.fixture.ts';
import { wholeMasses } from './whole-units.ts';

const SHAPES = [
  [3, 3],
  [4, 2],
  [3, 2],
  [7, 1],
] as const;
const BANDS = [null, [0.5, 1.6], [0.8, 1.2]] as const;
const MIXES: readonly Objective[] = [
  OBJECTIVES['most-agreed'],
  OBJECTIVES['most-even'],
  { agreement: 0.4, evenness: 0.2, stability: 0.4 },
];
const LIMIT = 100_000;

describe('solveExactly against trying every plan', () => {
  it('finds the optimum of districts of up to nine atoms under every kind of rule', () => {
    const wrong: string[] = [];
    let plans = 0;
    let without = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const [columns, rows] = SHAPES[seed % SHAPES.length]!;
      const graph = syntheticGraph({
        columns,
        rows,
        seed,
        gridsOfDepartments: [2, 3, 4].slice(0, 1 + (seed % 3)),
        emptyShare: seed % 5 === 0 ? 0.5 : 0.05,
      });
      const rules = rulesOf(graph, seed);
      for (let grids = 1; grids <= 4; grids++) {
        const options = {
          grids,
          band: BANDS[seed % BANDS.length]!,
          objective: MIXES[(seed + grids) % MIXES.length]!,
          rules,
          limit: LIMIT,
        };
        const expected = bestByTrying(graph, options);
        const found = solveExactly(graph, options);
        if (expected === null) without++;
        else plans++;
        const fault = faultOf(graph, options, expected, found);
        if (fault !== null) wrong.push(`seed ${seed}, ${grids} grids: ${fault}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(plans).toBeGreaterThan(120);
    expect(without).toBeGreaterThan(20);
  });
});

describe('solveExactly', () => {
  const district = (seed: number) =>
    syntheticGraph({ columns: 5, rows: 4, seed, gridsOfDepartments: [3, 5, 8, 4] });

  it('is nowhere less than what the search proposes, and the search reaches it', () => {
    for (const seed of [1, 2, 3]) {
      const graph = district(seed);
      const options = { grids: 4, band: [0.5, 1.6], objective: OBJECTIVES['most-agreed'] } as const;
      const exact = solveExactly(graph, { ...options, limit: LIMIT });
      const proposal = proposeGrids(graph, { ...options, seed, steps: 6000 });
      if (exact.kind !== 'optimal' || proposal.kind === 'refused')
        throw new Error(`seed ${seed}: ${exact.kind}`);
      const proposed = exactValueOf(graph, proposal.assignment, options)!;
      expect(exact.value, `seed ${seed}`).toBeGreaterThanOrEqual(proposed - 1e-12);
      // The search gives up to a thousandth for shorter borders.
      expect(exact.value - proposed, `seed ${seed}`).toBeLessThan(0.001);
    }
  });

  it('bounds what it has not proved', () => {
    const graph = district(4);
    const options = { grids: 4, band: [0.5, 1.6], objective: OBJECTIVES['most-agreed'] } as const;
    const proposal = proposeGrids(graph, { ...options, seed: 1, steps: 50 });
    if (proposal.kind === 'refused') throw new Error(proposal.code);
    const rules = { start: proposal.assignment };
    const short = solveExactly(graph, { ...options, rules, limit: 0 });
    const whole = solveExactly(graph, { ...options, rules, limit: LIMIT });
    if (short.kind !== 'bounded' || whole.kind !== 'optimal') throw new Error(`${short.kind}, ${whole.kind}`);
    expect(short.best!.value).toBeCloseTo(exactValueOf(graph, proposal.assignment, options)!, 12);
    expect(short.bound).toBeGreaterThanOrEqual(whole.value);
    expect(short.bound).toBeLessThan(whole.value + 0.2);
  });

  it('refuses what is too large, what has no plan and rules that collide', () => {
    const large = syntheticGraph({ columns: 9, rows: 8, seed: 1, gridsOfDepartments: [4] });
    const options = { grids: 2, band: null, objective: OBJECTIVES['most-agreed'], limit: 10 } as const;
    expect(solveExactly(large, options)).toEqual({ kind: 'too-large', nodes: 72, greatest: 64 });
    const two = drawnGraph({ weights: ['19'], departments: { police: ['ab'] } });
    expect(solveExactly(two, { ...options, band: [0.5, 1.5] })).toMatchObject({ kind: 'no-plan' });
    expect(solveExactly(two, { ...options, grids: 3 })).toMatchObject({ kind: 'no-plan' });
    const rules = { apart: [[0, 1]], together: [[0, 1]] } as const;
    expect(solveExactly(two, { ...options, rules })).toMatchObject({
      kind: 'refused',
      code: 'apart-in-one-piece',
    });
  });
});

/** Some rules, by the seed: none, pairs, a closed cell, or all of them; always a reference. */
function rulesOf(graph: AtomGraph, seed: number): ProposeRules {
  const reference = graph.labels[0]!;
  const last = graph.count - 1;
  return {
    reference,
    ...(seed % 4 === 1 && { apart: [[graph.edgeA[0]!, graph.edgeB[0]!]] }),
    ...(seed % 4 === 2 && { together: [[0, last]] }),
    ...(seed % 6 === 3 && {
      closed: Int32Array.from({ length: graph.count }, (_, atom) => (atom >= last - 1 ? 0 : -1)),
    }),
  };
}

interface Tried {
  readonly value: number;
}

/** Every division of the open atoms into connected grids, by the definitions of judge/. */
function bestByTrying(graph: AtomGraph, { grids, band, objective, rules = {} }: ExactOptions): Tried | null {
  const { closed, reference, apart = [], together = [] } = rules;
  const open = [...Array(graph.count).keys()].filter((atom) => (closed?.[atom] ?? -1) === -1);
  const linked = { ...graph, links: [...graph.links, ...together] };
  const assignment = new Int32Array(graph.count).fill(grids);
  const mass = wholeMasses(graph);
  const size = graph.weight.some((weight) => weight > 0) ? graph.weight : graph.areaM2;
  const mean = open.reduce((sum, atom) => sum + size[atom]!, 0) / grids;
  let best: Tried | null = null;
  const place = (at: number, used: number): void => {
    if (at < open.length) {
      for (let grid = 0; grid <= Math.min(used, grids - 1); grid++) {
        assignment[open[at]!] = grid;
        place(at + 1, Math.max(used, grid + 1));
      }
      return;
    }
    if (used !== grids) return;
    const cells = closed === undefined ? grids : grids + 1;
    if (together.some(([a, b]) => assignment[a] !== assignment[b])) return;
    if (apart.some(([a, b]) => assignment[a] === assignment[b])) return;
    if (partsOfGrids(linked, assignment, cells).some((parts, grid) => grid < grids && parts !== 1)) return;
    const sizes = new Float64Array(cells);
    const masses = new Float64Array(cells);
    assignment.forEach((grid, atom) => {
      sizes[grid]! += size[atom]!;
      masses[grid]! += mass[atom]!;
    });
    const inBand = (value: number) => band === null || (value >= mean * band[0] && value <= mean * band[1]);
    if (!sizes.every((value, grid) => grid === grids || inBand(value))) return;
    const value = valueByDefinition(graph, assignment, masses, objective, reference!);
    if (best === null || value > best.value) best = { value };
  };
  place(0, 0);
  return best;
}

function valueByDefinition(
  graph: AtomGraph,
  assignment: Int32Array,
  masses: Float64Array,
  objective: Objective,
  reference: Int32Array,
): number {
  const { agreement, evenness, stability } = sharesOf(objective);
  const mass = wholeMasses(graph);
  const index = (labels: Int32Array) => adjustedRandIndex(contingencyOf(assignment, labels, mass));
  const mean = graph.labels.reduce((sum, labels) => sum + index(labels), 0) / graph.labels.length;
  const total = masses.reduce((sum, value) => sum + value, 0);
  const squares = masses.reduce((sum, value) => sum + value * value, 0);
  const even = 2 - (masses.length * squares) / (total * total);
  return agreement * mean + evenness * even + stability * index(reference);
}

function faultOf(
  graph: AtomGraph,
  options: ExactOptions,
  expected: Tried | null,
  found: ExactOutcome,
): string | null {
  if (found.kind === 'refused') return expected === null ? null : `refused: ${found.code}`;
  if (expected === null)
    return found.kind === 'no-plan' ? null : `found ${found.kind} where there is no plan`;
  if (found.kind !== 'optimal') return `${found.kind} where there is a plan`;
  if (Math.abs(found.value - expected.value) > 1e-9) return `${found.value} instead of ${expected.value}`;
  const own = exactValueOf(graph, found.assignment, options)!;
  return Math.abs(own - found.value) > 1e-12 ? `the plan is worth ${own}, not ${found.value}` : null;
}
