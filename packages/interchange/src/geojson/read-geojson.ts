import type { MultiPolygon, Polygon } from 'geojson';
import type { JsonObject } from '../json/parse-json.ts';
import { type KnownReference, knownBy, PLANE } from '../reference/known-reference.ts';
import { degrees, openReference, type Reference, type ReferenceName } from '../reference/reference.ts';
import { type AssemblyFault, assembleTable, type RawRow } from '../table/assemble-table.ts';
import type { ReadOutcome } from '../table/feature-table.ts';
import { summariseFields } from '../table/field-summary.ts';
import { NoticeList } from '../table/notice-list.ts';
import { type ReadOptions, SIZE_LIMIT } from '../table/read-options.ts';
import { collectFeatures, type RawFeature } from './collect-features.ts';
import { readCrsMember } from './crs-member.ts';
import { openDocument } from './open-document.ts';
import { asObject, DocumentError, type DocumentFault, GeometryReader } from './read-geometry.ts';

export interface ReadGeoJsonOptions extends ReadOptions {
  /** What the coordinates are in, whatever the file says. */
  readonly reference?: ReferenceName;
}

/**
 * Reads a GeoJSON file: a feature collection, a feature, a geometry or a collection of geometries, each of
 * which is a row. The file is refused as a whole at its first fault (`FileFault` names the feature and the
 * place); rows whose geometry cannot be used are refused one by one in the report. Coordinates become CRS84
 * degrees unless `plane`: from the declared reference system, else from that of a `crs` member, else they are
 * degrees already. Third and further numbers of a position are left out.
 */
export function readGeoJson(
  bytes: Uint8Array,
  options?: ReadGeoJsonOptions & { readonly geometries?: 'polygons' },
): ReadOutcome<Polygon | MultiPolygon>;
export function readGeoJson(bytes: Uint8Array, options: ReadGeoJsonOptions): ReadOutcome;
export function readGeoJson(bytes: Uint8Array, options: ReadGeoJsonOptions = {}): ReadOutcome {
  const opened = openDocument(bytes, options.sizeLimit ?? SIZE_LIMIT);
  if (!opened.ok) return opened;
  const { document } = opened;
  const notices = new NoticeList();
  if (document.byteOrderMark) notices.add('byte-order-mark');
  try {
    const { reference, detected } = referenceOf(asObject(document.root, 'wrong-root', []), options);
    const features = collectFeatures(document.root);
    const rows = readRows(features, reference, notices);
    if (rows.length === 0) throw new DocumentError({ code: 'no-features', path: [] });
    const fields = summariseFields(features.map(({ properties }) => properties));
    const source = { format: 'geojson', encoding: null, reference: detected, fields } as const;
    const assembly = assembleTable({ rows, features: features.length, reference, source, notices }, options);
    if (!assembly.ok) throw new DocumentError(documentFault(assembly.fault, features));
    return assembly;
  } catch (error) {
    if (error instanceof DocumentError) return { ok: false, fault: document.locate(error.fault) };
    throw error;
  }
}

/** @throws DocumentError where a reference system is declared that is not known. */
function referenceOf(root: JsonObject, options: ReadGeoJsonOptions): KnownReference {
  if (options.coordinates === 'plane') return PLANE;
  if (options.reference !== undefined) {
    const declared = openReference(options.reference);
    if (declared === null)
      throw new DocumentError({ code: 'reference-unknown', path: [], found: options.reference.slice(0, 80) });
    return knownBy(declared, 'reference-declared');
  }
  const member = readCrsMember(root);
  if (member.kind === 'unknown') {
    const found = member.name.slice(0, 80);
    throw new DocumentError({ code: 'reference-system', path: ['crs'], found, expected: 'CRS84' });
  }
  return member.kind === 'known'
    ? knownBy(member.reference, 'reference-crs-member')
    : knownBy(degrees('EPSG:4326'), 'reference-geojson');
}

/** Features that have a geometry. */
function readRows(
  features: readonly RawFeature[],
  reference: Reference | null,
  notices: NoticeList,
): RawRow[] {
  const reader = new GeometryReader(reference?.identity ? 'geographic' : 'plane');
  const rows: RawRow[] = [];
  for (const { feature, id, properties, geometry, path } of features) {
    if (geometry === null) notices.add('without-geometry');
    else rows.push({ feature, id, properties, geometry: reader.geometry(geometry, path) });
  }
  if (reader.altitudes > 0) notices.add('altitude-dropped', reader.altitudes);
  return rows;
}

function documentFault(fault: AssemblyFault, features: readonly RawFeature[]): DocumentFault {
  const { path } = features[fault.row.feature - 1]!;
  return fault.code === 'id-collision'
    ? { code: fault.code, path, found: fault.id, expected: String(fault.unnamed) }
    : { code: fault.code, path, found: fault.at.join(', ') };
}
