import { readFileSync } from 'node:fs';

/** What a parameter may be: arrays go as PostgreSQL arrays, JSON as text that the statement casts. */
export type ParameterValue =
  | string
  | number
  | boolean
  | null
  | Date
  | Uint8Array
  | readonly string[]
  | readonly number[];

/** A named SQL statement: `:name` in its file, numbered here. */
export interface Statement {
  readonly name: string;
  readonly text: string;
  readonly parameters: readonly string[];
}

// A colon that starts a name: not the second one of a cast (`::text`) and not inside an array slice.
const PARAMETER = /(?<![:\w]):([a-z][a-z0-9_]*)/g;

// A line of its own; the path leads from the file that it stands in.
const INCLUDE = /^[ \t]*-- include (\S+\.sql)[ \t]*$/gm;

/**
 * Reads `file` beside the caller (`import.meta.url`) once, at start. A line `-- include ./other.sql` is replaced by
 * that file: conditions that several statements share are written once.
 */
export function statement(callerUrl: string, file: string): Statement {
  return parseStatement(file, withIncludes(new URL(file, callerUrl)));
}

function withIncludes(url: URL): string {
  return readFileSync(url, 'utf8').replace(INCLUDE, (_line, path: string) =>
    withIncludes(new URL(path, url)),
  );
}

/** Comments are dropped before parameters are looked for, so that they may hold colons. */
export function parseStatement(name: string, source: string): Statement {
  const parameters: string[] = [];
  const text = source.replace(/--.*$/gm, '').replace(PARAMETER, (_match, parameter: string) => {
    if (!parameters.includes(parameter)) parameters.push(parameter);
    return `$${parameters.indexOf(parameter) + 1}`;
  });
  return { name, text, parameters };
}

/** Values in the order of the statement; one missing or one too many is a bug. */
export function bindParameters(
  sql: Statement,
  values: Readonly<Record<string, ParameterValue>>,
): ParameterValue[] {
  for (const given of Object.keys(values)) {
    if (!sql.parameters.includes(given)) throw new Error(`${sql.name} has no parameter ${given}`);
  }
  return sql.parameters.map((parameter) => {
    const value = values[parameter];
    if (value === undefined) throw new Error(`${sql.name} lacks parameter ${parameter}`);
    return value;
  });
}
