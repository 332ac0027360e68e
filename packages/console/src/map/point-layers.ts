import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { text, tile } from './base-layers.ts';
import type { MapContent } from './content.ts';
import type { MapColours } from './palette.ts';

/** How many appeals a feature stands for; 0 for a single one. */
const COUNT: ExpressionSpecification = ['coalesce', ['get', 'count'], ['get', 'point_count'], 0];

/** Appeals: clusters with their count far out, single ones close by, by category; closed ones are hollow. */
export function appealLayers(content: MapContent, colours: MapColours): LayerSpecification[] {
  const cluster: ExpressionSpecification = ['>', COUNT, 0];
  // Numbers of whole grids would cover one another further out; areas by rate tell more there.
  const numbered: ExpressionSpecification = [
    'all',
    cluster,
    ['any', ['!', ['has', 'grid']], ['>=', ['zoom'], 12.5]],
  ];
  return [
    tile('appeal-points', 'appeals', {
      type: 'symbol',
      filter: ['!', cluster],
      layout: signLayout(['interpolate', ['linear'], ['zoom'], 10, 0.3, 13, 0.42, 16, 0.7, 18, 0.95]),
    }),
    tile('appeal-clusters', 'appeals', {
      type: 'circle',
      filter: numbered,
      layout: { 'circle-sort-key': ['*', -1, COUNT] },
      paint: {
        'circle-color': colours.cluster,
        'circle-opacity': 0.92,
        'circle-radius': ['interpolate', ['linear'], ['sqrt', COUNT], 1, 8, 10, 14, 40, 22],
        'circle-stroke-color': colours.halo,
        'circle-stroke-width': 1.5,
      },
    }),
    tile('appeal-counts', 'appeals', {
      type: 'symbol',
      filter: numbered,
      layout: { ...text(['to-string', COUNT], 11), 'text-allow-overlap': true },
      paint: { 'text-color': colours.halo },
    }),
    ...(content.spread.length === 0 ? [] : spreadLayers(colours)),
  ];
}

/** Appeals of one place around it, each at the end of a leg. */
function spreadLayers(colours: MapColours): LayerSpecification[] {
  return [
    {
      id: 'spread-legs',
      source: 'spread',
      type: 'line',
      paint: { 'line-color': colours.symbol, 'line-width': 1 },
    },
    {
      id: 'spread-points',
      source: 'spread',
      type: 'symbol',
      filter: ['==', ['geometry-type'], 'Point'],
      layout: signLayout(0.95),
    },
  ];
}

function signLayout(size: number | ExpressionSpecification) {
  return {
    'icon-image': [
      'concat',
      'appeal:',
      ['get', 'category'],
      ['case', ['==', ['get', 'status'], 'CLOSED'], ':closed', ':open'],
    ] as ExpressionSpecification,
    'icon-size': size,
    'icon-allow-overlap': true,
    'icon-ignore-placement': true,
    'symbol-sort-key': ['case', ['==', ['get', 'status'], 'CLOSED'], 0, 1] as ExpressionSpecification,
  };
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
