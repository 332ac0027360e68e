import type { AtomGraph } from '../model/atom-graph.ts';
import { Random } from './random.ts';

export interface SyntheticOptions {
  readonly columns: number;
  readonly rows: number;
  readonly seed: number;
  /** Number of grids of each department; each lies around as many random places. */
  readonly gridsOfDepartments: readonly number[];
  /** Atoms that hold nobody, 0..1. */
  readonly emptyShare?: number;
}

/**
 * A planar graph for tests and benches: a lattice of places, shaken, each joined to the next in its row and
 * column and along one diagonal of each field, some borders left out. A department's grid is what lies
 * nearest to one of its places.
 *
 *   o---o---o
 *   | / | \ |
 *   o---o---o
 */
export function syntheticGraph(options: SyntheticOptions): AtomGraph {
  const { columns, rows, gridsOfDepartments, emptyShare = 0.05 } = options;
  const random = new Random(options.seed);
  const count = columns * rows;
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  const weight = new Float64Array(count);
  const areaM2 = new Float64Array(count);
  for (let atom = 0; atom < count; atom++) {
    x[atom] = 100 * ((atom % columns) + 0.6 * random.unit());
    y[atom] = 100 * (Math.floor(atom / columns) + 0.6 * random.unit());
    areaM2[atom] = 2000 + random.below(16000);
    weight[atom] = random.unit() < emptyShare ? 0 : 1 + random.below(200) * random.below(5);
  }
  const edges: [number, number, number][] = [];
  for (let atom = 0; atom < count; atom++) {
    const column = atom % columns;
    const row = Math.floor(atom / columns);
    if (column + 1 < columns) edges.push([atom, atom + 1, 20 + random.below(100)]);
    if (row + 1 < rows) edges.push([atom, atom + columns, 20 + random.below(100)]);
    if (column + 1 === columns || row + 1 === rows) continue;
    const chance = random.below(5);
    if (chance < 2) edges.push([atom, atom + columns + 1, 5 + random.below(40)]);
    else if (chance < 4) edges.push([atom + 1, atom + columns, 5 + random.below(40)]);
  }
  return {
    count,
    weight,
    areaM2,
    x,
    y,
    departments: gridsOfDepartments.map((_, department) => ({ id: `department-${department}`, weight: 1 })),
    labels: gridsOfDepartments.map((grids) => nearestPlace(x, y, 100 * columns, 100 * rows, grids, random)),
    edgeA: Int32Array.from(edges, (edge) => edge[0]),
    edgeB: Int32Array.from(edges, (edge) => edge[1]),
    edgeLengthM: Float64Array.from(edges, (edge) => edge[2]),
    links: [],
  };
}

function nearestPlace(
  x: Float64Array,
  y: Float64Array,
  width: number,
  height: number,
  places: number,
  random: Random,
): Int32Array {
  const placeX = Float64Array.from({ length: places }, () => random.unit() * width);
  const placeY = Float64Array.from({ length: places }, () => random.unit() * height);
  const label = new Int32Array(x.length);
  for (let atom = 0; atom < x.length; atom++) {
    let nearest = Number.POSITIVE_INFINITY;
    for (let place = 0; place < places; place++) {
      const distance = (placeX[place]! - x[atom]!) ** 2 + (placeY[place]! - y[atom]!) ** 2;
      if (distance >= nearest) continue;
      nearest = distance;
      label[atom] = place;
    }
  }
  return label;
}

/** The same district with its atoms renumbered: atom i of `graph` becomes atom `newIndex[i]`. */
export function renumberAtoms(graph: AtomGraph, newIndex: Int32Array): AtomGraph {
  const place = (values: Float64Array): Float64Array => {
    const placed = new Float64Array(values.length);
    for (let atom = 0; atom < values.length; atom++) placed[newIndex[atom]!] = values[atom]!;
    return placed;
  };
  const edges = Array.from(graph.edgeA, (_, edge) => {
    const a = newIndex[graph.edgeA[edge]!]!;
    const b = newIndex[graph.edgeB[edge]!]!;
    return { a: Math.min(a, b), b: Math.max(a, b), length: graph.edgeLengthM[edge]! };
  }).sort((first, second) => first.a - second.a || first.b - second.b);
  return {
    ...graph,
    weight: place(graph.weight),
    areaM2: place(graph.areaM2),
    x: place(graph.x),
    y: place(graph.y),
    labels: graph.labels.map((labels) => Int32Array.from(place(Float64Array.from(labels)))),
    edgeA: Int32Array.from(edges, (edge) => edge.a),
    edgeB: Int32Array.from(edges, (edge) => edge.b),
    edgeLengthM: Float64Array.from(edges, (edge) => edge.length),
    links: graph.links.map(([a, b]) => [newIndex[a]!, newIndex[b]!] as const),
  };
}
