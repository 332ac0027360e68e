import { describe, expect, it } from 'vitest';
import { agglomerate } from './agglomerate.ts';
import { Partition } from './partition.ts';
import { PlanSearch } from './plan-search.ts';
import { Random } from './random.ts';
import { buildRuledGraph, buildSearchGraph, type SearchGraph, withEvenness } from './search-graph.ts';
import { syntheticGraph } from './synthetic-graph.fixture.ts';

const district = syntheticGraph({ columns: 14, rows: 10, seed: 4, gridsOfDepartments: [20, 7, 12, 3] });
const graph = buildSearchGraph(district);
const GRIDS = 12;
const mean = graph.totalSize / GRIDS;
const band = { low: Math.ceil(mean * 0.5), high: Math.floor(mean * 1.6) };

function startSearch(seed: number, of = graph): { search: PlanSearch; random: Random } {
  const random = new Random(seed);
  const gridsOf = new Int32Array(of.components).fill(1);
  gridsOf[0] = GRIDS;
  const start = agglomerate(of, gridsOf, band.high, 1, random);
  return { search: new PlanSearch(of, band, new Partition(of, band, start), random), random };
}

/** The same district with a closed corner, pairs that must lie apart, and evenness in the score. */
function ruledGraph(): SearchGraph {
  const closed = Int32Array.from({ length: district.count }, (_, atom) => (atom < 3 ? 0 : -1));
  const apart = [20, 60, 61, 62, 100].map((edge) => [district.edgeA[edge]!, district.edgeB[edge]!] as const);
  const built = buildRuledGraph(district, { closed, apart }, null);
  if ('code' in built) throw new Error(built.code);
  return withEvenness(built, 0.1, GRIDS, new Set([0]));
}

const STEPS = ['rejoin', 'relocate', 'shift', 'split', 'join'] as const;

const CASES = STEPS.flatMap((name) => [
  { name, rules: 'no rules', of: graph },
  { name, rules: 'rules', of: ruledGraph() },
]);

describe('a step of the search', () => {
  it.each(CASES)(
    '$name leaves the sums as a recount finds them, to the bit, under $rules',
    ({ name, of }) => {
      const { search } = startSearch(8, of);
      let taken = 0;
      for (let step = 0; step < 400; step++) {
        // Hot enough to take bad steps too, in and out of the band by turns.
        if (step % 2 === 0) search.temper(0.05, 0, 0);
        else search.temper(0.05, 0.01 / graph.totalSize, mean);
        if (!search[name]()) continue;
        taken++;
        const { partition } = search;
        const recount = new Partition(of, band, partition.gridOf);
        expect(partition.grids).toBe(recount.grids);
        expect(partition.sums).toEqual(recount.sums);
        expect(partition.size.slice(0, recount.grids)).toEqual(recount.size.slice(0, recount.grids));
        const used = recount.grids * of.departments;
        expect(partition.shared.slice(0, used)).toEqual(recount.shared.slice(0, used));
      }
      expect(taken).toBeGreaterThan(5);
    },
  );

  it('keeps inside the band once there, and climbs when cold', () => {
    const { search, random } = startSearch(2);
    search.temper(0, 0, 0);
    let before = { excess: search.partition.sums.excess, score: search.partition.score };
    for (let step = 0; step < 3000; step++) {
      const taken =
        step % 3 === 0 ? search.relocate() : random.unit() < 0.5 ? search.shift() : search.rejoin();
      const after = { excess: search.partition.sums.excess, score: search.partition.score };
      if (taken) {
        const better = after.excess < before.excess || after.score > before.score;
        expect(better && after.excess <= before.excess).toBe(true);
      } else expect(after).toEqual(before);
      before = after;
    }
    expect(before.excess).toBe(0);
  });
});

describe('agglomerate', () => {
  it('leaves every component its number of grids', () => {
    const parts = buildSearchGraph({
      ...syntheticGraph({ columns: 8, rows: 1, seed: 2, gridsOfDepartments: [3] }),
      // Without the border between the fourth and the fifth.
      edgeA: Int32Array.of(0, 1, 2, 4, 5, 6),
      edgeB: Int32Array.of(1, 2, 3, 5, 6, 7),
      edgeLengthM: new Float64Array(6).fill(10),
    });
    expect(parts.components).toBe(2);
    const start = agglomerate(parts, Int32Array.of(3, 1), parts.totalSize, 0, new Random(1));
    const gridsIn = (component: number) =>
      new Set(start.filter((_, node) => parts.componentOf[node] === component)).size;
    expect([gridsIn(0), gridsIn(1)]).toEqual([3, 1]);
  });
});
