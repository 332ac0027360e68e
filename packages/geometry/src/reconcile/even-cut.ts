import { insideFaces } from '../planar/inside-faces.ts';
import { type Cut, edgesAndCuts } from './atom-faces.ts';
import { FaceGroups } from './face-groups.ts';
import type { BoundaryEdges } from './inscribed-circle.ts';

/** Weighted points in metres. */
export interface Weights {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly n: ArrayLike<number>;
}

const DIRECTIONS = 12;

/**
 * The shortest straight cut through a face that leaves about `fraction` of the weight on one side and no
 * piece narrower than `diameter`; null where there is none. Twelve directions are tried, counted from the face's own
 * long axis, so that a turned face is cut alike. A line that meets
 * the face in several stretches (past a hole, across a bay) cuts along all of them.
 *
 * @param allowed whether a segment may be cut along.
 * @returns lattice segments that end on the border of the face.
 */
export function evenCut(
  groups: FaceGroups,
  face: number,
  weights: Weights,
  fraction: number,
  diameter: number,
  allowed: (cut: Cut) => boolean = () => true,
): Cut[] | null {
  const edges = groups.boundaryEdges(face);
  const axis = longAxis(edges);
  const candidates: { cuts: Cut[]; length: number }[] = [];
  for (let k = 0; k < DIRECTIONS; k++) {
    const [dx, dy] = turned(axis, k);
    // From either end, so that a turned or mirrored face is cut in the same place.
    for (const behind of fraction === 0.5 ? [fraction] : [fraction, 1 - fraction]) {
      const offset = weightedQuantile(weights, dx, dy, behind);
      if (offset !== null) candidates.push(stretchesAlong(groups, edges, dx, dy, offset));
    }
  }
  candidates.sort((a, b) => a.length - b.length);
  const found = candidates.find(({ cuts }) => cuts.every(allowed) && cutsWell(groups, face, cuts, diameter));
  return found?.cuts ?? null;
}

/** A unit vector turned by k twelfths of a half turn; quarter turns by exact values, so that upright cuts are. */
function turned([x, y]: readonly [number, number], k: number): [number, number] {
  if (k === 0) return [x, y];
  if (k === DIRECTIONS / 2) return [-y, x];
  const angle = (k * Math.PI) / DIRECTIONS;
  const cosine = Math.cos(angle);
  const sine = Math.sin(angle);
  return [x * cosine - y * sine, x * sine + y * cosine];
}

/** Longer one way than the other by less than this share, a face has no long axis. */
const ROUND = 1e-3;

/** The direction in which a face reaches furthest, by the second moments of its area; east where none stands out. */
function longAxis({ count, ax, ay, bx, by }: BoundaryEdges): [number, number] {
  let area = 0;
  const [sum, squares] = [
    [0, 0],
    [0, 0, 0],
  ];
  for (let i = 0; i < count; i++) {
    const [px, py, qx, qy] = [ax[i]! - ax[0]!, ay[i]! - ay[0]!, bx[i]! - ax[0]!, by[i]! - ay[0]!];
    const cross = px * qy - qx * py;
    area += cross / 2;
    sum[0]! += (cross * (px + qx)) / 6;
    sum[1]! += (cross * (py + qy)) / 6;
    squares[0]! += (cross * (px * px + px * qx + qx * qx)) / 12;
    squares[1]! += (cross * (py * py + py * qy + qy * qy)) / 12;
    squares[2]! += (cross * (2 * px * py + px * qy + qx * py + 2 * qx * qy)) / 24;
  }
  const east = squares[0]! - (sum[0]! * sum[0]!) / area;
  const north = squares[1]! - (sum[1]! * sum[1]!) / area;
  const both = squares[2]! - (sum[0]! * sum[1]!) / area;
  // Roots only: engines differ in the last bits of hypot and atan2.
  const spread = Math.sqrt((east - north) * (east - north) + 4 * both * both);
  if (!(spread > ROUND * Math.abs(east + north))) return [1, 0];
  // What rounding leaves of nothing is nothing: an upright face has an upright axis.
  const tilt = Math.abs(both) < 1e-9 * spread ? 0 : both;
  if (tilt === 0) return east >= north === area >= 0 ? [1, 0] : [0, 1];
  const ofTwice = (east - north) / spread;
  return [Math.sqrt((1 + ofTwice) / 2), Math.sign(tilt) * Math.sqrt((1 - ofTwice) / 2)];
}

