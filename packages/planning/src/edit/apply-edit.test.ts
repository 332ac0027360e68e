import { verifyCoverage } from '@onegrid/geometry';
import { describe, expect, it } from 'vitest';
import { applyEdit, canApply, type EditOutcome, refusalOf } from './apply-edit.ts';
import type { EditOp } from './edit-op.ts';
import { householdCounter } from './household-counter.ts';
import type { Issue } from './issue.ts';
import { box, fourAtoms, line, type Point, planOf, polygon } from './plan.fixture.ts';
import { applyDiff, invert, type PlanDiff, touchedGrids } from './plan-diff.ts';
import type { PlanState } from './plan-state.ts';

const split = (code: string, ...points: Point[]): EditOp => ({
  kind: 'split-grid',
  code,
  line: line(...points),
  newCode: '009',
  newAtomIds: [],
});
const merge = (codes: string[], intoCode: string): EditOp => ({ kind: 'merge-grids', codes, intoCode });

function diffOf(plan: PlanState, op: EditOp): PlanDiff {
  const outcome = applyEdit(plan, op);
  if ('rejected' in outcome) throw new Error(JSON.stringify(outcome.rejected));
  return outcome.diff;
}

function errorsOf(outcome: EditOutcome): Issue[] {
  return 'rejected' in outcome ? outcome.rejected.filter(({ severity }) => severity === 'error') : [];
}

function reasons(plan: PlanState, op: EditOp): string[] {
  const outcome = applyEdit(plan, op);
  return errorsOf(outcome).map(({ kind }) => kind);
}

const landOf = (plan: PlanState, code: string) => plan.atoms.filter((_, i) => plan.codes[i] === code).length;

