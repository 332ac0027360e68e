import type { Polygon } from 'geojson';
import type { Atom } from '../model/atom.ts';
import type { PlanBasis } from '../model/basis.ts';

/**
 * A drawing as the basis of a plan: each character is a square atom of 0.001 degree, named by its row and
 * column (`0.3`). A digit is the atom's households; equal letters are one community or one grid of a
 * department, `.` is none.
 */
export function drawnBasis(drawing: {
  readonly households: readonly string[];
  readonly departments: Readonly<Record<string, readonly string[]>>;
  readonly communities?: readonly string[];
  readonly links?: PlanBasis['links'];
}): PlanBasis {
  const { households, departments, communities, links = [] } = drawing;
  const labelAt = (lines: readonly string[], row: number, column: number): string | null => {
    const letter = lines[row]![column]!;
    return letter === '.' ? null : letter;
  };
  const atoms = households.flatMap((line, row) =>
    [...line].flatMap((digit, column): Atom[] => {
      if (digit === ' ') return [];
      const names = Object.entries(departments);
      return [
        {
          id: `${row}.${column}`,
          geometry: square(column, -row),
          areaM2: 10_000,
          households: Number(digit),
          community: communities ? labelAt(communities, row, column) : null,
          labels: Object.fromEntries(names.map(([name, lines]) => [name, labelAt(lines, row, column)])),
          shares: Object.fromEntries(names.map(([name]) => [name, 1])),
        },
      ];
    }),
  );
  return {
    atoms,
    departments: Object.keys(departments).map((id) => ({ id, weight: 1 })),
    byHouseholds: true,
    links,
  };
}

/** The codes of a drawing, a code for each letter, in the order of the atoms. */
export function drawnCodes(lines: readonly string[], codes: Readonly<Record<string, string>>): string[] {
  return lines.flatMap((line) => [...line].flatMap((letter) => (letter === ' ' ? [] : [codes[letter]!])));
}

function square(x: number, y: number): Polygon {
  const corner = (dx: number, dy: number) => [118 + (x + dx) / 1000, 31 + (y + dy) / 1000];
  return {
    type: 'Polygon',
    coordinates: [[corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1), corner(0, 0)]],
  };
}
