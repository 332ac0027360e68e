import type { Lattice } from '../lattice.ts';
import { halfEdgesByFace } from '../planar/arrangement.ts';
import type { PlanarGraph } from '../planar/planar-graph.ts';
import { type BoundaryEdges, holdsCircle } from './inscribed-circle.ts';

/** How much of a group each label of one layer claims, in square metres; label -1 is "no grid". */
export type Claims = Map<number, number>;

/** What lies under each face: the community (-1 for none) and the units that have land in it. */
export interface Ground {
  readonly community: Int32Array;
  readonly units: readonly (readonly number[])[];
}

const NO_UNITS: readonly number[] = [];

/**
 * Faces joined into groups that are to become atoms. Each group knows its area, what every layer claims of
 * it and the label that follows (the largest claim; ties to the smaller label, "no grid" last).
 */
export class FaceGroups {
  /** Face -> face; a root stands for its group. Faces outside the outline have no group. */
  private readonly parent: Int32Array;
  /** Members of a group as a linked ring of faces. */
  private readonly nextMember: Int32Array;
  readonly areaM2: Float64Array;
  readonly perimeterM: Float64Array;
  /** `claims[layer][root]`. */
  readonly claims: (Claims | null)[][];
  /** `labels[layer][root]`. */
  readonly labels: Int32Array[];
  private readonly byFace: { start: Int32Array; halfEdges: Int32Array };
  readonly edgeLengthM: Float64Array;
  /** Community of each root, -1 for none. */
  readonly community: Int32Array;
  /** Units of each root, ascending. */
  readonly units: (readonly number[])[];

  constructor(
    readonly graph: PlanarGraph,
    readonly lattice: Lattice,
    readonly inside: Uint8Array,
    claims: readonly Claims[][],
    ground?: Ground,
    private readonly weights: readonly number[] = claims.map(() => 1),
  ) {
    const faces = graph.faceCount;
    this.parent = new Int32Array(faces);
    this.nextMember = new Int32Array(faces);
    for (let f = 0; f < faces; f++) {
      this.parent[f] = f;
      this.nextMember[f] = f;
    }
    this.areaM2 = new Float64Array(faces);
    for (let f = 0; f < faces; f++) this.areaM2[f] = (graph.doubledArea[f]! / 2) * lattice.areaUnit;
    this.community = ground ? ground.community.slice() : new Int32Array(faces).fill(-1);
    this.units = ground ? [...ground.units] : new Array(faces).fill(NO_UNITS);
    this.byFace = halfEdgesByFace(graph);
    this.edgeLengthM = new Float64Array(graph.edgeCount);
    this.perimeterM = new Float64Array(faces);
    for (let e = 0; e < graph.edgeCount; e++) {
      const a = graph.from[e]!;
      const b = graph.to[e]!;
      const length = lattice.distance(graph.x[a]!, graph.y[a]!, graph.x[b]!, graph.y[b]!);
      this.edgeLengthM[e] = length;
      this.perimeterM[graph.faceOf[2 * e]!]! += length;
      this.perimeterM[graph.faceOf[2 * e + 1]!]! += length;
    }
    this.claims = claims.map((layer) => [...layer]);
    this.labels = claims.map(() => new Int32Array(faces).fill(-1));
    for (let layer = 0; layer < claims.length; layer++) {
      for (let f = 0; f < faces; f++) this.relabel(layer, f);
    }
  }

  root(face: number): number {
    let f = face;
    while (this.parent[f] !== f) {
      this.parent[f] = this.parent[this.parent[f]!]!;
      f = this.parent[f]!;
    }
    return f;
  }

  /** Roots of all groups, ascending. */
  roots(): number[] {
    const roots: number[] = [];
    for (let f = 0; f < this.parent.length; f++) if (this.inside[f] && this.parent[f] === f) roots.push(f);
    return roots;
  }

  /** The group of the face on the left of a half-edge, or -1 outside. */
  left(halfEdge: number): number {
    const face = this.graph.faceOf[halfEdge]!;
    return this.inside[face] ? this.root(face) : -1;
  }

  /** Faces of a group, in a fixed order. */
  members(root: number): number[] {
    const faces = [root];
    for (let f = this.nextMember[root]!; f !== root; f = this.nextMember[f]!) faces.push(f);
    return faces;
  }

  /** Half-edges on the border of a group (with the group on the left), in a fixed order. */
  border(root: number): number[] {
    const halfEdges: number[] = [];
    for (const face of this.members(root)) {
      for (let i = this.byFace.start[face]!; i < this.byFace.start[face + 1]!; i++) {
        const h = this.byFace.halfEdges[i]!;
        if (this.left(h ^ 1) !== root) halfEdges.push(h);
      }
    }
    return halfEdges;
  }

