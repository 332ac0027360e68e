/**
 * Compares packages/api/schema.graphql with the schema that the api's classes emit; `--write` writes
 * it instead.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { emitSchema } from '../../packages/api/src/schema/emit.ts';
import { inRoot } from '../lib/paths.mjs';

const place = inRoot('packages', 'api', 'schema.graphql');
const emitted = await emitSchema();
if (process.argv.includes('--write')) {
  writeFileSync(place, emitted);
} else {
  const committed = readFileSync(place, 'utf8').split('\n');
  const line = emitted.split('\n').findIndex((text, index) => text !== committed[index]);
  if (emitted !== committed.join('\n')) {
    console.log(`packages/api/schema.graphql differs from the emitted schema, first at line ${line + 1}`);
    console.log('npm run check -- --write writes it');
    process.exitCode = 1;
  }
}
