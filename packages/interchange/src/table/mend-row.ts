import { type PolygonRepair, repairPolygon } from '@onegrid/geometry';
import type { Geometry, MultiPolygon, Polygon, Position } from 'geojson';
import type { RefusalCode, RepairCode } from './feature-table.ts';
import type { ReadOptions } from './read-options.ts';

const REPAIR_CODES: Readonly<Record<PolygonRepair['kind'], RepairCode>> = {
  unclosed: 'ring-closed',
  'duplicate-point': 'duplicate-points-removed',
  line: 'ring-without-area-dropped',
  bowtie: 'bowtie-split',
  spike: 'spike-removed',
  'self-touch': 'self-touch-split',
  'nested-ring': 'nested-ring-cut-out',
  'crossing-rings': 'crossing-rings-resolved',
  'shared-edge': 'shared-edge-resolved',
  'hole-outside-shell': 'hole-outside-shell-dropped',
  'split-interior': 'interior-split',
  orientation: 'ring-reoriented',
};

export interface MendedRow<G extends Geometry = Geometry> {
  /** What the row is used as; null where it is refused. */
  readonly geometry: G | null;
  readonly repairs: readonly { readonly code: RepairCode; readonly at: Position }[];
  readonly refusal?: { readonly code: RefusalCode; readonly at?: Position; readonly found?: string };
}

/** Makes a geometry of the wanted kind of what a row holds, or says why it cannot. */
export function mendRow(
  geometry: Geometry,
  wanted: NonNullable<ReadOptions['geometries']>,
  plane: boolean,
): MendedRow {
  switch (wanted) {
    case 'polygons':
      return mendPolygonRow(geometry, plane);
    case 'lines':
      return acceptRow(geometry, ['LineString', 'MultiLineString'], 'not-a-line', 2);
    case 'points':
      return acceptRow(geometry, ['Point', 'MultiPoint'], 'not-a-point', 1);
    case 'any':
      return { geometry, repairs: [] };
  }
}

/** A row whose geometry is of one of the types and has enough positions in every part, as it is. */
function acceptRow(
  geometry: Geometry,
  types: readonly Geometry['type'][],
  refusal: RefusalCode,
  leastPositions: number,
): MendedRow {
  const found = geometry.type;
  if (!types.includes(found)) return { geometry: null, repairs: [], refusal: { code: refusal, found } };
  const parts = partsOf(geometry);
  if (parts.length > 0 && parts.every((part) => part.length >= leastPositions))
    return { geometry, repairs: [] };
  return { geometry: null, repairs: [], refusal: { code: 'empty-geometry', found } };
}

/** The lists of positions of points and lines. */
function partsOf(geometry: Geometry): readonly (readonly Position[])[] {
  switch (geometry.type) {
    case 'Point':
      return [[geometry.coordinates]];
    case 'MultiPoint':
      return geometry.coordinates.map((position) => [position]);
    case 'LineString':
      return [geometry.coordinates];
    case 'MultiLineString':
      return geometry.coordinates;
    default:
      return [];
  }
}

/** Makes valid polygons of what should be one or several, or says why it cannot. */
export function mendPolygonRow(geometry: Geometry, plane: boolean): MendedRow<Polygon | MultiPolygon> {
  const parts = polygonsOf(geometry);
  if (parts === null)
    return { geometry: null, repairs: [], refusal: { code: 'not-a-polygon', found: geometry.type } };
  const filled = parts
    .filter((rings) => (rings[0]?.length ?? 0) > 0)
    .map((rings) => rings.filter((ring) => ring.length > 0));
  if (filled.length === 0)
    return { geometry: null, repairs: [], refusal: { code: 'empty-geometry', found: geometry.type } };
  const received: Polygon | MultiPolygon =
    geometry.type === 'Polygon'
      ? { type: 'Polygon', coordinates: filled[0]! }
      : { type: 'MultiPolygon', coordinates: filled };
  const mended = repairPolygon(received, { plane });
  if (mended.geometry === null)
    return { geometry: null, repairs: [], refusal: { code: 'no-area', at: filled[0]![0]![0] } };
  return {
    geometry: mended.geometry,
    repairs: mended.repairs.map(({ kind, at }) => ({ code: REPAIR_CODES[kind], at })),
  };
}

/** The polygons of a polygon, a multipolygon or a collection of nothing else; null for all other geometries. */
function polygonsOf(geometry: Geometry): Position[][][] | null {
  if (geometry.type === 'Polygon') return [geometry.coordinates];
  if (geometry.type === 'MultiPolygon') return geometry.coordinates;
  if (geometry.type !== 'GeometryCollection') return null;
  const members = geometry.geometries.map(polygonsOf);
  return members.some((member) => member === null) ? null : members.flatMap((member) => member ?? []);
}
