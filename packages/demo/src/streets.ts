import type { TownLine } from './coverage.ts';
import { beside, curveLength, heightAt, pointAlong, smoothCurve } from './curve.ts';
import { ARTERIALS, NEW_CROSS_STREETS, NEW_LONG_STREETS, NORTH_CROSS_STREETS } from './names/streets.ts';
import { add, between, direction, leftOf, type Point2 } from './plane.ts';
import type { Random } from './random.ts';
import type { River } from './river.ts';

/** The streets that order the town. Each is a smooth curve that runs past its ends; the rest is cut off. */
export interface StreetPlan {
  /** From west to east. */
  readonly people: readonly Point2[];
  readonly construction: readonly Point2[];
  readonly northRing: readonly Point2[];
  readonly southRing: readonly Point2[];
  /** From north to south. */
  readonly liberation: readonly Point2[];
  readonly welcome: readonly Point2[];
  readonly industry: readonly Point2[];
  readonly oldRing: readonly Point2[];
  /** All of them and the collectors, as lines of the coverage. */
  readonly lines: readonly TownLine[];
}

export const ARTERIAL_WIDTH = 30;
export const COLLECTOR_WIDTH = 18;
export const LANE_WIDTH = 8;
export const ALLEY_WIDTH = 5;
const SAMPLE_METRES = 25;

export function drawStreets(river: River, random: Random): StreetPlan {
  const curve = (...through: Point2[]): Point2[] =>
    smoothCurve(
      through.map((point) => [point[0] + random.between(-18, 18), point[1] + random.between(-14, 14)]),
      SAMPLE_METRES,
    );
  const people = curve(
    [-2500, 760],
    [-1750, 830],
    [-1250, 690],
    [-700, 560],
    [-200, 430],
    [300, 450],
    [800, 560],
    [1300, 470],
    [1800, 600],
    [2500, 560],
  );
  const construction = curve(
    [-2500, -330],
    [-1700, -260],
    [-1300, -400],
    [-850, -580],
    [-400, -660],
    [100, -800],
    [500, -770],
    [900, -560],
    [1300, -480],
    [1750, -610],
    [2500, -700],
  );
  const northRing = curve(
    [-1300, 1060],
    [-1000, 1010],
    [-600, 900],
    [-200, 850],
    [300, 900],
    [750, 980],
    [1100, 960],
  );
  const southRing = curve(
    [-1100, -930],
    [-800, -1010],
    [-350, -1090],
    [150, -1200],
    [600, -1150],
    [950, -980],
    [1200, -900],
  );
  const liberation = curve(
    [-470, 1900],
    [-430, 1200],
    [-370, 700],
    [-330, 300],
    [-300, -130],
    [-230, -500],
    [-140, -900],
    [-60, -1300],
    [0, -1900],
  );
  const welcome = curve(
    [-1280, 1900],
    [-1200, 1100],
    [-1080, 640],
    [-960, 150],
    [-930, -400],
    [-830, -900],
    [-760, -1300],
    [-740, -1900],
  );
  const industry = curve(
    [1010, 1900],
    [950, 1100],
    [900, 560],
    [870, 120],
    [960, -350],
    [1050, -800],
    [1100, -1300],
    [1180, -1900],
  );
  const oldRing = curve(
    [-160, -160],
    [-150, 30],
    [-90, 220],
    [90, 340],
    [330, 340],
    [520, 250],
    [600, 80],
    [560, -90],
  );
  const arterial = (name: string, points: readonly Point2[]): TownLine => ({
    kind: 'arterial',
    name,
    width: ARTERIAL_WIDTH,
    points,
  });
  const collector = (name: string, points: readonly Point2[]): TownLine => ({
    kind: 'collector',
    name,
    width: COLLECTOR_WIDTH,
    points,
  });
  const plan = { people, construction, northRing, southRing, liberation, welcome, industry, oldRing };
  const lines = [
    arterial(ARTERIALS.people, people),
    arterial(ARTERIALS.construction, construction),
    arterial(ARTERIALS.liberation, liberation),
    arterial(ARTERIALS.welcome, welcome),
    arterial(ARTERIALS.industry, industry),
    collector(ARTERIALS.northRing, northRing),
    collector(ARTERIALS.southRing, southRing),
    collector('马道街', oldRing),
    collector('滨江北路', riverStreet(river, 'north', -1120, 1000)),
    collector('滨江南路', riverStreet(river, 'south', -1080, 1640)),
    ...oldQuarterStreets(river, plan, random),
    ...northStreets(plan, random).map(({ name, points }) => collector(name, points)),
    ...newQuarterStreets(river, plan, random).map(({ name, points }) => collector(name, points)),
    ...outerStreets(curve).map(({ name, points }) => collector(name, points)),
  ];
  return { ...plan, lines };
}

interface NamedCurve {
  readonly name: string;
  readonly points: readonly Point2[];
}

/** A street beside the bank; the strip between is a park. */
function riverStreet(river: River, side: 'north' | 'south', west: number, east: number): Point2[] {
  const bank = side === 'north' ? river.northBank : river.southBank;
  const sign = side === 'north' ? 1 : -1;
  const stretch = bank.filter(([x]) => x > west && x < east);
  // Every second point of a street beside a bend would bunch up or spread; a fresh spline evens it.
  const eased = beside(stretch, (i) => sign * (42 + 8 * Math.sin(i / 5)));
  return smoothCurve(
    eased.filter((_, i) => i % 4 === 0),
    SAMPLE_METRES,
  );
}

