import {
  add,
  between,
  crossing,
  direction,
  distance,
  leftOf,
  type Point2,
  pointInRing,
  type Ring,
  ringArea,
} from './plane.ts';
import type { Random } from './random.ts';

export interface Cut {
  readonly line: readonly Point2[];
  readonly sides: readonly [Ring, Ring];
}

export interface CutStyle {
  /** How far from the middle the cut may lie, as a share of the ring's length: 0 cuts in half. */
  readonly offset: number;
  /** How far the middle of the cut bends aside, as a share of its own length. */
  readonly bend: number;
  /** How far the cut may turn from the right angle, in radians. */
  readonly skew: number;
}

const ATTEMPTS = 7;
const SNAP_METRES = 16;

/**
 * Cuts a ring across its long side. Of a few attempts the one with the best-shaped halves is taken; ends
 * near `anchors` (ends of earlier cuts) move onto them, so that lanes meet at crossings where they can.
 * Null where no attempt leaves two sound halves.
 */
export function cutAcross(
  ring: Ring,
  style: CutStyle,
  random: Random,
  anchors: readonly Point2[],
): Cut | null {
  const axis = longAxis(ring);
  const middle = add(add(axis.start, axis.along, axis.length / 2), leftOf(axis.along), axis.depth / 2);
  let best: Cut | null = null;
  let bestScore = 0;
  for (let attempt = 0; attempt < 2 * ATTEMPTS; attempt++) {
    if (attempt === ATTEMPTS && best) return best;
    // A crooked ring that cannot be cut across is cut lengthwise, with its ends left where they fall.
    const isLast = attempt >= ATTEMPTS;
    const along = isLast ? leftOf(axis.along) : axis.along;
    const extent = isLast ? axis.depth : axis.length;
    const through = add(middle, along, extent * random.between(-style.offset, style.offset));
    const across = turned(leftOf(along), random.between(-style.skew, style.skew));
    const bend = random.between(-style.bend, style.bend);
    const reach = axis.depth + axis.length;
    const cut = cutThrough(ring, through, across, reach, bend, isLast ? [] : anchors);
    if (!cut) continue;
    const score = Math.min(...cut.sides.map(fullness)) * Math.min(...cut.sides.map(ringArea));
    if (score > bestScore) {
      best = cut;
      bestScore = score;
    }
  }
  return best;
}

/** How much of its own smallest rectangle a ring fills, less for long thin shapes. */
function fullness(ring: Ring): number {
  const { length, depth } = longAxis(ring);
  return (ringArea(ring) / (length * depth)) * Math.min(1, (2.2 * depth) / length);
}

/** The smallest rectangle around a ring that has a side along one of its edges. */
export function longAxis(ring: Ring): { start: Point2; along: Point2; length: number; depth: number } {
  let best = { start: ring[0]!, along: [1, 0] as Point2, length: 1, depth: 1 };
  let least = Infinity;
  ring.forEach((point, i) => {
    const next = ring[(i + 1) % ring.length]!;
    if (distance(point, next) < 4) return;
    const along = direction(point, next);
    const side = leftOf(along);
    const us = ring.map((p) => p[0] * along[0] + p[1] * along[1]);
    const vs = ring.map((p) => p[0] * side[0] + p[1] * side[1]);
    const [u0, u1, v0, v1] = [Math.min(...us), Math.max(...us), Math.min(...vs), Math.max(...vs)];
    const size = (u1 - u0) * (v1 - v0);
    if (size >= least) return;
    least = size;
    const corner = (u: number, v: number): Point2 => [along[0] * u + side[0] * v, along[1] * u + side[1] * v];
    best =
      u1 - u0 >= v1 - v0
        ? { start: corner(u0, v0), along, length: u1 - u0, depth: v1 - v0 }
        : { start: corner(u1, v0), along: side, length: v1 - v0, depth: u1 - u0 };
  });
  return best;
}

