import type { Position } from 'geojson';
import { isClockwise } from './encode-shapes.ts';

interface Ring {
  readonly positions: Position[];
  readonly isClockwise: boolean;
  readonly areaOfBox: number;
  readonly box: readonly [west: number, south: number, east: number, north: number];
}

/**
 * The polygons of a shape, which lists its rings in any order: those that run clockwise are shells, the others
 * holes, each of the smallest shell around it. Where that leaves a hole without a shell but the opposite does
 * not, the file turns its rings the wrong way. A hole without a shell is a polygon of its own. They come out
 * turned as GeoJSON wants them, shells counter-clockwise.
 */
export function polygonsOfRings(rings: readonly Position[][]): Position[][][] {
  const all = rings.filter((ring) => ring.length > 0).map(describeRing);
  if (all.length === 1) return [[turned(all[0]!, false)]];
  const asWritten = grouped(all, true);
  if (asWritten.orphans === 0) return asWritten.polygons;
  const opposite = grouped(all, false);
  return opposite.orphans === 0 ? opposite.polygons : asWritten.polygons;
}

function grouped(rings: readonly Ring[], shellsClockwise: boolean) {
  const polygons = new Map<Ring, Position[][]>();
  for (const ring of rings)
    if (ring.isClockwise === shellsClockwise) polygons.set(ring, [turned(ring, false)]);
  const shells = [...polygons.keys()].sort((a, b) => a.areaOfBox - b.areaOfBox);
  const alone: Position[][][] = [];
  for (const ring of rings) {
    if (ring.isClockwise === shellsClockwise) continue;
    const shell = shells.find((candidate) => liesIn(ring, candidate));
    if (shell === undefined) alone.push([turned(ring, false)]);
    else polygons.get(shell)!.push(turned(ring, true));
  }
  return { polygons: [...polygons.values(), ...alone], orphans: alone.length };
}

function turned(ring: Ring, clockwise: boolean): Position[] {
  return ring.isClockwise === clockwise ? ring.positions : ring.positions.toReversed();
}

function describeRing(positions: Position[]): Ring {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of positions) {
    box[0] = Math.min(box[0], x!);
    box[1] = Math.min(box[1], y!);
    box[2] = Math.max(box[2], x!);
    box[3] = Math.max(box[3], y!);
  }
  const areaOfBox = (box[2] - box[0]) * (box[3] - box[1]);
  return { positions, box, areaOfBox, isClockwise: isClockwise(positions) };
}

/** Whether a ring lies in another: by its first position that is not on the other's line. */
function liesIn(ring: Ring, shell: Ring): boolean {
  const [west, south, east, north] = ring.box;
  const around = shell.box;
  if (west < around[0] || south < around[1] || east > around[2] || north > around[3]) return false;
  for (const position of ring.positions) {
    const side = sideOf(position, shell.positions);
    if (side !== 'on') return side === 'in';
  }
  return true;
}

/** By the crossings of a ray to the east. */
function sideOf([x, y]: Position, ring: readonly Position[]): 'in' | 'out' | 'on' {
  let inside = false;
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1] as [number, number];
    const [bx, by] = ring[i] as [number, number];
    const turn = (bx - ax) * (y! - ay) - (by - ay) * (x! - ax);
    const within =
      Math.min(ax, bx) <= x! && x! <= Math.max(ax, bx) && Math.min(ay, by) <= y! && y! <= Math.max(ay, by);
    if (turn === 0 && within) return 'on';
    if (ay > y! !== by > y! && turn > 0 === by > ay) inside = !inside;
  }
  return inside ? 'in' : 'out';
}
