import type { AtomGraph } from '../model/atom-graph.ts';
import { canonicalOrder, contractLinks } from './canonical-order.ts';
import { departmentColumns } from './department-columns.ts';

/**
 * The atom graph as the search sees it: atoms tied by links are one node, everything is numbered in an
 * order that does not depend on the order of the input, and all sizes are whole numbers, so that sums kept
 * up to date over millions of steps are exact and the same on every machine.
 */
export interface SearchGraph {
  readonly nodes: number;
  readonly nodeOfAtom: Int32Array;
  /** What the band bounds, in whole units; `total / unitsPerSize` is the size of all atoms. */
  readonly size: Float64Array;
  readonly totalSize: number;
  readonly unitsPerSize: number;
  /** How far any sum of sizes may be off by rounding to units; 0 where the units hold all sizes exactly. */
  readonly roundingUnits: number;
  /**
   * What the agreement weighs, in whole units with a sum near 2^26, so that sums of squares stay exact in
   * a double. All but a thousandth follows the sizes; the rest follows the areas, so that land where
   * nobody lives still goes where the departments have it.
   */
  readonly mass: Float64Array;
  readonly totalMass: number;
  /** Departments that draw the very same division are one column with the sum of their weights (sum 1). */
  readonly departments: number;
  readonly departmentWeight: Float64Array;
  /** Labels are numbered through all departments; "no grid" is a label like any other. */
  readonly labels: number;
  readonly departmentOfLabel: Int32Array;
  /** Sum of the squared masses of each department's labels. */
  readonly labelSquares: Float64Array;
  /** The labels a node holds and how much of its mass: entries `entryStart[i] .. entryStart[i + 1] - 1`. */
  readonly entryStart: Int32Array;
  readonly entryLabel: Int32Array;
  readonly entryMass: Float64Array;
  /** Neighbours in compressed rows, each border seen from both sides. */
  readonly neighbourStart: Int32Array;
  readonly neighbour: Int32Array;
  /** In whole millimetres. */
  readonly borderLength: Float64Array;
  /** Share (0..1) of the departments' weight that has the same grid on both sides of the border. */
  readonly borderAgreement: Float64Array;
  readonly edgeA: Int32Array;
  readonly edgeB: Int32Array;
  readonly totalLength: number;
  readonly componentOf: Int32Array;
  readonly components: number;
}

const MILLIMETRES = 1000;
const MASS_UNITS = 2 ** 26;
const SIZE_UNITS = 2 ** 40;
const AREA_SHARE = 2 ** -10;

/** Builds the search's view of `graph`. Where the sizes are all 0, areas stand in for them. */
export function buildSearchGraph(graph: AtomGraph): SearchGraph {
  const order = canonicalOrder(graph);
  const { nodes, nodeOfAtom } = contractLinks(graph, order);
  const sizes = wholeSizes(graph, nodes, nodeOfAtom);
  const atomMass = wholeMasses(graph);
  const mass = new Float64Array(nodes);
  let totalMass = 0;
  for (let atom = 0; atom < graph.count; atom++) {
    mass[nodeOfAtom[atom]!]! += atomMass[atom]!;
    totalMass += atomMass[atom]!;
  }
  const columns = departmentColumns(graph, order, nodeOfAtom, nodes, atomMass);
  const borders = borderRows(graph, nodes, nodeOfAtom, columns);
  const { componentOf, components } = componentsOf(nodes, borders.neighbourStart, borders.neighbour);
  return {
    nodes,
    nodeOfAtom,
    ...sizes,
    mass,
    totalMass,
    ...columns,
    ...borders,
    componentOf,
    components,
  };
}

/** Sizes as whole numbers: multiplied by the power of two that brings their sum just under 2^40. */
function wholeSizes(graph: AtomGraph, nodes: number, nodeOfAtom: Int32Array) {
  const source = measureOf(graph);
  let sum = 0;
  for (let atom = 0; atom < graph.count; atom++) sum += source[atom]!;
  let unitsPerSize = 1;
  if (sum > 0) {
    while (sum * unitsPerSize < SIZE_UNITS / 2) unitsPerSize *= 2;
    while (sum * unitsPerSize >= SIZE_UNITS) unitsPerSize /= 2;
  }
  const size = new Float64Array(nodes);
  let totalSize = 0;
  let exact = true;
  for (let atom = 0; atom < graph.count; atom++) {
    const units = Math.round(source[atom]! * unitsPerSize);
    if (units !== source[atom]! * unitsPerSize) exact = false;
    size[nodeOfAtom[atom]!]! += units;
    totalSize += units;
  }
  return { size, totalSize, unitsPerSize, roundingUnits: exact ? 0 : graph.count };
}

function wholeMasses(graph: AtomGraph): Float64Array {
  const source = measureOf(graph);
  let sizeSum = 0;
  let areaSum = 0;
  for (let atom = 0; atom < graph.count; atom++) {
    sizeSum += source[atom]!;
    areaSum += graph.areaM2[atom]!;
  }
  const bySize = sizeSum > 0 ? (MASS_UNITS * (1 - AREA_SHARE)) / sizeSum : 0;
  const byArea = areaSum > 0 ? (MASS_UNITS * AREA_SHARE) / areaSum : 0;
  const mass = new Float64Array(graph.count);
  for (let atom = 0; atom < graph.count; atom++) {
    mass[atom] = Math.max(1, Math.round(source[atom]! * bySize + graph.areaM2[atom]! * byArea));
  }
  return mass;
}

