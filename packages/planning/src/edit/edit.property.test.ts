import { dissolve, verifyCoverage } from '@onegrid/geometry';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyEdit } from './apply-edit.ts';
import type { EditOp } from './edit-op.ts';
import { box, line, planOf } from './plan.fixture.ts';
import { applyDiff, EMPTY_DIFF, invert, type PlanDiff, squash } from './plan-diff.ts';
import type { PlanState } from './plan-state.ts';

// Nine atoms of 200 by 200 units in three grids, one a column.
const START = planOf(
  ...[0, 1, 2].flatMap((column) =>
    [0, 1, 2].map((row_) => {
      const [x, y] = [200 * column, 200 * row_];
      return [`${column}${row_}`, box(x, y, x + 200, y + 200), `00${column + 1}`] as const;
    }),
  ),
);
const OUTLINE = box(0, 0, 600, 600);

const coordinate = fc.integer({ min: -3000, max: 63000 }).map((n) => n / 100);
const point = fc.tuple(coordinate, coordinate);
type Step =
  | { readonly kind: 'split'; readonly grid: number; readonly points: readonly (readonly [number, number])[] }
  | { readonly kind: 'merge'; readonly grids: readonly [number, number] };
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('split' as const),
    grid: fc.nat(),
    points: fc.array(point, { minLength: 2, maxLength: 5 }),
  }),
  fc.record({ kind: fc.constant('merge' as const), grids: fc.tuple(fc.nat(), fc.nat()) }),
);

function codesOf(plan: PlanState): string[] {
  return [...new Set(plan.codes)].sort();
}

function operation(plan: PlanState, one: Step, count: number): EditOp {
  const codes = codesOf(plan);
  const code = (n: number) => codes[n % codes.length];
  if (one.kind === 'merge') {
    return { kind: 'merge-grids', codes: one.grids.map(code), intoCode: code(one.grids[0]) };
  }
  return {
    kind: 'split-grid',
    code: code(one.grid),
    line: line(...one.points),
    newCode: `1${String(count).padStart(2, '0')}`,
    newAtomIds: [],
  };
}

/** Applies the steps that are allowed; every state and diff on the way. */
function run(steps: readonly Step[]): { states: PlanState[]; diffs: PlanDiff[] } {
  const states = [START];
  const diffs: PlanDiff[] = [];
  for (const one of steps) {
    const plan = states[states.length - 1];
    const outcome = applyEdit(plan, operation(plan, one, states.length));
    if ('rejected' in outcome) {
      for (const { kind } of outcome.rejected)
        expect(kind).not.toMatch(/coverage-broken|area-not|land-outside/);
      continue;
    }
    diffs.push(outcome.diff);
    states.push(applyDiff(plan, outcome.diff));
  }
  return { states, diffs };
}

/** Runs a property over random edits and prints the seed, so that a failure can be run again. */
function hold(runs: number, check: (result: ReturnType<typeof run>) => void): void {
  const seed = Number(process.env.ONEGRID_SEED);
  console.info(`${expect.getState().currentTestName}: seed ${seed}`);
  let edits = 0;
  const property = fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
    const result = run(steps);
    edits += result.diffs.length;
    check(result);
  });
  fc.assert(property, { seed, numRuns: runs });
  // A generator whose edits are all refused would hold any property.
  expect(edits).toBeGreaterThan(runs / 4);
}

it('random edits keep one valid coverage of the outline', () => {
  hold(60, ({ states }) => {
    const { atoms, codes } = states[states.length - 1];
    const verdict = verifyCoverage(
      atoms.map(({ geometry }) => geometry),
      { outline: OUTLINE },
    );
    expect(verdict.faults).toEqual([]);
    expect(codes).toHaveLength(atoms.length);
    expect(dissolve(atoms.map(({ geometry }) => geometry)).type).toBe('Polygon');
  });
});

it('undoing random edits one by one restores each state to the byte', () => {
  hold(60, ({ states, diffs }) => {
    for (let i = diffs.length - 1; i >= 0; i--) {
      const back = applyDiff(states[i + 1], invert(diffs[i]));
      expect(JSON.stringify(back)).toBe(JSON.stringify(states[i]));
    }
  });
});

it('random edits squashed into one do the same, and undo the same', () => {
  hold(60, ({ states, diffs }) => {
    const whole = squash(diffs);
    const last = states[states.length - 1];
    expect(JSON.stringify(applyDiff(START, whole))).toBe(JSON.stringify(last));
    expect(JSON.stringify(applyDiff(last, invert(whole)))).toBe(JSON.stringify(START));
    const nothing = squash([...diffs, ...[...diffs].reverse().map(invert)]);
    expect(nothing).toEqual(EMPTY_DIFF);
  });
});

it('a split taken back by a merge restores the land of the grid', () => {
  const split = fc.record({ grid: fc.nat(), points: fc.array(point, { minLength: 2, maxLength: 4 }) });
  const seed = Number(process.env.ONEGRID_SEED);
  console.info(`${expect.getState().currentTestName}: seed ${seed}`);
  const land = (plan: PlanState, code: string) =>
    verifyCoverage(plan.atoms.filter((_, i) => plan.codes[i] === code).map(({ geometry }) => geometry));
  let edits = 0;
  const property = fc.property(split, ({ grid, points }) => {
    const op = operation(START, { kind: 'split', grid, points }, 1);
    const outcome = applyEdit(START, op);
    if ('rejected' in outcome || op.kind !== 'split-grid') return;
    edits++;
    const parted = applyDiff(START, outcome.diff);
    const joined = applyEdit(parted, {
      kind: 'merge-grids',
      codes: [op.code, op.newCode],
      intoCode: op.code,
    });
    if ('rejected' in joined) throw new Error(joined.rejected[0].kind);
    const whole = land(applyDiff(parted, joined.diff), op.code);
    expect(whole.valid).toBe(true);
    // The border to the neighbours and the outside may have moved by the rounding of a crossing: below a
    // unit along it, so below twice its length of 1600 drawing units of 100 lattice units each.
    const change = Number(whole.doubledArea - land(START, op.code).doubledArea);
    expect(Math.abs(change)).toBeLessThan(2 * 1600 * 100);
  });
  fc.assert(property, { seed, numRuns: 200 });
  expect(edits).toBeGreaterThan(20);
});
