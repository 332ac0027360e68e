import type { TownLine } from '../coverage.ts';
import { type Curve, heightAt, smoothCurve } from '../curve.ts';
import {
  add,
  between,
  crossing,
  direction,
  distance,
  distanceToLine,
  distanceToRing,
  leftOf,
  type Point2,
  pointInRing,
  ringBox,
} from '../plane.ts';
import type { Random } from '../random.ts';
import type { Geography } from './geography.ts';
import { isInTown } from './market-town.ts';
import { villageNames } from './names.ts';

export interface Hamlet {
  readonly name: string;
  readonly at: Point2;
  readonly houses: number;
}

/** Villages and the small roads between them. */
export interface Countryside {
  readonly hamlets: readonly Hamlet[];
  readonly roads: readonly TownLine[];
}

const VILLAGE_ROAD_WIDTH = 6;
/** Villages lie at least so far apart. */
const APART_METRES = 560;
const LONGEST_ROAD_METRES = 1500;
/** From one bridge to the next. */
const BRIDGE_METRES = 1500;
/** From one place to the next where a village road may leave a highway. */
const TURNING_METRES = 520;

/** A place where village roads meet; `line` is the highway it lies on, -1 for a village. */
interface Node {
  readonly at: Point2;
  readonly line: number;
  readonly name: string;
}

/** `isOpen` tells whether a place is farm land inside the outline. */
export function drawCountryside(
  geography: Geography,
  isOpen: (place: Point2) => boolean,
  random: Random,
): Countryside {
  const { outline, river, railway, highways, ringRoad, towns } = geography;
  const highwayCurves: Curve[] = [
    ...highways.map(({ points }) => points),
    [...ringRoad, ringRoad[0]!],
    ...towns.map(({ ring }) => [...ring, ring[0]!]),
  ];
  const isFar = (place: Point2): boolean =>
    isOpen(place) &&
    distanceToRing(place, outline) > 140 &&
    distanceToLine(place, river.midstream) > 190 &&
    distanceToLine(place, railway) > 130 &&
    highwayCurves.every((curve) => distanceToLine(place, curve) > 110);
  const names = villageNames(random.stream('names'));
  const hamlets = scatter(outline, isFar, random.stream('scatter')).map(
    (at): Hamlet => ({ at, name: names.pop()!, houses: Math.round(random.between(16, 46)) }),
  );
  const nodes: Node[] = [
    ...hamlets.map(({ at, name }) => ({ at, line: -1, name })),
    ...highwayCurves.flatMap((curve, line) =>
      turnings(curve)
        .filter((at) => isInside(at, outline) && (line >= highways.length || isOpen(at)))
        .map((at) => ({ at, line, name: '' })),
    ),
  ];
  const roads = villageRoads(nodes, geography, isOpen, random.stream('roads'));
  const roadside = nodes
    .filter(({ at, line }) => line >= 0 && line < highways.length && isOpen(at))
    .filter(({ at }) => distance(at, [0, 0]) > 2900 && towns.every((town) => !isInTown(town, at)))
    .filter((_, i) => i % 2 === 0)
    .filter(({ at }) => hamlets.every((hamlet) => distance(hamlet.at, at) > 260))
    .map(({ at }): Hamlet => ({ at, name: names.pop()!, houses: Math.round(random.between(10, 28)) }));
  return { hamlets: [...hamlets, ...roadside], roads };
}

function isInside(place: Point2, outline: readonly Point2[]): boolean {
  return pointInRing(place, outline) && distanceToRing(place, outline) > 60;
}

/** Places all over the land, none nearer to another than the villages lie apart. */
function scatter(outline: readonly Point2[], passes: (place: Point2) => boolean, random: Random): Point2[] {
  const [west, south, east, north] = ringBox(outline);
  const found: Point2[] = [];
  for (let misses = 0; misses < 4000; ) {
    const at: Point2 = [random.between(west, east), random.between(south, north)];
    if (
      !pointInRing(at, outline) ||
      found.some((other) => distance(other, at) < APART_METRES) ||
      !passes(at)
    ) {
      misses++;
      continue;
    }
    found.push(at);
  }
  return found;
}

