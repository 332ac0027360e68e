import type { TownLine } from '../coverage.ts';
import { smoothCurve, smoothRing } from '../curve.ts';
import { add, crossing, leftOf, type Point2, pointInRing, type Ring } from '../plane.ts';
import type { Random } from '../random.ts';
import type { Zone } from '../zones.ts';
import type { TownSite } from './names.ts';

/** A small town on a highway: a warped net of streets inside a road that goes round it. */
export interface MarketTown {
  readonly site: TownSite;
  readonly ring: Ring;
  readonly lines: readonly TownLine[];
  readonly zoneAt: (place: Point2) => Zone;
}

const STREET_WIDTH = 12;
const MAIN_WIDTH = 16;
const SAMPLE_METRES = 25;
/** Streets along the highway and across it, in metres from the middle; the highway itself is at 0. */
const ALONG = [-345, -180, 175, 330];
const ACROSS = [-430, -215, 0, 205, 425];

/** `axis` is the direction in which the highway runs through the middle. */
export function planMarketTown(site: TownSite, axis: Point2, random: Random): MarketTown {
  const side = leftOf(axis);
  const [halfLength, halfDepth] = [site.half[0], site.half[1]];
  const phase = [random.between(0, 6.28), random.between(0, 6.28)] as const;
  const at = (u: number, v: number): Point2 =>
    add(
      add(site.at, axis, u + 16 * Math.sin(v / 230 + phase[0])),
      side,
      v + (v === 0 ? 0 : 14 * Math.sin(u / 260 + phase[1])),
    );
  const corners = Array.from({ length: 20 }, (_, i): Point2 => {
    const angle = (2 * Math.PI * i) / 20;
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    const wobble = random.between(0.96, 1.04);
    return at(
      Math.sign(c) * Math.abs(c) ** 0.6 * halfLength * wobble,
      Math.sign(s) * Math.abs(s) ** 0.6 * halfDepth * wobble,
    );
  });
  const ring = smoothRing(corners, SAMPLE_METRES);
  const names = [...site.streets];
  const street = (points: readonly Point2[], width = STREET_WIDTH): TownLine => ({
    kind: 'collector',
    name: names.shift() ?? '',
    width,
    points: smoothCurve(points, SAMPLE_METRES),
  });
  const steps = [-1.1, -0.8, -0.5, -0.2, 0.1, 0.4, 0.75, 1.1];
  const along = ALONG.map((v) => v + random.between(-20, 20));
  const across = ACROSS.map((u) => (u === 0 ? 0 : u + random.between(-25, 25)));
  const lines = [
    street(
      steps.map((t) => at(0, t * halfDepth)),
      MAIN_WIDTH,
    ),
    { ...street(ring), points: [...ring, ring[0]!] },
    ...along.map((v) => street(steps.map((t) => at(t * halfLength, v)))),
    ...across.filter((u) => u !== 0).map((u) => street(steps.map((t) => at(u, t * halfDepth)))),
  ];
  const zoneAt = (place: Point2): Zone => {
    const [dx, dy] = [place[0] - site.at[0], place[1] - site.at[1]];
    const u = dx * axis[0] + dy * axis[1];
    const v = dx * side[0] + dy * side[1];
    if (u > across[4]! - 10) return 'industry';
    if (u < across[0]! || v < along[0]! - 10) return 'rows';
    if (v > 0 && v < along[3]! && u > across[1]! && u < across[3]!) return 'old';
    if (v > 0 && u < across[1]!) return v < along[2]! ? 'new' : 'rows';
    if (v < 0 && v > along[1]!) return 'middle';
    return v > 0 && v < along[2]! ? 'middle' : 'rows';
  };
  return { site, ring, lines: lines.map((line, i) => (i === 1 ? line : clipped(line, ring))), zoneAt };
}

/** The part of a street inside a ring, from the first to the last crossing; its ends lie on the ring. */
export function clipped(line: TownLine, ring: Ring): TownLine {
  const points: Point2[] = [];
  line.points.forEach((point, i) => {
    const before = line.points[i - 1];
    const hits = before ? crossingsOf(before, point, ring) : [];
    points.push(...hits);
    if (pointInRing(point, ring)) points.push(point);
  });
  return { ...line, points };
}

function crossingsOf(from: Point2, to: Point2, ring: Ring): Point2[] {
  return ring
    .flatMap((a, i) => crossing(from, to, a, ring[(i + 1) % ring.length]!) ?? [])
    .sort((p, q) => p.t - q.t)
    .map(({ at }) => at);
}

/** Whether a place lies inside the road round the town. */
export function isInTown({ ring, site }: MarketTown, place: Point2): boolean {
  const reach = Math.max(...site.half) * 1.3;
  if (Math.abs(place[0] - site.at[0]) > reach || Math.abs(place[1] - site.at[1]) > reach) return false;
  return pointInRing(place, ring);
}
