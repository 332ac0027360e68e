import type { Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { box, drawn, hole, type Point, polygon } from './drawing.fixture.ts';
import { cutByOwner, type LaidLines, layLines, meetingOf, type OwnedCut } from './lay-lines.ts';
import { verifyCoverage } from './verify-coverage.ts';

const way = (...points: Point[]): Position[] => points.map(([x, y]) => [x / 1e5, y / 1e5]);

function laid(polygons: Polygon[], targets: number[], ...lines: Position[][]): LaidLines {
  const outcome = layLines(
    polygons,
    targets,
    lines,
    lines.map(() => 0.5),
  );
  if ('refused' in outcome) throw new Error(outcome.refused);
  return outcome;
}

function cut(over: LaidLines, owners: number[]): OwnedCut {
  const outcome = cutByOwner(over, owners);
  if ('refused' in outcome) throw new Error(outcome.refused);
  return outcome.cut;
}

// +-----+-----+
// |  0  |  1  |   100 by 100 units each
// +-----+-----+
const pair = [box(0, 0, 100, 100), box(100, 0, 200, 100)];

describe('layLines', () => {
  it('cuts every target into parts, and leaves the others whole', () => {
    const over = laid(pair, [0], way([-10, 50], [210, 50]));
    expect(over.parts.faces).toEqual([0, 0, 1]);
    expect(over.parts.faces.map((_, part) => Math.round(over.parts.areaM2(part) / 1e3))).toEqual([6, 6, 12]);
  });

  it('tells the borders of parts on and off the lines', () => {
    const over = laid(pair, [0, 1], way([-10, 50], [110, 50]));
    const borders = over.parts.borders().filter(({ b }) => b >= 0);
    const rounded = borders.map(({ a, b, offLineM, onLineM }) => [
      a,
      b,
      Math.round(offLineM),
      Math.round(onLineM),
    ]);
    // A degree near the equator is 111.32 km east and 110.57 km north: 100 units are 111 m either way. The line
    // hangs in 1, so that it is one part with two neighbours above and below.
    expect(rounded.sort()).toEqual([
      [0, 1, 0, 111],
      [0, 2, 55, 0],
      [1, 2, 55, 0],
    ]);
  });

  it('refuses lines without length', () => {
    expect(layLines(pair, [0], [way([1, 1], [1, 1])], [0.5])).toEqual({
      refused: 'line-too-short',
      at: null,
    });
  });
});

describe('the parts inside closed lines', () => {
  const inside = (over: LaidLines, ...lines: number[]) => [
    ...over.parts.inside(new Map(lines.map((line) => [line, 1]))),
  ];

  // Parts of a face are in order of their size, so that of face 2 the western end comes last.
  it('are told in faces that are cut and in faces that are not', () => {
    const three = [...pair, box(200, 0, 300, 100)];
    const over = laid(three, [0, 1, 2], way([50, -10], [210, -10], [210, 110], [50, 110], [50, -10]));
    expect(over.parts.faces).toEqual([0, 0, 1, 2, 2]);
    expect(inside(over, 0)).toEqual([0, 1, 1, 0, 1]);
  });

  it('are not those in a hole, nor those between two lines on the same way', () => {
    const outer = way([-10, -10], [210, -10], [210, 110], [-10, 110], [-10, -10]);
    const inner = way([20, 20], [20, 80], [80, 80], [80, 20], [20, 20]);
    const over = laid(pair, [0, 1], outer, inner, outer);
    expect(over.parts.faces).toEqual([0, 0, 1]);
    expect(inside(over, 0, 1)).toEqual([1, 0, 1]);
    expect(inside(over, 0, 2)).toEqual([0, 0, 0]);
  });

  it('are told where the lines run along borders, due west and due east', () => {
    const over = laid(pair, [0, 1], way([0, 0], [100, 0], [100, 100], [0, 100], [0, 0]));
    expect(inside(over, 0)).toEqual([1, 0]);
    const back = laid(pair, [0, 1], way([100, 0], [100, 100], [200, 100], [200, 0], [100, 0]));
    expect(inside(back, 0)).toEqual([0, 1]);
  });

  it('are within the land', () => {
    const over = laid(pair, [0, 1], way([150, 50], [250, 50], [250, 90], [150, 90], [150, 50]));
    const { parts } = over;
    expect(parts.leavesLandAt(new Map([[0, 1]]))).not.toBeNull();
    const within = laid(pair, [0, 1], way([50, 50], [150, 50], [150, 90], [50, 90], [50, 50]));
    expect(within.parts.leavesLandAt(new Map([[0, 1]]))).toBeNull();
  });
});

describe('cutByOwner', () => {
  // Both halves of 0 have one owner, those of 1 have two.
  it('cuts only where owners differ', () => {
    const over = laid(pair, [0, 1], way([-10, 50], [210, 50]));
    expect(over.parts.faces).toEqual([0, 0, 1, 1]);
    const { replaced, whole, cut: edges } = cut(over, [7, 7, 7, 8]);
    // 0 gains the vertex in which the cut of 1 ends.
    expect(replaced.map(({ index, owners }) => [index, owners])).toEqual([
      [0, [7]],
      [1, [7, 8]],
    ]);
    expect(drawn(replaced[0].pieces[0])[0][0]).toContainEqual([100, 50]);
    expect(whole).toEqual([]);
    expect(edges).toEqual([{ edge: way([100, 50], [200, 50]), lines: [0] }]);
    const after = replaced.flatMap(({ pieces }) => pieces);
    expect(verifyCoverage(after, { outline: box(0, 0, 200, 100) }).faults).toEqual([]);
  });

  it('cuts nothing for one owner, and tells what goes over whole', () => {
    const over = laid(pair, [0, 1], way([-10, 50], [210, 50]));
    expect(cut(over, [9, 9, 9, 9])).toEqual({
      replaced: [],
      whole: [
        { index: 0, owner: 9 },
        { index: 1, owner: 9 },
      ],
      cut: [],
      outsideDoubledAreaChange: 0n,
    });
  });

  it('reports a border on a line as cut where its sides have different owners', () => {
    const over = laid(pair, [0, 1], way([100, -10], [100, 110]));
    expect(cut(over, [1, 2]).cut).toEqual([{ edge: way([100, 0], [100, 100]), lines: [0] }]);
    expect(cut(over, [1, 1]).cut).toEqual([]);
  });

  it('cuts a face with a hole into parts that keep it', () => {
    const ringed = polygon(box(0, 0, 100, 100).coordinates[0], hole(20, 20, 40, 40));
    const over = laid([ringed, box(20, 20, 40, 40)], [0], way([60, -10], [60, 110]));
    const { replaced } = cut(
      over,
      over.parts.faces.map((face, part) => (face === 0 ? part : 9)),
    );
    expect(replaced[0].pieces.map(({ coordinates }) => coordinates.length)).toEqual([2, 1]);
  });
});

describe('meetingOf', () => {
  const none = () => false;

  it('finds where lines cross or touch, but for the ends allowed', () => {
    const over = laid(pair, [0, 1], way([10, 10], [90, 90]), way([10, 90], [90, 10]));
    expect(meetingOf(over, () => true, [], none, none)).toEqual(way([50, 50])[0]);
    expect(meetingOf(over, () => true, way([50, 50]), none, none)).toBeNull();
    expect(meetingOf(over, (line) => line === 0, [], none, none)).toBeNull();
  });

  it('finds where lines meet walls, as long as no line has opened them', () => {
    const over = laid(pair, [0, 1], way([50, 50], [150, 60]), way([100, 0], [100, 100]));
    const first = (line: number) => line === 0;
    const second = (line: number) => line === 1;
    expect(meetingOf(over, first, [], (_, other) => other >= 0, none)).toEqual(way([100, 55])[0]);
    expect(meetingOf(over, first, [], (_, other) => other < 0, none)).toBeNull();
    expect(meetingOf(over, first, [], (_, other) => other >= 0, second)).toBeNull();
  });
});
