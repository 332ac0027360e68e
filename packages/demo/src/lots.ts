import type { Face, LineKind, TownCoverage } from './coverage.ts';
import {
  add,
  between,
  crossing,
  direction,
  distance,
  leftOf,
  nearestOnSegment,
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
  railway: 0,
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
  const ring = face.ring.map((id) => coverage.points[id]!);
  const sides = mergeSides(
    ring.map((from, i) => {
      const line = coverage.lines[coverage.edges[face.edges[i]!]!.line]!;
      const to = ring[(i + 1) % ring.length]!;
      return { from, to, inset: Math.max(line.width / 2, MARGINS[line.kind]) };
    }),
  );
  const moved = moveInwards(sides);
  if (moved && isSound(moved, sides)) return moved;
  const clipped = clipInwards(sides);
  return clipped && isSound(clipped, sides) ? clipped : null;
}

interface Side {
  readonly from: Point2;
  readonly to: Point2;
  readonly inset: number;
}

/** Joins sides that go straight on with the same inset. */
function mergeSides(sides: readonly Side[]): Side[] {
  const starts = sides.filter((side, i) => {
    const before = sides[(i + sides.length - 1) % sides.length]!;
    return before.inset !== side.inset || Math.abs(bendBetween(before, side)) > 0.01;
  });
  return starts.map((side, i) => ({ ...side, to: starts[(i + 1) % starts.length]!.from }));
}

/** Sine of the angle by which one side turns into the next. */
function bendBetween(p: Side, q: Side): number {
  const [u, v] = [direction(p.from, p.to), direction(q.from, q.to)];
  return u[0] * v[1] - u[1] * v[0];
}

/** Moves every side inwards; a side that would turn round vanishes, the one that shrinks fastest first. */
function moveInwards(whole: readonly Side[]): Ring | null {
  const sides = [...whole];
  while (sides.length > 2) {
    const joins = sides.map((side, i) => join(sides[(i + sides.length - 1) % sides.length]!, side));
    let vanishing = -1;
    let soonest = 1;
    sides.forEach((side, i) => {
      const next = joins[(i + 1) % joins.length]!;
      const [start, end] = [joins[i]![joins[i]!.length - 1]!, next[0]!];
      const heading = direction(side.from, side.to);
      const left = (end[0] - start[0]) * heading[0] + (end[1] - start[1]) * heading[1];
      const length = distance(side.from, side.to);
      if (left < 0 && length / (length - left) < soonest) {
        soonest = length / (length - left);
        vanishing = i;
      }
    });
    if (vanishing < 0) return joins.flat();
    sides.splice(vanishing, 1);
  }
  return null;
}

/** Where two moved sides meet: one point, or a step where they are nearly in line but not equally inset. */
function join(p: Side, q: Side): Point2[] {
  const [u, v] = [direction(p.from, p.to), direction(q.from, q.to)];
  const cross = u[0] * v[1] - u[1] * v[0];
  if (Math.abs(cross) < 0.12 && Math.abs(p.inset - q.inset) > 0.3) {
    const normal = leftOf(direction([0, 0], [u[0] + v[0], u[1] + v[1]]));
    return [add(q.from, normal, p.inset), add(q.from, normal, q.inset)];
  }
  const a = add(p.from, leftOf(u), p.inset);
  const b = add(q.from, leftOf(v), q.inset);
  if (Math.abs(cross) < 1e-6) return [b];
  const t = ((b[0] - a[0]) * v[1] - (b[1] - a[1]) * v[0]) / cross;
  return [add(a, u, t)];
}

/** The face cut by the moved line of every side: sound on every face, but it loses land behind bends. */
function clipInwards(sides: readonly Side[]): Ring | null {
  let ring: Point2[] = sides.map(({ from }) => from);
  for (const { from, to, inset } of sides) {
    const normal = leftOf(direction(from, to));
    const depth = (p: Point2): number => (p[0] - from[0]) * normal[0] + (p[1] - from[1]) * normal[1] - inset;
    ring = ring.flatMap((p, k): Point2[] => {
      const q = ring[(k + 1) % ring.length]!;
      const [dp, dq] = [depth(p), depth(q)];
      const out: Point2[] = dp >= 0 ? [p] : [];
      if (dp >= 0 !== dq >= 0) out.push(between(p, q, dp / (dp - dq)));
      return out;
    });
  }
  const distinct = ring.filter((p, i) => distance(p, ring[(i + 1) % ring.length]!) > 0.05);
  return distinct.length > 2 ? distinct : null;
}

/** Whether a lot is simple, useful and as far from every side of its face as that side demands. */
function isSound(ring: Ring, sides: readonly Side[]): boolean {
  if (ringArea(ring) < 80 || !ringIsSimple(ring)) return false;
  const face = sides.map(({ from }) => from);
  return ring.every((p, i) => {
    const next = ring[(i + 1) % ring.length]!;
    return (
      pointInRing(p, face) &&
      sides.every(({ from, to, inset }) => {
        if (crossing(p, next, from, to)) return false;
        const off = Math.min(
          distance(p, nearestOnSegment(p, from, to)),
          distance(from, nearestOnSegment(from, p, next)),
        );
        return off > inset - 0.02;
      })
    );
  });
}
