import { GeoJSONVT, type GeoJSONVTOptions, type GeoJSONVTTile } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import type { TileFeature } from '@onegrid/store';
import type { Feature } from 'geojson';

/** Deepest zoom that is cut; the map enlarges these tiles beyond it. At 16 a unit is about 15 cm. */
export const DEEPEST_ZOOM = 16;
const EXTENT = 4096;

/**
 * Nothing is simplified: two neighbours keep the vertices of their common border, so that no zoom shows a
 * crack between them. The buffer is wide enough for thick strands at a tile's edge.
 */
const OPTIONS: GeoJSONVTOptions = {
  maxZoom: DEEPEST_ZOOM,
  indexMaxZoom: 4,
  indexMaxPoints: 0,
  tolerance: 0,
  extent: EXTENT,
  buffer: 128,
};

/**
 * Points nearer than this on the map, in pixels of a tile 512 wide, are one cluster with their number: more than two
 * of the largest circles that the console draws are apart.
 */
const CLUSTER_RADIUS = 56;

/** Least zoom of footprints: further out a building is two pixels, and a tile would hold the whole district. */
export const FOOTPRINT_ZOOM = 14;
/** From here footprints carry all they have; one level further out only what they are drawn and picked by. */
const DETAILED_FOOTPRINT_ZOOM = 15;

/** Footprints share no borders, so that they may lose corners that cannot be seen: half a pixel. */
const FOOTPRINTS: GeoJSONVTOptions = { ...OPTIONS, tolerance: 4 };

const CLUSTERED: GeoJSONVTOptions = {
  ...OPTIONS,
  cluster: true,
  clusterOptions: { maxZoom: DEEPEST_ZOOM - 1, extent: EXTENT, radius: (CLUSTER_RADIUS * EXTENT) / 512 },
};

const OPTIONS_OF = { exact: OPTIONS, footprints: FOOTPRINTS, clustered: CLUSTERED } as const;
/** `exact` keeps every vertex, `footprints` thins many small areas, `clustered` joins many points. */
export type TileForm = keyof typeof OPTIONS_OF;

/** Layers of one tile set, cut into vector tiles (Mapbox specification 2.1) from memory. */
export class TileIndex {
  readonly #layers: ReadonlyMap<string, GeoJSONVT>;

  /** Features by the name of the layer that holds them inside a tile. */
  constructor(
    layers: Readonly<Record<string, readonly TileFeature[]>>,
    private readonly form: TileForm = 'exact',
  ) {
    const options = OPTIONS_OF[form];
    this.#layers = new Map(
      Object.entries(layers).map(([name, features]) => [
        name,
        new GeoJSONVT({ type: 'FeatureCollection', features: features.map(asFeature) }, options),
      ]),
    );
  }

  /** The encoded tile; null where nothing lies in it. */
  tile(z: number, x: number, y: number): Uint8Array | null {
    if (this.form === 'footprints' && z < FOOTPRINT_ZOOM) return null;
    const filled: Parameters<typeof fromGeojsonVt>[0] = {};
    for (const [name, index] of this.#layers) {
      const tile = index.getTile(z, x, y);
      if (tile === null || tile.features.length === 0) continue;
      filled[name] = this.shown(tile, index);
    }
    return Object.keys(filled).length === 0 ? null : fromGeojsonVt(filled, { version: 2, extent: EXTENT });
  }

  private shown(tile: GeoJSONVTTile, index: GeoJSONVT): GeoJSONVTTile {
    if (this.form === 'clustered') return withExpansions(tile, index);
    return this.form === 'footprints' && tile.z < DETAILED_FOOTPRINT_ZOOM ? slim(tile) : tile;
  }
}

type Tags = GeoJSONVTTile['features'][number]['tags'];

/** The tile with other properties; the index keeps its own. */
function retagged(tile: GeoJSONVTTile, tagsOf: (tags: Tags) => Tags): GeoJSONVTTile {
  const features = tile.features.map((feature): typeof feature => ({
    ...feature,
    tags: tagsOf(feature.tags),
  }));
  return { ...tile, features: features as GeoJSONVTTile['features'] };
}

/** Footprints far out: their id and what kind of building it is. */
function slim(tile: GeoJSONVTTile): GeoJSONVTTile {
  return retagged(tile, (tags) => ({ id: tags?.id, kind: tags?.kind }));
}

/** Clusters with their number and the zoom at which they fall apart, in place of what the index needs itself. */
function withExpansions(tile: GeoJSONVTTile, index: GeoJSONVT): GeoJSONVTTile {
  return retagged(tile, (tags) => {
    if (tags?.cluster !== true) return tags;
    const { cluster_id: id, point_count: count } = tags;
    return { cluster: true, count, expansionZoom: index.getClusterExpansionZoom(id) };
  });
}

/** The id travels as a property: ids of vector tiles are numbers, ours are text. Absent values are left out. */
function asFeature({ id, geometry, properties }: TileFeature): Feature {
  const present = Object.entries(properties).filter(([, value]) => value !== null);
  return { type: 'Feature', geometry, properties: { id, ...Object.fromEntries(present) } };
}
