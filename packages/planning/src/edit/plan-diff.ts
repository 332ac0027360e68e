import type { Position } from 'geojson';
import type { Atom } from '../model/atom.ts';
import { placeOfId } from './plan-index.ts';
import { byMark, type MarkChange, type PlanMark } from './plan-mark.ts';
import { byId, keepIndex, orderedPlan, type PlanState, planIndex } from './plan-state.ts';

/** An atom with its grid. */
export interface PlacedAtom {
  readonly atom: Atom;
  readonly code: string;
  /** The atom it is a piece of, for one that a split made; null where the edit does not know. */
  readonly parentId: string | null;
}

export interface Reassignment {
  readonly atomId: string;
  readonly from: string;
  readonly to: string;
}

/** A change of the micro-grid of one atom; null where it is in none or where the atom is not there. */
export interface MicroChange {
  readonly atomId: string;
  readonly from: string | null;
  readonly to: string | null;
}

export type DrawnEdge = readonly [Position, Position];

/**
 * What an edit changes. It holds both what was and what will be, so that its inverse is exact. Lists are in
 * order of atom ids, except `drawn` and `erased`.
 */
export interface PlanDiff {
  readonly removed: readonly PlacedAtom[];
  readonly added: readonly PlacedAtom[];
  readonly reassigned: readonly Reassignment[];
  /** Edges between atoms that a person drew, and those that no longer count as drawn. */
  readonly drawn: readonly DrawnEdge[];
  readonly erased: readonly DrawnEdge[];
  /** In order of atom ids. */
  readonly micro: readonly MicroChange[];
  /** In order of kind and key. */
  readonly marks: readonly MarkChange[];
}

/** A change of atoms and grids, before what follows from it for micro-grids and marks is known. */
export type LandDiff = Omit<PlanDiff, 'micro' | 'marks'>;

/** No change. */
export const EMPTY_DIFF: PlanDiff = {
  removed: [],
  added: [],
  reassigned: [],
  drawn: [],
  erased: [],
  micro: [],
  marks: [],
};

/** Whether a change changes nothing. */
export function isEmptyDiff(diff: PlanDiff): boolean {
  return [diff.removed, diff.added, diff.reassigned, diff.micro, diff.marks].every(
    (list) => list.length === 0,
  );
}

/**
 * The plan after a change.
 *
 * @throws RangeError where the diff is not one of this plan: it removes or reassigns what is not there, or
 *   adds what is
 */
export function applyDiff(plan: PlanState, diff: PlanDiff): PlanState {
  const index = planIndex(plan);
  if (!index.ordered) return applyDiff(orderedPlan(plan), diff);
  const gone = diff.removed.map(({ atom, code }) => expected(atom.id, code));
  const leaving = new Set(gone);
  const given = diff.reassigned.map(({ atomId, from, to }) => ({ at: expected(atomId, from), from, to }));
  for (const { atom } of diff.added) {
    const at = index.position.get(atom.id);
    if (at !== undefined && !leaving.has(at)) throw new RangeError(`the plan already has an atom ${atom.id}`);
  }
  const { micro, marks, ...rest } = plan;
  const next = {
    ...rest,
    ...microAfter(micro, diff.micro),
    ...marksAfter(marks, diff.marks),
    ...atomsAfter(plan, leaving, given, diff.added),
  };
  const changes = {
    removed: diff.removed.map(({ code }, k) => ({ atom: plan.atoms[gone[k]], code })),
    added: diff.added,
    reassigned: given.map(({ at, from, to }) => ({ atom: plan.atoms[at], from, to })),
  };
  keepIndex(next, index.after(next.atoms, changes));
  return next;

  function expected(id: string, code: string): number {
    const at = index.position.get(id);
    if (at === undefined || plan.codes[at] !== code) throw new RangeError(`grid ${code} has no atom ${id}`);
    return at;
  }
}

/** The atoms and codes of an ordered plan after a change, ordered too. */
function atomsAfter(
  plan: PlanState,
  leaving: ReadonlySet<number>,
  given: readonly { readonly at: number; readonly to: string }[],
  added: readonly PlacedAtom[],
): Pick<PlanState, 'atoms' | 'codes'> {
  const codes = [...plan.codes];
  for (const { at, to } of given) codes[at] = to;
  if (leaving.size === 0 && added.length === 0) return { atoms: plan.atoms, codes };
  const joining = added
    .map((placed) => ({ ...placed, at: placeOfId(plan.atoms, placed.atom.id) }))
    .sort((a, b) => byId(a.atom, b.atom));
  const result = { atoms: [] as Atom[], codes: [] as string[] };
  let k = 0;
  for (let i = 0; i <= plan.atoms.length; i++) {
    for (; k < joining.length && joining[k].at === i; k++) {
      result.atoms.push(joining[k].atom);
      result.codes.push(joining[k].code);
    }
    if (i === plan.atoms.length || leaving.has(i)) continue;
    result.atoms.push(plan.atoms[i]);
    result.codes.push(codes[i]);
  }
  return result;
}

function microAfter(before: PlanState['micro'], changes: readonly MicroChange[]): Pick<PlanState, 'micro'> {
  if (changes.length === 0) return before === undefined ? {} : { micro: before };
  const next = new Map(Object.entries(before ?? {}));
  for (const { atomId, from, to } of changes) {
    if ((next.get(atomId) ?? null) !== from)
      throw new RangeError(`atom ${atomId} is not in the micro-grid ${from ?? 'none'}`);
    if (to === null) next.delete(atomId);
    else next.set(atomId, to);
  }
  if (next.size === 0) return {};
  return { micro: Object.fromEntries([...next].sort(([a], [b]) => (a < b ? -1 : 1))) };
}

