import type { TableFacts } from './tables.ts';

/** A foreign key that the order of the tables cannot satisfy: checked when all rows have arrived. */
export interface LateReference {
  readonly table: string;
  readonly constraint: string;
}

export interface TableOrder {
  /** Each table after those that it refers to, as far as that is possible. */
  readonly tables: readonly TableFacts[];
  /** References of a table to itself, and those that close a circle. */
  readonly late: readonly LateReference[];
}

/** Orders tables by their foreign keys; among tables that could come next, the first in the given order does. */
export function orderTables(tables: readonly TableFacts[]): TableOrder {
  const waiting = [...tables];
  const ordered: TableFacts[] = [];
  const late: LateReference[] = [];
  const missing = (table: TableFacts) =>
    table.references.filter(
      (one) => one.table === table.name || waiting.some(({ name }) => name === one.table),
    );
  while (waiting.length > 0) {
    const free = waiting.findIndex((table) => missing(table).every((one) => one.table === table.name));
    // Without a free table the rest is a circle: the first of it goes, and what it refers to comes later.
    const next = waiting[Math.max(0, free)]!;
    late.push(...missing(next).map((one) => ({ table: next.name, constraint: one.name })));
    ordered.push(next);
    waiting.splice(waiting.indexOf(next), 1);
  }
  return { tables: ordered, late };
}
