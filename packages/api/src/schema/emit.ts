import 'reflect-metadata';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { requirePolicies } from '../access/guard-schema.ts';
import { apiSchema } from './build-schema.ts';

const TARGET = fileURLToPath(new URL('../../schema.graphql', import.meta.url));
const HEADING = '# Emitted by packages/api/src/schema/emit.ts; edit the types there, not this file.\n\n';

/** The schema as text: sorted, so that it does not depend on the order of loading. Throws where a field has no policy. */
export function printedSchema(): string {
  const schema = apiSchema();
  requirePolicies(schema);
  return `${HEADING}${printSchema(lexicographicSortSchema(schema))}\n`;
}

/** Writes packages/api/schema.graphql; with `--check` compares it and exits 1 where it differs. */
async function main(): Promise<void> {
  const text = printedSchema();
  if (!process.argv.includes('--check')) {
    await writeFile(TARGET, text);
    return;
  }
  if ((await readFile(TARGET, 'utf8')) !== text) {
    process.stderr.write('packages/api/schema.graphql is not what the types say; run src/schema/emit.ts\n');
    process.exitCode = 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
