import type { ArcRing, Borders } from './borders.ts';
import { curveLength, pointAlong } from './curve.ts';
import { add, direction, distance, distanceToLine, type Point2, ringIsSimple, ringWithin } from './plane.ts';
import type { Random } from './random.ts';

/** How somebody traces lines from a screen. */
export interface Hand {
  /** Usual distance between two clicks, in metres. */
  readonly clickMetres: number;
  /** Most that a near stretch is off. */
  readonly nearMetres: number;
  /** Most that a far stretch is off. */
  readonly farMetres: number;
  /** Share of the stretches that are far. */
  readonly farShare: number;
  /** Share of the lines between two areas that each neighbour traces for itself. */
  readonly twiceShare: number;
}

/** A stretch of an arc, true and as drawn, in the arc's direction. */
export interface DrawnStretch {
  readonly truth: readonly Point2[];
  readonly drawn: readonly Point2[];
  readonly kind: 'near' | 'far';
}

export interface DrawnLayer {
  /** For every area its parts: exterior first, then holes; open rings in the plane. */
  readonly areas: readonly (readonly (readonly Point2[][])[])[];
  readonly stretches: readonly DrawnStretch[];
  readonly drawnTwice: number;
}

const STRETCH_METRES = 100;
/** A shorter stretch has no room for a slip and back. */
const LEAST_FAR_METRES = 75;
const BLEND_METRES = 40;
const TOGETHER_METRES = 30;
/** Nobody draws two junctions nearer to each other than this. */
const SAME_METRES = 1;
const MOST_ROUNDS = 16;

/**
 * Traces every border by hand. A point of a true line moves by a vector that changes smoothly along the
 * line: slow waves everywhere, and on far stretches a slip to one side and back. Junctions move once, so
 * the lines that meet there still meet; a line drawn twice has two versions between its junctions.
 */
export function digitise(
  borders: Borders,
  points: readonly Point2[],
  hand: Hand,
  random: Random,
): DrawnLayer {
  const truths = borders.arcs.map(({ vertices }) => vertices.map((id) => points[id]!));
  const junctions = shiftJunctions(borders, points, hand, random);
  const twice = truths.map(
    (truth, arc) => borders.arcs[arc]!.shared && curveLength(truth) > 120 && random.chance(hand.twiceShare),
  );
  const plans = truths.map((truth, arc): ArcPlan => {
    const count = Math.max(1, Math.round(curveLength(truth) / STRETCH_METRES));
    const { vertices } = borders.arcs[arc]!;
    return {
      truth,
      ends: [junctions.get(vertices[0]!)!, junctions.get(vertices[vertices.length - 1]!)!],
      count,
      slips: new Map(),
      calm: 1,
    };
  });
  giveSlips(plans, hand, random);
  const versions = twice.map((both) => (both ? 2 : 1));
  const seeds = plans.map((_, arc) => [random.stream(`left ${arc}`), random.stream(`right ${arc}`)] as const);
  for (let round = 0; ; round++) {
    const traced = plans.map((plan, arc) =>
      Array.from({ length: versions[arc]! }, (_, version) =>
        trace(plan, hand, seeds[arc]![version]!.stream('trace')),
      ),
    );
    const areas = borders.shapes.map(({ parts }) =>
      parts.map(({ exterior, holes }) => [exterior, ...holes].map((ring) => joined(ring, traced))),
    );
    const folded = borders.shapes.flatMap(({ parts }, area) =>
      parts.flatMap(({ exterior, holes }, part) =>
        [exterior, ...holes].filter((_, ring) => isFolded(areas[area]![part]!, ring)),
      ),
    );
    if (folded.length === 0) {
      return {
        areas,
        stretches: traced.flatMap((list) => list.flatMap(({ stretches }) => stretches)),
        drawnTwice: twice.filter(Boolean).length,
      };
    }
    if (round === MOST_ROUNDS) throw new Error('a traced ring still folds over itself');
    // Who sees a line fold over itself draws it again with more care.
    for (const { arc } of folded.flat()) {
      plans[arc]!.slips.clear();
      plans[arc]!.calm *= 0.5;
      for (const { joint } of plans[arc]!.ends) joint.calm *= 0.5;
    }
  }
}