describe('split-grid', () => {
  // +---+---+
  // | c | d |      the cut ends in the border of c, which gains a vertex
  // +-:-+---+
  // | : | b |
  // +-:-+---+
  it('cuts the atoms it crosses and gives their neighbours the vertex', () => {
    const plan = fourAtoms();
    const diff = diffOf(plan, split('001', [40, -10], [40, 150]));
    expect(diff.removed.map(({ atom }) => atom.id)).toEqual(['a', 'c']);
    expect(diff.added.map(({ parentId }) => parentId).sort()).toEqual(['a', 'a', 'c']);
    expect(touchedGrids(diff)).toEqual(['001', '002', '009']);
    const after = applyDiff(plan, diff);
    expect(verifyCoverage(after.atoms.map(({ geometry }) => geometry)).faults).toEqual([]);
    // The larger side, with b, keeps the code.
    expect([landOf(after, '001'), landOf(after, '009'), landOf(after, '002')]).toEqual([2, 1, 2]);
    const [gained] = diff.added.filter(({ parentId }) => parentId === 'c');
    expect(gained).toMatchObject({ code: '002', atom: { households: 100, labels: { police: 'c' } } });
  });

  // +---+---+
  // | a : b |      along the border of two atoms: nothing is cut, b changes hands
  // +---+---+
  it('only reassigns where the line follows borders', () => {
    const diff = diffOf(fourAtoms(), split('001', [100, -10], [100, 100]));
    expect(diff.removed).toEqual([]);
    expect(diff.reassigned).toEqual([{ atomId: 'b', from: '001', to: '009' }]);
    expect(diff.drawn).toHaveLength(1);
  });

  it('counts households of pieces from points, else shares them by area and says so', () => {
    const plan = fourAtoms();
    const op = split('001', [40, -10], [40, 150]);
    const byArea = applyEdit(plan, op);
    if ('rejected' in byArea) throw new Error('rejected');
    expect(byArea.warnings.map(({ kind, status }) => [kind, status])).toEqual([
      ['households-by-area', 'incomplete'],
    ]);
    const shared = byArea.diff.added
      .filter(({ parentId }) => parentId === 'a')
      .map(({ atom }) => atom.households);
    expect(shared.sort((p, q) => p - q).map((n) => Math.round(n))).toEqual([40, 60]);

    const points = [
      { lon: 10e-5, lat: 50e-5, n: 7 },
      { lon: 90e-5, lat: 50e-5, n: 8 },
      { lon: 50e-5, lat: 150e-5, n: 9 },
    ];
    const counted = applyEdit(plan, op, { households: householdCounter(points) });
    if ('rejected' in counted) throw new Error('rejected');
    expect(counted.warnings).toEqual([]);
    expect(counted.diff.added.map(({ atom }) => atom.households).sort()).toEqual([7, 8, 9]);
  });

  it('takes the ids of the operation in order, and derives equal ones where none are given', () => {
    const plan = fourAtoms();
    const op = split('001', [40, -10], [40, 150]);
    const derived = diffOf(plan, op).added.map(({ atom }) => atom.id);
    expect(diffOf(fourAtoms(), op).added.map(({ atom }) => atom.id)).toEqual(derived);
    expect(diffOf({ ...plan, revision: 8 }, op).added.map(({ atom }) => atom.id)).not.toEqual(derived);
    const named = diffOf(plan, { ...op, kind: 'split-grid', newAtomIds: ['x', 'y', 'z', 'spare'] } as EditOp);
    expect(named.added.map(({ atom }) => atom.id)).toEqual(['x', 'y', 'z']);
    expect(reasons(plan, { ...op, newAtomIds: ['x', 'y'] } as EditOp)).toEqual(['not-enough-ids']);
    expect(reasons(plan, { ...op, newAtomIds: ['x', 'x', 'd'] } as EditOp)).toEqual(['id-in-use']);
  });

  // +-+   +-+
  // |.|...|.|     both arms of a U: the new grid would be in two parts
  // | +---+ |
  // +-------+
  it('refuses to leave a grid in more parts than before', () => {
    const u = polygon([0, 0], [300, 0], [300, 300], [200, 300], [200, 100], [100, 100], [100, 300], [0, 300]);
    const plan = planOf(['u', u, '001'], ['v', box(100, 100, 200, 300), '002']);
    const outcome = applyEdit(plan, split('001', [-10, 200], [310, 200]));
    expect(errorsOf(outcome)).toMatchObject([
      { kind: 'grid-in-parts', severity: 'error', ids: ['009'], params: { parts: 2, before: 1 } },
    ]);
    expect(reasons(plan, split('001', [-10, 200], [110, 200]))).toEqual([]);
  });

  // +-------+  +-+
  // | a : a |  |i|     the islet goes with the nearer side, and the split is allowed
  // +-------+  +-+
  it('lets an islet go with the nearer side', () => {
    const plan = planOf(['a', box(0, 0, 100, 100), '001'], ['i', box(120, 0, 160, 100), '001']);
    const after = applyDiff(plan, diffOf(plan, split('001', [60, -10], [60, 110])));
    const islet = after.atoms.findIndex(({ id }) => id === 'i');
    const east = after.atoms.findIndex(({ geometry }) =>
      geometry.coordinates[0].some(([x]) => x === 100 / 1e5),
    );
    expect(after.codes[islet]).toBe(after.codes[east]);
  });

  it('refuses a thin grid, and notes a thin piece of a broad one', () => {
    const plan = fourAtoms();
    expect(reasons(plan, split('001', [-10, 90], [210, 90]))).toContain('grid-thin');
    // 12 units off the corner of b, joined to all of a
    const outcome = applyEdit(plan, split('001', [100, -10], [100, 88], [210, 88]));
    expect('diff' in outcome && outcome.warnings.map(({ kind }) => kind)).toContain('piece-thin');
  });

  it('names why it is refused, before anything is done', () => {
    const plan = { ...fourAtoms(), usedCodes: ['005'] };
    expect(canApply(plan, split('404', [0, 0], [9, 9]))).toBe('grid-unknown');
    expect(canApply(plan, { ...split('001', [0, 0], [9, 9]), newCode: ' ' } as EditOp)).toBe('code-empty');
    expect(canApply(plan, { ...split('001', [0, 0], [9, 9]), newCode: '002' } as EditOp)).toBe('code-in-use');
    expect(canApply(plan, { ...split('001', [0, 0], [9, 9]), newCode: '005' } as EditOp)).toBe('code-in-use');
    expect(canApply(plan, split('001', [0, 0], [0, 0]))).toBe('line-too-short');
    expect(canApply(plan, split('001', [Number.NaN, 0], [0, 0]))).toBe('line-invalid');
    expect(canApply(plan, split('001', [300, 0], [300, 90]))).toBe('line-does-not-cross');
    expect(canApply(plan, split('001', [40, -10], [40, 150]))).toBeNull();
    expect(refusalOf(plan, split('404', [0, 0], [9, 9]))?.params).toEqual({ code: '404' });
  });

  it('names why it is rejected, once tried', () => {
    const plan = fourAtoms();
    expect(reasons(plan, split('001', [50, -10], [50, 60]))).toEqual(['line-does-not-cross']);
    // Cuts an island out of a and b, but stays inside: the grid is parted all the same.
    expect(reasons(plan, split('001', [60, 30], [140, 30], [140, 70], [60, 70], [60, 30]))).toEqual([]);
    // Cuts a only half; along the border of a and b it hangs.
    expect(reasons(plan, split('001', [-10, 50], [100, 50], [100, 80]))).toEqual(['line-does-not-separate']);
    expect(reasons(plan, split('001', [-10, 88.9], [20, 118.9]))).toEqual(['piece-too-small']);
    // Both upper corners cut off: with the rest on the right of both cuts, then on either side.
    expect(reasons(plan, split('002', [-10, 170], [40, 210], [160, 210], [210, 170]))).toEqual([
      'grid-in-parts',
    ]);
    const winding = split('002', [-10, 170], [40, 210], [250, 250], [210, 170], [160, 210]);
    expect(reasons(plan, winding)).toEqual(['line-ambiguous']);
  });
});

