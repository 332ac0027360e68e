import type { EditOp, EditOutcome, GroundDocument } from '@onegrid/planning';
import { EMPTY_DIFF } from '@onegrid/planning';
import { describe, expect, it } from 'vitest';
import { moveTo, NOTHING_PICKED, type Picked, pickAt, pickedWith, targetsOf } from './picked.ts';
import { at, BARE_GROUND, box, planOf, polygon } from './plan.fixture.ts';
import { PlanPlaces } from './plan-places.ts';

/**
 * +---+---+-------+
 * | c | d |   e   |   c and d are 002, e is 003
 * +---+---+-------+
 * | a     |   b   |   a is 001, b is 003; a is 200 by 100
 * +-------+-------+
 */
const places = PlanPlaces.of(
  planOf(
    ['a', polygon([0, 0], [200, 0], [200, 100], [100, 100], [0, 100]), '001'],
    ['b', box(200, 0, 400, 100), '003'],
    ['c', box(0, 100, 100, 200), '002'],
    ['d', box(100, 100, 200, 200), '002'],
    ['e', box(200, 100, 400, 200), '003'],
  ),
);
const ground: GroundDocument = {
  ...BARE_GROUND,
  rules: {
    ...BARE_GROUND.rules,
    units: [
      { id: 'u1', name: 'Willow Court', geometry: box(1, 101, 200, 199) },
      { id: 'u2', name: 'Elm Court', geometry: box(20, 20, 60, 60) },
    ],
    buildings: [
      { id: 'b1', name: 'No. 1', geometry: box(170, 60, 190, 80), households: 4 },
      { id: 'b2', name: null, geometry: { type: 'Point', coordinates: at(120, 50) }, households: null },
    ],
  },
};
const pick = (x: number, y: number, kind: Parameters<typeof pickAt>[3]) =>
  pickAt(places, ground, at(x, y), kind, 0);
const accept = (): EditOutcome => ({ diff: EMPTY_DIFF, warnings: [] });

describe('picking at a place', () => {
  it('takes the atom', () => {
    expect(pick(50, 150, 'atom')).toEqual({ kind: 'atoms', atomIds: ['c'], compound: null });
  });

  it('takes the atoms that a compound is made of, else its ground', () => {
    expect(pick(150, 150, 'compound')).toEqual({
      kind: 'atoms',
      atomIds: ['c', 'd'],
      compound: 'Willow Court',
    });
    expect(pick(30, 30, 'compound')).toMatchObject({ kind: 'compound', id: 'u2', name: 'Elm Court' });
  });

  it('takes the building whose ground is there, or a point nearby', () => {
    expect(pick(171, 61, 'building')).toMatchObject({ kind: 'building', id: 'b1', name: 'No. 1' });
    expect(pick(125, 50, 'building')).toMatchObject({ kind: 'building', id: 'b2', name: null });
  });

  it('says why there is nothing', () => {
    expect(pick(500, 50, 'atom')).toBe('outside');
    expect(pick(300, 50, 'building')).toBe('noBuilding');
    expect(pick(300, 50, 'compound')).toBe('noCompound');
  });
});

describe('what is picked', () => {
  const atoms = (...atomIds: string[]): Picked => ({ kind: 'atoms', atomIds, compound: null });

  it('gains atoms, loses those picked again, and gives way to a building', () => {
    expect(pickedWith(atoms('a'), atoms('b'))).toEqual(atoms('a', 'b'));
    expect(pickedWith(atoms('a', 'b'), atoms('b'))).toEqual(atoms('a'));
    expect(pickedWith(atoms('a'), atoms('a', 'b'))).toEqual(atoms('a', 'b'));
    const building = pick(171, 61, 'building') as Picked;
    expect(pickedWith(atoms('a'), building)).toBe(building);
    expect(pickedWith(building, atoms('a'))).toEqual(atoms('a'));
  });

  it('can go to the grids beside it', () => {
    expect(targetsOf(places, atoms('d'))).toEqual(['001', '003']);
    expect(targetsOf(places, pick(171, 61, 'building') as Picked)).toEqual(['002', '003']);
    expect(targetsOf(places, NOTHING_PICKED)).toEqual([]);
  });
});

describe('moving what is picked', () => {
  it('gives whole atoms as they are', () => {
    const move = moveTo(places, { kind: 'atoms', atomIds: ['d'], compound: null }, '003', accept);
    expect(move?.op).toEqual({ kind: 'reassign-atoms', atomIds: ['d'], to: '003' });
  });

  it('gives a building with its land; where the first way is refused, another is taken', () => {
    const building = pick(171, 61, 'building') as Picked;
    const tried: EditOp[] = [];
    const refusing =
      (most: number) =>
      (op: EditOp): EditOutcome => {
        tried.push(op);
        return tried.length <= most ? { rejected: [] } : accept();
      };
    const move = moveTo(places, building, '003', refusing(2));
    expect(tried).toHaveLength(3);
    expect(move?.op).toBe(tried[2]);
    expect(tried.every((op) => op.kind === 'move-land' && op.to === '003')).toBe(true);
    tried.length = 0;
    const refused = moveTo(places, building, '003', refusing(100));
    expect(refused?.op).toBe(tried[0]);
    expect(refused?.outcome).toEqual({ rejected: [] });
  });

  it('takes no land of a third grid with a building', () => {
    const building = pick(171, 61, 'building') as Picked;
    const [atom] = places.plan.atoms;
    const third: EditOutcome = {
      diff: { ...EMPTY_DIFF, removed: [{ atom, code: '002', parentId: null }] },
      warnings: [],
    };
    let calls = 0;
    const move = moveTo(places, building, '003', () => (calls++ === 0 ? third : accept()));
    expect(calls).toBe(2);
    expect(move?.outcome).toEqual(accept());
  });

  it('is nothing for nothing, and for a grid that is not beside it', () => {
    expect(moveTo(places, NOTHING_PICKED, '003', accept)).toBeNull();
    expect(moveTo(places, pick(171, 61, 'building') as Picked, '009', accept)).toBeNull();
  });
});
