import type { GroundDocument, OldBordersDocument, PlanState } from '@onegrid/planning';
import type { Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { SNAP_KINDS, SnapIndex, type SnapKind } from './snap-to.ts';

// Units of 1e-5 degree, about 1.11 m at the equator.
const at = (x: number, y: number): [number, number] => [x / 1e5, y / 1e5];

/**
 * +---+---+---+
 * | a | b | c |   a and b are grid 001, c is grid 002; each 100 by 100
 * +---+---+---+
 */
const plan: PlanState = {
  revision: 1,
  atoms: [0, 100, 200].map((left, i) => ({
    id: 'abc'[i],
    geometry: box(left, 0, left + 100, 100),
    areaM2: 12_300,
    households: 10,
    community: null,
    labels: {},
    shares: {},
  })),
  codes: ['001', '001', '002'],
};
const ground: GroundDocument = {
  rules: {
    band: null,
    communities: [],
    units: [{ id: 'u', name: 'Willow Court', geometry: box(20, 20, 80, 80) }],
    buildings: [],
    links: [],
  },
  households: [],
  appeals: [],
  branches: [],
  communities: [],
  streets: [
    { id: 's', geometry: { type: 'LineString', coordinates: [at(0, 50), at(150, 50), at(300, 60)] } },
  ],
  legacy: {},
};
const old: OldBordersDocument = {
  borders: [
    { department: 'police', lines: { type: 'MultiLineString', coordinates: [[at(140, 0), at(140, 100)]] } },
  ],
};
const snaps = (kinds: readonly SnapKind[] = SNAP_KINDS) => new SnapIndex(plan, ground, old, kinds);

describe('snapping', () => {
  it('takes the corner of a border before the border itself, number for number', () => {
    expect(snaps().nearest(at(203, 96), 8)).toEqual({ at: at(200, 100), kind: 'vertex', label: '001 002' });
  });

  it('takes the nearest place of a border away from its corners', () => {
    expect(snaps().nearest(at(204, 30), 8)).toEqual({ at: at(200, 30), kind: 'border', label: '001 002' });
  });

  it('tells the outside of the plan by the one grid there', () => {
    expect(snaps().nearest(at(250, -3), 8)).toEqual({ at: at(250, 0), kind: 'border', label: '002' });
  });

  it('takes lines between atoms of one grid where no border is near', () => {
    expect(snaps().nearest(at(102, 20), 8)).toEqual({ at: at(100, 20), kind: 'atom', label: '' });
  });

  it('takes the wall of a compound, and its corner when near', () => {
    expect(snaps().nearest(at(50, 17), 8)).toEqual({
      at: at(50, 20),
      kind: 'compound',
      label: 'Willow Court',
    });
    expect(snaps().nearest(at(18, 18), 8)).toEqual({
      at: at(20, 20),
      kind: 'compound',
      label: 'Willow Court',
    });
  });

  it('takes a street, and a department’s old border with its name', () => {
    expect(snaps().nearest(at(120, 53), 8)).toEqual({ at: at(120, 50), kind: 'street', label: '' });
    expect(snaps().nearest(at(141, 20), 8)).toEqual({ at: at(140, 20), kind: 'old-border', label: 'police' });
  });

  it('prefers the plan’s own line to another about as near, not to one much nearer', () => {
    // The border is 3 off, a line of kind street 2 off; then 6 and 0.
    const beside = new SnapIndex(plan, { ...ground, streets: [street(205)] }, null);
    expect(beside.nearest(at(203, 30), 8)?.kind).toBe('border');
    const far = new SnapIndex(plan, { ...ground, streets: [street(206)] }, null);
    expect(far.nearest(at(206, 30), 8)?.kind).toBe('street');
  });

  it('keeps to the kinds it is asked for and to its reach', () => {
    expect(snaps(['street']).nearest(at(200, 30), 8)).toBeNull();
    expect(snaps().nearest(at(180, 80), 8)).toBeNull();
    expect(new SnapIndex(plan, null, null).nearest(at(50, 50), 8)).toBeNull();
  });
});

function box(left: number, bottom: number, right: number, top: number): Polygon {
  return {
    type: 'Polygon',
    coordinates: [[at(left, bottom), at(right, bottom), at(right, top), at(left, top), at(left, bottom)]],
  };
}

function street(x: number): GroundDocument['streets'][number] {
  return { id: 'x', geometry: { type: 'LineString', coordinates: [at(x, 0), at(x, 100)] } };
}
