import { issue } from '../edit/issue.ts';
import { atomsOf } from '../edit/plan-state.ts';
import type { GroundThing } from './ground.ts';
import { cutOf, type GroundCut, thingsInPart } from './ground-cuts.ts';
import type { Finding, GridView, RuleCheck } from './rule-check.ts';

/** No unit lies in two grids of one community. */
export const checkUnits: RuleCheck = (view) =>
  view.rules.units.length === 0
    ? [{ issue: issue('units-unknown', 'warning', [view.code], { code: view.code }, [], 'incomplete') }]
    : cuts(view, 'unit');

/** No building with known ground lies in two grids; of one at a point nobody can tell. */
export const checkBuildings: RuleCheck = (view) => {
  const { code, rules, ground, land } = view;
  if (rules.buildings.length === 0)
    return [{ issue: issue('buildings-unknown', 'warning', [code], { code }, [], 'incomplete') }];
  const points = land.atoms.reduce((count, atom) => count + ground.pointsIn(atom), 0);
  const found = cuts(view, 'building');
  if (points === 0) return found;
  const params = { code, buildings: points };
  return [...found, { issue: issue('buildings-at-points', 'warning', [code], params, [], 'incomplete') }];
};

function cuts({ plan, code, land, ground }: GridView, kind: GroundThing['kind']): Finding[] {
  return thingsInPart(ground, land.atoms).flatMap((thing) => {
    if (thing.kind !== kind) return [];
    const cut = cutOf(plan, ground, thing);
    if (cut === null || !cut.grids.includes(code)) return [];
    return [{ issue: cutIssue(cut), remedies: () => [wholeAgain({ plan, ground }, cut)] }];
  });
}

/** What is said of a unit or building that is cut. */
export function cutIssue({ thing, grids }: GroundCut) {
  const place = thing.geometry.type === 'Polygon' ? [thing.geometry.coordinates] : thing.geometry.coordinates;
  const outside = place.map(([exterior]) => exterior);
  const name = thing.name ?? thing.id;
  return thing.kind === 'unit'
    ? issue('unit-in-grids', 'error', [thing.id, ...grids], { unit: name, codes: grids }, outside)
    : issue('building-in-grids', 'error', [thing.id, ...grids], { building: name, codes: grids }, outside);
}

/** All atoms that hold the thing in the other grids, to the grid with most of it. */
function wholeAgain({ plan, ground }: Pick<GridView, 'plan' | 'ground'>, { thing, grids }: GroundCut) {
  const [to, ...others] = grids;
  const atomIds = atomsOf(plan, others)
    .map((i) => plan.atoms[i])
    .filter((atom) => ground.heldBy(atom).some((held) => held.thing === thing))
    .map(({ id }) => id);
  return { kind: 'reassign-atoms', atomIds, to } as const;
}