/** Where three or more lines meet; `calm` is a factor on its shift. */
interface Joint {
  readonly at: Point2;
  readonly shift: Point2;
  calm: number;
}

/** A junction takes part in the shift of its joint; `pull` first brings it onto a joint that all but is it. */
interface Junction {
  readonly joint: Joint;
  readonly pull: Point2;
}

/** Moves every junction a little; those that lie close together move as one. */
function shiftJunctions(
  borders: Borders,
  points: readonly Point2[],
  hand: Hand,
  random: Random,
): Map<number, Junction> {
  const joints: Joint[] = [];
  const junctions = new Map<number, Junction>();
  for (const { vertices } of borders.arcs) {
    for (const id of [vertices[0]!, vertices[vertices.length - 1]!]) {
      if (junctions.has(id)) continue;
      const at = points[id]!;
      let joint = joints.find((other) => distance(other.at, at) < TOGETHER_METRES);
      if (!joint) {
        joint = { at, shift: shift(random, hand.nearMetres * 0.7), calm: 1 };
        joints.push(joint);
      }
      const pull: Point2 = distance(joint.at, at) < SAME_METRES ? add(joint.at, at, -1) : [0, 0];
      junctions.set(id, { joint, pull });
    }
  }
  return junctions;
}

interface ArcPlan {
  readonly truth: readonly Point2[];
  readonly ends: readonly [Junction, Junction];
  /** Number of stretches. */
  readonly count: number;
  /** Stretch -> the slip at its middle. */
  readonly slips: Map<number, Point2>;
  /** Factor on the slow waves. */
  calm: number;
}

function giveSlips(plans: readonly ArcPlan[], hand: Hand, random: Random): void {
  const all = plans.reduce((sum, { count }) => sum + count, 0);
  const roomy = plans.flatMap((plan) => {
    const length = curveLength(plan.truth) / plan.count;
    return length < LEAST_FAR_METRES
      ? []
      : Array.from({ length: plan.count }, (_, i) => ({ plan, i, length }));
  });
  for (const { plan, i, length } of random.shuffled(roomy).slice(0, Math.round(all * hand.farShare))) {
    const { heading } = pointAlong(plan.truth, (i + 0.5) * length);
    const side = random.chance(0.5) ? 1 : -1;
    const size = side * random.between(11, hand.farMetres - hand.nearMetres);
    plan.slips.set(i, [-heading[1] * size, heading[0] * size]);
  }
}

function shift(random: Random, most: number): Point2 {
  const angle = random.between(0, 2 * Math.PI);
  const size = most * Math.sqrt(random.next());
  return [Math.cos(angle) * size, Math.sin(angle) * size];
}

interface Traced {
  readonly line: readonly Point2[];
  readonly stretches: readonly DrawnStretch[];
}

function trace({ truth, ends, count, slips, calm }: ArcPlan, hand: Hand, random: Random): Traced {
  const length = curveLength(truth);
  const waves = [0, 1].map(() => {
    const size = hand.nearMetres * random.between(0.2, 0.62) * calm;
    const period = random.between(150, 420);
    return {
      long: size,
      period,
      phase: random.between(0, 6.28),
      short: hand.nearMetres * 0.22 * calm,
      quick: random.between(70, 120),
    };
  });
  const wave = (axis: 0 | 1, s: number): number => {
    const { long, period, phase, short, quick } = waves[axis]!;
    return (
      long * Math.sin((2 * Math.PI * s) / period + phase) +
      short * Math.sin((2 * Math.PI * s) / quick + phase)
    );
  };
  const drawnAt = (s: number): Point2 => {
    const reach = Math.min(BLEND_METRES, length / 2);
    const [head, tail] = [ease(1 - s / reach), ease(1 - (length - s) / reach)];
    const own = 1 - head - tail;
    let moved: Point2 = [wave(0, s) * own, wave(1, s) * own];
    for (const [{ joint, pull }, share] of [
      [ends[0], head],
      [ends[1], tail],
    ] as const) {
      moved = add(add(moved, pull, share), joint.shift, share * joint.calm);
    }
    const stretch = Math.min(count - 1, Math.floor((s * count) / length));
    const slip = slips.get(stretch);
    if (slip) moved = add(moved, slip, Math.sin(Math.PI * ((s * count) / length - stretch)) ** 2);
    return add(pointAlong(truth, s).at, moved);
  };
  const corners = cornersOf(truth);
  const stretches: DrawnStretch[] = [];
  const line: Point2[] = [drawnAt(0)];
  for (let i = 0; i < count; i++) {
    const [from, to] = [(length * i) / count, (length * (i + 1)) / count];
    const stops = inBends(truth, from, clicks(from, to, corners, hand.clickMetres, random));
    const drawn = [line[line.length - 1]!, ...stops.map(drawnAt)];
    line.push(...drawn.slice(1));
    stretches.push({ truth: between(truth, from, to), drawn, kind: slips.has(i) ? 'far' : 'near' });
  }
  return { line, stretches };
}

