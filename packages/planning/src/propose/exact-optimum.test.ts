import { describe, expect, it } from 'vitest';
import type { AtomGraph } from '../model/atom-graph.ts';
import { anneal } from './anneal.ts';
import { exactOptimum } from './exact-optimum.fixture.ts';
import { buildSearchGraph } from './search-graph.ts';
import { shareGrids } from './share-grids.ts';
import { syntheticGraph } from './synthetic-graph.fixture.ts';

const SHAPES = [
  [3, 3],
  [4, 2],
  [2, 2],
  [3, 2],
  [5, 1],
  [9, 1],
] as const;
const BANDS = [
  [0.5, 1.6],
  [0.8, 1.2],
  [0, 100],
] as const;
const SEEDS = 18;

/** Districts of up to nine atoms, some in several parts, some with tied atoms, some mostly empty. */
function tinyDistrict(seed: number): AtomGraph {
  const [columns, rows] = SHAPES[seed % SHAPES.length]!;
  const gridsOfDepartments = [2, 3, 4].slice(0, 1 + (seed % 3));
  const graph = syntheticGraph({
    columns,
    rows,
    seed,
    gridsOfDepartments,
    emptyShare: seed % 4 === 0 ? 0.4 : 0.05,
  });
  const from = seed % 5 === 0 ? 1 : 0;
  return {
    ...graph,
    edgeA: graph.edgeA.slice(from),
    edgeB: graph.edgeB.slice(from),
    edgeLengthM: graph.edgeLengthM.slice(from),
    links: seed % 7 === 0 ? [[0, graph.count - 1]] : [],
  };
}

describe('the search against trying every plan', () => {
  it('finds the exact optimum of districts of up to nine atoms, for every number of grids', () => {
    const missed: string[] = [];
    let cases = 0;
    let unmetBands = 0;
    for (let seed = 1; seed <= SEEDS; seed++) {
      const graph = buildSearchGraph(tinyDistrict(seed));
      for (let grids = graph.components; grids <= graph.nodes; grids++) {
        for (const [low, high] of BANDS) {
          const mean = graph.totalSize / grids;
          const band = { low: Math.ceil(mean * low), high: Math.floor(mean * high) };
          const gridsOf = shareGrids(graph, grids);
          const exact = exactOptimum(graph, band, gridsOf);
          const found = anneal(graph, band, gridsOf, { seed, steps: 8_000, free: false });
          cases++;
          if (exact.excess > 0) unmetBands++;
          if (found.sums.excess === exact.excess && found.score === exact.score) continue;
          const gap = exact.score - found.score;
          missed.push(`district ${seed}, ${grids} grids, band ${low}-${high}: gap ${gap} of ${exact.score}`);
        }
      }
    }
    expect(missed).toEqual([]);
    // Neither all easy nor all hopeless.
    expect(cases).toBeGreaterThan(250);
    expect(unmetBands).toBeGreaterThan(cases / 10);
    expect(unmetBands).toBeLessThan(cases / 2);
  });
});
