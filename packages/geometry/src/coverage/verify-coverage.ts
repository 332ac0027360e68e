import type { Lattice } from '../lattice.ts';
import { type CoverageFault, fault } from './coverage-fault.ts';
import { edgeConflicts } from './edge-conflicts.ts';
import { facesOverlapping, holesOutside } from './nesting.ts';
import { compareWithOutline } from './outline-match.ts';
import {
  buildTopology,
  type CoverageTopology,
  doubledArea,
  edgeLine,
  type Face,
  latticeAround,
  ringIds,
  ringsOf,
} from './topology.ts';

export interface VerifyOptions {
  /** The land the faces must cover, without the parts left out. Without it conditions 11-13 are not checked. */
  readonly outline?: Face;
  /** How far an outside edge may lie from the outline, for vertices rounded onto it; default 0.02 m. */
  readonly outlineToleranceMetres?: number;
  /** Coordinates are metres on a plane instead of CRS84 degrees. */
  readonly plane?: boolean;
}

export interface CoverageVerdict {
  readonly valid: boolean;
  readonly faults: readonly CoverageFault[];
  /** Edges between two faces, and edges on the outside. */
  readonly sharedEdges: number;
  readonly outsideEdges: number;
  /** Twice the sum of the faces' areas in square lattice units, exact; 0 where a position is not finite. */
  readonly doubledArea: bigint;
}

/**
 * Checks in integers that faces form an edge-matched coverage. They do when
 *
 *  1. every position is finite;
 *  2. every position lies on the lattice (1e-7 degrees), number for number;
 *  3. every ring is closed, its last position equal to its first;
 *  4. every ring has at least three distinct vertices and an area;
 *  5. no ring passes a vertex twice;
 *  6. exteriors run counter-clockwise and holes clockwise;
 *  7. no edge is used twice in the same direction, so that each is used once, or exactly twice in opposite
 *     directions with equal numbers at both ends;
 *  8. two edges meet in common end vertices only: they neither cross, nor touch, nor overlap;
 *  9. every hole lies inside its exterior and outside the part's other holes;
 * 10. no face lies on another: around every outside edge there is one face on one side and none on the other;
 *
 * and, where an outline is given,
 *
 * 11. every edge used once lies on the outline;
 * 12. every edge of the outline has such an edge on it, so that no land at the rim is missing;
 * 13. the areas add up to the outline's within 0.01 %.
 *
 * Condition 10 is only looked at when 1-9 hold. Not checked: whether a face's interior is connected (holes
 * that touch may divide it), whether faces are thin, whether holes of the whole are meant; without an
 * outline a missing face is a hole like any other.
 *
 * @param faces CRS84 degrees; the parts of a multipolygon count as one face
 * @returns every fault with its place; valid when there is none
 */
export function verifyCoverage(faces: readonly Face[], options: VerifyOptions = {}): CoverageVerdict {
  const unreadable = positionFaults(faces);
  if (unreadable.length > 0) {
    return { valid: false, faults: unreadable, sharedEdges: 0, outsideEdges: 0, doubledArea: 0n };
  }
  const lattice = latticeAround(options.outline ? [...faces, options.outline] : faces, options.plane);
  const topology = buildTopology(faces, lattice);
  const faults = [
    ...latticeFaults(faces, lattice),
    ...ringFaults(faces, topology),
    ...repeatedEdges(topology),
    ...edgeConflicts(topology),
    ...holesOutside(topology),
  ];
  if (faults.length === 0) faults.push(...facesOverlapping(topology));
  const area = totalDoubledArea(topology);
  if (options.outline) {
    faults.push(
      ...compareWithOutline(topology, area, options.outline, options.outlineToleranceMetres ?? 0.02),
    );
  }
  const outsideEdges = topology.twin.reduce((count, twin) => count + (twin < 0 ? 1 : 0), 0);
  return {
    valid: faults.length === 0,
    faults,
    sharedEdges: (topology.edgeCount - outsideEdges) / 2,
    outsideEdges,
    doubledArea: area,
  };
}

function positionFaults(faces: readonly Face[]): CoverageFault[] {
  const faults: CoverageFault[] = [];
  faces.forEach((face, f) => {
    for (const { ring } of ringsOf(face)) {
      for (const at of ring) {
        if (!Number.isFinite(at[0]) || !Number.isFinite(at[1]))
          faults.push(fault('position-not-finite', [f], at));
      }
    }
  });
  return faults;
}

function latticeFaults(faces: readonly Face[], lattice: Lattice): CoverageFault[] {
  const faults: CoverageFault[] = [];
  faces.forEach((face, f) => {
    for (const { ring } of ringsOf(face)) {
      for (const at of ring) {
        if (lattice.fromX(lattice.toX(at[0])) === at[0] && lattice.fromY(lattice.toY(at[1])) === at[1])
          continue;
        faults.push(fault('position-off-lattice', [f], at));
      }
    }
  });
  return faults;
}

function ringFaults(faces: readonly Face[], topology: CoverageTopology): CoverageFault[] {
  const { lattice, vertices } = topology;
  const faults: CoverageFault[] = [];
  faces.forEach((face, f) => {
    for (const { ring, hole } of ringsOf(face)) {
      const [first, last] = [ring[0], ring[ring.length - 1]];
      if (!first) continue;
      if (first[0] !== last[0] || first[1] !== last[1])
        faults.push(fault('ring-not-closed', [f], first, [[last, first]]));
      const ids = ring.slice(0, -1).map(([x, y]) => vertices.find(lattice.toX(x), lattice.toY(y)));
      const seen = new Set<number>();
      ids.forEach((id, i) => {
        if (seen.has(id)) faults.push(fault('ring-repeats-vertex', [f], ring[i]));
        seen.add(id);
      });
      const area = doubledArea(vertices, ids);
      if (seen.size < 3 || area === 0n) faults.push(fault('ring-degenerate', [f], first, [ring]));
      else if (area > 0n === hole) faults.push(fault('ring-wound-wrongly', [f], first, [ring]));
    }
  });
  return faults;
}

/** Condition 7. A ring that was wound wrongly has been turned before, and is not reported again here. */
function repeatedEdges(topology: CoverageTopology): CoverageFault[] {
  const { edgeCount, from, to, face, leaving, leavingStart } = topology;
  const faults: CoverageFault[] = [];
  for (let e = 0; e < edgeCount; e++) {
    for (let i = leavingStart[from[e]]; i < leavingStart[from[e] + 1]; i++) {
      const other = leaving[i];
      if (other >= e || to[other] !== to[e]) continue;
      const line = edgeLine(topology, e);
      faults.push(fault('edge-used-twice-alike', [face[e], face[other]], line[0], [line]));
      break;
    }
  }
  return faults;
}

function totalDoubledArea(topology: CoverageTopology): bigint {
  let sum = 0n;
  for (let r = 0; r < topology.ringFace.length; r++)
    sum += doubledArea(topology.vertices, ringIds(topology, r));
  return sum;
}
