import type { Lattice } from '../lattice.ts';
import { SegmentGrid } from '../planar/segment-grid.ts';
import type { MeasuredLine } from './layer-lines.ts';

/** A line of one layer, with what speaks for its course. */
export interface SupportedLine extends MeasuredLine {
  readonly layer: number;
  /** Weight of the layers that drew more than half of it, its own among them. */
  readonly support: number;
}

/** Another layer drew a line where its own lies within this share of the tolerance. */
const SAME_COURSE = 1 / 3;
/** A line is looked at in places at most a tolerance apart, and at no more than so many. */
const MOST_PLACES = 64;

/**
 * The lines of all layers with the weight of the layers that agree on their course: a line that several drew
 * in one place should stay there, whoever else drew one nearby.
 *
 * @param linesOf lines by layer.
 * @param weights by layer, above 0.
 */
export function supportedLines(
  linesOf: readonly (readonly MeasuredLine[])[],
  weights: readonly number[],
  lattice: Lattice,
  bounds: readonly [number, number, number, number],
  toleranceMetres: number,
): SupportedLine[] {
  const reach = SAME_COURSE * toleranceMetres;
  const { grid, layerOf } = gridOfLines(linesOf, lattice, bounds, toleranceMetres);
  const seen = new Int32Array(linesOf.length);
  const near = new Uint8Array(linesOf.length);
  const result: SupportedLine[] = [];
  linesOf.forEach((lines, layer) => {
    for (const line of lines) {
      seen.fill(0);
      let places = 0;
      eachPlace(line, Math.max(toleranceMetres, line.length / MOST_PLACES), (x, y) => {
        places++;
        near.fill(0);
        layersNear(grid, layerOf, lattice, x, y, reach, near);
        for (let other = 0; other < near.length; other++) seen[other]! += near[other]!;
      });
      let support = weights[layer]!;
      for (let other = 0; other < seen.length; other++) {
        if (other !== layer && 2 * seen[other]! > places) support += weights[other]!;
      }
      result.push({ ...line, layer, support });
    }
  });
  return result;

  /** Places in the middle of even intervals, so that the ends, where lines meet, do not speak for them. */
  function eachPlace(line: MeasuredLine, spacing: number, visit: (x: number, y: number) => void) {
    const count = Math.max(1, Math.ceil(line.length / spacing));
    let place = 0;
    let reached = 0;
    for (let i = 1; i < line.x.length && place < count; i++) {
      const ax = line.x[i - 1]!;
      const ay = line.y[i - 1]!;
      const length = lattice.distance(ax, ay, line.x[i]!, line.y[i]!);
      for (; place < count && ((place + 0.5) * line.length) / count <= reached + length; place++) {
        const t = length > 0 ? (((place + 0.5) * line.length) / count - reached) / length : 0;
        visit(ax + t * (line.x[i]! - ax), ay + t * (line.y[i]! - ay));
      }
      reached += length;
    }
  }
}

function gridOfLines(
  linesOf: readonly (readonly MeasuredLine[])[],
  lattice: Lattice,
  bounds: readonly [number, number, number, number],
  toleranceMetres: number,
): { grid: SegmentGrid; layerOf: Int32Array } {
  let count = 0;
  for (const lines of linesOf) for (const { x } of lines) count += x.length - 1;
  const cell = (2 * toleranceMetres) / Math.min(lattice.metresX, lattice.metresY);
  const grid = new SegmentGrid(bounds, cell, Math.max(16, count));
  const layerOf = new Int32Array(count);
  linesOf.forEach((lines, layer) => {
    for (const { x, y } of lines) {
      for (let i = 1; i < x.length; i++) layerOf[grid.add(x[i - 1]!, y[i - 1]!, x[i]!, y[i]!)] = layer;
    }
  });
  return { grid, layerOf };
}

/** Marks the layers that have a line within reach of a place. */
function layersNear(
  grid: SegmentGrid,
  layerOf: Int32Array,
  { metresX, metresY }: Lattice,
  x: number,
  y: number,
  reach: number,
  near: Uint8Array,
): void {
  const { ax, ay, bx, by } = grid;
  grid.query(x - reach / metresX, y - reach / metresY, x + reach / metresX, y + reach / metresY);
  for (let i = 0; i < grid.foundCount; i++) {
    const s = grid.found[i]!;
    if (near[layerOf[s]!] === 1) continue;
    const dx = (bx[s]! - ax[s]!) * metresX;
    const dy = (by[s]! - ay[s]!) * metresY;
    const px = (x - ax[s]!) * metresX;
    const py = (y - ay[s]!) * metresY;
    const length2 = dx * dx + dy * dy;
    const t = length2 > 0 ? Math.min(1, Math.max(0, (px * dx + py * dy) / length2)) : 0;
    if ((px - t * dx) ** 2 + (py - t * dy) ** 2 <= reach * reach) near[layerOf[s]!] = 1;
  }
}
