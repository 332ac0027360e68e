import type { Atom } from '../model/atom.ts';
import type { AtomGraph } from '../model/atom-graph.ts';
import type { PlanBasis } from '../model/basis.ts';

/** One square of a drawing is 100 units of 1e-5 degree, about 100 m. */
const UNIT = 1e-3;

export interface DrawnPlan {
  readonly basis: PlanBasis;
  readonly codes: readonly string[];
}

/**
 * A drawing as atoms with their plan: each character is a square; the atom's id is its row and column, `02`. A digit
 * of `households` is how many live there; equal letters of a department are one grid, `.` is none; of `plan` and
 * `communities` equal letters are one grid and one community.
 */
export function drawnBasis(drawing: {
  readonly households: readonly string[];
  readonly plan: readonly string[];
  readonly departments: Readonly<Record<string, readonly string[]>>;
  readonly weights?: Readonly<Record<string, number>>;
  readonly communities?: readonly string[];
  readonly links?: readonly (readonly [string, string])[];
}): DrawnPlan {
  const { households, plan, departments, weights = {}, communities, links = [] } = drawing;
  const cells = households.flatMap((line, row) => [...line].map((_, column) => ({ row, column })));
  const atoms = cells.map(({ row, column }): Atom => {
    const letter = (lines: readonly string[]) => (lines[row]![column] === '.' ? null : lines[row]![column]!);
    return {
      id: `${row}${column}`,
      geometry: square(column, -row),
      areaM2: 10_000,
      households: Number(households[row]![column]),
      community: communities ? letter(communities) : null,
      labels: Object.fromEntries(Object.entries(departments).map(([id, lines]) => [id, letter(lines)])),
      shares: {},
    };
  });
  return {
    basis: {
      atoms,
      departments: Object.keys(departments).map((id) => ({ id, weight: weights[id] ?? 1 })),
      byHouseholds: true,
      links,
    },
    codes: cells.map(({ row, column }) => plan[row]![column]!),
  };
}

/** The plan as drawn, row by row. */
export function planOf(codes: readonly string[], columns: number): string[] {
  const rows = Array.from({ length: codes.length / columns }, (_, row) =>
    codes.slice(row * columns, (row + 1) * columns),
  );
  return rows.map((row) => row.join(''));
}

/** A lattice graph (see `syntheticGraph`) as squares: the graph's own borders are left aside. */
export function squaresOf(graph: AtomGraph, columns: number): PlanBasis {
  return {
    atoms: Array.from({ length: graph.count }, (_, atom) => ({
      id: String(atom),
      geometry: square(atom % columns, Math.floor(atom / columns)),
      areaM2: graph.areaM2[atom]!,
      households: graph.weight[atom]!,
      community: null,
      labels: Object.fromEntries(
        graph.departments.map(({ id }, department) => {
          const label = graph.labels[department]![atom]!;
          return [id, label < 0 ? null : String(label)];
        }),
      ),
      shares: {},
    })),
    departments: graph.departments,
    byHouseholds: true,
    links: [],
  };
}

function square(column: number, row: number): Atom['geometry'] {
  const [west, south] = [column * UNIT, row * UNIT].map((value) => Number(value.toFixed(7))) as [
    number,
    number,
  ];
  const [east, north] = [(column + 1) * UNIT, (row + 1) * UNIT].map((value) => Number(value.toFixed(7))) as [
    number,
    number,
  ];
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { type: 'Polygon', coordinates: [ring] };
}
