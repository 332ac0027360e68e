import type { Position } from 'geojson';
import type { Lattice } from '../lattice.ts';
import { nodeSegments } from '../planar/node-segments.ts';
import type { PairTable } from '../planar/pair-table.ts';
import { type SnapEdge, snapToBorders } from './snap-to-borders.ts';
import type { CoverageTopology } from './topology.ts';

/** A directed piece of a line between two vertices. */
export interface LinePiece {
  readonly from: number;
  readonly to: number;
}

/** A drawn line brought together with the edges of a coverage: they meet in common vertices only. */
export interface NodedLine {
  /** The coverage's vertices, followed by the new ones. */
  readonly vertices: PairTable;
  /** Edges that gained vertices: the directed edge as in the topology, and its vertices, ends included. */
  readonly chains: ReadonlyMap<number, readonly number[]>;
  /** Pieces of the line that run through faces or outside, each once, as drawn. */
  readonly free: readonly LinePiece[];
  /** Pieces that run along the border of a target. */
  readonly along: readonly LinePiece[];
}

/**
 * Snaps a line to the borders of the targets and nodes both by snap rounding. New vertices are lattice
 * points at crossings; an edge that gained some is bent by less than a unit.
 *
 * @returns null where the line has fewer than two distinct lattice points
 */
export function nodeLine(
  topology: CoverageTopology,
  targets: ReadonlySet<number>,
  line: readonly Position[],
  snapMetres: number,
): NodedLine | null {
  const { lattice, vertices } = topology;
  const drawn = latticeLine(lattice, line);
  if (drawn.length < 2) return null;
  const edges = edgesNear(topology, targets, drawn, snapMetres);
  const { path, inserted } = snapToBorders(topology, drawn, edges, snapMetres);
  const segments = {
    ax: [] as number[],
    ay: [] as number[],
    bx: [] as number[],
    by: [] as number[],
    tag: [] as number[],
  };
  edges.forEach(({ edge }, k) => {
    const chain = [topology.from[edge], ...(inserted.get(edge) ?? []), topology.to[edge]];
    for (let i = 1; i < chain.length; i++) addSegment(chain[i - 1], chain[i], k);
  });
  for (let i = 1; i < path.length; i++) addSegment(path[i - 1], path[i], edges.length);
  const noded = nodeSegments({ count: segments.tag.length, ...segments });

  const steps = new Map<number, Map<number, number>>();
  const free: LinePiece[] = [];
  const along: LinePiece[] = [];
  for (let e = 0; e < noded.from.length; e++) {
    const a = vertices.add(noded.x[noded.from[e]], noded.y[noded.from[e]]);
    const b = vertices.add(noded.x[noded.to[e]], noded.y[noded.to[e]]);
    let piece: LinePiece | null = null;
    let onEdge = false;
    let onTarget = false;
    for (let i = noded.tagStart[e]; i < noded.tagStart[e + 1]; i++) {
      const source = noded.tags[i] >> 1;
      const [from, to] = noded.tags[i] & 1 ? [b, a] : [a, b];
      if (source === edges.length) {
        piece ??= { from, to };
        continue;
      }
      onEdge = true;
      if (edges[source].target) onTarget = true;
      const own = steps.get(source) ?? new Map<number, number>();
      steps.set(source, own.set(from, to));
    }
    if (piece && !onEdge) free.push(piece);
    if (piece && onTarget) along.push(piece);
  }
  return { vertices, chains: chainsOf(topology, edges, steps), free, along };

  function addSegment(a: number, b: number, tag: number): void {
    segments.ax.push(vertices.first[a]);
    segments.ay.push(vertices.second[a]);
    segments.bx.push(vertices.first[b]);
    segments.by.push(vertices.second[b]);
    segments.tag.push(tag);
  }
}

function latticeLine(lattice: Lattice, line: readonly Position[]): [number, number][] {
  const points: [number, number][] = [];
  for (const [lon, lat] of line) {
    const [x, y] = [lattice.toX(lon), lattice.toY(lat)];
    const last = points[points.length - 1];
    if (!last || last[0] !== x || last[1] !== y) points.push([x, y]);
  }
  return points;
}

/** Undirected edges (the lower of two twins) whose box comes near a segment of the line. */
function edgesNear(
  { edgeCount, from, to, face, twin, vertices: { first: x, second: y }, lattice }: CoverageTopology,
  targets: ReadonlySet<number>,
  line: readonly (readonly [number, number])[],
  snapMetres: number,
): SnapEdge[] {
  const reach = 2 + Math.ceil(snapMetres / Math.min(lattice.metresX, lattice.metresY));
  const edges: SnapEdge[] = [];
  for (let e = 0; e < edgeCount; e++) {
    if (twin[e] >= 0 && twin[e] < e) continue;
    const minX = Math.min(x[from[e]], x[to[e]]) - reach;
    const maxX = Math.max(x[from[e]], x[to[e]]) + reach;
    const minY = Math.min(y[from[e]], y[to[e]]) - reach;
    const maxY = Math.max(y[from[e]], y[to[e]]) + reach;
    for (let i = 1; i < line.length; i++) {
      const [ax, ay] = line[i - 1];
      const [bx, by] = line[i];
      if (Math.max(ax, bx) < minX || Math.min(ax, bx) > maxX) continue;
      if (Math.max(ay, by) < minY || Math.min(ay, by) > maxY) continue;
      const target = targets.has(face[e]) || (twin[e] >= 0 && targets.has(face[twin[e]]));
      edges.push({ edge: e, target });
      break;
    }
  }
  return edges;
}

/** The vertices along each edge that is no longer one piece, walked from its start. */
function chainsOf(
  { from, to }: CoverageTopology,
  edges: readonly SnapEdge[],
  steps: ReadonlyMap<number, ReadonlyMap<number, number>>,
): Map<number, number[]> {
  const chains = new Map<number, number[]>();
  edges.forEach(({ edge }, k) => {
    const next = steps.get(k);
    if (!next || next.size < 2) return;
    const chain = [from[edge]];
    while (chain[chain.length - 1] !== to[edge]) chain.push(next.get(chain[chain.length - 1])!);
    chains.set(edge, chain);
  });
  return chains;
}
