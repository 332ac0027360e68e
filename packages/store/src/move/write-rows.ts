import type { Session } from '../engine/session.ts';
import { StoreError } from '../outcome.ts';
import type { TextRow } from './read-rows.ts';
import { quoted, type TableFacts } from './tables.ts';

/** Writes rows as they were read, identity columns included. All must arrive, else `verdict-missing`. */
export async function writeRows(
  session: Session,
  table: TableFacts,
  rows: readonly TextRow[],
): Promise<void> {
  const { columns } = table;
  const names = columns.map(({ name }) => quoted(name)).join(', ');
  const values = columns.map(({ type }, index) => `given.c${index}::${type}`).join(', ');
  const parameters = columns.map((_, index) => `$${index + 1}::text[]`).join(', ');
  const given = columns.map((_, index) => `c${index}`).join(', ');
  const written = await session.executeSql(
    `with written as (
       insert into ${quoted(table.name)} (${names}) overriding system value
       select ${values} from unnest(${parameters}) as given(${given})
       returning 1
     ) select count(*)::int as written from written`,
    columns.map((_, index) => rows.map((row) => row[index])),
  );
  const [verdict] = written.rows as { written: number }[];
  if (verdict?.written !== rows.length) {
    throw new StoreError(
      'verdict-missing',
      `${table.name}: ${verdict?.written ?? 0} of ${rows.length} rows arrived.`,
    );
  }
}
