import { describe, expect, it } from 'vitest';
import { applyEdit, canApply } from './apply-edit.ts';
import type { EditOp } from './edit-op.ts';
import type { EditRules } from './edit-rules.ts';
import { edited, nineAtoms, reasons } from './marked.fixture.ts';
import { box, line, planOf } from './plan.fixture.ts';
import { applyDiff, invert } from './plan-diff.ts';

const set = (micro: string | null, ...atomIds: string[]): EditOp => ({
  kind: 'set-micro-grid',
  code: '001',
  atomIds,
  micro,
});
const divide = (parts: number): EditOp => ({ kind: 'divide-micro-grids', code: '001', parts });
const RULES: EditRules = { band: null, communities: [], units: [], buildings: [], links: [] };

// +---+---+---+---+---+---+
// | a | b | c | d | e | f |   001, 100 households each
// +---+---+---+---+---+---+
const ROW = planOf(
  ...[...'abcdef'].map((id, x) => [id, box(100 * x, 0, 100 * x + 100, 100), '001'] as const),
  ['g', box(0, 100, 600, 200), '002'],
);

describe('set-micro-grid', () => {
  it('puts atoms in, moves them on and takes them out', () => {
    const one = edited(nineAtoms(), set('01', 'b', 'a'));
    expect(one.micro).toEqual({ a: '01', b: '01' });
    const two = edited(one, set('02', 'b', 'c'));
    expect(two.micro).toEqual({ a: '01', b: '02', c: '02' });
    expect(edited(two, set(null, 'a', 'b', 'c')).micro).toBeUndefined();
  });

  it('takes land of its own grid only, and numbers of two digits', () => {
    const plan = nineAtoms();
    expect(canApply(plan, set('01', 'd'))).toBe('atom-in-other-grid');
    expect(canApply(plan, set('01', 'x'))).toBe('atom-not-in-plan');
    for (const number of ['1', '00', '001', 'ab'])
      expect(canApply(plan, set(number, 'a'))).toBe('micro-number-invalid');
    expect(canApply(plan, set(null, 'a'))).toBe('nothing-changes');
  });

  it('notes a micro-grid in parts', () => {
    const outcome = applyEdit(nineAtoms(), set('01', 'a', 'c'));
    if ('rejected' in outcome) throw new Error(JSON.stringify(outcome.rejected));
    expect(outcome.warnings).toMatchObject([
      { kind: 'micro-grid-in-parts', severity: 'warning', params: { code: '001', micro: '01', parts: 2 } },
    ]);
  });

  // Pieces of a stay in a's micro-grid on the side that stays in the grid; the other side has left it.
  it('goes with the pieces of a cut as long as they stay in the grid', () => {
    const plan = edited(nineAtoms(), set('01', 'a', 'b'));
    const outcome = applyEdit(plan, {
      kind: 'split-grid',
      code: '001',
      line: line([40, -10], [40, 110]),
      newCode: '009',
      newAtomIds: [],
    });
    if ('rejected' in outcome) throw new Error(JSON.stringify(outcome.rejected));
    const after = applyDiff(plan, outcome.diff);
    const numbers = after.atoms.map(({ id }, i) => [after.codes[i], after.micro?.[id] ?? null]);
    expect(numbers.filter(([code]) => code === '009')).toEqual([['009', null]]);
    expect(numbers.filter(([code, micro]) => code === '001' && micro === '01')).toHaveLength(2);
    expect(JSON.stringify(applyDiff(after, invert(outcome.diff)))).toBe(JSON.stringify(plan));
  });
});

describe('divide-micro-grids', () => {
  it('divides a grid into connected parts, numbered from the west', () => {
    const after = edited(ROW, divide(3));
    expect(after.micro).toEqual({ a: '01', b: '01', c: '02', d: '02', e: '03', f: '03' });
    expect(edited(after, divide(1)).micro).toEqual({ a: '01', b: '01', c: '01', d: '01', e: '01', f: '01' });
    expect(edited(after, divide(0)).micro).toBeUndefined();
  });

  it('keeps a unit whole', () => {
    const unit = { id: 'u', name: '滨江苑', geometry: box(110, 5, 290, 95) };
    const after = edited(ROW, divide(3), { rules: { ...RULES, units: [unit] } });
    expect(after.micro?.b).toBe(after.micro?.c);
    expect(new Set(Object.values(after.micro ?? {}))).toEqual(new Set(['01', '02', '03']));
  });

  it('says how many parts there can be', () => {
    expect(canApply(ROW, divide(7))).toBe('too-few-atoms');
    expect(canApply(ROW, divide(-1))).toBe('parts-invalid');
    expect(canApply(ROW, divide(1.5))).toBe('parts-invalid');
    expect(canApply(ROW, divide(100))).toBe('parts-invalid');
    expect(canApply(ROW, divide(0))).toBe('nothing-changes');
    const links = [
      ['a', 'b'],
      ['b', 'c'],
    ] as const;
    expect(reasons(ROW, divide(5), { rules: { ...RULES, links } })).toEqual(['too-few-atoms']);
    const apart = planOf(
      ['a', box(0, 0, 100, 100), '001'],
      ['b', box(200, 0, 300, 100), '001'],
      ['c', box(100, 0, 200, 100), '002'],
    );
    expect(reasons(apart, divide(1))).toEqual(['too-few-parts']);
  });
});
