import type { Feature, Geometry } from 'geojson';
import { useSyncExternalStore } from 'react';

/** A file that is being looked at before it is imported. */
export interface MapPreview {
  /** A sample of it in the reference system it is declared to have. */
  readonly sample: Geometry;
  /** The same where the file itself would put it; null where that is the same place. */
  readonly asTold: Geometry | null;
  readonly colour: string;
  /** West, south, east, north of the sample in degrees; null where it is empty. */
  readonly bounds: readonly number[] | null;
}

/** Faults of a layer as they lie on the map. */
export interface FaultsOnMap {
  /** Each with `id`, `stays` (nothing is to be repaired) and `chosen`. */
  readonly places: readonly Feature[];
  /** The department's own id of the grid that receives the land of the chosen one; null for none. */
  readonly receiver: string | null;
}

/** What is on the map for the moment and in no link: a tool's sketch, picked grids, ghosts of an arc. */
export interface Overlay {
  readonly sketch: readonly Feature[];
  readonly picked: readonly string[];
  readonly ghosts: readonly string[];
  /** A layer that is being looked at before it is accepted. */
  readonly draft: { readonly layerId: string; readonly colour: string } | null;
  readonly preview: MapPreview | null;
  /** Appeals of one place, drawn apart around it. */
  readonly spread: readonly Feature[];
  /** Grids as they would be. */
  readonly whatIf: readonly Feature[];
  /** Land that two plans give to different grids, each with `chosen`. */
  readonly handedOver: readonly Feature[];
  /** Stretches of border that were accepted or rejected, each with its `decision`. */
  readonly decided: readonly Feature[];
  readonly faults: FaultsOnMap | null;
}

const EMPTY: Overlay = {
  sketch: [],
  picked: [],
  ghosts: [],
  draft: null,
  preview: null,
  spread: [],
  whatIf: [],
  handedOver: [],
  decided: [],
  faults: null,
};
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
