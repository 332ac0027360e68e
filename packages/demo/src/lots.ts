import type { Face, LineKind, TownCoverage } from './coverage.ts';
import {
  add,
  between,
  crossing,
  direction,
  distance,
  distanceToRing,
  leftOf,
  type Point2,
  pointInRing,
  type Ring,
  ringArea,
  ringIsSimple,
} from './plane.ts';

/** Land kept free on each side of a line that is no street, in metres. */
const MARGINS: Record<LineKind, number> = {
  outline: 5,
  bank: 5,
  midstream: 0,
  arterial: 0,
  collector: 0,
  lane: 0,
  track: 2.5,
  wall: 0.6,
};

/**
 * What is left of a face behind its streets and walls: each side is moved inwards by half the width of the
 * street that it lies on. Null where nothing useful is left.
 */
export function lotOf(coverage: TownCoverage, face: Face): Ring | null {
  const sides = mergeSides(
    face.ring.map((id, i) => {
      const line = coverage.lines[coverage.edges[face.edges[i]!]!.line]!;
      return { from: coverage.points[id]!, inset: Math.max(line.width / 2, MARGINS[line.kind]) };
    }),
  );
  const ring = moveInwards(sides);
  const face2 = sides.map(({ from }) => from);
  if (ring && isSound(ring, face2)) return ring;
  const clipped = clipInwards(sides);
  return clipped && isSound(clipped, face2) ? clipped : null;
}

interface Side {
  readonly from: Point2;
  readonly inset: number;
}

/** Joins sides that go straight on with the same inset. */
function mergeSides(sides: readonly Side[]): Side[] {
  const n = sides.length;
  return sides.filter((side, i) => {
    const before = sides[(i + n - 1) % n]!;
    if (before.inset !== side.inset) return true;
    const next = sides[(i + 1) % n]!.from;
    const [u, v] = [direction(before.from, side.from), direction(side.from, next)];
    return Math.abs(u[0] * v[1] - u[1] * v[0]) > 0.01;
  });
}

function moveInwards(sides: readonly Side[]): Ring | null {
  const n = sides.length;
  if (n < 3) return null;
  const ring: Point2[] = [];
  for (let i = 0; i < n; i++) {
    const [p, q, r] = [sides[(i + n - 1) % n]!, sides[i]!, sides[(i + 1) % n]!];
    const [u, v] = [direction(p.from, q.from), direction(q.from, r.from)];
    const cross = u[0] * v[1] - u[1] * v[0];
    if (Math.abs(cross) < 0.12) {
      // Nearly straight on: where the inset changes, a mitre would run far off, so a step is made.
      const normal = leftOf(direction([0, 0], [u[0] + v[0], u[1] + v[1]]));
      ring.push(add(q.from, normal, p.inset));
      if (Math.abs(p.inset - q.inset) > 0.3) ring.push(add(q.from, normal, q.inset));
      continue;
    }
    const a = add(q.from, leftOf(u), p.inset);
    const b = add(q.from, leftOf(v), q.inset);
    const t = ((b[0] - a[0]) * v[1] - (b[1] - a[1]) * v[0]) / cross;
    ring.push(add(a, u, t));
  }
  return ring;
}

/** The face cut by the moved line of every side: sound on every face, but it loses land behind bends. */
function clipInwards(sides: readonly Side[]): Ring | null {
  let ring: Point2[] = sides.map(({ from }) => from);
  sides.forEach(({ from, inset }, i) => {
    const heading = direction(from, sides[(i + 1) % sides.length]!.from);
    const normal = leftOf(heading);
    const depth = (p: Point2): number => (p[0] - from[0]) * normal[0] + (p[1] - from[1]) * normal[1] - inset;
    ring = ring.flatMap((p, k): Point2[] => {
      const q = ring[(k + 1) % ring.length]!;
      const [dp, dq] = [depth(p), depth(q)];
      const out: Point2[] = dp >= 0 ? [p] : [];
      if (dp >= 0 !== dq >= 0) out.push(between(p, q, dp / (dp - dq)));
      return out;
    });
  });
  const distinct = ring.filter((p, i) => distance(p, ring[(i + 1) % ring.length]!) > 0.05);
  return distinct.length > 2 ? distinct : null;
}

function isSound(ring: Ring, face: Ring): boolean {
  return (
    ringArea(ring) > 80 &&
    ringIsSimple(ring) &&
    ring.every((p) => pointInRing(p, face) && distanceToRing(p, face) > 0.3) &&
    !ring.some((p, i) =>
      face.some(
        (f, k) => crossing(p, ring[(i + 1) % ring.length]!, f, face[(k + 1) % face.length]!) !== null,
      ),
    )
  );
}