function marksAfter(
  before: readonly PlanMark[] | undefined,
  changes: readonly MarkChange[],
): Pick<PlanState, 'marks'> {
  if (changes.length === 0) return before === undefined ? {} : { marks: before };
  const next = new Map((before ?? []).map((mark) => [`${mark.kind} ${mark.key}`, mark]));
  for (const { kind, key, from, to } of changes) {
    const name = `${kind} ${key}`;
    if ((next.get(name)?.value ?? null) !== from) throw new RangeError(`the mark ${name} is not ${from}`);
    if (to === null) next.delete(name);
    else next.set(name, { kind, key, value: to });
  }
  return next.size === 0 ? {} : { marks: [...next.values()].sort(byMark) };
}

/** The change that takes this one back. */
export function invert(diff: PlanDiff): PlanDiff {
  return {
    removed: diff.added,
    added: diff.removed,
    reassigned: diff.reassigned.map(({ atomId, from, to }) => ({ atomId, from: to, to: from })),
    drawn: diff.erased,
    erased: diff.drawn,
    micro: diff.micro.map(({ atomId, from, to }) => ({ atomId, from: to, to: from })),
    marks: diff.marks.map(({ kind, key, from, to }) => ({ kind, key, from: to, to: from })),
  };
}

/** Codes of all grids that lose, gain or change an atom, sorted. */
export function touchedGrids({ removed, added, reassigned }: LandDiff): string[] {
  const codes = [
    ...removed.map(({ code }) => code),
    ...added.map(({ code }) => code),
    ...reassigned.flatMap(({ from, to }) => [from, to]),
  ];
  return [...new Set(codes)].sort();
}

interface Course {
  readonly before: PlacedAtom | string | null;
  readonly after: PlacedAtom | string | null;
}

/** One change that does what these do one after the other; what they take back between them is gone. */
export function squash(diffs: readonly PlanDiff[]): PlanDiff {
  const courses = new Map<string, Course>();
  const drawn = new Map<string, DrawnEdge>();
  const erased = new Map<string, DrawnEdge>();
  for (const diff of diffs) {
    for (const placed of diff.removed) follow(placed.atom.id, placed, null);
    for (const placed of diff.added) follow(placed.atom.id, null, placed);
    for (const { atomId, from, to } of diff.reassigned) follow(atomId, from, to);
    for (const edge of diff.drawn) if (!erased.delete(keyOf(edge))) drawn.set(keyOf(edge), edge);
    for (const edge of diff.erased) if (!drawn.delete(keyOf(edge))) erased.set(keyOf(edge), edge);
  }
  const whole = { removed: [] as PlacedAtom[], added: [] as PlacedAtom[], reassigned: [] as Reassignment[] };
  for (const [atomId, { before, after }] of courses) {
    if (isPlaced(before) && after === null) whole.removed.push(before);
    else if (before === null && isPlaced(after)) whole.added.push(after);
    else if (before !== null && after !== null) {
      const [from, to] = [codeOf(before), codeOf(after)];
      if (from !== to) whole.reassigned.push({ atomId, from, to });
    }
  }
  return {
    ...inOrder(whole),
    drawn: [...drawn.values()],
    erased: [...erased.values()],
    micro: squashed(
      diffs.flatMap(({ micro }) => micro),
      ({ atomId }) => atomId,
    ).sort((a, b) => byId({ id: a.atomId }, { id: b.atomId })),
    marks: squashed(
      diffs.flatMap(({ marks }) => marks),
      ({ kind, key }) => `${kind} ${key}`,
    ).sort(byMark),
  };

  function follow(id: string, before: Course['before'], after: Course['after']): void {
    const earlier = courses.get(id);
    if (!earlier) {
      courses.set(id, { before, after });
      return;
    }
    // A reassignment knows the code only; the atom comes from whoever added or removes it.
    courses.set(id, { before: placedAs(before, earlier.before), after: placedAs(earlier.after, after) });
  }
}

/** From the first of each key to the last, where these differ. */
function squashed<Change extends { readonly from: string | null; readonly to: string | null }>(
  changes: readonly Change[],
  keyOfChange: (change: Change) => string,
): Change[] {
  const whole = new Map<string, Change>();
  for (const change of changes) {
    const key = keyOfChange(change);
    whole.set(key, { ...change, from: (whole.get(key) ?? change).from });
  }
  return [...whole.values()].filter(({ from, to }) => from !== to);
}

/** `course` as a placed atom where `other` knows the atom, with the code of `course`. */
function placedAs(other: Course['before'], course: Course['before']): Course['before'] {
  return typeof course === 'string' && isPlaced(other) ? { ...other, code: course } : course;
}

function isPlaced(side: Course['before']): side is PlacedAtom {
  return side !== null && typeof side !== 'string';
}

function codeOf(side: PlacedAtom | string): string {
  return typeof side === 'string' ? side : side.code;
}

function keyOf(edge: DrawnEdge): string {
  return JSON.stringify(edge);
}

/** Sorts the lists of a diff by atom id. */
export function inOrder<T extends Pick<PlanDiff, 'removed' | 'added' | 'reassigned'>>(diff: T): T {
  return {
    ...diff,
    removed: [...diff.removed].sort((a, b) => byId(a.atom, b.atom)),
    added: [...diff.added].sort((a, b) => byId(a.atom, b.atom)),
    reassigned: [...diff.reassigned].sort((a, b) => byId({ id: a.atomId }, { id: b.atomId })),
  };
}
