import type { Map as GlMap, MapGeoJSONFeature } from 'maplibre-gl';
import type { Selection } from '../app/url-state.ts';

/** What lies at a place of the map. */
export interface Hit {
  readonly at: [number, number];
  readonly selection: Selection;
  /** The unified grid there, whatever else there is. */
  readonly grid: string | null;
  /** A cluster of points, which a click spreads. */
  readonly cluster: boolean;
}

/** Half the side of the square, in pixels, within which a thin thing counts as hit. */
const REACH = 5;

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
  const cluster = near.some(
    ({ sourceLayer, properties }) => sourceLayer === 'appeals' && properties.point_count !== undefined,
  );
  const grid = property(find(exact, 'grids'), 'code');
  const select = (kind: Selection['kind'], id: string | null): Selection | null =>
    id === null ? null : { kind, id, at };
  // A count for a whole grid is no appeal that could be looked up.
  const single = (appeal: MapGeoJSONFeature | undefined) =>
    appeal?.properties.status === undefined ? null : property(appeal, 'id');
  const arc = find(near, 'arcs');
  const arcId = property(arc, 'id');
  const selection: Selection = select('appeal', single(find(near, 'appeals'))) ??
    select('branch', property(find(near, 'branches'), 'id')) ??
    select('building', property(find(exact, 'buildings'), 'id')) ??
    select(
      'arc',
      arcId === null ? null : `${property(arc, 'left') ?? property(arc, 'right') ?? grid ?? ''}/${arcId}`,
    ) ??
    select('grid', grid) ??
    select('legacy', property(find(exact, 'legacy'), 'id')) ?? { kind: 'place', id: '', at };
  return { at, selection, grid, cluster };
}
