import { PairTable } from './pair-table.ts';
import { SegmentGrid } from './segment-grid.ts';

/** Segments between lattice points, each with the number of what it came from. */
export interface TaggedSegments {
  readonly count: number;
  readonly ax: ArrayLike<number>;
  readonly ay: ArrayLike<number>;
  readonly bx: ArrayLike<number>;
  readonly by: ArrayLike<number>;
  /** Non-negative integer below 2^30; what it means is the caller's. */
  readonly tag: ArrayLike<number>;
}

/** Linework whose edges meet only at their ends. */
export interface NodedLinework {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Edges by vertex index, `from[e] < to[e]`, no edge twice. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /**
   * The input segments that run along edge `e` are `tags[tagStart[e] .. tagStart[e + 1])`, each as
   * `2 * tag` if it runs from `from` to `to`, else `2 * tag + 1`; a tag is repeated as often as it occurs.
   */
  readonly tagStart: Int32Array;
  readonly tags: Int32Array;
}

/**
 * Nodes segments by snap rounding on the integer lattice; provably ends.
 *
 * Every end of a segment and every lattice point nearest to a crossing of two segments is a hot pixel (the
 * unit square around it, closed to the west and south). Each segment is then led through the centres of
 * all hot pixels it passes. Hobby (1999) and Guibas and Marimont (1998) prove that the result crosses
 * itself nowhere but in vertices and that no point moves by more than half a unit in x or y. A segment
 * that has been bent may pass a hot pixel that it did not pass before, so this is repeated (without new
 * crossings, hence without new vertices) until no edge passes the pixel of a vertex that is not its end:
 * noding the result again changes nothing. Every bend divides an edge at a vertex inside its bounding box,
 * so the rounds end; two or three are usual.
 *
 * Predicates are exact: differences of lattice coordinates stay below 2^26, crossings are rounded in BigInt
 * where a double could be wrong. Edges that become a point vanish; edges that become equal are one edge
 * with the tags of both.
 */
export function nodeSegments(segments: TaggedSegments): NodedLinework {
  const vertices = new PairTable(segments.count);
  const pairs = new PairTable(segments.count);
  const tagged: number[] = [];
  const taggedPair: number[] = [];
  for (let s = 0; s < segments.count; s++) {
    const a = vertices.add(segments.ax[s]!, segments.ay[s]!);
    const b = vertices.add(segments.bx[s]!, segments.by[s]!);
    if (a === b) continue;
    const reversed = a > b;
    taggedPair.push(reversed ? pairs.add(b, a) : pairs.add(a, b));
    tagged.push(segments.tag[s]! * 2 + (reversed ? 1 : 0));
  }
  const grid = gridOf(vertices, pairs);
  addCrossings(grid, vertices);
  const cells = verticesByCell(grid, vertices);
  let round = splitAtHotPixels(cells, pairs, null, taggedPair, tagged);
  while (round.bent) {
    taggedPair.length = 0;
    tagged.length = 0;
    for (let e = 0; e < round.edges.size; e++) {
      for (let at = round.tagStart[e]!; at < round.tagStart[e + 1]!; at++) {
        taggedPair.push(e);
        tagged.push(round.tags[at]!);
      }
    }
    round = splitAtHotPixels(cells, round.edges, round.straight, taggedPair, tagged);
  }
  return {
    x: vertices.first.slice(0, vertices.size),
    y: vertices.second.slice(0, vertices.size),
    from: Int32Array.from(round.edges.first.subarray(0, round.edges.size)),
    to: Int32Array.from(round.edges.second.subarray(0, round.edges.size)),
    tagStart: round.tagStart,
    tags: round.tags,
  };
}

/** Edges after one round of snapping, with their tags; `bent` when any segment was led through a vertex. */
interface Round {
  readonly edges: PairTable;
  readonly tagStart: Int32Array;
  readonly tags: Int32Array;
  readonly bent: boolean;
  /** By edge, whether it is known to pass no pixel but those of its ends. */
  readonly straight: Uint8Array;
}

/** The vertices in the cells of a grid: `byCell[start[cell] .. start[cell + 1])`. */
interface CellVertices {
  readonly grid: SegmentGrid;
  readonly vertices: PairTable;
  readonly start: Int32Array;
  readonly byCell: Int32Array;
}

