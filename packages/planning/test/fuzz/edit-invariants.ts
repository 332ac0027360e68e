import { outsideEdges, sharedBorders, verifyCoverage } from '@onegrid/geometry';
import type { Polygon, Position } from 'geojson';
import { holdsPoint } from '../../src/edit/placed-points.ts';
import {
  applyDiff,
  canApply,
  type EditOp,
  edgeOfKey,
  hasMessage,
  type Issue,
  invert,
  LOCALES,
  message,
  type PlanDiff,
  type PlanState,
} from '../../src/index.ts';
import { edgesOf, partsOfPlan } from './edit-borders.ts';
import { type EditDistrict, pointsInAtoms } from './edit-plans.ts';

/** An edit that was made. */
export interface MadeEdit {
  readonly op: EditOp;
  readonly before: PlanState;
  readonly diff: PlanDiff;
  readonly after: PlanState;
}

/** Twice the area, in square units, that a vertex rounded onto an edge can sweep for each degree of the edge. */
const SWEEP = 2e7;

/** Edits that cut atoms. */
const CUTTING = [
  'split-grid',
  'redraw-boundary',
  'move-vertices',
  'move-land',
  'create-grid',
  'split-evenly',
];

/** All that must hold after an edit, found without the code that makes and checks edits. */
export function assertSoundEdit(edit: MadeEdit, district: EditDistrict): void {
  const { op, before, diff, after } = edit;
  const faults = verifyCoverage(after.atoms.map(({ geometry }) => geometry)).faults;
  hold(faults.length === 0, `the coverage is broken: ${faults[0]?.code}`);
  assertAreaConserved(before, after);
  assertPiecesTile(diff);
  assertJoined(edit);
  assertParts(edit);
  assertUnitsWhole(edit, district);
  if (op.kind !== 'mark-grid') assertClosedGrids(edit);
  if (op.kind !== 'decide-border') assertLockedBorders(edit);
  assertConsistent(after);
  // A code that was used once stays used.
  const back = { ...applyDiff(after, invert(diff)), usedCodes: before.usedCodes };
  hold(JSON.stringify(back) === JSON.stringify(before), 'the inverse does not restore the bytes');
}

/** A refusal says what, in both languages and with all that fills the text; and `canApply` says the same. */
export function assertToldRefusal(plan: PlanState, op: EditOp, issues: readonly Issue[]): void {
  hold(
    issues.some(({ severity }) => severity === 'error'),
    'an edit is refused without an error',
  );
  for (const { kind, params } of issues) {
    hold(hasMessage(kind), `there is no text for ${kind}`);
    for (const locale of LOCALES) {
      const text = message(locale, kind, params);
      hold(!/\{\w+\}/.test(text), `the text of ${kind} is not filled: ${text}`);
    }
  }
  const told = issues.map(({ kind }) => kind);
  hold(!told.includes('coverage-broken'), 'the engine broke the coverage and noticed');
  hold(!told.includes('area-not-conserved'), 'the engine lost land and noticed');
  const known = canApply(plan, op);
  hold(known === null || told.includes(known), `canApply says ${known}, applyEdit ${told.join()}`);
}

function assertAreaConserved(before: PlanState, after: PlanState): void {
  const [was, is] = [before, after].map((plan) => plan.atoms.map(({ geometry }) => geometry));
  const rim = new Set(outsideEdges(is).map(({ from, to }) => `${from} ${to}`));
  const moved = outsideEdges(was).filter(({ from, to }) => !rim.has(`${from} ${to}`));
  const allowed = moved.reduce((sum, { from, to }) => sum + SWEEP * degrees(from, to), 0);
  const change = Number(verifyCoverage(is).doubledArea - verifyCoverage(was).doubledArea);
  hold(Math.abs(change) <= allowed, `the plan's area changed by ${change / 2} square units`);
}

/**
 * What goes of an atom of the base and what comes of it are the same land but for rounded vertices; a piece has its
 * parent in the same diff, unless it was joined.
 */
