import {
  buildTopology,
  type CoverageTopology,
  type Lattice,
  latticeAround,
  type NearestLine,
} from '@onegrid/geometry';
import type { LineString, MultiLineString, MultiPolygon, Polygon, Position } from 'geojson';
import type { UnifiedArc } from '../model/arc.ts';
import type { Atom } from '../model/atom.ts';
import type { DepartmentLayer } from '../model/layer.ts';
import { type BorderChain, chainBorders } from './border-chains.ts';
import { classifyArc, type SupportKind } from './classify-arc.ts';
import { type MetrePoint, OriginalLines } from './original-lines.ts';
import { distanceBetween, sampleLine } from './sample-line.ts';

/** An arc is compared with the original lines at points so far apart, in metres. */
const SAMPLE_METRES = 5;
/** Whether a supporter's grids overlap along an arc is asked at so many points at most. */
const OVERLAP_INTERVALS = 8;
/** Grids that lie on each other by less than this, in metres, are taken to meet. */
const OVERLAP_METRES = 1;
/** A later cut rounds a vertex onto a drawn edge and moves it by this much at most, in metres. */
const BY_HAND_METRES = 0.02;
/** Noding moves a line by its share of the lattice; nearer than this, in metres, an arc lies on a base line. */
const BASE_METRES = 0.05;

/** Lines that the merge put before the departments', CRS84 degrees. */
export interface ArcGround {
  readonly communities: readonly (Polygon | MultiPolygon)[];
  readonly units: readonly (Polygon | MultiPolygon)[];
  readonly streets: readonly (LineString | MultiLineString)[];
}

export interface ArcInput {
  /** One edge-matched coverage. */
  readonly atoms: readonly Atom[];
  /** `codes[i]` is the unified grid of `atoms[i]`. */
  readonly codes: readonly string[];
  readonly departments: readonly { readonly id: string; readonly weight: number }[];
  /** The layers as received. Without them nothing is known of distances moved, or of overlaps. */
  readonly layers?: readonly DepartmentLayer[];
  readonly lattice?: Lattice;
  /** What was there before any department drew a line; without it no arc is told to follow it. */
  readonly ground?: ArcGround;
  /** Edges that a person drew, as the diffs of edits list them; later cuts may have divided them. */
  readonly drawnByHand?: readonly (readonly [Position, Position])[];
}

/**
 * The arcs of the unified grid: every edge between two grids, or between a grid and the outside, lies in
 * exactly one, with the atoms' own vertices. An arc ends where left, right or the evidence (who supports,
 * who opposes, who is silent) changes, and where three or more unified borders meet; one that never ends
 * is a closed ring. The lower code is on the left as seen along the line, the outside always on the right.
 * Equal input gives equal arcs in equal order.
 *
 * Moved distances are in metres, in hundredths: from points at most 5 m apart along the arc to the nearest
 * line of any supporter's layer as received. Null without supporters, and without layers.
 */
