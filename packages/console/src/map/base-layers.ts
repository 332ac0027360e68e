import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { MapColours } from './palette.ts';

export const MAP_FONT = 'Noto Sans SC';

/** Street widths in pixels by class and zoom: hairlines far out, true to their width close by. */
const STREETS = [
  { class: 'lane', from: 13, widths: [13, 0.3, 14, 0.7, 16, 2.4, 18, 9] },
  { class: 'collector', from: 12, widths: [12, 0.5, 14, 1.6, 16, 5, 18, 18] },
  { class: 'arterial', from: 10, widths: [10, 0.8, 13, 2, 15, 5.5, 16, 9, 18, 30] },
] as const;

/** What lies under the grids: the land and its compounds. Each layer names its tile source. */
export function groundLayers(colours: MapColours): LayerSpecification[] {
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
    tile('compounds', 'compounds', {
      type: 'fill',
      minzoom: 13,
      paint: { 'fill-color': colours.compound, 'fill-opacity': fade(13, 14) },
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