function assertPiecesTile({ removed, added }: PlanDiff): void {
  const gone = new Set(removed.map(({ atom }) => atom.id));
  const families = new Map<string, { readonly gone: Polygon[]; readonly come: Polygon[] }>();
  for (const { atom } of removed) {
    const family = families.get(atom.root ?? atom.id) ?? { gone: [], come: [] };
    family.gone.push(atom.geometry);
    families.set(atom.root ?? atom.id, family);
  }
  for (const { atom, parentId } of added) {
    const family = families.get(atom.root ?? '');
    hold(family !== undefined, `${atom.id} is a piece of nothing that goes`);
    hold(parentId === null || gone.has(parentId), `the parent of ${atom.id} does not go`);
    family.come.push(atom.geometry);
  }
  for (const [root, { gone, come }] of families) {
    const change = Number(verifyCoverage(come).doubledArea - verifyCoverage(gone).doubledArea);
    const length = gone
      .flatMap(({ coordinates }) => coordinates)
      .reduce((sum, ring) => sum + ring.slice(1).reduce((l, at, k) => l + degrees(ring[k], at), 0), 0);
    hold(
      Math.abs(change) <= SWEEP * length,
      `the pieces of ${root} differ by ${change / 2} units from what they were`,
    );
  }
}

/** No two pieces of one atom of the base that the edit made lie side by side in the same grid and micro-grid. */
function assertJoined({ op, diff, after }: MadeEdit): void {
  if (!CUTTING.includes(op.kind)) return;
  const made = new Set(diff.added.map(({ atom }) => atom.id));
  const pieces = after.atoms.flatMap((atom, i) =>
    atom.root === undefined ? [] : [{ atom, code: after.codes[i], micro: after.micro?.[atom.id] }],
  );
  for (const { a, b } of sharedBorders(pieces.map(({ atom }) => atom.geometry))) {
    const [one, other] = [pieces[a], pieces[b]];
    if (!made.has(one.atom.id) && !made.has(other.atom.id)) continue;
    const apart = one.atom.root !== other.atom.root || one.code !== other.code || one.micro !== other.micro;
    hold(apart, `nothing distinguishes ${one.atom.id} and ${other.atom.id}`);
  }
}

/** Altogether no more parts than before but one for each new grid. */
function assertParts({ before, after }: MadeEdit): void {
  const [then, now] = [partsOfPlan(before), partsOfPlan(after)];
  const total = (parts: ReadonlyMap<string, number>) => [...parts.values()].reduce((sum, n) => sum + n, 0);
  const more = total(now) - total(then);
  hold(more <= Math.max(0, now.size - then.size), `grids come apart: ${more} more parts`);
}

/** Points well inside a unit, or a building with its ground, lie in one grid afterwards if they did before. */
function assertUnitsWhole({ before, after, diff }: MadeEdit, { rules }: EditDistrict): void {
  if (diff.added.length + diff.reassigned.length === 0) return;
  for (const { id, geometry } of [...rules.units, ...rules.buildings]) {
    if (geometry.type !== 'Polygon') continue;
    const points = pointsWellInside(geometry);
    const [then, now] = [before, after].map((plan) => new Set(points.map((point) => gridAt(plan, point))));
    hold(then.size > 1 || now.size === 1, `${id} is cut: ${[...now].join(' and ')}`);
  }
}

/** Four points and the middle, so far from the corners that to cut one off takes more than 2 % of the land. */
function pointsWellInside({ coordinates: [ring] }: Polygon): Position[] {
  const corners = ring.slice(0, -1);
  const middle = [0, 1].map((k) => corners.reduce((sum, corner) => sum + corner[k], 0) / corners.length);
  return [middle, ...corners.map((corner) => corner.map((value, k) => value + 0.3 * (middle[k] - value)))];
}

