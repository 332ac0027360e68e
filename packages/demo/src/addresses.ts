import type { TownBlocks } from './blocks.ts';
import { isStreet, type TownLine } from './coverage.ts';
import { distance, nearestOnSegment, type Point2, turn } from './plane.ts';

/** Metres of street for one house number on each side. */
const METRES_PER_NUMBER = 13;

/**
 * House numbers: odd to the left of a street, even to the right, rising along it. A number is given once.
 */
export class Addresses {
  private readonly used = new Set<string>();

  constructor(private readonly blocks: TownBlocks) {}

  /** The address of a place in a face, on the nearest of the streets that bound the face. */
  give(face: number, place: Point2): { readonly street: string; readonly address: string } {
    const { coverage } = this.blocks;
    const around = new Set(coverage.faces[face]!.edges.map((edge) => coverage.edges[edge]!.line));
    const bounding = [...around].map((line) => coverage.lines[line]!).filter(isStreet);
    const streets = bounding.length > 0 ? bounding : coverage.lines.filter(isStreet);
    let best = project(place, streets[0]!);
    for (const street of streets.slice(1)) {
      const other = project(place, street);
      if (other.off < best.off) best = other;
    }
    let number = 2 * Math.floor(best.along / METRES_PER_NUMBER) + (best.left ? 1 : 2);
    while (this.used.has(`${best.name}${number}`)) number += 2;
    this.used.add(`${best.name}${number}`);
    return { street: best.name, address: `${best.name}${number}号` };
  }
}

interface Foot {
  readonly name: string;
  readonly off: number;
  readonly along: number;
  readonly left: boolean;
}

function project(place: Point2, { name, points }: TownLine): Foot {
  let best: Foot = { name, off: Infinity, along: 0, left: true };
  let walked = 0;
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1]!, points[i]!];
    const foot = nearestOnSegment(place, a, b);
    const off = distance(place, foot);
    if (off < best.off) best = { name, off, along: walked + distance(a, foot), left: turn(a, b, place) > 0 };
    walked += distance(a, b);
  }
  return best;
}
