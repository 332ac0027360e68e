import type { Feature, FeatureCollection, Position } from 'geojson';
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Sketch } from '../edit/sketch.ts';
import { text } from './base-layers.ts';
import { GRID_HUES, type MapColours } from './palette.ts';

/** The source of what the tool in hand draws; the stage fills it itself, many times a second. */
export const TOOL_SOURCE = 'tool';

/** What a tool draws as features, each with its `role`; nothing while no tool draws. */
export function sketchData(sketch: Sketch | null): FeatureCollection {
  return { type: 'FeatureCollection', features: sketch === null ? [] : featuresOf(sketch) };
}

function featuresOf(sketch: Sketch): Feature[] {
  const { line, set, closed, refused, touched, marked, snap, handles } = sketch;
  return [
    ...touched.map((feature) => roled(feature, 'touched')),
    ...marked.map((feature) => roled(refused ? redden(feature) : feature, 'marked')),
    ...drawnLine(line, closed, refused),
    ...line.slice(0, set).map((at) => point(at, 'point', { refused })),
    ...handles.map(({ at, kind, held }) => point(at, 'handle', { kind, held })),
    ...(snap === null ? [] : [point(snap.at, 'snap', { kind: snap.kind, label: snap.label })]),
  ];
}

function drawnLine(line: readonly Position[], closed: boolean, refused: boolean): Feature[] {
  if (line.length < 2) return [];
  const coordinates = line.map((at) => [...at]);
  const properties = { role: 'line', refused };
  if (!closed || line.length < 3) {
    return [{ type: 'Feature', geometry: { type: 'LineString', coordinates }, properties }];
  }
  const ring = [...coordinates, coordinates[0]];
  return [
    {
      type: 'Feature',
      geometry: { type: 'Polygon', coordinates: [ring] },
      properties: { role: 'area', refused },
    },
    { type: 'Feature', geometry: { type: 'LineString', coordinates: ring }, properties },
  ];
}

function point(at: Position, role: string, properties: Readonly<Record<string, unknown>>): Feature {
  return {
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [...at] },
    properties: { ...properties, role },
  };
}

function redden(feature: Feature): Feature {
  return { ...feature, properties: { ...feature.properties, refused: true } };
}

function roled(feature: Feature, role: string): Feature {
  return { ...feature, properties: { ...feature.properties, role } };
}

/** The grids as they would be, the line with its points, handles, and what a place was taken to. */
export function toolLayers(colours: MapColours): LayerSpecification[] {
  const is = (role: string): ExpressionSpecification => ['==', ['get', 'role'], role];
  const tint: ExpressionSpecification = [
    'match',
    ['coalesce', ['get', 'hue'], -1],
    ...GRID_HUES.flatMap((hue, index) => [index, hue]),
    colours.accent,
  ] as unknown as ExpressionSpecification;
  const lineColour: ExpressionSpecification = [
    'case',
    ['==', ['get', 'refused'], true],
    colours.fault,
    colours.accent,
  ];
  const source = TOOL_SOURCE;
  return [
    {
      id: 'tool-touched-fill',
      source,
      type: 'fill',
      filter: is('touched'),
      paint: { 'fill-color': tint, 'fill-opacity': 0.28, 'fill-antialias': false },
    },
    {
      id: 'tool-marked-fill',
      source,
      type: 'fill',
      filter: ['all', ['any', is('marked'), is('area')], ['==', ['geometry-type'], 'Polygon']],
      paint: { 'fill-color': lineColour, 'fill-opacity': 0.22 },
    },
    {
      id: 'tool-touched-line',
      source,
      type: 'line',
      filter: is('touched'),
      layout: { 'line-join': 'round' },
      paint: { 'line-color': colours.accent, 'line-width': 2.5 },
    },
    {
      id: 'tool-marked-line',
      source,
      type: 'line',
      filter: ['all', is('marked'), ['!=', ['geometry-type'], 'Point']],
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': lineColour, 'line-width': 2 },
    },
    {
      id: 'tool-line-halo',
      source,
      type: 'line',
      filter: is('line'),
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': colours.halo, 'line-width': 6, 'line-opacity': 0.9 },
    },
    {
      id: 'tool-line',
      source,
      type: 'line',
      filter: is('line'),
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': lineColour, 'line-width': 2.5, 'line-dasharray': [1.6, 1.4] },
    },
    {
      id: 'tool-points',
      source,
      type: 'circle',
      filter: ['any', is('point'), ['all', is('marked'), ['==', ['geometry-type'], 'Point']]],
      paint: {
        'circle-color': colours.halo,
        'circle-radius': 4,
        'circle-stroke-color': lineColour,
        'circle-stroke-width': 2.5,
      },
    },
    {
      id: 'tool-handles',
      source,
      type: 'circle',
      filter: is('handle'),
      paint: {
        'circle-color': ['case', ['get', 'held'], colours.accent, colours.halo],
        'circle-radius': ['match', ['get', 'kind'], 'node', 7, 'vertex', 6, 4],
        'circle-stroke-color': colours.accent,
        'circle-stroke-width': ['match', ['get', 'kind'], 'node', 3, 'vertex', 2, 1.2],
        'circle-opacity': ['match', ['get', 'kind'], 'middle', 0.75, 1],
      },
    },
    {
      id: 'tool-snap',
      source,
      type: 'circle',
      filter: is('snap'),
      paint: {
        'circle-color': 'rgba(0,0,0,0)',
        'circle-radius': 9,
        'circle-stroke-color': colours.fault,
        'circle-stroke-width': 2.5,
      },
    },
    {
      id: 'tool-snap-label',
      source,
      type: 'symbol',
      filter: is('snap'),
      layout: {
        ...text(['get', 'label'], 13),
        'text-offset': [0, 1.5],
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: { 'text-color': colours.strongLabel, 'text-halo-color': colours.halo, 'text-halo-width': 2 },
    },
  ];
}
