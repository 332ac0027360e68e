import { describe, expect, it } from 'vitest';
import { applyEdit, canApply } from './apply-edit.ts';
import type { EditOp } from './edit-op.ts';
import { edited, gridsOf, nineAtoms, reasons } from './marked.fixture.ts';
import { box, fourAtoms } from './plan.fixture.ts';

const reassign = (atomIds: string[], to: string): EditOp => ({ kind: 'reassign-atoms', atomIds, to });

describe('reassign-atoms', () => {
  // +---+---+---+
  // | g | h | i |   003
  // +---+---+---+
  // | d | e | f |   002: f and c join it, from two grids; e is there already
  // +---+---+---+
  // | a | b | c |   001
  // +---+---+---+
  it('gives atoms of several grids to one, those already in it aside', () => {
    const outcome = applyEdit(nineAtoms(), reassign(['c', 'i', 'e', 'c'], '002'));
    if ('rejected' in outcome) throw new Error(JSON.stringify(outcome.rejected));
    expect(outcome.diff.reassigned).toEqual([
      { atomId: 'c', from: '001', to: '002' },
      { atomId: 'i', from: '003', to: '002' },
    ]);
    expect(outcome.diff.removed).toEqual([]);
  });

  it('never ends a grid', () => {
    expect(canApply(nineAtoms(), reassign(['a', 'b', 'c'], '002'))).toBe('grid-would-vanish');
    expect(reasons(nineAtoms(), reassign(['a', 'b', 'c', 'd'], '003'))).toEqual(['grid-would-vanish']);
  });

  it('says what it does not know and when nothing changes', () => {
    expect(canApply(nineAtoms(), reassign(['x'], '002'))).toBe('atom-not-in-plan');
    expect(canApply(nineAtoms(), reassign(['a'], '009'))).toBe('grid-unknown');
    expect(canApply(nineAtoms(), reassign(['d'], '002'))).toBe('nothing-changes');
    expect(canApply(nineAtoms(), reassign([], '002'))).toBe('nothing-changes');
  });

  // a leaves the middle of its row: 001 would lie on both sides of it
  it('leaves no grid in more parts', () => {
    expect(reasons(nineAtoms(), reassign(['b'], '002'))).toEqual(['grid-in-parts']);
    expect(reasons(nineAtoms(), reassign(['g'], '001'))).toEqual(['grid-in-parts']);
  });

  it('takes an atom out of its micro-grid, and leaves the others in theirs', () => {
    const plan = { ...nineAtoms(), micro: { a: '01', b: '02', c: '02' } };
    const after = edited(plan, reassign(['c'], '002'));
    expect(after.micro).toEqual({ a: '01', b: '02' });
    expect(gridsOf(after)).toContain('c:002');
  });

  it('keeps the shape of the atoms it moves', () => {
    const plan = fourAtoms();
    const after = edited(plan, reassign(['a'], '002'));
    expect(after.atoms[0].geometry).toEqual(box(0, 0, 100, 100));
  });
});
