import type { Position } from 'geojson';
import type { Lattice } from '../lattice.ts';
import { nodeSegments } from '../planar/node-segments.ts';
import type { PairTable } from '../planar/pair-table.ts';
import { type SnapEdge, snapToBorders } from './snap-to-borders.ts';
import type { CoverageTopology } from './topology.ts';

/** A directed piece of drawn lines between two vertices. */
export interface LinePiece {
  readonly from: number;
  readonly to: number;
  /** The lines that run along it, each as often as it does. */
  readonly lines: readonly number[];
}

/** Drawn lines brought together with the edges of a coverage: they meet in common vertices only. */
export interface NodedLines {
  /** The coverage's vertices, followed by the new ones. */
  readonly vertices: PairTable;
  /** Edges that gained vertices: the directed edge as in the topology, and its vertices, ends included. */
  readonly chains: ReadonlyMap<number, readonly number[]>;
  /** Pieces of the lines that run through faces or outside, each once, as drawn. */
  readonly free: readonly LinePiece[];
  /** Pieces that run along the border of a target. */
  readonly along: readonly LinePiece[];
  /** Pieces that run along other edges. */
  readonly elsewhere: readonly LinePiece[];
}

/**
 * Snaps lines to the borders of the targets, each within its `snapMetres`, and nodes all by snap rounding. New vertices are lattice
 * points at crossings; an edge that gained some is bent by less than a unit.
 *
 * @returns null where no line has two distinct lattice points
 */
export function nodeLines(
  topology: CoverageTopology,
  targets: ReadonlySet<number>,
  lines: readonly (readonly Position[])[],
  snapMetres: readonly number[],
): NodedLines | null {
  const { lattice, vertices } = topology;
  const drawn = lines.map((line) => latticeLine(lattice, line));
  if (drawn.every((line) => line.length < 2)) return null;
  const edges = edgesNear(topology, targets, drawn, Math.max(...snapMetres));
  const { paths, inserted } = snapToBorders(topology, drawn, edges, snapMetres);
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
  paths.forEach((path, k) => {
    for (let i = 1; i < path.length; i++) addSegment(path[i - 1], path[i], edges.length + k);
  });
  const noded = nodeSegments({ count: segments.tag.length, ...segments });

  const steps = new Map<number, Map<number, number>>();
  const free: LinePiece[] = [];
  const along: LinePiece[] = [];
  const elsewhere: LinePiece[] = [];
  for (let e = 0; e < noded.from.length; e++) {
    const a = vertices.add(noded.x[noded.from[e]], noded.y[noded.from[e]]);
    const b = vertices.add(noded.x[noded.to[e]], noded.y[noded.to[e]]);
    let piece: { from: number; to: number; lines: number[] } | null = null;
    let onEdge = false;
    let onTarget = false;
    for (let i = noded.tagStart[e]; i < noded.tagStart[e + 1]; i++) {
      const source = noded.tags[i] >> 1;
      const [from, to] = noded.tags[i] & 1 ? [b, a] : [a, b];
      if (source >= edges.length) {
        piece ??= { from, to, lines: [] };
        piece.lines.push(source - edges.length);
        continue;
      }
      onEdge = true;
      if (edges[source].target) onTarget = true;
      const own = steps.get(source) ?? new Map<number, number>();
      steps.set(source, own.set(from, to));
    }
    if (piece) (!onEdge ? free : onTarget ? along : elsewhere).push(piece);
  }
  return { vertices, chains: chainsOf(topology, edges, steps), free, along, elsewhere };

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

/** Undirected edges (the lower of two twins) whose box comes near a segment of a line. */
function edgesNear(
  { edgeCount, from, to, face, twin, vertices: { first: x, second: y }, lattice }: CoverageTopology,
  targets: ReadonlySet<number>,
  lines: readonly (readonly (readonly [number, number])[])[],
  snapMetres: number,
): SnapEdge[] {
  const reach = 2 + Math.ceil(snapMetres / Math.min(lattice.metresX, lattice.metresY));
  const boxes = lines.flatMap((line) => line.slice(1).map((end, i) => boxOf(line[i], end, reach)));
  const whole = boxes.reduce(
    (sum, box): Box => [
      Math.min(sum[0], box[0]),
      Math.min(sum[1], box[1]),
      Math.max(sum[2], box[2]),
      Math.max(sum[3], box[3]),
    ],
    [Infinity, Infinity, -Infinity, -Infinity] as Box,
  );
  const edges: SnapEdge[] = [];
  for (let e = 0; e < edgeCount; e++) {
    if (twin[e] >= 0 && twin[e] < e) continue;
    const [a, b] = [from[e], to[e]];
    const minX = Math.min(x[a], x[b]);
    const maxX = Math.max(x[a], x[b]);
    const minY = Math.min(y[a], y[b]);
    const maxY = Math.max(y[a], y[b]);
    const near = (box: Box) => box[0] <= maxX && box[2] >= minX && box[1] <= maxY && box[3] >= minY;
    if (!near(whole) || !boxes.some(near)) continue;
    edges.push({ edge: e, target: targets.has(face[e]) || (twin[e] >= 0 && targets.has(face[twin[e]])) });
  }
  return edges;
}

type Box = readonly [west: number, south: number, east: number, north: number];

function boxOf(a: readonly [number, number], b: readonly [number, number], reach: number): Box {
  return [
    Math.min(a[0], b[0]) - reach,
    Math.min(a[1], b[1]) - reach,
    Math.max(a[0], b[0]) + reach,
    Math.max(a[1], b[1]) + reach,
  ];
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
