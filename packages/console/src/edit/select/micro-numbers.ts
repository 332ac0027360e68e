import type { PlanPlaces } from './plan-places.ts';

export interface MicroGridOfPlan {
  /** Two digits. */
  readonly number: string;
  readonly households: number;
  /** Positions in `plan.atoms`. */
  readonly atoms: readonly number[];
}

/** The micro-grids of a grid, by number. */
export function microGridsOf(places: PlanPlaces, code: string): MicroGridOfPlan[] {
  const { plan } = places;
  const found = new Map<string, number[]>();
  for (const i of places.atomsOf(code)) {
    const number = plan.micro?.[plan.atoms[i].id];
    if (number === undefined) continue;
    const own = found.get(number);
    if (own === undefined) found.set(number, [i]);
    else own.push(i);
  }
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([number, atoms]) => ({
      number,
      atoms,
      households: atoms.reduce((sum, i) => sum + plan.atoms[i].households, 0),
    }));
}

/** The first number from 01 that none of them has; null where all 99 are taken. */
export function freeNumber(taken: readonly string[]): string | null {
  for (let number = 1; number <= 99; number++) {
    const text = String(number).padStart(2, '0');
    if (!taken.includes(text)) return text;
  }
  return null;
}
