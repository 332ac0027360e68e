import type { Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { assertSound } from '../../test/fuzz/merge-invariants.ts';
import type { DepartmentLayer } from '../model/layer.ts';
import { DEFAULT_MERGE_OPTIONS, type MergeInput, type MergeOptions } from '../model/merge.ts';
import { MergeError } from './merge-error.ts';
import { mergeLayers } from './merge-layers.ts';

/** A box in hundredths of a thousandth of a degree (about a metre) at 118.2 E, 31.1 N. */
function box(x: number, y: number, w: number, h: number): Polygon {
  const at = (a: number, b: number) => [
    Math.round((118.2 + a * 1e-5) * 1e7) / 1e7,
    Math.round((31.1 + b * 1e-5) * 1e7) / 1e7,
  ];
  return {
    type: 'Polygon',
    coordinates: [[at(x, y), at(x + w, y), at(x + w, y + h), at(x, y + h), at(x, y)]],
  };
}

const layer = (department: string, ...boxes: [string, Polygon][]): DepartmentLayer => ({
  department,
  weight: 1,
  grids: boxes.map(([id, geometry], i) => ({ id, geometry, row: i + 1 })),
});

function merge(input: MergeInput, options: Partial<MergeOptions> = {}) {
  const all = { ...DEFAULT_MERGE_OPTIONS, ...options };
  const result = mergeLayers(input, all);
  assertSound({ input, options: all }, result);
  return result;
}

function refusal(input: MergeInput, options: Partial<MergeOptions> = {}): string {
  try {
    mergeLayers(input, { ...DEFAULT_MERGE_OPTIONS, ...options });
  } catch (error) {
    if (error instanceof MergeError) return error.code;
    throw error;
  }
  return 'merged';
}

const outline = box(0, 0, 400, 300);
const halves = layer('halves', ['W', box(0, 0, 200, 300)], ['E', box(200, 0, 200, 300)]);
const storeys = layer('storeys', ['S', box(0, 0, 400, 150)], ['N', box(0, 150, 400, 150)]);

describe('mergeLayers', () => {
  it('returns the grids of one clean coverage exactly, however uneven, when no size is asked for', () => {
    const uneven = layer('a', ['1', box(0, 0, 30, 300)], ['2', box(30, 0, 370, 300)]);
    const { unified } = merge({ outline, layers: [uneven, { ...uneven, department: 'b' }] });
    expect(unified.map(({ code, geometry }) => [code, geometry.coordinates[0]!.length])).toEqual([
      ['001', 5],
      ['002', 5],
    ]);
    expect(unified[0]!.areaM2 / (unified[0]!.areaM2 + unified[1]!.areaM2)).toBeCloseTo(30 / 400, 3);
  });

  it('makes atoms of what departments tell apart, and labels them', () => {
    // ┌──┬──┐
    // │NW│NE│   halves: W, E; storeys: S, N
    // ├──┼──┤
    // │SW│SE│
    // └──┴──┘
    const { atoms } = merge({ outline, layers: [halves, storeys] }, { grids: 2 });
    expect(atoms.map(({ labels }) => `${labels.halves}${labels.storeys}`).sort()).toEqual([
      'EN',
      'ES',
      'WN',
      'WS',
    ]);
    expect(atoms.every(({ shares }) => shares.halves! > 0.99)).toBe(true);
  });

  it('leaves a grid both its halves where only a strip too thin for an atom joined them', () => {
    // ┌──┬──┬──┐
    // │A │B │A │   a strip of A, 6 m wide, runs below B
    // └──┴──┴──┘
    const strip = layer(
      'strip',
      ['A', box(0, 0, 160, 300)],
      ['A', box(160, 0, 80, 6)],
      ['A', box(240, 0, 160, 300)],
      ['B', box(160, 6, 80, 294)],
    );
    const { atoms, report } = merge({ outline, layers: [strip] }, { grids: 3 });
    const areaOf = (id: string) =>
      atoms.reduce((sum, atom) => sum + (atom.labels.strip === id ? atom.areaM2 : 0), 0);
    expect(areaOf('A') / areaOf('B')).toBeCloseTo(4, 1);
    expect(report.findings.map(({ kind }) => kind)).toContain('grid-broken');
  });

  it('lets households decide, and splits the weight of a polygon over its land inside', () => {
    const households = {
      kind: 'polygons' as const,
      polygons: [
        { geometry: box(-100, 0, 200, 300), n: 90 },
        { geometry: box(300, 0, 50, 50), n: 10 },
      ],
    };
    const { unified, report } = merge(
      { outline, layers: [halves], households },
      { grids: 2, band: [0.5, 1.6] },
    );
    expect(report.inputs.households).toBe(100);
    const sizes = unified.map((grid) => Math.round(grid.households));
    expect(sizes[0]! + sizes[1]!).toBe(100);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(25);
  });

  it('cuts atoms when more grids are asked for than departments draw', () => {
    const { unified, atoms, arcs } = merge({ outline, layers: [halves] }, { grids: 5 });
    expect(unified).toHaveLength(5);
    expect(atoms.length).toBeGreaterThanOrEqual(5);
    expect(arcs.some((arc) => arc.class === 'split-for-size')).toBe(true);
  });

  it('ties an islet to the nearest grid, and refuses fewer grids than large parts', () => {
    const islands = {
      type: 'MultiPolygon' as const,
      coordinates: [outline.coordinates, box(450, 100, 40, 40).coordinates],
    };
    const wide = layer('a', ['1', box(0, 0, 200, 300)], ['2', box(200, 0, 400, 300)]);
    const { unified, report } = merge({ outline: islands, layers: [wide] }, { grids: 2 });
    expect(report.findings.map(({ kind }) => kind)).toContain('islet-attached');
    expect(unified.map(({ geometry }) => geometry.type).sort()).toEqual(['MultiPolygon', 'Polygon']);
    const two = {
      type: 'MultiPolygon' as const,
      coordinates: [outline.coordinates, box(500, 0, 400, 300).coordinates],
    };
    expect(refusal({ outline: two, layers: [layer('a', ['1', box(0, 0, 900, 300)])] }, { grids: 1 })).toBe(
      'too-few-grids',
    );
  });

  it('leaves land without a grid of a department to that department, and says how much', () => {
    const partial = layer('part', ['W', box(0, 0, 200, 300)]);
    const { atoms, report } = merge({ outline, layers: [halves, partial] }, { grids: 2 });
    expect(atoms.map(({ labels }) => labels.part ?? null).sort()).toEqual(['W', null]);
    const half = report.inputs.layers.find(({ department }) => department === 'part')!;
    expect(half.uncoveredM2 / report.inputs.outlineAreaM2).toBeCloseTo(0.5, 2);
  });

  it('names overlaps and gaps of the layers with their place', () => {
    const faulty = layer(
      'a',
      ['1', box(0, 0, 220, 300)],
      ['2', box(200, 0, 100, 300)],
      ['3', box(300, 0, 100, 100)],
      ['4', box(300, 120, 100, 180)],
    );
    const closed = layer('b', [
      '1',
      {
        type: 'Polygon',
        coordinates: [outline.coordinates[0]!, box(100, 100, 40, 40).coordinates[0]!.slice().reverse()],
      },
    ]);
    const { report } = merge({ outline, layers: [faulty, closed] }, { grids: 2 });
    const found = report.findings.map(
      ({ kind, department, ids }) => `${department} ${kind} ${ids.join('+')}`,
    );
    expect(found).toContain('a overlap 1+2');
    expect(found.some((line) => line.startsWith('b gap'))).toBe(true);
  });

  it('keeps four grids apart whose corners miss each other by a hand', () => {
    // Found by random corners: the two lines of one layer turned at the same corner without touching, and
    // the gap of a few centimetres made one face of the grids south-west and north-east of it.
    const at = (x: number, y: number) => [
      Math.round((118.2 + x * 1e-5) * 1e7) / 1e7,
      Math.round((31.1 + y * 1e-5) * 1e7) / 1e7,
    ];
    for (let step = 0; step < 40; step++) {
      const off = (k: number) => ((step * 37 + k * 53) % 21) / 10 - 1;
      const corner = (k: number) => at(200 + off(k), 150 + off(k + 4));
      const cell = (k: number, x: number, y: number): Polygon => {
        const ring = [at(x, 150), at(x, y), at(200, y)];
        const closed = [corner(k), ...ring, corner(k)];
        return { type: 'Polygon', coordinates: [closed] };
      };
      const four = layer(
        'a',
        ['SW', cell(0, 0, 0)],
        ['SE', cell(1, 400, 0)],
        ['NE', cell(2, 400, 300)],
        ['NW', cell(3, 0, 300)],
      );
      const { atoms } = merge({ outline, layers: [four] }, { grids: 4, band: [0, 9] });
      expect(atoms.map(({ labels }) => labels.a).sort(), `step ${step}`).toEqual(['NE', 'NW', 'SE', 'SW']);
    }
  });

  it('accepts an outline with a notch narrower than the lattice can hold', () => {
    const [ring] = outline.coordinates as [number[][]];
    const tip = [ring[0]![0]! + 2e-3, ring[0]![1]! + 1e-3];
    const mouth = (dx: number) => [ring[0]![0]! + 2e-3 + dx * 1e-7, ring[0]![1]!];
    const notched: Polygon = {
      type: 'Polygon',
      coordinates: [[ring[0]!, mouth(-1), tip, mouth(2), ...ring.slice(1)]],
    };
    const { atoms } = merge({ outline: notched, layers: [halves] }, { grids: 2 });
    expect(atoms.length).toBeGreaterThanOrEqual(2);
  });

  it('returns one layer as it is although it leaves a rim of the outline uncovered', () => {
    const inner = layer('a', ['1', box(20, 0, 100, 300)], ['2', box(120, 0, 280, 300)]);
    const { unified, atoms } = merge({ outline, layers: [inner] });
    expect(unified).toHaveLength(2);
    expect(atoms.map(({ labels }) => labels.a).sort()).toEqual(['1', '2', null]);
  });

  it('tells grids outside the outline from grids that are lost', () => {
    const wide = layer(
      'a',
      ['1', box(0, 0, 400, 300)],
      ['far', box(700, 0, 100, 100)],
      ['further', box(900, 0, 100, 100)],
    );
    const { report } = merge({ outline, layers: [wide] }, { grids: 1 });
    expect(report.findings.map(({ kind, ids }) => `${kind} ${ids.join('+')}`)).toEqual([
      'grids-outside-outline far+further',
    ]);
  });

  it('keeps departments with any name', () => {
    const { atoms } = merge({ outline, layers: [{ ...halves, department: '__proto__' }] }, { grids: 2 });
    expect(Object.keys(atoms[0]!.labels)).toEqual(['__proto__']);
  });

  it('does not multiply vertices at a small tolerance', () => {
    const shifted = layer('b', ['W', box(0, 0, 201, 300)], ['E', box(201, 0, 199, 300)]);
    const { atoms } = merge({ outline, layers: [halves, shifted] }, { grids: 2, toleranceMetres: 2 });
    expect(atoms.reduce((sum, { geometry }) => sum + geometry.coordinates[0]!.length, 0)).toBeLessThan(40);
  });

  it('gives the same bytes whatever the order of layers and features', () => {
    const turned = { ...halves, grids: [...halves.grids].reverse() };
    const one = merge({ outline, layers: [halves, storeys] }, { grids: 3 });
    const other = merge({ outline, layers: [storeys, turned] }, { grids: 3 });
    expect(JSON.stringify([other.unified, other.atoms, other.arcs])).toBe(
      JSON.stringify([one.unified, one.atoms, one.arcs]),
    );
  });

  it('tells its stages in order and can be stopped from the callback', () => {
    const stages: string[] = [];
    const options = { ...DEFAULT_MERGE_OPTIONS, grids: 2 };
    mergeLayers(
      { outline, layers: [halves] },
      options,
      (stage) => stages.at(-1) !== stage && stages.push(stage),
    );
    expect(stages).toEqual(['prepare', 'reconcile', 'atoms', 'propose', 'explain', 'judge', 'checks']);
    const stop = new Error('stop');
    expect(() =>
      mergeLayers({ outline, layers: [halves] }, options, (stage) => {
        if (stage === 'propose') throw stop;
      }),
    ).toThrow(stop);
  });

  it.each<[string, MergeInput, Partial<MergeOptions>]>([
    ['no-layers', { outline, layers: [] }, {}],
    ['duplicate-department', { outline, layers: [halves, halves] }, {}],
    ['bad-weight', { outline, layers: [{ ...halves, weight: 0 }] }, {}],
    ['bad-tolerance', { outline, layers: [halves] }, { toleranceMetres: -1 }],
    ['bad-grids', { outline, layers: [halves] }, { grids: 1.5 }],
    ['bad-band', { outline, layers: [halves] }, { band: [2, 1] }],
    ['bad-seed', { outline, layers: [halves] }, { seed: 0.5 }],
    ['outline-empty', { outline: { type: 'MultiPolygon', coordinates: [] }, layers: [halves] }, {}],
    ['outline-too-small', { outline: box(0, 0, 5, 5), layers: [halves] }, {}],
    ['layer-empty', { outline, layers: [layer('a')] }, {}],
    ['layer-outside-outline', { outline, layers: [layer('a', ['1', box(5000, 0, 10, 10)])] }, {}],
    [
      'households-outside',
      { outline, layers: [halves], households: { kind: 'points', points: [{ lon: 0, lat: 0, n: 1 }] } },
      {},
    ],
    [
      'too-many-grids',
      { outline: box(0, 0, 40, 40), layers: [layer('a', ['1', box(0, 0, 40, 40)])] },
      { grids: 40 },
    ],
  ])('refuses with %s', (code, input, options) => {
    expect(refusal(input, options)).toBe(code);
  });
});
