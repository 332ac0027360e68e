export { advancePlan, committedPlan } from './advance-plan.ts';
export {
  type DroppedEntry,
  type EditEntry,
  type EditSession,
  type EntryStatus,
  markSent,
  nextToSend,
  openSession,
  pendingEntries,
  planOf,
  type RevertEntry,
  type SessionConflict,
  type SessionContext,
  type SessionEntry,
  type SessionLoss,
  type SessionOutcome,
} from './edit-session.ts';
export { gridsPrint } from './grids-print.ts';
export { keptSessionOf, type RestoredSession, restore, serialise } from './keep-session.ts';
export { canRedo, canUndo, perform, redo, undo } from './perform.ts';
export type * from './plan-documents.ts';
export { acknowledge, receive, refused } from './receive.ts';
export { type ConflictChoice, resolve } from './resolve.ts';
export { revertChange } from './revert-change.ts';
export { gridsAbout } from './touch.ts';
