import { expect, it } from 'vitest';
import { randomOperation } from '../../test/fuzz/edit-operations.ts';
import { randomDistrict } from '../../test/fuzz/edit-plans.ts';
import { Chance } from '../../test/fuzz/random-shapes.ts';
import { applyEdit } from '../edit/apply-edit.ts';
import { applyDiff } from '../edit/plan-diff.ts';
import type { PlanState } from '../edit/plan-state.ts';
import { comparePlans } from './compare-plans.ts';

/** Cases; in each two plans go their own ways from one, by as many operations. */
const CASES = 15;
const STEPS = 4;

/** A vertex rounded onto a border moves it by less than a centimetre. */
const ROUNDED_M2 = 5;

function wandered(start: PlanState, seed: number): PlanState {
  const chance = new Chance(seed);
  let plan = start;
  for (let step = 0; step < STEPS; step++) {
    const outcome = applyEdit(plan, randomOperation(chance, plan), { changeSet: `${seed}-${step}` });
    if ('diff' in outcome) plan = applyDiff(plan, outcome.diff);
  }
  return plan;
}

function amounts(plan: PlanState, amount: 'areaM2' | 'households'): Map<string, number> {
  const sums = new Map<string, number>();
  plan.atoms.forEach((atom, i) => {
    sums.set(plan.codes[i], (sums.get(plan.codes[i]) ?? 0) + atom[amount]);
  });
  return sums;
}

it('what changes hands is what grids gain and lose, and the way back is the same land', () => {
  const seed = Number(process.env.ONEGRID_SEED);
  console.info(`${expect.getState().currentTestName}: seed ${seed}`);
  let moved = 0;
  for (let i = 0; i < CASES; i++) {
    const { plan } = randomDistrict(seed + i);
    const [a, b] = [wandered(plan, 2 * i), wandered(plan, 2 * i + 1)];
    const there = comparePlans(a, b, { sameCodes: true });
    const back = comparePlans(b, a, { sameCodes: true });
    moved += there.areaM2Moved;
    expect(Math.abs(back.areaM2Moved - there.areaM2Moved), `seed ${seed + i}`).toBeLessThan(ROUNDED_M2);
    const [before, after] = [amounts(a, 'areaM2'), amounts(b, 'areaM2')];
    for (const code of new Set([...before.keys(), ...after.keys()])) {
      const gained = there.parts.reduce(
        (sum, { from, to, areaM2 }) => sum + (to === code ? areaM2 : 0) - (from === code ? areaM2 : 0),
        0,
      );
      const expected = (after.get(code) ?? 0) - (before.get(code) ?? 0);
      expect(Math.abs(gained - expected), `seed ${seed + i}, grid ${code}`).toBeLessThan(ROUNDED_M2);
    }
    const kinds = new Map(there.grids.map(({ code, kind }) => [code, kind]));
    expect([...kinds.keys()]).toEqual([...new Set([...before.keys(), ...after.keys()])].sort());
    for (const { from, to } of there.parts)
      for (const code of [from, to]) if (code !== null) expect(kinds.get(code)).not.toBe('same');
  }
  expect(moved).toBeGreaterThan(0);
}, 60_000);
