/**
 * How much of each cell of one division lies in each cell of another: the non-zero cells of the
 * contingency table, sorted by first and second label.
 */
export interface Contingency {
  readonly total: number;
  /** Labels in use, ascending, with their masses. */
  readonly first: Cells;
  readonly second: Cells;
  /** Joint cells: positions in `first` and `second`, and the mass they share. */
  readonly firstAt: Int32Array;
  readonly secondAt: Int32Array;
  readonly shared: Float64Array;
}

export interface Cells {
  readonly labels: Int32Array;
  readonly mass: Float64Array;
}

/** Cross-tabulates two labelings of the same items, each item counting with its `mass` (0 or more). */
export function contingencyOf(first: Int32Array, second: Int32Array, mass: Float64Array): Contingency {
  const firstCells = cellsOf(first, mass);
  const secondCells = cellsOf(second, mass);
  const positionOfFirst = positions(firstCells.labels);
  const positionOfSecond = positions(secondCells.labels);
  const width = secondCells.labels.length;
  const massOfKey = new Map<number, number>();
  let total = 0;
  for (let item = 0; item < first.length; item++) {
    const key = positionOfFirst.get(first[item]!)! * width + positionOfSecond.get(second[item]!)!;
    massOfKey.set(key, (massOfKey.get(key) ?? 0) + mass[item]!);
    total += mass[item]!;
  }
  const keys = Float64Array.from(massOfKey.keys()).sort();
  const firstAt = new Int32Array(keys.length);
  const secondAt = new Int32Array(keys.length);
  const shared = new Float64Array(keys.length);
  for (let cell = 0; cell < keys.length; cell++) {
    firstAt[cell] = Math.floor(keys[cell]! / width);
    secondAt[cell] = keys[cell]! % width;
    shared[cell] = massOfKey.get(keys[cell]!)!;
  }
  return { total, first: firstCells, second: secondCells, firstAt, secondAt, shared };
}

function cellsOf(labelOf: Int32Array, mass: Float64Array): Cells {
  const labels = Int32Array.from(new Set(labelOf)).sort();
  const position = positions(labels);
  const masses = new Float64Array(labels.length);
  for (let item = 0; item < labelOf.length; item++) masses[position.get(labelOf[item]!)!]! += mass[item]!;
  return { labels, mass: masses };
}

function positions(labels: Int32Array): Map<number, number> {
  const position = new Map<number, number>();
  for (let at = 0; at < labels.length; at++) position.set(labels[at]!, at);
  return position;
}
