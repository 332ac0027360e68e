import type { Map as GlMap, MapGeoJSONFeature } from 'maplibre-gl';
import type { Selection } from '../app/url-state.ts';
import { WORK_SOURCE } from './work-layers.ts';

/** What lies at a place of the map. */
export interface Hit {
  readonly at: [number, number];
  readonly selection: Selection;
  /** The unified grid there, whatever else there is. */
  readonly grid: string | null;
  /** A cluster of appeals, which a click spreads. */
  readonly cluster: Cluster | null;
}

/** Appeals that are drawn as one. */
export interface Cluster {
  readonly at: [number, number];
  readonly count: number;
  /** Zoom at which it falls apart, infinite where none does it; null where the tiles do not say. */
  readonly expansionZoom: number | null;
}

/** Half the side of the square, in pixels, within which a thin thing counts as hit. */
const REACH = 5;
/** Further out a closer zoom parts appeals that seem to lie on one another. */
const STACKS_FROM_ZOOM = 17.5;

/** The most specific thing at a pixel: an appeal, a branch, a building, an arc, a grid, else the place. */
export function hitAt(map: GlMap, x: number, y: number, at: [number, number]): Hit {
  const near = map.queryRenderedFeatures([
    [x - REACH, y - REACH],
    [x + REACH, y + REACH],
  ]);
  const exact = map.queryRenderedFeatures([x, y]);
  const find = (list: readonly MapGeoJSONFeature[], source: string) =>
    list.find((feature) => feature.sourceLayer === source && !feature.layer.id.startsWith('selected'));
  const property = (feature: MapGeoJSONFeature | undefined, name: string) =>
    feature?.properties[name] === undefined ? null : String(feature.properties[name]);
  const spread = near.find((feature) => feature.source === 'spread');
  const cluster =
    spread === undefined ? (clusterOf(find(near, 'appeals')) ?? stackOf(near, map.getZoom())) : null;
  // What was changed here lies over the tiles.
  const changed = exact.find((feature) => feature.source === WORK_SOURCE);
  const grid = property(changed ?? find(exact, 'grids'), 'code');
  const select = (kind: Selection['kind'], id: string | null): Selection | null =>
    id === null ? null : { kind, id, at };
  // A count for a whole grid is no appeal that could be looked up.
  const single = (appeal: MapGeoJSONFeature | undefined) =>
    appeal?.properties.status === undefined ? null : property(appeal, 'id');
  const lost = near.find((feature) => feature.source === 'lost');
  const arc = find(near, 'arcs');
  const arcId = property(arc, 'id');
  const selection: Selection = select('appeal', single(spread ?? find(near, 'appeals'))) ??
    select('branch', property(find(near, 'branches'), 'id')) ??
    select('building', property(find(exact, 'buildings'), 'id')) ??
    select('lost', property(lost, 'id')) ??
    select(
      'arc',
      arcId === null ? null : `${property(arc, 'left') ?? property(arc, 'right') ?? grid ?? ''}/${arcId}`,
    ) ??
    select('grid', grid) ??
    select('legacy', property(find(exact, 'legacy'), 'id')) ?? { kind: 'place', id: '', at };
  return { at, selection, grid, cluster };
}

/** The cluster a feature of the appeals' tiles stands for; null for a single appeal. */
function clusterOf(feature: Pick<MapGeoJSONFeature, 'properties' | 'geometry'> | undefined): Cluster | null {
  const count = feature?.properties.count ?? feature?.properties.point_count;
  if (feature?.geometry.type !== 'Point' || typeof count !== 'number') return null;
  const [lon, lat] = feature.geometry.coordinates;
  const { expansionZoom } = feature.properties;
  return { at: [lon, lat], count, expansionZoom: typeof expansionZoom === 'number' ? expansionZoom : null };
}

/** Single appeals that lie on one another and that no closer zoom would part: one place, such as a house. */
function stackOf(near: readonly MapGeoJSONFeature[], zoom: number): Cluster | null {
  if (zoom < STACKS_FROM_ZOOM) return null;
  const places = new Map<string, [number, number]>();
  for (const { sourceLayer, properties, geometry } of near) {
    if (sourceLayer !== 'appeals' || properties.status === undefined || geometry.type !== 'Point') continue;
    places.set(String(properties.id), [geometry.coordinates[0], geometry.coordinates[1]]);
  }
  const [at] = places.values();
  return at === undefined || places.size < 2
    ? null
    : { at, count: places.size, expansionZoom: Number.POSITIVE_INFINITY };
}

/** What the map shows now that can be selected, as lists. */
export interface InView {
  readonly grids: readonly string[];
  readonly branches: readonly { readonly id: string; readonly name: string; readonly at: [number, number] }[];
  readonly clusters: readonly Cluster[];
  readonly appeals: readonly SingleAppeal[];
  /** Lost lines, by id. */
  readonly lost: readonly string[];
}

export interface SingleAppeal {
  readonly id: string;
  readonly category: string;
  readonly status: string;
  readonly at: [number, number];
}

/** Everything that is drawn now, each thing once; nearest the top of the map first, then from the west. */
export function inView(map: GlMap): InView {
  const features = map.queryRenderedFeatures();
  const of = (source: string) => features.filter(({ sourceLayer }) => sourceLayer === source);
  const place = (feature: MapGeoJSONFeature): [number, number] =>
    feature.geometry.type === 'Point'
      ? [feature.geometry.coordinates[0], feature.geometry.coordinates[1]]
      : [0, 0];
  const ordered = <T extends { readonly at: [number, number] }>(key: (value: T) => string, values: T[]) =>
    [...new Map(values.map((value) => [key(value), value])).values()].sort(
      (a, b) => b.at[1] - a.at[1] || a.at[0] - b.at[0],
    );
  const appeals = of('appeals');
  return {
    lost: [
      ...new Set(
        features.filter(({ source }) => source === 'lost').map(({ properties }) => String(properties.id)),
      ),
    ],
    grids: [...new Set(of('grids').map(({ properties }) => String(properties.code)))].sort(),
    branches: ordered(
      ({ id }) => id,
      of('branches').map((feature) => ({
        id: String(feature.properties.id),
        name: String(feature.properties.name),
        at: place(feature),
      })),
    ),
    clusters: ordered(
      ({ at, count }) => `${at} ${count}`,
      appeals.map(clusterOf).filter((cluster) => cluster !== null),
    ),
    appeals: ordered(
      ({ id }) => id,
      appeals
        .filter((feature) => clusterOf(feature) === null && feature.properties.id !== undefined)
        .map((feature) => ({
          id: String(feature.properties.id),
          category: String(feature.properties.category),
          status: String(feature.properties.status),
          at: place(feature),
        })),
    ),
  };
}
