import { useSyncExternalStore } from 'react';

/** What a new search may not change: whole grids, and single stretches of border, by their ids in the plan. */
export interface Locks {
  /** The plan they are of; ids of arcs hold for one revision of it. */
  readonly plan: string;
  readonly grids: readonly string[];
  readonly arcs: readonly string[];
}

const NONE: Locks = { plan: '', grids: [], arcs: [] };
let locks = NONE;
const listeners = new Set<() => void>();

/** Locks what is free, frees what is locked. Locks of another plan are dropped. */
export function toggleLock(plan: string, kind: 'grids' | 'arcs', id: string): void {
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

export function toggled(current: Locks, plan: string, kind: 'grids' | 'arcs', id: string): Locks {
  const mine = current.plan === plan ? current : { ...NONE, plan };
  const ids = mine[kind];
  return { ...mine, [kind]: ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id] };
}

/** Key of a plan at a revision, for its locks. */
export function lockKey(plan: { readonly id: string; readonly revision: number } | null): string {
  return plan === null ? '' : `${plan.id}@${plan.revision}`;
}
