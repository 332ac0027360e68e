import { NearestLine } from '../coverage/nearest-line.ts';
import type { Lattice } from '../lattice.ts';
import type { PlanarEdges } from '../planar/planar-edges.ts';
import type { Line } from './insert-line.ts';

/** A stretch of a line that lies far from the borders it was compared with. */
export interface FarStretch {
  readonly lengthM: number;
  /** Greatest distance along it in metres, and the lattice point where. */
  readonly distanceM: number;
  readonly x: number;
  readonly y: number;
}

export interface BorderDistances {
  /** Distances of all points in metres, ascending. */
  readonly distances: Float64Array;
  /** Stretches beyond the limit, in the order of the lines. */
  readonly far: readonly FarStretch[];
}

/** The kept edges of a graph as an index of distances in metres. */
export function nearestEdges(
  { x, y, from, to }: PlanarEdges,
  lattice: Lattice,
  keep: (edge: number) => boolean,
): NearestLine {
  const segments: number[] = [];
  for (let e = 0; e < from.length; e++) {
    if (!keep(e)) continue;
    const [a, b] = [from[e]!, to[e]!];
    segments.push(x[a]! * lattice.metresX, y[a]! * lattice.metresY);
    segments.push(x[b]! * lattice.metresX, y[b]! * lattice.metresY);
  }
  return new NearestLine(Float64Array.from(segments));
}

/**
 * How far lines lie from borders, at points at most `spacing` metres apart, ends and corners among them.
 *
 * @param measured whether a lattice point is looked at; others end a stretch and have no distance.
 * @param limit metres beyond which points belong to a far stretch.
 */
export function borderDistances(
  lines: readonly Line[],
  borders: NearestLine,
  lattice: Lattice,
  spacing: number,
  limit: number,
  measured: (x: number, y: number) => boolean,
): BorderDistances {
  const distances: number[] = [];
  const far: FarStretch[] = [];
  for (const { x, y } of lines) {
    let stretch: { lengthM: number; distanceM: number; x: number; y: number } | null = null;
    const look = (px: number, py: number, stepM: number): void => {
      let distance = -1;
      if (measured(Math.round(px), Math.round(py))) {
        distance = borders.distance(px * lattice.metresX, py * lattice.metresY);
        distances.push(distance);
      }
      if (distance <= limit) {
        if (stretch !== null) far.push(stretch);
        stretch = null;
        return;
      }
      if (stretch === null) stretch = { lengthM: 0, distanceM: distance, x: px, y: py };
      else {
        stretch.lengthM += stepM;
        if (distance > stretch.distanceM) Object.assign(stretch, { distanceM: distance, x: px, y: py });
      }
    };
    for (let i = 0; i < x.length; i++) {
      if (i > 0) {
        const length = lattice.distance(x[i - 1]!, y[i - 1]!, x[i]!, y[i]!);
        const pieces = Math.max(1, Math.ceil(length / spacing));
        for (let k = 1; k < pieces; k++) {
          const t = k / pieces;
          look(x[i - 1]! + t * (x[i]! - x[i - 1]!), y[i - 1]! + t * (y[i]! - y[i - 1]!), length / pieces);
        }
        look(x[i]!, y[i]!, length / pieces);
      } else look(x[i]!, y[i]!, 0);
    }
    if (stretch !== null) far.push(stretch);
  }
  return { distances: Float64Array.from(distances).sort(), far };
}
