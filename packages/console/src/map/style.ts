import type { Feature } from 'geojson';
import type {
  FontFacesSpecification,
  LayerSpecification,
  SourceSpecification,
  StyleSpecification,
} from 'maplibre-gl';
import {
  baseLabels,
  borderLabels,
  borderLayers,
  compoundLabels,
  groundLayers,
  MAP_FONT,
  tile,
  townLayers,
} from './base-layers.ts';
import { beyondOutline } from './beyond-outline.ts';
import type { MapContent } from './content.ts';
import {
  arcLayers,
  codeLabels,
  densityFill,
  draftLayers,
  legacyFill,
  legacyLabels,
  legacyLine,
  uncoveredHatch,
  unifiedBorder,
  unifiedFill,
  withheldHatch,
} from './grid-layers.ts';
import {
  atomLines,
  decidedLayers,
  faultLayers,
  handedOverLayers,
  lockedLayers,
  lostLines,
  whatIfLayers,
} from './insight-layers.ts';
import { DARK_MAP, LIGHT_MAP, type MapColours } from './palette.ts';
import { appealLayers, branchLayers, buildingNames } from './point-layers.ts';
import { PREVIEW_SOURCE, previewLayers, previewSource } from './preview-layers.ts';
import { selectionFills, selectionLayers, sketchLayers } from './selection-layers.ts';
import { sketchData, TOOL_SOURCE, toolLayers } from './tool-layers.ts';
import { WORK_SOURCE, withoutLocal, workFills, workLabels, workLines } from './work-layers.ts';

export type MapFont = FontFacesSpecification[string];

/**
 * The whole style for what is to be shown. `origin` makes tile addresses absolute (the worker has no
 * page to resolve them against); `font` lists the files of the shipped font with the characters each
 * covers, so that a label is drawn only once its file is there. Layers whose tiles the server does not
 * offer are left out.
 */
export function buildStyle(content: MapContent, origin: string, font: MapFont): StyleSpecification {
  const colours = content.dark ? DARK_MAP : LIGHT_MAP;
  const { sources, places } = tileSources(content, origin);
  return {
    version: 8,
    'font-faces': { [MAP_FONT]: font },
    sources: {
      ...sources,
      sketch: drawn(content.sketch),
      spread: drawn(content.spread),
      lost: drawn(content.lostLines),
      'what-if': drawn(content.whatIf),
      'handed-over': drawn(content.handedOver),
      decided: drawn(content.decided),
      faults: drawn(content.faults?.places ?? []),
      density: drawn(content.densityAreas),
      beyond: drawn(beyondOutline(content.outline)),
      [WORK_SOURCE]: drawn(content.local.drawn),
      [TOOL_SOURCE]: { type: 'geojson', data: sketchData(null) },
      ...(content.preview === null ? {} : { [PREVIEW_SOURCE]: previewSource(content.preview) }),
    },
    layers: layersFor(content, colours)
      .map((layer) => withoutLocal(layer, content.local.hidden))
      .flatMap((layer) => placed(layer, places)),
  };
}

function drawn(features: readonly Feature[]): SourceSpecification {
  return {
    type: 'geojson',
    data: { type: 'FeatureCollection', features: [...features] },
  };
}

/** Where the features of a tile source are found in the style. */
interface Place {
  readonly source: string;
  readonly 'source-layer'?: string;
}

/** Sources whose features are handed over, not read from tiles. */
const DRAWN = [
  'sketch',
  'spread',
  'density',
  'beyond',
  'lost',
  'what-if',
  'handed-over',
  'decided',
  'faults',
  WORK_SOURCE,
  TOOL_SOURCE,
];

/** One style source for each address: two keys may name two layers of the same tiles. */
function tileSources(content: MapContent, origin: string) {
  const sources: Record<string, SourceSpecification> = {};
  const byAddress = new Map<string, string>();
  const places = new Map<string, Place>([
    ...DRAWN.map((source) => [source, { source }] as const),
    ...(content.preview === null ? [] : [[PREVIEW_SOURCE, { source: PREVIEW_SOURCE }] as const]),
  ]);
  for (const { key, url: path, sourceLayer, minZoom, maxZoom } of [
    ...content.tiles,
    ...draftTiles(content),
  ]) {
    const url = key === 'appeals' ? path + content.appealQuery : path;
    const source = byAddress.get(url) ?? key;
    byAddress.set(url, source);
    places.set(key, { source, 'source-layer': sourceLayer });
    sources[source] ??= {
      type: 'vector',
      tiles: [url.startsWith('/') ? origin + url : url],
      minzoom: minZoom,
      maxzoom: maxZoom,
    };
  }
  return { sources, places };
}

