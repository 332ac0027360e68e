import type { Geometry, MultiPolygon, Polygon } from 'geojson';
import { CheckFrame } from './check-frame.ts';
import { coverageFaults } from './coverage-faults.ts';
import { FAULT_SEVERITY, type Fault, type FaultKind } from './fault.ts';
import { insidePosition } from './inside-position.ts';
import { type CheckFeature, type PolygonUnits, polygonUnits } from './polygon-units.ts';
import { boundsOf } from './repair-polygon.ts';
import { analysePolygon, type RingFault } from './ring-faults.ts';

export interface CheckOptions {
  /** The land the layer should cover. */
  readonly outline?: Polygon | MultiPolygon;
  /** Numbers are metres on a plane, not CRS84 degrees. */
  readonly plane?: boolean;
}

/**
 * The coverage model's verdict on a layer: everything that keeps it from being an edge-matched coverage of
 * polygons (see the kinds in fault.ts), decided in integers on a lattice of 1e-7 degree. An empty list means
 * a clean layer; notices are no faults of the layer. Takes any geometries and never throws on them: what is
 * no polygon is a fault of its own. Faults come in the order rings, strays, overlaps, gaps, outside, each by
 * row, so that the same layer gives the same list.
 */
export function checkLayer(features: readonly CheckFeature[], options: CheckOptions = {}): Fault[] {
  const land = polygonUnits(features);
  const outline = options.outline === undefined ? [] : ringsOf(options.outline);
  const positions = [...land.units.flatMap(({ rings }) => rings.flat()), ...outline.flat(2)];
  const frame = CheckFrame.around(boundsOf(positions), options.plane ?? false);
  const faults = [
    ...polygonRingFaults(features, options.plane ?? false).map(ringFault),
    ...strayFaults(features, land),
  ];
  const polygons = land.units.map(({ rings }) => rings);
  for (const { kind, polygons: concerned, place, areaM2 } of coverageFaults(polygons, outline, frame)) {
    const owners = concerned.map((unit) => land.units[unit]!.feature);
    // Both of an overlap are named even where they are parts of one feature.
    const indices = kind === 'overlap' || kind === 'narrow-overlap' ? owners : [...new Set(owners)];
    faults.push(faultOf(features, kind, indices, { at: insidePosition(place), place, areaM2 }));
  }
  return faults;
}

/** What is wrong with the rings of each polygon alone, by row. Takes any geometries. */
export function polygonRingFaults(features: readonly CheckFeature[], plane: boolean): RingFaultOfFeature[] {
  return polygonUnits(features).units.flatMap(({ feature, rings }) => {
    const frame = CheckFrame.around(boundsOf(rings.flat()), plane);
    const { id, row } = features[feature]!;
    return analysePolygon(rings, frame).faults.map(({ kind, at, place }) => ({ id, row, kind, at, place }));
  });
}

/** A ring fault and the feature it belongs to. */
export interface RingFaultOfFeature extends Omit<RingFault, 'ring'> {
  readonly id: string;
  readonly row: number;
}

function ringFault({ kind, id, row, at, place }: RingFaultOfFeature): Fault {
  return { kind, severity: FAULT_SEVERITY[kind], ids: [id], rows: [row], at, place, areaM2: 0 };
}

/** One fault a feature and kind, whatever number of parts it concerns. */
function strayFaults(features: readonly CheckFeature[], { strays }: PolygonUnits): Fault[] {
  const told = new Set<string>();
  return strays.flatMap(({ feature, kind, geometry, at }) => {
    if (told.size === told.add(`${feature} ${kind}`).size) return [];
    return [faultOf(features, kind, [feature], { at, place: geometry, areaM2: 0 })];
  });
}

function faultOf(
  features: readonly CheckFeature[],
  kind: FaultKind,
  indices: readonly number[],
  where: { at: Fault['at']; place: Geometry; areaM2: number },
): Fault {
  return {
    kind,
    severity: FAULT_SEVERITY[kind],
    ids: indices.map((index) => features[index]!.id),
    rows: indices.map((index) => features[index]!.row),
    ...where,
  };
}

function ringsOf(geometry: Polygon | MultiPolygon): Polygon['coordinates'][] {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}

/** Number of faults by kind, notices included, in the order of first appearance. */
export function faultCounts(faults: readonly Fault[]): Partial<Record<FaultKind, number>> {
  const counts: Partial<Record<FaultKind, number>> = {};
  for (const { kind } of faults) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
