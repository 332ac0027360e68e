import {
  type Arrangement,
  arrangeWithin,
  boundsOf,
  Lattice,
  type LatticePolygon,
  latticePolygons,
} from '@onegrid/geometry';
import type { LineString, MultiLineString, MultiPolygon, Polygon, Position } from 'geojson';
import type { EarlierPlan } from '../carry/earlier-plan.ts';
import type { DepartmentLayer } from '../model/layer.ts';
import type { MergeInput, MergeOptions } from '../model/merge.ts';
import { DEFAULT_REPAIRS, type LayerFault } from '../model/repair.ts';
import { householdsByFace } from '../prepare/face-households.ts';
import { type CoverageFrame, prepareCoverage } from '../prepare/prepare-coverage.ts';
import { buildingsCut } from './buildings-cut.ts';
import { MergeError } from './merge-error.ts';
import { type PreparedGround, prepareGround } from './prepare-ground.ts';

/** One department's layer, cut into faces and repaired. */
export interface PreparedLayer {
  readonly department: string;
  readonly weight: number;
  readonly features: number;
  /** Grid ids by label, sorted. */
  readonly ids: readonly string[];
  readonly polygons: readonly LatticePolygon[];
  /** The layer as prepared: one label a face at most. */
  readonly arrangement: Arrangement;
  readonly faults: readonly LayerFault[];
  /** Land covered by at least one polygon, in square metres of the local metric. */
  readonly coveredM2: number;
}

/** The inputs of a merge on their common lattice; layers sorted by department, so their order never matters. */
export interface PreparedInput {
  readonly lattice: Lattice;
  readonly outline: readonly LatticePolygon[];
  readonly layers: readonly PreparedLayer[];
  readonly ground: PreparedGround;
}

/**
 * Checks the options and brings all inputs on one lattice.
 *
 * @throws MergeError with the reason when inputs or options make no sense.
 */
export function prepareInput(
  input: MergeInput,
  options: MergeOptions,
  onLayer?: (done: number) => void,
): PreparedInput {
  checkOptions(options);
  if (input.layers.length === 0) throw new MergeError('no-layers');
  const bounds = extentOf(input.outline);
  if (bounds === null) throw new MergeError('outline-empty');
  const plane = input.plane ?? false;
  const lattice = plane ? Lattice.plane(bounds) : Lattice.geographic(bounds);
  refuseFarAway('outline', input.outline, lattice);
  const outline = latticePolygons(input.outline, lattice, 0);
  if (outline.every((polygon) => landOf(polygon) === 0)) throw new MergeError('outline-empty');
  for (const unit of input.units ?? []) refuseFarAway('units', unit.geometry, lattice);
  for (const community of input.communities ?? []) refuseFarAway('communities', community.geometry, lattice);
  for (const street of input.streets ?? []) refuseFarAway('streets', street.geometry, lattice);
  if (input.earlier) refuseUnusable(input.earlier, lattice, bounds);
  const sorted = [...input.layers].sort((a, b) => compare(a.department, b.department));
  for (let i = 1; i < sorted.length; i++) {
    if (sorted[i]!.department === sorted[i - 1]!.department) {
      throw new MergeError('duplicate-department', { department: sorted[i]!.department });
    }
  }
  const householdsAt = input.households && householdsByFace(input.households, lattice);
  const layers = sorted.map((layer, index) => {
    const prepared = prepareLayer(layer, {
      lattice,
      outline,
      bounds,
      thinMetres: options.thinMetres,
      householdsAt,
    });
    onLayer?.(index + 1);
    return prepared;
  });
  const cut = buildingsCut(input.buildings ?? [], input.units ?? [], layers, lattice);
  const units = cut.length === 0 ? input.units : [...(input.units ?? []), ...cut];
  return { lattice, outline, layers, ground: prepareGround(units ? { ...input, units } : input, lattice) };
}

function checkOptions(options: MergeOptions): void {
  if (!(options.toleranceMetres > 0 && options.toleranceMetres <= 1000)) {
    throw new MergeError('bad-tolerance', { tolerance: options.toleranceMetres });
  }
  if (options.grids !== null && !(Number.isInteger(options.grids) && options.grids >= 1)) {
    throw new MergeError('bad-grids', { grids: options.grids });
  }
  if (options.band !== null) {
    const [low, high] = options.band;
    if (!(low >= 0 && low <= 1 && high >= 1 && Number.isFinite(high)))
      throw new MergeError('bad-band', { low, high });
  }
  if (!Number.isSafeInteger(options.seed)) throw new MergeError('bad-seed', { seed: options.seed });
}