function ease(t: number): number {
  const x = Math.min(1, Math.max(0, t));
  return x * x * (3 - 2 * x);
}

/** Distances along a line at which it turns by more than 25 degrees. */
function cornersOf(line: readonly Point2[]): number[] {
  const corners: number[] = [];
  let walked = 0;
  for (let i = 1; i + 1 < line.length; i++) {
    walked += distance(line[i - 1]!, line[i]!);
    const [u, v] = [direction(line[i - 1]!, line[i]!), direction(line[i]!, line[i + 1]!)];
    if (u[0] * v[0] + u[1] * v[1] < Math.cos((25 * Math.PI) / 180)) corners.push(walked);
  }
  return corners;
}

/** Clicks once more wherever a chord would leave the bend it cuts by more than a metre. */
function inBends(truth: readonly Point2[], from: number, stops: readonly number[]): number[] {
  return stops.flatMap((stop, i): number[] => {
    const start = i === 0 ? from : stops[i - 1]!;
    const [a, b] = [pointAlong(truth, start).at, pointAlong(truth, stop).at];
    const middle = pointAlong(truth, (start + stop) / 2).at;
    const off = distanceToLine(middle, [a, b]);
    return off > 1 && stop - start > 8 ? inBends(truth, start, [(start + stop) / 2, stop]) : [stop];
  });
}

/** Where somebody clicks between two places on a line: at its corners and now and then; the end included. */
function clicks(
  from: number,
  to: number,
  corners: readonly number[],
  usual: number,
  random: Random,
): number[] {
  const fixed = [...corners.filter((s) => s > from + 2 && s < to - 2), to];
  const out: number[] = [];
  let at = from;
  for (const stop of fixed) {
    const gaps = Math.max(1, Math.round((stop - at) / usual));
    for (let k = 1; k < gaps; k++) out.push(at + ((stop - at) * (k + random.between(-0.25, 0.25))) / gaps);
    out.push(stop);
    at = stop;
  }
  return out;
}

function between(line: readonly Point2[], from: number, to: number): Point2[] {
  const out: Point2[] = [pointAlong(line, from).at];
  let walked = 0;
  for (let i = 1; i < line.length; i++) {
    walked += distance(line[i - 1]!, line[i]!);
    if (walked > from + 0.01 && walked < to - 0.01) out.push(line[i]!);
  }
  return [...out, pointAlong(line, to).at];
}

/** A ring from its traced arcs; who runs against an arc uses the other version where there are two. */
function joined(ring: ArcRing, traced: readonly (readonly Traced[])[]): Point2[] {
  const points = ring.flatMap(({ arc, forward }) => {
    const versions = traced[arc]!;
    const { line } = forward ? versions[0]! : versions[versions.length - 1]!;
    return (forward ? [...line] : [...line].reverse()).slice(0, -1);
  });
  return points.filter((point, i) => distance(point, points[(i + 1) % points.length]!) > 0.001);
}

function isFolded(rings: readonly (readonly Point2[])[], index: number): boolean {
  const ring = rings[index]!;
  return !ringIsSimple(ring) || (index > 0 && !ringWithin(ring.map(inside(ring)), rings[0]!));
}

/** Pulls a hole's points a centimetre inwards, as a hole may touch the exterior in a junction. */
function inside(ring: readonly Point2[]): (p: Point2) => Point2 {
  const x = ring.reduce((sum, p) => sum + p[0], 0) / ring.length;
  const y = ring.reduce((sum, p) => sum + p[1], 0) / ring.length;
  return (p) => add(p, direction(p, [x, y]), 0.01);
}
