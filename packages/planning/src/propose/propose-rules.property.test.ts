import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partsOfGrids } from '../judge/connected-parts.ts';
import { meanAdjustedRandIndex } from '../judge/measure-plan.ts';
import type { AtomGraph } from '../model/atom-graph.ts';
import { OBJECTIVES } from '../model/objective.ts';
import { drawnGraph } from './drawn-graph.fixture.ts';
import { type Proposal, proposeGrids } from './propose-grids.ts';
import type { ProposeRules } from './propose-rules.ts';
import { syntheticGraph } from './synthetic-graph.fixture.ts';

const MIXES = [...Object.values(OBJECTIVES), { agreement: 0, evenness: 1, stability: 0 }];

interface Case {
  readonly graph: AtomGraph;
  readonly rules: ProposeRules;
  readonly grids: number;
}

/** A district divided once; one or two of its grids are closed, some borders inside others locked. */
const divided = fc
  .record({
    columns: fc.integer({ min: 4, max: 9 }),
    rows: fc.integer({ min: 4, max: 8 }),
    seed: fc.integer({ min: 0, max: 2 ** 31 }),
    gridsOfDepartments: fc.array(fc.integer({ min: 2, max: 9 }), { minLength: 1, maxLength: 4 }),
    grids: fc.integer({ min: 3, max: 7 }),
    closed: fc.array(fc.nat(), { maxLength: 2 }),
    apart: fc.array(fc.nat(), { maxLength: 3 }),
    together: fc.array(fc.nat(), { maxLength: 2 }),
  })
  .map(({ grids, closed, apart, together, ...options }): Case => {
    const graph = syntheticGraph(options);
    const before = proposalOf(graph, { grids, band: null, seed: 1, steps: 100 });
    const cells = new Set(closed.map((number) => number % grids).slice(0, grids - 1));
    const pair = (number: number) => {
      const edge = number % graph.edgeA.length;
      return [graph.edgeA[edge]!, graph.edgeB[edge]!] as const;
    };
    const rules: ProposeRules = {
      closed: before.assignment.map((grid) => (cells.has(grid) ? grid : -1)),
      apart: apart.map(pair),
      together: together.map(pair),
      start: before.assignment,
    };
    return { graph, rules, grids: grids - cells.size };
  });

function proposalOf(graph: AtomGraph, options: Parameters<typeof proposeGrids>[1]): Proposal {
  const outcome = proposeGrids(graph, options);
  if (outcome.kind === 'refused') throw new Error(outcome.code);
  return outcome;
}

describe('a proposal under rules', () => {
  it('keeps closed cells, keeps pairs apart and together, or says which it cannot', () => {
    let proposals = 0;
    let refusals = 0;
    fc.assert(
      fc.property(
        divided,
        fc.constantFrom(...MIXES),
        fc.nat(100),
        ({ graph, rules, grids }, objective, seed) => {
          const outcome = proposeGrids(graph, {
            grids,
            band: [0.5, 1.6],
            objective,
            rules,
            seed,
            steps: 400,
          });
          if (outcome.kind === 'refused') {
            refusals++;
            // The number of grids may be too small for the parts that closed cells leave.
            if (outcome.code === 'too-few-grids') expect(grids).toBeLessThan(outcome.least);
            else expect(outcome.pairs.length).toBeGreaterThan(0);
            return;
          }
          proposals++;
          const { assignment } = outcome;
          const closed = new Map<number, number>();
          assignment.forEach((grid, atom) => {
            const cell = rules.closed![atom]!;
            if (cell === -1) return;
            expect(closed.get(cell) ?? grid).toBe(grid);
            closed.set(cell, grid);
          });
          // Nothing joins a closed cell, and there are as many other grids as asked for.
          assignment.forEach((grid, atom) => {
            if (rules.closed![atom] === -1) expect([...closed.values()]).not.toContain(grid);
          });
          expect(outcome.grids).toBe(grids + closed.size);
          for (const [a, b] of rules.apart!) expect(assignment[a]).not.toBe(assignment[b]);
          for (const [a, b] of rules.together!) expect(assignment[a]).toBe(assignment[b]);
          expect([...partsOfGrids(graph, assignment, outcome.grids)].every((parts) => parts === 1)).toBe(
            true,
          );
        },
      ),
      { numRuns: 250, verbose: 1 },
    );
    // Neither all refused nor all easy.
    expect(proposals).toBeGreaterThan(100);
    expect(refusals).toBeGreaterThan(5);
  });

  it('is never worse than a legal start', () => {
    fc.assert(
      fc.property(divided, fc.nat(100), ({ graph, rules: { start }, grids: _ }, seed) => {
        const grids = new Set(start!).size;
        const begin = proposalOf(graph, { grids, band: null, rules: { start }, seed, steps: 0 });
        const better = proposalOf(graph, {
          grids,
          band: null,
          rules: { start },
          seed,
          steps: 400,
          quick: true,
        });
        // The trace of border length and area in the search's own score may cost a little agreement.
        expect(better.score).toBeGreaterThan(begin.score - 0.005);
        expect(begin.score).toBeGreaterThan(meanAdjustedRandIndex(graph, start!) - 0.005);
      }),
      { numRuns: 60, verbose: 1 },
    );
  });
});

describe('the objective', () => {
  const graph = drawnGraph({
    weights: ['411122'],
    departments: { police: ['abbbcc'], fire: ['abbbcc'] },
  });
  const options = { grids: 3, band: null, seed: 1, steps: 500 } as const;

  it('divides where the departments do, or evenly, or in between', () => {
    const agreed = proposalOf(graph, options);
    expect([...agreed.assignment]).toEqual([0, 1, 1, 1, 2, 2]);
    expect(agreed).toMatchObject({ value: 1, terms: { agreement: 1 } });
    // Sizes 4, 3, 4: mean 11 / 3, so 1 - 2 / 121; nothing is more even.
    expect(agreed.terms.evenness).toBeCloseTo(1 - 2 / 121, 12);
    const even = proposalOf(graph, { ...options, objective: { agreement: 0, evenness: 1, stability: 0 } });
    expect(even.terms.evenness).toBeCloseTo(1 - 2 / 121, 12);
  });

  it('follows the reference by the weight of stability', () => {
    const reference = Int32Array.of(0, 0, 1, 1, 1, 2);
    const objective = { agreement: 0.2, evenness: 0, stability: 0.8 };
    const stable = proposalOf(graph, { ...options, objective, rules: { reference } });
    expect(stable.assignment).toEqual(reference);
    expect(stable.terms.stability).toBe(1);
    expect(stable.value).toBeCloseTo(0.8 + 0.2 * stable.terms.agreement, 12);
  });
});
