import { describe, expect, it } from 'vitest';
import { partsOfGrids } from '../judge/connected-parts.ts';
import { meanAdjustedRandIndex } from '../judge/measure-plan.ts';
import type { AtomGraph } from '../model/atom-graph.ts';
import { cellsOf, drawnGraph } from './drawn-graph.fixture.ts';
import { bandInUnits, drawPlans, ensembleOfGraph } from './ensemble.ts';
import { EnsembleAgreement } from './ensemble-agreement.ts';
import { RecomChain } from './ensemble-chain.ts';
import { proposeGrids } from './propose-grids.ts';
import { Random } from './random.ts';
import { buildSearchGraph } from './search-graph.ts';
import { syntheticGraph } from './synthetic-graph.fixture.ts';

/** The plans that a chain draws, by atom. */
function drawn(
  graph: AtomGraph,
  start: Int32Array,
  {
    plans,
    band,
    seed,
    fixed = [],
  }: { plans: number; band: readonly [number, number] | null; seed: number; fixed?: number[] },
): Int32Array[] {
  const search = buildSearchGraph(graph);
  const grids = start.reduce((most, grid) => Math.max(most, grid + 1), 0);
  const ofNode = new Int32Array(search.nodes);
  start.forEach((grid, atom) => {
    ofNode[search.nodeOfAtom[atom]!] = grid;
  });
  const rules = {
    band: bandInUnits(search, grids, band),
    fixed: Uint8Array.from({ length: grids }, (_, grid) => (fixed.includes(grid) ? 1 : 0)),
  };
  const chain = new RecomChain(search, ofNode, rules, new Random(seed));
  const found: Int32Array[] = [];
  drawPlans(chain, grids, { plans }, (gridOf) => found.push(search.nodeOfAtom.map((node) => gridOf[node]!)));
  return found;
}

/** What makes a plan illegal beside its start; null where nothing does. */
function faultOf(
  graph: AtomGraph,
  plan: Int32Array,
  start: Int32Array,
  band: readonly [number, number],
  fixed: number[],
) {
  const grids = start.reduce((most, grid) => Math.max(most, grid + 1), 0);
  if (new Set(plan).size !== grids) return 'number of grids';
  if (partsOfGrids(graph, plan, grids).some((parts) => parts !== 1)) return 'a grid in several parts';
  if (graph.links.some(([a, b]) => plan[a] !== plan[b])) return 'a link cut';
  const changed = plan.some(
    (grid, atom) => grid !== start[atom] && (fixed.includes(grid) || fixed.includes(start[atom]!)),
  );
  if (changed) return 'a fixed grid changed';
  return outsideBand(graph, plan, grids, band) > outsideBand(graph, start, grids, band) + 1e-6
    ? 'out of the band'
    : null;
}

/** By how much sizes lie outside the band, added up. */
function outsideBand(
  graph: AtomGraph,
  plan: Int32Array,
  grids: number,
  [low, high]: readonly [number, number],
): number {
  const size = new Float64Array(grids);
  plan.forEach((grid, atom) => {
    size[grid]! += graph.weight[atom]!;
  });
  const mean = size.reduce((sum, value) => sum + value, 0) / grids;
  return size.reduce((sum, value) => sum + Math.max(0, low * mean - value, value - high * mean), 0);
}

describe('plans drawn by recombination', () => {
  it('are all legal, whatever the district', () => {
    const faults: string[] = [];
    let different = 0;
    for (let seed = 1; seed <= 12; seed++) {
      const whole = syntheticGraph({ columns: 9, rows: 8, seed, gridsOfDepartments: [6, 9] });
      // Every third district falls into parts that nothing joins, as communities do; every fourth has ties.
      const kept = [...whole.edgeA.keys()].filter(
        (edge) => seed % 3 > 0 || whole.edgeA[edge]! % 9 < 4 === whole.edgeB[edge]! % 9 < 4,
      );
      const graph: AtomGraph = {
        ...whole,
        edgeA: Int32Array.from(kept, (edge) => whole.edgeA[edge]!),
        edgeB: Int32Array.from(kept, (edge) => whole.edgeB[edge]!),
        edgeLengthM: Float64Array.from(kept, (edge) => whole.edgeLengthM[edge]!),
        links:
          seed % 4 === 0
            ? [
                [0, 2],
                [2, 20],
              ]
            : [],
      };
      const band = seed % 2 === 0 ? ([0.5, 1.6] as const) : ([0.8, 1.2] as const);
      const proposal = proposeGrids(graph, { grids: 9, band, seed, steps: 500 });
      if (proposal.kind === 'refused') throw new Error(proposal.code);
      const fixed = seed % 5 === 0 ? [0, 3] : [];
      const plans = drawn(graph, proposal.assignment, { plans: 40, band, seed, fixed });
      for (const plan of plans) {
        const fault = faultOf(graph, plan, proposal.assignment, band, fixed);
        if (fault !== null) faults.push(`seed ${seed}: ${fault}`);
      }
      different += new Set(plans.map(cellsOf)).size;
    }
    expect(faults).toEqual([]);
    expect(different).toBeGreaterThan(12 * 20);
  });

  it('reach every legal plan of a tiny district', () => {
    const graph = drawnGraph({
      weights: ['111', '111', '111'],
      departments: { police: ['aab', 'aab', 'abb'] },
    });
    for (const [grids, band] of [
      [2, [0.4, 1.6]],
      [3, [0.6, 1.7]],
    ] as const) {
      const legal = legalPlans(graph, grids, band);
      const seen = new Set(drawn(graph, legal[0]!, { plans: 8000, band, seed: 7 }).map(cellsOf));
      expect([...seen].sort(), `${grids} grids, seed 7`).toEqual(legal.map(cellsOf).sort());
      expect(legal.length).toBeGreaterThan(10);
    }
  });
});

