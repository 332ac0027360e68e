/**
 * What a proposal is good for, as weights of at least 0 with a sum above 0. Only their ratios matter.
 *
 * - `agreement`: the weighted mean adjusted Rand index with the departments' layers.
 * - `evenness`: 1 less the squared coefficient of variation of the grids' sizes.
 * - `stability`: the adjusted Rand index with the division in force; without one, with the department's layer
 *   that the others agree with best.
 */
export interface Objective {
  readonly agreement: number;
  readonly evenness: number;
  readonly stability: number;
}

/** The mixes that have a name. */
export const OBJECTIVES = {
  'most-agreed': { agreement: 1, evenness: 0, stability: 0 },
  'most-even': { agreement: 0.5, evenness: 0.5, stability: 0 },
  'least-change': { agreement: 0.3, evenness: 0, stability: 0.7 },
} as const satisfies Record<string, Objective>;

export type ObjectiveName = keyof typeof OBJECTIVES;
