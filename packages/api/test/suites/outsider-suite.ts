import { randomUUID } from 'node:crypto';
import { signAndPublish } from '@onegrid/store';
import { beforeAll, describe, expect, test } from 'vitest';
import { at, type Client, type Json, list, text } from '../client.ts';
import { followPlan } from '../live-client.ts';
import { squares } from '../small-town.ts';
import type { Town } from '../town.ts';
import { officerOf } from '../town-people.ts';
import { mergedPlan } from './proposal-suite.ts';

const OUTSIDERS = ['property-company', 'unit-liaison'] as const;
const FORK = `mutation($planId: ID!, $name: String!) { forkPlan(planId: $planId, name: $name) {
  ... on PlanSaved { plan { id revision } } } }`;
const COMMIT = `mutation($planId: ID!, $base: Int!, $operations: [EditOperationInput!]!, $id: ID!) {
  commitEdit(planId: $planId, baseRevision: $base, operations: $operations, id: $id) { __typename } }`;
const PREPARE = `mutation($input: PrepareLayerInput!) { prepareLayer(input: $input) {
  ... on Layer { id legacyGrids(first: 1) { nodes { id } } } } }`;

const REGISTER = `mutation($input: RegisterBusinessInput!) { registerBusiness(input: $input) { __typename } }`;

/**
 * People who work elsewhere: a property company’s and a liaison of a paired unit see what is in force; of drafts, of the
 * work on plans and of who does it nothing, by whatever way, in the same words as what does not exist.
 */
