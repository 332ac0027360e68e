import { decodeText } from '../encoding/decode-text.ts';
import { encodingNamed } from '../encoding/encoding-names.ts';
import { guessReference, rangeOf } from '../reference/guess-reference.ts';
import { type KnownReference, knownBy, PLANE } from '../reference/known-reference.ts';
import { readPrj } from '../reference/read-prj.ts';
import { openReference, type ReferenceName } from '../reference/reference.ts';
import { assembleTable, type RawRow } from '../table/assemble-table.ts';
import type { ReadOutcome } from '../table/feature-table.ts';
import { summariseFields } from '../table/field-summary.ts';
import type { FileFault } from '../table/file-fault.ts';
import { NoticeList } from '../table/notice-list.ts';
import type { ReadOptions } from '../table/read-options.ts';
import { readShapes, type ShapeList } from './read-shapes.ts';
import { type AttributeTable, readTable } from './read-table.ts';
import type { ShapefileParts } from './shapefile-parts.ts';

export interface ReadShapefileOptions extends ReadOptions {
  readonly reference?: ReferenceName;
  readonly encoding?: string;
}

/** A fault of one of the parts, carried out to `readShapefile`. */
class PartFault extends Error {
  constructor(readonly fault: FileFault) {
    super(fault.code);
  }
}

/**
 * Reads a shapefile from its parts. The .shp and the .dbf must be whole and of one length; the .shx is not
 * needed. What nothing is said about (reference system, encoding) is found out from the numbers and the text, or
 * the file is refused.
 */
export function readShapefile(parts: ShapefileParts, options: ReadShapefileOptions): ReadOutcome {
  try {
    return tableOf(parts, options);
  } catch (error) {
    if (error instanceof PartFault) return { ok: false, fault: error.fault };
    throw error;
  }
}

function tableOf(parts: ShapefileParts, options: ReadShapefileOptions): ReadOutcome {
  const notices = new NoticeList();
  const shapes = shapesOf(parts);
  const table = attributesOf(parts, options.encoding, shapes);
  if (table === null) notices.add('table-missing', shapes.geometries.length);
  if (table?.contradicted) notices.add('encoding-contradicted');
  const rows: RawRow[] = [];
  for (const [i, geometry] of shapes.geometries.entries()) {
    const properties = table === null ? {} : table.rows[i]!;
    if (properties === null) notices.add('rows-deleted');
    else if (geometry === null) notices.add('without-geometry');
    else rows.push({ feature: i + 1, properties, geometry });
  }
  if (shapes.altitudes > 0) notices.add('altitude-dropped', shapes.altitudes);
  if (rows.length === 0) throw new PartFault({ code: 'no-features' });
  const { reference, detected } = referenceOf(parts, options, rows);
  const kept = (table?.rows ?? []).filter((row) => row !== null);
  const fields = summariseFields(kept, table?.fields);
  const source = {
    format: 'shapefile',
    encoding: table?.encoding ?? null,
    reference: detected,
    fields,
  } as const;
  const features = shapes.geometries.length;
  const assembly = assembleTable({ rows, features, reference, source, notices }, options);
  if (assembly.ok) return assembly;
  const { fault } = assembly;
  const { feature } = fault.row;
  throw new PartFault(
    fault.code === 'id-collision'
      ? { code: fault.code, feature, found: fault.id, expected: String(fault.unnamed) }
      : { code: fault.code, feature, found: fault.at.join(', ') },
  );
}

function shapesOf({ shp }: ShapefileParts): ShapeList {
  const outcome = readShapes(shp.content);
  if (!outcome.ok) throw new PartFault({ file: shp.name, ...outcome.fault });
  return outcome.shapes;
}

function attributesOf(
  { dbf, cpg }: ShapefileParts,
  declared: string | undefined,
  shapes: ShapeList,
): AttributeTable | null {
  const encoding = declared === undefined ? undefined : encodingNamed(declared);
  if (encoding === null) throw new PartFault({ code: 'encoding-unknown', found: declared!.slice(0, 80) });
  if (dbf === undefined) return null;
  const hints = cpg === undefined ? {} : { cpg: decodeText(cpg.content, 'ascii') };
  const outcome = readTable(dbf.content, hints, encoding);
  if (!outcome.ok) throw new PartFault({ file: dbf.name, ...outcome.fault });
  const [found, expected] = [outcome.table.rows.length, shapes.geometries.length];
  if (found === expected) return outcome.table;
  throw new PartFault({
    code: 'table-rows',
    file: dbf.name,
    found: String(found),
    expected: String(expected),
  });
}

function referenceOf(
  { prj }: ShapefileParts,
  options: ReadShapefileOptions,
  rows: readonly RawRow[],
): KnownReference {
  if (options.coordinates === 'plane') return PLANE;
  if (options.reference !== undefined) {
    const declared = openReference(options.reference);
    if (declared !== null) return knownBy(declared, 'reference-declared');
    throw new PartFault({ code: 'reference-unknown', found: options.reference.slice(0, 80) });
  }
  const text = prj === undefined ? '' : decodeText(prj.content, 'utf-8').trim();
  if (text !== '') {
    const read = readPrj(text);
    if (read !== null) return knownBy(read, 'reference-prj');
    throw new PartFault({ code: 'prj-not-understood', file: prj!.name, found: text.slice(0, 80) });
  }
  const range = rangeOf(rows.map(({ geometry }) => geometry));
  const guess = range === null ? null : guessReference(range);
  if (guess !== null) {
    const { reference, evidence } = guess;
    return { reference, detected: { name: reference.name, evidence, certain: false } };
  }
  const found = range?.map((value) => Number(value.toPrecision(8))).join(', ');
  throw new PartFault({ code: 'reference-missing', ...(found === undefined ? {} : { found }) });
}
