import type { Geometry, Position } from 'geojson';
import type { JsonObject } from '../json/parse-json.ts';
import type { FileRejected } from './file-fault.ts';

/** One feature that has a geometry. */
export interface FeatureRow<G extends Geometry = Geometry> {
  /** 1-based position among the features of the file that have a geometry. */
  readonly row: number;
  /** 1-based position among all features of the file. */
  readonly feature: number;
  /** `String(value)` of the id field, or `#row` where it is absent, null or "". */
  readonly id: string;
  readonly properties: JsonObject;
  readonly geometry: G;
}

/** What was mended in a row, so that its geometry could be used. */
export type RepairCode =
  | 'ring-closed'
  | 'duplicate-points-removed'
  | 'bowtie-split'
  | 'spike-removed'
  | 'self-touch-split'
  | 'nested-ring-cut-out'
  | 'crossing-rings-resolved'
  | 'shared-edge-resolved'
  | 'hole-outside-shell-dropped'
  | 'interior-split'
  | 'ring-without-area-dropped'
  | 'ring-reoriented';

/** Why a row is not used although the file is. */
export type RefusalCode =
  | 'not-a-polygon'
  | 'not-a-line'
  | 'not-a-point'
  | 'empty-geometry'
  | 'no-area'
  | 'weight-missing'
  | 'weight-not-a-number'
  | 'weight-negative';

/** What is worth knowing of a file that is used as it is. */
export type NoticeCode =
  | 'byte-order-mark'
  | 'outside-reference-area'
  | 'encoding-contradicted'
  | 'rows-deleted'
  | 'table-missing'
  | 'without-geometry'
  | 'altitude-dropped'
  | 'id-field-absent'
  | 'ids-generated'
  | 'several-features-one-id';

export interface RowRepair {
  readonly row: number;
  readonly id: string;
  readonly code: RepairCode;
  readonly at: Position;
}

export interface RowRefusal {
  readonly row: number;
  readonly id: string;
  readonly code: RefusalCode;
  readonly at?: Position;
  /** What stood there instead. */
  readonly found?: string;
}

export interface FileNotice {
  readonly code: NoticeCode;
  /** How many features it concerns. */
  readonly count: number;
}

/** Row by row, what became of a file. */
export interface ReadReport {
  /** Features in the file; `read` of them are in the table. */
  readonly features: number;
  readonly read: number;
  readonly repaired: readonly RowRepair[];
  readonly refused: readonly RowRefusal[];
  readonly noticed: readonly FileNotice[];
}

/** How something about a file was found out. */
export interface Detected<Evidence extends string = string> {
  /** Of an encoding in lower case (`utf-8`, `gb18030`, `big5`), of a reference system a `ReferenceName`. */
  readonly name: string;
  /** Reason code: how it is known. */
  readonly evidence: Evidence;
  /** False where it should be shown to someone who knows the file. */
  readonly certain: boolean;
}

/** How the encoding of a table is known. */
export type EncodingEvidence =
  | 'encoding-declared'
  | 'encoding-mark'
  | 'encoding-plain'
  | 'encoding-cpg'
  | 'encoding-code-page'
  | 'encoding-utf8-valid'
  | 'encoding-guessed'
  | 'encoding-assumed';

/** How the reference system of a file is known. */
export type ReferenceEvidence =
  | 'reference-declared'
  | 'reference-geojson'
  | 'reference-crs-member'
  | 'reference-prj'
  | 'reference-local-datum'
  | 'reference-range-degrees'
  | 'reference-range-zone'
  | 'reference-plane';

/** What the values of a field are like, over all features of a file. */
export interface FieldSummary {
  readonly name: string;
  /** `text` where values are of several kinds, `date` for ISO 8601 dates. */
  readonly kind: 'text' | 'number' | 'boolean' | 'date';
  /** Features in which it is absent, null or "". */
  readonly missing: number;
  readonly distinct: number;
  /** The first few distinct values, as text of at most 60 characters. */
  readonly samples: readonly string[];
}

/** What a file is, apart from its features. */
export interface SourceSummary {
  readonly format: 'geojson' | 'shapefile';
  /** Null for GeoJSON, which is UTF-8. */
  readonly encoding: Detected<EncodingEvidence> | null;
  readonly reference: Detected<ReferenceEvidence>;
  readonly fields: readonly FieldSummary[];
}

export interface FeatureTable<G extends Geometry = Geometry> {
  readonly rows: readonly FeatureRow<G>[];
  readonly report: ReadReport;
  readonly source: SourceSummary;
}

export type ReadOutcome<G extends Geometry = Geometry> =
  | { readonly ok: true; readonly table: FeatureTable<G> }
  | FileRejected;
