import type { Chance } from '../fuzz/random-shapes.ts';
import type { BlockMesh } from './block-mesh.ts';
import type { Point } from './city.ts';

/** Draws the line from a crossing to a neighbouring one: its vertices without the last. */
export type Pen = (from: number, to: number) => Point[];

/** How far a street's middle bends off the straight line between its crossings, in metres. */
const BEND_METRES = 2.5;
/** Waves by which a department's map is displaced: metres, and the wavelength over 2 pi. */
const WAVES = [
  { metres: 3.2, length: 310 },
  { metres: 2.2, length: 170 },
];
/** A vertex lies so far off in each department's drawing, in metres. */
const NOISE_METRES = 0.4;
/** Every third department draws polygon by polygon: neighbours' lines lie so far apart, in metres. */
const HAND_METRES = 0.25;

/** A street's middle as it is: both directions use the same vertices. */
export function surveyedLine(mesh: BlockMesh, vertices: number): Pen {
  return (from, to) => {
    const [low, high] = from < to ? [from, to] : [to, from];
    const bend = BEND_METRES * chanceAt(low, high, 0);
    const points = Array.from({ length: vertices }, (_, step): Point => {
      const along = (from < to ? step : vertices - step) / vertices;
      const off = bend * Math.sin(Math.PI * along);
      return [
        mesh.crossingX[low]! + (mesh.crossingX[high]! - mesh.crossingX[low]!) * along + off,
        mesh.crossingY[low]! + (mesh.crossingY[high]! - mesh.crossingY[low]!) * along - off,
      ];
    });
    return points;
  };
}

/** Whether a department draws polygon by polygon, so that neighbours' lines do not match. */
export function drawsByHand(department: number): boolean {
  return department % 3 === 2;
}

/** One department's way of drawing streets: displaced in waves, with noise. */
export class DepartmentPen {
  private readonly street: Pen;
  private readonly phases: readonly number[];
  private readonly byHand: boolean;

  constructor(
    mesh: BlockMesh,
    vertices: number,
    chance: Chance,
    private readonly stray: number,
    private readonly department: number,
  ) {
    this.street = surveyedLine(mesh, vertices);
    this.phases = Array.from({ length: 2 * WAVES.length }, () => chance.between(0, 2 * Math.PI));
    this.byHand = drawsByHand(department);
  }

  line(from: number, to: number, grid: number): Point[] {
    if (this.stray === 0) return this.street(from, to);
    const { department, byHand, phases } = this;
    return this.street(from, to).map(([x, y]) => {
      const [column, row] = [Math.round(10 * x), Math.round(10 * y)];
      const noise = (axis: number) =>
        NOISE_METRES * chanceAt(column, row, 2 * department + axis) +
        (byHand ? HAND_METRES * chanceAt(column, row, 1000 + 2 * grid + axis) : 0);
      const wave = (at: number, axis: number) =>
        WAVES.reduce(
          (sum, { metres, length }, i) => sum + metres * Math.sin(at / length + phases[2 * i + axis]!),
          0,
        );
      return [x + this.stray * (wave(y, 0) + noise(0)), y + this.stray * (wave(x, 1) + noise(1))];
    });
  }
}

/** A number from -1 to 1 that belongs to three whole numbers. */
function chanceAt(a: number, b: number, c: number): number {
  let hash =
    Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(b + 0x7f4a7c15, 0xc2b2ae35) ^ Math.imul(c, 0x27d4eb2f);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 13), 0x297a2d39);
  return (((hash ^ (hash >>> 16)) >>> 0) / 4294967296) * 2 - 1;
}
