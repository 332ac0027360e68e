import { verifyCoverage } from '@onegrid/geometry';
import { describe, expect, it } from 'vitest';
import { applyEdit, canApply } from './apply-edit.ts';
import type { EditOp } from './edit-op.ts';
import type { EditRules } from './edit-rules.ts';
import { householdCounter } from './household-counter.ts';
import { edited, gridsOf, nineAtoms } from './marked.fixture.ts';
import type { EditContext } from './operation.ts';
import { box, planOf } from './plan.fixture.ts';
import { applyDiff, invert } from './plan-diff.ts';
import type { PlanState } from './plan-state.ts';

const split = (code: string, ...newCodes: string[]): EditOp => ({ kind: 'split-evenly', code, newCodes });
const RULES: EditRules = { band: null, communities: [], units: [], buildings: [], links: [] };

/** Households by grid. */
function sizes(plan: PlanState): Record<string, number> {
  const sums: Record<string, number> = {};
  plan.atoms.forEach(({ households }, i) => {
    sums[plan.codes[i]] = (sums[plan.codes[i]] ?? 0) + households;
  });
  return sums;
}

function warnings(plan: PlanState, op: EditOp, context?: EditContext): string[] {
  const outcome = applyEdit(plan, op, context);
  if ('rejected' in outcome) throw new Error(JSON.stringify(outcome.rejected));
  return outcome.warnings.map(({ kind }) => kind);
}

/** The plan with the households of its atoms, in order of their ids. */
function withHouseholds(plan: PlanState, ...households: number[]): PlanState {
  return { ...plan, atoms: plan.atoms.map((atom, i) => ({ ...atom, households: households[i] })) };
}

// +---+---+---+---+
// | a | b | c | d |   001, 100 households each
// +---+---+---+---+
const ROW = planOf(...[...'abcd'].map((id, x) => [id, box(100 * x, 0, 100 * x + 100, 100), '001'] as const));

