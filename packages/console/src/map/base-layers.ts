import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { COMPOUND_SIGNS } from './appeal-signs.ts';
import type { MapColours } from './palette.ts';

export const MAP_FONT = 'Noto Sans SC';

/** Street widths in pixels by class and zoom: hairlines far out, true to their width close by. */
const STREETS = [
  { class: 'lane', from: 13, widths: [13, 0.3, 14, 0.7, 16, 2.4, 18, 9] },
  { class: 'collector', from: 12, widths: [12, 0.5, 14, 1.6, 16, 5, 18, 18] },
  { class: 'arterial', from: 10, widths: [10, 0.8, 13, 2, 15, 5.5, 16, 9, 18, 30] },
] as const;

/** What lies under the grids: the land and its compounds by kind. Each layer names its tile source. */
export function groundLayers(colours: MapColours, withCompounds: boolean): LayerSpecification[] {
  return [
    { id: 'beyond', type: 'background', paint: { 'background-color': colours.beyond } },
    tile('land', 'outline', { type: 'fill', paint: { 'fill-color': colours.land, 'fill-antialias': false } }),
    tile('land-use', 'land-use', {
      type: 'fill',
      paint: {
        'fill-color': [
          'match',
          ['get', 'kind'],
          'field',
          colours.field,
          'park',
          colours.park,
          ['industry', 'square', 'old-quarter'],
          colours.built,
          colours.land,
        ],
      },
    }),
    ...(withCompounds
      ? [
          tile('compounds', 'compounds', {
            type: 'fill',
            minzoom: 12,
            paint: {
              'fill-color': [
                'match',
                ['get', 'kind'],
                ['school', 'hospital', 'government'],
                colours.publicGround,
                ['market', 'mall'],
                colours.trade,
                ['factory', 'work-unit'],
                colours.works,
                colours.compound,
              ],
              'fill-opacity': fade(12, 13),
            },
          }),
          tile('compound-walls', 'compounds', {
            type: 'line',
            minzoom: 14,
            paint: {
              'line-color': colours.buildingEdge,
              'line-width': 0.8,
              'line-opacity': fade(14, 15),
            },
          }),
        ]
      : []),
  ];
}

/**
 * Borders of towns and communities, told apart by weight: 2.2 and 1.6 pixels. Under the strands and classes
 * of the grids' own lines they are wide and pale instead, so that both can be seen.
 */
export function borderLayers(colours: MapColours, under: boolean): LayerSpecification[] {
  const line = (id: string, source: string, width: number): LayerSpecification =>
    tile(id, source, {
      type: 'line',
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': under ? colours.casing : colours.border,
        'line-width': under
          ? ['interpolate', ['linear'], ['zoom'], 10, width * 2, 14, width * 4]
          : ['interpolate', ['linear'], ['zoom'], 9, width * 0.5, 12, width],
        'line-opacity': under ? 0.8 : 0.9,
      },
    });
  return [line('community-borders', 'communities', 1.6), line('town-borders', 'towns', 2.2)];
}

/** Names of towns and communities, large and pale, while they have room. */
export function borderLabels(colours: MapColours): LayerSpecification[] {
  const name = (id: string, source: string, from: number, to: number, size: number): LayerSpecification =>
    tile(id, source, {
      type: 'symbol',
      minzoom: from,
      maxzoom: to,
      layout: { ...text(['get', 'name'], size), 'text-max-width': 8, 'text-padding': 12 },
      paint: {
        'text-color': colours.label,
        'text-halo-color': colours.halo,
        'text-halo-width': 1.6,
      },
    });
  return [name('community-names', 'communities', 12.5, 15.5, 12), name('town-names', 'towns', 9, 12.5, 14)];
}

/** Names of compounds with a sign of their kind. */
export function compoundLabels(colours: MapColours): LayerSpecification[] {
  const kinds = Object.keys(COMPOUND_SIGNS);
  return [
    tile('compound-names', 'compounds', {
      type: 'symbol',
      minzoom: 14.5,
      layout: {
        ...text(['get', 'name'], 11),
        'icon-image': [
          'match',
          ['get', 'kind'],
          ...kinds.flatMap((kind) => [kind, `compound:${kind}`]),
          '',
        ] as unknown as ExpressionSpecification,
        'text-optional': true,
        'text-anchor': 'top',
        'text-offset': ['match', ['get', 'kind'], kinds, ['literal', [0, 0.8]], ['literal', [0, -0.5]]],
        'text-max-width': 7,
        'text-padding': 6,
      },
      paint: { 'text-color': colours.label, 'text-halo-color': colours.halo, 'text-halo-width': 1.2 },
    }),
  ];
}

