import { type Face, latticeAround, ringsOf } from '../coverage/topology.ts';
import type { Lattice } from '../lattice.ts';

/** Edges of a face in metres from the first of its lattice, four numbers each, walked with the face on the left. */
type Edges = Float64Array;

/** A face made ready for being compared with many others near it. */
export interface MeasuredFace {
  readonly lattice: Lattice;
  readonly edges: Edges;
  readonly areaM2: number;
}

/** Rings may run either way round; parts must not overlap. CRS84 degrees. */
export function measuredFace(face: Face): MeasuredFace {
  const lattice = latticeAround([face]);
  const edges = edgesOf(face, lattice);
  let areaM2 = 0;
  for (let i = 0; i < edges.length; i += 4)
    areaM2 += (edges[i]! * edges[i + 3]! - edges[i + 2]! * edges[i + 1]!) / 2;
  return { lattice, edges, areaM2 };
}

/**
 * Square metres that a measured face and another have in common, on the plane of the measured face's lattice.
 *
 * A face is the sum of the strips below its edges, each with the sign of its direction; what two faces share is
 * the sum of what their strips share, so nothing is intersected and no case is special. Exact but for the
 * rounding of doubles, whatever touches or coincides. It takes time by the product of the edges.
 */
export function sharedAreaM2({ lattice, edges: own }: MeasuredFace, other: Face): number {
  const edges = edgesOf(other, lattice);
  const base = lowest(own);
  let sum = 0;
  for (let i = 0; i < own.length; i += 4) {
    if (own[i] === own[i + 2]) continue;
    for (let k = 0; k < edges.length; k += 4) {
      if (edges[k] === edges[k + 2]) continue;
      sum += sharedStrip(own, i, edges, k, base);
    }
  }
  return Math.max(0, sum);
}

/** The area above the base and below both edges, with the product of the edges' signs. */
function sharedStrip(a: Edges, i: number, b: Edges, k: number, base: number): number {
  const west = Math.max(Math.min(a[i]!, a[i + 2]!), Math.min(b[k]!, b[k + 2]!));
  const east = Math.min(Math.max(a[i]!, a[i + 2]!), Math.max(b[k]!, b[k + 2]!));
  if (west >= east) return 0;
  const sign = a[i]! < a[i + 2]! === b[k]! < b[k + 2]! ? 1 : -1;
  const [aWest, aEast] = [heightAt(a, i, west), heightAt(a, i, east)];
  const [bWest, bEast] = [heightAt(b, k, west), heightAt(b, k, east)];
  const [westGap, eastGap] = [aWest - bWest, aEast - bEast];
  if (westGap * eastGap >= 0) {
    const least = westGap + eastGap < 0 ? aWest - base + (aEast - base) : bWest - base + (bEast - base);
    return (sign * (east - west) * least) / 2;
  }
  const crossing = west + ((east - west) * westGap) / (westGap - eastGap);
  const height = heightAt(a, i, crossing) - base;
  return (
    (sign *
      ((crossing - west) * (Math.min(aWest, bWest) - base + height) +
        (east - crossing) * (height + Math.min(aEast, bEast) - base))) /
    2
  );
}

function heightAt(edges: Edges, i: number, x: number): number {
  const [ax, ay, bx, by] = [edges[i]!, edges[i + 1]!, edges[i + 2]!, edges[i + 3]!];
  if (x === ax) return ay;
  if (x === bx) return by;
  return ay + ((x - ax) / (bx - ax)) * (by - ay);
}

function edgesOf(face: Face, lattice: Lattice): Edges {
  const edges: number[] = [];
  for (const { ring, hole } of ringsOf(face)) {
    const points = ring.map(([lon, lat]): [number, number] => [
      lattice.toX(lon!) * lattice.metresX,
      lattice.toY(lat!) * lattice.metresY,
    ]);
    let doubled = 0;
    for (let i = 1; i < points.length; i++)
      doubled += points[i - 1]![0] * points[i]![1] - points[i]![0] * points[i - 1]![1];
    const walked = doubled > 0 === hole ? points.reverse() : points;
    for (let i = 1; i < walked.length; i++) edges.push(...walked[i - 1]!, ...walked[i]!);
  }
  return Float64Array.from(edges);
}

function lowest(edges: Edges): number {
  let least = Infinity;
  for (let i = 1; i < edges.length; i += 2) least = Math.min(least, edges[i]!);
  return least;
}
