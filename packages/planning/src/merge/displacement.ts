import {
  borderDistances,
  type FarStretch,
  layerLines,
  type NearestLine,
  nearestEdges,
  PointLocator,
  type Reconciled,
} from '@onegrid/geometry';
import type { Displacement, DisplacementCause, DisplacementMeasures, MergeOptions } from '../model/merge.ts';
import type { BuiltAtoms } from './build-atoms.ts';
import type { PreparedInput } from './prepare.ts';
import { round } from './round.ts';

/** Beyond this, in tolerances, a stretch is listed with its cause. */
const LISTED_BEYOND = 1.5;

/**
 * How far each department's borders lie in the atoms from where its layer, as prepared, has them: measured
 * from points on the layer's lines at most a tolerance apart, where they lie further inside the outline than
 * a thin face is wide. A border is an edge with two labels of the department, or with one and the outside.
 */
export function measureDisplacement(
  built: BuiltAtoms,
  { layers, lattice }: PreparedInput,
  { groups, drawnFor }: Reconciled,
  { toleranceMetres, thinMetres }: MergeOptions,
): { displacement: DisplacementMeasures[]; displaced: Displacement[] } {
  const limit = LISTED_BEYOND * toleranceMetres;
  const { graph, inside } = built.coverage;
  const locator = new PointLocator(graph);
  const rim = nearestEdges(graph, lattice, (e) => isInside(2 * e) !== isInside(2 * e + 1));
  const atomOfFace = new Int32Array(graph.faceCount).fill(-1);
  built.faces.forEach((face, atom) => {
    atomOfFace[face] = atom;
  });
  const causeOf = causes();
  /** The last place far from the rim that was asked for. */
  let last = { x: Number.NaN, y: Number.NaN, isOnLand: false };
  const displacement: DisplacementMeasures[] = [];
  const displaced: Displacement[] = [];
  layers.forEach(({ department, arrangement }, index) => {
    const labels = built.labelled.labels[index]!;
    const label = (halfEdge: number) => {
      const atom = atomOfFace[graph.faceOf[halfEdge]!]!;
      return atom < 0 ? -2 : labels[atom]!;
    };
    const borders = nearestEdges(graph, lattice, (e) => label(2 * e) !== label(2 * e + 1));
    const lines = layerLines(arrangement, lattice);
    const { distances, far } = borderDistances(lines, borders, lattice, toleranceMetres, limit, deepInside);
    displacement.push(measuresOf(department, distances, limit));
    for (const stretch of far) displaced.push(displacementOf(department, stretch));
  });
  displaced.sort((a, b) => b.distanceM - a.distanceM || a.at[0] - b.at[0] || a.at[1] - b.at[1]);
  return { displacement, displaced };

  function isInside(halfEdge: number): boolean {
    return inside[graph.faceOf[halfEdge]!] === 1;
  }

  function deepInside(x: number, y: number): boolean {
    if (distanceTo(rim, x, y, thinMetres) <= thinMetres) return false;
    // No rim lies between two places that are both further from it than from each other.
    const isNear = Math.hypot((x - last.x) * lattice.metresX, (y - last.y) * lattice.metresY) <= thinMetres;
    const edge = isNear ? -1 : locator.edgeWest(x, y);
    const isOnLand = isNear ? last.isOnLand : edge >= 0 && isInside(locator.eastSide(edge));
    last = { x, y, isOnLand };
    return isOnLand;
  }

  function distanceTo(lines: NearestLine, x: number, y: number, within: number): number {
    return lines.distance(x * lattice.metresX, y * lattice.metresY, within);
  }

  function displacementOf(department: string, { x, y, distanceM, lengthM }: FarStretch): Displacement {
    return {
      department,
      cause: causeOf(x, y),
      distanceM: round(distanceM, 2),
      lengthM: round(lengthM, 2),
      at: [lattice.fromX(Math.round(x)), lattice.fromY(Math.round(y))],
    };
  }

  /** Why a line is not where it was drawn, by a place on it; what lies near is looked for when first asked. */
  function causes(): (x: number, y: number) => DisplacementCause {
    const near = new Map<string, NearestLine>();
    const lines = (kind: string, keep: (edge: number) => boolean) => {
      const known = near.get(kind) ?? nearestEdges(groups.graph, lattice, keep);
      near.set(kind, known);
      return known;
    };
    return (x, y) => {
      const units = lines('unit', (e) => drawnFor(e, 'unit'));
      if (distanceTo(units, x, y, thinMetres) <= thinMetres) return 'unit';
      const drawn = lines('any', () => true);
      if (distanceTo(drawn, x, y, toleranceMetres) > toleranceMetres) return 'unit';
      const base = lines('base', (e) => drawnFor(e, 'community') || drawnFor(e, 'street'));
      return distanceTo(base, x, y, thinMetres) <= thinMetres ? 'base-line' : 'thin-face';
    };
  }
}

function measuresOf(department: string, distances: Float64Array, limit: number): DisplacementMeasures {
  const count = distances.length;
  const at = (share: number) => round(distances[Math.min(count - 1, Math.floor(count * share))] ?? 0, 2);
  let over = 0;
  for (let i = count - 1; i >= 0 && distances[i]! > limit; i--) over++;
  return {
    department,
    medianM: at(0.5),
    p95M: at(0.95),
    maxM: at(1),
    overShare: count === 0 ? 0 : round(over / count, 6),
  };
}
