import type { Feature, Geometry } from 'geojson';
import type { ExpressionSpecification, LayerSpecification, SourceSpecification } from 'maplibre-gl';
import type { MapPreview } from '../app/overlay.ts';
import { tile } from './base-layers.ts';
import type { MapColours } from './palette.ts';

export const PREVIEW_SOURCE = 'preview';

/** The sample of a file, and where the file itself would put it, as one source. */
export function previewSource({ sample, asTold }: MapPreview): SourceSpecification {
  const feature = (geometry: Geometry, told: boolean): Feature => ({
    type: 'Feature',
    geometry,
    properties: { told },
  });
  return {
    type: 'geojson',
    data: {
      type: 'FeatureCollection',
      features: [...(asTold === null ? [] : [feature(asTold, true)]), feature(sample, false)],
    },
  };
}

/** The sample in its colour over everything else; dashed and grey where the file itself would put it. */
export function previewLayers({ colour }: MapPreview, colours: MapColours): LayerSpecification[] {
  const told: ExpressionSpecification = ['get', 'told'];
  const point: ExpressionSpecification = ['==', ['geometry-type'], 'Point'];
  // Points of one geometry would be strung on a line.
  const notPoint: ExpressionSpecification = ['!', point];
  return [
    tile('preview-told', PREVIEW_SOURCE, {
      type: 'line',
      filter: ['all', told, notPoint],
      paint: { 'line-color': colours.label, 'line-width': 1.4, 'line-dasharray': [3, 2.4] },
    }),
    tile('preview-fill', PREVIEW_SOURCE, {
      type: 'fill',
      filter: ['all', ['!', told], ['==', ['geometry-type'], 'Polygon']],
      paint: { 'fill-color': colour, 'fill-opacity': 0.14, 'fill-antialias': false },
    }),
    tile('preview-halo', PREVIEW_SOURCE, {
      type: 'line',
      filter: ['all', ['!', told], notPoint],
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': colours.halo, 'line-width': 4, 'line-opacity': 0.7 },
    }),
    tile('preview-line', PREVIEW_SOURCE, {
      type: 'line',
      filter: ['all', ['!', told], notPoint],
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': colour, 'line-width': 1.8 },
    }),
    tile('preview-told-points', PREVIEW_SOURCE, {
      type: 'circle',
      filter: ['all', told, point],
      paint: {
        'circle-radius': 3,
        'circle-color': 'rgba(0,0,0,0)',
        'circle-stroke-color': colours.label,
        'circle-stroke-width': 1.2,
      },
    }),
    tile('preview-points', PREVIEW_SOURCE, {
      type: 'circle',
      filter: ['all', ['!', told], point],
      paint: {
        'circle-radius': 3.5,
        'circle-color': colour,
        'circle-stroke-color': colours.halo,
        'circle-stroke-width': 1,
      },
    }),
  ];
}
