import { expect, it } from 'vitest';
import { runCase } from '../../test/fuzz/edit-suite.ts';

/** Cases of `npm run fuzz -- edit`, which goes looking for more. */
const CASES = 15;

it('sequences of edits keep plans sound, are undone and redone to the byte, and planners agree in the end', () => {
  const seed = Number(process.env.ONEGRID_SEED);
  console.info(`${expect.getState().currentTestName}: seed ${seed}`);
  const steps = Array.from({ length: CASES }, (_, i) => {
    try {
      return runCase(seed + i).steps;
    } catch (error) {
      throw new Error(`seed ${seed + i}: ${error instanceof Error ? error.message : error}`, {
        cause: error,
      });
    }
  }).flat();
  const made = steps.filter(({ outcome }) => 'diff' in outcome).map(({ op }) => op.kind);
  // A generator whose operations are all refused would hold anything.
  expect(made.length).toBeGreaterThan(steps.length / 4);
  expect(new Set(made).size).toBeGreaterThan(8);
}, 60_000);
