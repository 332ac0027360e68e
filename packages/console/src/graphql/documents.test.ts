import { readFileSync } from 'node:fs';
import { buildSchema, type DocumentNode, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import * as access from './access-documents.ts';
import * as account from './account-documents.ts';
import * as appeal from './appeal-documents.ts';
import * as business from './business-documents.ts';
import * as desk from './desk-documents.ts';
import * as history from './history-documents.ts';
import * as inspect from './inspect-documents.ts';
import * as key from './key-documents.ts';
import * as map from './map-documents.ts';
import * as merge from './merge-documents.ts';
import * as person from './person-documents.ts';
import * as review from './review-documents.ts';
import * as session from './session-documents.ts';
import * as setup from './setup-documents.ts';
import * as work from './work-documents.ts';

const schema = buildSchema(readFileSync(new URL('../../../api/schema.graphql', import.meta.url), 'utf8'));
const documents = Object.entries({
  ...access,
  ...account,
  ...key,
  ...appeal,
  ...business,
  ...desk,
  ...history,
  ...inspect,
  ...map,
  ...merge,
  ...person,
  ...review,
  ...session,
  ...setup,
  ...work,
}).filter(([name]) => name.endsWith('Document'));

describe('documents of the console', () => {
  it('finds them', () => expect(documents.length).toBeGreaterThan(20));

  it.each(documents)('%s is valid against the schema of the api', (_name, document) => {
    expect(validate(schema, document as unknown as DocumentNode).map((error) => error.message)).toEqual([]);
  });
});
