import type { Position } from 'geojson';
import { PairTable } from '../planar/pair-table.ts';
import type { LinePiece, NodedLines } from './node-lines.ts';
import { orientation } from './orientation.ts';
import { type CoverageTopology, doubledArea } from './topology.ts';

/** A part of a face by its rings (vertex ids, face on the left), or a whole face. */
export interface PartOfFace {
  readonly face: number;
  readonly rings: readonly (readonly number[])[];
}

/** Two parts that share edges; `b` is -1 for the outside. */
export interface PartBorder {
  readonly a: number;
  readonly b: number;
  /** How much of what they share lies off the lines, and on them, in metres. */
  readonly offLineM: number;
  readonly onLineM: number;
}

/**
 * The parts into which lines cut faces of a coverage, as a graph. Everything is decided on noded edges in
 * integers, so that a part lies wholly on one side of every line.
 */
export class FaceParts {
  /** The face of each part. */
  readonly faces: readonly number[];
  private readonly edges: PairTable;
  private readonly partOfEdge: number[] = [];

  constructor(
    private readonly topology: CoverageTopology,
    private readonly noded: NodedLines,
    private readonly parts: readonly PartOfFace[],
  ) {
    this.faces = parts.map(({ face }) => face);
    this.edges = new PairTable(topology.edgeCount + 256);
    parts.forEach(({ rings }, part) => {
      for (const ring of rings) {
        for (let i = 0; i < ring.length; i++) {
          this.partOfEdge[this.edges.add(ring[i], ring[(i + 1) % ring.length])] = part;
        }
      }
    });
  }

  /** The part on the left of a directed edge between vertices that follow one another, or -1. */
  leftOf(from: number, to: number): number {
    const edge = this.edges.find(from, to);
    return edge < 0 ? -1 : this.partOfEdge[edge];
  }

  /** Square metres of a part on the lattice's local metric: to compare parts by, not to report. */
  areaM2(part: number): number {
    const { vertices, lattice } = this.topology;
    const doubled = this.parts[part].rings.reduce((sum, ring) => sum + doubledArea(vertices, ring), 0n);
    return (Number(doubled) / 2) * lattice.areaUnit;
  }

  /** The borders of all parts, in the order of their edges; each pair once, `a < b` or `b` -1. */
  borders(): PartBorder[] {
    const { vertices, lattice } = this.topology;
    const count = this.parts.length + 1;
    const onLine = new Uint8Array(this.edges.size);
    for (const { from, to } of this.pieces()) {
      for (const edge of [this.edges.find(from, to), this.edges.find(to, from)])
        if (edge >= 0) onLine[edge] = 1;
    }
    const borders = new Map<number, { a: number; b: number; offLineM: number; onLineM: number }>();
    const { first: x, second: y } = vertices;
    for (let edge = 0; edge < this.edges.size; edge++) {
      const from = this.edges.first[edge];
      const to = this.edges.second[edge];
      const a = this.partOfEdge[edge];
      const b = this.leftOf(to, from);
      if (b >= 0 && b <= a) continue;
      const key = a * count + b + 1;
      const border = borders.get(key) ?? { a, b, offLineM: 0, onLineM: 0 };
      const length = lattice.distance(x[from], y[from], x[to], y[to]);
      if (onLine[edge] === 1) border.onLineM += length;
      else border.offLineM += length;
      borders.set(key, border);
    }
    return [...borders.values()];
  }

  /**
   * Which parts lie inside closed lines, by the even-odd rule.
   *
   * @param lines by how often each of the lines laid bounds the region; together they are closed
   * @returns 1 for each part inside
   */
  inside(lines: ReadonlyMap<number, number>): Uint8Array {
    const { first: x, second: y } = this.topology.vertices;
    const walls = this.walls(lines);
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    for (const { from, to } of walls) {
      for (const id of [from, to]) {
        box[0] = Math.min(box[0], 2 * x[id]);
        box[1] = Math.min(box[1], 2 * y[id]);
        box[2] = Math.max(box[2], 2 * x[id]);
        box[3] = Math.max(box[3], 2 * y[id]);
      }
    }
    return Uint8Array.from(this.parts, ({ rings }) => {
      const [a, b] = rings[0];
      const [px, py] = [x[a] + x[b], y[a] + y[b]];
      if (px < box[0] || px > box[2] || py < box[1] || py > box[3]) return 0;
      return this.crossingsFromLeft(a, b, walls) % 2;
    });
  }

  /** Where closed lines leave the land of all faces, or null. Lines as for `inside`. */
  leavesLandAt(lines: ReadonlyMap<number, number>): Position | null {
    const { vertices, lattice } = this.topology;
    // Within a face closed lines always part land from land, so that there is a part on either side.
    const piece = this.walls(lines).find(
      ({ from, to }) => this.leftOf(from, to) < 0 && this.leftOf(to, from) < 0,
    );
    return piece ? lattice.toPosition(vertices.first[piece.from], vertices.second[piece.from]) : null;
  }

  /** A vertex of a part as a position. */
  placeOf(part: number): Position {
    const { vertices, lattice } = this.topology;
    const [id] = this.parts[part].rings[0];
    return lattice.toPosition(vertices.first[id], vertices.second[id]);
  }

  /** The pieces across which inside and outside change. */
  private walls(lines: ReadonlyMap<number, number>): LinePiece[] {
    return this.pieces().filter(
      (piece) => piece.lines.reduce((sum, line) => sum + (lines.get(line) ?? 0), 0) % 2 === 1,
    );
  }

  /**
   * How many of these pieces a ray to the east crosses that starts just left of the middle of the edge a→b,
   * which meets them in common vertices only or is one of them. Coordinates are doubled, so that the middle
   * is an integer.
   */
  private crossingsFromLeft(a: number, b: number, walls: readonly LinePiece[]): number {
    const { first: x, second: y } = this.topology.vertices;
    const [px, py] = [x[a] + x[b], y[a] + y[b]];
    // Left of an edge that runs due west is south of it: there the ray passes below what lies at its height.
    const below = y[a] === y[b] && x[b] < x[a];
    let crossings = 0;
    for (const { from, to } of walls) {
      if ((from === a && to === b) || (from === b && to === a)) {
        // Left of an edge that runs north is west of it, so the ray crosses the edge itself.
        if (y[b] > y[a]) crossings++;
        continue;
      }
      const [fx, fy, tx, ty] = [2 * x[from], 2 * y[from], 2 * x[to], 2 * y[to]];
      const spans = below ? fy >= py !== ty >= py : fy > py !== ty > py;
      if (!spans) continue;
      const side = orientation(fx, fy, tx, ty, px, py);
      if (ty > fy ? side > 0 : side < 0) crossings++;
    }
    return crossings;
  }

  private pieces(): LinePiece[] {
    const { free, along, elsewhere } = this.noded;
    return [...free, ...along, ...elsewhere];
  }
}