describe('merge-grids', () => {
  it('gives all atoms to one grid', () => {
    const plan = fourAtoms();
    const diff = diffOf(plan, merge(['001', '002'], '002'));
    expect(diff.reassigned.map(({ atomId, to }) => [atomId, to])).toEqual([
      ['a', '002'],
      ['b', '002'],
    ]);
    expect(new Set(applyDiff(plan, diff).codes)).toEqual(new Set(['002']));
    expect(new Set(applyDiff(plan, diffOf(plan, merge(['001', '002'], '003'))).codes)).toEqual(
      new Set(['003']),
    );
  });

  // +---+---+---+
  // | 1 | 2 | 3 |     1 and 3 have no common border
  // +---+---+---+
  it('refuses what does not hang together, what is unknown, what is taken', () => {
    const plan = planOf(
      ['a', box(0, 0, 100, 100), '1'],
      ['b', box(100, 0, 200, 100), '2'],
      ['c', box(200, 0, 300, 100), '3'],
    );
    expect(refusalOf(plan, merge(['1', '3'], '1'))).toMatchObject({
      code: 'grids-not-adjacent',
      params: { codes: ['3'] },
    });
    expect(canApply(plan, merge(['1', '2', '3'], '1'))).toBeNull();
    expect(canApply(plan, merge(['1', '1'], '1'))).toBe('too-few-to-merge');
    expect(canApply(plan, merge(['1', '9'], '1'))).toBe('grid-unknown');
    expect(canApply(plan, merge(['1', '2'], '3'))).toBe('code-in-use');
    expect(reasons(plan, merge(['1', '3'], '1'))).toEqual(['grids-not-adjacent']);
  });
});

describe('undo', () => {
  it('restores the exact bytes', () => {
    const plan = fourAtoms();
    const bytes = JSON.stringify(plan);
    const diff = diffOf(plan, split('001', [33.33, -10], [47.11, 150]));
    const after = applyDiff(plan, diff);
    expect(JSON.stringify(plan)).toBe(bytes);
    expect(JSON.stringify(applyDiff(after, invert(diff)))).toBe(bytes);
  });
});
