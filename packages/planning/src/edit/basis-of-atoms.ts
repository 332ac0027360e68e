import type { Atom } from '../model/atom.ts';
import type { PlanBasis } from '../model/basis.ts';

/**
 * Atoms of one grid as a basis for the search. Every department that labels one counts alike, as a plan does not
 * know their weights.
 *
 * @param groups places of atoms that stay together
 */
export function basisOfAtoms(atoms: readonly Atom[], groups: readonly (readonly number[])[]): PlanBasis {
  const departments = new Set(atoms.flatMap(({ labels }) => Object.keys(labels)));
  return {
    atoms,
    departments: [...departments].sort().map((id) => ({ id, weight: 1 })),
    byHouseholds: true,
    links: groups.flatMap(([first, ...others]) =>
      others.map((other): readonly [string, string] => [atoms[first].id, atoms[other].id]),
    ),
  };
}
