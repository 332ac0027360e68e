import type { TownLine } from '../coverage.ts';
import { beside, type Curve, heightAt, smoothCurve, smoothRing } from '../curve.ts';
import { drawOutline } from '../outline.ts';
import { add, direction, type Point2, type Ring } from '../plane.ts';
import type { Random } from '../random.ts';
import { drawRiver, type River } from '../river.ts';
import { drawStreets, type StreetPlan } from '../streets.ts';
import { isInTown, type MarketTown, planMarketTown } from './market-town.ts';
import { MARKET_TOWNS, RAILWAY, RING_ROAD, RIVER, type TownSite } from './names.ts';

/** Where things lie before streets divide the land. The county seat is the start-up town, grown together with its surroundings. */
export interface Geography {
  readonly outline: Ring;
  readonly river: River;
  readonly railway: Curve;
  /** Streets of the county seat. */
  readonly seat: StreetPlan;
  /** The road around the county seat. */
  readonly ringRoad: Ring;
  /** Where the seat has grown beyond its rings: the outermost streets in the north and the south. */
  readonly fringe: { readonly north: Curve; readonly south: Curve; readonly lines: readonly TownLine[] };
  readonly towns: readonly MarketTown[];
  /** Roads from town to town and out of the district. */
  readonly highways: readonly TownLine[];
}

const HALF_WIDTH = 7200;
const HALF_HEIGHT = 5300;
const SAMPLE_METRES = 40;
const FRINGE_METRES = 250;

export function drawGeography(random: Random): Geography {
  const outline = drawOutline(
    { halfWidth: HALF_WIDTH, halfHeight: HALF_HEIGHT, step: 60 },
    random.stream('outline'),
  );
  const river = drawRiver({ name: RIVER, before: RIVER_BEFORE, after: RIVER_AFTER }, random.stream('river'));
  const seat = drawStreets(river, random.stream('streets'));
  const own = random.stream('highways');
  const roads = drawHighways(seat, own);
  const ringRoad = drawRingRoad(own);
  const railway = smoothCurve(RAILWAY_COURSE, SAMPLE_METRES);
  const towns = MARKET_TOWNS.map((site) =>
    planMarketTown(site, headingAt(roads, site), random.stream(site.name)),
  );
  const highways = roads.flatMap((road) => (road.kind === 'arterial' ? [road] : outsideTowns(road, towns)));
  const fringe = drawFringe(seat);
  return { outline, river, railway, seat, ringRoad, fringe, towns, highways };
}

/** A road without its stretches inside towns; each piece reaches a little over the road round the town. */
function outsideTowns(road: TownLine, towns: readonly MarketTown[]): TownLine[] {
  const pieces: Point2[][] = [];
  let open = false;
  road.points.forEach((point, i) => {
    const inside = towns.some((town) => isInTown(town, point));
    if (!inside && !open) pieces.push(i > 0 ? [road.points[i - 1]!] : []);
    if (!inside || open) pieces[pieces.length - 1]!.push(point);
    open = !inside;
  });
  return pieces.filter((points) => points.length > 2).map((points) => ({ ...road, points }));
}

/** Streets beyond the northern and the southern ring of the seat. */
function drawFringe(seat: StreetPlan): Geography['fringe'] {
  const north = beside(seat.northRing, () => FRINGE_METRES);
  const south = beside(seat.southRing, () => -FRINGE_METRES);
  const street = (name: string, points: Curve): TownLine => ({ kind: 'collector', name, width: 12, points });
  const cross = (name: string, x: number, ring: Curve, fringe: Curve): TownLine =>
    street(name, [
      [x, heightAt(ring, x)],
      [x + 12, heightAt(fringe, x + 12)],
    ]);
  return {
    north,
    south,
    lines: [
      street('城北路', north),
      street('城南路', south),
      cross('育新路', -760, seat.northRing, north),
      cross('兴学路', -120, seat.northRing, north),
      cross('晨光路', 640, seat.northRing, north),
      cross('安泰路', -470, seat.southRing, south),
      cross('锦程路', 180, seat.southRing, south),
      cross('望湖路', 740, seat.southRing, south),
    ],
  };
}

export function railwayLine(railway: Curve): TownLine {
  return { kind: 'railway', name: RAILWAY, width: 16, points: railway };
}

export function ringRoadLine(ringRoad: Ring): TownLine {
  return { kind: 'arterial', name: RING_ROAD, width: 26, points: [...ringRoad, ringRoad[0]!] };
}

const RIVER_BEFORE: readonly Point2[] = [
  [-8400, 2250],
  [-7600, 1700],
  [-6900, 1900],
  [-6200, 1450],
  [-5600, 850],
  [-5050, 980],
  [-4500, 1330],
  [-3950, 1050],
  [-3500, 520],
  [-3000, 480],
];

const RIVER_AFTER: readonly Point2[] = [
  [2950, -60],
  [3400, -420],
  [3900, -380],
  [4400, -760],
  [5000, -1180],
  [5600, -1020],
  [6300, -1320],
  [6900, -1900],
  [7600, -1950],
  [8400, -2300],
];

