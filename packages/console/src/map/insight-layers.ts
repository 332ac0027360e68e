import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { tile } from './base-layers.ts';
import type { MapContent } from './content.ts';
import type { MapColours } from './palette.ts';
import { arcId } from './selection-layers.ts';

/** The atoms of the plan by hair lines: what grids are made of. */
export function atomLines(colours: MapColours): LayerSpecification {
  return tile('atom-line', 'atoms', {
    type: 'line',
    minzoom: 11,
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': colours.label,
      'line-opacity': 0.55,
      'line-width': ['interpolate', ['linear'], ['zoom'], 11, 0.3, 15, 0.9],
    },
  });
}

/** Borders that departments drew and the plan does not follow: dotted, in the hue of the first who drew them. */
export function lostLines(
  { lostLines: lines, selection }: MapContent,
  colours: MapColours,
): LayerSpecification[] {
  if (lines.length === 0) return [];
  const selected = selection?.kind === 'lost' ? selection.id : '';
  // From afar a town has hundreds of them: the long ones first.
  const shown: ExpressionSpecification = [
    'any',
    ['==', ['get', 'id'], selected],
    ['>=', ['get', 'lengthM'], ['step', ['zoom'], 500, 12, 250, 13, 100, 14, 0]],
  ];
  return [
    tile('lost-halo', 'lost', {
      type: 'line',
      filter: shown,
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': colours.halo, 'line-width': 5, 'line-opacity': 0.8 },
    }),
    tile('lost-line', 'lost', {
      type: 'line',
      filter: shown,
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: {
        'line-color': ['get', 'colour'],
        'line-width': ['interpolate', ['linear'], ['zoom'], 11, 1.4, 16, 2.6],
        'line-dasharray': [0.2, 2.2],
      },
    }),
    tile('lost-selected', 'lost', {
      type: 'line',
      filter: ['==', ['get', 'id'], selected],
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': colours.accent, 'line-width': 3, 'line-gap-width': 5 },
    }),
  ];
}

/** Grids and borders that the next search leaves as they are: a wide dark line. */
export function lockedLayers({ locked }: MapContent, colours: MapColours): LayerSpecification[] {
  const line = (id: string, source: string, property: string, values: readonly string[], dashes: number[]) =>
    values.length === 0
      ? []
      : [
          tile(id, source, {
            type: 'line',
            filter: ['in', ['to-string', ['get', property]], ['literal', [...values]]],
            layout: { 'line-join': 'round' },
            paint: { 'line-color': colours.symbol, 'line-width': 4, 'line-dasharray': dashes },
          }),
        ];
  return [
    ...line('locked-grids', 'grids', 'code', locked.grids, [1.5, 0.7]),
    ...line('locked-arcs', 'arcs', 'id', locked.arcs.map(arcId), [1, 0]),
  ];
}

/** Grids as they would be: filled and outlined over those that are. */
export function whatIfLayers(content: MapContent, colours: MapColours): LayerSpecification[] {
  if (content.whatIf.length === 0) return [];
  return [
    tile('what-if-fill', 'what-if', {
      type: 'fill',
      paint: { 'fill-color': colours.accent, 'fill-opacity': 0.18, 'fill-antialias': false },
    }),
    tile('what-if-halo', 'what-if', {
      type: 'line',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': colours.halo, 'line-width': 6, 'line-opacity': 0.8 },
    }),
    tile('what-if-line', 'what-if', {
      type: 'line',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': colours.accent, 'line-width': 2.6, 'line-dasharray': [3, 1.2] },
    }),
  ];
}

/** Borders that were accepted by a wide quiet line, rejected ones dashed in the warning's colour. */
export function decidedLayers({ decided }: MapContent, colours: MapColours): LayerSpecification[] {
  if (decided.length === 0) return [];
  const of = (decision: string): ExpressionSpecification => ['==', ['get', 'decision'], decision];
  return [
    tile('decided-halo', 'decided', {
      type: 'line',
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': colours.halo, 'line-width': 9, 'line-opacity': 0.8 },
    }),
    tile('decided-accepted', 'decided', {
      type: 'line',
      filter: of('locked'),
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': colours.symbol, 'line-width': 4.5 },
    }),
    tile('decided-rejected', 'decided', {
      type: 'line',
      filter: of('rejected'),
      layout: { 'line-join': 'round' },
      paint: { 'line-color': colours.fault, 'line-width': 3.5, 'line-dasharray': [1.4, 1.4] },
    }),
  ];
}

/** Land that two plans give to different grids: the chosen one stronger. */
export function handedOverLayers({ handedOver }: MapContent, colours: MapColours): LayerSpecification[] {
  if (handedOver.length === 0) return [];
  return [
    tile('handed-over-fill', 'handed-over', {
      type: 'fill',
      paint: {
        'fill-color': colours.fault,
        'fill-opacity': ['case', ['get', 'chosen'], 0.4, 0.16],
        'fill-antialias': false,
      },
    }),
    tile('handed-over-halo', 'handed-over', {
      type: 'line',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': colours.halo, 'line-width': 5, 'line-opacity': 0.7 },
    }),
    tile('handed-over-line', 'handed-over', {
      type: 'line',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': colours.fault, 'line-width': ['case', ['get', 'chosen'], 3.4, 1.6] },
    }),
  ];
}

/** Faults of a layer: what is repaired in the warning's colour, what stays hatched in grey; the receiver in the accent. */
export function faultLayers({ faults, draft }: MapContent, colours: MapColours): LayerSpecification[] {
  if (faults === null) return [];
  const receivers = faults.receiver === null || draft === null ? [] : [faults.receiver];
  return [
    ...receivers.map((grid) =>
      tile('fault-receiver', 'draft', {
        type: 'fill',
        filter: ['==', ['to-string', ['get', 'gridId']], grid],
        paint: { 'fill-color': colours.accent, 'fill-opacity': 0.28 },
      }),
    ),
    tile('fault-fill', 'faults', {
      type: 'fill',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: {
        'fill-color': ['case', ['get', 'stays'], colours.label, colours.fault],
        'fill-opacity': ['case', ['get', 'stays'], 0.2, 0.32],
      },
    }),
    tile('fault-line', 'faults', {
      type: 'line',
      filter: ['!=', ['geometry-type'], 'Point'],
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': ['case', ['get', 'stays'], colours.label, colours.fault],
        // A sliver of a metre has to be seen on a map of a town.
        'line-width': ['case', ['get', 'chosen'], 4, 2],
      },
    }),
    tile('fault-point', 'faults', {
      type: 'circle',
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-radius': ['case', ['get', 'chosen'], 8, 5],
        'circle-color': colours.halo,
        'circle-stroke-color': ['case', ['get', 'stays'], colours.label, colours.fault],
        'circle-stroke-width': 2.5,
      },
    }),
  ];
}