function legalPlans(graph: AtomGraph, grids: number, band: readonly [number, number]): Int32Array[] {
  const plans: Int32Array[] = [];
  const plan = new Int32Array(graph.count);
  const place = (atom: number, used: number): void => {
    if (atom === graph.count) {
      const legal = used === grids && partsOfGrids(graph, plan, grids).every((parts) => parts === 1);
      if (legal && outsideBand(graph, plan, grids, band) < 1e-6) plans.push(plan.slice());
      return;
    }
    for (let grid = 0; grid <= Math.min(used, grids - 1); grid++) {
      plan[atom] = grid;
      place(atom + 1, Math.max(used, grid + 1));
    }
  };
  place(0, 0);
  return plans;
}

describe('the agreement of many plans', () => {
  it('is that of one plan at a time', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const graph = syntheticGraph({
        columns: 6,
        rows: 5,
        seed,
        gridsOfDepartments: [3, 5, 1],
        emptyShare: seed % 4 === 0 ? 1 : 0.2,
      });
      const random = new Random(seed);
      const plan = Int32Array.from({ length: graph.count }, () => random.below(5));
      const meter = new EnsembleAgreement({
        ...graph,
        departments: graph.departments.map(({ id }, at) => ({ id, weight: at + 1 })),
      });
      const weighted = {
        ...graph,
        departments: graph.departments.map(({ id }, at) => ({ id, weight: at + 1 })),
      };
      for (let twice = 0; twice < 2; twice++)
        expect(
          meter.of((atom) => plan[atom]!, 5),
          `seed ${seed}`,
        ).toBeCloseTo(meanAdjustedRandIndex(weighted, plan), 12);
    }
  });
});

describe('ensembleOfGraph', () => {
  const graph = syntheticGraph({ columns: 10, rows: 10, seed: 3, gridsOfDepartments: [9, 12, 16] });
  const proposal = proposeGrids(graph, { grids: 10, band: [0.5, 1.6], seed: 1, steps: 4000 });
  if (proposal.kind === 'refused') throw new Error(proposal.code);
  const codes = Array.from(proposal.assignment, (grid) => String(grid).padStart(3, '0'));
  const options = { plans: 300, band: [0.5, 1.6], seed: 5 } as const;

  it('ranks a good plan high and the worst of the plans drawn low', () => {
    const good = ensembleOfGraph(graph, codes, options);
    expect(good.own).toBeCloseTo(proposal.score, 12);
    expect(good.betterThan).toBeGreaterThan(0.95);
    expect(good.quantiles).toEqual([...good.quantiles].sort((a, b) => a - b));
    expect(good.acceptedSteps).toBeGreaterThan(good.steps / 2);
    const random = drawn(graph, proposal.assignment, { plans: 100, band: [0.5, 1.6], seed: 9 });
    const worst = random.reduce((least, plan) =>
      meanAdjustedRandIndex(graph, plan) < meanAdjustedRandIndex(graph, least) ? plan : least,
    );
    const bad = ensembleOfGraph(
      graph,
      Array.from(worst, (grid) => String(grid)),
      options,
    );
    expect(bad.betterThan).toBeLessThan(0.2);
  });

  it('is the same for the same seed, and tells how far it is', () => {
    const fractions: number[] = [];
    const first = ensembleOfGraph(graph, codes, {
      ...options,
      plans: 20,
      onProgress: (done) => fractions.push(done),
    });
    expect(ensembleOfGraph(graph, codes, { ...options, plans: 20 })).toEqual(first);
    expect(ensembleOfGraph(graph, codes, { ...options, plans: 20, seed: 6 }).quantiles).not.toEqual(
      first.quantiles,
    );
    expect(fractions).toHaveLength(21);
    expect(fractions.at(-1)).toBe(1);
  });

  it('leaves a plan of fixed grids alone', () => {
    const all = ensembleOfGraph(graph, codes, { ...options, plans: 10, fixedGrids: [...new Set(codes)] });
    expect(all).toMatchObject({ betterThan: 0, acceptedSteps: 0 });
    expect(all.quantiles.every((value) => value === all.own)).toBe(true);
  });
});
