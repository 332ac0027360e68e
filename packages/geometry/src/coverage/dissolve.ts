import type { MultiPolygon, Polygon } from 'geojson';
import { assembleParts, partCoordinates } from './assemble.ts';
import { splitAtRepeats, traceWalks } from './rings.ts';
import { buildTopology, type Face } from './topology.ts';

/**
 * The union of faces of one coverage: edges that two of them share cancel, the rest is linked to rings.
 * No number is computed, so the result's vertices are the faces' own. Rings are split where they touch
 * themselves; exteriors run counter-clockwise, holes clockwise; parts run by area descending, then by
 * coordinates; each ring starts at its least vertex. Equal sets of faces give equal bytes in any order.
 *
 * @param faces edge-matched and on the 1e-7 lattice (CRS84 degrees), as `verifyCoverage` accepts them
 * @returns a polygon where the union has one part; no face gives a multipolygon without parts
 * @throws RangeError where the faces are no coverage and the outside edges do not close
 */
export function dissolve(faces: readonly Face[]): Polygon | MultiPolygon {
  const { vertices, lattice, from, to, twin, edgeCount } = buildTopology(faces);
  const outside: number[] = [];
  for (let e = 0; e < edgeCount; e++) if (twin[e] < 0) outside.push(e);
  const traced = traceWalks(
    vertices,
    Int32Array.from(outside, (e) => from[e]),
    Int32Array.from(outside, (e) => to[e]),
  );
  if ('openAt' in traced) throw new RangeError('the outside edges of the faces do not close: not a coverage');
  const parts = assembleParts(vertices, splitAtRepeats(traced.walks, vertices.size));
  const coordinates = parts.map((part) => partCoordinates(vertices, lattice, part));
  return coordinates.length === 1
    ? { type: 'Polygon', coordinates: coordinates[0] }
    : { type: 'MultiPolygon', coordinates };
}
