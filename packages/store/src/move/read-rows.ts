import type { Session } from '../engine/session.ts';
import { StoreError } from '../outcome.ts';
import { quoted, type TableFacts } from './tables.ts';

/** Values of one row in the order of `columns`, as text; null is NULL. */
export type TextRow = readonly (string | null)[];

/** Text that a batch may have: it is held a few times over, in two programs. */
const BATCH_BYTES = 8 * 1024 * 1024;
const BATCH_ROWS = 2_000;

/** How values are written as text; the same on every version that we run on. */
const PLAIN_TEXT = [
  "set local timezone = 'UTC'",
  "set local datestyle = 'ISO, YMD'",
  "set local intervalstyle = 'iso_8601'",
  'set local extra_float_digits = 1',
  "set local bytea_output = 'hex'",
];

/** Makes the session's transaction write and read values in one form of text. */
export async function speakPlainText(session: Session): Promise<void> {
  for (const setting of PLAIN_TEXT) await session.executeSql(setting);
}

/** How many rows a table has, and about how long the longest is as text. */
export async function measureTable(
  session: Session,
  table: TableFacts,
): Promise<{ readonly rows: number; readonly longest: number }> {
  // A bytea doubles as hexadecimal text; anything else may have been stored compressed.
  const lengths = table.columns.map(({ name, type }) =>
    type === 'bytea' ? `2 * octet_length(${quoted(name)})` : `4 * pg_column_size(${quoted(name)})`,
  );
  const length = lengths.map((one) => `coalesce(${one}, 0)::bigint`).join(' + ');
  const { rows } = await session.executeSql(
    `select count(*)::text as rows, coalesce(max(${length}), 0)::text as longest from ${quoted(table.name)}`,
  );
  const [row] = rows as { rows: string; longest: string }[];
  if (row === undefined) throw new StoreError('verdict-missing', `${table.name} was not counted.`);
  return { rows: Number(row.rows), longest: Number(row.longest) };
}

/**
 * All rows of a table as text, in batches of bounded size, in an order that every engine has: by the bytes of the
 * primary key's text, or of all columns where there is none. The session must be in a transaction.
 */
export async function* readRows(
  session: Session,
  table: TableFacts,
  longest: number,
): AsyncGenerator<readonly TextRow[]> {
  const names = table.columns.map(({ name }) => name);
  const values = names.map((name, index) => `${quoted(name)}::text as c${index}`).join(', ');
  const order = (table.key.length > 0 ? table.key : names)
    .map((name) => `${quoted(name)}::text collate "C"`)
    .join(', ');
  const size = Math.max(1, Math.min(BATCH_ROWS, Math.floor(BATCH_BYTES / Math.max(1, longest))));
  await session.executeSql(
    `declare moved no scroll cursor for select ${values} from ${quoted(table.name)} order by ${order}`,
  );
  for (;;) {
    const { rows } = await session.executeSql(`fetch forward ${size} from moved`);
    if (rows.length === 0) break;
    yield (rows as Record<string, string | null>[]).map((row) => names.map((_, index) => row[`c${index}`]!));
  }
  await session.executeSql('close moved');
}
