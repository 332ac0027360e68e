import { describe, expect, it } from 'vitest';
import { canApply } from './apply-edit.ts';
import type { EditOp } from './edit-op.ts';
import type { EditRules } from './edit-rules.ts';
import { edited, gridsOf, marked, nineAtoms, reasons } from './marked.fixture.ts';
import { box, planOf, polygon } from './plan.fixture.ts';

const retire = (code: string, into: string | null = null): EditOp => ({ kind: 'retire-grid', code, into });
const NO_RULES: EditRules = { band: null, communities: [], units: [], buildings: [], links: [] };

// +---+-------+
// |   |   d   |   004
// | b +---+---+
// |   | x | y |   001 is retired: x has 100 with b (002), y 120 with c (003) and with d (004)
// +---+---+---+
// |     c     |
// +-----------+
const RETIRED = planOf(
  ['b', polygon([0, 60], [100, 60], [100, 160], [100, 240], [0, 240]), '002'],
  ['c', polygon([0, 0], [260, 0], [260, 60], [140, 60], [100, 60], [0, 60]), '003'],
  ['d', polygon([100, 160], [140, 160], [260, 160], [260, 240], [100, 240]), '004'],
  ['x', box(100, 60, 140, 160), '001'],
  ['y', box(140, 60, 260, 160), '001'],
);

describe('retire-grid', () => {
  it('gives all atoms to the grid that is named', () => {
    const after = edited(nineAtoms(), retire('001', '002'));
    expect(gridsOf(after)).toBe('a:002 b:002 c:002 d:002 e:002 f:002 g:003 h:003 i:003');
  });

  it('gives each atom to the neighbour that it has the longest border with', () => {
    expect(gridsOf(edited(RETIRED, retire('001')))).toBe('b:002 c:003 d:004 x:002 y:003');
  });

  // +---+---+---+---+
  // | b | x | y | z |   only x touches b
  // +---+---+---+---+
  it('lets atoms inside follow those around them', () => {
    const plan = planOf(
      ['b', box(0, 0, 100, 100), '002'],
      ['x', box(100, 0, 200, 100), '001'],
      ['y', box(200, 0, 300, 100), '001'],
      ['z', box(300, 0, 400, 100), '001'],
    );
    expect(gridsOf(edited(plan, retire('001')))).toBe('b:002 x:002 y:002 z:002');
  });

  it('keeps what is one unit together', () => {
    const unit = { id: 'u', name: '滨江苑', geometry: box(105, 65, 255, 155) };
    const after = edited(RETIRED, retire('001'), { rules: { ...NO_RULES, units: [unit] } });
    // Both atoms hold much of the unit; together they have 160 with c and with d, and c is named first.
    expect(gridsOf(after)).toBe('b:002 c:003 d:004 x:003 y:003');
  });

  it('keeps tied atoms together', () => {
    const rules = { ...NO_RULES, links: [['x', 'y']] as const };
    expect(gridsOf(edited(RETIRED, retire('001'), { rules }))).toBe('b:002 c:003 d:004 x:003 y:003');
  });

  it('stays within a community where it can', () => {
    const plan = {
      ...RETIRED,
      atoms: RETIRED.atoms.map((atom) => ({
        ...atom,
        community: atom.id === 'b' || atom.id === 'c' ? 'south' : 'north',
      })),
    };
    expect(gridsOf(edited(plan, retire('001')))).toBe('b:002 c:003 d:004 x:004 y:004');
  });

  it('passes locked and dedicated neighbours by, and tells where nobody is left', () => {
    const one = marked(RETIRED, { kind: 'locked', key: '002', value: 'yes' });
    expect(gridsOf(edited(one, retire('001')))).toBe('b:002 c:003 d:004 x:003 y:003');
    const all = marked(
      RETIRED,
      { kind: 'locked', key: '002', value: 'yes' },
      { kind: 'dedicated', key: '003', value: 'park' },
      { kind: 'dedicated', key: '004', value: 'school' },
    );
    expect(reasons(all, retire('001'))).toEqual(['no-neighbour']);
  });

  it('takes the marks and micro-grids of the grid with it', () => {
    const plan = {
      ...marked(RETIRED, { kind: 'band-reason', key: '001', value: '河边' }),
      micro: { x: '01', y: '02' },
    };
    const after = edited(plan, retire('001'));
    expect(after.marks).toBeUndefined();
    expect(after.micro).toBeUndefined();
  });

  it('refuses what cannot take it', () => {
    expect(canApply(nineAtoms(), retire('001', '003'))).toBe('grids-not-adjacent');
    expect(canApply(nineAtoms(), retire('001', '001'))).toBe('grid-into-itself');
    expect(canApply(nineAtoms(), retire('009'))).toBe('grid-unknown');
    expect(canApply(nineAtoms(), retire('001', '009'))).toBe('grid-unknown');
    expect(canApply(planOf(['a', box(0, 0, 100, 100), '001']), retire('001'))).toBe('grid-is-last');
  });
});
