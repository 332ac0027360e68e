import type { MultiPolygon, Polygon } from 'geojson';
import { type Box, type Point2, pointInRing, type Ring, ringBox } from '../src/plane.ts';
import { toPlane } from '../src/project.ts';

/** A polygon in the plane: exterior first, then holes. */
export type Rings = readonly Ring[];

/** The parts of a geometry in metres, rings open. */
export function planeParts(geometry: Polygon | MultiPolygon): Rings[] {
  const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return parts.map((rings) => rings.map((ring) => ring.slice(0, -1).map(toPlane)));
}

export function covers(parts: readonly Rings[], place: Point2): boolean {
  return parts.some(
    ([exterior, ...holes]) =>
      pointInRing(place, exterior!) && !holes.some((hole) => pointInRing(place, hole)),
  );
}

/** How many of the areas cover each point of a raster inside the outline; -1 outside. */
export function countCover(
  outline: readonly Rings[],
  areas: readonly (readonly Rings[])[],
  step: number,
): { readonly width: number; readonly counts: Int8Array } {
  const box = ringBox(outline.flatMap(([exterior]) => exterior!));
  const width = Math.floor((box[2] - box[0]) / step);
  const height = Math.floor((box[3] - box[1]) / step);
  const boxes = areas.map((parts): Box => ringBox(parts.flatMap(([exterior]) => exterior!)));
  const counts = new Int8Array(width * height).fill(-1);
  for (let i = 0; i < counts.length; i++) {
    const x = box[0] + ((i % width) + 0.5) * step;
    const y = box[1] + (Math.floor(i / width) + 0.5) * step;
    if (!covers(outline, [x, y])) continue;
    counts[i] = areas.filter((parts, k) => {
      const [west, south, east, north] = boxes[k]!;
      return x >= west && x <= east && y >= south && y <= north && covers(parts, [x, y]);
    }).length;
  }
  return { width, counts };
}

/** Number of connected patches of raster cells that pass. */
export function patches(
  { width, counts }: { readonly width: number; readonly counts: Int8Array },
  passes: (count: number) => boolean,
): number {
  const seen = new Uint8Array(counts.length);
  let found = 0;
  for (let start = 0; start < counts.length; start++) {
    if (seen[start] || !passes(counts[start]!)) continue;
    found++;
    const waiting = [start];
    seen[start] = 1;
    for (let cell = waiting.pop(); cell !== undefined; cell = waiting.pop()) {
      for (const next of [cell - 1, cell + 1, cell - width, cell + width]) {
        if (next < 0 || next >= counts.length || seen[next] || !passes(counts[next]!)) continue;
        seen[next] = 1;
        waiting.push(next);
      }
    }
  }
  return found;
}
