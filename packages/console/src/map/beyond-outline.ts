import type { Feature, Geometry, Position } from 'geojson';

const WORLD: Position[] = [
  [-180, -85],
  [180, -85],
  [180, 85],
  [-180, 85],
  [-180, -85],
];

/** Everything outside of an outline; nothing where there is no outline. */
export function beyondOutline(outline: Geometry | null): Feature[] {
  const parts =
    outline?.type === 'Polygon'
      ? [outline.coordinates]
      : outline?.type === 'MultiPolygon'
        ? outline.coordinates
        : [];
  if (parts.length === 0) return [];
  return [
    {
      type: 'Feature',
      properties: {},
      geometry: { type: 'Polygon', coordinates: [WORLD, ...parts.map(([exterior]) => exterior)] },
    },
  ];
}