describe('split-evenly', () => {
  it('cuts nothing where whole atoms are even enough, and names parts from the west', () => {
    expect(gridsOf(edited(ROW, split('001', '002')))).toBe('a:001 b:001 c:002 d:002');
    const uneven = withHouseholds(ROW, 90, 100, 110, 105);
    // The eastern part has the most and keeps the code.
    expect(gridsOf(edited(uneven, split('001', '002')))).toBe('a:002 b:002 c:001 d:001');
    expect(warnings(uneven, split('001', '002'))).toEqual([]);
  });

  it('goes by land where nobody lives', () => {
    expect(gridsOf(edited(withHouseholds(ROW, 0, 0, 0, 0), split('001', '002')))).toBe(
      'a:001 b:001 c:002 d:002',
    );
  });

  // +-----------+
  // |     a     |   one atom of 300 by 100: three pieces of 100 households
  // +-----------+
  it('cuts an atom that is too heavy, across its long axis', () => {
    const plan = withHouseholds(planOf(['a', box(0, 0, 300, 100), '001']), 300);
    const points = [25, 75, 125, 175, 225, 275].map((x) => ({ lon: x / 1e5, lat: 50 / 1e5, n: 50 }));
    const context = { households: householdCounter(points) };
    const after = edited(plan, split('001', '002', '003'), context);
    expect(sizes(after)).toEqual({ '001': 100, '002': 100, '003': 100 });
    expect(verifyCoverage(after.atoms.map(({ geometry }) => geometry)).faults).toEqual([]);
    const widths = after.atoms.map(({ geometry }) => {
      const [lons, lats] = [0, 1].map((axis) =>
        geometry.coordinates[0].map((position) => position[axis] * 1e5),
      );
      return [
        Math.round(Math.max(...lons) - Math.min(...lons)),
        Math.round(Math.max(...lats) - Math.min(...lats)),
      ];
    });
    expect(widths.map(([, height]) => height)).toEqual([100, 100, 100]);
    // Shares of the land are counted at 400 places, so that thirds come out to a few hundredths.
    for (const [width] of widths) expect(Math.abs(width - 100)).toBeLessThanOrEqual(5);
    expect(warnings(plan, split('001', '002', '003'), context)).toEqual([]);
    expect(warnings(plan, split('001', '002', '003'))).toEqual(['households-by-area']);
  });

  // +-------+-+-+
  // |   a   |b|c|   a has most; only a is cut, b and c stay whole
  // +-------+-+-+
  it('cuts only what it has to, and undoes to the byte', () => {
    const plan = withHouseholds(
      planOf(
        ['a', box(0, 0, 200, 100), '001'],
        ['b', box(200, 0, 250, 100), '001'],
        ['c', box(250, 0, 300, 100), '001'],
      ),
      400,
      50,
      50,
    );
    const outcome = applyEdit(plan, split('001', '002'));
    if ('rejected' in outcome) throw new Error(JSON.stringify(outcome.rejected));
    const after = applyDiff(plan, outcome.diff);
    expect(outcome.diff.removed.map(({ atom }) => atom.id)).toEqual(['a']);
    expect(outcome.diff.added).toHaveLength(2);
    // Nobody drew the line.
    expect(outcome.diff.drawn).toEqual([]);
    for (const size of Object.values(sizes(after)))
      expect(Math.abs(size - 250)).toBeLessThanOrEqual(0.15 * 250);
    expect(JSON.stringify(applyDiff(after, invert(outcome.diff)))).toBe(JSON.stringify(plan));
  });

  it('cuts no unit and no building', () => {
    const plan = withHouseholds(planOf(['a', box(0, 0, 300, 100), '001']), 300);
    const unit = { id: 'u', name: '滨江苑', geometry: box(110, 10, 190, 90) };
    const rules = { ...RULES, units: [unit] };
    const after = edited(plan, split('001', '002'), { rules });
    const cut = after.atoms
      .flatMap(({ geometry }) => geometry.coordinates[0].map(([lon]) => Math.round(lon * 1e5)))
      .filter((x) => x > 0 && x < 300);
    expect(cut.length).toBeGreaterThan(0);
    expect(cut.filter((x) => x > 110 && x < 190)).toEqual([]);
    const everywhere = { ...RULES, units: [{ ...unit, geometry: box(2, 2, 298, 98) }] };
    const refused = applyEdit(plan, split('001', '002'), { rules: everywhere });
    expect(refused).toMatchObject({ rejected: [{ kind: 'too-few-atoms', params: { parts: 2, most: 1 } }] });
  });

  it('notes parts that stay uneven', () => {
    const plan = withHouseholds(ROW, 10, 10, 10, 300);
    const unit = { id: 'u', name: '滨江苑', geometry: box(302, 2, 398, 98) };
    expect(warnings(plan, split('001', '002'), { rules: { ...RULES, units: [unit] } })).toContain(
      'parts-uneven',
    );
  });

  it('leaves an islet with the nearer part', () => {
    const plan = planOf(
      ...[...'abcd'].map((id, x) => [id, box(100 * x, 0, 100 * x + 100, 100), '001'] as const),
      ['i', box(420, 0, 440, 20), '001'],
    );
    expect(gridsOf(edited(withHouseholds(plan, 100, 100, 100, 98, 2), split('001', '002')))).toBe(
      'a:001 b:001 c:002 d:002 i:002',
    );
  });

  // +---+---+---+
  // | a | b | c |   three communities: no part lies in two
  // +---+---+---+
  it('says how many parts there have to be', () => {
    const plan = planOf(
      ...[...'abc'].map((id, x) => [id, box(100 * x, 0, 100 * x + 100, 100), '001'] as const),
    );
    const apart = { ...plan, atoms: plan.atoms.map((atom) => ({ ...atom, community: atom.id })) };
    expect(applyEdit(apart, split('001', '002'))).toMatchObject({
      rejected: [{ kind: 'too-few-parts', params: { parts: 2, least: 3 } }],
    });
    expect(gridsOf(edited(apart, split('001', '002', '003')))).toBe('a:001 b:002 c:003');
  });

  it('refuses codes and numbers that cannot be', () => {
    expect(canApply(nineAtoms(), split('001'))).toBe('parts-invalid');
    expect(canApply(nineAtoms(), split('001', '002'))).toBe('code-in-use');
    expect(canApply(nineAtoms(), split('001', '009', '009'))).toBe('code-in-use');
    expect(canApply(nineAtoms(), split('009', '010'))).toBe('grid-unknown');
    expect(canApply({ ...nineAtoms(), usedCodes: ['010'] }, split('001', '010'))).toBe('code-in-use');
  });
});
