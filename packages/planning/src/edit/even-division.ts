import { connectedParts, insidePosition, sharedBorders } from '@onegrid/geometry';
import type { Atom } from '../model/atom.ts';
import { type DivisionRefused, divideGrid } from '../propose/micro-grids.ts';
import { basisOfAtoms } from './basis-of-atoms.ts';
import type { EditRules } from './edit-rules.ts';
import { wholeGroups } from './whole-groups.ts';

/** Sizes of parts as multiples of the mean that the search looks for. */
const BAND: readonly [number, number] = [0.9, 1.1];
/** The same atoms are always divided alike. */
const SEED = 1;

/** Atoms of one grid, divided into parts. */
export interface EvenDivision {
  /** By atom, its part from 0: west to east, then north to south. */
  readonly numbers: readonly number[];
  /** Size of each part: households, or square metres where nobody lives. */
  readonly sizes: readonly number[];
  /** How far the part that differs most lies from the mean, as a share of it. */
  readonly deviation: number;
}

/**
 * Divides atoms of one grid into connected parts as even as can be without cutting any; what must stay whole does.
 * Land that lies apart from the rest goes with what is nearest.
 */
export function divideEvenly(
  atoms: readonly Atom[],
  parts: number,
  rules?: EditRules,
): EvenDivision | DivisionRefused {
  const groups = connectedParts(
    [
      ...wholeGroups(atoms, rules).flatMap(([first, ...others]) => others.map((b) => ({ a: first, b }))),
      ...islets(atoms),
    ],
    atoms.keys(),
  );
  const divided = divideGrid(basisOfAtoms(atoms, groups), { parts, seed: SEED, band: BAND });
  if ('refused' in divided) return divided;
  const { numbers } = divided;
  const byHouseholds = atoms.some(({ households }) => households > 0);
  const sizes = new Array<number>(parts).fill(0);
  atoms.forEach(({ households, areaM2 }, place) => {
    sizes[numbers[place]] += byHouseholds ? households : areaM2;
  });
  const mean = sizes.reduce((sum, size) => sum + size, 0) / parts;
  return { numbers, sizes, deviation: Math.max(...sizes.map((size) => Math.abs(size - mean))) / mean };
}

/** A tie for each part of the land but the first to the atom outside it that is nearest. */
function islets(atoms: readonly Atom[]): { a: number; b: number }[] {
  const parts = connectedParts(sharedBorders(atoms.map(({ geometry }) => geometry)), atoms.keys());
  if (parts.length === 1) return [];
  const [main, ...others] = parts.sort((p, q) => q.length - p.length || p[0] - q[0]);
  const places = atoms.map(({ geometry }) => insidePosition(geometry));
  return others.map((part) => {
    const pairs = part.flatMap((a) =>
      main.map((b) => ({ a, b, squared: squaredDistance(places[a], places[b]) })),
    );
    return pairs.reduce((best, pair) => (pair.squared < best.squared ? pair : best));
  });
}

function squaredDistance(a: readonly number[], b: readonly number[]): number {
  return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2;
}
