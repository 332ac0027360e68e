import {
  arrangeWithin,
  boundsOf,
  Lattice,
  type LatticePolygon,
  landOfLabels,
  latticePolygons,
  polygonRingFaults,
} from '@onegrid/geometry';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { HouseholdSource, LegacyGrid } from '../model/layer.ts';
import { DEFAULT_REPAIRS, type LayerFault, type LayerRepairs } from '../model/repair.ts';
import { householdsByFace } from './face-households.ts';
import { faultId } from './fault-id.ts';
import { type PreparedCoverage, prepareCoverage } from './prepare-coverage.ts';

/** Land of none narrower than this in metres is a drawing fault; a grid's part as narrow is a sliver. */
export const DEFAULT_THIN_METRES = 15;

/** A layer, and what is known about it. Coordinates are CRS84 degrees, or metres with `plane`. */
export interface LayerToPrepare {
  readonly grids: readonly LegacyGrid[];
  /** The land the layer should cover; null where that is not known. */
  readonly outline: Polygon | MultiPolygon | null;
  readonly households?: HouseholdSource | undefined;
  readonly repairs?: LayerRepairs | undefined;
  readonly thinMetres?: number | undefined;
  readonly plane?: boolean | undefined;
}

/** A layer as prepared, with what its labels mean. */
export interface PreparedLayerLand extends PreparedCoverage {
  readonly lattice: Lattice;
  /** Grid ids by label, sorted. */
  readonly ids: readonly string[];
}

/**
 * Everything that keeps a layer from being a coverage of its outline, with the repair that is proposed for it.
 * Pure, and never throws on bad input: what has no usable coordinates, or lies more than three degrees (300 km
 * on a plane) from the rest, takes no part. Sorted by area, largest first, then by id.
 */
export function findLayerFaults(layer: LayerToPrepare): LayerFault[] {
  const { faults } = prepareLayerLand(layer);
  return [...faults, ...invalidRings(layer)].sort(largestFirst);
}

function largestFirst(p: LayerFault, q: LayerFault): number {
  return q.areaM2 - p.areaM2 || (p.id < q.id ? -1 : 1);
}

/** The same layer as the merge would take it. */
export function prepareLayerLand(layer: LayerToPrepare): PreparedLayerLand {
  const usable = layer.grids.filter(({ geometry }) => positionsOf(geometry).every(isFinitePosition));
  const outline = layer.outline !== null && isUsable(layer.outline) ? layer.outline : null;
  const bounds = boundsOf(
    outline ? positionsOf(outline) : usable.flatMap(({ geometry }) => positionsOf(geometry)),
  );
  const lattice = layer.plane ? Lattice.plane(bounds) : Lattice.geographic(bounds);
  const grids = usable.filter(({ geometry }) => lattice.holds(boundsOf(positionsOf(geometry))));
  const ids = [...new Set(grids.map(({ id }) => id))].sort(byCodeUnits);
  const land = outline === null ? [] : latticePolygons(outline, lattice, 0);
  const prepared = prepareCoverage(arrangeWithin(latticeGrids(grids, ids, lattice), land), {
    lattice,
    outline: land,
    thinMetres: layer.thinMetres ?? DEFAULT_THIN_METRES,
    ids,
    repairs: layer.repairs ?? DEFAULT_REPAIRS,
    householdsAt: layer.households && householdsByFace(layer.households, lattice),
    tellHouseholds: true,
  });
  return { ...prepared, faults: measured(prepared.faults, lattice), lattice, ids };
}

/** Areas as they are reported everywhere, which for large places takes longer than the merge has for them. */
function measured(faults: readonly LayerFault[], lattice: Lattice): LayerFault[] {
  const exact = faults.map((fault) => ({
    ...fault,
    areaM2: Math.round(lattice.areaM2(fault.place) * 1000) / 1000,
  }));
  return exact.sort(largestFirst);
}

/** The grids of a prepared layer, by id: an edge-matched coverage. Grids without land are absent. */
export function preparedGrids({ arrangement, lattice, ids }: PreparedLayerLand): {
  readonly id: string;
  readonly geometry: Polygon | MultiPolygon;
}[] {
  const land = landOfLabels(arrangement, lattice);
  return ids.flatMap((id, label) => {
    const geometry = land.get(label);
    return geometry === undefined ? [] : [{ id, geometry }];
  });
}

function latticeGrids(
  grids: readonly LegacyGrid[],
  ids: readonly string[],
  lattice: Lattice,
): LatticePolygon[] {
  const labelOf = new Map(ids.map((id, label) => [id, label]));
  return grids.flatMap(({ id, geometry }) => latticePolygons(geometry, lattice, labelOf.get(id)!));
}

/** Rings that are no polygon as drawn. The grid keeps what they enclose (even-odd), so there is nothing to decide. */
function invalidRings({ grids, plane }: LayerToPrepare): LayerFault[] {
  const faults = polygonRingFaults(grids, plane ?? false).map(({ id, kind, at, place }) => ({
    id: faultId('invalid-ring', place, kind, id),
    kind: 'invalid-ring' as const,
    ring: kind,
    at: [at[0]!, at[1]!] as const,
    place,
    areaM2: 0,
    households: null,
    grids: [id],
    repair: { receiver: id, by: 'stays' as const, candidates: [] },
  }));
  // Features that repeat each other, ring by ring, are told once.
  return [...new Map(faults.map((fault) => [fault.id, fault])).values()];
}

function positionsOf(geometry: Polygon | MultiPolygon): Position[] {
  return geometry.type === 'Polygon' ? geometry.coordinates.flat() : geometry.coordinates.flat(2);
}

function isUsable(geometry: Polygon | MultiPolygon): boolean {
  const positions = positionsOf(geometry);
  return positions.length > 0 && positions.every(isFinitePosition);
}

function isFinitePosition(position: Position): boolean {
  return Number.isFinite(position[0]) && Number.isFinite(position[1]);
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
