import type { LatticeRing } from './ring-arrangement.ts';

/** Beyond this the comparison of all pairs takes longer than noding. */
const MOST_VERTICES = 160;

/**
 * Whether a ring is so plainly simple that noding it could find nothing: no edge comes within a lattice unit
 * of another but its neighbours, and no corner folds back on itself. False does not mean the opposite.
 */
export function isPlainlySimple({ x, y }: LatticeRing): boolean {
  const n = x.length;
  if (n < 3 || n > MOST_VERTICES) return false;
  for (let i = 0; i < n; i++) {
    const j = i + 1 === n ? 0 : i + 1;
    if (x[i] === x[j] && y[i] === y[j]) return false;
    if (foldsBack(x, y, i, j, j + 1 === n ? 0 : j + 1)) return false;
    for (let k = i + 2; k < n; k++) {
      const l = k + 1 === n ? 0 : k + 1;
      if (l !== i && mayMeet(x, y, i, j, k, l)) return false;
    }
  }
  return true;
}

type Numbers = readonly number[];

/** Whether the way a-b-c turns back so sharply that c comes within a unit of the line a-b. */
function foldsBack(x: Numbers, y: Numbers, a: number, b: number, c: number): boolean {
  const dx = x[b]! - x[a]!;
  const dy = y[b]! - y[a]!;
  const ex = x[c]! - x[b]!;
  const ey = y[c]! - y[b]!;
  if (dx * ex + dy * ey >= 0) return false;
  return Math.abs(dx * ey - dy * ex) <= 2 * Math.max(Math.hypot(dx, dy), Math.hypot(ex, ey));
}

/** False only where the segments a-b and c-d stay more than a unit apart. */
function mayMeet(x: Numbers, y: Numbers, a: number, b: number, c: number, d: number): boolean {
  if (apart(x, a, b, c, d) || apart(y, a, b, c, d)) return false;
  return !besides(x, y, a, b, c, d) && !besides(x, y, c, d, a, b);
}

/** Whether the extents of a-b and c-d on one axis are more than two units from each other. */
function apart(p: Numbers, a: number, b: number, c: number, d: number): boolean {
  return (
    Math.min(p[a]!, p[b]!) > Math.max(p[c]!, p[d]!) + 2 || Math.min(p[c]!, p[d]!) > Math.max(p[a]!, p[b]!) + 2
  );
}

/** Whether c and d lie on one side of the line a-b, both more than two units from it. */
function besides(x: Numbers, y: Numbers, a: number, b: number, c: number, d: number): boolean {
  const dx = x[b]! - x[a]!;
  const dy = y[b]! - y[a]!;
  const far = 2 * Math.hypot(dx, dy);
  const sideC = dx * (y[c]! - y[a]!) - dy * (x[c]! - x[a]!);
  const sideD = dx * (y[d]! - y[a]!) - dy * (x[d]! - x[a]!);
  return (sideC > far && sideD > far) || (sideC < -far && sideD < -far);
}