/** Tiles of a layer that is being looked at and need not be accepted: each layer is a revision of its own. */
function draftTiles({ draft }: MapContent): MapContent['tiles'] {
  if (draft === null) return [];
  const url = `/tiles/legacy/${encodeURIComponent(draft.layerId)}/{z}/{x}/{y}.mvt`;
  return [{ key: 'draft', sourceLayer: 'legacy', url, minZoom: 0, maxZoom: 16 }];
}

/** The layer with its source filled in; nothing where the server does not offer it. */
function placed(layer: LayerSpecification, places: ReadonlyMap<string, Place>): LayerSpecification[] {
  if (!('source' in layer) || typeof layer.source !== 'string') return [layer];
  const place = places.get(layer.source);
  return place === undefined ? [] : [{ ...layer, ...place } as LayerSpecification];
}

function layersFor(content: MapContent, colours: MapColours): LayerSpecification[] {
  const on = (key: MapContent['layers'][number]) => content.layers.includes(key);
  const after = content.compare === 'after';
  // Values by area and reasons by line at once would be too much to read: the values then have the map.
  const heat = after && on('heat') && content.rates !== null;
  const dense = after && on('density');
  const arcs = after && on('arcs') && !heat && !dense;
  const own = content.departments.filter(
    ({ id }) => content.shownDepartments.includes(id) || (!after && content.shownDepartments.length === 0),
  );
  const ghosts = content.departments.filter(
    ({ id }) => content.ghosts.includes(id) && !own.some((department) => department.id === id),
  );
  const selected = content.selection?.kind === 'grid' ? content.selection.id : null;
  const under = arcs || own.length > 0;
  const borders = on('borders') ? borderLayers(colours, under) : [];
  return [
    ...groundLayers(colours, on('compounds')),
    ...(after ? unifiedFill(content, colours) : []),
    ...(after ? densityFill(content, colours) : []),
    ...(own.length === 1 && content.draft === null ? [legacyFill(own[0])] : []),
    ...selectionFills(content, colours),
    ...(after ? workFills(content, colours) : []),
    ...townLayers(colours, on('buildings'), heat || dense),
    ...(after ? withheldHatch(content) : []),
    ...(after && on('branches') ? uncoveredHatch(content) : []),
    ...(under ? borders : []),
    ...own.map((department) => legacyLine(department, false)),
    ...(content.draft === null ? [] : draftLayers(content.draft)),
    ...(after && !arcs && (heat || dense || on('unified')) ? [unifiedBorder(colours)] : []),
    ...(arcs ? arcLayers(content, colours) : []),
    ...(under ? [] : borders),
    ...(after && on('atoms') ? [atomLines(colours)] : []),
    ...(after ? workLines(content, colours) : []),
    ...(after ? lockedLayers(content, colours) : []),
    ...(after ? lostLines(content, colours) : []),
    ...ghosts.map((department) => legacyLine(department, true)),
    outlineBorder(colours),
    ...selectionLayers(content, colours),
    ...baseLabels(colours),
    ...(on('buildings') ? [buildingNames(colours)] : []),
    ...(on('compounds') ? compoundLabels(colours) : []),
    ...(on('borders') ? borderLabels(colours) : []),
    ...own.map((department) => legacyLabels(department, colours, own.length === 1)),
    ...(after && on('codes') ? [codeLabels(colours, selected)] : []),
    ...(after ? workLabels(content, colours) : []),
    ...(on('branches') ? branchLayers(content, colours) : []),
    ...(on('appeals') ? appealLayers(content, colours) : []),
    ...(content.preview === null ? [] : previewLayers(content.preview, colours)),
    ...decidedLayers(content, colours),
    ...handedOverLayers(content, colours),
    ...whatIfLayers(content, colours),
    ...faultLayers(content, colours),
    ...sketchLayers(colours),
    ...toolLayers(colours),
  ];
}

function outlineBorder(colours: MapColours): LayerSpecification {
  return tile('outline-border', 'outline', {
    type: 'line',
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': colours.border,
      'line-width': ['interpolate', ['linear'], ['zoom'], 10, 1.6, 14, 3],
    },
  });
}
