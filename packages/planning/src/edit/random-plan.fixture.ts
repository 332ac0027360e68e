import { sharedBorders } from '@onegrid/geometry';
import fc from 'fast-check';
import type { EditOp } from './edit-op.ts';
import type { EditRules } from './edit-rules.ts';
import { box, planOf, polygon } from './plan.fixture.ts';
import type { PlanState } from './plan-state.ts';

/** A plan with the rules it is measured by. */
export interface RuledPlan {
  readonly plan: PlanState;
  readonly rules: EditRules;
}

const SIDE = 5;

/**
 * Plans of 25 atoms between bent lines, about 60 by 60 m each, in grids of two by two or less; a third of them in two
 * communities, with compounds over neighbouring atoms, buildings in their corners, and atoms given to any grid here and there.
 */
export const ruledPlan: fc.Arbitrary<RuledPlan> = fc
  .record({
    bends: fc.array(fc.integer({ min: -12, max: 12 }), { minLength: 72, maxLength: 72 }),
    households: fc.array(fc.integer({ min: 0, max: 60 }), { minLength: SIDE * SIDE, maxLength: SIDE * SIDE }),
    strays: fc.array(fc.tuple(fc.nat(SIDE * SIDE - 1), fc.nat(8)), { maxLength: 4 }),
    compounds: fc.array(fc.tuple(fc.nat(SIDE - 2), fc.nat(SIDE - 1)), { maxLength: 3 }),
    divided: fc.nat(2),
    band: fc.tuple(fc.integer({ min: 20, max: 90 }), fc.integer({ min: 100, max: 260 })),
  })
  .map(({ bends, households, strays, compounds, divided, band }) => {
    const at = (x: number, y: number): readonly [number, number] => {
      const inner = x > 0 && y > 0 && x < SIDE && y < SIDE;
      const k = 2 * (x * (SIDE + 1) + y);
      return inner ? [60 * x + bends[k], 60 * y + bends[k + 1]] : [60 * x, 60 * y];
    };
    const cells = Array.from({ length: SIDE * SIDE }, (_, i) => {
      const [x, y] = [i % SIDE, Math.floor(i / SIDE)];
      const land = polygon(at(x, y), at(x + 1, y), at(x + 1, y + 1), at(x, y + 1));
      return [`a${x}${y}`, land, `0${Math.floor(x / 2) + 1}${Math.floor(y / 2) + 1}`] as const;
    });
    const drawn = planOf(...cells);
    const codes = [...drawn.codes];
    const present = [...new Set(codes)].sort();
    for (const [atom, grid] of strays) codes[atom] = present[grid % present.length];
    const plan: PlanState = {
      ...drawn,
      codes,
      atoms: drawn.atoms.map((atom, i) => ({
        ...atom,
        households: households[i],
        community: divided === 0 && atom.id < 'a20' ? 'west' : 'east',
        labels: { police: codes[i].slice(0, 2), fire: codes[(i * 7) % codes.length] },
      })),
    };
    const units = compounds.map(([x, y], i) => ({
      id: `u${i}`,
      name: `小区${i}`,
      geometry: box(60 * x + 18, 60 * y + 18, 60 * x + 102, 60 * y + 42),
    }));
    const buildings = cells.map(([id], i) => {
      const [x, y] = [60 * (i % SIDE) + 22, 60 * Math.floor(i / SIDE) + 22];
      return { id: `b${id}`, name: null, geometry: box(x, y, x + 10, y + 10), households: null };
    });
    const communities = ['west', 'east'].map((id) => ({ id, name: id, code: null }));
    return { plan, rules: { band, communities, units, buildings, links: [] } };
  });

/** One of the edits that give whole atoms away, mark, or divide; what it is about is chosen by numbers. */
export interface Step {
  readonly kind: (typeof STEP_KINDS)[number];
  readonly grid: number;
  readonly other: number;
  readonly atoms: readonly number[];
  readonly choice: number;
}

const STEP_KINDS = [
  'reassign-atoms',
  'retire-grid',
  'merge-grids',
  'split-evenly',
  'set-micro-grid',
  'divide-micro-grids',
  'mark-grid',
  'decide-border',
] as const;

export const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(...STEP_KINDS),
  grid: fc.nat(),
  other: fc.nat(),
  atoms: fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
  choice: fc.nat(99),
});

/** The edit of a step on a plan; `count` makes new codes that were never used. */
export function editOf(plan: PlanState, { kind, grid, other, atoms, choice }: Step, count: number): EditOp {
  const codes = [...new Set(plan.codes)].sort();
  const code = codes[grid % codes.length];
  const to = codes[other % codes.length];
  const ids = atoms.map((n) => plan.atoms[n % plan.atoms.length].id);
  const own = plan.atoms.filter((_, i) => plan.codes[i] === code).map(({ id }) => id);
  const ownIds = atoms.map((n) => own[n % own.length]);
  switch (kind) {
    case 'reassign-atoms':
      return reassignmentAcrossBorder(plan, ids, other);
    case 'retire-grid':
      return { kind, code, into: choice % 3 === 0 ? to : null };
    case 'merge-grids':
      return { kind, codes: [code, to], intoCode: choice % 2 === 0 ? code : to };
    case 'split-evenly':
      return { kind, code, newCodes: Array.from({ length: 1 + (choice % 2) }, (_, i) => `9${count}${i}`) };
    case 'set-micro-grid':
      return { kind, code, atomIds: ownIds, micro: choice % 4 === 0 ? null : `0${1 + (choice % 3)}` };
    case 'divide-micro-grids':
      return { kind, code, parts: choice % 4 };
    case 'mark-grid': {
      const marks = ['locked', 'dedicated', 'band-reason', 'locked'] as const;
      const mark = marks[choice % 4];
      const value = mark === 'locked' ? 'yes' : mark === 'dedicated' ? 'park' : '沿河';
      return { kind, mark, code, value: choice % 3 === 0 ? null : value };
    }
    case 'decide-border': {
      const { geometry } = plan.atoms[atoms[0] % plan.atoms.length];
      const [ring] = geometry.coordinates;
      const k = choice % (ring.length - 1);
      return {
        kind,
        edges: [[ring[k], ring[k + 1]]],
        decision: choice % 3 === 0 ? null : choice % 3 === 1 ? 'locked' : 'rejected',
      };
    }
  }
}

/** An atom to the grid beside it, or several anywhere. */
function reassignmentAcrossBorder(plan: PlanState, ids: readonly string[], choice: number): EditOp {
  const borders = sharedBorders(plan.atoms.map(({ geometry }) => geometry)).filter(
    ({ a, b }) => plan.codes[a] !== plan.codes[b],
  );
  if (choice % 4 === 0 || borders.length === 0)
    return { kind: 'reassign-atoms', atomIds: ids, to: plan.codes[choice % plan.codes.length] };
  const { a, b } = borders[choice % borders.length];
  return { kind: 'reassign-atoms', atomIds: [plan.atoms[a].id], to: plan.codes[b] };
}
