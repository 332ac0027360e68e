import type { Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { Atom } from '../model/atom.ts';
import type { DepartmentLayer } from '../model/layer.ts';
import { deriveArcs } from './derive-arcs.ts';

/** One drawing unit is 1e-5 degrees, about a metre. */
const UNITS = 1e5;
type Labels = Readonly<Record<string, string | null>>;
type Cell = readonly [code: string, labels: Labels];

function polygon(...points: [number, number][]): Polygon {
  return { type: 'Polygon', coordinates: [[...points, points[0]].map(([x, y]) => [x / UNITS, y / UNITS])] };
}

function box(left: number, bottom: number, right: number, top: number): Polygon {
  return polygon([left, bottom], [right, bottom], [right, top], [left, top]);
}

function atom(geometry: Polygon, labels: Labels): Atom {
  return {
    id: JSON.stringify(geometry.coordinates),
    geometry,
    areaM2: 1,
    households: 1,
    community: null,
    labels,
    shares: {},
  };
}

/** Atoms in a row, each 20 units wide and 40 high, with their codes and labels. */
function row(...cells: readonly Cell[]) {
  return {
    atoms: cells.map(([, labels], i) => atom(box(20 * i, 0, 20 * i + 20, 40), labels)),
    codes: cells.map(([code]) => code),
    departments: Object.keys(cells[0][1]).map((id) => ({ id, weight: 1 })),
  };
}

function layer(department: string, grids: Readonly<Record<string, Polygon>>): DepartmentLayer {
  const own = Object.entries(grids).map(([id, geometry], i) => ({ id, geometry, row: i + 1 }));
  return { department, weight: 1, grids: own };
}

const inside = (arcs: ReturnType<typeof deriveArcs>) => arcs.filter(({ right }) => right !== null);

describe('deriveArcs', () => {
  // +---+---+
  // | 1 | 2 |     one arc between, one round each outside
  // +---+---+
  it('gives each edge of a unified border to one arc, the lower code on the left', () => {
    const arcs = deriveArcs(row(['002', { police: 'a' }], ['001', { police: 'b' }]));
    expect(arcs.map(({ left, right }) => [left, right])).toEqual([
      ['001', '002'],
      ['001', null],
      ['002', null],
    ]);
    // 001 is the right-hand cell, so seen with it on the left the line runs south.
    expect(arcs[0].coordinates).toEqual([
      [20 / UNITS, 40 / UNITS],
      [20 / UNITS, 0],
    ]);
    expect(arcs[0].lengthM).toBeCloseTo(44.23, 2);
    expect(arcs[1].coordinates).toHaveLength(4);
  });

  // +---+---+
  // | a | b |     the evidence changes half-way up: two arcs
  // +---+---+
  // | a | c |
  // +---+---+
  it('ends an arc where the evidence changes, though left and right stay', () => {
    const arcs = deriveArcs({
      atoms: [
        atom(box(0, 0, 20, 20), { police: 'a', fire: 'f' }),
        atom(box(0, 20, 20, 40), { police: 'a', fire: 'f' }),
        atom(box(20, 0, 40, 20), { police: 'b', fire: 'f' }),
        atom(box(20, 20, 40, 40), { police: 'b', fire: 'g' }),
      ],
      codes: ['001', '001', '002', '002'],
      departments: [
        { id: 'police', weight: 1 },
        { id: 'fire', weight: 1 },
      ],
    });
    expect(inside(arcs).map(({ supporters, opponents }) => [supporters, opponents])).toEqual([
      [['police'], ['fire']],
      [['fire', 'police'], []],
    ]);
  });

  // +---+---+
  // | 3 | 4 |     four borders meet in the middle: none passes through
  // +---+---+
  // | 1 | 2 |
  // +---+---+
  it('ends arcs where three or more borders meet', () => {
    const cells = [box(0, 0, 20, 20), box(20, 0, 40, 20), box(0, 20, 20, 40), box(20, 20, 40, 40)];
    const arcs = deriveArcs({
      atoms: cells.map((cell, i) => atom(cell, { police: String(i) })),
      codes: ['1', '2', '3', '4'],
      departments: [{ id: 'police', weight: 1 }],
    });
    expect(inside(arcs).map(({ left, right }) => `${left}${right}`)).toEqual(['12', '13', '24', '34']);
  });

  // +-------+
  // | +---+ |
  // | | 2 | |     a grid inside another: the arc is a closed ring from its least vertex
  // | +---+ |
  // +-------+
  it('closes an arc that never ends', () => {
    const around: Polygon = {
      type: 'Polygon',
      coordinates: [
        ...box(0, 0, 40, 40).coordinates,
        polygon([10, 10], [10, 30], [30, 30], [30, 10]).coordinates[0],
      ],
    };
    const [ring] = deriveArcs({
      atoms: [atom(around, { police: 'a' }), atom(box(10, 10, 30, 30), { police: 'b' })],
      codes: ['001', '002'],
      departments: [{ id: 'police', weight: 1 }],
    });
    expect(ring.coordinates).toHaveLength(5);
    expect(ring.coordinates[0]).toEqual([10 / UNITS, 10 / UNITS]);
    expect(ring.coordinates[4]).toEqual(ring.coordinates[0]);
    // The outer grid is on the left, so the ring runs clockwise.
    expect(ring.coordinates[1]).toEqual([10 / UNITS, 30 / UNITS]);
  });

  it('gives equal bytes whatever the order of the atoms', () => {
    const input = row(['1', { p: 'a' }], ['2', { p: 'b' }], ['2', { p: 'c' }], ['3', { p: null }]);
    const turned = { ...input, atoms: [...input.atoms].reverse(), codes: [...input.codes].reverse() };
    expect(JSON.stringify(deriveArcs(turned))).toBe(JSON.stringify(deriveArcs(input)));
  });

  it('counts no grid against a grid as a difference, and no grid on both sides as silence', () => {
    const [arc] = deriveArcs(row(['1', { p: 'a', q: null, r: null }], ['2', { p: 'a', q: 'x', r: null }]));
    expect(arc).toMatchObject({ supporters: ['q'], opponents: ['p'], silent: ['r'] });
  });
});

describe('classes of arcs', () => {
  const classOf = (...cells: readonly Cell[]) => deriveArcs(row(...cells))[0].class;

  it('outline: outside has no labels, so a department with a grid inside supports', () => {
    const arcs = deriveArcs(row(['1', { p: 'a', q: null }]));
    expect(arcs).toHaveLength(1);
    expect(arcs[0]).toMatchObject({
      class: 'outline',
      supporters: ['p'],
      opponents: [],
      silent: ['q'],
      right: null,
    });
  });

  it('kept-by-all: two or more support, none opposes, whoever is silent', () => {
    expect(classOf(['1', { p: 'a', q: 'x', r: null }], ['2', { p: 'b', q: 'y', r: null }])).toBe(
      'kept-by-all',
    );
  });

  it('kept-by-most: more than half of those that speak, by weight', () => {
    const three = row(['1', { p: 'a', q: 'x', r: 'm' }], ['2', { p: 'b', q: 'y', r: 'm' }]);
    expect(deriveArcs(three)[0].class).toBe('kept-by-most');
    const heavy = three.departments.map(({ id }) => ({ id, weight: id === 'r' ? 2 : 1 }));
    expect(deriveArcs({ ...three, departments: heavy })[0].class).toBe('one-department');
  });

  it('one-department: a single supporter, opposed or not', () => {
    expect(classOf(['1', { p: 'a', q: 'x' }], ['2', { p: 'b', q: 'x' }])).toBe('one-department');
    expect(classOf(['1', { p: 'a', q: null }], ['2', { p: 'b', q: null }])).toBe('one-department');
  });

  it('split-for-size: nobody drew it', () => {
    expect(classOf(['1', { p: 'a' }], ['2', { p: 'a' }])).toBe('split-for-size');
  });

  it('gap-filled: every supporter ends here', () => {
    expect(classOf(['1', { p: 'a', q: 'x' }], ['2', { p: null, q: 'x' }])).toBe('gap-filled');
    expect(classOf(['1', { p: 'a', q: 'x' }], ['2', { p: null, q: 'y' }])).not.toBe('gap-filled');
  });

  //   a claims 0..30, b claims 10..40
  //   +----+--:--+----+     the line at 20 runs 10 units inside both
  //   0   10  20 30  40
  it('overlap-resolved: the grids of the only supporter both claim the land at the line', () => {
    const input = row(['1', { p: 'a' }], ['2', { p: 'b' }]);
    const overlapping = layer('p', { a: box(0, -99, 30, 99), b: box(10, -99, 40, 99) });
    const [arc] = deriveArcs({ ...input, layers: [overlapping] });
    expect(arc.class).toBe('overlap-resolved');
    // 10 units of longitude from either line.
    expect(arc.movedMetresMedian).toBeCloseTo(11.13, 1);
    const clean = layer('p', { a: box(0, 0, 20, 40), b: box(20, 0, 40, 40) });
    expect(deriveArcs({ ...input, layers: [clean] })[0]).toMatchObject({
      class: 'one-department',
      movedMetresMedian: 0,
      movedMetresMax: 0,
    });
  });

  it('by-hand: more than half of it was drawn by a person', () => {
    const input = row(['1', { p: 'a' }], ['2', { p: 'a' }]);
    const drawn = [
      [20 / UNITS, 0],
      [20 / UNITS, 40 / UNITS],
    ] as [number[], number[]];
    expect(deriveArcs({ ...input, drawnByHand: [drawn] })[0].class).toBe('by-hand');
    // A later cut may have divided the drawn edge; less than half of it drawn is not by hand.
    const [from, to] = drawn;
    const longer = [[from[0], -50 / UNITS], to] as [number[], number[]];
    expect(deriveArcs({ ...input, drawnByHand: [longer] })[0].class).toBe('by-hand');
    const shorter = [from, [to[0], 15 / UNITS]] as [number[], number[]];
    expect(deriveArcs({ ...input, drawnByHand: [shorter] })[0].class).toBe('split-for-size');
  });
});

describe('distance moved', () => {
  //  a |  | b      the supporter's own line runs 3 units beside the arc
  //    ^  ^
  //   17  20
  it('is measured to the nearest line of any supporter, not of the others', () => {
    const input = row(['1', { p: 'a', q: 'x' }], ['2', { p: 'b', q: 'x' }]);
    const p = layer('p', { a: box(-99, -99, 17, 99), b: box(17, -99, 99, 99) });
    const q = layer('q', { x: box(-99, -99, 20, 99) });
    const [arc] = deriveArcs({ ...input, layers: [p, q] });
    expect(arc.supporters).toEqual(['p']);
    expect(arc.movedMetresMedian).toBeCloseTo(3.34, 1);
    expect(arc.movedMetresMax).toBeCloseTo(3.34, 1);
  });

  it('is unknown without supporters', () => {
    const [arc] = deriveArcs({
      ...row(['1', { p: 'a' }], ['2', { p: 'a' }]),
      layers: [layer('p', { a: box(0, 0, 9, 9) })],
    });
    expect(arc).toMatchObject({ movedMetresMedian: null, movedMetresMax: null });
  });
});
