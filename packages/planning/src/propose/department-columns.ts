import type { AtomGraph } from '../model/atom-graph.ts';

interface Column {
  /** Labels by rank in the canonical order, numbered by first appearance from 0; "no grid" included. */
  readonly labelOfRank: Int32Array;
  readonly labels: number;
  readonly squares: number;
  weight: number;
}

/**
 * The departments' labels as columns that depend only on which atoms lie together: labels are numbered by
 * first appearance, columns with the same division are joined (so a copy of a layer equals twice its
 * weight), and columns are ordered by content (so the order of the layers does not matter). Without a
 * department every atom is of one label.
 */
export function departmentColumns(
  graph: AtomGraph,
  order: Int32Array,
  nodeOfAtom: Int32Array,
  nodes: number,
  atomMass: Float64Array,
) {
  const columns = distinctColumns(graph, order, atomMass);
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

function distinctColumns(graph: AtomGraph, order: Int32Array, atomMass: Float64Array): Column[] {
  const columns: Column[] = [];
  for (let department = 0; department < graph.departments.length; department++) {
    const column = columnOf(
      graph.labels[department]!,
      graph.departments[department]!.weight,
      order,
      atomMass,
    );
    const twin = columns.find((other) => compareColumns(other, column) === 0);
    if (twin === undefined) columns.push(column);
    else twin.weight += column.weight;
  }
  if (columns.length === 0) columns.push(columnOf(new Int32Array(graph.count), 1, order, atomMass));
  return columns.sort(compareColumns);
}

function columnOf(labels: Int32Array, weight: number, order: Int32Array, atomMass: Float64Array): Column {
  const renumbered = new Map<number, number>();
  const labelOfRank = new Int32Array(order.length);
  const masses: number[] = [];
  for (let rank = 0; rank < order.length; rank++) {
    const atom = order[rank]!;
    let label = renumbered.get(labels[atom]!);
    if (label === undefined) {
      label = masses.length;
      renumbered.set(labels[atom]!, label);
      masses.push(0);
    }
    labelOfRank[rank] = label;
    masses[label]! += atomMass[atom]!;
  }
  let squares = 0;
  for (const mass of masses) squares += mass * mass;
  return { labelOfRank, labels: masses.length, squares, weight };
}

function compareColumns(first: Column, second: Column): number {
  if (first.squares !== second.squares) return first.squares - second.squares;
  for (let rank = 0; rank < first.labelOfRank.length; rank++) {
    const difference = first.labelOfRank[rank]! - second.labelOfRank[rank]!;
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Each node's labels, department by department, with the mass of its atoms that holds them. */
function nodeEntries(
  columns: readonly Column[],
  firstLabel: Int32Array,
  order: Int32Array,
  nodeOfAtom: Int32Array,
  nodes: number,
  atomMass: Float64Array,
) {
  const ranksOfNode: number[][] = Array.from({ length: nodes }, () => []);
  for (let rank = 0; rank < order.length; rank++) ranksOfNode[nodeOfAtom[order[rank]!]!]!.push(rank);
  const entryStart = new Int32Array(nodes + 1);
  const entryLabel: number[] = [];
  const entryMass: number[] = [];
  for (let node = 0; node < nodes; node++) {
    for (let department = 0; department < columns.length; department++) {
      const departmentStart = entryLabel.length;
      for (const rank of ranksOfNode[node]!) {
        const label = firstLabel[department]! + columns[department]!.labelOfRank[rank]!;
        const known = entryLabel.indexOf(label, departmentStart);
        if (known === -1) {
          entryLabel.push(label);
          entryMass.push(atomMass[order[rank]!]!);
        } else entryMass[known]! += atomMass[order[rank]!]!;
      }
    }
    entryStart[node + 1] = entryLabel.length;
  }
  return { entryStart, entryLabel: Int32Array.from(entryLabel), entryMass: Float64Array.from(entryMass) };
}
