import {
  type Arrangement,
  arrange,
  type BaseLines,
  firstLabelOnly,
  type Lattice,
  type LatticePolygon,
  type Line,
  latticePolygons,
  type PlanarGraph,
} from '@onegrid/geometry';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { MergeCommunity, MergeStreet, MergeUnit } from '../model/ground.ts';
import type { MergeFinding, MergeInput } from '../model/merge.ts';
import { MergeError, type MergeErrorCode } from './merge-error.ts';
import { round } from './round.ts';

/** The base of a merge on its lattice: what is there before any department draws a line. */
export interface PreparedGround {
  readonly base: BaseLines;
  /** Units by label, in the order in which they keep the ground. */
  readonly units: readonly MergeUnit[];
  /** Communities by label, sorted by code, then id; features of one id are one community. */
  readonly communities: readonly MergeCommunity[];
  /** Labels of units that hold no land, even without the others. */
  readonly withoutLand: ReadonlySet<number>;
  /** Units that overlap, units without land. */
  readonly findings: readonly MergeFinding[];
}

/** Overlaps of units below this are how two surveyors draw one wall. */
const LEAST_OVERLAP_M2 = 10;

/**
 * Brings units, communities and streets on the lattice of a merge.
 *
 * @throws MergeError `units-empty`, `communities-empty` where a set was given and holds no land; `duplicate-unit`
 *   where two units have one id, `community-codes-repeated` where two communities have one code,
 *   `community-codes-differ` where one has two.
 */
export function prepareGround(input: MergeInput, lattice: Lattice): PreparedGround {
  const units = input.units ?? [];
  const communities = joinedById(input.communities ?? []);
  refuseRepeats(units, communities);
  const unitLand = landOf(input.units && units, lattice, 'units-empty');
  const communityLand = landOf(input.communities && communities, lattice, 'communities-empty');
  const withLand = new Set(unitLand?.labels.flat());
  const withoutLand = new Set([...units.keys()].filter((unit) => !withLand.has(unit)));
  return {
    base: {
      units: unitLand && firstLabelOnly(unitLand),
      communities: communityLand && firstLabelOnly(communityLand),
      streets: streetLines(input.streets ?? [], lattice),
    },
    units,
    communities,
    withoutLand,
    findings: [
      ...(unitLand ? overlapsOf(unitLand, units, lattice) : []),
      ...[...withoutLand].map(
        (unit): MergeFinding => ({ kind: 'unit-without-land', severity: 'warning', ids: [units[unit]!.id] }),
      ),
    ],
  };
}

function refuseRepeats(units: readonly MergeUnit[], communities: readonly MergeCommunity[]): void {
  const ids = new Set<string>();
  for (const { id } of units) {
    if (ids.has(id)) throw new MergeError('duplicate-unit', { id });
    ids.add(id);
  }
  const codes = new Set<string>();
  for (const { code } of communities) {
    if (code === null) continue;
    if (codes.has(code)) throw new MergeError('community-codes-repeated', { code });
    codes.add(code);
  }
}

/** @throws MergeError `community-codes-differ`. */
function joinedById(given: readonly MergeCommunity[]): MergeCommunity[] {
  const byId = new Map<string, MergeCommunity>();
  for (const community of given) {
    const known = byId.get(community.id);
    if (known && known.code !== null && community.code !== null && known.code !== community.code) {
      const codes = [known.code, community.code].sort().join(', ');
      throw new MergeError('community-codes-differ', { id: community.id, codes });
    }
    const parts = [...(known ? partsOf(known.geometry) : []), ...partsOf(community.geometry)];
    byId.set(community.id, {
      ...community,
      code: known?.code ?? community.code,
      geometry: { type: 'MultiPolygon', coordinates: parts },
    });
  }
  const key = ({ code, id }: MergeCommunity) => `${code ?? '~'} ${id}`;
  return [...byId.values()].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function partsOf(geometry: Polygon | MultiPolygon): MultiPolygon['coordinates'] {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}

function landOf(
  given: readonly { readonly geometry: Polygon | MultiPolygon }[] | undefined,
  lattice: Lattice,
  empty: MergeErrorCode,
): Arrangement | null {
  if (given === undefined) return null;
  const polygons: LatticePolygon[] = given.flatMap(({ geometry }, label) =>
    latticePolygons(geometry, lattice, label),
  );
  if (polygons.length === 0) throw new MergeError(empty);
  return arrange(polygons);
}

/** Land that two units claim, by pairs: the one with the lesser label keeps it. */
function overlapsOf(
  { graph, labels }: Arrangement,
  units: readonly MergeUnit[],
  lattice: Lattice,
): MergeFinding[] {
  const pairs = new Map<string, { first: number; second: number; areaM2: number; face: number }>();
  for (let face = 1; face < graph.faceCount; face++) {
    const [first, ...others] = labels[face]!;
    const areaM2 = (graph.doubledArea[face]! / 2) * lattice.areaUnit;
    for (const second of others) {
      const key = `${first} ${second}`;
      const known = pairs.get(key);
      if (known === undefined) pairs.set(key, { first: first!, second, areaM2, face });
      else known.areaM2 += areaM2;
    }
  }
  const corner = cornersOf(graph, lattice);
  return [...pairs.values()]
    .filter(({ areaM2 }) => areaM2 >= LEAST_OVERLAP_M2)
    .sort((a, b) => a.first - b.first || a.second - b.second)
    .map(({ first, second, areaM2, face }) => ({
      kind: 'units-overlap',
      severity: 'warning',
      ids: [units[first]!.id, units[second]!.id],
      at: corner(face),
      areaM2: round(areaM2, 1),
      repair: 'first-keeps-the-ground',
    }));
}

/** A corner of each face. */
function cornersOf(graph: PlanarGraph, lattice: Lattice): (face: number) => [number, number] {
  const halfEdge = new Int32Array(graph.faceCount).fill(-1);
  for (let h = graph.faceOf.length - 1; h >= 0; h--) halfEdge[graph.faceOf[h]!] = h;
  return (face) => {
    const vertex = graph.tail(halfEdge[face]!);
    return lattice.toPosition(graph.x[vertex]!, graph.y[vertex]!) as [number, number];
  };
}

/** Streets as lines on the lattice, longest first, so that their order in the file does not matter. */
function streetLines(streets: readonly MergeStreet[], lattice: Lattice): Line[] {
  const lines = streets.flatMap(({ geometry }) =>
    (geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates).map((positions) =>
      lineOf(positions, lattice),
    ),
  );
  return lines
    .filter(({ line }) => line.x.length > 1)
    .sort((p, q) => q.length - p.length || compareLines(p.line, q.line))
    .map(({ line }) => line);
}

function compareLines(p: Line, q: Line): number {
  for (let i = 0; i < Math.min(p.x.length, q.x.length); i++) {
    const order = p.x[i]! - q.x[i]! || p.y[i]! - q.y[i]!;
    if (order !== 0) return order;
  }
  return p.x.length - q.x.length;
}

function lineOf(positions: readonly Position[], lattice: Lattice): { line: Line; length: number } {
  const x: number[] = [];
  const y: number[] = [];
  let length = 0;
  for (const position of positions) {
    const px = lattice.toX(position[0]!);
    const py = lattice.toY(position[1]!);
    const last = x.length - 1;
    if (last >= 0 && x[last] === px && y[last] === py) continue;
    if (last >= 0) length += lattice.distance(x[last]!, y[last]!, px, py);
    x.push(px);
    y.push(py);
  }
  return { line: { x, y }, length };
}
