import { hashPassword } from '@onegrid/api';
import { SYSTEM_ACTOR, signAndPublish } from '@onegrid/store';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { at, Client, type Json, list, text } from '../client.ts';
import { place, rectangle } from '../small-town.ts';
import { openTown, PASSWORD, type Town } from '../town.ts';
import { mergedPlan } from './proposal-suite.ts';

const BUSINESS = `__typename ... on Business { id name items officersPerGrid from until registeredBy active endedAt grids
  officers department { id } } ... on Refusal { code message }`;
const REGISTER = `mutation($input: RegisterBusinessInput!) { done: registerBusiness(input: $input) { ${BUSINESS} } }`;
const END = `mutation($id: ID!) { done: endBusiness(id: $id) { ${BUSINESS} } }`;
const REQUESTED = `__typename ... on GridChangeRequest { id grid text at land state by answer answeredBy plan { id }
  department { id } } ... on Refusal { code message }`;
const REQUEST = `mutation($input: RequestGridChangeInput!) { done: requestGridChange(input: $input) { ${REQUESTED} } }`;
const ANSWER = `mutation($id: ID!, $accept: Boolean!, $text: String!, $planId: ID) {
  done: answerGridChange(id: $id, accept: $accept, text: $text, planId: $planId) { ${REQUESTED} } }`;
const LISTS = `query($departmentId: ID, $open: Boolean) {
  businesses(first: 10, departmentId: $departmentId) { totalCount nodes { name active } }
  gridChangeRequests(first: 10, open: $open) { totalCount nodes { text state } } }`;

const PATROL = {
  departmentId: 'fire',
  name: '消防巡查',
  items: ['通道检查'],
  officersPerGrid: 0.5,
  from: '2026-01-01',
};

