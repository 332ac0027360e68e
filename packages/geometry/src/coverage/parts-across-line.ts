import type { Position } from 'geojson';
import { connectedParts } from './connected-parts.ts';
import { buildTopology, type Face } from './topology.ts';

export type LineSide = 'left' | 'right' | 'both' | 'none';

/** Faces that hang together without crossing the line, and where they lie as seen along it. */
export interface PartAcrossLine {
  readonly faces: readonly number[];
  /** `none` where the part does not touch the line; `both` where the line does not separate it. */
  readonly side: LineSide;
}

/**
 * Groups faces of a coverage that share a border off the line.
 *
 * @param line directed edges between vertices of the faces, as `splitPolygons` returns them in `cut`
 */
export function partsAcrossLine(
  faces: readonly Face[],
  line: readonly (readonly [Position, Position])[],
): PartAcrossLine[] {
  const { lattice, vertices, edgeCount, from, to, face, twin } = buildTopology(faces);
  const onLine = new Set<number>();
  const key = (a: number, b: number) => a * vertices.size + b;
  for (const [a, b] of line) {
    const start = vertices.find(lattice.toX(a[0]), lattice.toY(a[1]));
    const end = vertices.find(lattice.toX(b[0]), lattice.toY(b[1]));
    if (start >= 0 && end >= 0) onLine.add(key(start, end));
  }
  const links: { a: number; b: number }[] = [];
  const left = new Set<number>();
  const right = new Set<number>();
  for (let e = 0; e < edgeCount; e++) {
    const forward = onLine.has(key(from[e], to[e]));
    const backward = onLine.has(key(to[e], from[e]));
    // Where the line follows the outside it parts nothing, and says nothing about sides.
    if (forward && twin[e] >= 0) left.add(face[e]);
    if (backward && twin[e] >= 0) right.add(face[e]);
    if (!forward && !backward && twin[e] > e) links.push({ a: face[e], b: face[twin[e]] });
  }
  return connectedParts(links, faces.keys()).map((part) => ({
    faces: part,
    side: sideOf(part, left, right),
  }));
}

function sideOf(part: readonly number[], left: ReadonlySet<number>, right: ReadonlySet<number>): LineSide {
  const isLeft = part.some((face) => left.has(face));
  const isRight = part.some((face) => right.has(face));
  if (isLeft && isRight) return 'both';
  return isLeft ? 'left' : isRight ? 'right' : 'none';
}