export function outsiderSuite(town: () => Town): void {
  describe('people from outside', () => {
    let draft: { readonly id: string; readonly revision: number };
    let inForce: { readonly id: string; readonly revision: number };
    let brought: { readonly id: string; readonly grid: string };
    const clients = new Map<string, Client>();
    const planOf = (value: Json) => ({ id: text(value, 'id'), revision: Number(at(value, 'revision')) });
    const everyOutsider = async (check: (client: Client) => Promise<void>) => {
      for (const role of OUTSIDERS) await check(clients.get(role)!);
    };

    beforeAll(async () => {
      for (const role of OUTSIDERS) clients.set(role, await town().client(role));
      const planner = await town().client('planner');
      const merged = await mergedPlan(planner);
      const fork = at(
        await planner.data(FORK, { planId: merged, name: 'not for everybody' }),
        'forkPlan.plan',
      );
      draft = planOf(fork);
      const officer = await officerOf(town(), 'police');
      const fileId = text((await officer.upload(JSON.stringify(squares('X', 10)))).body, 'id');
      const input = { fileId, departmentId: 'police', idField: 'ID' };
      const layer = at(await officer.data(PREPARE, { input }), 'prepareLayer');
      brought = { id: text(layer, 'id'), grid: text(layer, 'legacyGrids.nodes.0.id') };
      const code = text(
        await planner.data('query($id: ID!) { plan(id: $id) { grids(first: 1) { nodes { code } } } }', {
          id: merged,
        }),
        'plan.grids.nodes.0.code',
      );
      const operations = [{ markGrid: { code, mark: 'LOCKED', value: 'yes' } }];
      await planner.data(COMMIT, { planId: merged, base: 1, operations, id: randomUUID() });
    });

    test('see no plan before one is in force', async () => {
      await everyOutsider(async (client) => {
        const seen = await client.data(
          `{ currentPlan { id } plans(first: 50) { nodes { id } totalCount } tileSources { key } search(text: "001") { kind } }`,
        );
        expect(seen).toMatchObject({ currentPlan: null, plans: { nodes: [], totalCount: 0 } });
        expect(list(seen, 'tileSources').map((source) => text(source, 'key'))).not.toContain('grids');
        expect(list(seen, 'search').filter((hit) => text(hit, 'kind') === 'GRID')).toEqual([]);
      });
    });

    describe('once a plan is in force', () => {
      beforeAll(async () => {
        const planner = await town().client('planner');
        const nodes = list(
          await planner.data('{ plans(first: 50) { nodes { id revision } } }'),
          'plans.nodes',
        );
        const first = nodes.map(planOf).find(({ id }) => id !== draft.id)!;
        await signAndPublish(town().district, first.id);
        const business = {
          departmentId: 'police',
          name: 'patrol',
          items: ['patrol'],
          officersPerGrid: 1,
          from: '2026-01-01',
        };
        await planner.data(REGISTER, { input: business });
        inForce = planOf(at(await planner.data('{ currentPlan { id revision } }'), 'currentPlan'));
      });

      test('see that one in every list and with its map', async () => {
        expect(inForce.revision).toBe(2);
        await everyOutsider(async (client) => {
          const seen = await client.data(
            `query($id: ID!) { currentPlan { id gridCount publishedAt publication { publishedAt } origin { fromPlanId } }
              plan(id: $id) { id grids(first: 5) { nodes { code legacy { legacyGrid { id } } } } }
              plans(first: 50) { nodes { id } totalCount } }`,
            { id: inForce.id },
          );
          expect(at(seen, 'plans')).toEqual({ nodes: [{ id: inForce.id }], totalCount: 1 });
          expect(at(seen, 'currentPlan.id')).toBe(inForce.id);
          expect(list(seen, 'plan.grids.nodes').length).toBeGreaterThan(0);
          const { id, revision } = inForce;
          expect((await client.fetch(`/tiles/grids/${id}.${revision}/0/0/0.mvt`)).status).toBe(200);
        });
      });

      test('are told of a draft by id as of one that does not exist', async () => {
        const ask = `query($id: ID!, $grid: ID!, $point: PointInput!) { plan(id: $id) { id } tileSources(planId: $id) { key }
          whoIsInCharge(planId: $id, point: $point) { __typename ... on Refusal { code } }
          legacyGrid(id: $grid) { unified(planId: $id) { share } } }`;
        const grid = text(
          await (await town().client('planner')).data(
            '{ departments { acceptedLayer { legacyGrids(first: 1) { nodes { id } } } } }',
          ),
          'departments.0.acceptedLayer.legacyGrids.nodes.0.id',
        );
        await everyOutsider(async (client) => {
          const answered = async (id: string) => {
            const given = { id, grid, point: { lon: 118.2, lat: 31.07 } };
            const density = 'query($id: ID!) { appealDensity(planId: $id) { total } }';
            return JSON.stringify([await client.ask(ask, given), await client.ask(density, { id })]);
          };
          expect(await answered(draft.id)).toBe(await answered('none'));
        });
      });

      test('are given no tile of a draft, nor of what the plan in force was before', async () => {
        const planner = await town().client('planner');
        for (const layer of ['grids', 'arcs', 'atoms', 'micro', 'appeals']) {
          for (const revision of [`${draft.id}.${draft.revision}`, `${inForce.id}.1`]) {
            const address = `/tiles/${layer}/${revision}/0/0/0.mvt`;
            expect((await planner.fetch(address)).status, layer).toBeLessThan(300);
            await everyOutsider(async (client) => {
              const response = await client.fetch(address);
              const none = await client.fetch(`/tiles/${layer}/none.1/0/0/0.mvt`);
              expect([response.status, await response.text()], layer).toEqual([404, await none.text()]);
            });
          }
        }
        // Nor is it kept where everybody asks.
        const before = await planner.fetch(`/tiles/grids/${inForce.id}.1/0/0/0.mvt`);
        expect(before.headers.get('cache-control')).toMatch(/^private/);
      });

      test('are told of a layer that was only brought as of one that does not exist', async () => {
        const ask = 'query($id: ID!, $grid: ID!) { layer(id: $id) { id } legacyGrid(id: $grid) { id } }';
        const planner = await town().client('planner');
        const seen = await planner.data(ask, brought);
        expect(seen).toEqual({ layer: { id: brought.id }, legacyGrid: { id: brought.grid } });
        const tile = `/tiles/legacy/${brought.id}/0/0/0.mvt`;
        expect((await planner.fetch(tile)).status).toBeLessThan(300);
        await everyOutsider(async (client) => {
          expect(await client.data(ask, brought)).toEqual({ layer: null, legacyGrid: null });
          expect((await client.fetch(tile)).status).toBe(404);
        });
      });

      test('do not follow the work on a plan, and hear the same of one that does not exist', async () => {
        await everyOutsider(async (client) => {
          const said = [];
          for (const id of [draft.id, inForce.id, 'none']) {
            const followed = followPlan(client, id);
            await expect.poll(() => followed.errors.length).toBe(1);
            said.push(JSON.stringify(followed.errors));
            expect(followed.news).toEqual([]);
            await followed.stop();
          }
          expect(new Set(said).size).toBe(1);
          expect(said[0]).toContain('FORBIDDEN');
        });
      });

      test('read neither who works on a plan nor what is said of it, by any relation', async () => {
        const hidden = [
          'currentPlan { changeSets { totalCount } }',
          'currentPlan { review { state } }',
          'currentPlan { comments { totalCount } }',
          'currentPlan { siblings { id } }',
          'departments { acceptedLayer { fileName } }',
          'departments { acceptedLayer { report { read } } }',
          'departments { acceptedLayer { faults { rule } } }',
          'colleagues { nodes { displayName } }',
          'gridChangeRequests { nodes { text } }',
          `planChecks(planId: "${draft.id}") { totalCount }`,
          `comparePlans(a: { planId: "${draft.id}" }, b: { planId: "${inForce.id}" }) { __typename }`,
          `planPublication(planId: "${draft.id}") { __typename }`,
        ];
        const who = '{ currentPlan { publication { publishedBy } } businesses { nodes { registeredBy } } }';
        const told = await (await town().client('leader')).data(who);
        expect(at(told, 'currentPlan.publication.publishedBy')).not.toBe(null);
        expect(at(told, 'businesses.nodes.0.registeredBy')).not.toBe(null);
        await everyOutsider(async (client) => {
          const untold = await client.data(who);
          expect(at(untold, 'currentPlan.publication.publishedBy')).toBe(null);
          const registered = list(untold, 'businesses.nodes').map((node) => at(node, 'registeredBy'));
          expect(new Set(registered)).toEqual(new Set([null]));
          for (const ask of hidden) {
            const { errors } = await client.ask(`{ ${ask} }`);
            expect(errors[0]?.extensions.code, ask).toBe('FORBIDDEN');
          }
        });
      });
    });
  });
}
