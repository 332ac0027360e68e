import type { Atom } from '../model/atom.ts';
import { communitiesOf } from '../rules/check-belonging.ts';
import { cutIssue } from '../rules/check-ground.ts';
import { Ground } from '../rules/ground.ts';
import { cutOf, thingsInPart } from '../rules/ground-cuts.ts';
import type { EditRules } from './edit-rules.ts';
import { type Issue, issue } from './issue.ts';
import { type PlanDiff, touchedGrids } from './plan-diff.ts';
import { atomsOf, type PlanState, planIndex } from './plan-state.ts';

/** A thing that is parted by so little more is cut no deeper: the ends of a border were rounded. */
const ROUNDING = 1e-3;

/**
 * What an edit makes worse by the rules of the district: communities, units and buildings.
 *
 * @param changed grids that hold other land than before
 */
export function ruleIssues(
  before: PlanState,
  after: PlanState,
  diff: PlanDiff,
  changed: readonly string[],
  rules: EditRules,
): Issue[] {
  return [
    ...communityIssues(before, after, touchedGrids(diff), changed, rules),
    ...groundIssues(before, after, diff, rules),
  ];
}

/** A grid may lie in several communities only as one did before: itself, one that ended, or what it was made of. */
function communityIssues(
  before: PlanState,
  after: PlanState,
  touched: readonly string[],
  changed: readonly string[],
  { communities }: EditRules,
): Issue[] {
  const living = planIndex(after).members;
  return changed.flatMap((code) => {
    const homes = homesOf(after, code);
    if (homes.length <= 1) return [];
    const isNew = !planIndex(before).members.has(code);
    const models = touched.filter((other) => other === code || isNew || !living.has(other));
    if (models.some((other) => holdsAll(homesOf(before, other), homes))) return [];
    const names = homes.map((id) => communities.find((community) => community.id === id)?.name ?? id);
    return [issue('grid-in-communities', 'error', [code], { code, communities: names })];
  });
}

function homesOf(plan: PlanState, code: string): string[] {
  return communitiesOf(atomsOf(plan, [code]).map((i) => plan.atoms[i])).map(({ id }) => id);
}

function holdsAll(homes: readonly string[], wanted: readonly string[]): boolean {
  return wanted.every((home) => homes.includes(home));
}

function groundIssues(before: PlanState, after: PlanState, diff: PlanDiff, rules: EditRules): Issue[] {
  const ground = Ground.of(rules);
  return thingsInPart(ground, touchedAtoms(after, diff)).flatMap((thing) => {
    const cut = cutOf(after, ground, thing);
    if (cut === null) return [];
    return cut.parted > (cutOf(before, ground, thing)?.parted ?? 0) + ROUNDING ? [cutIssue(cut)] : [];
  });
}

/** The atoms that are new, or in another grid than before. */
function touchedAtoms(after: PlanState, { added, reassigned }: PlanDiff): Atom[] {
  const { position } = planIndex(after);
  return [
    ...added.map(({ atom }) => atom),
    ...reassigned.map(({ atomId }) => after.atoms[position.get(atomId)!]),
  ];
}
