import { createHash } from 'node:crypto';
import type { DistrictStore, TileFeature } from '@onegrid/store';
import { LeastRecentlyUsed } from '../memory/least-recently-used.ts';
import { parseLegacyRevision, parsePlanRevision, type TileLayer } from './tile-address.ts';
import {
  appealPoints,
  appealsByGrid,
  atomContent,
  collect,
  gridContent,
  legacyContent,
  type TileContent,
} from './tile-features.ts';
import { TileIndex } from './tile-index.ts';

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

interface AssetSet extends TileSetInMemory {
  readonly revision: string;
}

/**
 * The tile sets of a district in memory, one for each revision, the least recently used forgotten first.
 * A set is read once, however many tiles are asked for at the same time.
 */
export class TileSets {
  readonly #sets = new LeastRecentlyUsed<Promise<TileSetInMemory | null>>(KEPT_SETS);
  readonly #assets = new LeastRecentlyUsed<Promise<AssetSet>>(KEPT_SETS);

  /** The set at a revision; null where there is none. `points`: whether single appeals may be seen. */
  find(
    district: DistrictStore,
    layer: TileLayer,
    revision: string,
    points: boolean,
  ): Promise<TileSetInMemory | null> {
    if (isAssetLayer(layer)) {
      return this.#asset(district, layer).then((set) => (set.revision === revision ? set : null));
    }
    const key = `${district.code} ${layer} ${revision} ${points}`;
    const lives = layer === 'appeals' ? APPEALS_LIVE_MS : FOREVER;
    return this.#kept(this.#sets, key, lives, () => this.#read(district, layer, revision, points));
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
      return { revision, ...inMemory({ [layer]: features }, 'private') };
    });
  }

  async #read(
    district: DistrictStore,
    layer: Exclude<TileLayer, AssetLayer>,
    revision: string,
    points: boolean,
  ): Promise<TileSetInMemory | null> {
    if (layer === 'legacy') return readLegacy(district, revision);
    if (layer === 'appeals' && points) return inMemory(await appealPoints(district), 'minute', true);
    const asked = parsePlanRevision(revision);
    const plan = asked === null ? null : await district.plans.plan(asked.planId);
    if (asked === null || plan === null || asked.revision > plan.revision) return null;
    const content = await planContent(district, layer, asked.planId, asked.revision);
    if (layer === 'appeals') return inMemory(content, 'minute');
    return inMemory(content, plan.status === 'published' ? 'published' : 'private');
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

async function planContent(
  district: DistrictStore,
  layer: 'grids' | 'arcs' | 'atoms' | 'appeals',
  planId: string,
  revision: number,
): Promise<TileContent> {
  if (layer === 'grids') return gridContent(district, planId, revision);
  if (layer === 'atoms') return atomContent(district, planId, revision);
  if (layer === 'appeals') return appealsByGrid(district, planId, revision);
  const arcs: TileFeature[] = await collect(district, { kind: 'arcs', planId, revision });
  return { arcs };
}

function inMemory(
  content: TileContent,
  caching: keyof typeof TILE_CACHING,
  clustered = false,
): TileSetInMemory {
  return { index: new TileIndex(content, clustered), caching: TILE_CACHING[caching] };
}
