import type {
  EditOp,
  EditOutcome,
  GroundDocument,
  PlanDiff,
  PlanDocument,
  PlanState,
  SessionConflict,
  SessionContext,
} from '@onegrid/planning';
import type { Position } from 'geojson';

/**
 * How far the work has come to the server: all of it (`saved`), on its way (`saving`), in line behind what is on
 * its way (`waiting`), kept here until the server can be reached (`offline`), or held back until the planner has
 * chosen between two versions (`conflict`).
 */
export type SyncState = 'saved' | 'saving' | 'waiting' | 'offline' | 'conflict';

/** Somebody else at work on the plan. */
export interface PlannerPresence {
  readonly accountId: string;
  readonly name: string;
  readonly tool: string | null;
  readonly grid: string | null;
  readonly at: Position | null;
  readonly since: string;
}

export type Choice = 'mine' | 'theirs';

/** A planner's work on the plan that is shown; what the tools, the figures and the issues work with. */
export interface WorkSession {
  /** Off until somebody takes up a tool or opens the issues: `start` reads what the work needs. */
  readonly state: 'off' | 'loading' | 'ready' | 'error';
  readonly error: string | null;
  start(): void;
  reload(): void;
  /** With the planner's own edits, sent or not. Null until `state` is `ready`. */
  readonly plan: PlanState | null;
  readonly document: PlanDocument | null;
  readonly ground: GroundDocument | null;
  /** What every edit is tried with: households at points, rules. */
  readonly context: SessionContext;
  readonly sync: SyncState;
  /** Edits that are not on the server yet. */
  readonly waiting: number;
  /** What an edit would do; changes nothing. Rejected where the work is not ready. */
  try(op: EditOp): EditOutcome;
  /**
   * Makes an edit here and sends it on. What it did is announced by `said` with a way back.
   *
   * @param said the sentence in the reader's language, or what makes it from the change; what was refused says its
   *   reason where the tool is
   */
  perform(op: EditOp, said: string | ((diff: PlanDiff) => string)): EditOutcome;
  undo(): void;
  redo(): void;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** The others at work on the plan, by name; known before the work has started. */
  readonly planners: readonly PlannerPresence[];
  /** Edits of one's own that others' edits have overtaken; each is told once and held back until a choice is made. */
  readonly conflicts: readonly SessionConflict[];
  /** Settles a conflict: for each of its grids whose version stays. */
  choose(conflict: SessionConflict, choices: ReadonlyMap<string, Choice>): void;
  /** Grids that differ from the plan's revision by code, because of edits that no tile shows yet. */
  changedSince(revision: number): readonly string[];
  /** Tells the others what one is doing, every few seconds. */
  show(tool: string | null, grid: string | null, at: Position | null): void;
}
