import { smoothRing } from './curve.ts';
import type { Point2 } from './plane.ts';
import type { Random } from './random.ts';

/** How far the land reaches, in metres. */
export interface Extent {
  readonly halfWidth: number;
  readonly halfHeight: number;
  /** From one vertex of the outline to the next. */
  readonly step: number;
}

/**
 * The district's outline: a rounded land with bays and capes, as old field and water borders leave it.
 * Counter-clockwise, in metres around the centre of the town.
 */
export function drawOutline({ halfWidth, halfHeight, step }: Extent, random: Random): Point2[] {
  const waves = [2, 3, 4, 5, 7, 9, 12].map((order) => ({
    order,
    size: random.between(0.35, 1) * (order < 6 ? 0.048 : 0.02),
    phase: random.between(0, 2 * Math.PI),
  }));
  const corners: Point2[] = [];
  const count = 56;
  for (let i = 0; i < count; i++) {
    const angle = (2 * Math.PI * (i + random.between(-0.25, 0.25))) / count;
    const radius = waves.reduce(
      (sum, { order, size, phase }) => sum + size * Math.cos(order * angle + phase),
      1 + random.between(-0.018, 0.018),
    );
    corners.push([
      radius * halfWidth * squared(Math.cos(angle)),
      radius * halfHeight * squared(Math.sin(angle)),
    ]);
  }
  return smoothRing(corners, step);
}

/** Pushes an ellipse a little towards a rectangle, so that the town fills its map. */
function squared(value: number): number {
  return Math.sign(value) * Math.abs(value) ** 0.86;
}
