import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl';
import { ARC_CLASSES } from '../graphql/arc-class.ts';
import { fade, text, tile } from './base-layers.ts';
import type { MapContent, MapDepartment } from './content.ts';
import { ARC_LOOKS, GRID_HUES, type MapColours, mixed } from './palette.ts';
import { STRANDS_FROM_ZOOM, strandBedWidth, strandFilter, strandOffset, strandWidth } from './strands.ts';

/** For a grid that only an earlier revision has: its number picks a hue. */
const HUE_BY_NUMBER = [
  'match',
  ['%', ['to-number', ['slice', ['get', 'code'], -3], 0], GRID_HUES.length],
  ...GRID_HUES.flatMap((hue, index) => [index, hue]),
  GRID_HUES[0],
] as unknown as ExpressionSpecification;

/** Unified grids: filled at 16 % with the colour of each code, or by appeals per household. */
export function unifiedFill(content: MapContent, colours: MapColours): LayerSpecification[] {
  const { rates } = content;
  const heat = content.layers.includes('heat') && rates !== null;
  const plain = content.layers.includes('unified') && !content.layers.includes('density');
  const tint = plain ? (content.dark ? 0.26 : 0.16) : 0;
  return [
    tile('grid-fill', 'grids', {
      type: 'fill',
      paint: heat
        ? {
            'fill-color': byCode(
              rates,
              (index) => (index === null ? 'rgba(0,0,0,0)' : colours.rates[index]),
              'rgba(0,0,0,0)',
            ),
            'fill-opacity': 0.9,
            'fill-antialias': false,
          }
        : {
            'fill-color': byCode(
              content.gridColours,
              (index) => GRID_HUES[index % GRID_HUES.length],
              content.earlier ? HUE_BY_NUMBER : 'rgba(0,0,0,0)',
            ),
            'fill-opacity': tint,
            'fill-antialias': false,
          },
    }),
  ];
}

/** Grids without a branch. */
export function uncoveredHatch({ uncovered }: MapContent): LayerSpecification[] {
  if (uncovered.length === 0) return [];
  return [
    tile('uncovered', 'grids', {
      type: 'fill',
      filter: ['in', ['get', 'code'], ['literal', [...uncovered]]],
      paint: { 'fill-pattern': 'hatch', 'fill-opacity': 0.7 },
    }),
  ];
}

/** Grids with too few appeals to tell how many. */
export function withheldHatch({ withheld, layers }: MapContent): LayerSpecification[] {
  if (withheld.length === 0 || !layers.includes('heat')) return [];
  return [
    tile('withheld', 'grids', {
      type: 'fill',
      filter: ['in', ['get', 'code'], ['literal', [...withheld]]],
      paint: { 'fill-pattern': 'withheld', 'fill-opacity': 0.8 },
    }),
  ];
}

/** Appeals per square kilometre in five classes, one area on the other. */
export function densityFill(content: MapContent, colours: MapColours): LayerSpecification[] {
  if (!content.layers.includes('density') || content.densityAreas.length === 0) return [];
  return [
    {
      id: 'density-fill',
      source: 'density',
      type: 'fill',
      paint: {
        'fill-color': [
          'match',
          ['get', 'class'],
          ...colours.density.flatMap((colour, index) => [index, colour]),
          'rgba(0,0,0,0)',
        ] as unknown as ExpressionSpecification,
        'fill-antialias': false,
      },
    },
    {
      id: 'beyond-fill',
      source: 'beyond',
      type: 'fill',
      paint: { 'fill-color': colours.beyond },
    },
  ];
}

/** Plain borders of the unified grids, where the arcs are not drawn in their place. */
export function unifiedBorder(colours: MapColours): LayerSpecification {
  return tile('grid-border', 'grids', {
    type: 'line',
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': colours.border,
      'line-width': 1.2,
      'line-opacity': 0.8,
    },
  });
}

/** Arcs by class far out, as strands of their supporters close by; a hairline where nobody drew one. */
export function arcLayers(content: MapContent, colours: MapColours): LayerSpecification[] {
  const classLayer = (dashed: boolean): LayerSpecification =>
    tile(dashed ? 'arc-class-dashed' : 'arc-class', 'arcs', {
      type: 'line',
      maxzoom: STRANDS_FROM_ZOOM + 0.5,
      filter: classes(ARC_CLASSES.filter((name) => name !== 'outline' && ARC_LOOKS[name].dashed === dashed)),
      layout: { 'line-cap': dashed ? 'butt' : 'round', 'line-join': 'round' },
      paint: {
        'line-color': byClass((look) => (content.dark ? look.dark : look.colour)),
        'line-width': [
          'interpolate',
          ['linear'],
          ['zoom'],
          10,
          ['*', 0.4, byClass((look) => look.width)],
          STRANDS_FROM_ZOOM,
          byClass((look) => look.width),
        ],
        'line-opacity': [
          'interpolate',
          ['linear'],
          ['zoom'],
          STRANDS_FROM_ZOOM,
          1,
          STRANDS_FROM_ZOOM + 0.5,
          0,
        ],
        ...(dashed ? { 'line-dasharray': [2.4, 1.2] } : {}),
      },
    });
  const ids = content.departments.map((department) => department.id);
  return [
    classLayer(false),
    classLayer(true),
    tile('strand-bed', 'arcs', {
      type: 'line',
      minzoom: STRANDS_FROM_ZOOM,
      filter: [
        'all',
        ['!=', ['get', 'class'], 'outline'],
        ['!=', ['coalesce', ['get', 'supporters'], ''], ''],
      ],
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': colours.halo,
        'line-width': strandBedWidth(ids),
        'line-opacity': fade(STRANDS_FROM_ZOOM, STRANDS_FROM_ZOOM + 0.5, 0.85),
      },
    }),
    tile('arc-core', 'arcs', {
      type: 'line',
      minzoom: STRANDS_FROM_ZOOM,
      filter: [
        'all',
        ['!=', ['get', 'class'], 'outline'],
        ['==', ['coalesce', ['get', 'supporters'], ''], ''],
      ],
      paint: {
        'line-color': colours.border,
        'line-width': 1.2,
        'line-dasharray': [3, 2],
        'line-opacity': fade(STRANDS_FROM_ZOOM, STRANDS_FROM_ZOOM + 0.5),
      },
    }),
    ...content.departments.map((department, index) =>
      tile(`strand-${department.id}`, 'arcs', {
        type: 'line',
        minzoom: STRANDS_FROM_ZOOM,
        filter: [
          'all',
          ['!=', ['get', 'class'], 'outline'],
          strandFilter(department.id),
        ] as FilterSpecification,
        layout: { 'line-cap': 'butt', 'line-join': 'round' },
        paint: {
          'line-color': department.colour,
          'line-width': strandWidth(),
          'line-offset': strandOffset(ids, index),
          'line-opacity': fade(STRANDS_FROM_ZOOM, STRANDS_FROM_ZOOM + 0.5),
        },
      }),
    ),
  ];
}

