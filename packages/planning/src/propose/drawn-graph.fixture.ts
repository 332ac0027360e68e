import type { AtomGraph } from '../model/atom-graph.ts';

/**
 * A drawing as an atom graph: each character is an atom of 100 m by 100 m, joined to the four around it;
 * a space is no land. `weights` and each department's labels are drawn alike: a digit is a weight; equal
 * letters are one grid, `.` is none.
 */
export function drawnGraph(drawing: {
  readonly weights: readonly string[];
  readonly departments: Readonly<Record<string, readonly string[]>>;
  readonly departmentWeights?: Readonly<Record<string, number>>;
  readonly links?: readonly (readonly [number, number])[];
}): AtomGraph {
  const { weights, departments, departmentWeights = {}, links = [] } = drawing;
  const cells: { row: number; column: number }[] = [];
  const atomAt = new Map<string, number>();
  weights.forEach((line, row) => {
    [...line].forEach((character, column) => {
      if (character === ' ') return;
      atomAt.set(`${row},${column}`, cells.length);
      cells.push({ row, column });
    });
  });
  const edges: [number, number][] = [];
  cells.forEach(({ row, column }, atom) => {
    const right = atomAt.get(`${row},${column + 1}`);
    const below = atomAt.get(`${row + 1},${column}`);
    if (right !== undefined) edges.push([atom, right]);
    if (below !== undefined) edges.push([atom, below]);
  });
  const names = Object.keys(departments);
  return {
    count: cells.length,
    weight: Float64Array.from(cells, ({ row, column }) => Number(weights[row]![column])),
    areaM2: new Float64Array(cells.length).fill(10_000),
    x: Float64Array.from(cells, ({ column }) => column * 100 + 50),
    y: Float64Array.from(cells, ({ row }) => -row * 100 - 50),
    departments: names.map((id) => ({ id, weight: departmentWeights[id] ?? 1 })),
    labels: names.map((name) =>
      Int32Array.from(cells, ({ row, column }) => {
        const letter = departments[name]![row]![column]!;
        return letter === '.' ? -1 : letter.charCodeAt(0) - 'a'.charCodeAt(0);
      }),
    ),
    edgeA: Int32Array.from(edges, (edge) => edge[0]),
    edgeB: Int32Array.from(edges, (edge) => edge[1]),
    edgeLengthM: new Float64Array(edges.length).fill(100),
    links,
  };
}

/** The cells of an assignment, whatever their numbers: `aabb` for 1, 1, 0, 0. */
export function cellsOf(assignment: Int32Array): string {
  const letterOf = new Map<number, string>();
  return Array.from(assignment, (grid) => {
    const letter = letterOf.get(grid) ?? String.fromCharCode('a'.charCodeAt(0) + letterOf.size);
    letterOf.set(grid, letter);
    return letter;
  }).join('');
}
