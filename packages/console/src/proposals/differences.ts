import type { PlanFigures } from '../graphql/merge-documents.ts';

/** The figures by which plans are set side by side, and which way is better. */
export const FIGURES = [
  { key: 'agreement', better: 'more', digits: 3 },
  { key: 'evenness', better: 'more', digits: 3 },
  { key: 'compactness', better: 'more', digits: 3 },
  { key: 'outsideBand', better: 'less', digits: 0 },
  { key: 'grids', better: null, digits: 0 },
] as const;
export type FigureKey = (typeof FIGURES)[number]['key'];

export interface Difference {
  readonly key: FigureKey;
  readonly digits: number;
  readonly value: number;
  /** How much more than the plan it is set against; null where there is none, or nothing shows at these digits. */
  readonly change: number | null;
  readonly verdict: 'better' | 'worse' | null;
}

/** Figures of a plan with their differences to another one's. */
export function differences(
  figures: Pick<PlanFigures, FigureKey>,
  against: Pick<PlanFigures, FigureKey> | null,
): readonly Difference[] {
  return FIGURES.map(({ key, better, digits }) => {
    const value = figures[key];
    const by = against === null ? 0 : round(value, digits) - round(against[key], digits);
    const change = Math.abs(by) < 0.5 * 10 ** -digits ? null : by;
    const good = change !== null && (better === 'more' ? change > 0 : change < 0);
    return {
      key,
      digits,
      value,
      change,
      verdict: change === null || better === null ? null : good ? 'better' : 'worse',
    };
  });
}

function round(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}
