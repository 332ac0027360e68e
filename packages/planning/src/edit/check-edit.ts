import { inscribedCircleM, isThinnerThan, outsideEdges, verifyCoverage } from '@onegrid/geometry';
import type { Polygon, Position } from 'geojson';
import { GridLand, THIN_METRES } from '../rules/grid-land.ts';
import { changedGrids } from './changed-land.ts';
import type { EditRules } from './edit-rules.ts';
import { type Issue, issue } from './issue.ts';
import { markedBorders } from './marked-borders.ts';
import { type PlanDiff, touchedGrids } from './plan-diff.ts';
import { closedGrids, edgeOfKey } from './plan-mark.ts';
import { atomsTouching, boxAround, type PlanState, planIndex } from './plan-state.ts';
import { ruleIssues } from './rule-issues.ts';

/**
 * Looks at what an edit touched, before and after:
 *
 * 1. the land of locked and dedicated grids is what it was (`grid-locked`, `grid-dedicated`), and locked borders
 *    are where they were (`border-locked`);
 * 2. the new atoms and all atoms around them form a coverage (`coverage-broken`);
 * 3. their outer border is what it was, so that nothing was gained or lost outside (`land-outside`), but for
 *    vertices rounded onto the outside of the whole plan;
 * 4. their areas add up to the same integer, but for those vertices (`area-not-conserved`);
 * 5. grids are in no more parts than before, one more part allowed for one more grid (`grid-in-parts`);
 * 6. no grid that lost or gained land is thin, unless it was as thin before (`grid-thin`); a thin piece is only
 *    noted (`piece-thin`);
 * 7. where the rules are given, no grid comes to lie in more communities (`grid-in-communities`), and no unit or
 *    building is cut that was whole, or cut deeper (`unit-in-grids`, `building-in-grids`).
 *
 * What was wrong before and is no worse blocks nothing. The household band, compactness and codes never do;
 * `checkGrids` tells them.
 *
 * @param changed grids that hold other land than before, where it is known better than the diff tells
 */
export function checkEdit(
  before: PlanState,
  after: PlanState,
  diff: PlanDiff,
  rules?: EditRules,
  changed: readonly string[] = changedGrids(diff),
): Issue[] {
  return [
    ...closedGridIssues(before, changed),
    ...lockedBorderIssues(before, diff),
    ...(diff.added.length > 0 ? coverageIssues(before, after, diff) : []),
    ...partIssues(before, after, touchedGrids(diff)),
    ...thinGrids(before, after, changed),
    ...thinPieces(diff),
    ...(rules ? ruleIssues(before, after, diff, changed, rules) : []),
  ];
}

/** Metres to which widths are measured. */
const WIDTH_PRECISION = 0.1;

/** Locked and dedicated grids whose land would change; both marks stay until they are taken away. */
function closedGridIssues(before: PlanState, changed: readonly string[]): Issue[] {
  const closed = closedGrids(before.marks);
  return changed.flatMap((code) => {
    const mark = closed.get(code);
    if (mark === undefined) return [];
    return [issue(mark === 'locked' ? 'grid-locked' : 'grid-dedicated', 'error', [code], { code })];
  });
}

function lockedBorderIssues(before: PlanState, diff: PlanDiff): Issue[] {
  const broken = markedBorders(before, diff).filter(
    ({ value, after }) => value === 'locked' && after.length === 0,
  );
  if (broken.length === 0) return [];
  const place = broken.map(({ key }) => edgeOfKey(key));
  return [issue('border-locked', 'error', [], { edges: broken.length }, place)];
}

function coverageIssues(before: PlanState, after: PlanState, { removed, added }: PlanDiff): Issue[] {
  const { position } = planIndex(after);
  const box = boxAround(
    after,
    added.map(({ atom }) => position.get(atom.id)!),
  );
  const neighbourhood = atomsTouching(after, box).map((i) => after.atoms[i]);
  const broken = verifyCoverage(neighbourhood.map(({ geometry }) => geometry)).faults;
  const issues = broken.map(({ code, faces, linework, at }) => {
    const ids = faces.map((face) => neighbourhood[face].id);
    return issue('coverage-broken', 'error', ids, { fault: code }, linework.length > 0 ? linework : [[at]]);
  });
  return [
    ...issues,
    ...footprintIssues(
      before,
      removed.map(({ atom }) => atom.geometry),
      added.map(({ atom }) => atom.geometry),
    ),
  ];
}