/** Vertices of a road at about equal distances. */
function turnings(curve: Curve): Point2[] {
  const out: Point2[] = [];
  let walked = TURNING_METRES / 2;
  for (let i = 1; i + 1 < curve.length; i++) {
    walked += distance(curve[i - 1]!, curve[i]!);
    if (walked < TURNING_METRES) continue;
    walked = 0;
    out.push(curve[i]!);
  }
  return out;
}

/** Roads between places that have no third between them (their Gabriel graph), gently bent. */
function villageRoads(
  nodes: readonly Node[],
  geography: Geography,
  isOpen: (place: Point2) => boolean,
  random: Random,
): TownLine[] {
  const bridges = geography.highways.flatMap(({ points }) => crossings(points, geography.river.midstream));
  const used = new Set<string>();
  const roads: TownLine[] = [];
  for (const [a, b] of gabrielPairs(nodes)) {
    const [from, to] = [nodes[a]!, nodes[b]!];
    if (
      from.line >= 0 &&
      (to.line === from.line || isSeatOrTown(from, geography) === isSeatOrTown(to, geography))
    )
      continue;
    const middle = between(from.at, to.at, 0.5);
    const isBuilt = [0.15, 0.35, 0.5, 0.65, 0.85].some((t) => {
      const place = between(from.at, to.at, t);
      return !isOpen(place) && !isWater(geography, place);
    });
    if (isBuilt) continue;
    const [wet] = crossings([from.at, to.at], geography.river.midstream);
    if (wet) {
      if (bridges.some((bridge) => distance(bridge, wet) < BRIDGE_METRES)) continue;
      bridges.push(wet);
    }
    const [rail] = crossings([from.at, to.at], geography.railway);
    if (rail && distance(rail, from.at) < 60) continue;
    const bend = add(
      middle,
      leftOf(direction(from.at, to.at)),
      random.between(-0.09, 0.09) * distance(from.at, to.at),
    );
    const name = wet || random.chance(0.8) ? roadName(from, to, used) : '';
    roads.push({
      kind: name ? 'lane' : 'track',
      name,
      width: name ? VILLAGE_ROAD_WIDTH : 0,
      points: smoothCurve([from.at, bend, to.at], 40),
    });
  }
  return roads;
}

function isSeatOrTown({ line }: Node, { highways }: Geography): boolean {
  return line >= highways.length;
}

/** Pairs of nodes no farther apart than a village road, with no third in the circle over them. */
function gabrielPairs(nodes: readonly Node[]): [number, number][] {
  const pairs: [number, number][] = [];
  for (let a = 0; a < nodes.length; a++) {
    for (let b = a + 1; b < nodes.length; b++) {
      const [p, q] = [nodes[a]!.at, nodes[b]!.at];
      const length = distance(p, q);
      if (length > LONGEST_ROAD_METRES) continue;
      const middle = between(p, q, 0.5);
      const isBetween = ({ at }: Node, k: number): boolean =>
        k !== a && k !== b && distance(at, middle) < length / 2;
      if (!nodes.some(isBetween)) pairs.push([a, b]);
    }
  }
  return pairs;
}

function crossings(line: Curve, other: Curve): Point2[] {
  const found: Point2[] = [];
  for (let i = 1; i < line.length; i++) {
    for (let k = 1; k < other.length; k++) {
      const hit = crossing(line[i - 1]!, line[i]!, other[k - 1]!, other[k]!);
      if (hit) found.push(hit.at);
    }
  }
  return found;
}

/** A road is called after the village it leads to and the side on which it leaves it. */
function roadName(from: Node, to: Node, used: Set<string>): string {
  for (const [village, other] of [
    [from, to],
    [to, from],
  ] as const) {
    if (village.name === '') continue;
    const [dx, dy] = [other.at[0] - village.at[0], other.at[1] - village.at[1]];
    const side = Math.abs(dx) > Math.abs(dy) ? (dx > 0 ? '东' : '西') : dy > 0 ? '北' : '南';
    const name = `${village.name}${side}路`;
    if (used.has(name)) continue;
    used.add(name);
    return name;
  }
  return '';
}

/** Whether a place lies between the banks. */
export function isWater({ river }: Geography, [x, y]: Point2): boolean {
  return y < heightAt(river.northBank, x) && y > heightAt(river.southBank, x);
}