/** Two crooked main streets that meet off centre, inside the line of the former wall. */
function oldQuarterStreets(river: River, plan: { people: readonly Point2[] }, random: Random): TownLine[] {
  const around = (x: number, y: number): Point2 => [x + random.between(-14, 14), y + random.between(-14, 14)];
  const street = (name: string, width: number, through: Point2[]): TownLine => ({
    kind: 'collector',
    name,
    width,
    points: smoothCurve(through, SAMPLE_METRES),
  });
  const north: Point2 = [255, heightAt(plan.people, 255) + 30];
  const foot: Point2 = [290, heightAt(river.southBank, 290) - 75];
  return [
    street('北大街', 12, [north, around(240, 330), around(205, 190), around(228, 60)]),
    street('南大街', 12, [around(228, 64), around(212, -40), around(246, -170), [268, -300], foot]),
    street('西大街', 12, [[-345, 120], around(-170, 96), around(-30, 60), around(110, 84), around(232, 40)]),
    street('东大街', 12, [
      around(214, 40),
      around(340, 66),
      around(460, 20),
      around(600, 70),
      [720, 215],
      [905, 330],
    ]),
  ];
}

/** Streets between the ring in the north and the People's Road. */
function northStreets(
  plan: { people: readonly Point2[]; northRing: readonly Point2[] },
  random: Random,
): NamedCurve[] {
  const across = [-800, -590, -80, 190, 460, 690].map((x, index): NamedCurve => {
    const foot = x + random.between(-20, 20);
    const head = foot - random.between(30, 60);
    const from: Point2 = [foot, heightAt(plan.people, foot) - 20];
    const to: Point2 = [head, heightAt(plan.northRing, head) + 20];
    return {
      name: NORTH_CROSS_STREETS[index]!,
      points: smoothCurve([from, bent(from, to, random, 0.04), to], SAMPLE_METRES),
    };
  });
  const middle = smoothCurve(
    [-1180, -800, -380, 60, 500, 960].map(
      (x): Point2 => [x, heightAt(plan.people, x) * 0.46 + heightAt(plan.northRing, x) * 0.54],
    ),
    SAMPLE_METRES,
  );
  return [...across, { name: '文昌路', points: middle }];
}

/** The new quarter: streets along the Construction Avenue and streets at right angles to it. */
function newQuarterStreets(
  river: River,
  plan: { construction: readonly Point2[]; southRing: readonly Point2[] },
  random: Random,
): NamedCurve[] {
  const spine = plan.construction.filter(([x]) => x > -1060 && x < 1150);
  const length = curveLength(spine);
  const streets: NamedCurve[] = [];
  const steps = [0.16, 0.29, 0.475, 0.6, 0.715, 0.83];
  steps.forEach((step, index) => {
    const { at, heading } = pointAlong(spine, length * (step + random.between(-0.012, 0.012)));
    const side = leftOf(heading);
    const up = untilHeight(at, side, (x) => heightAt(river.southBank, x) - 34);
    const down = untilHeight(at, [-side[0], -side[1]], (x) => heightAt(plan.southRing, x) - 25);
    streets.push({
      name: NEW_CROSS_STREETS[index]!,
      points: smoothCurve(
        [up, bent(up, at, random, 0.02), at, bent(at, down, random, 0.02), down],
        SAMPLE_METRES,
      ),
    });
  });
  const inner = spine.map(([x, y]): Point2 => [x, y * 0.5 + 0.5 * (heightAt(river.southBank, x) - 45)]);
  const outer = spine.map(([x, y]): Point2 => [x, y * 0.5 + 0.5 * heightAt(plan.southRing, x)]);
  const eased = (points: Point2[]): Point2[] =>
    smoothCurve(
      points.filter((_, i) => i % 7 === 0 || i === points.length - 1),
      SAMPLE_METRES,
    );
  return [
    ...streets,
    { name: NEW_LONG_STREETS[0]!, points: eased(inner) },
    { name: NEW_LONG_STREETS[1]!, points: eased(outer) },
  ];
}

/** Streets of the industrial edge and the roads to the villages. */
function outerStreets(curve: (...through: Point2[]) => Point2[]): NamedCurve[] {
  return [
    {
      name: '经一路',
      points: curve([1330, 520], [1300, 230], [1330, -150], [1310, -480], [1350, -840], [1400, -1100]),
    },
    { name: '纬一路', points: curve([880, 330], [1150, 345], [1350, 310], [1640, 200], [2300, 260]) },
    { name: '纬二路', points: curve([940, -300], [1180, -270], [1330, -300], [1650, -400], [2300, -330]) },
    { name: '纬三路', points: curve([1030, -810], [1250, -770], [1500, -830], [2300, -900]) },
    { name: '柳渡路', points: curve([-970, -240], [-1250, -160], [-1500, 40], [-1750, 60], [-2400, -40]) },
    { name: '桃园路', points: curve([-1160, 880], [-1400, 980], [-1700, 1010], [-2300, 1180]) },
    { name: '柳南路', points: curve([-1420, -340], [-1460, -640], [-1380, -950], [-1420, -1500]) },
    { name: '杏山路', points: curve([330, 890], [360, 1100], [300, 1300], [330, 1800]) },
    { name: '荷塘路', points: curve([420, -1180], [470, -1300], [430, -1420], [470, -1900]) },
  ];
}

function untilHeight(from: Point2, heading: Point2, height: (x: number) => number): Point2 {
  let at = from;
  const above = from[1] > height(from[0]);
  for (let step = 0; step < 400; step++) {
    at = add(at, heading, 4);
    if (at[1] > height(at[0]) !== above) return at;
  }
  return at;
}

/** The middle of a line, pushed aside by up to a share of its length. */
function bent(a: Point2, b: Point2, random: Random, share: number): Point2 {
  const side = leftOf(direction(a, b));
  const length = Math.sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2);
  return add(between(a, b, random.between(0.4, 0.6)), side, random.between(-share, share) * length);
}
