import type { Position } from 'geojson';

const METRES_PER_DEGREE = 111_320;

/**
 * Length of a line in metres, for the figure at the pointer while drawing: flat, with the scale of its
 * own latitude, good to a few tenths of a per cent within a district.
 */
export function lineLength(line: readonly Position[]): number {
  let metres = 0;
  for (let index = 1; index < line.length; index++) {
    const [ax, ay] = line[index - 1];
    const [bx, by] = line[index];
    const scale = Math.cos((((ay + by) / 2) * Math.PI) / 180);
    metres += Math.hypot((bx - ax) * scale, by - ay) * METRES_PER_DEGREE;
  }
  return metres;
}
