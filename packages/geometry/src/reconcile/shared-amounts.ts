import { PairTable } from '../planar/pair-table.ts';
import type { PlanarGraph } from '../planar/planar-graph.ts';
import { type Axis, RowSweep } from './row-sweep.ts';

/** What faces share by pairs: `face[i]` of one graph and `other[i]` of another have `amount[i]` in common. */
export interface SharedAmounts {
  readonly face: Int32Array;
  readonly other: Int32Array;
  readonly amount: Float64Array;
}

/** Something spread over the faces of a graph, so much per square lattice unit. */
export interface Density {
  readonly graph: PlanarGraph;
  readonly byFace: Float64Array;
}

/**
 * What every face of one planar graph shares with every face of another, by rows from west to east and by
 * rows from south to north, half of either: along each row the common stretches are exact, from row to row
 * they are sampled. Rows lie around the middle of the first graph, so that mirrored and turned graphs give
 * the same amounts, and on half units, so that none passes through a vertex. Pairs with the unbounded face of
 * the first graph are left out, pairs with that of the second are kept (land that a layer does not cover).
 *
 * @param rowMetres distance of rows along either axis.
 * @param metres metres per lattice unit, east and north.
 * @param density what is added up: square lattice units, or this density over them.
 */
export function sharedAmounts(
  network: PlanarGraph,
  layer: PlanarGraph,
  rowMetres: number,
  metres: { readonly metresX: number; readonly metresY: number },
  density?: Density,
): SharedAmounts {
  const sums = new Sums();
  addRows('east', rowMetres / metres.metresY, network, layer, density ?? null, sums);
  addRows('north', rowMetres / metres.metresX, network, layer, density ?? null, sums);
  return sums.sorted();
}

/** An odd number of units, so that rows at odd multiples of half of it pass no vertex. */
function oddStep(units: number): number {
  return 2 * Math.max(0, Math.round((units - 1) / 2)) + 1;
}

function addRows(
  axis: Axis,
  units: number,
  network: PlanarGraph,
  layer: PlanarGraph,
  density: Density | null,
  sums: Sums,
): void {
  const step = oddStep(units);
  const middle = middleOf(axis === 'east' ? network.y : network.x);
  const a = new RowSweep(network, axis, step, middle);
  const b = new RowSweep(layer, axis, step, middle);
  const c = density ? new RowSweep(density.graph, axis, step, middle) : null;
  // Rows along either axis measure all of the land: each counts for half.
  const share = step / 2;
  for (let row = a.firstRow; row <= a.lastRow; row++) {
    a.advance(row);
    b.advance(row);
    c?.advance(row);
    let j = 0;
    let other = 0;
    let k = 0;
    let weight = c ? density!.byFace[0]! : 1;
    for (let i = 0; i + 1 < a.count; i++) {
      const face = a.faceAhead[i]!;
      if (face === 0) continue;
      let from = a.at[i]!;
      const end = a.at[i + 1]!;
      while (from < end) {
        while (j < b.count && b.at[j]! <= from) other = b.faceAhead[j++]!;
        if (c) while (k < c.count && c.at[k]! <= from) weight = density!.byFace[c.faceAhead[k++]!]!;
        let until = end;
        if (j < b.count && b.at[j]! < until) until = b.at[j]!;
        if (c && k < c.count && c.at[k]! < until) until = c.at[k]!;
        if (weight !== 0) sums.add(face, other, (until - from) * weight * share);
        from = until;
      }
    }
  }
}

/** Twice the middle of a range of whole numbers; whole again. */
function middleOf(values: ArrayLike<number>): number {
  let least = Number.POSITIVE_INFINITY;
  let greatest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  return values.length === 0 ? 0 : least + greatest;
}

/** Amounts by pair of faces, added up. */
class Sums {
  private readonly pairs = new PairTable(4096);
  private amounts = new Float64Array(4096);

  add(face: number, other: number, amount: number): void {
    const pair = this.pairs.add(face, other);
    if (pair >= this.amounts.length) {
      const larger = new Float64Array(2 * this.amounts.length);
      larger.set(this.amounts);
      this.amounts = larger;
    }
    this.amounts[pair]! += amount;
  }

  /** By face, then by the other. */
  sorted(): SharedAmounts {
    const { size, first, second } = this.pairs;
    const order = new Int32Array(size);
    for (let pair = 0; pair < size; pair++) order[pair] = pair;
    order.sort((p, q) => first[p]! - first[q]! || second[p]! - second[q]!);
    return {
      face: Int32Array.from(order, (pair) => first[pair]!),
      other: Int32Array.from(order, (pair) => second[pair]!),
      amount: Float64Array.from(order, (pair) => this.amounts[pair]!),
    };
  }
}
