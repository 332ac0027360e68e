import { isObjectType } from 'graphql';
import { describe, expect, test } from 'vitest';
import { apiSchema } from '../schema/build-schema.ts';
import { fieldRules, operationsOf } from './policies.ts';
import type { Viewer } from './policy-rule.ts';

const objectTypes = Object.values(apiSchema().getTypeMap()).filter(
  (type) => isObjectType(type) && !type.name.startsWith('__'),
);
const schemaFields = objectTypes.flatMap((type) =>
  isObjectType(type) ? Object.keys(type.getFields()).map((field) => `${type.name}.${field}`) : [],
);

function viewer(role: Viewer['role']): Viewer {
  return {
    id: '1',
    name: role,
    displayName: role,
    role,
    departmentId: null,
    grants: [],
    demo: false,
    key: null,
    sessionId: null,
    passwordMustChange: false,
  };
}

test('every field of every type has a policy', () => {
  expect(schemaFields.length).toBeGreaterThan(200);
  expect(schemaFields.filter((field) => !fieldRules.has(field))).toEqual([]);
});

test('no policy names a field that does not exist', () => {
  expect([...fieldRules.keys()].filter((field) => !schemaFields.includes(field))).toEqual([]);
});

test('nobody who is not signed in sees more than the door', () => {
  const open = [...fieldRules].filter(([, rule]) => rule(null)).map(([field]) => field);
  expect(open.sort()).toEqual([
    'Mutation.createDistrict',
    'Mutation.signIn',
    'Mutation.signOut',
    'Query.me',
    'Query.setup',
    'Refusal.code',
    'Refusal.message',
    'Setup.codeRequired',
    'Setup.district',
    'Setup.districtExists',
    'Setup.required',
    'Setup.steps',
    'SetupSignedIn.account',
    'SetupSignedIn.setup',
    'SignedIn.account',
  ]);
});

describe('roles', () => {
  test('planners merge and edit', () => {
    expect(operationsOf(viewer('planner'))).toEqual(
      expect.arrayContaining(['startMerge', 'commitEdit', 'acceptLayer', 'prepareLayer', 'appeals']),
    );
  });

  test('officers bring layers but accept none', () => {
    const may = operationsOf(viewer('officer'));
    expect(may).toContain('prepareLayer');
    for (const operation of ['acceptLayer', 'startMerge', 'commitEdit']) expect(may).not.toContain(operation);
  });

  test('leaders see figures, not single appeals, and change nothing', () => {
    const may = operationsOf(viewer('leader'));
    expect(may).toContain('appealDensity');
    for (const operation of ['appeals', 'prepareLayer', 'startMerge']) expect(may).not.toContain(operation);
  });

  test('administrators may call everything', () => {
    const schema = apiSchema();
    const all = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
      Object.keys(type?.getFields() ?? {}),
    );
    expect(operationsOf(viewer('administrator'))).toEqual(all.sort());
  });
});
