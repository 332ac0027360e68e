import type { Geometry, Position } from 'geojson';
import type { FileFault } from '../table/file-fault.ts';
import { FILE_CODE, HEADER_BYTES, RECORD_HEAD_BYTES, SHAPE } from './layout.ts';
import { polygonsOfRings } from './polygons-of-rings.ts';

export interface ShapeList {
  /** One for each record, in order; null shapes are null. Numbers are those of the file. */
  readonly geometries: readonly (Geometry | null)[];
  /** Records with altitudes, which are left out. */
  readonly altitudes: number;
}

export type ShapesOutcome =
  | { readonly ok: true; readonly shapes: ShapeList }
  | { readonly ok: false; readonly fault: FileFault };

class ShapeFault extends Error {
  constructor(readonly fault: FileFault) {
    super(fault.code);
  }
}

/** Types by their numbers; what comes after x and y (altitudes, measures) lies behind the points. */
const TYPES: ReadonlySet<number> = new Set([0, 1, 3, 5, 8, 11, 13, 15, 18, 21, 23, 25, 28]);
/** Shapefiles write "no data" as a number below this. */
const NO_DATA = -1e38;

export function isShapes(bytes: Uint8Array): boolean {
  return bytes.length >= 4 && viewOf(bytes).getInt32(0) === FILE_CODE;
}

/**
 * Reads the geometries of a .shp. Every length and every number of the file is checked against the others, so
 * that a file that was cut off or damaged is refused, never read in part.
 */
export function readShapes(bytes: Uint8Array): ShapesOutcome {
  try {
    return { ok: true, shapes: shapesOf(bytes) };
  } catch (error) {
    if (error instanceof ShapeFault) return { ok: false, fault: error.fault };
    throw error;
  }
}

function shapesOf(bytes: Uint8Array): ShapeList {
  if (bytes.length < HEADER_BYTES) throw truncated(bytes.length, HEADER_BYTES);
  const view = viewOf(bytes);
  if (view.getInt32(0) !== FILE_CODE) throw damaged(`file code ${view.getInt32(0)}`);
  const declared = view.getInt32(24) * 2;
  if (declared > bytes.length) throw truncated(bytes.length, declared);
  if (declared < bytes.length) throw damaged(`${bytes.length} > ${declared}`);
  const type = view.getInt32(32, true);
  if (!TYPES.has(type)) throw new ShapeFault({ code: 'shapefile-type', found: String(type) });
  const geometries: (Geometry | null)[] = [];
  let at = HEADER_BYTES;
  while (at < bytes.length) {
    const feature = geometries.length + 1;
    const content = at + RECORD_HEAD_BYTES;
    const length = content <= bytes.length - 4 ? view.getInt32(at + 4) * 2 : 0;
    if (length < 4 || content + length > bytes.length) throw damaged(`length ${length}`, feature);
    const record = new DataView(bytes.buffer, bytes.byteOffset + content, length);
    geometries.push(readShape(record, type, feature));
    at = content + length;
  }
  const hasAltitudes = type > 10 && type < 20;
  return { geometries, altitudes: hasAltitudes ? geometries.filter((shape) => shape !== null).length : 0 };
}

function readShape(record: DataView, fileType: number, feature: number): Geometry | null {
  const type = record.getInt32(0, true);
  if (type === 0) return null;
  if (type !== fileType) throw damaged(`type ${type}`, feature);
  switch (type % 10) {
    case SHAPE.point:
      return { type: 'Point', coordinates: pointsOf(record, 4, 1, feature)[0]! };
    case SHAPE.multipoint:
      return { type: 'MultiPoint', coordinates: pointsOf(record, 40, countAt(record, 36, feature), feature) };
    case SHAPE.line: {
      const lines = partsOf(record, feature);
      return lines.length === 1
        ? { type: 'LineString', coordinates: lines[0]! }
        : { type: 'MultiLineString', coordinates: lines };
    }
    default: {
      const polygons = polygonsOfRings(partsOf(record, feature));
      return polygons.length === 1
        ? { type: 'Polygon', coordinates: polygons[0]! }
        : { type: 'MultiPolygon', coordinates: polygons };
    }
  }
}

/** Lines or rings: where each begins, then all points. */
function partsOf(record: DataView, feature: number): Position[][] {
  const parts = countAt(record, 36, feature);
  const points = countAt(record, 40, feature);
  if (44 + 4 * parts > record.byteLength) throw damaged(`${parts} parts`, feature);
  const all = pointsOf(record, 44 + 4 * parts, points, feature);
  const starts = Array.from({ length: parts }, (_, i) => record.getInt32(44 + 4 * i, true));
  return starts.map((start, i) => {
    const end = starts[i + 1] ?? points;
    if ((i === 0 && start !== 0) || start > end || end > points)
      throw damaged(`part ${start}..${end}`, feature);
    return all.slice(start, end);
  });
}

function countAt(record: DataView, offset: number, feature: number): number {
  const count = offset + 4 <= record.byteLength ? record.getInt32(offset, true) : -1;
  if (count < 0) throw damaged(`count ${count}`, feature);
  return count;
}

function pointsOf(record: DataView, offset: number, count: number, feature: number): Position[] {
  if (offset + 16 * count > record.byteLength) throw damaged(`${count} points`, feature);
  const points: Position[] = new Array<Position>(count);
  for (let i = 0; i < count; i++) {
    const x = record.getFloat64(offset + 16 * i, true);
    const y = record.getFloat64(offset + 16 * i + 8, true);
    if (!isCoordinate(x) || !isCoordinate(y)) {
      throw new ShapeFault({ code: 'coordinate-not-a-number', feature, found: `${x}, ${y}` });
    }
    points[i] = [x, y];
  }
  return points;
}

function isCoordinate(value: number): boolean {
  return Number.isFinite(value) && value > NO_DATA;
}

function truncated(found: number, expected: number): ShapeFault {
  return new ShapeFault({ code: 'shapefile-truncated', found: String(found), expected: String(expected) });
}

function damaged(found: string, feature?: number): ShapeFault {
  return new ShapeFault({ code: 'shapefile-damaged', found, ...(feature === undefined ? {} : { feature }) });
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
