import type { EditOp, EditOutcome } from '@onegrid/planning';
import { useSyncExternalStore } from 'react';

/** What the tool in hand would do if it were let go now. */
export interface Preview {
  readonly op: EditOp;
  readonly outcome: EditOutcome;
  /** Where the pointer is, in pixels from the corner of the map; null where nothing points (a list, the keyboard). */
  readonly pixel: readonly [number, number] | null;
}

let preview: Preview | null = null;
const listeners = new Set<() => void>();

/** Shows what would be: figures and rule lights at the pointer follow it. Null: nothing is being tried. */
export function setPreview(next: Preview | null): void {
  if (next === preview) return;
  preview = next;
  for (const listener of listeners) listener();
}

export function usePreview(): Preview | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => preview,
  );
}
