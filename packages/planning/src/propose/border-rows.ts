import type { AtomGraph } from '../model/atom-graph.ts';
import type { DepartmentColumns } from './department-columns.ts';

/** Borders between nodes, each once as an edge and from both sides in compressed rows. */
export interface BorderRows {
  readonly edgeA: Int32Array;
  readonly edgeB: Int32Array;
  readonly neighbourStart: Int32Array;
  readonly neighbour: Int32Array;
  readonly borderLength: Float64Array;
  readonly borderAgreement: Float64Array;
  readonly totalLength: number;
}

/**
 * The borders between the first `open` nodes; nothing crosses into a closed cell. `edgeLength` are whole
 * units by edge of the atom graph.
 */
export function borderRows(
  graph: AtomGraph,
  edgeLength: Float64Array,
  nodes: number,
  open: number,
  nodeOfAtom: Int32Array,
  columns: DepartmentColumns,
): BorderRows {
  const keys: number[] = [];
  const lengthOf = new Map<number, number>();
  for (let edge = 0; edge < graph.edgeA.length; edge++) {
    const a = nodeOfAtom[graph.edgeA[edge]!]!;
    const b = nodeOfAtom[graph.edgeB[edge]!]!;
    if (a === b || a >= open || b >= open) continue;
    const key = a < b ? a * nodes + b : b * nodes + a;
    const known = lengthOf.get(key);
    if (known === undefined) keys.push(key);
    lengthOf.set(key, (known ?? 0) + edgeLength[edge]!);
  }
  const sorted = Float64Array.from(keys).sort();
  const edges = sorted.length;
  const edgeA = new Int32Array(edges);
  const edgeB = new Int32Array(edges);
  const neighbourStart = new Int32Array(nodes + 1);
  for (let edge = 0; edge < edges; edge++) {
    edgeA[edge] = Math.floor(sorted[edge]! / nodes);
    edgeB[edge] = sorted[edge]! % nodes;
    neighbourStart[edgeA[edge]! + 1]!++;
    neighbourStart[edgeB[edge]! + 1]!++;
  }
  for (let node = 0; node < nodes; node++) neighbourStart[node + 1]! += neighbourStart[node]!;
  const cursor = neighbourStart.slice(0, nodes);
  const neighbour = new Int32Array(2 * edges);
  const borderLength = new Float64Array(2 * edges);
  const borderAgreement = new Float64Array(2 * edges);
  const table = new Float64Array(columns.labels);
  let totalLength = 0;
  for (let edge = 0; edge < edges; edge++) {
    const a = edgeA[edge]!;
    const b = edgeB[edge]!;
    const length = lengthOf.get(sorted[edge]!)!;
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
function agreementBetween(columns: DepartmentColumns, a: number, b: number, table: Float64Array): number {
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

function massOf(columns: DepartmentColumns, node: number): number {
  let mass = 0;
  for (let entry = columns.entryStart[node]!; entry < columns.entryStart[node + 1]!; entry++) {
    mass += columns.entryMass[entry]!;
  }
  return mass;
}

/** Parts of the nodes that hang together by borders, numbered by their first node. */
export function componentsOf(nodes: number, { neighbourStart, neighbour }: BorderRows) {
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
