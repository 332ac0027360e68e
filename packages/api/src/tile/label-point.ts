import type { Geometry, Point, Position } from 'geojson';

/** Parallels that are tried, as parts of the height: labels are wide, so the middle is tried most. */
const PARALLELS = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74];

interface Stretch {
  readonly middle: Position;
  readonly width: number;
}

/** The widest stretch of a polygon (its rings) along one parallel; null where the parallel misses it. */
function widestStretch(rings: readonly (readonly Position[])[], y: number): Stretch | null {
  const crossings: number[] = [];
  for (const ring of rings) {
    for (let index = 1; index < ring.length; index += 1) {
      const [ax, ay] = ring[index - 1];
      const [bx, by] = ring[index];
      if (ay > y !== by > y) crossings.push(ax + ((y - ay) / (by - ay)) * (bx - ax));
    }
  }
  crossings.sort((a, b) => a - b);
  let widest: Stretch | null = null;
  for (let index = 1; index < crossings.length; index += 2) {
    const width = crossings[index] - crossings[index - 1];
    if (widest === null || width > widest.width) {
      widest = { middle: [(crossings[index] + crossings[index - 1]) / 2, y], width };
    }
  }
  return widest;
}

/**
 * Where the label of a grid stands: the middle of the widest stretch of any of its parts along a few
 * parallels, so that it lies inside and has room. The first position where there is no area.
 */
export function labelPoint(geometry: Geometry): Point {
  const parts =
    geometry.type === 'Polygon'
      ? [geometry.coordinates]
      : geometry.type === 'MultiPolygon'
        ? geometry.coordinates
        : [];
  let best: Stretch | null = null;
  for (const rings of parts) {
    const ordinates = rings[0].map(([, y]) => y);
    const south = Math.min(...ordinates);
    const height = Math.max(...ordinates) - south;
    for (const share of PARALLELS) {
      const stretch = widestStretch(rings, south + share * height);
      if (stretch !== null && (best === null || stretch.width > best.width)) best = stretch;
    }
  }
  return { type: 'Point', coordinates: best?.middle ?? parts[0]?.[0]?.[0] ?? [0, 0] };
}