/** What all layers are prepared with. */
interface LayerFrame extends Pick<CoverageFrame, 'lattice' | 'outline' | 'thinMetres' | 'householdsAt'> {
  /** `[west, south, east, north]` of the outline. */
  readonly bounds: readonly number[];
}

function prepareLayer(layer: DepartmentLayer, frame: LayerFrame): PreparedLayer {
  const { lattice, bounds: outline } = frame;
  const { department, weight } = layer;
  if (!(weight > 0 && Number.isFinite(weight))) throw new MergeError('bad-weight', { department, weight });
  if (layer.grids.length === 0) throw new MergeError('layer-empty', { department });
  const ids = [...new Set(layer.grids.map((grid) => grid.id))].sort(compare);
  const labelOf = new Map(ids.map((id, label) => [id, label]));
  let touches = false;
  const polygons: LatticePolygon[] = [];
  // Sorted by id and place, so that the order of features in a file changes nothing.
  for (const grid of [...layer.grids].sort((a, b) => compare(a.id, b.id))) {
    const bounds = extentOf(grid.geometry);
    if (bounds === null) continue;
    refuseFarAway(department, grid.geometry, lattice);
    if (overlap(bounds, outline)) touches = true;
    polygons.push(...latticePolygons(grid.geometry, lattice, labelOf.get(grid.id)!));
  }
  if (polygons.length === 0) throw new MergeError('layer-empty', { department });
  if (!touches) throw new MergeError('layer-outside-outline', { department });
  polygons.sort(comparePolygons);
  const repairs = layer.repairs ?? DEFAULT_REPAIRS;
  const { arrangement, faults } = prepareCoverage(arrangeWithin(polygons, frame.outline), {
    ...frame,
    ids,
    repairs,
  });
  let doubled = 0;
  for (let f = 1; f < arrangement.graph.faceCount; f++) {
    if (arrangement.labels[f]!.length > 0) doubled += arrangement.graph.doubledArea[f]!;
  }
  if (doubled === 0) throw new MergeError('layer-empty', { department });
  return {
    department,
    weight,
    features: layer.grids.length,
    ids,
    polygons,
    arrangement,
    faults,
    coveredM2: (doubled / 2) * lattice.areaUnit,
  };
}

function refuseFarAway(what: string, geometry: Extended, lattice: Lattice): void {
  const bounds = extentOf(geometry);
  if (bounds !== null && !lattice.holds(bounds)) throw new MergeError('extent-too-large', { what });
}

function refuseUnusable({ unified }: EarlierPlan, lattice: Lattice, outline: readonly number[]): void {
  for (const { geometry } of unified) refuseFarAway('earlier', geometry, lattice);
  const extents = unified.map(({ geometry }) => extentOf(geometry)).filter((extent) => extent !== null);
  if (extents.length === 0) throw new MergeError('earlier-empty');
  if (!extents.some((extent) => overlap(extent, outline))) throw new MergeError('earlier-elsewhere');
}

/** Whether two extents have common land. */
function overlap(a: readonly number[], b: readonly number[]): boolean {
  return a[0]! < b[2]! && a[2]! > b[0]! && a[1]! < b[3]! && a[3]! > b[1]!;
}

/** Whether a polygon encloses anything: twice the area of its shell in square units. */
function landOf({ rings: [shell] }: LatticePolygon): number {
  let doubled = 0;
  const ring = shell!;
  for (let i = 0; i < ring.length; i += 2) {
    const j = (i + 2) % ring.length;
    doubled += ring[i]! * ring[j + 1]! - ring[j]! * ring[i + 1]!;
  }
  return Math.abs(doubled);
}

function comparePolygons(a: LatticePolygon, b: LatticePolygon): number {
  if (a.label !== b.label) return a.label - b.label;
  const p = a.rings[0]!;
  const q = b.rings[0]!;
  for (let i = 0; i < Math.min(p.length, q.length); i++) if (p[i] !== q[i]) return p[i]! - q[i]!;
  return p.length - q.length;
}

type Extended = Polygon | MultiPolygon | LineString | MultiLineString;

function positionsOf(geometry: Extended): Position[] {
  if (geometry.type === 'LineString') return geometry.coordinates;
  return geometry.type === 'MultiPolygon' ? geometry.coordinates.flat(2) : geometry.coordinates.flat();
}

/** `[west, south, east, north]`, or null without a position. */
function extentOf(geometry: Extended): [number, number, number, number] | null {
  const positions = positionsOf(geometry);
  return positions.length === 0 ? null : boundsOf(positions);
}

/** Code unit order: the same on every machine, unlike locale order. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