function gridOf(vertices: PairTable, pairs: PairTable): SegmentGrid {
  let minX = 0;
  let minY = 0;
  let maxX = 0;
  let maxY = 0;
  for (let v = 0; v < vertices.size; v++) {
    const x = vertices.first[v]!;
    const y = vertices.second[v]!;
    if (v === 0 || x < minX) minX = x;
    if (v === 0 || x > maxX) maxX = x;
    if (v === 0 || y < minY) minY = y;
    if (v === 0 || y > maxY) maxY = y;
  }
  // About one vertex a cell on average keeps both the cell lists and the walk along a segment short.
  const cell = Math.sqrt(((maxX - minX + 1) * (maxY - minY + 1)) / Math.max(1, vertices.size));
  const grid = new SegmentGrid([minX, minY, maxX, maxY], cell, Math.max(16, pairs.size));
  for (let p = 0; p < pairs.size; p++) {
    const a = pairs.first[p]!;
    const b = pairs.second[p]!;
    grid.add(vertices.first[a]!, vertices.second[a]!, vertices.first[b]!, vertices.second[b]!);
  }
  return grid;
}

/** Adds to `vertices` the rounded crossing of every pair of segments whose interiors cross. */
function addCrossings(grid: SegmentGrid, vertices: PairTable): void {
  const { ax, ay, bx, by } = grid;
  for (let row = 0; row < grid.rows; row++) {
    for (let column = 0; column < grid.columns; column++) {
      grid.queryCell(column, row);
      const { found, foundCount } = grid;
      for (let i = 1; i < foundCount; i++) {
        const s = found[i]!;
        const sax = ax[s]!;
        const say = ay[s]!;
        const sdx = bx[s]! - sax;
        const sdy = by[s]! - say;
        for (let j = 0; j < i; j++) {
          const t = found[j]!;
          const tax = ax[t]!;
          const tay = ay[t]!;
          const tbx = bx[t]!;
          const tby = by[t]!;
          const o1 = sdx * (tay - say) - sdy * (tax - sax);
          const o2 = sdx * (tby - say) - sdy * (tbx - sax);
          if (!((o1 > 0 && o2 < 0) || (o1 < 0 && o2 > 0))) continue;
          const tdx = tbx - tax;
          const tdy = tby - tay;
          const o3 = tdx * (say - tay) - tdy * (sax - tax);
          const o4 = tdx * (say + sdy - tay) - tdy * (sax + sdx - tax);
          if (!((o3 > 0 && o4 < 0) || (o3 < 0 && o4 > 0))) continue;
          // The crossing divides s at o3 / (o3 - o4). The pair may share several cells; the table keeps one.
          const denominator = o3 - o4;
          vertices.add(roundedAt(sax, o3, sdx, denominator), roundedAt(say, o3, sdy, denominator));
        }
      }
    }
  }
}

/** floor(origin + numerator * delta / denominator + 1/2), exact. */
function roundedAt(origin: number, numerator: number, delta: number, denominator: number): number {
  const offset = (numerator / denominator) * delta;
  const rounded = Math.floor(offset + 0.5);
  // The double is off by less than 1e-6 units; only near a tie can that change the result.
  if (Math.abs(offset + 0.5 - Math.round(offset + 0.5)) > 1e-5) return origin + rounded;
  let n = 2n * BigInt(numerator) * BigInt(delta) + BigInt(denominator);
  let d = 2n * BigInt(denominator);
  if (d < 0n) {
    n = -n;
    d = -d;
  }
  let quotient = n / d;
  if (n % d < 0n) quotient -= 1n;
  return origin + Number(quotient);
}

function verticesByCell(grid: SegmentGrid, vertices: PairTable): CellVertices {
  const { first: x, second: y, size: vertexCount } = vertices;
  const cellOf = new Int32Array(vertexCount);
  const start = new Int32Array(grid.columns * grid.rows + 1);
  for (let v = 0; v < vertexCount; v++) {
    cellOf[v] = grid.row(y[v]!) * grid.columns + grid.column(x[v]!);
    start[cellOf[v]! + 1]!++;
  }
  for (let c = 0; c < start.length - 1; c++) start[c + 1]! += start[c]!;
  const fill = start.slice(0, -1);
  const byCell = new Int32Array(vertexCount);
  for (let v = 0; v < vertexCount; v++) byCell[fill[cellOf[v]!]!++] = v;
  return { grid, vertices, start, byCell };
}

