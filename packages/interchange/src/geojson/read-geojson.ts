import type { Geometry, MultiPolygon, Polygon } from 'geojson';
import { collectFeatures, type RawFeature } from './collect-features.ts';
import { generatedId, givenId } from './feature-id.ts';
import type {
  FeatureRow,
  FileNotice,
  NoticeCode,
  ReadOutcome,
  ReadReport,
  RowRefusal,
  RowRepair,
} from './feature-table.ts';
import { openDocument } from './open-document.ts';
import { asObject, DocumentError, type DocumentFault, GeometryReader } from './read-geometry.ts';
import { foreignReferenceSystem } from './reference-system.ts';
import { mendPolygonRow } from './repair-row.ts';

export interface ReadOptions {
  /** Property that holds the id; without it the GeoJSON `id` member counts. */
  readonly idField?: string;
  /** Largest file in bytes; 256 MiB where nothing else is said. */
  readonly sizeLimit?: number;
  /** `plane`: numbers are metres; a `crs` member and the range of longitude and latitude are not looked at. */
  readonly coordinates?: 'geographic' | 'plane';
  /**
   * `polygons`: each row becomes valid polygons, repaired where need be, or is refused. `any`: every geometry
   * as received, for checks and for points.
   */
  readonly geometries?: 'polygons' | 'any';
}

const SIZE_LIMIT = 256 * 1024 * 1024;

/**
 * Reads a GeoJSON file: a feature collection, a feature, a geometry or a collection of geometries, each of
 * which is a row. The file is refused as a whole at its first fault (`FileFault` names the feature and the
 * place); rows whose geometry cannot be used are refused one by one in the report. Coordinates are CRS84
 * degrees unless `plane`; third and further numbers of a position are left out.
 */
export function readGeoJson(
  bytes: Uint8Array,
  options?: ReadOptions & { readonly geometries?: 'polygons' },
): ReadOutcome<Polygon | MultiPolygon>;
export function readGeoJson(bytes: Uint8Array, options: ReadOptions): ReadOutcome;
export function readGeoJson(bytes: Uint8Array, options: ReadOptions = {}): ReadOutcome {
  const opened = openDocument(bytes, options.sizeLimit ?? SIZE_LIMIT);
  if (!opened.ok) return opened;
  const { document } = opened;
  const notices = new NoticeList();
  if (document.byteOrderMark) notices.add('byte-order-mark');
  try {
    const root = asObject(document.root, 'wrong-root', []);
    const foreign = options.coordinates === 'plane' ? null : foreignReferenceSystem(root);
    if (foreign !== null) {
      return refuse({
        code: 'reference-system',
        path: ['crs'],
        found: foreign.slice(0, 80),
        expected: 'CRS84',
      });
    }
    const features = collectFeatures(document.root);
    const rows = readRows(features, options, notices);
    if (rows.length === 0) return refuse({ code: 'no-features', path: [] });
    const ids = withIds(rows, options.idField, notices);
    if (!ids.ok) return refuse(ids.fault);
    return { ok: true, table: mendRows(ids.rows, options, features.length, notices) };
  } catch (error) {
    if (error instanceof DocumentError) return refuse(error.fault);
    throw error;
  }

  function refuse(fault: DocumentFault): ReadOutcome {
    return { ok: false, fault: document.locate(fault) };
  }
}

interface RawRow {
  readonly raw: RawFeature;
  readonly row: number;
  readonly geometry: Geometry;
}

/** Features that have a geometry, counted from 1. */
function readRows(features: readonly RawFeature[], options: ReadOptions, notices: NoticeList): RawRow[] {
  const reader = new GeometryReader(options.coordinates ?? 'geographic');
  const rows: RawRow[] = [];
  for (const raw of features) {
    if (raw.geometry === null) notices.add('without-geometry');
    else rows.push({ raw, row: rows.length + 1, geometry: reader.geometry(raw.geometry, raw.path) });
  }
  if (reader.altitudes > 0) notices.add('altitude-dropped', reader.altitudes);
  return rows;
}

type IdOutcome =
  | { readonly ok: true; readonly rows: FeatureRow[] }
  | { readonly ok: false; readonly fault: DocumentFault };

/** Gives every row its id. A file that itself calls a feature `#3` where row 3 has no id is refused. */
function withIds(raw: readonly RawRow[], idField: string | undefined, notices: NoticeList): IdOutcome {
  const given = new Map<string, RawRow>();
  for (const row of raw) {
    const id = givenId(row.raw, idField);
    if (id === null) continue;
    if (given.has(id)) notices.add('several-features-one-id');
    else given.set(id, row);
  }
  if (idField !== undefined && given.size === 0) notices.add('id-field-absent', raw.length);
  const rows: FeatureRow[] = [];
  for (const { raw: feature, row, geometry } of raw) {
    const own = givenId(feature, idField);
    const id = own ?? generatedId(row);
    const namesake = own === null ? given.get(id) : undefined;
    if (namesake !== undefined) {
      return {
        ok: false,
        fault: {
          code: 'id-collision',
          path: namesake.raw.path,
          found: id,
          expected: String(feature.feature),
        },
      };
    }
    if (own === null && idField !== undefined) notices.add('ids-generated');
    rows.push({ row, feature: feature.feature, id, properties: feature.properties, geometry });
  }
  return { ok: true, rows };
}

function mendRows(rows: readonly FeatureRow[], options: ReadOptions, features: number, notices: NoticeList) {
  const used: FeatureRow[] = [];
  const repaired: RowRepair[] = [];
  const refused: RowRefusal[] = [];
  for (const received of rows) {
    if (options.geometries === 'any') {
      used.push(received);
      continue;
    }
    const { row, id } = received;
    const { geometry, repairs, refusal } = mendPolygonRow(received.geometry, options.coordinates === 'plane');
    repaired.push(...repairs.map((repair) => ({ row, id, ...repair })));
    if (refusal !== undefined) refused.push({ row, id, ...refusal });
    if (geometry !== null) used.push({ ...received, geometry });
  }
  const report: ReadReport = { features, read: used.length, repaired, refused, noticed: notices.list() };
  return { rows: used, report };
}

/** Counts notices by code, in the order of their first appearance. */
class NoticeList {
  private readonly counts = new Map<NoticeCode, number>();

  add(code: NoticeCode, count = 1): void {
    this.counts.set(code, (this.counts.get(code) ?? 0) + count);
  }

  list(): FileNotice[] {
    return [...this.counts].map(([code, count]) => ({ code, count }));
  }
}
