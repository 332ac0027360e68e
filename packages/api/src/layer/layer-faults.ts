import { DEFAULT_REPAIRS, type LayerRepairs } from '@onegrid/planning';
import type { LayerRecord } from '@onegrid/store';

/** How a layer's faults are repaired: as its department chose, or as it is done where nobody chose. */
export function repairsOf({ repairs }: Pick<LayerRecord, 'repairs'>): LayerRepairs {
  return repairs ?? DEFAULT_REPAIRS;
}