/** One round: vertices do not change, so that only pairs that are not known to be straight are looked at. */
function splitAtHotPixels(
  cells: CellVertices,
  pairs: PairTable,
  straight: Uint8Array | null,
  taggedPair: readonly number[],
  tagged: readonly number[],
): Round {
  const { first: x, second: y } = cells.vertices;
  const edges = new PairTable(pairs.size);
  // Edges of each pair as a run in `run`, so that tags can be handed on.
  const runStart = new Int32Array(pairs.size + 1);
  const run: number[] = [];
  const path: number[] = [];
  for (let p = 0; p < pairs.size; p++) {
    const a = pairs.first[p]!;
    const b = pairs.second[p]!;
    path.length = 0;
    if (straight?.[p] !== 1) hotPixelsAlong(cells, a, b, path);
    const sx = Math.sign(x[b]! - x[a]!);
    const sy = Math.sign(y[b]! - y[a]!);
    // A segment passes pixels monotonically in both axes, so this order is its own.
    if (path.length > 1) path.sort((u, v) => sx * (x[u]! - x[v]!) + sy * (y[u]! - y[v]!));
    let previous = a;
    for (let i = 0; i <= path.length; i++) {
      const v = i < path.length ? path[i]! : b;
      const reversed = previous > v;
      const edge = reversed ? edges.add(v, previous) : edges.add(previous, v);
      run.push(edge * 2 + (reversed ? 1 : 0));
      previous = v;
    }
    runStart[p + 1] = run.length;
  }
  const known = new Uint8Array(edges.size);
  for (let p = 0; p < pairs.size; p++) {
    if (runStart[p + 1]! - runStart[p]! === 1) known[run[runStart[p]!]! >> 1] = 1;
  }
  return {
    edges,
    ...collectTags(edges, runStart, run, taggedPair, tagged),
    bent: run.length > pairs.size,
    straight: known,
  };
}

/** Appends to `path` the vertices other than a and b whose hot pixel the segment a-b passes. */
function hotPixelsAlong(cells: CellVertices, a: number, b: number, path: number[]): void {
  const { grid, start, byCell } = cells;
  const { first: x, second: y } = cells.vertices;
  let px = x[a]!;
  let py = y[a]!;
  let qx = x[b]!;
  let qy = y[b]!;
  if (px > qx) {
    const tx = px;
    px = qx;
    qx = tx;
    const ty = py;
    py = qy;
    qy = ty;
  }
  const dx = qx - px;
  const dy = qy - py;
  const lowY = Math.min(py, qy);
  const highY = Math.max(py, qy);
  const r0 = grid.row(lowY - 1);
  const r1 = grid.row(highY + 1);
  for (let r = r0; r <= r1; r++) {
    let west = px - 1;
    let east = qx + 1;
    if (dy !== 0 && r0 !== r1) {
      const y0 = grid.rowSouth(r) - 2;
      const y1 = y0 + grid.cell + 4;
      let t0 = (y0 - py) / dy;
      let t1 = (y1 - py) / dy;
      if (t0 > t1) {
        const t = t0;
        t0 = t1;
        t1 = t;
      }
      west = Math.max(west, px + t0 * dx - 2);
      east = Math.min(east, px + t1 * dx + 2);
      if (west > east) continue;
    }
    const c0 = grid.column(west);
    const c1 = grid.column(east);
    for (let at = start[r * grid.columns + c0]!; at < start[r * grid.columns + c1 + 1]!; at++) {
      const v = byCell[at]!;
      if (v === a || v === b) continue;
      const vx = x[v]!;
      const vy = y[v]!;
      if (vx < px || vx > qx || vy < lowY || vy > highY) continue;
      // Twice the coordinates relative to p, so that pixel corners are integers.
      const ux = 2 * (vx - px);
      const uy = 2 * (vy - py);
      if (dx !== 0 && dy !== 0) {
        if (dy > 0) {
          if (dx * (uy + 1) - dy * (ux - 1) <= 0) continue;
          if (dx * (uy - 1) - dy * (ux + 1) >= 0) continue;
        } else {
          if (dx * (uy - 1) - dy * (ux - 1) > 0) continue;
          if (dx * (uy + 1) - dy * (ux + 1) <= 0) continue;
        }
      }
      path.push(v);
    }
  }
}

function collectTags(
  edges: PairTable,
  runStart: Int32Array,
  run: readonly number[],
  taggedPair: readonly number[],
  tagged: readonly number[],
): { tagStart: Int32Array; tags: Int32Array } {
  const tagStart = new Int32Array(edges.size + 1);
  for (const pair of taggedPair) {
    for (let at = runStart[pair]!; at < runStart[pair + 1]!; at++) tagStart[(run[at]! >> 1) + 1]!++;
  }
  for (let e = 0; e < edges.size; e++) tagStart[e + 1]! += tagStart[e]!;
  const fill = tagStart.slice(0, -1);
  const tags = new Int32Array(tagStart[edges.size]!);
  for (let i = 0; i < taggedPair.length; i++) {
    const pair = taggedPair[i]!;
    for (let at = runStart[pair]!; at < runStart[pair + 1]!; at++) {
      tags[fill[run[at]! >> 1]!++] = tagged[i]! ^ (run[at]! & 1);
    }
  }
  return { tagStart, tags };
}
