import express from 'express';
import { GraphQLObjectType, GraphQLSchema, GraphQLString, graphql } from 'graphql';
import { describe, expect, test } from 'vitest';
import { KEY_SCOPES } from '../key/key-scopes.ts';
import { apiSchema } from '../schema/build-schema.ts';
import { addRoute } from '../server/routes.ts';
import { Role } from './account-type.ts';
import { fieldsOf, guardSchema, requirePolicies } from './guard-schema.ts';
import { fieldRules, operationsOf, verdictOn, viewerReach } from './policies.ts';
import type { Viewer } from './policy-rule.ts';
import { NOWHERE } from './reach.ts';

const schemaFields = fieldsOf(apiSchema());

function viewer(role: Viewer['role'], more: Partial<Viewer> = {}): Viewer {
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
    ...more,
  };
}

function key(...scopes: readonly string[]): Viewer {
  return viewer('officer', {
    departmentId: 'police',
    key: { id: '1', name: 'key', scopes: new Set(scopes) },
  });
}

test('every field of every type has a policy', () => {
  expect(schemaFields.length).toBeGreaterThan(200);
  expect(schemaFields.filter((field) => !fieldRules.has(field))).toEqual([]);
});

test('no policy names a field that does not exist', () => {
  expect([...fieldRules.keys()].filter((field) => !schemaFields.includes(field))).toEqual([]);
});

describe('without a policy', () => {
  /** What somebody adds who forgets the policy: a query, a mutation, a subscription, a field. */
  const forgetful = () => {
    const secret = { type: GraphQLString, resolve: () => 'secret' };
    const thing = new GraphQLObjectType({ name: 'Forgotten', fields: { field: secret } });
    const root = (name: string) => new GraphQLObjectType({ name, fields: { forgotten: secret } });
    return new GraphQLSchema({
      query: new GraphQLObjectType({
        name: 'Query',
        fields: { me: { type: GraphQLString }, forgotten: { type: thing, resolve: () => ({}) } },
      }),
      mutation: root('Mutation'),
      subscription: root('Subscription'),
    });
  };

  test('a schema is not emitted, and the check that emits it fails', () => {
    expect(() => requirePolicies(apiSchema())).not.toThrow();
    expect(() => requirePolicies(forgetful())).toThrow(
      'No policy for Query.forgotten, Forgotten.field, Mutation.forgotten, Subscription.forgotten',
    );
  });

  test.each(['query { forgotten { field } }', 'mutation { forgotten }'])(
    '%s is refused to everyone',
    async (source) => {
      const schema = guardSchema(forgetful());
      for (const who of [null, viewer('administrator')]) {
        const { data, errors } = await graphql({ schema, source, contextValue: { viewer: who } });
        expect(data).toEqual({ forgotten: null });
        expect(errors).toHaveLength(1);
      }
    },
  );

  test('no route is registered', () => {
    expect(() => addRoute(express(), 'get', '/forgotten')).toThrow('GET /forgotten has no policy');
  });
});

