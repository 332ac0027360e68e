import { type Lattice, NearestLine } from '@onegrid/geometry';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { DepartmentLayer } from '../model/layer.ts';

/** A position in local metres. */
export interface MetrePoint {
  readonly x: number;
  readonly y: number;
}

/**
 * The departments' layers as received, in local metres, for the distance of a point from a department's
 * nearest line and for which of its grids claim the point. Indices are built when first asked for.
 */
export class OriginalLines {
  private readonly layers: ReadonlyMap<string, DepartmentLayer>;
  private readonly linesOf = new Map<string, NearestLine>();
  private readonly gridsOf = new Map<string, ReadonlyMap<string, OriginalGrid>>();

  constructor(
    layers: readonly DepartmentLayer[],
    private readonly lattice: Lattice,
  ) {
    this.layers = new Map(layers.map((layer) => [layer.department, layer]));
  }

  toMetres([lon, lat]: Position): MetrePoint {
    const { scale, originX, originY, metresX, metresY } = this.lattice;
    return { x: (lon * scale - originX) * metresX, y: (lat * scale - originY) * metresY };
  }

  /** Distance in metres to the nearest line of any of these departments; Infinity where they drew none. */
  distance(departments: readonly string[], { x, y }: MetrePoint): number {
    let best = Infinity;
    for (const department of departments) {
      best = Math.min(best, this.lines(department).distance(x, y, best));
    }
    return best;
  }

  /** Lines through given positions, in local metres. */
  linesThrough(lines: readonly (readonly Position[])[]): NearestLine {
    return nearestLine(lines.map((line) => line.map((position) => this.toMetres(position))));
  }

  /** The department's grid with this id, all its parts; null where the layer has none. */
  grid(department: string, id: string): OriginalGrid | null {
    let grids = this.gridsOf.get(department);
    if (!grids) {
      const rings = new Map<string, MetrePoint[][]>();
      for (const { id: gridId, geometry } of this.layers.get(department)?.grids ?? []) {
        const own = rings.get(gridId) ?? [];
        for (const ring of ringsOf(geometry)) own.push(ring.map((position) => this.toMetres(position)));
        rings.set(gridId, own);
      }
      grids = new Map([...rings].map(([gridId, own]) => [gridId, new OriginalGrid(own)]));
      this.gridsOf.set(department, grids);
    }
    return grids.get(id) ?? null;
  }

  private lines(department: string): NearestLine {
    let lines = this.linesOf.get(department);
    if (!lines) {
      const grids = this.layers.get(department)?.grids ?? [];
      const rings = grids.flatMap(({ geometry }) => ringsOf(geometry));
      lines = nearestLine(rings.map((ring) => ring.map((position) => this.toMetres(position))));
      this.linesOf.set(department, lines);
    }
    return lines;
  }
}

/** One grid of a department as received. */
export class OriginalGrid {
  private border: NearestLine | null = null;

  constructor(private readonly rings: readonly (readonly MetrePoint[])[]) {}

  /** How deep inside the grid a point lies, in metres, negative outside; infinite where that is more than `atMost`. */
  depth({ x, y }: MetrePoint, atMost: number): number {
    this.border ??= nearestLine(this.rings);
    let inside = false;
    for (const ring of this.rings) {
      for (let i = 1; i < ring.length; i++) {
        const a = ring[i - 1];
        const b = ring[i];
        if (a.y > y !== b.y > y && x < a.x + ((y - a.y) / (b.y - a.y)) * (b.x - a.x)) inside = !inside;
      }
    }
    const distance = this.border.distance(x, y, atMost);
    return inside ? distance : -distance;
  }
}

function ringsOf(geometry: Polygon | MultiPolygon): Position[][] {
  return geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
}

function nearestLine(rings: readonly (readonly MetrePoint[])[]): NearestLine {
  const segments: number[] = [];
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) segments.push(ring[i - 1].x, ring[i - 1].y, ring[i].x, ring[i].y);
  }
  return new NearestLine(Float64Array.from(segments));
}
