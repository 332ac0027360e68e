import type { Atom } from './atom.ts';

/** What a merge leaves behind for every later question about its atoms: proposals, locks, explanations. */
export interface PlanBasis {
  readonly atoms: readonly Atom[];
  readonly departments: readonly { readonly id: string; readonly weight: number }[];
  /** Whether households bound the size of a grid, rather than area. */
  readonly byHouseholds: boolean;
  /** Atoms that must lie in one grid although they share no border: pairs of atom ids. */
  readonly links: readonly (readonly [string, string])[];
}