function measureOf(graph: AtomGraph): Float64Array {
  for (let atom = 0; atom < graph.count; atom++) if (graph.weight[atom]! > 0) return graph.weight;
  return graph.areaM2;
}

interface Columns {
  readonly departmentWeight: Float64Array;
  readonly departmentOfLabel: Int32Array;
  readonly entryStart: Int32Array;
  readonly entryLabel: Int32Array;
  readonly entryMass: Float64Array;
}

function borderRows(graph: AtomGraph, nodes: number, nodeOfAtom: Int32Array, columns: Columns) {
  const keys: number[] = [];
  const lengthOf = new Map<number, number>();
  for (let edge = 0; edge < graph.edgeA.length; edge++) {
    const a = nodeOfAtom[graph.edgeA[edge]!]!;
    const b = nodeOfAtom[graph.edgeB[edge]!]!;
    if (a === b) continue;
    const key = a < b ? a * nodes + b : b * nodes + a;
    const known = lengthOf.get(key);
    if (known === undefined) keys.push(key);
    lengthOf.set(key, (known ?? 0) + Math.round(graph.edgeLengthM[edge]! * MILLIMETRES));
  }
  keys.sort((first, second) => first - second);
  const edges = keys.length;
  const edgeA = new Int32Array(edges);
  const edgeB = new Int32Array(edges);
  const neighbourStart = new Int32Array(nodes + 1);
  for (let edge = 0; edge < edges; edge++) {
    edgeA[edge] = Math.floor(keys[edge]! / nodes);
    edgeB[edge] = keys[edge]! % nodes;
    neighbourStart[edgeA[edge]! + 1]!++;
    neighbourStart[edgeB[edge]! + 1]!++;
  }
  for (let node = 0; node < nodes; node++) neighbourStart[node + 1]! += neighbourStart[node]!;
  const cursor = neighbourStart.slice(0, nodes);
  const neighbour = new Int32Array(2 * edges);
  const borderLength = new Float64Array(2 * edges);
  const borderAgreement = new Float64Array(2 * edges);
  const table = new Float64Array(columns.departmentOfLabel.length);
  let totalLength = 0;
  for (let edge = 0; edge < edges; edge++) {
    const a = edgeA[edge]!;
    const b = edgeB[edge]!;
    const length = lengthOf.get(keys[edge]!)!;
    const agreement = agreementBetween(columns, a, b, table);
    totalLength += length;
    const forth = cursor[a]!++;
    neighbour[forth] = b;
    borderLength[forth] = length;
    borderAgreement[forth] = agreement;
    const back = cursor[b]!++;
    neighbour[back] = a;
    borderLength[back] = length;
    borderAgreement[back] = agreement;
  }
  return { edgeA, edgeB, neighbourStart, neighbour, borderLength, borderAgreement, totalLength };
}

/** Weighted chance that a bit of `a` and a bit of `b` lie in the same grid of a department. */
function agreementBetween(columns: Columns, a: number, b: number, table: Float64Array): number {
  const { departmentWeight, departmentOfLabel, entryStart, entryLabel, entryMass } = columns;
  const departments = departmentWeight.length;
  const massA = massOf(columns, a) / departments;
  const massB = massOf(columns, b) / departments;
  for (let entry = entryStart[a]!; entry < entryStart[a + 1]!; entry++) {
    table[entryLabel[entry]!]! += entryMass[entry]! / massA;
  }
  let agreement = 0;
  for (let entry = entryStart[b]!; entry < entryStart[b + 1]!; entry++) {
    const label = entryLabel[entry]!;
    agreement += departmentWeight[departmentOfLabel[label]!]! * table[label]! * (entryMass[entry]! / massB);
  }
  for (let entry = entryStart[a]!; entry < entryStart[a + 1]!; entry++) table[entryLabel[entry]!] = 0;
  return agreement;
}

function massOf(columns: Columns, node: number): number {
  let mass = 0;
  for (let entry = columns.entryStart[node]!; entry < columns.entryStart[node + 1]!; entry++) {
    mass += columns.entryMass[entry]!;
  }
  return mass;
}

function componentsOf(nodes: number, neighbourStart: Int32Array, neighbour: Int32Array) {
  const componentOf = new Int32Array(nodes).fill(-1);
  const queue = new Int32Array(nodes);
  let components = 0;
  for (let start = 0; start < nodes; start++) {
    if (componentOf[start] !== -1) continue;
    let tail = 0;
    queue[tail++] = start;
    componentOf[start] = components;
    for (let head = 0; head < tail; head++) {
      const node = queue[head]!;
      for (let at = neighbourStart[node]!; at < neighbourStart[node + 1]!; at++) {
        const other = neighbour[at]!;
        if (componentOf[other] !== -1) continue;
        componentOf[other] = components;
        queue[tail++] = other;
      }
    }
    components++;
  }
  return { componentOf, components };
}
