import { verifyCoverage } from '@onegrid/geometry';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { GridLand } from '../rules/grid-land.ts';
import { Ground } from '../rules/ground.ts';
import { cutOf } from '../rules/ground-cuts.ts';
import { applyEdit } from './apply-edit.ts';
import { applyDiff, invert } from './plan-diff.ts';
import { closedGrids, edgeKey } from './plan-mark.ts';
import { type PlanState, planIndex } from './plan-state.ts';
import { editOf, type RuledPlan, ruledPlan, type Step, step } from './random-plan.fixture.ts';

/** Edits that were allowed, by kind: a generator whose edits are all refused would hold any property. */
type Tally = Map<string, number>;

interface Edited {
  readonly ruled: RuledPlan;
  readonly before: PlanState;
  readonly after: PlanState;
  readonly undone: PlanState;
}

function hold(runs: number, check: (edited: Edited) => void): void {
  const seed = Number(process.env.ONEGRID_SEED);
  console.info(`${expect.getState().currentTestName}: seed ${seed}`);
  const tally: Tally = new Map();
  const steps = fc.array(step, { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(ruledPlan, steps, (ruled, all) => run(ruled, all, tally, check)),
    { seed, numRuns: runs },
  );
  expect([...tally.keys()].sort()).toEqual([
    'decide-border',
    'divide-micro-grids',
    'mark-grid',
    'merge-grids',
    'reassign-atoms',
    'retire-grid',
    'set-micro-grid',
    'split-evenly',
  ]);
}

function run(ruled: RuledPlan, steps: readonly Step[], tally: Tally, check: (edited: Edited) => void): void {
  let plan = ruled.plan;
  steps.forEach((one, count) => {
    const outcome = applyEdit(plan, editOf(plan, one, count), {
      rules: ruled.rules,
      changeSet: `set ${count}`,
    });
    if ('rejected' in outcome) return;
    tally.set(one.kind, (tally.get(one.kind) ?? 0) + 1);
    const after = applyDiff(plan, outcome.diff);
    check({ ruled, before: plan, after, undone: applyDiff(after, invert(outcome.diff)) });
    plan = after;
  });
}

it('random assignments, marks and divisions keep one coverage and undo to the byte', () => {
  hold(60, ({ before, after, undone }) => {
    const [was, is] = [before, after].map(({ atoms }) =>
      verifyCoverage(atoms.map(({ geometry }) => geometry)),
    );
    expect(is.faults).toEqual([]);
    // A cut that ends on the outside rounds it by less than a unit along an edge of 60 m: see `checkEdit`.
    expect(Math.abs(Number(is.doubledArea - was.doubledArea))).toBeLessThan(2 * 25 * 6000);
    expect(JSON.stringify(undone)).toBe(JSON.stringify(before));
  });
});

it('random edits leave locked and dedicated land and locked borders as they are', () => {
  let held = 0;
  hold(40, ({ before, after }) => {
    for (const code of closedGrids(before.marks).keys()) {
      held++;
      const [was, is] = [before, after].map((plan) => GridLand.of(plan, code));
      expect(is.areaM2).toBeCloseTo(was.areaM2, 0);
      expect(is.parts.length).toBe(was.parts.length);
    }
    for (const { kind, key, value } of after.marks ?? []) {
      if (kind !== 'border' || value !== 'locked') continue;
      held++;
      expect(gridsWithEdge(after, key).size, key).toBe(2);
    }
  });
  expect(held).toBeGreaterThan(10);
});

it('random edits cut no unit or building that was whole, and leave no mark or micro-grid without its land', () => {
  let whole = 0;
  hold(40, ({ ruled, before, after }) => {
    const ground = Ground.of(ruled.rules);
    for (const { thing } of before.atoms.flatMap((atom) => ground.heldBy(atom))) {
      if (cutOf(before, ground, thing) !== null) continue;
      whole++;
      expect(cutOf(after, ground, thing), thing.id).toBeNull();
    }
    const { members, position } = planIndex(after);
    for (const { kind, key } of after.marks ?? []) if (kind !== 'border') expect(members.has(key)).toBe(true);
    for (const id of Object.keys(after.micro ?? {})) expect(position.has(id)).toBe(true);
  });
  expect(whole).toBeGreaterThan(100);
});

function gridsWithEdge({ atoms, codes }: PlanState, key: string): Set<string> {
  const grids = new Set<string>();
  atoms.forEach(({ geometry }, i) => {
    for (const ring of geometry.coordinates)
      for (let k = 1; k < ring.length; k++) if (edgeKey(ring[k - 1], ring[k]) === key) grids.add(codes[i]);
  });
  return grids;
}