function turned([x, y]: Point2, angle: number): Point2 {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  return [x * c - y * s, x * s + y * c];
}

interface Hit {
  readonly at: Point2;
  readonly edge: number;
  readonly along: number;
}

function cutThrough(
  ring: Ring,
  through: Point2,
  across: Point2,
  reach: number,
  bend: number,
  anchors: readonly Point2[],
): Cut | null {
  const from = add(through, across, -reach);
  const to = add(through, across, reach);
  const hits: Hit[] = [];
  ring.forEach((point, edge) => {
    const hit = crossing(from, to, point, ring[(edge + 1) % ring.length]!);
    if (hit) hits.push({ at: hit.at, edge, along: hit.t });
  });
  hits.sort((p, q) => p.along - q.along);
  const pairs = hits
    .slice(1)
    .map((hit, i): [Hit, Hit] => [hits[i]!, hit])
    .filter(([p, q]) => distance(p.at, q.at) > 6 && pointInRing(between(p.at, q.at, 0.5), ring))
    .sort((p, q) => distance(q[0].at, q[1].at) - distance(p[0].at, p[1].at));
  const pair = pairs[0];
  if (!pair) return null;
  const [start, end] = [settle(pair[0], ring, anchors), settle(pair[1], ring, anchors)];
  if (start.edge === end.edge || distance(start.at, end.at) < 6) return null;
  const length = distance(start.at, end.at);
  const middle = add(between(start.at, end.at, 0.5), leftOf(direction(start.at, end.at)), bend * length);
  const bentLine = Math.abs(bend * length) < 1 ? [start.at, end.at] : [start.at, middle, end.at];
  const line = staysInside(bentLine, ring) ? bentLine : [start.at, end.at];
  if (!staysInside(line, ring)) return null;
  const one = [...line, ...walkRing(ring, end, start)];
  const other = [...[...line].reverse(), ...walkRing(ring, start, end)];
  const sides: [Ring, Ring] = [withoutRepeats(one), withoutRepeats(other)];
  return sides.every((side) => side.length > 2 && ringArea(side) > 60) ? { line, sides } : null;
}

/** Moves an end of a cut onto an anchor or a corner of the ring that lies near, if there is one. */
function settle(hit: Hit, ring: Ring, anchors: readonly Point2[]): Hit {
  for (const anchor of anchors) {
    if (distance(anchor, hit.at) > SNAP_METRES) continue;
    for (let edge = 0; edge < ring.length; edge++) {
      const a = ring[edge]!;
      const b = ring[(edge + 1) % ring.length]!;
      const off = Math.abs(distance(a, anchor) + distance(anchor, b) - distance(a, b));
      if (off < 0.02 && distance(a, anchor) > 0.5 && distance(b, anchor) > 0.5)
        return { ...hit, at: anchor, edge };
    }
  }
  return hit;
}

function staysInside(line: readonly Point2[], ring: Ring): boolean {
  for (let i = 1; i < line.length; i++) {
    const a = between(line[i - 1]!, line[i]!, i === 1 ? 0.02 : 0);
    const b = between(line[i - 1]!, line[i]!, i === line.length - 1 ? 0.98 : 1);
    if (!pointInRing(a, ring) || !pointInRing(b, ring)) return false;
    if (ring.some((point, k) => crossing(a, b, point, ring[(k + 1) % ring.length]!))) return false;
  }
  return true;
}

/** The ring's vertices from the end of one edge hit up to the edge of the other. */
function walkRing(ring: Ring, from: Hit, to: Hit): Point2[] {
  const out: Point2[] = [];
  for (let i = (from.edge + 1) % ring.length; ; i = (i + 1) % ring.length) {
    out.push(ring[i]!);
    if (i === to.edge) return out;
  }
}

function withoutRepeats(ring: readonly Point2[]): Point2[] {
  return ring.filter((point, i) => distance(point, ring[(i + 1) % ring.length]!) > 0.02);
}
