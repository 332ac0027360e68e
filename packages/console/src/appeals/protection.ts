import type { Density } from '../graphql/map-documents.ts';

/** How counts are told: exactly, or so that no single appeal shows in them. */
export type FigureProtection = Density['protection'];

/** Grids of which is told only that they have fewer appeals than the least group. */
export function withheldGrids({
  protection,
  grids,
}: Pick<Density, 'protection' | 'grids'>): readonly string[] {
  return protection.rounded ? grids.filter(({ appeals }) => appeals === null).map(({ code }) => code) : [];
}

/** The sum of counts; null, too few to tell, where nothing but such counts is in it. */
export function sumOf(counts: readonly (number | null)[]): number | null {
  const told = counts.filter((count) => count !== null);
  const sum = told.reduce((total, count) => total + count, 0);
  return sum === 0 && told.length < counts.length ? null : sum;
}
