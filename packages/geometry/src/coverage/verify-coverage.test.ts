import type { Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { box, hole, polygon, ring } from './drawing.fixture.ts';
import { verifyCoverage } from './verify-coverage.ts';

const pair = [box(0, 0, 10, 10), box(10, 0, 20, 10)];
const codes = (faces: Polygon[], outline?: Polygon) =>
  verifyCoverage(faces, { outline }).faults.map((f) => f.code);

describe('verifyCoverage', () => {
  it('accepts an edge-matched pair and counts in integers', () => {
    const verdict = verifyCoverage(pair, { outline: box(0, 0, 20, 10) });
    expect(verdict.faults).toEqual([]);
    expect(verdict.valid).toBe(true);
    expect(verdict.sharedEdges).toBe(1);
    expect(verdict.outsideEdges).toBe(6);
    // 20 x 10 drawing units of 100 lattice units each, doubled.
    expect(verdict.doubledArea).toBe(4_000_000n);
  });

  it('1: refuses what is not finite before anything else', () => {
    const broken = polygon([
      [0, 0],
      [1e-4, Number.NaN],
      [1e-4, 1e-4],
      [0, 0],
    ]);
    const [fault] = verifyCoverage([broken]).faults;
    expect(fault).toMatchObject({ code: 'position-not-finite', condition: 1, faces: [0] });
  });

  it('2: refuses a position between lattice points', () => {
    expect(
      codes([
        polygon([
          [0, 0],
          [1e-4, 4e-8],
          [1e-4, 1e-4],
          [0, 0],
        ]),
      ]),
    ).toEqual(['position-off-lattice']);
  });

  it('3: refuses an open ring', () => {
    const open = polygon(box(0, 0, 10, 10).coordinates[0].slice(0, -1));
    expect(codes([open])).toContain('ring-not-closed');
  });

  // a spike that runs out and back has no area
  it('4: refuses a ring without area', () => {
    expect(codes([polygon(ring([0, 0], [10, 0], [20, 0]))])).toContain('ring-degenerate');
  });

  // +---+
  // | a |
  // +---*---+    one ring passes * twice
  //     | a |
  //     +---+
  it('5: refuses a ring that passes a vertex twice', () => {
    const bowed = polygon(ring([0, 10], [10, 10], [10, 0], [20, 0], [20, 10], [10, 10], [10, 20], [0, 20]));
    expect(codes([bowed])).toEqual(['ring-repeats-vertex']);
  });

  it('6: refuses a ring wound the wrong way', () => {
    const turned = polygon([...box(0, 0, 10, 10).coordinates[0]].reverse());
    expect(codes([turned])).toEqual(['ring-wound-wrongly']);
  });

  it('7: refuses a face given twice', () => {
    const verdict = verifyCoverage([...pair, pair[0]]);
    expect(verdict.faults.map((f) => f.code)).toContain('edge-used-twice-alike');
    expect(verdict.faults[0].faces).toEqual([0, 2]);
  });

  // +---+---+
  // | a +   |     b has no vertex where a has one: the edge of b is not the edge of a
  // |   | b |
  // +---+---+
  it('8: refuses a vertex of one face on an edge of another', () => {
    const withVertex = polygon(ring([0, 0], [10, 0], [10, 5], [10, 10], [0, 10]));
    const verdict = verifyCoverage([withVertex, pair[1]]);
    expect(new Set(verdict.faults.map((f) => f.code))).toEqual(new Set(['edges-meet-off-vertices']));
    expect(verdict.faults[0].linework).toHaveLength(2);
  });

  // +---+
  // | +-+-+     edges cross
  // +-+-+ |
  //   +---+
  it('8: refuses edges that cross', () => {
    expect(codes([box(0, 0, 10, 10), box(5, 5, 15, 15)])).toEqual([
      'edges-meet-off-vertices',
      'edges-meet-off-vertices',
    ]);
  });

  it('9: refuses a hole outside its exterior', () => {
    expect(codes([polygon(box(0, 0, 10, 10).coordinates[0], hole(20, 0, 25, 5))])).toEqual([
      'hole-outside-exterior',
    ]);
  });

  // +-------+
  // | a +-+ |     b lies on a, which has no hole there
  // |   |b| |
  // |   +-+ |
  // +-------+
  it('10: refuses a face inside another', () => {
    expect(codes([box(0, 0, 20, 20), box(5, 5, 10, 10)])).toEqual(['faces-overlap']);
    const around = polygon(box(0, 0, 20, 20).coordinates[0], hole(5, 5, 10, 10));
    expect(codes([around, box(5, 5, 10, 10)])).toEqual([]);
  });

  // +-------+
  // | a  /\ |
  // |  / b/ |     b lies on a and touches its corner: every edge meets the others in vertices only
  // |/---   |
  // +-------+
  it('10: refuses a face inside another that touches its corner', () => {
    const verdict = verifyCoverage([box(0, 0, 20, 20), polygon(ring([0, 0], [10, 5], [5, 10]))]);
    expect(verdict.faults).toMatchObject([{ code: 'faces-overlap', faces: [0, 1], at: [0, 0] }]);
  });

  // +---+...+
  // | a |   :     half of the outline is bare
  // +---+...+
  it('11-13: refuses a missing face where the outline is known', () => {
    const found = new Set(codes([pair[0]], box(0, 0, 20, 10)));
    expect(found).toEqual(new Set(['edge-off-outline', 'outline-uncovered', 'area-differs']));
    expect(codes([pair[0]])).toEqual([]);
  });

  it('11: lets a vertex lie beside the outline by the rounding of the lattice, and no farther', () => {
    const outline = polygon(ring([0, 0], [1000, 1], [1000, 1000], [0, 1000]));
    const rounded = (x: number, y: number) =>
      polygon(ring([0, 0], [x, y], [1000, 1], [1000, 1000], [0, 1000]));
    expect(codes([rounded(499, 0.5)], outline)).toEqual([]);
    expect(codes([rounded(499, 0.4)], outline)).toContain('edge-off-outline');
  });
});
