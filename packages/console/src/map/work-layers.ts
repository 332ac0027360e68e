import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl';
import { text } from './base-layers.ts';
import type { MapContent } from './content.ts';
import { GRID_HUES, type MapColours } from './palette.ts';

/** The source of grids that were changed here and that no tile shows yet. */
export const WORK_SOURCE = 'work';

/** Under the town: the land of the changed grids, as the tiles would fill it. */
export function workFills(content: MapContent, colours: MapColours): LayerSpecification[] {
  if (content.local.drawn.length === 0) return [];
  const { selection, picked, layers } = content;
  const selected = selection?.kind === 'grid' ? [selection.id] : [];
  const plain = layers.includes('unified') && !layers.includes('density') && !layers.includes('heat');
  return [
    {
      id: 'work-fill',
      source: WORK_SOURCE,
      type: 'fill',
      paint: {
        'fill-color': [
          'match',
          ['get', 'hue'],
          ...GRID_HUES.flatMap((hue, index) => [index, hue]),
          colours.accent,
        ] as unknown as ExpressionSpecification,
        'fill-opacity': plain ? (content.dark ? 0.26 : 0.16) : 0,
        'fill-antialias': false,
      },
    },
    {
      id: 'work-selected',
      source: WORK_SOURCE,
      type: 'fill',
      filter: among([...selected, ...picked]),
      paint: { 'fill-color': colours.accent, 'fill-opacity': 0.3, 'fill-antialias': false },
    },
  ];
}

/** Their borders, and their codes. */
export function workLines(content: MapContent, colours: MapColours): LayerSpecification[] {
  if (content.local.drawn.length === 0) return [];
  const { selection, picked } = content;
  const marked = [...(selection?.kind === 'grid' ? [selection.id] : []), ...picked];
  return [
    {
      id: 'work-line',
      source: WORK_SOURCE,
      type: 'line',
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': colours.border,
        'line-width': 1.6,
      },
    },
    {
      id: 'work-selected-line',
      source: WORK_SOURCE,
      type: 'line',
      filter: among(marked),
      layout: { 'line-join': 'round' },
      paint: { 'line-color': colours.accent, 'line-width': 3 },
    },
  ];
}

/** Codes of the changed grids where the tiles would have them: at one place inside each. */
export function workLabels(content: MapContent, colours: MapColours): LayerSpecification[] {
  if (content.local.drawn.length === 0 || !content.layers.includes('codes')) return [];
  const full: ExpressionSpecification = ['get', 'code'];
  return [
    {
      id: 'work-codes',
      source: WORK_SOURCE,
      type: 'symbol',
      minzoom: 11,
      layout: {
        ...text(
          ['step', ['zoom'], ['slice', full, -3], 16, full],
          ['interpolate', ['linear'], ['zoom'], 11, 10, 15, 14, 18, 16],
        ),
        'text-padding': 4,
      },
      paint: { 'text-color': colours.strongLabel, 'text-halo-color': colours.halo, 'text-halo-width': 1.6 },
    },
  ];
}

/** Members of the tiles that name the grid, by tile layer. */
const GRID_MEMBERS: Readonly<Record<string, readonly string[]>> = {
  grids: ['code'],
  'grid-labels': ['code'],
  arcs: ['left', 'right'],
};

/** A layer of the tiles without the grids that are drawn from here. */
export function withoutLocal(layer: LayerSpecification, hidden: readonly string[]): LayerSpecification {
  if (hidden.length === 0 || !('source' in layer)) return layer;
  const members = GRID_MEMBERS[layer.source];
  if (members === undefined) return layer;
  const others = members.map(
    (member): ExpressionSpecification => [
      '!',
      ['in', ['to-string', ['get', member]], ['literal', [...hidden]]],
    ],
  );
  const own = 'filter' in layer && layer.filter !== undefined ? [layer.filter] : [];
  return { ...layer, filter: ['all', ...own, ...others] as FilterSpecification };
}

function among(codes: readonly string[]): FilterSpecification {
  return ['in', ['get', 'code'], ['literal', [...codes]]];
}
