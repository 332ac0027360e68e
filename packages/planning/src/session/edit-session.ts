import type { EditOutcome } from '../edit/apply-edit.ts';
import type { EditOp } from '../edit/edit-op.ts';
import type { Issue } from '../edit/issue.ts';
import type { EditContext } from '../edit/operation.ts';
import type { PlanDiff } from '../edit/plan-diff.ts';
import type { PlanState } from '../edit/plan-state.ts';
import { advancePlan } from './advance-plan.ts';
import type { PlanChange, PlanDocument } from './plan-documents.ts';

/**
 * Where an entry is on its way: `waiting` has never left this session, `sent` may have reached the server or not,
 * `saved` has a revision. Waiting and sent entries together are pending.
 */
export type EntryStatus = 'waiting' | 'sent' | 'saved';

interface AnyEntry {
  /** Id of the change set that the entry is or will be; chosen by the client (UUID). */
  readonly id: string;
  /** What it does to the plan before it; of a saved entry what the server did. */
  readonly diff: PlanDiff;
  /** `gridsPrint` of the grids that it touches, as it left them. */
  readonly left: string;
  readonly status: EntryStatus;
  /** Of a saved entry; else null. */
  readonly revision: number | null;
  /** The planner's words for the history. */
  readonly reason: string | null;
}

/** One operation of the planner. */
export interface EditEntry extends AnyEntry {
  readonly kind: 'edit';
  readonly op: EditOp;
  readonly reverts: null;
}

/** Takes an entry back that the server has or may have. */
export interface RevertEntry extends AnyEntry {
  readonly kind: 'revert';
  readonly op: null;
  /** Id of the entry, and so of the change set, that it takes back: an edit, or a revert that is redone. */
  readonly reverts: string;
}

export type SessionEntry = EditEntry | RevertEntry;

/** Own entries that cannot go through beside what others did, held back until the planner has chosen. */
export interface SessionConflict {
  /** Id of the first of the entries. */
  readonly id: string;
  readonly entries: readonly SessionEntry[];
  readonly changes: readonly PlanChange[];
  /** Grids that both touched, sorted: the planner chooses for each. Where they have none in common, those of the entries. */
  readonly codes: readonly string[];
  /** The land of all grids that either touched, with the own entries and without the others' changes. */
  readonly mine: PlanState;
  /** The same land with the others' changes. */
  readonly theirs: PlanState;
}

/**
 * One planner's work on one plan. A value: every function of this folder leaves it as it is and gives the next one.
 * Its plan is the newest known state of the server with the pending entries on top (`planOf`).
 */
export interface EditSession {
  readonly planId: string;
  /** Newest known state of the server: all saved entries are in it, no pending one is. */
  readonly base: PlanState;
  /** Oldest first: saved ones, then at most one that is sent, then waiting ones. */
  readonly entries: readonly SessionEntry[];
  /** Edits that were undone and can be redone, the last one first to come back. */
  readonly undone: readonly EditEntry[];
  readonly conflicts: readonly SessionConflict[];
}

/** What edits need to know beyond the plan; the session adds the id of the change set. */
export type SessionContext = Omit<EditContext, 'changeSet'>;

/** The session after an attempt; the same session where it was rejected. */
export interface SessionOutcome {
  readonly session: EditSession;
  /** What changed in the plan, or why nothing did. */
  readonly outcome: EditOutcome;
}

/** An entry that is no longer part of the session, and why; no issues where the planner chose so. */
export interface DroppedEntry {
  readonly entry: SessionEntry;
  readonly issues: readonly Issue[];
}

/** The session after entries may have had to go. */
export interface SessionLoss {
  readonly session: EditSession;
  readonly dropped: readonly DroppedEntry[];
}

const PLANS = new WeakMap<EditSession, PlanState>();

/** A session without entries on a plan as the server has it. */
export function openSession({ planId, state }: PlanDocument): EditSession {
  return { planId, base: state, entries: [], undone: [], conflicts: [] };
}

/** The plan as the planner sees it: with all pending entries, without those in conflict. */
export function planOf(session: EditSession): PlanState {
  const known = PLANS.get(session);
  if (known) return known;
  const plan = pendingEntries(session).reduce((state, { diff }) => advancePlan(state, diff), session.base);
  PLANS.set(session, plan);
  return plan;
}

/** A session whose plan is known already, so that `planOf` need not apply all entries again. */
export function withPlan(session: EditSession, plan: PlanState): EditSession {
  PLANS.set(session, plan);
  return session;
}

/** Entries that the server is not known to have, oldest first. */
export function pendingEntries({ entries }: EditSession): readonly SessionEntry[] {
  return entries.filter(isPending);
}

export function isPending({ status }: SessionEntry): boolean {
  return status !== 'saved';
}

/**
 * The entry whose turn it is, or null. One goes at a time and in order, so a sent one comes again until it is
 * acknowledged or refused: sending the same id twice does nothing on the server.
 */
export function nextToSend(session: EditSession): SessionEntry | null {
  return pendingEntries(session)[0] ?? null;
}

/** The session that has handed an entry to the network: from now on it is taken back by a revert only. */
export function markSent(session: EditSession, entryId: string): EditSession {
  const entries = session.entries.map((entry) =>
    entry.id === entryId && entry.status === 'waiting' ? { ...entry, status: 'sent' as const } : entry,
  );
  const plan = PLANS.get(session);
  const sent = { ...session, entries };
  return plan === undefined ? sent : withPlan(sent, plan);
}

/** The entry with this id among those of the session and those in conflict, or null. */
export function entryById(
  { entries, conflicts }: Pick<EditSession, 'entries' | 'conflicts'>,
  id: string,
): SessionEntry | null {
  const held = conflicts.flatMap((conflict) => conflict.entries);
  return entries.find((entry) => entry.id === id) ?? held.find((entry) => entry.id === id) ?? null;
}
