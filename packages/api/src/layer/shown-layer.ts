import type { LayerRecord } from '@onegrid/store';
import { Layer } from './layer-type.ts';

/** A stored layer as the API shows it; an instance, because unions tell their members by class. */
export function shownLayer({ report, ...record }: LayerRecord): Layer {
  return Object.assign(new Layer(), { ...record, storedReport: report });
}
