export type {
  FeatureRow,
  FeatureTable,
  FileNotice,
  NoticeCode,
  ReadOutcome,
  ReadReport,
  RefusalCode,
  RepairCode,
  RowRefusal,
  RowRepair,
} from './geojson/feature-table.ts';
export type { FileFault, FileFaultCode, FileRejected } from './geojson/file-fault.ts';
export { type ReadOptions, readGeoJson } from './geojson/read-geojson.ts';
export { type HouseholdOutcome, type HouseholdTable, readHouseholds } from './geojson/read-households.ts';
export { geoJsonText, writeGeoJson } from './geojson/write-geojson.ts';
export type { TextPlace } from './json/json-place.ts';
export type { JsonObject, JsonValue } from './json/parse-json.ts';
