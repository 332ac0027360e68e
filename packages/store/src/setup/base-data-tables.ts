import type { BulkTable } from '../engine/bulk-insert.ts';
import { AREAS, type GeometryKind, geometryText, LINES, POINTS } from '../engine/geometry-gate.ts';
import { parseStatement, type Statement } from '../engine/statement.ts';
import type { BaseDataContent, BaseDataKind } from './records.ts';

/** Kinds that have a table of their own; the outline is a column of the district. */
export type TableKind = Exclude<BaseDataKind, 'outline'>;

export interface BaseTable {
  readonly into: BulkTable;
  readonly clear: Statement;
  readonly shapes: readonly GeometryKind[];
}

function baseTable(
  table: string,
  columns: Omit<BulkTable['columns'], 'id' | 'name' | 'geometry'>,
  shapes: readonly GeometryKind[],
): BaseTable {
  return {
    into: { table, columns: { id: 'text', name: 'text', ...columns, geometry: 'geometry' } },
    clear: parseStatement(`clear ${table}`, `delete from ${table} where district_code = :district`),
    shapes,
  };
}

export const BASE_TABLES: Readonly<Record<TableKind, BaseTable>> = {
  towns: baseTable('town', { code: 'text', name_en: 'text', made_up: 'boolean' }, AREAS),
  communities: baseTable(
    'community',
    { town_id: 'text', code: 'text', town_code: 'text', name_en: 'text' },
    AREAS,
  ),
  compounds: baseTable('compound', { kind: 'text', address: 'text' }, AREAS),
  buildings: baseTable(
    'building',
    { address: 'text', kind: 'text', floors: 'integer', households: 'integer', compound_id: 'text' },
    [...AREAS, ...POINTS],
  ),
  streets: baseTable('street', { class: 'text', width_m: 'double precision' }, LINES),
  water: baseTable('water', { kind: 'text' }, AREAS),
};

type TableContent = Exclude<BaseDataContent, { kind: 'outline' }>;

/**
 * The rows of a kind as its table takes them. `parents`: the town of each community, the compound of each
 * building, in the order of the rows. Throws the gate's codes with the row in `params.what`.
 */
export function tableRows(
  content: TableContent,
  parents: readonly (string | null)[],
): readonly Readonly<Record<string, unknown>>[] {
  const { shapes } = BASE_TABLES[content.kind];
  const common = (row: TableContent['rows'][number]) => ({
    id: row.id,
    name: row.name,
    geometry: geometryText(row.geometry, shapes, `row ${row.row}`),
  });
  switch (content.kind) {
    case 'towns':
      return content.rows.map((row) => ({
        ...common(row),
        code: row.code,
        name_en: row.nameEn,
        made_up: false,
      }));
    case 'communities':
      return content.rows.map((row, index) => ({
        ...common(row),
        town_id: parents[index],
        code: row.code,
        town_code: row.townCode,
        name_en: row.nameEn,
      }));
    case 'compounds':
      return content.rows.map((row) => ({ ...common(row), kind: row.kind, address: row.address }));
    case 'buildings':
      return content.rows.map((row, index) => ({
        ...common(row),
        address: row.address,
        kind: row.kind,
        floors: row.floors,
        households: row.households,
        compound_id: parents[index],
      }));
    case 'streets':
      return content.rows.map((row) => ({ ...common(row), class: row.class, width_m: row.widthM }));
    case 'water':
      return content.rows.map((row) => ({ ...common(row), kind: row.kind }));
  }
}
