import { geodesicAreaM2 } from '@onegrid/geometry';
import { expect, it } from 'vitest';
import { applyEdit } from '../edit/apply-edit.ts';
import type { EditOp } from '../edit/edit-op.ts';
import { box, fourAtoms, line, planOf } from '../edit/plan.fixture.ts';
import { applyDiff } from '../edit/plan-diff.ts';
import type { PlanState } from '../edit/plan-state.ts';
import { comparePlans } from './compare-plans.ts';

function edited(plan: PlanState, op: EditOp): PlanState {
  const outcome = applyEdit(plan, op);
  if ('rejected' in outcome) throw new Error(outcome.rejected[0].kind);
  return applyDiff(plan, outcome.diff);
}

const split: EditOp = {
  kind: 'split-grid',
  code: '001',
  newCode: '003',
  line: line([150, -50], [150, 250]),
  newAtomIds: [],
};
const kinds = (a: PlanState, b: PlanState, options = {}) =>
  comparePlans(a, b, options).grids.map(({ code, kind }) => `${code} ${kind}`);

it('finds nothing between a plan and itself', () => {
  expect(comparePlans(fourAtoms(), fourAtoms())).toEqual({
    parts: [],
    grids: [
      { code: '001', kind: 'same', first: '001', second: '001' },
      { code: '002', kind: 'same', first: '002', second: '002' },
    ],
    householdsMoved: 0,
    areaM2Moved: 0,
  });
});

it('tells which land changes hands where atoms were cut', () => {
  const plan = fourAtoms();
  const { parts, householdsMoved, areaM2Moved } = comparePlans(plan, edited(plan, split));
  const land = box(150, 0, 200, 100);
  expect(parts).toHaveLength(1);
  expect(parts[0]).toMatchObject({
    from: '001',
    to: '003',
    byDepartment: [{ department: 'police', legacyGrids: ['b'] }],
  });
  expect(parts[0].geometry.type).toBe('Polygon');
  expect(geodesicAreaM2(parts[0].geometry)).toBeCloseTo(geodesicAreaM2(land), 3);
  expect(areaM2Moved).toBeCloseTo(geodesicAreaM2(land), 3);
  expect(householdsMoved).toBeCloseTo(50, 6);
  expect(kinds(plan, edited(plan, split))).toEqual(['001 split', '002 same', '003 new']);
  expect(kinds(edited(plan, split), plan)).toEqual(['001 merged', '002 same', '003 retired']);
});

it('joins all land that goes the same way, in several places', () => {
  const plan = planOf(
    ['a', box(0, 0, 100, 100), '001'],
    ['b', box(100, 0, 200, 100), '002'],
    ['c', box(200, 0, 300, 100), '001'],
    ['d', box(0, 100, 300, 200), '001'],
  );
  const codes = ['002', '002', '002', '001'];
  const { parts } = comparePlans(plan, { ...plan, codes });
  expect(parts).toMatchObject([{ from: '001', to: '002', households: 200 }]);
  expect(parts[0].geometry.type).toBe('MultiPolygon');
  expect(kinds(plan, { ...plan, codes })).toEqual(['001 changed', '002 changed']);
});

it('lists the land of most households first', () => {
  const plan = fourAtoms();
  const atoms = plan.atoms.map((atom, i) => ({ ...atom, households: 10 * (i + 1) }));
  const { parts } = comparePlans({ ...plan, atoms }, { ...plan, atoms, codes: ['002', '001', '002', '001'] });
  expect(parts.map(({ from, to, households }) => [from, to, households])).toEqual([
    ['002', '001', 40],
    ['001', '002', 10],
  ]);
});

it('compares plans that cut the same atom differently', () => {
  const plan = fourAtoms();
  const across: EditOp = { ...split, line: line([-50, 40], [250, 40]), newCode: '004' };
  const { parts } = comparePlans(edited(plan, split), edited(plan, across));
  // 001 keeps the west of x = 150 in one and the north of y = 40 in the other.
  const areas = Object.fromEntries(parts.map(({ from, to, areaM2 }) => [`${from} ${to}`, areaM2]));
  const square = geodesicAreaM2(box(0, 0, 100, 100)) / 100;
  expect(Object.keys(areas).sort()).toEqual(['001 004', '003 001', '003 004']);
  expect(areas['001 004'] / square).toBeCloseTo(60, 2);
  expect(areas['003 001'] / square).toBeCloseTo(30, 2);
  expect(areas['003 004'] / square).toBeCloseTo(20, 2);
});

it('knows grids of another base again by land and people, whatever their codes', () => {
  const a = planOf(['a', box(0, 0, 100, 100), '001'], ['b', box(100, 0, 200, 100), '002']);
  const b = planOf(['x', box(0, 0, 110, 100), '002'], ['y', box(110, 0, 200, 100), '001']);
  const { parts, grids } = comparePlans(a, b);
  expect(grids).toEqual([
    { code: '001', kind: 'changed', first: '002', second: '001' },
    { code: '002', kind: 'changed', first: '001', second: '002' },
  ]);
  expect(parts).toHaveLength(1);
  expect(parts[0]).toMatchObject({ from: '002', to: '002' });
  expect(parts[0].areaM2).toBeCloseTo(geodesicAreaM2(box(100, 0, 110, 100)), 1);
});

it('tells of land that only one of the plans has', () => {
  const a = planOf(['a', box(0, 0, 100, 100), '001']);
  const b = planOf(['a', box(0, 0, 100, 100), '001'], ['b', box(100, 0, 200, 100), '002']);
  expect(comparePlans(a, b).parts).toMatchObject([{ from: null, to: '002', households: 100 }]);
  expect(comparePlans(b, a).parts).toMatchObject([{ from: '002', to: null, households: 100 }]);
});
