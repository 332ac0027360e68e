import type { Feature, Geometry, Position } from 'geojson';

/** About this many characters are handed on at a time. */
const CHUNK = 1 << 16;

/**
 * Writes features as a GeoJSON feature collection (RFC 7946), a piece of text at a time: one feature a line,
 * keys in fixed order (`type`, `id`, `properties`, `geometry`; properties in the order they have),
 * coordinates with at most 7 decimals, rings by the right-hand rule and closed, no `crs`. The same features
 * give the same bytes.
 *
 * @param members further members of the collection, written before its features.
 * @throws RangeError on a coordinate that is not finite, which JSON cannot hold.
 */
export function* writeGeoJson(
  features: Iterable<Feature>,
  members: Readonly<Record<string, unknown>> = {},
): Generator<string, void, undefined> {
  const further = Object.entries(members).map(
    ([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)},`,
  );
  let pending = `{"type":"FeatureCollection",${further.join('')}"features":[`;
  let separator = '\n';
  for (const feature of features) {
    pending += separator + featureText(feature);
    separator = ',\n';
    if (pending.length < CHUNK) continue;
    yield pending;
    pending = '';
  }
  yield `${pending}\n]}\n`;
}

/** The whole text of `writeGeoJson` at once. */
export function geoJsonText(features: Iterable<Feature>): string {
  return [...writeGeoJson(features)].join('');
}

function featureText({ id, properties, geometry }: Feature): string {
  const idText = id === undefined ? '' : `"id":${JSON.stringify(id)},`;
  const shape = geometry === null ? 'null' : geometryText(geometry);
  return `{"type":"Feature",${idText}"properties":${JSON.stringify(properties ?? {})},"geometry":${shape}}`;
}

function geometryText(geometry: Geometry): string {
  if (geometry.type === 'GeometryCollection') {
    return `{"type":"GeometryCollection","geometries":[${geometry.geometries.map(geometryText).join(',')}]}`;
  }
  return `{"type":"${geometry.type}","coordinates":${coordinatesText(geometry)}}`;
}

function coordinatesText(geometry: Exclude<Geometry, { type: 'GeometryCollection' }>): string {
  switch (geometry.type) {
    case 'Point':
      return positionText(geometry.coordinates);
    case 'MultiPoint':
    case 'LineString':
      return lineText(geometry.coordinates);
    case 'MultiLineString':
      return `[${geometry.coordinates.map(lineText).join(',')}]`;
    case 'Polygon':
      return polygonText(geometry.coordinates);
    case 'MultiPolygon':
      return `[${geometry.coordinates.map(polygonText).join(',')}]`;
  }
}

function polygonText(rings: readonly Position[][]): string {
  return `[${rings.map((ring, index) => lineText(rightHanded(ring, index === 0))).join(',')}]`;
}

function lineText(line: readonly Position[]): string {
  return `[${line.map(positionText).join(',')}]`;
}

function positionText(position: Position): string {
  return `[${numberText(position[0]!)},${numberText(position[1]!)}]`;
}

/** At most 7 decimals, without an exponent and without a negative zero. */
function numberText(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`a coordinate is ${value}`);
  const rounded = Math.round(value * 1e7) / 1e7;
  if (rounded === 0) return '0';
  return Math.abs(rounded) < 1e-6 ? rounded.toFixed(7) : String(rounded);
}

/** The ring closed, counter-clockwise for a shell and clockwise for a hole. */
function rightHanded(ring: readonly Position[], shell: boolean): readonly Position[] {
  const first = ring[0];
  const last = ring[ring.length - 1];
  if (first === undefined || last === undefined) return ring;
  const closed = first[0] === last[0] && first[1] === last[1] ? ring : [...ring, first];
  let doubled = 0;
  for (let i = 1; i < closed.length; i++) {
    const [ax, ay] = closed[i - 1]!;
    const [bx, by] = closed[i]!;
    doubled += (ax! - first[0]!) * (by! - first[1]!) - (bx! - first[0]!) * (ay! - first[1]!);
  }
  return doubled < 0 === shell ? closed.toReversed() : closed;
}
