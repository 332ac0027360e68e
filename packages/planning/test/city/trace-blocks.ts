import type { BlockMesh } from './block-mesh.ts';

/** A ring of crossings, not closed. */
type Ring = number[];

/**
 * The polygons of a set of blocks: each an exterior ring counter-clockwise and its holes clockwise, as crossings
 * from block corner to block corner. Blocks that meet in a corner alone are separate polygons; no ring passes a
 * crossing twice.
 */
export function traceBlocks(mesh: BlockMesh, blocks: readonly number[]): Ring[][] {
  const own = new Set(blocks);
  const leaving = new Map<number, number[]>();
  for (const block of blocks) {
    const corners = mesh.crossings(block);
    mesh.neighbours(block).forEach((other, side) => {
      if (own.has(other)) return;
      const from = corners[side]!;
      const to = corners[(side + 1) % 4]!;
      leaving.set(from, [...(leaving.get(from) ?? []), to]);
    });
  }
  const rings: Ring[] = [];
  for (const [start] of leaving) {
    while ((leaving.get(start)?.length ?? 0) > 0) rings.push(...walk(start, leaving));
  }
  return nest(mesh, rings);
}

/** Walks from a crossing back to it, and closes a ring whenever the walk meets itself. */
function walk(start: number, leaving: Map<number, number[]>): Ring[] {
  const rings: Ring[] = [];
  const path = [start];
  const placeOf = new Map([[start, 0]]);
  for (;;) {
    const next = leaving.get(path[path.length - 1]!)!.pop()!;
    const place = placeOf.get(next);
    if (place === undefined) {
      placeOf.set(next, path.length);
      path.push(next);
      continue;
    }
    const ring = path.splice(place);
    for (const crossing of ring) placeOf.delete(crossing);
    rings.push(ring);
    if (path.length === 0) return rings;
    path.push(next);
    placeOf.set(next, place);
  }
}

/** Gives each hole to the smallest exterior ring around it. */
function nest(mesh: BlockMesh, rings: readonly Ring[]): Ring[][] {
  const measured = rings.map((ring) => ({ ring, doubled: doubledArea(mesh, ring) }));
  const polygons = measured
    .filter(({ doubled }) => doubled > 0)
    .sort((a, b) => a.doubled - b.doubled)
    .map(({ ring }) => [ring]);
  for (const { ring } of measured.filter(({ doubled }) => doubled < 0)) {
    const around = polygons.find(([exterior]) => holds(mesh, exterior!, ring));
    around?.push(ring);
  }
  return polygons;
}

function doubledArea({ crossingX, crossingY }: BlockMesh, ring: Ring): number {
  return ring.reduce((sum, from, at) => {
    const to = ring[(at + 1) % ring.length]!;
    return sum + crossingX[from]! * crossingY[to]! - crossingX[to]! * crossingY[from]!;
  }, 0);
}

/** Whether the middle of a hole's side lies in a ring; a hole has no side in common with the ring around it. */
function holds({ crossingX, crossingY }: BlockMesh, exterior: Ring, hole: Ring): boolean {
  const [first, second] = hole;
  const x = (crossingX[first!]! + crossingX[second!]!) / 2;
  const y = (crossingY[first!]! + crossingY[second!]!) / 2;
  let inside = false;
  exterior.forEach((from, at) => {
    const to = exterior[(at + 1) % exterior.length]!;
    const [ay, by] = [crossingY[from]!, crossingY[to]!];
    const ax = crossingX[from]!;
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (crossingX[to]! - ax)) inside = !inside;
  });
  return inside;
}
