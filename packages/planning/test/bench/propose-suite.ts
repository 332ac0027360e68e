import type { BenchFigure } from '../../../../scripts/suites/bench-suite.ts';
import { type Proposal, proposeGrids } from '../../src/index.ts';
import { syntheticGraph } from '../../src/propose/synthetic-graph.fixture.ts';

/** Districts of growing size, at about ten atoms a grid, and one with few large grids. */
const CASES = [
  { columns: 20, rows: 20, grids: 38, gridsOfDepartments: [100, 38, 8, 10, 13, 33, 87, 14], runs: 3 },
  { columns: 50, rows: 40, grids: 200, gridsOfDepartments: [500, 200, 40, 50, 60, 180, 400, 70], runs: 3 },
  { columns: 100, rows: 50, grids: 500, gridsOfDepartments: [1000, 500, 100, 120, 400, 900, 140], runs: 1 },
  { columns: 160, rows: 125, grids: 2000, gridsOfDepartments: [5000, 2000, 400, 500, 1800, 700], runs: 1 },
  { columns: 160, rows: 125, grids: 38, gridsOfDepartments: [117, 38, 8, 10, 13, 33, 87, 14], runs: 1 },
];
const BAND = [0.5, 1.6] as const;

/** Proposes grids with the default number of steps: median time, agreement, grids outside the band. */
export function measure(): BenchFigure[] {
  return CASES.flatMap(({ runs, grids, ...district }) => {
    const graph = syntheticGraph({ ...district, seed: 7 });
    const times: number[] = [];
    let proposal: Proposal | null = null;
    for (let run = 0; run < runs; run++) {
      const begun = performance.now();
      const outcome = proposeGrids(graph, { grids, band: BAND, seed: 1 });
      times.push(performance.now() - begun);
      if (outcome.kind === 'refused') throw new Error(`${outcome.code} with ${grids} grids`);
      proposal = outcome;
    }
    times.sort((a, b) => a - b);
    const name = `${graph.count} atoms, ${grids} grids`;
    return [
      { name: `${name}: time`, value: times[Math.floor(runs / 2)]!, unit: 'ms' },
      { name: `${name}: steps`, value: proposal!.steps, unit: '' },
      { name: `${name}: agreement`, value: proposal!.score, unit: '' },
      { name: `${name}: outside band`, value: proposal!.outsideBand.length, unit: '' },
    ];
  });
}
