import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { text, tile } from './base-layers.ts';
import type { MapContent } from './content.ts';
import type { MapColours } from './palette.ts';

/**
 * Appeals: clusters with their count far out, single ones close by, open ones filled and closed ones
 * hollow (shape and colour both tell).
 */
export function appealLayers(colours: MapColours): LayerSpecification[] {
  // Clusters of points carry `point_count`; who may not see single appeals gets a `count` for each grid.
  const count: ExpressionSpecification = ['coalesce', ['get', 'point_count'], ['get', 'count'], 0];
  const cluster: ExpressionSpecification = ['>', count, 0];
  const closed: ExpressionSpecification = ['==', ['get', 'status'], 'CLOSED'];
  return [
    tile('appeal-clusters', 'appeals', {
      type: 'circle',
      filter: cluster,
      paint: {
        'circle-color': colours.open,
        'circle-opacity': 0.86,
        'circle-radius': ['interpolate', ['linear'], ['sqrt', count], 1, 8, 30, 26],
        'circle-stroke-color': colours.halo,
        'circle-stroke-width': 1.5,
      },
    }),
    tile('appeal-points', 'appeals', {
      type: 'circle',
      filter: ['!', cluster],
      layout: { 'circle-sort-key': ['case', closed, 0, 1] },
      paint: {
        'circle-color': ['case', closed, colours.land, colours.open],
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 12, 2, 15, 4, 18, 7],
        'circle-stroke-color': ['case', closed, colours.symbol, colours.halo],
        'circle-stroke-width': ['interpolate', ['linear'], ['zoom'], 12, 0.6, 16, 1.5],
      },
    }),
    tile('appeal-counts', 'appeals', {
      type: 'symbol',
      filter: cluster,
      layout: { ...text(['to-string', count], 11), 'text-allow-overlap': true },
      paint: { 'text-color': colours.halo },
    }),
  ];
}

/** Branches: a round sign with one character. */
export function branchLayers(content: MapContent, colours: MapColours): LayerSpecification[] {
  return [
    tile('branches', 'branches', {
      type: 'circle',
      minzoom: 12,
      paint: {
        'circle-color': colours.halo,
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 12, 4, 15, 10],
        'circle-stroke-color': colours.symbol,
        'circle-stroke-width': 1.5,
      },
    }),
    tile('branch-signs', 'branches', {
      type: 'symbol',
      minzoom: 14,
      layout: { ...text(content.branchSign, 11), 'text-allow-overlap': true },
      paint: { 'text-color': colours.symbol },
    }),
    tile('branch-names', 'branches', {
      type: 'symbol',
      minzoom: 16,
      layout: {
        ...text(['get', 'name'], 11),
        'text-offset': [0, 1.5],
        'text-anchor': 'top',
        'text-max-width': 8,
      },
      paint: { 'text-color': colours.strongLabel, 'text-halo-color': colours.halo, 'text-halo-width': 1.4 },
    }),
  ];
}

/** Names of buildings, last of all names. */
export function buildingNames(colours: MapColours): LayerSpecification {
  return tile('building-names', 'buildings', {
    type: 'symbol',
    minzoom: 17,
    layout: { ...text(['get', 'name'], 10), 'text-max-width': 6 },
    paint: { 'text-color': colours.label, 'text-halo-color': colours.halo, 'text-halo-width': 1 },
  });
}
