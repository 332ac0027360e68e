import type { Geometry, Position } from 'geojson';
import { FILE_CODE, HEADER_BYTES, RECORD_HEAD_BYTES, SHAPE, type ShapeType, VERSION } from './layout.ts';

const TYPES: Readonly<Partial<Record<Geometry['type'], ShapeType>>> = {
  Point: SHAPE.point,
  MultiPoint: SHAPE.multipoint,
  LineString: SHAPE.line,
  MultiLineString: SHAPE.line,
  Polygon: SHAPE.polygon,
  MultiPolygon: SHAPE.polygon,
};

type Box = [west: number, south: number, east: number, north: number];

/**
 * Geometries as the bytes of a .shp and its .shx: shells clockwise, holes counter-clockwise, rings closed. A
 * null is a null shape.
 *
 * @throws RangeError where geometries are not all of one kind, or are of a kind that a shapefile cannot hold.
 */
export function encodeShapes(geometries: readonly (Geometry | null)[]): { shp: Uint8Array; shx: Uint8Array } {
  const type = commonType(geometries);
  const records = geometries.map((geometry) => encodeShape(geometry, type));
  const size = records.reduce((sum, { byteLength }) => sum + RECORD_HEAD_BYTES + byteLength, HEADER_BYTES);
  const box = boxOf(geometries.flatMap((geometry) => (geometry === null ? [] : partsOf(geometry).flat())));
  const shp = header(type, box, size);
  const shx = header(type, box, HEADER_BYTES + RECORD_HEAD_BYTES * records.length);
  const index = new DataView(shx.buffer);
  const main = new DataView(shp.buffer);
  let at = HEADER_BYTES;
  for (const [i, record] of records.entries()) {
    main.setInt32(at, i + 1);
    main.setInt32(at + 4, record.byteLength / 2);
    shp.set(record, at + RECORD_HEAD_BYTES);
    index.setInt32(HEADER_BYTES + RECORD_HEAD_BYTES * i, at / 2);
    index.setInt32(HEADER_BYTES + RECORD_HEAD_BYTES * i + 4, record.byteLength / 2);
    at += RECORD_HEAD_BYTES + record.byteLength;
  }
  return { shp, shx };
}

function commonType(geometries: readonly (Geometry | null)[]): ShapeType {
  const types = new Set(geometries.flatMap((geometry) => (geometry === null ? [] : [TYPES[geometry.type]])));
  // A point beside multipoints is a multipoint of one.
  if (types.has(SHAPE.multipoint)) types.delete(SHAPE.point);
  const [type = SHAPE.none, ...others] = types;
  if (types.has(undefined) || others.length > 0)
    throw new RangeError('one kind of geometry makes a shapefile');
  return type;
}

function encodeShape(geometry: Geometry | null, type: ShapeType): Uint8Array {
  const parts = geometry === null ? [] : partsOf(geometry);
  const positions = parts.flat();
  if (type === SHAPE.none || positions.length === 0) return new Uint8Array(new Int32Array([0]).buffer);
  if (type === SHAPE.point) return withPoints(4, type, positions).bytes;
  if (type === SHAPE.multipoint) {
    const { bytes, view } = withPoints(40, type, positions);
    setBox(view, 4, boxOf(positions));
    view.setInt32(36, positions.length, true);
    return bytes;
  }
  const { bytes, view } = withPoints(44 + 4 * parts.length, type, positions);
  setBox(view, 4, boxOf(positions));
  view.setInt32(36, parts.length, true);
  view.setInt32(40, positions.length, true);
  let start = 0;
  for (const [i, part] of parts.entries()) {
    view.setInt32(44 + 4 * i, start, true);
    start += part.length;
  }
  return bytes;
}

/** A record with its type at the start and its points from `offset` on. */
function withPoints(offset: number, type: ShapeType, positions: readonly Position[]) {
  const bytes = new Uint8Array(offset + 16 * positions.length);
  const view = new DataView(bytes.buffer);
  view.setInt32(0, type, true);
  for (const [i, [x, y]] of positions.entries()) {
    view.setFloat64(offset + 16 * i, x!, true);
    view.setFloat64(offset + 16 * i + 8, y!, true);
  }
  return { bytes, view };
}

/** Lines, and rings turned the way shapefiles want them. */
function partsOf(geometry: Geometry): readonly (readonly Position[])[] {
  switch (geometry.type) {
    case 'Point':
      return [[geometry.coordinates]];
    case 'MultiPoint':
    case 'LineString':
      return [geometry.coordinates];
    case 'MultiLineString':
      return geometry.coordinates;
    case 'Polygon':
      return geometry.coordinates.map(turned);
    case 'MultiPolygon':
      return geometry.coordinates.flatMap((rings) => rings.map(turned));
    case 'GeometryCollection':
      return [];
  }
}

function turned(ring: readonly Position[], index: number): readonly Position[] {
  const first = ring[0];
  const last = ring[ring.length - 1];
  if (first === undefined || last === undefined) return ring;
  const closed = first[0] === last[0] && first[1] === last[1] ? ring : [...ring, first];
  return isClockwise(closed) === (index === 0) ? closed : closed.toReversed();
}

/** Whether a closed ring runs clockwise, the north being up. */
export function isClockwise(ring: readonly Position[]): boolean {
  const [ox, oy] = ring[0] ?? [0, 0];
  let doubled = 0;
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1]!;
    const [bx, by] = ring[i]!;
    doubled += (ax! - ox!) * (by! - oy!) - (bx! - ox!) * (ay! - oy!);
  }
  return doubled < 0;
}

function header(type: ShapeType, box: Box, bytes: number): Uint8Array<ArrayBuffer> {
  const file = new Uint8Array(bytes);
  const view = new DataView(file.buffer);
  view.setInt32(0, FILE_CODE);
  view.setInt32(24, bytes / 2);
  view.setInt32(28, VERSION, true);
  view.setInt32(32, type, true);
  setBox(view, 36, box);
  return file;
}

function setBox(view: DataView, offset: number, box: Box): void {
  for (const [i, value] of box.entries()) view.setFloat64(offset + 8 * i, value, true);
}

function boxOf(positions: readonly Position[]): Box {
  if (positions.length === 0) return [0, 0, 0, 0];
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of positions) {
    box[0] = Math.min(box[0], x!);
    box[1] = Math.min(box[1], y!);
    box[2] = Math.max(box[2], x!);
    box[3] = Math.max(box[3], y!);
  }
  return box;
}
