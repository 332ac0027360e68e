import { atomsOf, type PlanState } from '../edit/plan-state.ts';
import type { SessionConflict, SessionEntry } from './edit-session.ts';
import type { PlanChange } from './plan-documents.ts';
import { gridsAbout, touchesSame, touchOfChange, touchOfEntry } from './touch.ts';

interface Group {
  readonly entries: readonly SessionEntry[];
  readonly changes: readonly PlanChange[];
}

/**
 * Conflicts of own entries with others' changes: entries that collide with the same change, or with one another,
 * are one conflict.
 *
 * @param before the planner's plan without the changes
 * @param after with them, without the entries
 */
export function groupConflicts(
  held: readonly SessionEntry[],
  changes: readonly PlanChange[],
  before: PlanState,
  after: PlanState,
): SessionConflict[] {
  let groups: Group[] = [];
  for (const entry of held) {
    const touch = touchOfEntry(entry);
    const hit = changes.filter((change) => touchesSame(touch, touchOfChange(change)));
    const joined = groups.filter(
      (group) =>
        group.entries.some((other) => touchesSame(touch, touchOfEntry(other))) ||
        group.changes.some((change) => hit.includes(change)),
    );
    const together = [...joined.flatMap((group) => group.changes), ...hit];
    groups = [
      ...groups.filter((group) => !joined.includes(group)),
      {
        entries: [...joined.flatMap((group) => group.entries), entry],
        changes: changes.filter((change) => together.includes(change)),
      },
    ];
  }
  // An entry that touches none of the changes and still cannot be made has all of them to answer for.
  return groups.map(({ entries, changes: own }) =>
    conflictOf(entries, own.length > 0 ? own : changes, before, after),
  );
}

/** A conflict that is still open when more changes arrive. */
export function movedOn(
  conflict: SessionConflict,
  changes: readonly PlanChange[],
  after: PlanState,
): SessionConflict {
  const codes = new Set(landOf(conflict));
  const more = changes.filter(({ touchedGrids }) => touchedGrids.some((code) => codes.has(code)));
  if (more.length === 0) return conflict;
  const moved = { ...conflict, changes: [...conflict.changes, ...more] };
  return { ...moved, theirs: partOf(after, landOf(moved)) };
}

function conflictOf(
  entries: readonly SessionEntry[],
  changes: readonly PlanChange[],
  before: PlanState,
  after: PlanState,
): SessionConflict {
  const mine = [...new Set(entries.flatMap(({ diff }) => gridsAbout(before, diff)))].sort();
  const named = new Set(entries.flatMap((entry) => [...touchOfEntry(entry).grids]));
  const theirs = new Set(changes.flatMap((change) => [...touchOfChange(change).grids]));
  const both = [...new Set([...mine, ...named])].filter((code) => theirs.has(code)).sort();
  const land = [...new Set([...mine, ...changes.flatMap((change) => change.touchedGrids)])];
  return {
    id: entries[0].id,
    entries,
    changes,
    codes: both.length > 0 ? both : mine,
    mine: partOf(before, land),
    theirs: partOf(after, land),
  };
}

/** Codes of all grids in either view. */
function landOf({ mine, theirs, changes }: SessionConflict): string[] {
  return [...new Set([...mine.codes, ...theirs.codes, ...changes.flatMap((change) => change.touchedGrids)])];
}

/** The part of a plan that these grids have, with their micro-grids and marks. */
function partOf(plan: PlanState, codes: readonly string[]): PlanState {
  const members = atomsOf(plan, codes);
  const atoms = members.map((i) => plan.atoms[i]);
  const micro = Object.fromEntries(
    atoms.flatMap(({ id }) => (plan.micro?.[id] === undefined ? [] : [[id, plan.micro[id]]])),
  );
  const marks = plan.marks?.filter(({ kind, key }) => kind === 'border' || codes.includes(key));
  return {
    revision: plan.revision,
    atoms,
    codes: members.map((i) => plan.codes[i]),
    ...(Object.keys(micro).length > 0 ? { micro } : {}),
    ...(marks !== undefined && marks.length > 0 ? { marks } : {}),
  };
}