/** Where locked and dedicated grids had their atoms, they still are. */
function assertClosedGrids({ op, before, after, diff }: MadeEdit): void {
  if (diff.added.length + diff.reassigned.length === 0) return;
  const closed = (before.marks ?? []).filter(({ kind }) => kind === 'locked' || kind === 'dedicated');
  const points = pointsInAtoms(before);
  for (const { kind, key } of closed) {
    const moved = points.find((point, i) => before.codes[i] === key && gridAt(after, point) !== key);
    hold(moved === undefined, `${op.kind} takes land from ${key}, which is ${kind}`);
    const gained = pointsInAtoms(after).find(
      (point, i) => after.codes[i] === key && gridAt(before, point) !== key,
    );
    hold(gained === undefined, `${op.kind} gives land to ${key}, which is ${kind}`);
  }
}

/** On both sides of a locked border there are still two grids, and a mark says so. */
function assertLockedBorders({ op, before, after }: MadeEdit): void {
  for (const { kind, key, value } of before.marks ?? []) {
    if (kind !== 'border' || value !== 'locked') continue;
    const [a, b] = edgeOfKey(key);
    const beside = besides(a, b);
    const [left, right] = beside.map((point) => gridAt(after, point));
    // Where another border runs within these centimetres, the points tell nothing.
    const apart = gridAt(before, beside[0]) !== gridAt(before, beside[1]);
    hold(left !== right || !apart, `${op.kind} takes away the locked border at ${a.join()}`);
    const marks = after.marks?.filter((mark) => mark.kind === 'border' && mark.value === 'locked') ?? [];
    hold(
      marks.some((mark) => mark.key === key || edgeOfKey(mark.key).some((end) => isEnd(end, a, b))),
      `${op.kind} forgets the lock of the border at ${a.join()}`,
    );
  }
}

function isEnd(end: Position, ...ends: Position[]): boolean {
  return ends.some(([x, y]) => Math.abs(end[0] - x) < 1e-8 && Math.abs(end[1] - y) < 1e-8);
}

/** A point on each side of the middle of an edge, some centimetres from it. */
function besides([ax, ay]: Position, [bx, by]: Position): [Position, Position] {
  const length = Math.hypot(bx - ax, by - ay);
  const [dx, dy] = [(5e-7 * (by - ay)) / length, (-5e-7 * (bx - ax)) / length];
  const [x, y] = [(ax + bx) / 2, (ay + by) / 2];
  return [
    [x + dx, y + dy],
    [x - dx, y - dy],
  ];
}

/** Ids in order, and marks and micro-grids of what there is. */
function assertConsistent(plan: PlanState): void {
  const ids = plan.atoms.map(({ id }) => id);
  hold(
    ids.every((id, i) => i === 0 || ids[i - 1] < id),
    'the atoms are not in order',
  );
  const [atoms, grids] = [new Set(ids), new Set(plan.codes)];
  const strange = Object.keys(plan.micro ?? {}).find((id) => !atoms.has(id));
  hold(strange === undefined, `the micro-grid of ${strange} outlives it`);
  const edges = new Set(
    [...edgesOf(plan).values()].map(({ ends }) =>
      ends
        .map((end) => end.join(','))
        .sort()
        .join(' '),
    ),
  );
  for (const { kind, key } of plan.marks ?? []) {
    if (kind !== 'border') hold(grids.has(key), `the mark ${kind} of ${key} outlives the grid`);
    else {
      const name = edgeOfKey(key)
        .map((end) => end.join(','))
        .sort()
        .join(' ');
      hold(edges.has(name), `a mark is on the edge ${key}, which is not there`);
    }
  }
}

/** The grid at a point; null beside the plan. */
function gridAt(plan: PlanState, [lon, lat]: Position): string | null {
  const at = plan.atoms.findIndex(({ geometry }) => holdsPoint(geometry.coordinates, { lon, lat }));
  return at < 0 ? null : plan.codes[at];
}

function degrees(a: Position, b: Position): number {
  return Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]);
}

export function hold(condition: boolean, complaint: string): asserts condition {
  if (!condition) throw new Error(complaint);
}