const RAILWAY_COURSE: readonly Point2[] = [
  [-8600, -3300],
  [-7000, -2950],
  [-5200, -2500],
  [-3400, -2250],
  [-1800, -2160],
  [0, -2130],
  [1300, -2090],
  [2400, -1800],
  [3300, -1200],
  [4000, -300],
  [4450, 700],
  [4800, 1800],
  [5150, 3000],
  [5600, 4300],
  [6200, 6200],
];

/** A rounded rectangle around the county seat that every street of the seat reaches. */
function drawRingRoad(random: Random): Ring {
  const corners: Point2[] = [];
  const count = 28;
  for (let i = 0; i < count; i++) {
    const angle = (2 * Math.PI * i) / count;
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    const wobble = random.between(0.985, 1.015);
    corners.push([
      Math.sign(c) * Math.abs(c) ** 0.62 * 2180 * wobble,
      Math.sign(s) * Math.abs(s) ** 0.62 * 1560 * wobble,
    ]);
  }
  return smoothRing(corners, SAMPLE_METRES);
}

/** Roads that go on where streets of the seat end, and roads across. */
function drawHighways(seat: StreetPlan, random: Random): TownLine[] {
  const road = (name: string, width: number, ...through: Point2[]): TownLine => ({
    kind: width > 20 ? 'arterial' : 'collector',
    name,
    width,
    points: smoothCurve(through, SAMPLE_METRES),
  });
  const near = (x: number, y: number): Point2 => [x + random.between(-60, 60), y + random.between(-60, 60)];
  const [liudu, shiji, qingxu, tongwan, luzhou] = MARKET_TOWNS.map(({ at }) => at) as [
    Point2,
    Point2,
    Point2,
    Point2,
    Point2,
  ];
  // A road goes straight on for a while where a street of the seat ends.
  const first = (curve: Curve): Point2[] => [curve[0]!, add(curve[0]!, direction(curve[2]!, curve[0]!), 260)];
  const last = (curve: Curve): Point2[] => first([...curve].reverse());
  return [
    road(
      '霁西大道',
      24,
      ...first(seat.people),
      [-3050, 1150],
      near(-3900, 1750),
      near(-5000, 2000),
      [-6400, 2600],
      [-8400, 3300],
    ),
    road(
      '霁柳公路',
      24,
      ...first(seat.construction),
      near(-3300, -150),
      near(-4000, 60),
      liudu,
      near(-5700, -50),
      [-6900, 150],
      [-8400, -100],
    ),
    road(
      '霁石公路',
      24,
      ...first(seat.liberation),
      near(-800, 2450),
      near(-1900, 2800),
      shiji,
      near(-4500, 3500),
      [-5600, 4200],
      [-7000, 6000],
    ),
    road(
      '霁青公路',
      24,
      ...first(seat.industry),
      near(1500, 2500),
      qingxu,
      near(3500, 3900),
      [4100, 4800],
      [4600, 6200],
    ),
    road(
      '霁桐公路',
      24,
      ...last(seat.people),
      near(3400, 720),
      near(4600, 640),
      tongwan,
      near(6900, 900),
      [8400, 1000],
    ),
    road(
      '霁东大道',
      24,
      ...last(seat.construction),
      near(3300, -1500),
      near(4300, -2250),
      near(5600, -2700),
      [7000, -3100],
      [8400, -3300],
    ),
    road('霁鹭公路', 24, ...last(seat.liberation), near(250, -2800), luzhou, near(1000, -4700), [800, -6200]),
    road('北山路', 14, ...first(seat.welcome), near(-1350, 3000), near(-1000, 4000), [-1100, 6200]),
    road(
      '西圩路',
      14,
      ...last(seat.welcome),
      near(-1200, -2800),
      near(-2500, -3450),
      near(-3900, -4000),
      [-5000, -5900],
    ),
    road(
      '东圩路',
      14,
      ...last(seat.industry),
      near(2100, -2800),
      near(3100, -3600),
      near(3900, -4300),
      [4400, -5900],
    ),
    road('柳石路', 14, liudu, near(-4780, 1150), near(-4600, 1960), near(-4000, 2600), shiji),
    road(
      '青桐路',
      14,
      qingxu,
      near(4000, 2700),
      near(5300, 1700),
      tongwan,
      near(5750, -950),
      near(5400, -2000),
      [5150, -2900],
    ),
    road('鹭西路', 14, luzhou, near(-700, -3750), near(-1700, -3350), [-2300, -3900]),
    road('鹭东路', 14, luzhou, near(1700, -3600), near(2500, -3450), [3100, -3800]),
    road('石青路', 14, shiji, near(-1800, 3600), near(-200, 3350), near(1200, 3550), qingxu),
    road('柳圩路', 14, liudu, near(-4900, -800), near(-4600, -1900), near(-4500, -3000), [-4200, -4300]),
  ];
}

/** The direction of the first highway through a town's middle. */
function headingAt(highways: readonly TownLine[], { at }: TownSite): Point2 {
  for (const { points } of highways) {
    const index = points.findIndex(([x, y]) => Math.abs(x - at[0]) + Math.abs(y - at[1]) < SAMPLE_METRES);
    if (index > 0 && index + 1 < points.length) return direction(points[index - 1]!, points[index + 1]!);
  }
  return [1, 0];
}
