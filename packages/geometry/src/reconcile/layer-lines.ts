import type { Lattice } from '../lattice.ts';
import type { Arrangement } from '../planar/arrangement.ts';
import { chainEdges } from '../planar/chains.ts';
import type { Line } from './insert-line.ts';

/** A line with its length in metres. */
export interface MeasuredLine extends Line {
  readonly length: number;
}

/** Lines between unlike faces of a layer, longest first; ties by position. */
export function layerLines(layer: Arrangement, lattice: Lattice): MeasuredLine[] {
  const { graph, labels } = layer;
  const differs = (e: number): boolean => {
    const left = labels[graph.faceOf[2 * e]!]!;
    const right = labels[graph.faceOf[2 * e + 1]!]!;
    return left.length !== right.length || left.some((label, i) => label !== right[i]);
  };
  const lines = chainEdges(graph, differs).map(({ vertices }) => {
    const x = vertices.map((v) => graph.x[v]!);
    const y = vertices.map((v) => graph.y[v]!);
    let length = 0;
    for (let i = 1; i < x.length; i++) length += lattice.distance(x[i - 1]!, y[i - 1]!, x[i]!, y[i]!);
    return { x, y, length };
  });
  return lines.sort((p, q) => q.length - p.length || p.x[0]! - q.x[0]! || p.y[0]! - q.y[0]!);
}
