import 'reflect-metadata';
import { expect, test } from 'vitest';
import { mayBeforeChange } from './must-change.ts';
import { fieldRules, routeRules } from './policies.ts';

test('a password that has to be changed lets nothing through but one’s own account', () => {
  const operations = [...fieldRules.keys()].filter((field) => /^(Query|Mutation|Subscription)\./.test(field));
  expect(operations.filter(mayBeforeChange).sort()).toEqual([
    'Mutation.changePassword',
    'Mutation.signIn',
    'Mutation.signOut',
    'Query.me',
    'Query.setup',
    'Query.signInMethods',
  ]);
  expect([...routeRules.keys()].filter(mayBeforeChange).sort()).toEqual([
    'GET /graphql',
    'GET /healthz',
    'GET /oidc/callback',
    'GET /oidc/start',
    'GET /{*path}',
    'POST /graphql',
  ]);
});

test('names nothing that does not exist', () => {
  const types = new Set([...fieldRules.keys()].map((field) => field.slice(0, field.indexOf('.'))));
  for (const type of ['Account', 'Grant', 'RoleScope', 'SignedIn', 'CodeRequired', 'SetupDistrict']) {
    expect(types.has(type), type).toBe(true);
  }
  expect(mayBeforeChange('Department.acceptedLayer')).toBe(false);
  expect(mayBeforeChange('Plan.id')).toBe(false);
});
