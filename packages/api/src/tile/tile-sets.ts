import { createHash } from 'node:crypto';
import type { AppealReach, DistrictStore, PointConditions, TileFeature } from '@onegrid/store';
import { LeastRecentlyUsed } from '../memory/least-recently-used.ts';
import { isOrWasInForce } from '../plan/policy.ts';
import type { AppealTileFilter } from './appeal-tile-filter.ts';
import { parseLegacyRevision, parsePlanRevision, type TileLayer } from './tile-address.ts';
import {
  appealPoints,
  appealsByGrid,
  atomContent,
  collect,
  gridContent,
  legacyContent,
  microContent,
  type TileContent,
} from './tile-features.ts';
import { type TileForm, TileIndex } from './tile-index.ts';

const FOREVER = Number.POSITIVE_INFINITY;
/** Appeals move while the revision stays: their tiles live for a minute. */
const APPEALS_LIVE_MS = 60_000;
const KEPT_SETS = 32;

const ASSET_LAYERS = [
  'outline',
  'land-use',
  'water',
  'streets',
  'communities',
  'compounds',
  'buildings',
  'branches',
] as const;
export type AssetLayer = (typeof ASSET_LAYERS)[number];

function isAssetLayer(layer: TileLayer): layer is AssetLayer {
  return (ASSET_LAYERS as readonly string[]).includes(layer);
}

/** How long an answer may be kept, and by whom. */
export const TILE_CACHING = {
  published: 'public, max-age=31536000, immutable',
  private: 'private, max-age=31536000, immutable',
  minute: 'private, max-age=60',
} as const;

export interface TileSetInMemory {
  readonly index: TileIndex;
  readonly caching: (typeof TILE_CACHING)[keyof typeof TILE_CACHING];
}

/** What somebody may be shown of appeals: points within a reach, of everything where it is null, or protected counts. */
export type ShownAppeals = 'counts' | { readonly reach: AppealReach | null };

interface AssetSet extends TileSetInMemory {
  readonly revision: string;
}

/**
 * The tile sets of a district in memory, one for each revision, the least recently used forgotten first.
 * A set is read once, however many tiles are asked for at the same time.
 */
export class TileSets {
  readonly #sets = new LeastRecentlyUsed<Promise<TileSetInMemory | null>>(KEPT_SETS);
  /** Reading time a step at a time asks for many filters. */
  readonly #appeals = new LeastRecentlyUsed<Promise<TileSetInMemory | null>>(KEPT_SETS);
  readonly #assets = new LeastRecentlyUsed<Promise<AssetSet>>(KEPT_SETS);

  /** The set of a layer other than appeals at a revision; null where there is none. */
  find(
    district: DistrictStore,
    layer: Exclude<TileLayer, 'appeals'>,
    revision: string,
  ): Promise<TileSetInMemory | null> {
    if (isAssetLayer(layer)) {
      return this.#asset(district, layer).then((set) => (set.revision === revision ? set : null));
    }
    const key = `${district.code} ${layer} ${revision}`;
    return this.#kept(this.#sets, key, FOREVER, () => readSet(district, layer, revision));
  }

