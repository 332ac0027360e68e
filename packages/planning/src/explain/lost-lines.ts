import { buildTopology, type CoverageTopology } from '@onegrid/geometry';
import type { UnifiedArc } from '../model/arc.ts';
import type { PlanBasis } from '../model/basis.ts';
import type { Flip, LostLine } from './flip.ts';
import { FlipTest } from './flip-test.ts';
import { chainLostLines } from './lost-line-chains.ts';

export interface FlipOptions {
  /** Least and greatest size of a grid as multiples of the mean; null for any size. */
  readonly band: readonly [number, number] | null;
}

/**
 * The borders that some department drew and the unified grids do not follow, each with what would bring it
 * back by a local move. Longest first, then by id. Equal input gives equal lines in equal order.
 *
 * @param codes the grid of each atom.
 */
export function lostLines(basis: PlanBasis, codes: readonly string[], options: FlipOptions): LostLine[] {
  const topology = buildTopology(basis.atoms.map(({ geometry }) => geometry));
  const test = new FlipTest(basis, codes, options.band);
  const departmentAt = indexOfDepartments(basis);
  const sorted = [...departmentAt.keys()].sort();
  const lines = chainLostLines(topology, basis.atoms, codes, sorted).map((chain): LostLine => {
    const sides = chain.edges.map((edge) => sidesOf(topology, edge));
    const coordinates = coordinatesOf(topology, chain.edges);
    return {
      id: lineId(coordinates),
      coordinates,
      code: chain.code,
      supporters: chain.supporters,
      lengthM: Math.round(topology.lattice.lengthM(coordinates) * 100) / 100,
      atomPairs: distinctPairs(sides).map(
        ([left, right]) => [basis.atoms[left]!.id, basis.atoms[right]!.id] as const,
      ),
      flip: test.bringBack(
        distinct(sides.map(([left]) => left)),
        distinct(sides.map(([, right]) => right)),
        chain.supporters.map((department) => departmentAt.get(department)!),
      ),
    };
  });
  return lines.sort((a, b) => b.lengthM - a.lengthM || (a.id < b.id ? -1 : 1));
}

/**
 * For every arc the local move that would take it away: what lies along it goes over to one of its sides, or
 * the two grids become one. Null for arcs on the outline, and for arcs that are not of these atoms.
 *
 * @param arcs of this plan; a later edit's atoms no longer have the arcs of an earlier one.
 */
export function flipArcs(
  basis: PlanBasis,
  codes: readonly string[],
  arcs: readonly Pick<UnifiedArc, 'coordinates' | 'right' | 'opponents'>[],
  options: FlipOptions,
): (Flip | null)[] {
  const topology = buildTopology(basis.atoms.map(({ geometry }) => geometry));
  const test = new FlipTest(basis, codes, options.band);
  const departmentAt = indexOfDepartments(basis);
  return arcs.map((arc) => {
    if (arc.right === null) return null;
    const sides = arcSides(topology, arc.coordinates);
    if (sides === null) return null;
    return test.takeAway(
      distinct(sides.map(([left]) => left)),
      distinct(sides.map(([, right]) => right)),
      arc.opponents.flatMap((department) => departmentAt.get(department) ?? []),
    );
  });
}

/**
 * The atoms on the two sides of a line along their borders, edge for edge; null where the line does not follow
 * borders between two atoms.
 */
export function arcSides(
  topology: CoverageTopology,
  coordinates: UnifiedArc['coordinates'],
): [number, number][] | null {
  const { vertices, lattice, leavingStart, leaving, to, twin } = topology;
  const ids = coordinates.map(([lon, lat]) => vertices.find(lattice.toX(lon), lattice.toY(lat)));
  const sides: [number, number][] = [];
  for (let at = 1; at < ids.length; at++) {
    const [from, end] = [ids[at - 1]!, ids[at]!];
    if (from < 0 || end < 0) return null;
    const edges = leaving.subarray(leavingStart[from]!, leavingStart[from + 1]!);
    const edge = edges.find((out) => to[out] === end && twin[out]! >= 0);
    if (edge === undefined) return null;
    sides.push(sidesOf(topology, edge));
  }
  return sides.length === 0 ? null : sides;
}

/** Each pair of atoms once, in the order of the line. */
export function distinctPairs(sides: readonly (readonly [number, number])[]): [number, number][] {
  const pairs = new Map(
    sides.map(([left, right]) => [`${left} ${right}`, [left, right] as [number, number]]),
  );
  return [...pairs.values()];
}

function sidesOf({ face, twin }: CoverageTopology, edge: number): [number, number] {
  return [face[edge]!, face[twin[edge]!]!];
}

function coordinatesOf(
  { from, to, vertices, lattice }: CoverageTopology,
  edges: readonly number[],
): [number, number][] {
  const ids = [...edges.map((edge) => from[edge]!), to[edges[edges.length - 1]!]!];
  return ids.map((id) => [lattice.fromX(vertices.first[id]!), lattice.fromY(vertices.second[id]!)]);
}

function indexOfDepartments({ departments }: PlanBasis): Map<string, number> {
  return new Map(departments.map(({ id }, at) => [id, at]));
}

function distinct(atoms: readonly number[]): number[] {
  return [...new Set(atoms)];
}

/** A line's first edge is in no other line, so its two ends name it: in units of 1e-7 degree, base 36. */
function lineId(coordinates: LostLine['coordinates']): string {
  return coordinates
    .slice(0, 2)
    .flat()
    .map((degrees) => Math.round((degrees + 180) * 1e7).toString(36))
    .join('-');
}
