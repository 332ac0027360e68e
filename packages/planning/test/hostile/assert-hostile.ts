import { DEFAULT_MERGE_OPTIONS, type MergeInput, type MergeResult, mergeLayers } from '../../src/index.ts';
import { assertSound } from '../fuzz/merge-invariants.ts';
import { check } from '../fuzz/plane-checks.ts';
import { Chance } from '../fuzz/random-shapes.ts';
import { HOSTILE_CITIES } from './hostile-cities.ts';
import { HOSTILE_COASTS } from './hostile-coasts.ts';
import { assertGridsAccounted, rasterVerdict } from './judge-merge.ts';

const CITIES: Readonly<Record<string, (chance: Chance) => MergeInput>> = {
  ...HOSTILE_CITIES,
  ...HOSTILE_COASTS,
};
export const HOSTILE_NAMES = Object.keys(CITIES);

/** Points of the raster a side. */
const ACROSS = 40;

/**
 * The greatest share of a layer's land that may carry another label than it was given: lines move by up to the
 * tolerance, strips under 15 m are absorbed, stray parts are given away. 3 % where nothing is said.
 */
const MISLABELLED: Readonly<Record<string, number>> = {
  // Twenty layers of 3 to 5 cells a side stray by up to 12 m.
  'twenty-layers': 0.05,
  // Strips of 15 m in both directions are absorbed, and the raster has a whole column and row in each.
  'at-the-limits': 0.06,
  // Two strips of up to 14 m of 1200 m, and the raster has a whole column in each.
  'sliver-grids': 0.05,
  // A corridor of 16 to 25 m: a line within the tolerance of its rim takes half of it.
  corridor: 0.6,
};

/** Lands whose parts overlap count twice in sums of rings; the raster alone judges them. */
const SUMMED_TWICE = new Set(['parts-that-overlap']);

export interface JudgedMerge {
  readonly input: MergeInput;
  readonly result: MergeResult;
}

/**
 * Merges one hostile city and throws where the result is not sound: by the written numbers, by a raster of
 * points, and by what became of every grid.
 */
export function judgeHostileCity(name: string, seed: number): JudgedMerge {
  const input = CITIES[name]!(new Chance(seed));
  const options = DEFAULT_MERGE_OPTIONS;
  const result = mergeLayers(input, options);
  if (!SUMMED_TWICE.has(name)) assertSound({ input, options }, result);
  assertGridsAccounted(input, result);
  const { points, uncovered, doubled, mislabelled } = rasterVerdict(input, result, ACROSS);
  check(points > 20, `only ${points} points of the raster lie in the outline`);
  check(doubled === 0, `${doubled} points lie in two atoms`);
  // Land that was left out is told; it is at most one point in a hundred in these cities.
  const leftOut = result.report.findings.some(({ kind }) => kind === 'part-left-out');
  check(uncovered <= (leftOut ? points / 100 : 0), `${uncovered} of ${points} points lie in no atom`);
  for (const [department, share] of Object.entries(mislabelled))
    check(share <= (MISLABELLED[name] ?? 0.03), `${share} of the land of ${department} has another label`);
  return { input, result };
}
