import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partsOfGrids } from '../judge/connected-parts.ts';
import type { AtomGraph } from '../model/atom-graph.ts';
import { OUTSIDE_BAND_REASONS } from './outside-band.ts';
import { proposeGrids } from './propose-grids.ts';
import { syntheticGraph } from './synthetic-graph.fixture.ts';

const district = fc
  .record({
    columns: fc.integer({ min: 1, max: 9 }),
    rows: fc.integer({ min: 1, max: 8 }),
    seed: fc.integer({ min: 0, max: 2 ** 31 }),
    gridsOfDepartments: fc.array(fc.integer({ min: 1, max: 14 }), { minLength: 0, maxLength: 5 }),
    emptyShare: fc.constantFrom(0, 0.1, 0.8, 1),
    // Borders left out (per mille), so that land falls into parts, and ties between atoms.
    leftOut: fc.constantFrom(0, 0, 150, 500),
    ties: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 3 }),
  })
  .map(({ leftOut, ties, ...options }) => {
    const graph = syntheticGraph(options);
    const kept = [...graph.edgeA.keys()].filter((edge) => (edge * 7919 + options.seed) % 1000 >= leftOut);
    const links = ties.map(([a, b]) => [a % graph.count, b % graph.count] as const);
    return {
      ...graph,
      edgeA: Int32Array.from(kept, (edge) => graph.edgeA[edge]!),
      edgeB: Int32Array.from(kept, (edge) => graph.edgeB[edge]!),
      edgeLengthM: Float64Array.from(kept, (edge) => graph.edgeLengthM[edge]!),
      links,
    } satisfies AtomGraph;
  });
const band = fc.constantFrom<readonly [number, number] | null>(null, [0.5, 1.6], [0.9, 1.1], [0, 3]);
const grids = fc.option(fc.integer({ min: 1, max: 20 }), { nil: null });
const seed = fc.integer({ min: -5, max: 1000 });

// A failure prints fast-check's own seed and the smallest case it could find.
describe('any proposal', () => {
  it('has its number of grids, each in one part, each in the band or with its reason', () => {
    fc.assert(
      fc.property(district, grids, band, seed, (graph, number, sizes, chance) => {
        const outcome = proposeGrids(graph, { grids: number, band: sizes, seed: chance, steps: 600 });
        if (outcome.kind === 'refused') {
          expect(number).not.toBeNull();
          expect(number! < outcome.least || number! > outcome.greatest).toBe(true);
          return;
        }
        if (number !== null) expect(outcome.grids).toBe(number);
        expect([...new Set(outcome.assignment)].sort((a, b) => a - b)).toEqual([
          ...Array(outcome.grids).keys(),
        ]);
        expect(
          [...partsOfGrids(graph, outcome.assignment, outcome.grids)].every((parts) => parts === 1),
        ).toBe(true);
        for (const [a, b] of graph.links) expect(outcome.assignment[a]).toBe(outcome.assignment[b]);
        const outside = new Set(outcome.outsideBand.map(({ grid }) => grid));
        for (const { reason } of outcome.outsideBand) expect(OUTSIDE_BAND_REASONS).toContain(reason);
        expect([...outside].sort((a, b) => a - b)).toEqual(
          outsideBand(graph, outcome.assignment, outcome.grids, sizes),
        );
      }),
      { numRuns: 300, verbose: 1 },
    );
  });

  it('agrees no less with more steps from the same start', () => {
    fc.assert(
      fc.property(district, seed, (graph, chance) => {
        // With a free number, one grid for all agrees fully with every department that has one grid.
        const options = { grids: 2, band: null, seed: chance } as const;
        const short = proposeGrids(graph, { ...options, steps: 0 });
        const long = proposeGrids(graph, { ...options, steps: 900 });
        if (short.kind === 'refused' || long.kind === 'refused') {
          expect(long.kind).toBe(short.kind);
          return;
        }
        // The trace of border length and area in the search's own score may cost a little agreement.
        expect(long.score).toBeGreaterThan(short.score - 0.005);
      }),
      { numRuns: 100, verbose: 1 },
    );
  });
});

/** Sizes here are whole numbers (or whole areas), so the band can be held exactly. */
function outsideBand(
  graph: AtomGraph,
  assignment: Int32Array,
  count: number,
  sizes: readonly [number, number] | null,
): number[] {
  if (sizes === null) return [];
  const measure = graph.weight.some((weight) => weight > 0) ? graph.weight : graph.areaM2;
  const size = new Float64Array(count);
  assignment.forEach((grid, atom) => {
    size[grid]! += measure[atom]!;
  });
  const mean = measure.reduce((sum, value) => sum + value, 0) / count;
  return [...size.keys()].filter((grid) => size[grid]! < mean * sizes[0] || size[grid]! > mean * sizes[1]);
}
