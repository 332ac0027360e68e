import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyEdit } from '../edit/apply-edit.ts';
import type { EditOp } from '../edit/edit-op.ts';
import { box, line, planOf } from '../edit/plan.fixture.ts';
import { applyDiff, EMPTY_DIFF, invert, type PlanDiff } from '../edit/plan-diff.ts';
import type { PlanState } from '../edit/plan-state.ts';
import { adjustedRandIndex } from '../judge/agreement.ts';
import { contingencyOf } from '../judge/contingency.ts';
import type { GroundDocument } from '../session/plan-documents.ts';
import { householdsMoved } from './households-moved.ts';
import { LiveFigures } from './live-figures.ts';

const at = (x: number, y: number) => [x / 1e5, y / 1e5];
const DEPARTMENTS = [{ id: 'police' }, { id: 'party' }];

/**
 * +-----+-----+
 * | c   | d   |  002   appeals: two in a, one on the border of a and b, one in d; buildings: one in a, one in d;
 * +-----+-----+         branches: Lane in a, Gate in d; officers: Wang holds police of a and b, and party of d
 * | a   | b   |  001
 * +-----+-----+
 */
const PLAN: PlanState = (() => {
  const plan = planOf(
    ['a', box(0, 0, 100, 100), '001'],
    ['b', box(100, 0, 200, 100), '001'],
    ['c', box(0, 100, 100, 200), '002'],
    ['d', box(100, 100, 200, 200), '002'],
  );
  const labels = [
    { police: 'p1', party: 'q1' },
    { police: 'p1', party: null },
    { police: 'p2', party: 'q1' },
    { police: 'p3', party: 'q2' },
  ];
  return { ...plan, atoms: plan.atoms.map((atom, i) => ({ ...atom, labels: labels[i] })) };
})();

const GROUND: GroundDocument = {
  rules: {
    band: [150, 350],
    communities: [],
    units: [],
    buildings: [
      { id: 'x', name: null, geometry: { type: 'Point', coordinates: at(10, 10) }, households: null },
      { id: 'y', name: null, geometry: box(120, 120, 140, 140), households: null },
    ],
    links: [],
  },
  households: [],
  appeals: [at(20, 20), at(30, 30), at(100, 50), at(150, 150)],
  branches: [
    { id: '1', name: 'Lane', at: at(50, 50) },
    { id: '2', name: 'Gate', at: at(160, 160) },
  ],
  communities: [],
  streets: [],
  legacy: {
    police: { p1: { name: 'P1', officer: 'Wang' }, p2: { name: 'P2', officer: 'Li' } },
    party: { q1: { name: 'Q1', officer: null }, q2: { name: 'Q2', officer: 'Wang' } },
  },
};

it('counts what lies in the grids of a plan', () => {
  const figures = new LiveFigures(GROUND, DEPARTMENTS).figures(PLAN, null);
  expect(figures).toMatchObject([
    { code: '001', households: 200, atoms: 2, officers: 1, appeals: 3, buildings: 1, branches: ['Lane'] },
    { code: '002', households: 200, atoms: 2, officers: 2, appeals: 1, buildings: 1, branches: ['Gate'] },
  ]);
  // 222.64 by 110.57 metres, as a degree there has 111,320 metres to the east and 110,574 to the north.
  expect(figures[0].compactness).toBeCloseTo(0.69656, 4);
  expect(new LiveFigures(GROUND, []).figures(PLAN, ['002', '009']).map(({ code }) => code)).toEqual(['002']);
});

it('tells what a change does to the grids that it touches', () => {
  const diff: PlanDiff = { ...EMPTY_DIFF, reassigned: [{ atomId: 'd', from: '002', to: '001' }] };
  const change = new LiveFigures(GROUND, DEPARTMENTS).change(PLAN, diff, applyDiff(PLAN, diff));
  expect(change.grids.map(({ code, before, after }) => [code, before?.atoms, after?.atoms])).toEqual([
    ['001', 2, 3],
    ['002', 2, 1],
  ]);
  expect(change.grids[0].after).toMatchObject({
    households: 300,
    officers: 2,
    branches: ['Gate', 'Lane'],
    appeals: 4,
  });
  expect(change.householdsMoved).toBe(100);
  // Three squares in an angle: 4 pi 3 / 8^2.
  expect(change.grids[0].after?.compactness).toBeCloseTo((12 * Math.PI) / 64, 3);
  const band = change.checks.filter(({ rule }) => rule === 'band');
  expect(band.map(({ code, status }) => [code, status])).toEqual([
    ['001', 'pass'],
    ['002', 'fail'],
  ]);
});

