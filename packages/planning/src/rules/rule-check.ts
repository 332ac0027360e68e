import type { EditOp } from '../edit/edit-op.ts';
import type { EditRules } from '../edit/edit-rules.ts';
import type { Issue } from '../edit/issue.ts';
import type { PlanState } from '../edit/plan-state.ts';
import type { GridLand } from './grid-land.ts';
import type { Ground } from './ground.ts';

/** What a plan's grids are measured by, in the order in which they are shown. */
export const RULES = [
  'coverage',
  'contiguity',
  'community',
  'unit',
  'building',
  'band',
  'width',
  'compactness',
  'code',
] as const;
export type RuleName = (typeof RULES)[number];

/** A grid of a plan with what the rules need to know of it. */
export interface GridView {
  readonly plan: PlanState;
  readonly code: string;
  readonly land: GridLand;
  readonly rules: EditRules;
  readonly ground: Ground;
}

/** What a rule finds in a grid. */
export interface Finding {
  readonly issue: Issue;
  /** Edits that might mend it, the best first; each is tried before it is offered. */
  readonly remedies?: () => readonly EditOp[];
}

/** Looks at one grid by one rule; nothing found is a pass. */
export type RuleCheck = (view: GridView) => readonly Finding[];