  /**
   * The appeals that match: clustered points for who may see them, those within reach, else their number by grid of
   * the plan that the revision names, as it may be told. Points are the same at every revision; what two accounts are
   * shown comes from one set only where they are allowed the same.
   */
  appeals(
    district: DistrictStore,
    revision: string,
    { key, conditions }: AppealTileFilter,
    shown: ShownAppeals,
  ): Promise<TileSetInMemory | null> {
    const name = `${district.code} ${shown === 'counts' ? revision : `points ${JSON.stringify(shown)}`} ${key}`;
    return this.#kept(this.#appeals, name, APPEALS_LIVE_MS, () =>
      shown === 'counts'
        ? readAppealsByGrid(district, revision, conditions)
        : appealPoints(district, conditions, shown.reach ?? undefined).then((content) =>
            inMemory(content, 'minute', 'clustered'),
          ),
    );
  }

  /** The revision of an asset layer: a digest of what it holds, so that tiles of other data never pass for it. */
  async assetRevision(district: DistrictStore, layer: AssetLayer): Promise<string> {
    return (await this.#asset(district, layer)).revision;
  }

  /** After base data was replaced: the asset layers are read again, and get other revisions. */
  forgetAssets(districtCode: string): void {
    for (const layer of ASSET_LAYERS) this.#assets.forget(`${districtCode} ${layer}`);
  }

  #asset(district: DistrictStore, layer: AssetLayer): Promise<AssetSet> {
    return this.#kept(this.#assets, `${district.code} ${layer}`, FOREVER, async () => {
      const features = await collect(district, { kind: layer });
      const revision = createHash('sha256').update(JSON.stringify(features)).digest('hex').slice(0, 16);
      return {
        revision,
        ...inMemory({ [layer]: features }, 'private', layer === 'buildings' ? 'footprints' : 'exact'),
      };
    });
  }

  /** A set that could not be read is not remembered: the next request tries again. */
  #kept<Value>(
    memory: LeastRecentlyUsed<Promise<Value>>,
    key: string,
    lives: number,
    read: () => Promise<Value>,
  ) {
    return memory.get(key, lives, () => {
      const reading = read();
      reading.then(
        (set) => set === null && memory.forget(key),
        () => memory.forget(key),
      );
      return reading;
    });
  }
}

async function readLegacy(district: DistrictStore, revision: string): Promise<TileSetInMemory | null> {
  const ids = parseLegacyRevision(revision);
  if (ids === null) return null;
  const found = await district.layers.layersByIds(ids);
  const layers = ids.map((id) => found.get(id)).filter((layer) => layer !== undefined);
  return layers.length < ids.length ? null : inMemory(await legacyContent(district, layers), 'private');
}

/** The plan that a revision names, where it has come so far. */
async function planAt(district: DistrictStore, revision: string) {
  const asked = parsePlanRevision(revision);
  const plan = asked === null ? null : await district.plans.plan(asked.planId);
  return asked === null || plan === null || asked.revision > plan.revision ? null : { ...asked, plan };
}

async function readSet(
  district: DistrictStore,
  layer: 'legacy' | 'grids' | 'arcs' | 'atoms' | 'micro',
  revision: string,
): Promise<TileSetInMemory | null> {
  if (layer === 'legacy') return readLegacy(district, revision);
  const at = await planAt(district, revision);
  if (at === null) return null;
  const content = await planContent(district, layer, at.planId, at.revision);
  // What it was before it came into force is a draft’s, and may not be kept where everybody asks.
  const inForce = at.revision === at.plan.revision && isOrWasInForce(at.plan);
  return inMemory(content, inForce ? 'published' : 'private');
}

async function readAppealsByGrid(
  district: DistrictStore,
  revision: string,
  conditions: PointConditions,
): Promise<TileSetInMemory | null> {
  const plan = await planAt(district, revision);
  if (plan === null) return null;
  const { 'grid-labels': labels } = await gridContent(district, plan.planId, plan.revision);
  return inMemory(await appealsByGrid(district, plan.planId, labels, conditions), 'minute');
}

async function planContent(
  district: DistrictStore,
  layer: 'grids' | 'arcs' | 'atoms' | 'micro',
  planId: string,
  revision: number,
): Promise<TileContent> {
  if (layer === 'grids') return gridContent(district, planId, revision);
  if (layer === 'atoms') return atomContent(district, planId, revision);
  if (layer === 'micro') return microContent(district, planId, revision);
  const arcs: TileFeature[] = await collect(district, { kind: 'arcs', planId, revision });
  return { arcs };
}

function inMemory(
  content: TileContent,
  caching: keyof typeof TILE_CACHING,
  form: TileForm = 'exact',
): TileSetInMemory {
  return { index: new TileIndex(content, form), caching: TILE_CACHING[caching] };
}
