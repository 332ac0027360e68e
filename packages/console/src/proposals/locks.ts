import { useSyncExternalStore } from 'react';

export type LockKind = 'grids' | 'dedicated' | 'arcs';

/** What a new search may not change: whole grids, and single stretches of border, by their ids in the plan. */
export interface Locks {
  /** The plan they are of; ids of arcs hold for one revision of it. */
  readonly plan: string;
  readonly grids: readonly string[];
  /** Grids that lie outside the size band; none of them is among the locked ones as well. */
  readonly dedicated: readonly string[];
  readonly arcs: readonly string[];
}

const NONE: Locks = { plan: '', grids: [], dedicated: [], arcs: [] };
let locks = NONE;
const listeners = new Set<() => void>();

/** Locks what is free, frees what is locked. Locks of another plan are dropped. */
export function toggleLock(plan: string, kind: LockKind, id: string): void {
  locks = toggled(locks, plan, kind, id);
  for (const listener of listeners) listener();
}

export function clearLocks(): void {
  locks = NONE;
  for (const listener of listeners) listener();
}

/** The locks of a plan at a revision; none where they are of another. */
export function useLocks(plan: string): Locks {
  const current = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => locks,
  );
  return current.plan === plan ? current : NONE;
}

/** The locks after one press; a grid is locked or dedicated, and the last press counts. */
export function toggled(current: Locks, plan: string, kind: LockKind, id: string): Locks {
  const mine = current.plan === plan ? current : { ...NONE, plan };
  const without = (ids: readonly string[]) => ids.filter((other) => other !== id);
  if (mine[kind].includes(id)) return { ...mine, [kind]: without(mine[kind]) };
  const freed =
    kind === 'arcs' ? mine : { ...mine, grids: without(mine.grids), dedicated: without(mine.dedicated) };
  return { ...freed, [kind]: [...freed[kind], id] };
}

/** Key of a plan at a revision, for its locks. */
export function lockKey(plan: { readonly id: string; readonly revision: number } | null): string {
  return plan === null ? '' : `${plan.id}@${plan.revision}`;
}
