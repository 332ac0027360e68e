import { beside, heightAt, smoothCurve } from './curve.ts';
import type { Point2 } from './plane.ts';
import type { Random } from './random.ts';

export interface River {
  readonly name: string;
  /** From west to east; x grows along it. */
  readonly midstream: readonly Point2[];
  readonly northBank: readonly Point2[];
  readonly southBank: readonly Point2[];
}

/** What a river is called, and where it runs before it comes to the town and after it. */
export interface RiverCourse {
  readonly name: string;
  readonly before: readonly Point2[];
  readonly after: readonly Point2[];
}

/** The river comes in from the west, winds round the old quarter in a wide bend and leaves to the east. */
export function drawRiver({ name, before, after }: RiverCourse, random: Random): River {
  const around = (x: number, y: number): Point2 => [x + random.between(-30, 30), y + random.between(-25, 25)];
  const midstream = smoothCurve(
    [
      ...before,
      [-2500, 250],
      around(-2050, 210),
      around(-1680, 430),
      around(-1330, 380),
      around(-1040, 60),
      around(-720, -40),
      around(-380, -90),
      around(-60, -330),
      around(300, -370),
      around(600, -150),
      around(820, 120),
      around(1140, 190),
      around(1440, -60),
      around(1760, -130),
      around(2100, 80),
      [2500, 120],
      ...after,
    ],
    24,
  );
  const swell = [random.between(0, 6), random.between(0, 6)];
  const halfWidth = (index: number): number =>
    33 + 7 * Math.sin(index / 9 + swell[0]!) + 4 * Math.sin(index / 3.7 + swell[1]!) + index * 0.05;
  return {
    name,
    midstream,
    northBank: beside(midstream, halfWidth),
    southBank: beside(midstream, (index) => -halfWidth(index)),
  };
}

/** Whether a place lies north of the middle of the river. */
export function isNorthOf(river: River, place: Point2): boolean {
  return place[1] > heightAt(river.midstream, place[0]);
}
