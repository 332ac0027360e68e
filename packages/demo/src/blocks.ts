import { buildCoverage, facePoints, lineChains, type TownCoverage, type TownLine } from './coverage.ts';
import { COUNTRY_ROADS, OLD_LANES, QUARTER_LANES } from './names/streets.ts';
import { distance, innerPoint, type Point2, pointInRing, type Ring, ringArea, ringBox } from './plane.ts';
import type { Random } from './random.ts';
import { ALLEY_WIDTH, LANE_WIDTH } from './streets.ts';
import { type CutStyle, cutAcross } from './subdivide.ts';
import type { Zone } from './zones.ts';

/** The land before it is divided into blocks. */
export interface Ground {
  /** The outline first, then banks, railways and streets; each may run past its ends. */
  readonly lines: readonly TownLine[];
  readonly zoneAt: (place: Point2) => Zone;
  readonly cuts: ZoneCuts;
}

/** The town divided by every street, bank, wall and field track, with the zone of each face. */
export interface TownBlocks {
  readonly coverage: TownCoverage;
  readonly zones: readonly Zone[];
  /** A point well inside each face. */
  readonly places: readonly Point2[];
  /** The block between main lines in which each face lies. */
  readonly blockOf: readonly number[];
  readonly skeleton: TownCoverage;
}

/** How the blocks of a zone are cut. */
export interface ZoneCut {
  /** Faces larger than this are cut, in square metres. */
  readonly largest: number;
  readonly style: CutStyle;
  /** Faces larger than this are cut by a street, smaller ones by a wall or a field track. */
  readonly streetAbove: number;
  readonly streetWidth: number;
  readonly rest: 'wall' | 'track';
  readonly names: readonly string[];
}

export type ZoneCuts = Partial<Record<Zone, ZoneCut>>;

export const TOWN_CUTS: ZoneCuts = {
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

/** Cuts the faces between the main lines into blocks, each zone in its own manner. */
export function cutBlocks({ lines: main, zoneAt, cuts }: Ground, random: Random): TownBlocks {
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
    const cut = cuts[zoneAt(innerPoint(ring))];
    if (cut) lines.push(...cutFace(ring, cut, random, anchors, nameFrom));
  }
  const coverage = buildCoverage([...trimmed(skeleton), ...lines]);
  const places = coverage.faces.map((face) => innerPoint(facePoints(coverage, face)));
  return { coverage, places, zones: places.map(zoneAt), blockOf: facesAround(skeleton, places), skeleton };
}

/** The face around each place, -1 where there is none. */
export function facesAround(coverage: TownCoverage, places: readonly Point2[]): number[] {
  const rings = coverage.faces.map((face) => facePoints(coverage, face));
  const boxes = rings.map(ringBox);
  return places.map((place) => {
    const [x, y] = place;
    return rings.findIndex((ring, face) => {
      const [west, south, east, north] = boxes[face]!;
      return x >= west && x <= east && y >= south && y <= north && pointInRing(place, ring);
    });
  });
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
    const made = cutAcross(ring, cut.style, random, anchorsNear(ring, anchors));
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

/** The anchors that an end of a cut through the ring could move onto. */
function anchorsNear(ring: Ring, anchors: readonly Point2[]): Point2[] {
  const [west, south, east, north] = ringBox(ring);
  return anchors.filter(([x, y]) => x > west - 1 && x < east + 1 && y > south - 1 && y < north + 1);
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