/** A layer before it is accepted, by itself. */
export function draftLayers({ colour }: { readonly colour: string }): LayerSpecification[] {
  return [
    tile('draft-fill', 'draft', {
      type: 'fill',
      paint: { 'fill-color': colour, 'fill-opacity': 0.1 },
    }),
    tile('draft-line', 'draft', {
      type: 'line',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': colour, 'line-width': 1.6 },
    }),
  ];
}

/** The areas of a department that is shown by itself; several at once would only mix to grey. */
export function legacyFill(department: MapDepartment): LayerSpecification {
  return tile('legacy-fill', 'legacy', {
    type: 'fill',
    filter: ['==', ['get', 'department'], department.id],
    paint: {
      'fill-color': department.colour,
      'fill-opacity': 0.08,
      'fill-antialias': false,
    },
  });
}

/** The lines of a department's own grids, in its hue. A ghost is dotted: where its line runs instead. */
export function legacyLine(department: MapDepartment, ghost: boolean): LayerSpecification {
  const own: FilterSpecification = ['==', ['get', 'department'], department.id];
  return tile(`legacy-line-${department.id}`, 'legacy', {
    type: 'line',
    filter: own,
    layout: { 'line-join': 'round', 'line-cap': ghost ? 'round' : 'butt' },
    paint: {
      'line-color': department.colour,
      'line-width': ghost ? 2.4 : ['interpolate', ['linear'], ['zoom'], 11, 0.8, 15, 1.8, 18, 2.6],
      'line-opacity': 0.9,
      ...(ghost ? { 'line-dasharray': [0.1, 2.2] } : {}),
    },
  });
}

/** Codes of unified grids: the last three digits until there is room, in full for the selected one. */
export function codeLabels(colours: MapColours, selected: string | null): LayerSpecification {
  const full: ExpressionSpecification = ['get', 'code'];
  const short: ExpressionSpecification = ['case', ['==', full, selected ?? ''], full, ['slice', full, -3]];
  return tile('grid-codes', 'grid-labels', {
    type: 'symbol',
    minzoom: 11,
    layout: {
      ...text(
        ['step', ['zoom'], short, 16, full],
        ['interpolate', ['linear'], ['zoom'], 11, 10, 15, 14, 18, 16],
      ),
      'text-padding': 4,
      'symbol-sort-key': ['case', ['==', full, selected ?? ''], 0, 1],
    },
    paint: {
      'text-color': colours.strongLabel,
      'text-halo-color': colours.halo,
      'text-halo-width': 1.6,
    },
  });
}

/** Ids of a department's grids, in its hue. */
export function legacyLabels(
  department: MapDepartment,
  colours: MapColours,
  alone: boolean,
): LayerSpecification {
  return tile(`legacy-ids-${department.id}`, 'legacy-labels', {
    type: 'symbol',
    filter: ['==', ['get', 'department'], department.id],
    // Ids of several departments at once would cover one another.
    minzoom: alone ? 13 : 15.5,
    layout: {
      ...text(['to-string', ['get', 'gridId']], 11),
      'text-padding': 6,
    },
    paint: {
      'text-color': mixed(department.colour, colours.strongLabel),
      'text-halo-color': colours.halo,
      'text-halo-width': 1.6,
    },
  });
}

function classes(names: readonly string[]): FilterSpecification {
  return ['in', ['get', 'class'], ['literal', [...names]]];
}

function byClass<T extends string | number>(
  value: (look: (typeof ARC_LOOKS)[keyof typeof ARC_LOOKS]) => T,
): ExpressionSpecification {
  const cases = ARC_CLASSES.flatMap((name) => [name, value(ARC_LOOKS[name])]);
  return [
    'match',
    ['get', 'class'],
    ...cases,
    value(ARC_LOOKS['one-department']),
  ] as unknown as ExpressionSpecification;
}

function byCode<V>(
  values: ReadonlyMap<string, V>,
  colour: (value: V) => string,
  otherwise: string | ExpressionSpecification,
) {
  if (values.size === 0) return 'rgba(0,0,0,0)';
  const groups = new Map<string, string[]>();
  for (const [code, value] of values) {
    const name = colour(value);
    groups.set(name, [...(groups.get(name) ?? []), code]);
  }
  const cases = [...groups].flatMap(([name, codes]) => [codes, name]);
  return ['match', ['get', 'code'], ...cases, otherwise] as unknown as ExpressionSpecification;
}