it('tells of a grid that ends', () => {
  const reassigned = ['c', 'd'].map((atomId) => ({ atomId, from: '002', to: '001' }));
  const diff = { ...EMPTY_DIFF, reassigned };
  const { grids } = new LiveFigures(GROUND, DEPARTMENTS).change(PLAN, diff, applyDiff(PLAN, diff));
  expect(grids[1]).toMatchObject({ code: '002', before: { atoms: 2 }, after: null });
});

it('counts households on pieces that leave their grid, forth and back', () => {
  const op: EditOp = {
    kind: 'split-grid',
    code: '001',
    newCode: '003',
    line: line([50, -50], [50, 150]),
    newAtomIds: [],
  };
  const outcome = applyEdit(PLAN, op);
  if ('rejected' in outcome) throw new Error(outcome.rejected[0].kind);
  expect(householdsMoved(PLAN, outcome.diff)).toBeCloseTo(50, 6);
  const after = applyDiff(PLAN, outcome.diff);
  expect(householdsMoved(after, invert(outcome.diff))).toBeCloseTo(50, 6);
});

/** Thirty-six atoms of uneven weight in four grids, labelled at random. */
const random = fc.record({
  codes: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 36, maxLength: 36 }),
  police: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 36, maxLength: 36 }),
  households: fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 36, maxLength: 36 }),
  moves: fc.array(fc.tuple(fc.nat(35), fc.integer({ min: 1, max: 5 })), { minLength: 1, maxLength: 8 }),
});

it('gives after a change what a plan measured anew gives', () => {
  const seed = Number(process.env.ONEGRID_SEED);
  console.info(`${expect.getState().currentTestName}: seed ${seed}`);
  const property = fc.property(random, ({ codes, police, households, moves }) => {
    const cells = codes.map((code, i) => {
      const [x, y] = [100 * (i % 6), 100 * Math.floor(i / 6)];
      return [String(i).padStart(2, '0'), box(x, y, x + 100, y + 100), `00${code}`] as const;
    });
    const blank = planOf(...cells);
    const atoms = blank.atoms.map((atom, i) => ({
      ...atom,
      households: households[i],
      labels: { police: police[i] === 0 ? null : `p${police[i]}` },
    }));
    const before = { ...blank, atoms };
    const reassigned = [...new Map(moves).entries()]
      .map(([i, code]) => ({ atomId: atoms[i].id, from: before.codes[i], to: `00${code}` }))
      .filter(({ from, to }) => from !== to)
      .sort((a, b) => (a.atomId < b.atomId ? -1 : 1));
    const diff = { ...EMPTY_DIFF, reassigned };
    const after = applyDiff(before, diff);
    const change = new LiveFigures(GROUND, [{ id: 'police' }]).change(before, diff, after);
    const anew = new LiveFigures(GROUND, []).figures(
      after,
      change.grids.map(({ code }) => code),
    );
    expect(change.grids.flatMap((grid) => grid.after ?? [])).toEqual(anew);
    expect(change.agreement[0].before).toBeCloseTo(agreementOf(before), 9);
    expect(change.agreement[0].after).toBeCloseTo(agreementOf(after), 9);
  });
  fc.assert(property, { seed, numRuns: 200 });
});

function agreementOf({ atoms, codes }: PlanState): number {
  const places = (names: readonly (string | null)[]) =>
    Int32Array.from(names, (name) => (name === null ? -1 : [...new Set(names)].indexOf(name)));
  const people = atoms.map(({ households }) => households);
  const mass = people.some((n) => n > 0) ? people : atoms.map(({ areaM2 }) => areaM2);
  const labels = places(atoms.map((atom) => atom.labels.police ?? null));
  return adjustedRandIndex(contingencyOf(places(codes), labels, Float64Array.from(mass)));
}
