import type { Position } from 'geojson';
import type { Lattice } from '../lattice.ts';
import { type BoundaryEdges, holdsCircle, largestCircle } from '../reconcile/inscribed-circle.ts';
import { type Face, latticeAround } from './topology.ts';

/**
 * Diameter in metres of the largest circle that fits into a face, to within a tenth of a metre; of its
 * widest part where it has several.
 */
export function inscribedCircleM(face: Face): number {
  return Math.max(0, ...boundaries(face).map((edges) => 2 * largestCircle(edges, 0.05).radius));
}

/** Whether no circle of this diameter fits into any part of a face: the measure of "thin". */
export function isThinnerThan(face: Face, diameterMetres: number): boolean {
  return !boundaries(face).some((edges) => holdsCircle(edges, diameterMetres / 2));
}

function boundaries(face: Face): BoundaryEdges[] {
  const lattice = latticeAround([face]);
  const parts = face.type === 'Polygon' ? [face.coordinates] : face.coordinates;
  return parts.map((part) => boundaryOf(lattice, part));
}

function boundaryOf(lattice: Lattice, rings: readonly (readonly Position[])[]): BoundaryEdges {
  const count = rings.reduce((sum, ring) => sum + ring.length - 1, 0);
  const [ax, ay, bx, by] = [0, 1, 2, 3].map(() => new Float64Array(count));
  let i = 0;
  for (const ring of rings) {
    for (let k = 1; k < ring.length; k++, i++) {
      ax[i] = lattice.toX(ring[k - 1][0]) * lattice.metresX;
      ay[i] = lattice.toY(ring[k - 1][1]) * lattice.metresY;
      bx[i] = lattice.toX(ring[k][0]) * lattice.metresX;
      by[i] = lattice.toY(ring[k][1]) * lattice.metresY;
    }
  }
  return { count, ax, ay, bx, by };
}
