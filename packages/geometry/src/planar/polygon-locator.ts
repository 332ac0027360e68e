import Flatbush from 'flatbush';
import type { MultiPolygon, Polygon } from 'geojson';
import { Lattice } from '../lattice.ts';

/** Edges on average in one slab of a polygon; few enough that a point meets only its neighbourhood. */
const EDGES_IN_SLAB = 4;

/** The edges of one polygon, sorted into horizontal slabs. */
interface Slabs {
  readonly south: number;
  /** Slabs per lattice unit. */
  readonly density: number;
  /** Edges of slab s: `edges[starts[s]]` up to `edges[starts[s + 1]]`. */
  readonly starts: Int32Array;
  readonly edges: Int32Array;
  readonly ax: Int32Array;
  readonly ay: Int32Array;
  readonly bx: Int32Array;
  readonly by: Int32Array;
}

/**
 * Tells which of many polygons hold a point. The polygons may overlap, leave gaps and have holes; they need
 * not share vertices, which is what sets this apart from the locator of noded linework.
 *
 * Coordinates are CRS84 degrees. Points and vertices are put on the 1e-7 lattice and compared there in exact
 * integer arithmetic (for data up to about 6 degrees across). A polygon holds the points of its border, of
 * its holes' borders too: a point on a common border lies in every polygon that has it.
 */
export class PolygonLocator {
  private readonly lattice: Lattice;
  private readonly boxes: Flatbush | null;
  private readonly slabs: readonly Slabs[];
  /** Place of each slabbed polygon among those given. */
  private readonly places: readonly number[];

  constructor(polygons: readonly (Polygon | MultiPolygon)[]) {
    const filled = polygons.flatMap((polygon, place) => {
      const rings = (polygon.type === 'Polygon' ? [polygon.coordinates] : polygon.coordinates).flat();
      return rings.some((ring) => ring.length > 3) ? [{ rings, place }] : [];
    });
    this.lattice = latticeOf(filled.flatMap(({ rings }) => rings));
    this.places = filled.map(({ place }) => place);
    this.slabs = filled.map(({ rings }) => slabsOf(rings, this.lattice));
    this.boxes = filled.length === 0 ? null : new Flatbush(filled.length);
    if (this.boxes === null) return;
    for (const { ax, ay } of this.slabs) this.boxes.add(least(ax), least(ay), greatest(ax), greatest(ay));
    this.boxes.finish();
  }

  /** Places, among the polygons given, of those that hold a point; in ascending order. */
  holding(lon: number, lat: number): number[] {
    if (this.boxes === null || !Number.isFinite(lon) || !Number.isFinite(lat)) return [];
    const x = this.lattice.toX(lon);
    const y = this.lattice.toY(lat);
    return this.boxes
      .search(x, y, x, y)
      .filter((found) => holds(this.slabs[found]!, x, y))
      .map((found) => this.places[found]!)
      .sort((a, b) => a - b);
  }
}

function latticeOf(rings: readonly (readonly (readonly number[])[])[]): Lattice {
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of rings) {
    for (const position of ring) {
      bounds[0] = Math.min(bounds[0], position[0]!);
      bounds[1] = Math.min(bounds[1], position[1]!);
      bounds[2] = Math.max(bounds[2], position[0]!);
      bounds[3] = Math.max(bounds[3], position[1]!);
    }
  }
  return Lattice.geographic(rings.length === 0 ? [0, 0, 0, 0] : bounds);
}

function slabsOf(rings: readonly (readonly (readonly number[])[])[], lattice: Lattice): Slabs {
  const count = rings.reduce((sum, ring) => sum + Math.max(0, ring.length - 1), 0);
  const [ax, ay, bx, by] = [0, 1, 2, 3].map(() => new Int32Array(count)) as [
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  let edge = 0;
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++, edge++) {
      ax[edge] = lattice.toX(ring[i - 1]![0]!);
      ay[edge] = lattice.toY(ring[i - 1]![1]!);
      bx[edge] = lattice.toX(ring[i]![0]!);
      by[edge] = lattice.toY(ring[i]![1]!);
    }
  }
  const south = least(ay);
  const slabCount = Math.max(1, Math.ceil(count / EDGES_IN_SLAB));
  const density = slabCount / (greatest(ay) - south + 1);
  const slabAt = (y: number) => Math.floor((y - south) * density);
  const sizes = new Int32Array(slabCount + 1);
  const eachSlab = (visit: (slab: number, edge: number) => void) => {
    for (let e = 0; e < count; e++) {
      const last = slabAt(Math.max(ay[e]!, by[e]!));
      for (let slab = slabAt(Math.min(ay[e]!, by[e]!)); slab <= last; slab++) visit(slab, e);
    }
  };
  eachSlab((slab) => {
    sizes[slab + 1]!++;
  });
  for (let slab = 0; slab < slabCount; slab++) sizes[slab + 1]! += sizes[slab]!;
  const edges = new Int32Array(sizes[slabCount]!);
  const next = sizes.slice();
  eachSlab((slab, e) => {
    edges[next[slab]!++] = e;
  });
  return { south, density, starts: sizes, edges, ax, ay, bx, by };
}

function holds({ south, density, starts, edges, ax, ay, bx, by }: Slabs, x: number, y: number): boolean {
  const slab = Math.floor((y - south) * density);
  let inside = false;
  for (let i = starts[slab]!; i < starts[slab + 1]!; i++) {
    const e = edges[i]!;
    const x0 = ax[e]!;
    const y0 = ay[e]!;
    const x1 = bx[e]!;
    const y1 = by[e]!;
    const side = (x1 - x0) * (y - y0) - (y1 - y0) * (x - x0);
    if (side === 0 && between(x, x0, x1) && between(y, y0, y1)) return true;
    // Half-open in y, so that a ray through a vertex meets exactly the edges going up from it.
    if (y0 > y !== y1 > y && y1 > y0 === side > 0) inside = !inside;
  }
  return inside;
}

function between(value: number, a: number, b: number): boolean {
  return a < b ? value >= a && value <= b : value >= b && value <= a;
}

function least(values: Int32Array): number {
  return values.reduce((a, b) => Math.min(a, b));
}

function greatest(values: Int32Array): number {
  return values.reduce((a, b) => Math.max(a, b));
}
