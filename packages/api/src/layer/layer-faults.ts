import { DEFAULT_REPAIRS, type LayerFault, type LayerRepairs } from '@onegrid/planning';
import type { DistrictStore, LayerRecord, Store } from '@onegrid/store';
import type { InsightThread } from '../insight/insight-thread.ts';

/** How a layer's faults are repaired: as its department chose, or as it is done where nobody chose. */
export function repairsOf({ repairs }: Pick<LayerRecord, 'repairs'>): LayerRepairs {
  return repairs ?? DEFAULT_REPAIRS;
}

/** Sees to it that the faults of layers are found before they are asked for: once, however many ask at a time. */
export class LayerFaultFinder {
  readonly #finding = new Map<string, Promise<void>>();

  constructor(
    readonly store: Store,
    readonly thread: InsightThread,
  ) {}

  /** Finds a layer's faults unless they are kept for the layer, its repairs and the base data of today. */
  async ready(district: DistrictStore, layerId: string): Promise<void> {
    const standing = await district.layerFaults.standing(layerId);
    if (standing === null || standing.kept === standing.now) return;
    const key = JSON.stringify([district.code, layerId, standing.now]);
    const known = this.#finding.get(key);
    if (known !== undefined) return known;
    const finding = this.#find(district, layerId, standing.now).finally(() => this.#finding.delete(key));
    this.#finding.set(key, finding);
    return finding;
  }

  async #find(district: DistrictStore, layerId: string, foundIn: string): Promise<void> {
    const [layer] = await district.layers.departmentLayers([layerId]);
    if (layer === undefined) return;
    const record = await this.store.district(district.code);
    const points = await district.assets.householdPoints();
    const faults: readonly LayerFault[] = await this.thread.layerFaults({
      grids: layer.grids,
      outline: record?.outline ?? null,
      ...(points.length > 0 ? { households: { kind: 'points', points } } : {}),
      ...(layer.repairs === undefined ? {} : { repairs: layer.repairs }),
    });
    await district.layerFaults.keep(layerId, foundIn, faults);
  }
}
