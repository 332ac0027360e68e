import { OBJECTIVES, type Objective, type ObjectiveName } from '@onegrid/planning';

export type { Objective, ObjectiveName };

/** The mixes that have a name, in the order in which they are offered. */
export const OBJECTIVE_NAMES: readonly ObjectiveName[] = ['most-agreed', 'most-even', 'least-change'];

/** The parts of a mix, in the order of their sliders. */
export const OBJECTIVE_PARTS = ['agreement', 'evenness', 'stability'] as const;
export type ObjectivePart = (typeof OBJECTIVE_PARTS)[number];

/** Shares as whole percentages that differ by no more than this are one mix. */
const SAME_WITHIN = 0.005;

export function namedObjective(name: ObjectiveName): Objective {
  return OBJECTIVES[name];
}

/** The mix with a sum of 1; null where no part has any weight. */
export function sharesOf(mix: Objective): Objective | null {
  const sum = OBJECTIVE_PARTS.reduce((total, part) => total + Math.max(0, mix[part]), 0);
  if (!(sum > 0)) return null;
  const share = (part: ObjectivePart) => Math.max(0, mix[part]) / sum;
  return { agreement: share('agreement'), evenness: share('evenness'), stability: share('stability') };
}

/** The name of a mix, whatever its sum; null for one's own. */
export function objectiveName(mix: Objective): ObjectiveName | null {
  return OBJECTIVE_NAMES.find((name) => sameMix(OBJECTIVES[name], mix)) ?? null;
}

/** Whether two mixes differ in their sums alone. */
export function sameMix(a: Objective, b: Objective): boolean {
  const [left, right] = [sharesOf(a), sharesOf(b)];
  if (left === null || right === null) return left === right;
  return OBJECTIVE_PARTS.every((part) => Math.abs(left[part] - right[part]) < SAME_WITHIN);
}

/** The objective a plan was made for; plans from before there was a choice are the most agreed ones. */
export function objectiveOf(origin: {
  readonly agreement: number | null;
  readonly evenness: number | null;
  readonly stability: number | null;
}): Objective {
  const { agreement, evenness, stability } = origin;
  if (agreement === null && evenness === null && stability === null) return OBJECTIVES['most-agreed'];
  return { agreement: agreement ?? 0, evenness: evenness ?? 0, stability: stability ?? 0 };
}
