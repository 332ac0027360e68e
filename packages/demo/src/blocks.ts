import {
  buildCoverage,
  facePoints,
  type LineKind,
  lineChains,
  type TownCoverage,
  type TownLine,
} from './coverage.ts';
import { COUNTRY_ROADS, OLD_LANES, QUARTER_LANES } from './names/streets.ts';
import { distance, innerPoint, type Point2, type Ring, ringArea } from './plane.ts';
import type { Random } from './random.ts';
import type { River } from './river.ts';
import { ALLEY_WIDTH, LANE_WIDTH, type StreetPlan } from './streets.ts';
import { type CutStyle, cutAcross } from './subdivide.ts';
import { type Zone, zoneAt } from './zones.ts';

/** The town divided by every street, bank, wall and field track, with the zone of each face. */
export interface TownBlocks {
  readonly coverage: TownCoverage;
  readonly zones: readonly Zone[];
  /** A point well inside each face. */
  readonly places: readonly Point2[];
}

interface ZoneCut {
  /** Faces larger than this are cut, in square metres. */
  readonly largest: number;
  readonly style: CutStyle;
  /** Faces larger than this are cut by a street, smaller ones by a wall or a field track. */
  readonly streetAbove: number;
  readonly streetWidth: number;
  readonly rest: 'wall' | 'track';
  readonly names: readonly string[];
}

const CUTS: Partial<Record<Zone, ZoneCut>> = {
  old: {
    largest: 5200,
    style: { offset: 0.13, bend: 0.07, skew: 0.22 },
    streetAbove: 7400,
    streetWidth: ALLEY_WIDTH,
    rest: 'wall',
    names: OLD_LANES,
  },
  middle: {
    largest: 22_000,
    style: { offset: 0.12, bend: 0.03, skew: 0.1 },
    streetAbove: 44_000,
    streetWidth: LANE_WIDTH,
    rest: 'wall',
    names: QUARTER_LANES,
  },
  north: {
    largest: 25_000,
    style: { offset: 0.12, bend: 0.02, skew: 0.06 },
    streetAbove: 52_000,
    streetWidth: LANE_WIDTH,
    rest: 'wall',
    names: QUARTER_LANES,
  },
  new: {
    largest: 38_000,
    style: { offset: 0.1, bend: 0, skew: 0.03 },
    streetAbove: 90_000,
    streetWidth: LANE_WIDTH,
    rest: 'wall',
    names: QUARTER_LANES,
  },
  industry: {
    largest: 46_000,
    style: { offset: 0.13, bend: 0, skew: 0.05 },
    streetAbove: 150_000,
    streetWidth: LANE_WIDTH,
    rest: 'wall',
    names: QUARTER_LANES,
  },
  country: {
    largest: 78_000,
    style: { offset: 0.16, bend: 0.06, skew: 0.2 },
    streetAbove: 190_000,
    streetWidth: 6,
    rest: 'track',
    names: COUNTRY_ROADS,
  },
};

/** Cuts the faces between the main streets into blocks, each zone in its own manner. */
export function cutBlocks(outline: Ring, river: River, plan: StreetPlan, random: Random): TownBlocks {
  const line = (kind: LineKind, points: readonly Point2[]): TownLine => ({
    kind,
    name: '',
    width: 0,
    points,
  });
  const main: TownLine[] = [
    line('outline', [...outline, outline[0]!]),
    line('bank', river.northBank),
    line('bank', river.southBank),
    line('midstream', river.midstream),
    ...plan.lines,
  ];
  const skeleton = buildCoverage(main);
  const names = new Map<readonly string[], string[]>();
  const nameFrom = (list: readonly string[]): string => {
    const left = names.get(list) ?? random.stream(list[0]!).shuffled(list);
    names.set(list, left);
    return left.pop() ?? '';
  };
  const lines: TownLine[] = [];
  const anchors: Point2[] = [];
  for (const face of skeleton.faces) {
    const ring = facePoints(skeleton, face);
    const cut = CUTS[zoneAt(innerPoint(ring), river, plan)];
    if (cut) lines.push(...cutFace(ring, cut, random, anchors, nameFrom));
  }
  const coverage = buildCoverage([...trimmed(skeleton), ...lines]);
  const places = coverage.faces.map((face) => innerPoint(facePoints(coverage, face)));
  return { coverage, places, zones: places.map((place) => zoneAt(place, river, plan)) };
}

/** The main lines without the ends that lead nowhere. */
function trimmed(skeleton: TownCoverage): TownLine[] {
  return skeleton.lines.flatMap((line, index) =>
    lineChains(skeleton, index).map(
      (chain): TownLine => ({ ...line, points: chain.map((id) => skeleton.points[id]!) }),
    ),
  );
}

function cutFace(
  whole: Ring,
  cut: ZoneCut,
  random: Random,
  anchors: Point2[],
  nameFrom: (list: readonly string[]) => string,
): TownLine[] {
  const lines: TownLine[] = [];
  const waiting: Ring[] = [whole];
  for (let ring = waiting.shift(); ring; ring = waiting.shift()) {
    const area = ringArea(ring);
    if (area < cut.largest * random.between(0.8, 1.25)) continue;
    const made = cutAcross(ring, cut.style, random, anchors);
    if (!made) continue;
    const name = area > cut.streetAbove ? nameFrom(cut.names) : '';
    lines.push({
      kind: name ? 'lane' : cut.rest,
      name,
      width: name ? cut.streetWidth : 0,
      points: rounded(made.line),
    });
    anchors.push(...[made.line[0]!, made.line[made.line.length - 1]!]);
    waiting.push(...made.sides);
  }
  return lines;
}

/** A bend in a lane is a short chamfer, not a corner. */
function rounded(line: readonly Point2[]): Point2[] {
  if (line.length < 3) return [...line];
  const [a, b, c] = [line[0]!, line[1]!, line[2]!];
  const cut = Math.min(10, distance(a, b) / 3, distance(b, c) / 3);
  const toward = (from: Point2, to: Point2): Point2 => {
    const t = cut / distance(from, to);
    return [from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t];
  };
  return [a, toward(b, a), toward(b, c), c];
}
