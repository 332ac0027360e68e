import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { tile } from './base-layers.ts';
import type { MapContent } from './content.ts';
import type { MapColours } from './palette.ts';

/** The tile source and property that hold what can be selected. */
const SELECTABLE = {
  grid: { source: 'grids', property: 'code' },
  legacy: { source: 'legacy', property: 'id' },
  building: { source: 'buildings', property: 'id' },
  arc: { source: 'arcs', property: 'id' },
  branch: { source: 'branches', property: 'id' },
  appeal: { source: 'appeals', property: 'id' },
} as const;

/** Areas that are selected or picked, filled at 30 %: under the town, so that its streets stay clear. */
export function selectionFills({ selection, picked }: MapContent, colours: MapColours): LayerSpecification[] {
  const fill = (id: string, source: string, filter: ExpressionSpecification) =>
    tile(id, source, {
      type: 'fill',
      filter,
      paint: { 'fill-color': colours.accent, 'fill-opacity': 0.3, 'fill-antialias': false },
    });
  const fills = picked.length === 0 ? [] : [fill('picked-fill', 'grids', among('code', picked))];
  if (selection?.kind !== 'grid' && selection?.kind !== 'legacy') return fills;
  const { source, property } = SELECTABLE[selection.kind];
  return [...fills, fill('selected-fill', source, among(property, [selection.id]))];
}

/** What is selected, by a line of 3 px in the accent. */
export function selectionLayers(content: MapContent, colours: MapColours): LayerSpecification[] {
  const { selection } = content;
  const picked =
    content.picked.length === 0
      ? []
      : [border('picked-line', 'grids', among('code', content.picked), colours)];
  // A lost line is marked where the lost lines are drawn.
  if (selection === null || selection.kind === 'place' || selection.kind === 'lost') return picked;
  const { source, property } = SELECTABLE[selection.kind];
  const filter = among(property, [selection.kind === 'arc' ? arcId(selection.id) : selection.id]);
  if (selection.kind === 'arc') {
    return [
      ...picked,
      tile('selected-halo', source, {
        type: 'line',
        filter,
        layout: { 'line-cap': 'round', 'line-join': 'round' },
        paint: { 'line-color': colours.halo, 'line-width': 15, 'line-opacity': 0.85 },
      }),
      tile('selected-line', source, {
        type: 'line',
        filter,
        layout: { 'line-cap': 'round', 'line-join': 'round' },
        paint: { 'line-color': colours.accent, 'line-width': 3, 'line-gap-width': 9 },
      }),
    ];
  }
  if (source === 'branches' || source === 'appeals') {
    return [
      ...picked,
      tile('selected-point', source, {
        type: 'circle',
        filter,
        paint: {
          'circle-radius': 13,
          'circle-color': 'rgba(0,0,0,0)',
          'circle-stroke-color': colours.accent,
          'circle-stroke-width': 3,
        },
      }),
    ];
  }
  return [...picked, border('selected-line', source, filter, colours)];
}

/** What a tool draws: a line with its points, and places that were flown to. */
export function sketchLayers(colours: MapColours): LayerSpecification[] {
  return [
    {
      id: 'sketch-fill',
      source: 'sketch',
      type: 'fill',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': colours.accent, 'fill-opacity': 0.25 },
    },
    {
      id: 'sketch-halo',
      source: 'sketch',
      type: 'line',
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': colours.halo, 'line-width': 6, 'line-opacity': 0.9 },
    },
    {
      id: 'sketch-line',
      source: 'sketch',
      type: 'line',
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': colours.accent, 'line-width': 2.5, 'line-dasharray': [1.6, 1.4] },
    },
    {
      id: 'sketch-points',
      source: 'sketch',
      type: 'circle',
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-color': colours.halo,
        'circle-radius': ['coalesce', ['get', 'radius'], 4],
        'circle-stroke-color': colours.accent,
        'circle-stroke-width': 2.5,
        'circle-opacity': ['case', ['has', 'radius'], 0, 1],
      },
    },
  ];
}

/** The id of an arc in `<grid code>/<arc id>`. */
export function arcId(selectionId: string): string {
  return selectionId.slice(selectionId.indexOf('/') + 1);
}

/** The grid an arc was looked up by, in `<grid code>/<arc id>`. */
export function arcGrid(selectionId: string): string {
  return selectionId.slice(0, Math.max(0, selectionId.indexOf('/')));
}

function among(property: string, values: readonly string[]): ExpressionSpecification {
  return ['in', ['to-string', ['get', property]], ['literal', [...values]]];
}

function border(
  id: string,
  source: string,
  filter: ExpressionSpecification,
  colours: MapColours,
): LayerSpecification {
  return tile(id, source, {
    type: 'line',
    filter,
    layout: { 'line-join': 'round' },
    paint: { 'line-color': colours.accent, 'line-width': 3 },
  });
}
