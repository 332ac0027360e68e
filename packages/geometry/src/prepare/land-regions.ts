import type { Polygon, Position } from 'geojson';
import { type FacesOfGraph, tracePolygon } from '../checks/trace-region.ts';
import type { Lattice } from '../lattice.ts';
import { halfEdgesByFace } from '../planar/arrangement.ts';
import type { PlanarGraph } from '../planar/planar-graph.ts';
import { type BoundaryEdges, holdsCircle } from '../reconcile/inscribed-circle.ts';

/** Faces that hang together, and the half-edges that bound them (the region on their left). */
export interface Region {
  readonly faces: readonly number[];
  readonly border: readonly number[];
  readonly areaM2: number;
  readonly perimeterM: number;
}

/** The faces of a graph, their half-edges and sizes in metres. */
export class FaceIndex implements FacesOfGraph {
  private readonly start: Int32Array;
  private readonly halfEdges: Int32Array;
  /** By face, while faces are gathered: whether it waits, and the set it is in; both empty in between. */
  private readonly pending: Uint8Array;
  private readonly setOf: Int32Array;

  constructor(
    readonly graph: PlanarGraph,
    readonly lattice: Lattice,
  ) {
    const { start, halfEdges } = halfEdgesByFace(graph);
    this.start = start;
    this.halfEdges = halfEdges;
    this.pending = new Uint8Array(graph.faceCount);
    this.setOf = new Int32Array(graph.faceCount).fill(-1);
  }

  halfEdgesOfFace(face: number): Int32Array {
    return this.halfEdges.subarray(this.start[face]!, this.start[face + 1]!);
  }

  /** Length of an edge in whole micrometres, so that sums do not depend on their order. */
  lengthUm(halfEdge: number): number {
    const { graph, lattice } = this;
    const [a, b] = [graph.tail(halfEdge), graph.head(halfEdge)];
    return Math.round(lattice.distance(graph.x[a]!, graph.y[a]!, graph.x[b]!, graph.y[b]!) * 1e6);
  }

  /**
   * Regions of faces that hang together across edges, each once, by their first face.
   *
   * @param taking which faces take part.
   * @param joins whether a half-edge between two of them joins them.
   */
  regions(taking: (face: number) => boolean, joins?: (halfEdge: number) => boolean): Region[] {
    return this.measured(this.connected(this.facesWhere(taking), joins));
  }

  facesWhere(taking: (face: number) => boolean): number[] {
    const faces: number[] = [];
    for (let face = 0; face < this.graph.faceCount; face++) if (taking(face)) faces.push(face);
    return faces;
  }

  /** Sets of some faces that hang together across edges. */
  connected(taking: readonly number[], joins: (halfEdge: number) => boolean = () => true): number[][] {
    const { graph, pending } = this;
    for (const face of taking) pending[face] = 1;
    const sets: number[][] = [];
    for (const seed of taking) {
      if (!pending[seed]) continue;
      pending[seed] = 0;
      const faces = [seed];
      for (let next = 0; next < faces.length; next++) {
        for (const h of this.halfEdgesOfFace(faces[next]!)) {
          const beyond = graph.faceOf[h ^ 1]!;
          if (!pending[beyond] || !joins(h)) continue;
          pending[beyond] = 0;
          faces.push(beyond);
        }
      }
      sets.push(faces);
    }
    return sets;
  }

  measured(sets: readonly number[][]): Region[] {
    const { setOf } = this;
    sets.forEach((faces, set) => {
      for (const face of faces) setOf[face] = set;
    });
    const regions = sets.map((faces, set) => this.region(faces, (face) => setOf[face] === set));
    for (const faces of sets) for (const face of faces) setOf[face] = -1;
    return regions;
  }

  region(faces: readonly number[], within: (face: number) => boolean): Region {
    const { graph } = this;
    const border: number[] = [];
    let perimeter = 0;
    let doubled = 0;
    for (const face of faces) {
      doubled += graph.doubledArea[face]!;
      for (const h of this.halfEdgesOfFace(face)) {
        if (within(graph.faceOf[h ^ 1]!)) continue;
        border.push(h);
        perimeter += this.lengthUm(h);
      }
    }
    const areaM2 = (doubled / 2) * this.lattice.areaUnit;
    return { faces, border, areaM2, perimeterM: perimeter / 1e6 };
  }

  /** Mean width in metres: 2 x area / perimeter. */
  widthM({ areaM2, perimeterM }: Region): number {
    return perimeterM > 0 ? (2 * areaM2) / perimeterM : 0;
  }

  /** A region as a polygon that is written in one way only: each ring from its first corner on, holes in order. */
  polygon({ faces }: Region): Polygon {
    const frame = { position: (x: number, y: number) => this.lattice.toPosition(x, y) };
    const [shell, ...holes] = tracePolygon(this, frame, faces).coordinates.map(fromFirstCorner);
    holes.sort((p, q) => comparePositions(p[0]!, q[0]!));
    return { type: 'Polygon', coordinates: [shell ?? [], ...holes] };
  }

  boundaryEdges({ border }: Region): BoundaryEdges {
    const { graph, lattice } = this;
    const columns = [0, 1, 2, 3].map(() => new Float64Array(border.length));
    const [ax, ay, bx, by] = columns as [Float64Array, Float64Array, Float64Array, Float64Array];
    border.forEach((h, i) => {
      const [a, b] = [graph.tail(h), graph.head(h)];
      ax[i] = graph.x[a]! * lattice.metresX;
      ay[i] = graph.y[a]! * lattice.metresY;
      bx[i] = graph.x[b]! * lattice.metresX;
      by[i] = graph.y[b]! * lattice.metresY;
    });
    return { count: border.length, ax, ay, bx, by };
  }
}

/** Regions of more edges than this are measured by rolling a circle along their border instead. */
export const MANY_EDGES = 120;

/** Whether no circle of the diameter fits into a region; null where that takes a look along a long border. */
export function isNarrow(index: FaceIndex, region: Region, diameter: number): boolean | null {
  if (region.faces.includes(0)) return false;
  const radius = diameter / 2;
  if (region.areaM2 < Math.PI * radius * radius) return true;
  // The largest circle is at least area / perimeter in radius.
  if (region.areaM2 >= region.perimeterM * radius) return false;
  if (region.border.length > MANY_EDGES) return null;
  return !holdsCircle(index.boundaryEdges(region), radius);
}

function fromFirstCorner(ring: readonly Position[]): Position[] {
  const open = ring.slice(0, -1);
  let first = 0;
  for (let i = 1; i < open.length; i++) if (comparePositions(open[i]!, open[first]!) < 0) first = i;
  const turned = [...open.slice(first), ...open.slice(0, first)];
  return [...turned, [...turned[0]!]];
}

export function comparePositions(p: Position, q: Position): number {
  return p[0]! - q[0]! || p[1]! - q[1]!;
}
