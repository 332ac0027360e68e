import { describe, expect, it } from 'vitest';
import { box, fourAtoms, planOf } from './plan.fixture.ts';
import { applyDiff, EMPTY_DIFF, invert, type PlanDiff, squash } from './plan-diff.ts';

const NOTHING = EMPTY_DIFF;
const plan = fourAtoms();
const [a] = plan.atoms;
const x = planOf(['x', box(0, 0, 100, 100), '001']).atoms[0];

const swap: PlanDiff = {
  ...NOTHING,
  removed: [{ atom: a, code: '001', parentId: null }],
  added: [{ atom: x, code: '001', parentId: 'a' }],
};
const hand: PlanDiff = { ...NOTHING, reassigned: [{ atomId: 'x', from: '001', to: '002' }] };

describe('squash', () => {
  it('takes an added atom with the grid it ends in', () => {
    expect(squash([swap, hand])).toEqual({ ...swap, added: [{ atom: x, code: '002', parentId: 'a' }] });
  });

  it('takes a removed atom with the grid it began in', () => {
    const first: PlanDiff = { ...NOTHING, reassigned: [{ atomId: 'a', from: '001', to: '002' }] };
    const then: PlanDiff = { ...NOTHING, removed: [{ atom: a, code: '002', parentId: null }] };
    expect(squash([first, then]).removed).toEqual([{ atom: a, code: '001', parentId: null }]);
  });

  it('forgets what is taken back', () => {
    expect(squash([swap, hand, invert(hand), invert(swap)])).toEqual(NOTHING);
    expect(squash([])).toEqual(NOTHING);
  });
});

describe('applyDiff', () => {
  it('refuses a diff of another plan', () => {
    expect(() => applyDiff(plan, hand)).toThrow(RangeError);
    expect(() =>
      applyDiff(plan, { ...swap, added: [{ atom: plan.atoms[1], code: '001', parentId: 'a' }] }),
    ).toThrow(RangeError);
    const wrongGrid: PlanDiff = { ...NOTHING, removed: [{ atom: a, code: '002', parentId: null }] };
    expect(() => applyDiff(plan, wrongGrid)).toThrow(RangeError);
  });
});
