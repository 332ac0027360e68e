import { describe, expect, it } from 'vitest';
import { bindParameters, parseStatement, statement } from './statement.ts';

describe('a named statement', () => {
  it('numbers its parameters by first use and leaves casts and comments alone', () => {
    const sql = parseStatement(
      'x',
      '-- only :comment\nselect :b::text, :a, (:b::int[])[1], a::float8 -- :also',
    );
    expect(sql.text.trim()).toBe('select $1::text, $2, ($1::int[])[1], a::float8');
    expect(sql.parameters).toEqual(['b', 'a']);
    expect(bindParameters(sql, { a: null, b: 'x' })).toEqual(['x', null]);
  });

  it('takes neither fewer nor more values than it names', () => {
    const sql = parseStatement('x', 'select :a');
    expect(() => bindParameters(sql, {})).toThrow('lacks parameter a');
    expect(() => bindParameters(sql, { a: 1, b: 2 })).toThrow('no parameter b');
  });

  it('takes in the conditions that it shares with others', () => {
    const sql = statement(new URL('../appeal/', import.meta.url).href, './appeals-page.sql');
    expect(sql.text).not.toContain('include');
    expect(sql.parameters).toEqual(expect.arrayContaining(['categories', 'hours', 'community']));
  });
});
