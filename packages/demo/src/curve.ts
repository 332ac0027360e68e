import { add, between, direction, distance, leftOf, type Point2 } from './plane.ts';

/** A polyline in the plane that is meant as a smooth curve. */
export type Curve = readonly Point2[];

/** A smooth curve through the given points (centripetal Catmull-Rom), sampled about every `step` metres. */
export function smoothCurve(through: readonly Point2[], step: number): Point2[] {
  const n = through.length;
  const before = add(through[0]!, through[1]!, -1);
  const first = add(through[0]!, before);
  const after = add(through[n - 1]!, through[n - 2]!, -1);
  const last = add(through[n - 1]!, after);
  const padded = [first, ...through, last];
  const dense: Point2[] = [];
  for (let i = 1; i < n; i++) {
    const [p0, p1, p2, p3] = [padded[i - 1]!, padded[i]!, padded[i + 1]!, padded[i + 2]!];
    for (let k = 0; k < 24; k++) dense.push(splinePoint(p0, p1, p2, p3, k / 24));
  }
  dense.push(through[n - 1]!);
  return resample(dense, step);
}

/** A smooth closed curve through the given points, as an open ring. */
export function smoothRing(through: readonly Point2[], step: number): Point2[] {
  const n = through.length;
  const dense: Point2[] = [];
  for (let i = 0; i < n; i++) {
    const at = (k: number): Point2 => through[(i + k + n) % n]!;
    for (let k = 0; k < 16; k++) dense.push(splinePoint(at(-1), at(0), at(1), at(2), k / 16));
  }
  dense.push(dense[0]!);
  return resample(dense, step).slice(0, -1);
}

function splinePoint(p0: Point2, p1: Point2, p2: Point2, p3: Point2, t: number): Point2 {
  const t1 = Math.sqrt(distance(p0, p1));
  const t2 = t1 + Math.sqrt(distance(p1, p2));
  const t3 = t2 + Math.sqrt(distance(p2, p3));
  const at = t1 + (t2 - t1) * t;
  const a1 = between(p0, p1, at / t1);
  const a2 = between(p1, p2, (at - t1) / (t2 - t1));
  const a3 = between(p2, p3, (at - t2) / (t3 - t2));
  const b1 = between(a1, a2, at / t2);
  const b2 = between(a2, a3, (at - t1) / (t3 - t1));
  return between(b1, b2, (at - t1) / (t2 - t1));
}

export function curveLength(curve: Curve): number {
  let sum = 0;
  for (let i = 1; i < curve.length; i++) sum += distance(curve[i - 1]!, curve[i]!);
  return sum;
}

/** The point at a distance along the curve, clamped to its ends, and the direction there. */
export function pointAlong(curve: Curve, along: number): { readonly at: Point2; readonly heading: Point2 } {
  let left = Math.max(0, along);
  for (let i = 1; i < curve.length; i++) {
    const length = distance(curve[i - 1]!, curve[i]!);
    if (left <= length || i === curve.length - 1) {
      const t = length === 0 ? 0 : Math.min(1, left / length);
      return {
        at: between(curve[i - 1]!, curve[i]!, t),
        heading: direction(curve[i - 1]!, curve[i]!),
      };
    }
    left -= length;
  }
  return { at: curve[0]!, heading: [1, 0] };
}

/** The same curve with points at equal distances of about `step` metres; both ends kept. */
export function resample(curve: Curve, step: number): Point2[] {
  const length = curveLength(curve);
  const count = Math.max(1, Math.round(length / step));
  const out: Point2[] = [curve[0]!];
  let walked = 0;
  let i = 1;
  for (let k = 1; k < count; k++) {
    const target = (length * k) / count;
    while (i < curve.length && walked + distance(curve[i - 1]!, curve[i]!) < target) {
      walked += distance(curve[i - 1]!, curve[i]!);
      i++;
    }
    const length1 = distance(curve[i - 1]!, curve[i]!);
    out.push(between(curve[i - 1]!, curve[i]!, (target - walked) / length1));
  }
  out.push(curve[curve.length - 1]!);
  return out;
}

/**
 * A curve beside the given one: `metres` to the left (right where below 0), which may vary with the index.
 * Meant for bends gentler than the offset; it does not remove loops.
 */
export function beside(curve: Curve, metres: (index: number) => number): Point2[] {
  return curve.map((point, i) => {
    const heading = direction(curve[Math.max(0, i - 1)]!, curve[Math.min(curve.length - 1, i + 1)]!);
    return add(point, leftOf(heading), metres(i));
  });
}

/** The y of a curve that runs from west to east, at a given x; its ends go on level. */
export function heightAt(curve: Curve, x: number): number {
  return valueAt(curve, x, 0, 1);
}

/** The x of a curve that runs from north to south or south to north, at a given y. */
export function eastingAt(curve: Curve, y: number): number {
  return valueAt(curve, y, 1, 0);
}

function valueAt(curve: Curve, key: number, axis: 0 | 1, other: 0 | 1): number {
  for (let i = 1; i < curve.length; i++) {
    const a = curve[i - 1]!;
    const b = curve[i]!;
    if (a[axis] <= key === b[axis] > key) {
      return a[other] + ((b[other] - a[other]) * (key - a[axis])) / (b[axis] - a[axis]);
    }
  }
  const first = curve[0]!;
  const last = curve[curve.length - 1]!;
  return Math.abs(first[axis] - key) < Math.abs(last[axis] - key) ? first[other] : last[other];
}