test('nobody who is not signed in sees more than the door', () => {
  const open = [...fieldRules].filter(([, rule]) => rule(null)).map(([field]) => field);
  expect(open.sort()).toEqual([
    'CodeRequired.message',
    'Mutation.createDistrict',
    'Mutation.signIn',
    'Mutation.signOut',
    'Query.me',
    'Query.setup',
    'Query.signInMethods',
    'Refusal.code',
    'Refusal.message',
    'Setup.codeRequired',
    'Setup.district',
    'Setup.districtExists',
    'Setup.required',
    'Setup.steps',
    'SetupSignedIn.account',
    'SetupSignedIn.setup',
    'SignInMethods.local',
    'SignInMethods.oidcName',
    'SignInMethods.oidcUrl',
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

  test('administrators may call everything but what shows a person', () => {
    const schema = apiSchema();
    const all = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
      Object.keys(type?.getFields() ?? {}),
    );
    const may = operationsOf(viewer('administrator'));
    expect(all.filter((operation) => !may.includes(operation)).sort()).toEqual([
      'correctPerson',
      'myReveals',
      'registerPerson',
      'revealLimit',
      'revealPerson',
    ]);
  });
});

describe('a key', () => {
  test('reads and writes what its scopes name, and no more', () => {
    expect(verdictOn('Query', 'appealSummary', key('appeal:read'))).toBe('allowed');
    expect(verdictOn('AppealSummary', 'total', key('appeal:read'))).toBe('allowed');
    expect(verdictOn('Refusal', 'code', key('appeal:read'))).toBe('allowed');
    expect(verdictOn('Query', 'appealSummary', key('plan:read'))).toEqual({ scope: 'appeal:read' });
    expect(verdictOn('Mutation', 'registerBusiness', key('business:read'))).toEqual({
      scope: 'business:write',
    });
    expect(operationsOf(key('appeal:read'))).toContain('appeals');
    expect(operationsOf(key('appeal:read'))).not.toContain('plans');
  });

  test('with every scope does nothing that is done in person', () => {
    const may = operationsOf(
      key(...KEY_SCOPES, 'person:read', 'access:write', 'account:write', 'audit:read'),
    );
    for (const operation of [
      'me',
      'persons',
      'person',
      'revealPerson',
      'changePassword',
      'createApiKey',
      'signPlan',
    ]) {
      expect(may, operation).not.toContain(operation);
    }
  });
});

test('a password that is no longer good leaves only itself to change', () => {
  for (const role of Object.values(Role)) {
    expect(operationsOf(viewer(role, { passwordMustChange: true }))).toEqual([
      'changePassword',
      'me',
      'setup',
      'signIn',
      'signInMethods',
      'signOut',
    ]);
  }
  const waiting = viewer('planner', { passwordMustChange: true });
  expect(verdictOn('Account', 'name', waiting)).toBe('allowed');
  expect(verdictOn('Department', 'acceptedLayer', waiting)).toBe('password-must-change');
  expect(verdictOn('Subscription', 'planNews', waiting)).toBe('password-must-change');
});

describe('reach', () => {
  test.each<readonly [Viewer['role'], boolean, boolean]>([
    ['planner', true, false],
    ['administrator', true, true],
    ['leader', false, false],
    ['property-company', false, false],
    ['unit-liaison', false, false],
  ])('of a %s of the district: appeals everywhere %s, persons everywhere %s', (role, appeals, persons) => {
    const own = viewer(role, {
      grants: [{ role, scope: { kind: 'district', id: null }, delegatedBy: null }],
    });
    expect(viewerReach(own, 'appeal')).toEqual({ ...NOWHERE, everything: appeals });
    expect(viewerReach(own, 'person')).toEqual({ ...NOWHERE, everything: persons });
  });

  test('is nowhere without a grant, whatever the role is called', () => {
    for (const role of ['grid-worker', 'community-worker', 'officer'] as const) {
      expect(viewerReach(viewer(role), 'appeal')).toEqual(NOWHERE);
      expect(viewerReach(viewer(role), 'person')).toEqual(NOWHERE);
    }
  });

  test('of a key holds for appeals, never for persons', () => {
    const scope = { kind: 'department', id: 'police' } as const;
    const held = { ...key(), grants: [{ role: 'officer', scope, delegatedBy: null }] as const };
    expect(viewerReach(held, 'appeal')).toEqual({ ...NOWHERE, departments: ['police'] });
    expect(viewerReach(held, 'person')).toEqual(NOWHERE);
  });

  test('is narrowed to where one of some roles is held', () => {
    const boss = viewer('administrator', {
      grants: [
        { role: 'administrator', scope: { kind: 'district', id: null }, delegatedBy: null },
        { role: 'community-worker', scope: { kind: 'community', id: 'c' }, delegatedBy: null },
      ],
    });
    expect(viewerReach(boss, 'person').everything).toBe(true);
    expect(viewerReach(boss, 'person', ['community-worker'])).toEqual({ ...NOWHERE, communities: ['c'] });
  });

  test('is that of every grant whose role sees such rows', () => {
    const grants = [
      { role: 'grid-worker', scope: { kind: 'grid', id: '007' }, delegatedBy: null },
      { role: 'community-worker', scope: { kind: 'community', id: 'c' }, delegatedBy: '2' },
      { role: 'property-company', scope: { kind: 'town', id: 't' }, delegatedBy: null },
    ] as const;
    expect(viewerReach(viewer('building-head', { grants }), 'appeal')).toEqual({
      ...NOWHERE,
      grids: ['007'],
      communities: ['c'],
    });
  });
});
