import { geodesicAreaM2 } from '@onegrid/geometry';
import { type FileFault, readGeoJson } from '@onegrid/interchange';
import { actorOf, districtOf, type RequestContext } from '../request/context.ts';
import { isRefused } from '../schema/refused.ts';
import { noticesOf, type PolygonRow, splitByPlace, storedReport } from './import-report.ts';
import type { Layer } from './layer-type.ts';
import { FileRejected, type PrepareLayerInput } from './prepare-layer-type.ts';
import { shownLayer } from './shown-layer.ts';

/** A layer that lies outside the outline by more than this share is not this district's. */
const OUTSIDE_SHARE = 0.999;

type Parameters = Readonly<Record<string, string | number>>;

/** The way to a fault and the place of it, as a person finds it in an editor. */
function placeOfFault({ path, place }: FileFault): string | null {
  const parts = [path, place === undefined ? undefined : `${place.line}:${place.column}`];
  return parts.filter((part) => part !== undefined && part !== '').join(' @ ') || null;
}

/** Names of the properties that the features have, most frequent first: one of them holds the ids. */
function propertyNames(rows: readonly { readonly properties: object }[]): string[] {
  const counts = new Map<string, number>();
  for (const { properties } of rows) {
    for (const name of Object.keys(properties)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([name]) => name);
}

function liesOutside(rows: readonly PolygonRow[], outsideM2: number): boolean {
  const areaM2 = rows.reduce((sum, { geometry }) => sum + geodesicAreaM2(geometry), 0);
  return outsideM2 >= OUTSIDE_SHARE * areaM2;
}

/**
 * Reads a kept file into a draft layer with its report. Whatever is wrong with the file as a whole is
 * answered as a rejection; the file stays as it was received.
 */
export async function prepareLayer(
  input: PrepareLayerInput,
  context: RequestContext,
): Promise<Layer | FileRejected> {
  const { fileId, departmentId } = input;
  const idField = input.idField || undefined;
  const { files, layers, code } = districtOf(context);
  const reject = (
    reason: string,
    parameters: Parameters = {},
    at: string | null = null,
    fields: string[] = [],
  ) =>
    Object.assign(new FileRejected(), {
      code: reason,
      message: context.say(reason, parameters),
      fileId,
      at,
      fields,
    });

  const [file, content, district] = [
    await files.file(fileId),
    await files.content(fileId),
    await context.store.district(code),
  ];
  if (file === null || content === null || district === null) return reject('file-unknown');
  if ((await context.loaders.department.load(departmentId)) === null) return reject('unknown-department');
  const sizeLimit = context.services.settings.uploadLimit;
  const outcome = readGeoJson(content, {
    sizeLimit,
    geometries: 'polygons',
    ...(idField ? { idField } : {}),
  });
  if (!outcome.ok) {
    const { fault } = outcome;
    const { found = '', expected = '', feature = '' } = fault;
    return reject(
      fault.code,
      { found, expected, feature, limit: sizeLimit, kept: file.bytes },
      placeOfFault(fault),
    );
  }
  const { table } = outcome;
  const fields = propertyNames(table.rows);
  const { here, elsewhere } = splitByPlace(table.rows, district.outline);
  if (here.length === 0)
    return reject(elsewhere.length > 0 ? 'outside-outline' : 'no-usable-grid', {}, null, fields);
  const noticed = noticesOf(here, district.outline);
  const outsideM2 = noticed.reduce((sum, { kind, areaM2 }) => sum + (kind === 'outside' ? areaM2 : 0), 0);
  if (liesOutside(here, outsideM2)) return reject('outside-outline', {}, null, fields);
  const saved = await layers.createDraft(
    {
      departmentId,
      fileId,
      fileName: file.name,
      fileBytes: file.bytes,
      report: storedReport(table.report, here, elsewhere, noticed),
      features: here.map(({ id, row, geometry }) => ({
        id,
        row,
        geometry,
        areaM2: geodesicAreaM2(geometry),
      })),
    },
    actorOf(context),
  );
  return isRefused(saved) ? reject(saved.code, saved.params, null, fields) : shownLayer(saved);
}
