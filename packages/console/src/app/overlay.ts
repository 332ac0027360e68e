import type { Feature } from 'geojson';
import { useSyncExternalStore } from 'react';

/** What is on the map for the moment and in no link: a tool's sketch, picked grids, ghosts of an arc. */
export interface Overlay {
  readonly sketch: readonly Feature[];
  readonly picked: readonly string[];
  readonly ghosts: readonly string[];
  /** A layer that is being looked at before it is accepted. */
  readonly draft: { readonly layerId: string; readonly colour: string } | null;
  /** Classes of the heat map that are filled. */
  readonly densityClasses: readonly number[];
}

const EMPTY: Overlay = { sketch: [], picked: [], ghosts: [], draft: null, densityClasses: [0, 1, 2, 3, 4] };
let overlay = EMPTY;
const listeners = new Set<() => void>();

export function setOverlay(change: Partial<Overlay>): void {
  overlay = { ...overlay, ...change };
  for (const listener of listeners) listener();
}

/** A ring around a place, to show where something is. */
export function ringAt(at: readonly [number, number]): Feature {
  return {
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [at[0], at[1]] },
    properties: { radius: 14 },
  };
}

export function useOverlay(): Overlay {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => overlay,
  );
}
