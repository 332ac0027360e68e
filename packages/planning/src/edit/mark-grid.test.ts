import { describe, expect, it } from 'vitest';
import { applyEdit, canApply } from './apply-edit.ts';
import type { EditOp, MarkGridOp } from './edit-op.ts';
import { edited, marked, nineAtoms, reasons } from './marked.fixture.ts';
import { line } from './plan.fixture.ts';
import { applyDiff, invert } from './plan-diff.ts';

const mark = (kind: MarkGridOp['mark'], value: string | null, code = '001'): EditOp => ({
  kind: 'mark-grid',
  mark: kind,
  code,
  value,
});

describe('mark-grid', () => {
  it('writes, changes and takes away a mark, each with an exact inverse', () => {
    const plan = nineAtoms();
    const written = edited(plan, mark('dedicated', 'school'));
    expect(written.marks).toEqual([{ kind: 'dedicated', key: '001', value: 'school' }]);
    const changed = edited(written, mark('dedicated', 'hospital'));
    expect(changed.marks).toEqual([{ kind: 'dedicated', key: '001', value: 'hospital' }]);
    const outcome = applyEdit(changed, mark('dedicated', null));
    if ('rejected' in outcome) throw new Error(JSON.stringify(outcome.rejected));
    const gone = applyDiff(changed, outcome.diff);
    expect('marks' in gone).toBe(false);
    expect(JSON.stringify(applyDiff(gone, invert(outcome.diff)))).toBe(JSON.stringify(changed));
  });

  it('takes a reason without the space around it', () => {
    const plan = edited(nineAtoms(), mark('band-reason', '  沿河只有这一个小区 '));
    expect(plan.marks).toEqual([{ kind: 'band-reason', key: '001', value: '沿河只有这一个小区' }]);
    expect(canApply(plan, mark('band-reason', '沿河只有这一个小区'))).toBe('nothing-changes');
  });

  it('refuses what no mark can say', () => {
    const plan = nineAtoms();
    expect(canApply(plan, mark('dedicated', 'castle'))).toBe('dedicated-kind-unknown');
    expect(canApply(plan, mark('locked', 'no'))).toBe('lock-value-unknown');
    expect(canApply(plan, mark('band-reason', ' '))).toBe('reason-empty');
    expect(canApply(plan, mark('band-reason', 'x'.repeat(501)))).toBe('reason-too-long');
    expect(canApply(plan, mark('locked', 'yes', '009'))).toBe('grid-unknown');
    expect(canApply(plan, mark('locked', null))).toBe('nothing-changes');
  });
});

describe('locked and dedicated grids', () => {
  const lockedPlan = marked(nineAtoms(), { kind: 'locked', key: '001', value: 'yes' });
  const dedicated = marked(nineAtoms(), { kind: 'dedicated', key: '001', value: 'park' });

  it('neither give land away nor take any', () => {
    for (const [plan, reason] of [
      [lockedPlan, 'grid-locked'],
      [dedicated, 'grid-dedicated'],
    ] as const) {
      expect(reasons(plan, { kind: 'reassign-atoms', atomIds: ['a'], to: '002' })).toEqual([reason]);
      expect(reasons(plan, { kind: 'reassign-atoms', atomIds: ['d'], to: '001' })).toEqual([reason]);
      expect(reasons(plan, { kind: 'merge-grids', codes: ['001', '002'], intoCode: '002' })).toEqual([
        reason,
      ]);
      expect(reasons(plan, { kind: 'retire-grid', code: '001', into: null })).toEqual([reason]);
      expect(reasons(plan, { kind: 'reassign-atoms', atomIds: ['d'], to: '003' })).toEqual([]);
    }
  });

  // A cut of 002 ends in the border of 001, whose atom b gains a vertex: its land is what it was.
  it('may gain a vertex', () => {
    const cut: EditOp = {
      kind: 'split-grid',
      code: '002',
      line: line([140, 90], [140, 210]),
      newCode: '009',
      newAtomIds: [],
    };
    expect(reasons(lockedPlan, cut)).toEqual([]);
    expect(reasons(lockedPlan, { ...cut, code: '001', line: line([140, -10], [140, 110]) })).toEqual([
      'grid-locked',
    ]);
  });

  it('disable what names them before it is tried', () => {
    expect(canApply(lockedPlan, { kind: 'split-evenly', code: '001', newCodes: ['009'] })).toBe(
      'grid-locked',
    );
    expect(canApply(dedicated, { kind: 'reassign-atoms', atomIds: ['d'], to: '001' })).toBe('grid-dedicated');
    expect(canApply(lockedPlan, { kind: 'divide-micro-grids', code: '001', parts: 2 })).toBeNull();
    expect(canApply(lockedPlan, mark('band-reason', '沿河'))).toBeNull();
  });

  it('change again once the mark is gone', () => {
    const open = edited(lockedPlan, mark('locked', null));
    expect(reasons(open, { kind: 'reassign-atoms', atomIds: ['a'], to: '002' })).toEqual([]);
  });
});
