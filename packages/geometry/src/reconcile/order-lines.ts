import type { Lattice } from '../lattice.ts';
import type { MeasuredLine } from './layer-lines.ts';
import { supportedLines } from './line-support.ts';

/** What one department drew, or several that drew the very same lines. */
interface DrawnLayer {
  readonly lines: readonly MeasuredLine[];
  weight: number;
  /** Place among the layers where nothing else decides. */
  rank: number;
}

/**
 * The lines of all layers in the order in which they win: first those on whose course half of the layers'
 * weight agrees, then those of a trusted layer, one that weighs more. Among equals the first in `order` comes
 * first, then the longest line. Ties by position. Layers that drew the very same lines count as one with the
 * sum of their weights.
 *
 * @param linesOf lines by layer.
 * @param weights by layer, above 0.
 * @param order layers, the first choice first.
 */
export function orderLines(
  linesOf: readonly (readonly MeasuredLine[])[],
  weights: readonly number[],
  order: readonly number[],
  lattice: Lattice,
  bounds: readonly [number, number, number, number],
  toleranceMetres: number,
): MeasuredLine[] {
  const layers = distinctLayers(linesOf, weights, order);
  const half = weights.reduce((sum, own) => sum + own, 0) / 2;
  const lines = supportedLines(
    layers.map((layer) => layer.lines),
    layers.map((layer) => layer.weight),
    lattice,
    bounds,
    toleranceMetres,
  );
  return lines.sort(
    (p, q) =>
      Number(q.support >= half) - Number(p.support >= half) ||
      layers[q.layer]!.weight - layers[p.layer]!.weight ||
      layers[p.layer]!.rank - layers[q.layer]!.rank ||
      q.length - p.length ||
      p.x[0]! - q.x[0]! ||
      p.y[0]! - q.y[0]!,
  );
}

function distinctLayers(
  linesOf: readonly (readonly MeasuredLine[])[],
  weights: readonly number[],
  order: readonly number[],
): DrawnLayer[] {
  const distinct: DrawnLayer[] = [];
  order.forEach((layer, rank) => {
    const lines = linesOf[layer]!;
    const same = distinct.find((other) => sameLines(other.lines, lines));
    if (same) same.weight += weights[layer]!;
    else distinct.push({ lines, weight: weights[layer]!, rank });
  });
  return distinct;
}

/** Lines of a layer follow from its land alone, in the same order with the same ends. */
function sameLines(a: readonly MeasuredLine[], b: readonly MeasuredLine[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ x, y }, i) => {
      const other = b[i]!;
      return (
        x.length === other.x.length && x.every((value, k) => value === other.x[k] && y[k] === other.y[k])
      );
    })
  );
}
