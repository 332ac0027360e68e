import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partsOfGrids } from '../judge/connected-parts.ts';
import { massOf, meanAdjustedRandIndex } from '../judge/measure-plan.ts';
import type { AtomGraph } from '../model/atom-graph.ts';
import type { PlanBasis } from '../model/basis.ts';
import { graphOfAtoms } from '../propose/graph-of-atoms.ts';
import { proposeGrids } from '../propose/propose-grids.ts';
import { syntheticGraph } from '../propose/synthetic-graph.fixture.ts';
import { deriveArcs } from './derive-arcs.ts';
import { squaresOf } from './drawn-basis.fixture.ts';
import type { Flip } from './flip.ts';
import { flipArcs, lostLines } from './lost-lines.ts';

const district = fc.record({
  columns: fc.integer({ min: 2, max: 7 }),
  rows: fc.integer({ min: 2, max: 6 }),
  seed: fc.integer({ min: 0, max: 2 ** 31 }),
  gridsOfDepartments: fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 4 }),
  emptyShare: fc.constantFrom(0, 0.3, 1),
});
const band = fc.constantFrom<readonly [number, number] | null>(null, [0.5, 1.6], [0.9, 1.1]);

interface Plan {
  readonly basis: PlanBasis;
  readonly graph: AtomGraph;
  readonly codes: readonly string[];
}

function planOf(
  options: Parameters<typeof syntheticGraph>[0],
  sizes: readonly [number, number] | null,
): Plan | null {
  const lattice = syntheticGraph(options);
  const weighted = {
    ...lattice,
    departments: lattice.departments.map(({ id }, at) => ({ id, weight: 1 + at / 2 })),
  };
  const basis = squaresOf(weighted, options.columns);
  const graph = graphOfAtoms(basis);
  const proposal = proposeGrids(graph, { grids: 4, band: sizes, seed: 1, steps: 50 });
  if (proposal.kind === 'refused') return null;
  return { basis, graph, codes: Array.from(proposal.assignment, (grid) => `g${grid}`) };
}

/** The plan after the move: `codes` with the moved atoms in their new grid. */
function moved({ basis, codes }: Plan, { move }: Flip): string[] {
  const atoms = new Set(move!.atoms);
  return codes.map((code, at) => (atoms.has(basis.atoms[at]!.id) ? (move!.to ?? 'new') : code));
}

function agreement({ graph }: Plan, codes: readonly string[], weights?: readonly number[]): number {
  const gridOf = new Map([...new Set(codes)].map((code, grid) => [code, grid]));
  const departments = graph.departments.map(({ id, weight }, at) => ({
    id,
    weight: weights?.[at] ?? weight,
  }));
  return meanAdjustedRandIndex(
    { ...graph, departments },
    Int32Array.from(codes, (code) => gridOf.get(code)!),
  );
}

/** Everything a flip claims, worked out anew over the whole plan. */
function expectTrue(plan: Plan, flip: Flip, sizes: readonly [number, number] | null): void {
  if (flip.move === null) {
    expect(flip.verdict).toMatch(/breaks-grid|crosses-community/);
    return;
  }
  const after = moved(plan, flip);
  const change = agreement(plan, after) - agreement(plan, plan.codes);
  expect(flip.change).toBeCloseTo(change, 10);
  const gridOf = [...new Set(after)];
  const assignment = Int32Array.from(after, (code) => gridOf.indexOf(code));
  expect([...partsOfGrids(plan.graph, assignment, gridOf.length)].every((parts) => parts === 1)).toBe(true);
  const households = plan.basis.atoms.reduce(
    (sum, atom, at) => (after[at] === plan.codes[at] ? sum : sum + atom.households),
    0,
  );
  expect(flip.households).toBeCloseTo(households, 9);
  if (flip.verdict === 'leaves-band') {
    const { code, side, size, limit } = flip.outside!;
    const mass = massOf(plan.graph);
    const own = after.reduce((sum, grid, at) => (grid === (code ?? 'new') ? sum + mass[at]! : sum), 0);
    const mean = mass.reduce((sum, value) => sum + value, 0) / new Set(plan.codes).size;
    expect(size).toBeCloseTo(own, 6);
    expect(limit).toBeCloseTo(mean * sizes![side === 'too-large' ? 1 : 0], 6);
    expect(side === 'too-large' ? size > limit : size < limit).toBe(true);
  }
  // Where nobody lives on the land, areas decide, which the agreement by households does not show.
  if (flip.verdict === 'needs-weight' && flip.households > 0) {
    expect(flip.weightFactor).toBeGreaterThan(1);
    const weights = plan.graph.departments.map(({ id, weight }) =>
      flip.wanted.includes(id) ? weight * flip.weightFactor! : weight,
    );
    expect(agreement(plan, after, weights) - agreement(plan, plan.codes, weights)).toBeCloseTo(0, 9);
  }
}

// A failure prints fast-check's own seed and the smallest case it could find.
describe('any flip', () => {
  it('claims of a lost line what the whole plan shows, and makes it a border', () => {
    let tested = 0;
    fc.assert(
      fc.property(district, band, (options, sizes) => {
        const plan = planOf(options, sizes);
        if (plan === null) return;
        for (const { flip, atomPairs } of lostLines(plan.basis, plan.codes, { band: sizes })) {
          expectTrue(plan, flip, sizes);
          if (flip.move === null) continue;
          const after = new Map(moved(plan, flip).map((code, at) => [plan.basis.atoms[at]!.id, code]));
          for (const [left, right] of atomPairs) expect(after.get(left)).not.toBe(after.get(right));
          tested++;
        }
      }),
      { numRuns: 120, verbose: 1 },
    );
    expect(tested).toBeGreaterThan(200);
  });

  it('claims of an arc what the whole plan shows, and leaves no border there', () => {
    let tested = 0;
    fc.assert(
      fc.property(district, band, (options, sizes) => {
        const plan = planOf(options, sizes);
        if (plan === null) return;
        const { basis, codes } = plan;
        const arcs = deriveArcs({ atoms: basis.atoms, codes, departments: basis.departments });
        flipArcs(basis, codes, arcs, { band: sizes }).forEach((flip, at) => {
          expect(flip === null).toBe(arcs[at]!.right === null);
          if (flip === null) return;
          expectTrue(plan, flip, sizes);
          if (flip.move === null) return;
          const left = deriveArcs({
            atoms: basis.atoms,
            codes: moved(plan, flip),
            departments: basis.departments,
          });
          const edges = new Set(left.filter(({ right }) => right !== null).flatMap(edgesOf));
          expect(edgesOf(arcs[at]!).filter((edge) => edges.has(edge))).toEqual([]);
          tested++;
        });
      }),
      { numRuns: 80, verbose: 1 },
    );
    expect(tested).toBeGreaterThan(200);
  });
});

function edgesOf({ coordinates }: { coordinates: readonly (readonly [number, number])[] }): string[] {
  return coordinates.slice(1).map((end, at) => [coordinates[at]!.join(), end.join()].sort().join(' '));
}
