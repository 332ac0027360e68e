import type { MultiPolygon, Polygon } from 'geojson';
import { CheckFrame } from './check-frame.ts';
import { boundsOf } from './repair-polygon.ts';
import { type LatticeRing, RingArrangement } from './ring-arrangement.ts';
import { connectedFaces, tracePolygon } from './trace-region.ts';

/**
 * The land that any of the areas covers, as one geometry: what they share is counted once and lines between
 * neighbours vanish where they are the same line. CRS84 degrees on the 1e-7 lattice; the areas' own rings must
 * be valid. One polygon alone keeps its numbers.
 */
export function uniteAreas(areas: readonly (Polygon | MultiPolygon)[]): Polygon | MultiPolygon {
  const polygons = areas.flatMap((area) => (area.type === 'Polygon' ? [area.coordinates] : area.coordinates));
  const [only, another] = polygons;
  if (only !== undefined && another === undefined) return { type: 'Polygon', coordinates: only };
  const frame = CheckFrame.around(boundsOf(polygons.flat(2)), false);
  const polygonOf: number[] = [];
  const rings: LatticeRing[] = [];
  polygons.forEach((polygon, index) => {
    for (const ring of polygon) {
      const open = ring.slice(0, -1);
      rings.push({ x: open.map((p) => frame.x(p)), y: open.map((p) => frame.y(p)) });
      polygonOf.push(index);
    }
  });
  const arrangement = new RingArrangement(rings);
  const covered = arrangement
    .ringsAround()
    .flatMap((around, face) => (face > 0 && coversAny(around, polygonOf) ? [face] : []));
  const parts = connectedFaces(arrangement, covered).map((region) =>
    tracePolygon(arrangement, frame, region),
  );
  const [part, other] = parts;
  if (part !== undefined && other === undefined) return part;
  return { type: 'MultiPolygon', coordinates: parts.map(({ coordinates }) => coordinates) };
}

/** Whether the rings around a face leave it in some polygon: an odd number of that polygon's rings. */
function coversAny(around: readonly number[], polygonOf: readonly number[]): boolean {
  const odd = new Set<number>();
  for (const ring of around) {
    const polygon = polygonOf[ring]!;
    if (!odd.delete(polygon)) odd.add(polygon);
  }
  return odd.size > 0;
}
