import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { box, planOf } from './plan.fixture.ts';
import { applyDiff, EMPTY_DIFF, invert, type PlanDiff } from './plan-diff.ts';
import { PlanIndex } from './plan-index.ts';
import { type PlanState, planIndex } from './plan-state.ts';

const START = planOf(
  ...[0, 1, 2, 3, 4, 5].flatMap((i) =>
    [0, 1, 2, 3, 4, 5].map(
      (j) =>
        [
          `${(i * 7 + j * 5) % 10}${i}${j}`,
          box(10 * i, 10 * j, 10 * i + 10, 10 * j + 10),
          `G${i % 3}`,
        ] as const,
    ),
  ),
);

/** Everything an index can be asked of a plan. */
function told(plan: PlanState, index: PlanIndex): unknown {
  return {
    positions: plan.atoms.map(({ id }) => index.position.get(id)),
    none: [index.position.get('x'), index.position.has('x'), index.members.get('x'), index.members.has('x')],
    members: index.members.keys().map((code) => [code, index.members.get(code)]),
    size: index.members.size,
    touching: [0, 15, 30, 45].map((x) => index.touching([x / 1e5, 0, (x + 12) / 1e5, 2.5e-4])),
  };
}

/** A change that a number stands for: an atom is replaced, or goes to another grid, which may be a new one. */
function change(plan: PlanState, n: number, count: number): PlanDiff {
  const at = n % plan.atoms.length;
  const [atom, code] = [plan.atoms[at], plan.codes[at]];
  if (n % 3 === 0) return { ...EMPTY_DIFF, reassigned: [{ atomId: atom.id, from: code, to: `G${n % 5}` }] };
  const child = { ...atom, id: `${n % 10}c${count}` };
  return {
    ...EMPTY_DIFF,
    removed: [{ atom, code, parentId: null }],
    added: [{ atom: child, code: n % 2 === 0 ? code : `G${n % 5}`, parentId: atom.id }],
  };
}

describe('the index of a plan', () => {
  it('after changes and their inverses is that of the plan made anew', () => {
    const seed = Number(process.env.ONEGRID_SEED);
    console.info(`${expect.getState().currentTestName}: seed ${seed}`);
    const property = fc.property(
      fc.array(fc.tuple(fc.nat(1000), fc.boolean()), { minLength: 1, maxLength: 30 }),
      (steps) => {
        let plan = START;
        const done: PlanDiff[] = [];
        steps.forEach(([n, undo], count) => {
          // Asked at every step, so that the boxes are there to be carried on.
          planIndex(plan).touching([0, 0, 1, 1]);
          const last = undo ? done.pop() : undefined;
          const diff = last ? invert(last) : change(plan, n, count);
          if (diff.reassigned.some(({ from, to }) => from === to)) return;
          if (!last) done.push(diff);
          plan = applyDiff(plan, diff);
          expect(told(plan, planIndex(plan))).toEqual(told(plan, PlanIndex.of(plan)));
        });
      },
    );
    fc.assert(property, { seed, numRuns: 60 });
  });

  it('keeps the list of a grid that a change left alone', () => {
    const diff = change(START, START.codes.indexOf('G0') * 3, 0);
    const reassigned = diff.reassigned.map((one) => ({ ...one, to: 'G1' }));
    const next = applyDiff(START, { ...EMPTY_DIFF, reassigned });
    expect(planIndex(next).atomsOf('G2')).toBe(planIndex(START).atomsOf('G2'));
    expect(planIndex(next).atomsOf('G1')).not.toBe(planIndex(START).atomsOf('G1'));
  });

  it('finds atoms of a plan in any order', () => {
    const mixed: PlanState = {
      ...START,
      atoms: [...START.atoms].reverse(),
      codes: [...START.codes].reverse(),
    };
    expect(mixed.atoms.map(({ id }) => planIndex(mixed).position.get(id))).toEqual([...mixed.atoms.keys()]);
    // A change puts it in order.
    const atom = mixed.atoms[0];
    const diff = { ...EMPTY_DIFF, reassigned: [{ atomId: atom.id, from: mixed.codes[0], to: 'G9' }] };
    expect(applyDiff(mixed, diff)).toEqual(applyDiff(START, diff));
  });
});
