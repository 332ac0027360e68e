import { type PolygonRepair, repairPolygon } from '@onegrid/geometry';
import type { Geometry, MultiPolygon, Polygon, Position } from 'geojson';
import type { RefusalCode, RepairCode } from './feature-table.ts';

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

export interface MendedRow {
  /** Valid polygons; null where the row is refused. */
  readonly geometry: Polygon | MultiPolygon | null;
  readonly repairs: readonly { readonly code: RepairCode; readonly at: Position }[];
  readonly refusal?: { readonly code: RefusalCode; readonly at?: Position; readonly found?: string };
}

/** Makes valid polygons of what should be one or several, or says why it cannot. */
export function mendPolygonRow(geometry: Geometry, plane: boolean): MendedRow {
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