/** Whether cuts divide a face into at least two pieces, none of them thin. */
function cutsWell(groups: FaceGroups, face: number, cuts: readonly Cut[], diameter: number): boolean {
  const border = groups.border(face);
  const { graph, inside } = insideFaces(
    edgesAndCuts(groups.graph, border, cuts),
    (tag) => tag < border.length,
  );
  const found = new FaceGroups(graph, groups.lattice, inside, []);
  const roots = found.roots();
  return roots.length > 1 && roots.every((root) => !found.isThin(root, diameter));
}

/**
 * Where along a direction a fraction of the weight lies behind, in the widest gap of those that come as near to it;
 * null where all weight lies in one place.
 */
function weightedQuantile(weights: Weights, dx: number, dy: number, fraction: number): number | null {
  const count = weights.n.length;
  const along = Float64Array.from({ length: count }, (_, i) => weights.x[i]! * dx + weights.y[i]! * dy);
  const order = Array.from(along.keys()).sort((p, q) => along[p]! - along[q]! || p - q);
  let total = 0;
  for (let i = 0; i < count; i++) total += weights.n[i]!;
  let sum = 0;
  let best: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  let widest = 0;
  for (let i = 0; i + 1 < count; i++) {
    sum += weights.n[order[i]!]!;
    const here = along[order[i]!]!;
    const next = along[order[i + 1]!]!;
    const miss = Math.abs(sum - fraction * total);
    if (next > here && (miss < least || (miss === least && next - here > widest))) {
      least = miss;
      widest = next - here;
      best = (here + next) / 2;
    }
  }
  return best;
}

/** The stretches of a line inside the face, their ends in the lattice pixels that hold them. */
function stretchesAlong(
  { lattice }: FaceGroups,
  edges: BoundaryEdges,
  dx: number,
  dy: number,
  offset: number,
): { cuts: Cut[]; length: number } {
  const hits: { x: number; y: number; t: number }[] = [];
  for (let i = 0; i < edges.count; i++) {
    const a = edges.ax[i]! * dx + edges.ay[i]! * dy - offset;
    const b = edges.bx[i]! * dx + edges.by[i]! * dy - offset;
    if (a >= 0 === b >= 0) continue;
    const s = a / (a - b);
    const x = edges.ax[i]! + s * (edges.bx[i]! - edges.ax[i]!);
    const y = edges.ay[i]! + s * (edges.by[i]! - edges.ay[i]!);
    hits.push({ x, y, t: y * dx - x * dy });
  }
  hits.sort((p, q) => p.t - q.t);
  const cuts: Cut[] = [];
  let length = 0;
  // Rounded as the noder rounds, so that the border has a vertex where the cut ends.
  const onLattice = (metres: number, unit: number) => Math.floor(metres / unit + 0.5);
  for (let i = 0; i + 1 < hits.length; i += 2) {
    const [p, q] = [hits[i]!, hits[i + 1]!];
    length += q.t - p.t;
    cuts.push([
      onLattice(p.x, lattice.metresX),
      onLattice(p.y, lattice.metresY),
      onLattice(q.x, lattice.metresX),
      onLattice(q.y, lattice.metresY),
    ]);
  }
  return { cuts, length };
}

/** Points spread evenly over a face about the middle of its bounds, about `count` of them, each with weight 1. */
export function evenSamples(edges: BoundaryEdges, areaM2: number, count: number): Weights {
  const spacing = Math.sqrt(areaM2 / count);
  const [west, east] = extent(edges.ax);
  const [south, north] = extent(edges.ay);
  const middle = (west + east) / 2;
  const rows = Math.ceil((north - south) / spacing / 2);
  const x: number[] = [];
  const y: number[] = [];
  for (let row = -rows; row < rows; row++) {
    const level = (south + north) / 2 + (row + 0.5) * spacing;
    const hits: number[] = [];
    for (let i = 0; i < edges.count; i++) {
      const ay = edges.ay[i]!;
      const by = edges.by[i]!;
      if (ay > level === by > level) continue;
      hits.push(edges.ax[i]! + ((level - ay) / (by - ay)) * (edges.bx[i]! - edges.ax[i]!));
    }
    hits.sort((p, q) => p - q);
    for (let i = 0; i + 1 < hits.length; i += 2) {
      const first = Math.ceil((hits[i]! - middle) / spacing - 0.5);
      for (let column = first; middle + (column + 0.5) * spacing < hits[i + 1]!; column++) {
        x.push(middle + (column + 0.5) * spacing);
        y.push(level);
      }
    }
  }
  return { x, y, n: new Float64Array(x.length).fill(1) };
}

function extent(values: ArrayLike<number>): [number, number] {
  let least = Number.POSITIVE_INFINITY;
  let greatest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    least = Math.min(least, values[i]!);
    greatest = Math.max(greatest, values[i]!);
  }
  return [least, greatest];
}