/** What stays clear of the grids' tint: water, streets that widen (or step back), footprints from zoom 15. */
export function townLayers(
  colours: MapColours,
  withBuildings: boolean,
  faint: boolean,
): LayerSpecification[] {
  const strength = faint ? 0.35 : 1;
  return [
    tile('water', 'water', { type: 'fill', paint: { 'fill-color': colours.water } }),
    ...STREETS.map((street) =>
      streetLayer(`street-edge-${street.class}`, street, colours.streetEdge, 1.4, strength),
    ),
    ...STREETS.map((street) => streetLayer(`street-${street.class}`, street, colours.street, 0, strength)),
    ...railway(colours, strength),
    ...(withBuildings
      ? [
          tile('buildings', 'buildings', {
            type: 'fill',
            minzoom: 14.5,
            paint: {
              'fill-color': colours.building,
              'fill-outline-color': colours.buildingEdge,
              'fill-opacity': fade(14.5, 15),
            },
          }),
        ]
      : []),
  ];
}

/** Names of streets and water: after everything that is drawn, before the names that matter more. */
export function baseLabels(colours: MapColours): LayerSpecification[] {
  return [
    tile('water-names', 'water', {
      type: 'symbol',
      minzoom: 13,
      layout: { ...text(['get', 'name'], 11), 'text-letter-spacing': 0.1 },
      paint: { 'text-color': colours.waterLabel, 'text-halo-color': colours.halo, 'text-halo-width': 1 },
    }),
    ...(['arterial', 'collector', 'lane'] as const).map((kind, index) =>
      tile(`street-names-${kind}`, 'streets', {
        type: 'symbol',
        minzoom: [13, 15, 16.5][index],
        filter: ['==', ['get', 'class'], kind],
        layout: {
          ...text(['get', 'name'], index === 0 ? 12 : 11),
          'symbol-placement': 'line',
          'symbol-spacing': 320,
          'text-max-angle': 30,
          'text-keep-upright': true,
        },
        paint: { 'text-color': colours.label, 'text-halo-color': colours.halo, 'text-halo-width': 1.2 },
      }),
    ),
  ];
}

export function text(field: ExpressionSpecification | string, size: number | ExpressionSpecification) {
  return { 'text-field': field, 'text-font': [MAP_FONT], 'text-size': size };
}

/** A layer of a tile source, named by the key of the source; `buildStyle` finds the source behind it. */
export function tile<T extends DistributiveOmit<LayerSpecification, 'id' | 'source' | 'source-layer'>>(
  id: string,
  key: string,
  layer: T,
): LayerSpecification {
  return { id, source: key, ...layer } as unknown as LayerSpecification;
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

export function fade(from: number, to: number, most = 1): ExpressionSpecification {
  return ['interpolate', ['linear'], ['zoom'], from, 0, to, most];
}

/** A dark line with light sleepers. */
function railway(colours: MapColours, strength: number): LayerSpecification[] {
  const line = (id: string, colour: string, share: number, dashes: number[] | null) =>
    tile(id, 'streets', {
      type: 'line',
      minzoom: 10,
      filter: ['==', ['get', 'class'], 'railway'],
      paint: {
        'line-color': colour,
        'line-opacity': strength,
        'line-width': ['interpolate', ['linear'], ['zoom'], 10, share, 14, 2.6 * share, 18, 6 * share],
        ...(dashes === null ? {} : { 'line-dasharray': dashes }),
      },
    });
  return [line('railway', colours.rail, 1, null), line('railway-sleepers', colours.land, 0.55, [5, 5])];
}

function streetLayer(
  id: string,
  street: (typeof STREETS)[number],
  colour: string,
  extra: number,
  strength: number,
): LayerSpecification {
  const widths = street.widths.map((value, index) => (index % 2 === 1 ? value + extra : value));
  return tile(id, 'streets', {
    type: 'line',
    minzoom: street.from,
    filter: ['==', ['get', 'class'], street.class],
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: {
      'line-color': colour,
      'line-opacity': strength,
      'line-width': [
        'interpolate',
        ['exponential', 1.6],
        ['zoom'],
        ...widths,
      ] as unknown as ExpressionSpecification,
    },
  });
}