  /** Border lengths in metres by neighbouring group (-1 is outside), in order of first appearance. */
  neighbours(root: number): Map<number, number> {
    const lengths = new Map<number, number>();
    for (const h of this.border(root)) {
      const other = this.left(h ^ 1);
      lengths.set(other, (lengths.get(other) ?? 0) + this.edgeLengthM[h >> 1]!);
    }
    return lengths;
  }

  /** Joins two groups that share `commonM` metres of border; gives the root of the result. */
  join(a: number, b: number, commonM: number): number {
    const root = Math.min(a, b);
    const gone = Math.max(a, b);
    this.community[root] = this.community[this.areaM2[a]! >= this.areaM2[b]! ? a : b]!;
    this.units[root] = union(this.units[a]!, this.units[b]!);
    this.parent[gone] = root;
    const next = this.nextMember[root]!;
    this.nextMember[root] = this.nextMember[gone]!;
    this.nextMember[gone] = next;
    this.areaM2[root]! += this.areaM2[gone]!;
    this.perimeterM[root]! += this.perimeterM[gone]! - 2 * commonM;
    for (let layer = 0; layer < this.claims.length; layer++) {
      const into = this.claims[layer]![root];
      const from = this.claims[layer]![gone];
      if (from) {
        if (into) for (const [label, area] of from) into.set(label, (into.get(label) ?? 0) + area);
        else this.claims[layer]![root] = from;
      }
      this.claims[layer]![gone] = null;
      this.relabel(layer, root);
    }
    return root;
  }

  private relabel(layer: number, root: number): void {
    const claims = this.claims[layer]![root];
    let best = -1;
    let most = 0;
    if (claims) {
      for (const [label, area] of claims) {
        const better = area > most || (area === most && most > 0 && label >= 0 && (best < 0 || label < best));
        if (better) {
          best = label;
          most = area;
        }
      }
    }
    this.labels[layer]![root] = best;
  }

  /** Whether neither a community line nor the border of a unit parts two groups. */
  sameGround(a: number, b: number): boolean {
    const [p, q] = [this.units[a]!, this.units[b]!];
    return (
      this.community[a] === this.community[b] && p.length === q.length && p.every((unit, i) => unit === q[i])
    );
  }

  /** Whether every layer gives two groups the same label. */
  sameLabels(a: number, b: number): boolean {
    for (const labels of this.labels) if (labels[a] !== labels[b]) return false;
    return true;
  }

  /** Share of the layers' weight that gives two groups the same label. */
  shareOfEqualLabels(a: number, b: number): number {
    if (this.labels.length === 0) return 1;
    let equal = 0;
    let all = 0;
    this.labels.forEach((labels, layer) => {
      all += this.weights[layer]!;
      if (labels[a] === labels[b]) equal += this.weights[layer]!;
    });
    return equal / all;
  }

  /** The border of a group as edges in metres. */
  boundaryEdges(root: number): BoundaryEdges {
    const border = this.border(root);
    const { graph, lattice } = this;
    const edges = {
      count: border.length,
      ax: new Float64Array(border.length),
      ay: new Float64Array(border.length),
      bx: new Float64Array(border.length),
      by: new Float64Array(border.length),
    };
    for (let i = 0; i < border.length; i++) {
      const a = graph.tail(border[i]!);
      const b = graph.head(border[i]!);
      edges.ax[i] = graph.x[a]! * lattice.metresX;
      edges.ay[i] = graph.y[a]! * lattice.metresY;
      edges.bx[i] = graph.x[b]! * lattice.metresX;
      edges.by[i] = graph.y[b]! * lattice.metresY;
    }
    return edges;
  }

  /** Whether no circle of the given diameter fits into a group. */
  isThin(root: number, diameter: number): boolean {
    const radius = diameter / 2;
    // The largest circle is at least area / perimeter in radius, and never larger than the area allows.
    if (this.areaM2[root]! < Math.PI * radius * radius) return true;
    if (this.areaM2[root]! >= this.perimeterM[root]! * radius) return false;
    return !holdsCircle(this.boundaryEdges(root), radius);
  }
}

function union(a: readonly number[], b: readonly number[]): readonly number[] {
  if (b.length === 0) return a;
  if (a.length === 0) return b;
  return [...new Set([...a, ...b])].sort((p, q) => p - q);
}
