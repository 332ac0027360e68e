import type { AtomGraph } from '../model/atom-graph.ts';
import { addLayer, type DistinctLayer, distinctLayers, layerOf } from './distinct-layers.ts';

/** The divisions that score a plan, with each node's labels in them. */
export interface DepartmentColumns {
  readonly departments: number;
  /** By column; sum 1. */
  readonly departmentWeight: Float64Array;
  readonly labelSquares: Float64Array;
  readonly labels: number;
  readonly departmentOfLabel: Int32Array;
  readonly entryStart: Int32Array;
  readonly entryLabel: Int32Array;
  readonly entryMass: Float64Array;
}

/** A further division to agree with, and its share (0..1) beside all departments together. */
export interface ReferenceColumn {
  readonly labels: Int32Array;
  readonly share: number;
}

/**
 * The departments' labels as columns that depend only on which atoms lie together: labels are numbered by
 * first appearance in `order`, columns with the same division are joined (so a copy of a layer equals twice
 * its weight), and columns are ordered by content (so the order of the layers does not matter). Without a
 * department every atom is of one label. A reference is one column more.
 */
export function departmentColumns(
  graph: AtomGraph,
  order: Int32Array,
  nodeOfAtom: Int32Array,
  nodes: number,
  atomMass: Float64Array,
  reference: ReferenceColumn | null,
): DepartmentColumns {
  const columns = columnsInOrder(graph, order, atomMass, reference);
  const departments = columns.length;
  const departmentWeight = new Float64Array(departments);
  const labelSquares = new Float64Array(departments);
  const firstLabel = new Int32Array(departments + 1);
  let weightSum = 0;
  for (const column of columns) weightSum += column.weight;
  columns.forEach((column, department) => {
    departmentWeight[department] = column.weight / weightSum;
    labelSquares[department] = column.squares;
    firstLabel[department + 1] = firstLabel[department]! + column.labels;
  });
  const labels = firstLabel[departments]!;
  const departmentOfLabel = new Int32Array(labels);
  for (let department = 0; department < departments; department++) {
    departmentOfLabel.fill(department, firstLabel[department]!, firstLabel[department + 1]!);
  }
  return {
    departments,
    departmentWeight,
    labelSquares,
    labels,
    departmentOfLabel,
    ...nodeEntries(columns, firstLabel, order, nodeOfAtom, nodes, atomMass),
  };
}

/** The columns with labels by rank in `order`, numbered by first appearance there. */
function columnsInOrder(
  graph: AtomGraph,
  order: Int32Array,
  atomMass: Float64Array,
  reference: ReferenceColumn | null,
): DistinctLayer[] {
  const massOfRank = Float64Array.from(order, (atom) => atomMass[atom]!);
  const layers = distinctLayers(graph, atomMass);
  let columns = layers.map(({ labelOf, weight }) =>
    layerOf(
      labelOf.map((_, rank) => labelOf[order[rank]!]!),
      weight,
      massOfRank,
    ),
  );
  if (reference !== null && reference.share > 0) {
    const sum = [...columns].sort(compareColumns).reduce((total, { weight }) => total + weight, 0);
    // Next to departments that count for nothing the reference is all there is.
    if (reference.share >= 1) columns = [];
    const weight = columns.length > 0 ? (sum * reference.share) / (1 - reference.share) : 1;
    const inOrder = reference.labels.map((_, rank) => reference.labels[order[rank]!]!);
    addLayer(columns, layerOf(inOrder, weight, massOfRank));
  }
  if (columns.length === 0) columns.push(layerOf(new Int32Array(graph.count), 1, massOfRank));
  return columns.sort(compareColumns);
}

function compareColumns(first: DistinctLayer, second: DistinctLayer): number {
  if (first.squares !== second.squares) return first.squares - second.squares;
  for (let rank = 0; rank < first.labelOf.length; rank++) {
    const difference = first.labelOf[rank]! - second.labelOf[rank]!;
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Each node's labels, department by department, with the mass of its atoms that holds them. */
function nodeEntries(
  columns: readonly DistinctLayer[],
  firstLabel: Int32Array,
  order: Int32Array,
  nodeOfAtom: Int32Array,
  nodes: number,
  atomMass: Float64Array,
) {
  const entryStart = new Int32Array(nodes + 1);
  const entryLabel: number[] = [];
  const entryMass: number[] = [];
  // The atoms of a node follow each other in `order`.
  let from = 0;
  for (let node = 0; node < nodes; node++) {
    let to = from;
    while (to < order.length && nodeOfAtom[order[to]!] === node) to++;
    for (let department = 0; department < columns.length; department++) {
      const { labelOf } = columns[department]!;
      const entryOf = new Map<number, number>();
      for (let rank = from; rank < to; rank++) {
        const label = firstLabel[department]! + labelOf[rank]!;
        const known = to - from > 1 ? entryOf.get(label) : undefined;
        if (known === undefined) {
          entryOf.set(label, entryLabel.length);
          entryLabel.push(label);
          entryMass.push(atomMass[order[rank]!]!);
        } else entryMass[known]! += atomMass[order[rank]!]!;
      }
    }
    entryStart[node + 1] = entryLabel.length;
    from = to;
  }
  return { entryStart, entryLabel: Int32Array.from(entryLabel), entryMass: Float64Array.from(entryMass) };
}
