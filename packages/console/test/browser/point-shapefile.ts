/** One part of a shapefile. */
export interface FilePart {
  readonly name: string;
  readonly bytes: readonly number[];
}

const HEADER_BYTES = 100;
const POINT = 1;

/**
 * A shapefile of one point with one text field NAME, as loose parts without .prj and .cpg: nothing in it tells
 * its reference system or its encoding. `text` is the bytes of the name as they stand in the table.
 */
export function pointShapefile(
  name: string,
  at: readonly [number, number],
  text: readonly number[],
): FilePart[] {
  return [
    { name: `${name}.shp`, bytes: [...shp(at, HEADER_BYTES + 28, true)] },
    { name: `${name}.shx`, bytes: [...shp(at, HEADER_BYTES + 8, false)] },
    { name: `${name}.dbf`, bytes: [...dbf(text)] },
  ];
}

/** The header and either the record of the point or the index that leads to it. */
function shp([x, y]: readonly [number, number], length: number, withRecord: boolean): Uint8Array {
  const file = new DataView(new ArrayBuffer(length));
  file.setInt32(0, 9994);
  file.setInt32(24, length / 2);
  file.setInt32(28, 1000, true);
  file.setInt32(32, POINT, true);
  for (const [index, value] of [x, y, x, y].entries()) file.setFloat64(36 + 8 * index, value, true);
  if (withRecord) {
    file.setInt32(HEADER_BYTES, 1);
    file.setInt32(HEADER_BYTES + 4, 10);
    file.setInt32(HEADER_BYTES + 8, POINT, true);
    file.setFloat64(HEADER_BYTES + 12, x, true);
    file.setFloat64(HEADER_BYTES + 20, y, true);
  } else {
    file.setInt32(HEADER_BYTES, HEADER_BYTES / 2);
    file.setInt32(HEADER_BYTES + 4, 10);
  }
  return new Uint8Array(file.buffer);
}

const FIELD_BYTES = 32;

/** dBASE III, one record, no language driver. */
function dbf(text: readonly number[]): Uint8Array {
  const header = 32 + FIELD_BYTES + 1;
  const bytes = new Uint8Array(header + 1 + text.length + 1);
  const view = new DataView(bytes.buffer);
  bytes.set([3, 126, 11, 23]);
  view.setUint32(4, 1, true);
  view.setUint16(8, header, true);
  view.setUint16(10, 1 + text.length, true);
  bytes.set(new TextEncoder().encode('NAME'), 32);
  bytes[32 + 11] = 'C'.charCodeAt(0);
  bytes[32 + 16] = text.length;
  bytes[header - 1] = 0x0d;
  bytes[header] = 0x20;
  bytes.set(text, header + 1);
  bytes[bytes.length - 1] = 0x1a;
  return bytes;
}
