import type { Ensemble } from '../graphql/merge-documents.ts';

const LEFT = 8;
const WIDTH = 304;

/**
 * The quantiles of an ensemble (0, 5, 25, 50, 75, 95, 100 %) and the plan's own value on one strip of 320 units,
 * from the least to the greatest of them all. Without any spread all lie in the middle.
 */
export function stripOf({ quantiles, own }: Pick<Ensemble, 'quantiles' | 'own'>): {
  readonly ticks: readonly { readonly value: number; readonly x: number }[];
  readonly own: number;
} {
  const least = Math.min(own, ...quantiles);
  const most = Math.max(own, ...quantiles);
  const x = (value: number) =>
    most === least ? LEFT + WIDTH / 2 : LEFT + (WIDTH * (value - least)) / (most - least);
  return { ticks: quantiles.map((value) => ({ value, x: x(value) })), own: x(own) };
}