/** Departments' work on the published grids, on a town of its own: what is published stays so. */
export function businessSuite(): void {
  describe('what departments do on the one net', () => {
    let town: Town;
    let planner: Client;
    let officer: Client;
    let grid: string;

    beforeAll(async () => {
      town = await openTown();
      const passwordHash = await hashPassword(PASSWORD);
      const { access } = town.district;
      const account = await access.createAccount(
        { name: 'of-fire', displayName: '消防科员', role: 'officer', passwordHash },
        SYSTEM_ACTOR,
      );
      await access.setDepartment(account.id, 'fire', SYSTEM_ACTOR);
      officer = new Client(town.origin);
      await officer.signIn('of-fire', PASSWORD);
      planner = await town.client('planner');
      const request = { departmentId: 'fire', grid: '001', text: 'x', at: place(5, 5) };
      expect(at(await officer.data(REQUEST, { input: request }), 'done')).toMatchObject({
        code: 'nothing-published',
      });
      await signAndPublish(town.district, await mergedPlan(planner));
      const grids = await planner.data('{ currentPlan { grids(first: 1) { nodes { code } } } }');
      grid = text(grids, 'currentPlan.grids.nodes.0.code');
    });
    afterAll(() => town.close());

    const done = async (client: Client, mutation: string, variables: Readonly<Record<string, unknown>>) =>
      at(await client.data(mutation, variables), 'done');
    const register = (more: Readonly<Record<string, unknown>>, client = officer): Promise<Json> =>
      done(client, REGISTER, { input: { ...PATROL, ...more } });

    test('is registered by officers for their own department, with officers for all grids', async () => {
      const { errors } = await (await town.client('leader')).ask(REGISTER, { input: PATROL });
      expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
      expect(await register({ departmentId: 'police' })).toMatchObject({ code: 'own-department-only' });
      expect(await register({ departmentId: 'nobody' }, planner)).toMatchObject({
        code: 'unknown-department',
      });
      const made = await register({});
      expect(made).toMatchObject({
        ...{
          __typename: 'Business',
          name: '消防巡查',
          items: ['通道检查'],
          officersPerGrid: 0.5,
          from: '2026-01-01',
          until: null,
          registeredBy: '消防科员',
        },
        ...{ active: true, grids: 4, officers: 2, endedAt: null, department: { id: 'fire' } },
      });
      expect(await done(officer, END, { id: text(made, 'id') })).toMatchObject({
        active: false,
        endedAt: expect.any(String),
      });
      expect(await done(officer, END, { id: text(made, 'id') })).toMatchObject({ code: 'business-ended' });
      expect(await done(officer, END, { id: 'none' })).toMatchObject({ code: 'business-not-found' });
      const other = await register({ departmentId: 'police' }, planner);
      expect(await done(officer, END, { id: text(other, 'id') })).toMatchObject({
        code: 'own-department-only',
      });
      const { businesses } = (await planner.data(LISTS, { departmentId: 'fire' })) as Record<string, Json>;
      expect(businesses).toEqual({ totalCount: 1, nodes: [{ name: '消防巡查', active: false }] });
    });

    test('is refused with what is wrong', async () => {
      const code = async (more: Readonly<Record<string, unknown>>) => text(await register(more), 'code');
      expect(await code({ name: ' ' })).toBe('business-name-expected');
      expect(await code({ name: 'x'.repeat(101) })).toBe('business-name-expected');
      expect(await code({ items: [] })).toBe('business-items-expected');
      expect(await code({ items: ['a', ' '] })).toBe('business-items-expected');
      expect(await code({ officersPerGrid: 0 })).toBe('officers-out-of-range');
      expect(await code({ until: '2025-12-31' })).toBe('days-reversed');
      const { errors } = await officer.ask(REGISTER, { input: { ...PATROL, from: 'tomorrow' } });
      expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
    });

    test('asks for changes of grids, which planners answer', async () => {
      const land = rectangle(4, 4, 6, 6);
      const input = { departmentId: 'fire', grid, text: '并入东邻', at: place(5, 5), land };
      const request = (more: Readonly<Record<string, unknown>>) =>
        done(officer, REQUEST, { input: { ...input, ...more } });
      expect(await request({ departmentId: 'police' })).toMatchObject({ code: 'own-department-only' });
      expect(await request({ grid: '009' })).toMatchObject({ code: 'grid-unknown' });
      expect(await request({ text: '' })).toMatchObject({ code: 'text-length' });
      expect(await request({ at: [1] })).toMatchObject({ code: 'point-out-of-range' });
      const line = { type: 'LineString', coordinates: [place(1, 1), place(2, 2)] };
      expect(await request({ land: line })).toMatchObject({ code: 'land-expected' });
      const made = await request({});
      expect(made).toMatchObject({
        ...{ __typename: 'GridChangeRequest', grid, state: 'OPEN', by: '消防科员', land, at: place(5, 5) },
        ...{ answer: null, plan: null, department: { id: 'fire' } },
      });
      const id = text(made, 'id');
      const { errors } = await officer.ask(ANSWER, { id, accept: true, text: '好' });
      expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
      const current = text(await planner.data('{ currentPlan { id } }'), 'currentPlan.id');
      const answer = { id, accept: true, text: '纳入下一轮' };
      expect(await done(planner, ANSWER, { ...answer, planId: current })).toMatchObject({
        code: 'plan-not-draft',
      });
      const planId = await mergedPlan(planner);
      expect(await done(planner, ANSWER, { ...answer, planId })).toMatchObject({
        ...{ state: 'ACCEPTED', answer: '纳入下一轮', answeredBy: 'planner', plan: { id: planId } },
      });
      expect(await done(planner, ANSWER, answer)).toMatchObject({ code: 'request-answered' });
      const shown = await planner.data(LISTS, { open: false });
      expect(list(shown, 'gridChangeRequests.nodes')).toEqual([{ text: '并入东邻', state: 'ACCEPTED' }]);
      expect(at(await planner.data(LISTS, { open: true }), 'gridChangeRequests.totalCount')).toBe(0);
    });
  });
}
