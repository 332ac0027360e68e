import type { TownLayerStretch } from '../src/index.ts';
import { between, distance, distanceToLine } from '../src/plane.ts';
import { toPlane } from '../src/project.ts';

/** Distances from the drawn line to the true one, every four metres or less. */
export function offsets({
  trueLine,
  drawnLine,
}: TownLayerStretch): { readonly metres: number; readonly off: number }[] {
  const truth = trueLine.coordinates.map(toPlane);
  const drawn = drawnLine.coordinates.map(toPlane);
  return drawn.slice(1).flatMap((to, i) => {
    const from = drawn[i]!;
    const steps = Math.ceil(distance(from, to) / 4);
    return Array.from({ length: steps }, (_, k) => ({
      metres: distance(from, to) / steps,
      off: distanceToLine(between(from, to, (k + 0.5) / steps), truth),
    }));
  });
}
