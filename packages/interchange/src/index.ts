export { isStorableText } from './encoding/storable-text.ts';
export { readGeoJson } from './geojson/read-geojson.ts';
export { geoJsonText, writeGeoJson } from './geojson/write-geojson.ts';
export type { TextPlace } from './json/json-place.ts';
export type { JsonObject, JsonValue } from './json/parse-json.ts';
export { type ReadFeaturesOptions, readFeatures } from './read-features.ts';
export { type HouseholdOutcome, type HouseholdTable, readHouseholds } from './read-households.ts';
export type { ReceivedFile } from './received-file.ts';
export {
  fromReference,
  openReference,
  type Reference,
  type ReferenceName,
  toReference,
} from './reference/reference.ts';
export type { TableEncoding } from './shapefile/encode-table.ts';
export { type WriteShapefileOptions, writeShapefile } from './shapefile/write-shapefile.ts';
export { escapedFormula } from './sheet/formula.ts';
export { readSheet } from './sheet/read-sheet.ts';
export type { ReadSheetOptions, Sheet, SheetNoticeCode, SheetOutcome, SheetRow } from './sheet/sheet.ts';
export { type SheetTable, writeSheet } from './sheet/write-sheet.ts';
export type {
  Detected,
  EncodingEvidence,
  FeatureRow,
  FeatureTable,
  FieldSummary,
  FileNotice,
  NoticeCode,
  ReadOutcome,
  ReadReport,
  ReferenceEvidence,
  RefusalCode,
  RepairCode,
  RowRefusal,
  RowRepair,
  SourceSummary,
} from './table/feature-table.ts';
export type { FileFault, FileFaultCode, FileRejected } from './table/file-fault.ts';
export type { ReadOptions } from './table/read-options.ts';
export { zipFiles } from './zip/zip-files.ts';
