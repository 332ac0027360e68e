import 'reflect-metadata';
import type { GrantRecord } from '@onegrid/store';
import { expect, it } from 'vitest';
import { Role } from './account-type.ts';
import { delegatorsBehind } from './delegators-behind.ts';
import { fieldRules, routeRules } from './policies.ts';
import type { Rule, Viewer } from './policy-rule.ts';

const DISTRICT = { kind: 'district', id: null } as const;
const POLICE = { kind: 'department', id: 'police' } as const;

function acting(role: Viewer['role'], grants: readonly GrantRecord[]): Viewer {
  return {
    ...{ id: '1', name: role, displayName: role, role, departmentId: null, grants, demo: false },
    ...{ key: null, sessionId: null, passwordMustChange: false },
  };
}

const held = (role: Role, scope: GrantRecord['scope'], delegatedBy: string | null = null): GrantRecord => ({
  role,
  scope,
  delegatedBy,
});

const mutation = (name: string): Rule => fieldRules.get(`Mutation.${name}`)!;

const head = acting('building-head', [
  held(Role.PLANNER, DISTRICT, 'planner'),
  held(Role.OFFICER, POLICE, 'officer'),
]);

it.each(['changePassword', 'endSession', 'delegate', 'addComment'])(
  'nobody for what one may do anyway: %s',
  (name) => {
    expect(delegatorsBehind(head, mutation(name))).toEqual([]);
  },
);

it('those alone whose right it is', () => {
  expect(delegatorsBehind(head, mutation('forkPlan'))).toEqual(['planner']);
  expect(delegatorsBehind(head, mutation('signPlan'))).toEqual(['officer']);
  expect(delegatorsBehind(head, mutation('revealPerson'))).toEqual(['officer']);
  expect(delegatorsBehind(head, mutation('prepareLayer'))).toEqual(['planner', 'officer']);
  expect(delegatorsBehind(head, routeRules.get('POST /files')!)).toEqual(['planner', 'officer']);
});

it('nobody where a right of one’s own holds in the whole district', () => {
  const planner = acting('planner', [held(Role.PLANNER, DISTRICT), held(Role.OFFICER, POLICE, 'officer')]);
  expect(delegatorsBehind(planner, mutation('prepareLayer'))).toEqual([]);
  expect(delegatorsBehind(planner, mutation('signPlan'))).toEqual(['officer']);
});

it('whoever is away as well, where one’s own right is for another part', () => {
  const fire = { kind: 'department', id: 'fire' } as const;
  const officer = acting('officer', [held(Role.OFFICER, fire), held(Role.OFFICER, POLICE, 'officer')]);
  expect(delegatorsBehind(officer, mutation('signPlan'))).toEqual(['officer']);
  expect(delegatorsBehind(officer, mutation('addComment'))).toEqual([]);
});

it('whoever lets somebody from outside do what only those who work here may', () => {
  const liaison = acting('unit-liaison', [
    held(Role.UNIT_LIAISON, DISTRICT),
    held(Role.PLANNER, DISTRICT, 'planner'),
  ]);
  expect(delegatorsBehind(liaison, mutation('addComment'))).toEqual(['planner']);
  expect(delegatorsBehind(liaison, mutation('endSession'))).toEqual([]);
});
