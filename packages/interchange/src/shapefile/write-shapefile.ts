import type { Feature, Geometry } from 'geojson';
import iconv from 'iconv-lite';
import type { ReceivedFile } from '../received-file.ts';
import { mapPositions } from '../reference/convert-geometry.ts';
import { prjText } from '../reference/prj-text.ts';
import { openReference, type Reference, type ReferenceName } from '../reference/reference.ts';
import { encodeShapes } from './encode-shapes.ts';
import { encodeTable, type TableEncoding } from './encode-table.ts';

export interface WriteShapefileOptions {
  /** Name of the files without an ending. */
  readonly name: string;
  readonly encoding: TableEncoding;
  /** Whether a .cpg names the encoding. */
  readonly cpg: boolean;
  /** Whether the header of the table names the encoding, as ArcGIS does for GBK; dBASE has no number for UTF-8. */
  readonly codePage?: boolean;
  readonly reference: ReferenceName;
}

const GBK_CODE_PAGE = 0x4d;
/** Finer than 7 decimals of a degree, and coarse enough that every machine's sines give the same bytes. */
const DECIMALS_OF_DEGREES = 9;
const DECIMALS_OF_LENGTHS = 4;

/**
 * Writes features in CRS84 degrees as a shapefile: .shp, .shx, .dbf, .prj (none for GCJ-02 and BD-09, which
 * well-known text has no name for) and, where asked for, .cpg. The same features give the same bytes.
 *
 * @throws RangeError for a reference system that is not known, and for features of several kinds of geometry.
 */
export function writeShapefile(features: Iterable<Feature>, options: WriteShapefileOptions): ReceivedFile[] {
  const { name, encoding, cpg, codePage = false } = options;
  const reference = openReference(options.reference);
  if (reference === null) throw new RangeError(`there is no reference system ${options.reference}`);
  const all = [...features];
  const geometries = all.map(({ geometry }) => (geometry === null ? null : inReference(geometry, reference)));
  const { shp, shx } = encodeShapes(geometries);
  const codePageByte = codePage && encoding === 'gbk' ? GBK_CODE_PAGE : 0;
  const table = encodeTable(
    all.map(({ properties }) => properties ?? {}),
    encoding,
    codePageByte,
  );
  const prj = prjText(reference.name);
  return [
    { name: `${name}.shp`, content: shp },
    { name: `${name}.shx`, content: shx },
    { name: `${name}.dbf`, content: table },
    ...(prj === null ? [] : [{ name: `${name}.prj`, content: iconv.encode(prj, 'ascii') }]),
    ...(cpg ? [{ name: `${name}.cpg`, content: iconv.encode(encoding.toUpperCase(), 'ascii') }] : []),
  ];
}

function inReference(geometry: Geometry, reference: Reference): Geometry {
  const scale = 10 ** (reference.geographic ? DECIMALS_OF_DEGREES : DECIMALS_OF_LENGTHS);
  const round = (value: number) => Math.round(value * scale) / scale;
  return mapPositions(geometry, (line) =>
    line.map((position) => {
      const [x, y] = reference.fromDegrees(position);
      return [round(x), round(y)];
    }),
  );
}
