import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AtomGraph } from '../model/atom-graph.ts';
import { OBJECTIVES } from '../model/objective.ts';
import { cellsOf, drawnGraph } from './drawn-graph.fixture.ts';
import { type ProposeOptions, proposeGrids } from './propose-grids.ts';
import { Random } from './random.ts';
import { renumberAtoms, syntheticGraph } from './synthetic-graph.fixture.ts';

// A failure prints fast-check's own seed and the smallest case it could find.
const RUNS = { numRuns: 60, verbose: 1 } as const;

const district = fc
  .record({
    columns: fc.integer({ min: 2, max: 9 }),
    rows: fc.integer({ min: 2, max: 8 }),
    seed: fc.integer({ min: 0, max: 2 ** 31 }),
    gridsOfDepartments: fc.array(fc.integer({ min: 1, max: 14 }), { minLength: 1, maxLength: 5 }),
    emptyShare: fc.constantFrom(0, 0.1, 0.8, 1),
    // Whether all atoms have one area, so that only labels and neighbours tell empty ones apart.
    alike: fc.boolean(),
  })
  .map(({ alike, ...options }) => {
    const graph = syntheticGraph(options);
    return alike ? { ...graph, areaM2: graph.areaM2.map(() => 5000) } : graph;
  });
const options = fc.record({
  grids: fc.option(fc.integer({ min: 1, max: 6 }), { nil: null }),
  band: fc.constantFrom<readonly [number, number] | null>(null, [0.5, 1.6]),
  objective: fc.constantFrom(...Object.values(OBJECTIVES)),
  seed: fc.integer({ min: -5, max: 1000 }),
  steps: fc.constant(500),
});

/** The grid of each atom, whatever the grids' numbers; a refusal as its code. */
function cells(graph: AtomGraph, given: ProposeOptions, newIndex?: Int32Array): string {
  const outcome = proposeGrids(graph, given);
  if (outcome.kind === 'refused') return outcome.code;
  return cellsOf(newIndex ? newIndex.map((index) => outcome.assignment[index]!) : outcome.assignment);
}

function shuffled(count: number, random: Random): Int32Array {
  const order = Int32Array.from({ length: count }, (_, at) => at);
  for (let at = count - 1; at > 0; at--) {
    const other = random.below(at + 1);
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
  return order;
}

describe('a proposal is the same', () => {
  it('whatever the order of atoms, borders and their ends', () => {
    fc.assert(
      fc.property(district, options, fc.nat(), (graph, given, chance) => {
        const random = new Random(chance);
        const newIndex = shuffled(graph.count, random);
        const renumbered = renumberAtoms(graph, newIndex);
        const edges = shuffled(graph.edgeA.length, random);
        const mixed: AtomGraph = {
          ...renumbered,
          edgeA: edges.map((edge) => renumbered.edgeA[edge]!),
          edgeB: edges.map((edge) => renumbered.edgeB[edge]!),
          edgeLengthM: Float64Array.from(edges, (edge) => renumbered.edgeLengthM[edge]!),
        };
        expect(cells(mixed, given, newIndex)).toBe(cells(graph, given));
      }),
      RUNS,
    );
  });

  it('whatever the order of departments and the numbers of their grids', () => {
    fc.assert(
      fc.property(district, options, fc.nat(), (graph, given, chance) => {
        const order = shuffled(graph.departments.length, new Random(chance));
        const mixed: AtomGraph = {
          ...graph,
          departments: Array.from(order, (at) => graph.departments[at]!),
          labels: Array.from(order, (at) => graph.labels[at]!.map((label) => 40 - label)),
        };
        expect(cells(mixed, given)).toBe(cells(graph, given));
      }),
      RUNS,
    );
  });

  it('for a department given twice and for one of twice the weight', () => {
    fc.assert(
      fc.property(district, options, fc.nat(), (graph, given, chance) => {
        const which = chance % graph.departments.length;
        const { id, weight } = graph.departments[which]!;
        const twice: AtomGraph = {
          ...graph,
          departments: [...graph.departments, { id: `${id}-copy`, weight }],
          labels: [...graph.labels, graph.labels[which]!],
        };
        const weighty: AtomGraph = {
          ...graph,
          departments: graph.departments.map((department, at) =>
            at === which ? { id, weight: 2 * weight } : department,
          ),
        };
        expect(cells(twice, given)).toBe(cells(weighty, given));
      }),
      RUNS,
    );
  });

  it('on land mirrored, turned, shifted and with all lengths doubled', () => {
    const moves: Readonly<Record<string, (graph: AtomGraph) => Partial<AtomGraph>>> = {
      mirrored: ({ x }) => ({ x: x.map((value) => -value) }),
      turned: ({ x, y }) => ({ x: y.map((value) => -value), y: x }),
      shifted: ({ x, y }) => ({ x: x.map((value) => value + 12_345), y: y.map((value) => value - 777) }),
      doubled: ({ x, y, areaM2, edgeLengthM }) => ({
        x: x.map((value) => 2 * value),
        y: y.map((value) => 2 * value),
        areaM2: areaM2.map((value) => 4 * value),
        edgeLengthM: edgeLengthM.map((value) => 2 * value),
      }),
    };
    fc.assert(
      fc.property(district, options, fc.constantFrom(...Object.keys(moves)), (graph, given, move) => {
        // Lengths of no round number, as they are on the ground.
        const uneven = { ...graph, edgeLengthM: graph.edgeLengthM.map((length) => length / 3) };
        const moved = { ...uneven, ...moves[move]!(uneven) };
        expect(cells(moved, given)).toBe(cells(uneven, given));
      }),
      RUNS,
    );
  });

  it('on a quarter turn of equal atoms that only their neighbours tell apart', () => {
    // Only the numbers of households and the departments' lines differ from a plain square of atoms.
    const weights = ['1111', '1111', '1121', '1111'];
    const layer = ['aabb', 'aabb', 'accb', 'accc'];
    const turn = (lines: readonly string[]) =>
      lines.map((line, row) => [...line].map((_, column) => lines[lines.length - 1 - column]![row]).join(''));
    const given: ProposeOptions = { grids: 3, band: null, seed: 2, steps: 300 };
    const upright = drawnGraph({
      weights,
      departments: { police: layer, fire: ['aabb', 'aabb', 'aabb', 'aabb'] },
    });
    const turned = drawnGraph({
      weights: turn(weights),
      departments: { police: turn(layer), fire: turn(['aabb', 'aabb', 'aabb', 'aabb']) },
    });
    // Atom (row, column) of the turned drawing is (3 - column, row) of the upright one.
    const newIndex = Int32Array.from({ length: 16 }, (_, atom) => (atom % 4) * 4 + 3 - Math.floor(atom / 4));
    expect(cells(turned, given, newIndex)).toBe(cells(upright, given));
  });
});
