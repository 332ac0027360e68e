import { applyEdit } from '../edit/apply-edit.ts';
import type { EditOp } from '../edit/edit-op.ts';
import type { EditRules } from '../edit/edit-rules.ts';
import type { Issue } from '../edit/issue.ts';
import type { EditContext } from '../edit/operation.ts';
import { applyDiff, touchedGrids } from '../edit/plan-diff.ts';
import { type PlanState, planIndex } from '../edit/plan-state.ts';
import { checkBand } from './check-band.ts';
import { checkCode, checkCommunity } from './check-belonging.ts';
import { checkCoverage } from './check-coverage.ts';
import { checkBuildings, checkUnits } from './check-ground.ts';
import { checkCompactness, checkContiguity, checkWidth } from './check-land.ts';
import { GridLand } from './grid-land.ts';
import { Ground } from './ground.ts';
import { type GridView, RULES, type RuleCheck, type RuleName } from './rule-check.ts';
import { turfOpinion } from './turf-opinion.ts';

/** What one rule says of one grid. */
export interface PlanCheck {
  readonly rule: RuleName;
  /** Of the grid. */
  readonly code: string;
  /** Incomplete: nothing is wrong as far as can be told, but data are missing; the issue says which. */
  readonly status: 'pass' | 'fail' | 'incomplete';
  readonly issues: readonly Issue[];
}

export interface CheckOptions {
  /** Only these rules; all by default. */
  readonly only?: readonly RuleName[];
  /**
   * Whether edits that mend an issue are looked for: each is tried on the plan, and offered only where the issue is
   * gone afterwards and no other of its rule has come. True by default; while something is dragged it costs too much.
   */
  readonly fixes?: boolean;
  /**
   * Counts households inside a polygon, as the edit will. Without it no edit that cuts an atom is offered for the
   * band: what its pieces would hold is only an estimate.
   */
  readonly households?: EditContext['households'];
  /**
   * Whether Turf gives its own opinion on the coverage, see `turfOpinion`. False by default: a pair of grids takes it
   * milliseconds, which is too much for every move of a pointer.
   */
  readonly turf?: boolean;
}

const CHECKS: Readonly<Record<RuleName, RuleCheck>> = {
  coverage: checkCoverage,
  contiguity: checkContiguity,
  community: checkCommunity,
  unit: checkUnits,
  building: checkBuildings,
  band: checkBand,
  width: checkWidth,
  compactness: checkCompactness,
  code: checkCode,
};

/**
 * One check for each rule and grid, by code and then in the order of the rules. Atoms and grids that were looked at
 * before are not measured again, in whatever plan they are.
 *
 * @param codes grids to look at, those that the plan does not have are left out; all where null
 */
export function checkGrids(
  plan: PlanState,
  codes: readonly string[] | null,
  rules: EditRules,
  { only = RULES, fixes = true, households, turf = false }: CheckOptions = {},
): PlanCheck[] {
  const { members } = planIndex(plan);
  const asked =
    codes === null ? [...members.keys()] : [...new Set(codes)].filter((code) => members.has(code));
  return asked.sort().flatMap((code) => {
    const view = { plan, code, land: GridLand.of(plan, code), rules, ground: Ground.of(rules) };
    return RULES.filter((rule) => only.includes(rule)).map((rule) =>
      checkOf(view, rule, fixes ? { rules, households } : null, turf),
    );
  });
}

/** Issues that keep a plan from being put up for review, each once: errors, and grids outside the band without a reason. */
export function blockingIssues(checks: readonly PlanCheck[]): Issue[] {
  const found = new Map<string, Issue>();
  for (const { rule, issues } of checks) {
    for (const issue of issues) {
      if (issue.status !== 'fail' || (issue.severity !== 'error' && rule !== 'band')) continue;
      const name = nameOf(issue);
      if (!found.has(name)) found.set(name, issue);
    }
  }
  return [...found.values()];
}

/** @param trial what fixes are tried with; null looks for none */
function checkOf(view: GridView, rule: RuleName, trial: EditContext | null, turf: boolean): PlanCheck {
  const found = CHECKS[rule](view);
  // Where the coverage is at fault there are no polygons to ask Turf about.
  const opinion = turf && rule === 'coverage' && found.length === 0 ? turfOpinion(view) : [];
  const issues = [...found, ...opinion].map(({ issue, remedies }) =>
    trial && remedies ? { ...issue, fixes: fixesOf(view, rule, issue, remedies(), trial) } : issue,
  );
  const status = (['fail', 'incomplete'] as const).find((one) =>
    issues.some((issue) => issue.status === one),
  );
  return { rule, code: view.code, status: status ?? 'pass', issues };
}

/** The first of these edits that mends an issue, or none. */
function fixesOf(
  view: GridView,
  rule: RuleName,
  broken: Issue,
  remedies: readonly EditOp[],
  trial: EditContext,
): EditOp[] {
  const fix = remedies.find((op) => mends(view, rule, broken, op, trial));
  return fix ? [fix] : [];
}

function mends(
  { plan, code, rules }: GridView,
  rule: RuleName,
  broken: Issue,
  op: EditOp,
  trial: EditContext,
): boolean {
  const outcome = applyEdit(plan, op, trial);
  if ('rejected' in outcome) return false;
  if (rule === 'band' && outcome.warnings.some(({ kind }) => kind === 'households-by-area')) return false;
  const touched = [...touchedGrids(outcome.diff), code];
  const failing = (state: PlanState) =>
    checkGrids(state, touched, rules, { only: [rule], fixes: false })
      .flatMap(({ issues }) => issues)
      .filter(({ status }) => status === 'fail');
  const before = new Set(failing(plan).map(nameOf));
  before.delete(nameOf(broken));
  return failing(applyDiff(plan, outcome.diff)).every((issue) => before.has(nameOf(issue)));
}

function nameOf({ kind, ids }: Issue): string {
  return JSON.stringify([kind, ids]);
}
