import type { TextPlace } from '../json/json-place.ts';
import type { JsonFaultCode } from '../json/parse-json.ts';

/** Why a whole file is refused. */
export type FileFaultCode =
  | 'file-empty'
  | 'file-too-large'
  | 'content-contradicts-name'
  | 'not-utf8'
  | JsonFaultCode
  | 'wrong-root'
  | 'no-features'
  | 'wrong-feature'
  | 'wrong-geometry'
  | 'reference-system'
  | 'reference-unknown'
  | 'reference-missing'
  | 'prj-not-understood'
  | 'coordinate-not-a-number'
  | 'coordinate-missing'
  | 'coordinate-out-of-range'
  | 'coordinate-outside-reference'
  | 'reference-contradicted'
  | 'mixed-geometries'
  | 'id-collision'
  | 'zip-damaged'
  | 'zip-encrypted'
  | 'zip-without-data'
  | 'zip-too-many-files'
  | 'zip-name-unsafe'
  | 'zip-bomb'
  | 'several-data-sets'
  | 'part-missing'
  | 'part-repeated'
  | 'shapefile-truncated'
  | 'shapefile-damaged'
  | 'shapefile-type'
  | 'table-truncated'
  | 'table-damaged'
  | 'table-rows'
  | 'encoding-unknown'
  | 'sheet-empty'
  | 'sheet-without-header'
  | 'sheet-too-long'
  | 'sheet-damaged'
  | 'sheet-old-excel'
  | 'sheet-kind-unknown'
  | 'worksheet-unknown';

/** The first thing that makes a file unusable, and where it stands. */
export interface FileFault {
  readonly code: FileFaultCode;
  /** Which of several files, or the file inside a zip, where that is not plain. */
  readonly file?: string;
  /** 1-based position in the file of the feature it lies in, where it lies in one. */
  readonly feature?: number;
  /** The way to it: `features[3].geometry.coordinates[0][2]`. */
  readonly path?: string;
  readonly place?: TextPlace;
  /** What was found there, and what a limit or the expectation is, for the message. */
  readonly found?: string;
  readonly expected?: string;
}

export interface FileRejected {
  readonly ok: false;
  readonly fault: FileFault;
}
