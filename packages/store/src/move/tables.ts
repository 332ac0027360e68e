import type { Session } from '../engine/session.ts';
import { statement } from '../engine/statement.ts';
import { StoreError } from '../outcome.ts';

const TABLES = statement(import.meta.url, './tables.sql');

/** What the database's catalogue says of one table. */
export interface TableFacts {
  readonly name: string;
  /** Filled by migrations: the same rows are everywhere already. */
  readonly given: boolean;
  /** Row-level security holds for the owner, too. */
  readonly forced: boolean;
  /** Columns that are written, in their order, with their types as SQL names them. */
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  /** Columns of the primary key; empty without one. */
  readonly key: readonly string[];
  readonly references: readonly {
    readonly name: string;
    readonly table: string;
    readonly deferrable: boolean;
  }[];
  /** Our own triggers that fire. */
  readonly triggers: readonly string[];
}

/** The program's tables, by name. */
export async function readTables(session: Session): Promise<readonly TableFacts[]> {
  const tables = await session.rows<TableFacts>(TABLES, {});
  if (tables.length === 0) throw new StoreError('verdict-missing', 'The catalogue lists no table.');
  return tables;
}

/** A name as SQL writes it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