/** Conditions 2 and 3. */
function footprintIssues(before: PlanState, removed: readonly Polygon[], added: readonly Polygon[]): Issue[] {
  const newRim = new Set(outsideEdges(added).map(({ from, to }) => edgeKey(from, to)));
  const vanished = outsideEdges(removed).filter(({ from, to }) => !newRim.has(edgeKey(from, to)));
  const shared = vanished.filter(({ from, to }) => hasOtherSide(before, from, to));
  if (shared.length > 0)
    return [
      issue(
        'land-outside',
        'error',
        [],
        {},
        shared.map(({ from, to }) => [from, to]),
      ),
    ];
  const change = verifyCoverage(added).doubledArea - verifyCoverage(removed).doubledArea;
  // A vertex rounded onto an edge moves it by less than one unit, a centimetre: twice the area it sweeps is
  // less than twice the edge's length in units.
  const allowed = vanished.reduce((sum, { from, to }) => sum + 2e7 * degreesBetween(from, to), 0);
  return Math.abs(Number(change)) <= allowed ? [] : [issue('area-not-conserved', 'error', [])];
}

/** Whether some atom has the edge from the other side, so that it is not on the outside of the plan. */
function hasOtherSide(plan: PlanState, from: Position, to: Position): boolean {
  const box = [
    Math.min(from[0], to[0]),
    Math.min(from[1], to[1]),
    Math.max(from[0], to[0]),
    Math.max(from[1], to[1]),
  ] as const;
  const wanted = edgeKey(to, from);
  return atomsTouching(plan, box).some((i) =>
    plan.atoms[i].geometry.coordinates.some((ring) =>
      ring.some((position, k) => k > 0 && edgeKey(ring[k - 1], position) === wanted),
    ),
  );
}

function edgeKey(from: Position, to: Position): string {
  return `${from[0]} ${from[1]} ${to[0]} ${to[1]}`;
}

function degreesBetween(a: Position, b: Position): number {
  return Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]);
}

function partIssues(before: PlanState, after: PlanState, codes: readonly string[]): Issue[] {
  const then = landsOf(before, codes);
  const now = landsOf(after, codes);
  const total = (lands: ReadonlyMap<string, GridLand>) =>
    [...lands.values()].reduce((sum, { parts }) => sum + parts.length, 0);
  if (total(now) - total(then) <= now.size - then.size) return [];
  return [...now].flatMap(([code, { parts, exteriors }]) => {
    const had = then.get(code)?.parts.length ?? 1;
    if (parts.length <= had) return [];
    return [issue('grid-in-parts', 'error', [code], { code, parts: parts.length, before: had }, exteriors)];
  });
}

/** The land of each of these grids that the plan has. */
function landsOf(plan: PlanState, codes: readonly string[]): Map<string, GridLand> {
  const { members } = planIndex(plan);
  return new Map(codes.filter((code) => members.has(code)).map((code) => [code, GridLand.of(plan, code)]));
}

/** A grid that was thin may be edited as long as it is left no thinner. */
function thinGrids(before: PlanState, after: PlanState, codes: readonly string[]): Issue[] {
  const then = landsOf(before, codes);
  return [...landsOf(after, codes)].flatMap(([code, land]) => {
    if (!land.isThinnerThan(THIN_METRES)) return [];
    const was = then.get(code);
    if (was?.isThinnerThan(THIN_METRES) && land.widthM >= was.widthM - WIDTH_PRECISION) return [];
    return [issue('grid-thin', 'error', [code], { code, limit: THIN_METRES }, land.exteriors)];
  });
}

function thinPieces({ added }: PlanDiff): Issue[] {
  const siblings = new Map<string | null, number>();
  for (const { parentId } of added) siblings.set(parentId, (siblings.get(parentId) ?? 0) + 1);
  return added.flatMap(({ atom, parentId }) => {
    if (parentId === null || siblings.get(parentId)! < 2) return [];
    if (!isThinnerThan(atom.geometry, THIN_METRES)) return [];
    const params = { width: inscribedCircleM(atom.geometry), limit: THIN_METRES };
    return [issue('piece-thin', 'warning', [atom.id], params, [atom.geometry.coordinates[0]])];
  });
}
