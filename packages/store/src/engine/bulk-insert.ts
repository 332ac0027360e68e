import { StoreError } from '../outcome.ts';
import { refuseManyRows } from './embedded-limits.ts';
import type { Session } from './session.ts';
import { parseStatement } from './statement.ts';

/** Column types a bulk insert writes. `geometry` takes GeoJSON text that came through the gate, `bytea` hexadecimal. */
type ColumnType =
  | 'text'
  | 'text[]'
  | 'integer'
  | 'boolean'
  | 'double precision'
  | 'timestamptz'
  | 'jsonb'
  | 'int4range'
  | 'bytea'
  | 'geometry';

export interface BulkTable {
  readonly table: string;
  readonly columns: Readonly<Record<string, ColumnType>>;
}

const ROWS_A_STATEMENT = 2_000;

/**
 * Writes rows of one district in a few statements: the rows travel as one JSON text, which is the fastest
 * way in that both engines have. Every row must arrive, else `verdict-missing`; the embedded engine takes rows
 * up to its limits, else `embedded-too-large`.
 */
export async function bulkInsert(
  session: Session,
  district: string,
  into: BulkTable,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  await refuseManyRows(session, into.table, rows.length);
  const columns = Object.entries(into.columns);
  const names = columns.map(([name]) => name).join(', ');
  const values = columns.map(([name, type]) => columnValue(name, type)).join(', ');
  const record = columns.map(([name, type]) => `${name} ${recordType(type)}`).join(', ');
  const sql = parseStatement(
    `insert into ${into.table}`,
    `with written as (
       insert into ${into.table} (district_code, ${names})
       select :district, ${values} from jsonb_to_recordset(:rows::jsonb) as row(${record})
       returning 1
     ) select count(*)::int as written from written`,
  );
  for (let start = 0; start < rows.length; start += ROWS_A_STATEMENT) {
    const part = rows.slice(start, start + ROWS_A_STATEMENT);
    const { written } = await session.one<{ written: number }>(sql, { district, rows: JSON.stringify(part) });
    if (written !== part.length) {
      throw new StoreError('verdict-missing', `${into.table}: ${written} of ${part.length} rows arrived.`);
    }
  }
}

/** What a column is in the JSON that its rows travel as. */
function recordType(type: ColumnType): string {
  if (type === 'geometry' || type === 'bytea') return 'text';
  return type === 'text[]' ? 'jsonb' : type;
}

function columnValue(name: string, type: ColumnType): string {
  if (type === 'geometry') return `ST_SetSRID(ST_GeomFromGeoJSON(row.${name}), 4490)`;
  if (type === 'text[]') return `array(select jsonb_array_elements_text(row.${name}))`;
  if (type === 'bytea') return `decode(row.${name}, 'hex')`;
  return `row.${name}`;
}
