/** Numbers of the shapefile format (ESRI, 1998) and of dBASE tables that reader and writer share. */

/** Bytes of the header of .shp and .shx, and of the head of a record. */
export const HEADER_BYTES = 100;
export const RECORD_HEAD_BYTES = 8;
export const FILE_CODE = 9994;
export const VERSION = 1000;

/** Shape types without measures and altitudes; 10 more has altitudes, 20 more has measures. */
export const SHAPE = { none: 0, point: 1, line: 3, polygon: 5, multipoint: 8 } as const;
export type ShapeType = (typeof SHAPE)[keyof typeof SHAPE];

/** dBASE III: the header before the fields, each field, the byte after them, the byte after the rows. */
export const TABLE_HEADER_BYTES = 32;
export const FIELD_BYTES = 32;
export const FIELDS_END = 0x0d;
export const TABLE_END = 0x1a;
export const CODE_PAGE_OFFSET = 29;
/** Longest value and longest name of a field in bytes. */
export const WIDEST_FIELD = 254;
export const LONGEST_NAME = 10;
