import { describe, expect, it } from 'vitest';
import { orderTables } from './table-order.ts';
import type { TableFacts } from './tables.ts';

/** A table by its name and the tables that it refers to. */
function table(name: string, ...refersTo: string[]): TableFacts {
  const references = refersTo.map((other) => ({ name: `${name}_${other}`, table: other, deferrable: false }));
  return { name, given: false, forced: false, columns: [], key: [], references, triggers: [] };
}

const names = (tables: readonly TableFacts[]) => tables.map(({ name }) => name);

describe('orderTables', () => {
  it('puts a table after those that it refers to', () => {
    const { tables, late } = orderTables([
      table('a', 'c', 'd'),
      table('b'),
      table('c', 'd'),
      table('d', 'b'),
    ]);
    expect(names(tables)).toEqual(['b', 'd', 'c', 'a']);
    expect(late).toEqual([]);
  });

  it('leaves a reference of a table to itself for the end', () => {
    const { tables, late } = orderTables([table('child', 'parent'), table('parent', 'parent')]);
    expect(names(tables)).toEqual(['parent', 'child']);
    expect(late).toEqual([{ table: 'parent', constraint: 'parent_parent' }]);
  });

  it('opens a circle at its first table', () => {
    const { tables, late } = orderTables([table('x', 'y'), table('y', 'z'), table('z', 'x'), table('w')]);
    expect(names(tables)).toEqual(['w', 'x', 'z', 'y']);
    expect(late).toEqual([{ table: 'x', constraint: 'x_y' }]);
  });
});
