import { describe, expect, it } from 'vitest';
import { applyEdit } from './apply-edit.ts';
import type { EditOp } from './edit-op.ts';
import type { EditRules } from './edit-rules.ts';
import { nineAtoms, reasons } from './marked.fixture.ts';
import { box, line, planOf } from './plan.fixture.ts';
import type { PlanState } from './plan-state.ts';

const RULES: EditRules = {
  band: null,
  communities: [
    { id: 'north', name: '城北社区', code: null },
    { id: 'south', name: '城南社区', code: null },
  ],
  units: [],
  buildings: [],
  links: [],
};
const reassign = (to: string, ...atomIds: string[]): EditOp => ({ kind: 'reassign-atoms', atomIds, to });
const split = (code: string, ...points: [number, number][]): EditOp => ({
  kind: 'split-grid',
  code,
  line: line(...points),
  newCode: '009',
  newAtomIds: [],
});

/** These atoms in the south, all others in the north. */
function southern(plan: PlanState, ids: string): PlanState {
  return {
    ...plan,
    atoms: plan.atoms.map((atom) => ({ ...atom, community: ids.includes(atom.id) ? 'south' : 'north' })),
  };
}

describe('communities', () => {
  // +---+---+---+
  // | d | e | f |   002, north
  // +---+---+---+
  // | a | b | c |   001, south
  // +---+---+---+
  const plan = southern(nineAtoms(), 'abc');

  it('keep their grids to themselves', () => {
    const outcome = applyEdit(plan, reassign('001', 'd'), { rules: RULES });
    expect(outcome).toMatchObject({
      rejected: [
        { kind: 'grid-in-communities', params: { code: '001', communities: ['城南社区', '城北社区'] } },
      ],
    });
    const merge: EditOp = { kind: 'merge-grids', codes: ['001', '002'], intoCode: '009' };
    expect(reasons(plan, merge, { rules: RULES })).toEqual(['grid-in-communities']);
    expect(reasons(plan, merge)).toEqual([]);
  });

  it('do not hold back what was in two before and gets no worse', () => {
    // 001 lies in both: its parts may be moved out, merged on and split.
    const across = southern(nineAtoms(), 'ab');
    expect(reasons(across, reassign('002', 'c'), { rules: RULES })).toEqual([]);
    expect(reasons(across, split('001', [150, -10], [150, 110]), { rules: RULES })).toEqual([]);
    const merge = (intoCode: string): EditOp => ({ kind: 'merge-grids', codes: ['001', '002'], intoCode });
    for (const into of ['001', '002', '009'])
      expect(reasons(across, merge(into), { rules: RULES })).toEqual([]);
    // But a living grid of the north takes nothing of the south.
    expect(reasons(across, reassign('002', 'a'), { rules: RULES })).toEqual(['grid-in-communities']);
  });
});

describe('units and buildings', () => {
  const compound = { id: 'u', name: '滨江苑', geometry: box(10, 10, 190, 90) };
  const building = { id: 'b', name: null, geometry: box(20, 20, 60, 60), households: null };

  // +---+---+---+
  // | auuuuub | c |   001: the compound lies in a and b
  // +---+---+---+
  it('are not parted between grids', () => {
    const rules = { ...RULES, units: [compound], buildings: [building] };
    expect(reasons(nineAtoms(), reassign('002', 'a'), { rules })).toEqual(['unit-in-grids']);
    expect(reasons(nineAtoms(), reassign('002', 'c'), { rules })).toEqual([]);
    expect(reasons(nineAtoms(), split('001', [40, -10], [40, 110]), { rules })).toEqual([
      'unit-in-grids',
      'building-in-grids',
    ]);
    expect(reasons(nineAtoms(), split('001', [240, -10], [240, 110]), { rules })).toEqual([]);
  });

  it('may be cut off at the rim by less than two surveyors would differ', () => {
    const rules = { ...RULES, units: [compound] };
    // 3 of 180 metres are 1.7 %; 5 are 2.8 %.
    expect(reasons(nineAtoms(), split('001', [187, -10], [187, 110]), { rules })).toEqual([]);
    expect(reasons(nineAtoms(), split('001', [185, -10], [185, 110]), { rules })).toEqual(['unit-in-grids']);
  });

  // +---+===+---+
  // | a | b | c |   the border between 001 and 002 cuts the compound in half before anybody edits
  // +---+===+---+
  it('that are cut already may be mended or left, not cut deeper', () => {
    const cut = planOf(
      ['a', box(0, 0, 100, 100), '001'],
      ['b', box(100, 0, 200, 100), '002'],
      ['c', box(200, 0, 300, 100), '002'],
    );
    const rules = { ...RULES, units: [compound] };
    expect(reasons(cut, split('002', [250, -10], [250, 110]), { rules })).toEqual([]);
    expect(reasons(cut, reassign('001', 'b'), { rules })).toEqual([]);
    expect(reasons(cut, split('002', [150, -10], [150, 110]), { rules })).toEqual(['unit-in-grids']);
  });
});

describe('width', () => {
  // +-+-------+
  // |t|   w   |   t is 12 wide: thin from the beginning
  // +-+-------+
  it('of a grid that was thin may be kept or mended, not lessened', () => {
    const plan = planOf(
      ['t', box(0, 0, 12, 300), '001'],
      ['u', box(0, 300, 12, 600), '001'],
      ['w', box(12, 0, 200, 300), '002'],
      ['x', box(12, 300, 200, 600), '002'],
    );
    expect(reasons(plan, split('001', [6, -10], [6, 610]))).toEqual(['grid-thin', 'grid-thin']);
    expect(
      reasons(plan, { kind: 'redraw-boundary', code: '001', line: line([12, 0], [30, 150], [12, 290]) }),
    ).toEqual([]);
  });
});
