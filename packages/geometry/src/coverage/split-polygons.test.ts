import type { LineString, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { box, drawn, hole, line, polygon, ring } from './drawing.fixture.ts';
import { partsAcrossLine } from './parts-across-line.ts';
import { type PolygonSplit, splitPolygons } from './split-polygons.ts';
import { verifyCoverage } from './verify-coverage.ts';

function split(polygons: Polygon[], targets: number[], along: LineString): PolygonSplit {
  const outcome = splitPolygons(polygons, targets, along);
  if ('refused' in outcome) throw new Error(outcome.refused);
  return outcome.split;
}

function refusal(polygons: Polygon[], targets: number[], along: LineString): string | null {
  const outcome = splitPolygons(polygons, targets, along);
  return 'refused' in outcome ? outcome.refused : null;
}

/** Replaces what was split and returns the whole coverage. */
function applied(polygons: Polygon[], { replaced }: PolygonSplit): Polygon[] {
  const pieces = new Map(replaced.map(({ index, pieces: own }) => [index, own]));
  return polygons.flatMap((one, i) => pieces.get(i) ?? [one]);
}

const square = box(0, 0, 100, 100);

describe('splitPolygons', () => {
  //      :
  // +----:----+      +----+----+
  // |    :    |  ->  |    |    |
  // +----:----+      +----+----+
  //      :
  it('cuts one face in two and leaves no trace outside', () => {
    const { replaced, cut, outsideDoubledAreaChange } = split([square], [0], line([50, -20], [50, 120]));
    expect(replaced).toHaveLength(1);
    expect(replaced[0].pieces.map((piece) => drawn(piece)[0][0])).toEqual([
      [
        [0, 0],
        [50, 0],
        [50, 100],
        [0, 100],
        [0, 0],
      ],
      [
        [50, 0],
        [100, 0],
        [100, 100],
        [50, 100],
        [50, 0],
      ],
    ]);
    expect(cut).toHaveLength(1);
    expect(outsideDoubledAreaChange).toBe(0n);
  });

  // +----:----+---------+
  // |  0 :    |    1    |     the line leaves 0 into 1: both gain the vertex,
  // |    :....|...:     |     1 is replaced by one child
  // +---------+---------+
  it('gives the neighbour the vertex that the cut ends in', () => {
    const pairOf = [box(0, 0, 100, 100), box(100, 0, 200, 100)];
    const result = split(pairOf, [0], line([50, 120], [50, 50], [150, 50]));
    expect(result.replaced.map(({ index, pieces }) => [index, pieces.length])).toEqual([
      [0, 2],
      [1, 1],
    ]);
    expect(drawn(result.replaced[1].pieces[0])[0][0]).toContainEqual([100, 50]);
    expect(verifyCoverage(applied(pairOf, result)).faults).toEqual([]);
  });

  it('rounds a crossing to the lattice and loses nothing between neighbours', () => {
    const slanted = polygon(ring([0, 0], [100, 0], [137, 100], [0, 100]));
    const right = polygon(ring([100, 0], [200, 0], [200, 100], [137, 100]));
    const result = split([slanted, right], [0], line([-10, 31], [150, 57]));
    const before = verifyCoverage([slanted, right]).doubledArea;
    const after = verifyCoverage(applied([slanted, right], result));
    expect(after.valid).toBe(true);
    expect(after.doubledArea - before).toBe(result.outsideDoubledAreaChange);
  });

  // +---------+
  // |  +---+  |
  // |..|...|..|     both arms of the line end in the hole
  // |  +---+  |
  // +---------+
  it('cuts a ring-shaped face through its hole', () => {
    const ringed = polygon(square.coordinates[0], hole(40, 40, 60, 60));
    const { replaced } = split([ringed], [0], line([-10, 50], [110, 50]));
    expect(replaced[0].pieces).toHaveLength(2);
    expect(replaced[0].pieces.every((piece) => piece.coordinates.length === 1)).toBe(true);
  });

  it('cuts nothing where the line only leads to a hole', () => {
    const ringed = polygon(square.coordinates[0], hole(40, 40, 60, 60));
    expect(refusal([ringed], [0], line([-10, 50], [50, 50]))).toBe('line-does-not-cross');
  });

  // +-+   +-+
  // |.|...|.|     a U is crossed twice
  // | +---+ |
  // +-------+
  it('makes several crossings at once', () => {
    const u = polygon(ring([0, 0], [90, 0], [90, 90], [60, 90], [60, 30], [30, 30], [30, 90], [0, 90]));
    const { replaced } = split([u], [0], line([-10, 60], [100, 60]));
    expect(replaced[0].pieces).toHaveLength(3);
  });

  it('ignores an end that hangs inside', () => {
    expect(refusal([square], [0], line([50, -10], [50, 60]))).toBe('line-does-not-cross');
    const { replaced } = split([square], [0], line([50, -10], [50, 60], [110, 60]));
    expect(replaced[0].pieces).toHaveLength(2);
  });

  // +----+
  // | +-+|     a closed line inside cuts out an island
  // | +-+|
  // +----+
  it('cuts out an island', () => {
    const { replaced } = split([square], [0], line([20, 20], [60, 20], [60, 60], [20, 60], [20, 20]));
    expect(replaced[0].pieces.map((piece) => piece.coordinates.length)).toEqual([2, 1]);
  });

  it('lets a line cross itself', () => {
    const { replaced } = split([square], [0], line([30, -10], [70, 60], [30, 60], [70, -10]));
    expect(replaced[0].pieces).toHaveLength(3);
  });

  // *---------+
  // | .       |
  // |   .     |     from corner to corner: no new vertex
  // |      .  |
  // +---------*
  it('goes through vertices', () => {
    const { replaced } = split([square], [0], line([-50, 150], [150, -50]));
    expect(replaced[0].pieces.map((piece) => piece.coordinates[0].length)).toEqual([4, 4]);
  });

  it('snaps a line that passes a vertex within half a metre', () => {
    const { replaced } = split([square], [0], line([-50, 150.3], [150, -49.7]));
    expect(replaced[0].pieces.map((piece) => piece.coordinates[0].length)).toEqual([4, 4]);
  });

  it('takes an end that stops a hand short of the border as meeting it', () => {
    const { replaced } = split([square], [0], line([0.3, 50], [99.8, 50]));
    expect(replaced[0].pieces).toHaveLength(2);
  });

  // +----+----+
  // | 0  | 1  |    along the common border nothing is cut, but the line parts 0 from 1
  // +----+----+
  it('follows a border without cutting, and reports it as part of the line', () => {
    const pairOf = [box(0, 0, 50, 100), box(50, 0, 100, 100)];
    const { replaced, cut } = split(pairOf, [0, 1], line([50, -10], [50, 110]));
    expect(replaced).toEqual([]);
    expect(cut).toHaveLength(1);
    expect(partsAcrossLine(pairOf, cut)).toEqual([
      { faces: [0], side: 'left' },
      { faces: [1], side: 'right' },
    ]);
  });

  // +----+----+
  // | 0  :  1 |    half along the border, then through 1
  // |    :..  |
  // +----+--:-+
  it('follows a border and then leaves it', () => {
    const pairOf = [box(0, 0, 50, 100), box(50, 0, 100, 100)];
    const result = split(pairOf, [0, 1], line([50, 110], [50, 40], [80, 40], [80, -10]));
    const after = applied(pairOf, result);
    expect(after).toHaveLength(3);
    expect(verifyCoverage(after).faults).toEqual([]);
    expect(
      partsAcrossLine(after, result.cut)
        .map(({ side }) => side)
        .sort(),
    ).toEqual(['left', 'right']);
  });

  it('names why it refuses', () => {
    expect(refusal([square], [0], line([5, 5], [5, 5]))).toBe('line-too-short');
    expect(refusal([square], [0], line([200, 0], [200, 100]))).toBe('line-does-not-cross');
    expect(refusal([square], [0], line([-10, 88.9], [20, 118.9]))).toBe('piece-too-small');
  });
});

describe('what random divisions once broke', () => {
  // A strip of 0.45 units between two borders that meet in the corner: a line ending on one of them, half a
  // unit from the corner, would be rounded onto both, and the strip would collapse there.
  it('refuses a cut that rounding would lay on two borders at once', () => {
    const strip = polygon(ring([0, 0], [0.45, 200], [0, 200]));
    const rest = polygon(ring([0, 0], [200, 0], [200, 200], [0.45, 200]));
    expect(refusal([strip, rest], [0, 1], line([0, 0.46], [2.45, 0]))).toBe('rounding-conflict');
  });
});