export function deriveArcs(input: ArcInput): UnifiedArc[] {
  const { atoms, codes, layers = [] } = input;
  const geometries = atoms.map(({ geometry }) => geometry);
  const lattice = input.lattice ?? latticeAround(geometries);
  const topology = buildTopology(geometries, lattice);
  const departments = input.departments.map(({ id }) => id).sort();
  const weights = new Map(input.departments.map(({ id, weight }) => [id, weight]));
  const originals = new OriginalLines(layers, lattice);
  const received = new Set(layers.map(({ department }) => department));
  const byHand = originals.linesThrough(input.drawnByHand ?? []);
  const base = baseLines(originals, input.ground);

  return chainBorders(topology, atoms, codes, departments).map((chain) => {
    const coordinates = coordinatesOf(topology, chain);
    const line = coordinates.map((position) => originals.toMetres(position));
    const { supporters, opponents, silent } = chain.evidence;
    const sources = supporters.filter((id) => received.has(id));
    const moved = sources.length > 0 ? movedMetres(originals, sources, line) : null;
    const kinds = chain.right === null ? [] : supportKinds(chain, line);
    const along = (lines: NearestLine, within: number) =>
      mostly(line, (segment) => liesOn(lines, line[segment], line[segment + 1], within));
    return {
      coordinates,
      left: chain.left,
      right: chain.right,
      class: classifyArc({
        outside: chain.right === null,
        drawnByHand: along(byHand, BY_HAND_METRES),
        supporters: kinds,
        opposition: opponents.reduce((sum, id) => sum + weights.get(id)!, 0),
        base: base.find(({ lines }) => along(lines, BASE_METRES))?.kind ?? null,
        movedMetres: moved === null ? null : moved.median,
      }),
      supporters,
      opponents,
      silent,
      lengthM: hundredths(lattice.lengthM(coordinates)),
      movedMetresMedian: moved && hundredths(moved.median),
      movedMetresMax: moved && hundredths(moved.max),
    };
  });

  function supportKinds(
    chain: BorderChain,
    line: readonly MetrePoint[],
  ): { weight: number; kind: SupportKind }[] {
    return chain.evidence.supporters.map((department) => ({
      weight: weights.get(department)!,
      kind: supportKind(chain, line, department),
    }));
  }

  function supportKind(chain: BorderChain, line: readonly MetrePoint[], department: string): SupportKind {
    const labels = chain.edges.map((edge) => [
      atoms[topology.face[edge]].labels[department] ?? null,
      atoms[topology.face[topology.twin[edge]]].labels[department] ?? null,
    ]);
    if (mostly(line, (segment) => labels[segment].includes(null))) return 'ends';
    if (!received.has(department)) return 'drawn';
    const samples = sampleLine(line, SAMPLE_METRES, OVERLAP_INTERVALS);
    const claimed = samples.filter(({ point, segment }) => {
      const [left, right] = labels[segment];
      const depthLeft = depth(department, left, point);
      if (depthLeft <= -OVERLAP_METRES) return false;
      const depthRight = depth(department, right, point);
      return depthRight > -OVERLAP_METRES && Math.max(depthLeft, depthRight) > OVERLAP_METRES;
    });
    return claimed.length * 2 > samples.length ? 'overlap' : 'drawn';
  }

  function depth(department: string, id: string | null, point: MetrePoint): number {
    return id === null
      ? -Infinity
      : (originals.grid(department, id)?.depth(point, OVERLAP_METRES) ?? -Infinity);
  }
}

/** Median and greatest distance of points along the line from the nearest line of these departments. */
function movedMetres(
  originals: OriginalLines,
  departments: readonly string[],
  line: readonly MetrePoint[],
): { median: number; max: number } | null {
  const distances = sampleLine(line, SAMPLE_METRES).map(({ point }) =>
    originals.distance(departments, point),
  );
  distances.sort((a, b) => a - b);
  const max = distances[distances.length - 1];
  if (!Number.isFinite(max)) return null;
  const half = distances.length >> 1;
  const median = distances.length % 2 === 1 ? distances[half] : (distances[half - 1] + distances[half]) / 2;
  return { median, max };
}

/** Whether more than half of a line's length lies on segments with a property. */
function mostly(line: readonly MetrePoint[], holds: (segment: number) => boolean): boolean {
  let all = 0;
  let those = 0;
  for (let i = 1; i < line.length; i++) {
    const length = distanceBetween(line[i - 1], line[i]);
    all += length;
    if (holds(i - 1)) those += length;
  }
  return those * 2 > all;
}

function coordinatesOf(
  { vertices, lattice, from, to }: CoverageTopology,
  { edges }: BorderChain,
): [number, number][] {
  const ids = [...edges.map((edge) => from[edge]), to[edges[edges.length - 1]]];
  return ids.map((id) => [lattice.fromX(vertices.first[id]), lattice.fromY(vertices.second[id])]);
}

/** Whether both ends and the middle of a segment lie on the lines, within so many metres. */
function liesOn(lines: NearestLine, a: MetrePoint, b: MetrePoint, within: number): boolean {
  const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  return [a, middle, b].every(({ x, y }) => lines.distance(x, y, within) <= within);
}

/** The lines of the ground, those that go before others first; none that are not there. */
function baseLines(
  originals: OriginalLines,
  ground: ArcGround | undefined,
): { kind: 'community' | 'unit' | 'street'; lines: NearestLine }[] {
  if (ground === undefined) return [];
  const rings = (areas: ArcGround['units']) =>
    areas.flatMap(({ type, coordinates }) => (type === 'Polygon' ? coordinates : coordinates.flat()));
  const { communities, units, streets } = ground;
  const middles = streets.flatMap(({ type, coordinates }) =>
    type === 'LineString' ? [coordinates] : coordinates,
  );
  const kinds = [
    { kind: 'community', lines: rings(communities) },
    { kind: 'unit', lines: rings(units) },
    { kind: 'street', lines: middles },
  ] as const;
  return kinds.flatMap(({ kind, lines }) =>
    lines.length === 0 ? [] : [{ kind, lines: originals.linesThrough(lines) }],
  );
}

function hundredths(metres: number): number {
  return Math.round(metres * 100) / 100;
}
