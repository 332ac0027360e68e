import { GeoJSONVT, type GeoJSONVTOptions } from '@maplibre/geojson-vt';
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

/** Points nearer than this on the map, in pixels of a tile 512 wide, are one cluster with their number. */
const CLUSTER_RADIUS = 40;

const CLUSTERED: GeoJSONVTOptions = {
  ...OPTIONS,
  cluster: true,
  clusterOptions: { maxZoom: DEEPEST_ZOOM - 1, extent: EXTENT, radius: (CLUSTER_RADIUS * EXTENT) / 512 },
};

/** Layers of one tile set, cut into vector tiles (Mapbox specification 2.1) from memory. */
export class TileIndex {
  readonly #layers: ReadonlyMap<string, GeoJSONVT>;

  /** Features by the name of the layer that holds them inside a tile; `clustered` where they are many points. */
  constructor(layers: Readonly<Record<string, readonly TileFeature[]>>, clustered = false) {
    const options = clustered ? CLUSTERED : OPTIONS;
    this.#layers = new Map(
      Object.entries(layers).map(([name, features]) => [
        name,
        new GeoJSONVT({ type: 'FeatureCollection', features: features.map(asFeature) }, options),
      ]),
    );
  }

  /** The encoded tile; null where nothing lies in it. */
  tile(z: number, x: number, y: number): Uint8Array | null {
    const filled: Parameters<typeof fromGeojsonVt>[0] = {};
    for (const [name, index] of this.#layers) {
      const tile = index.getTile(z, x, y);
      if (tile !== null && tile.features.length > 0) filled[name] = tile;
    }
    return Object.keys(filled).length === 0 ? null : fromGeojsonVt(filled, { version: 2, extent: EXTENT });
  }
}

/** The id travels as a property: ids of vector tiles are numbers, ours are text. Absent values are left out. */
function asFeature({ id, geometry, properties }: TileFeature): Feature {
  const present = Object.entries(properties).filter(([, value]) => value !== null);
  return { type: 'Feature', geometry, properties: { id, ...Object.fromEntries(present) } };
}
