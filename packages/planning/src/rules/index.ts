export { GridLand, THIN_METRES } from './grid-land.ts';
export { blockingIssues, type CheckOptions, checkGrids, type PlanCheck } from './plan-check.ts';
export { RULES, type RuleName } from './rule-check.ts';
