import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { WebSocket } from 'ws';
import { at, type Client } from '../client.ts';
import { type Followed, followPlan, socketWith } from '../live-client.ts';
import { place } from '../small-town.ts';
import type { Town } from '../town.ts';
import { mergedPlan } from './proposal-suite.ts';
import { COMMIT } from './work-suite.ts';

const SHOW = `mutation($planId: ID!, $tool: String, $grid: String, $at: [Float!]) {
  showPresence(planId: $planId, tool: $tool, grid: $grid, at: $at) }`;

export function liveSuite(town: () => Town): void {
  describe('news of a plan', () => {
    let planner: Client;
    let leader: Client;
    let planId: string;
    const open: Followed[] = [];
    beforeAll(async () => {
      planner = await town().client('planner');
      leader = await town().client('leader');
      planId = await mergedPlan(planner, { name: 'followed' });
    });
    afterEach(async () => {
      await Promise.all(open.splice(0).map(({ stop }) => stop()));
    });

    const follow = async (client: Client, query?: string): Promise<Followed> => {
      const followed = followPlan(client, planId, query);
      open.push(followed);
      await expect.poll(() => followed.news.length + followed.errors.length).toBeGreaterThan(0);
      return followed;
    };
    /** Status that a handshake with these headers is answered with; 101 where it is let in. */
    const handshake = (headers: Readonly<Record<string, string>>, path = '/graphql'): Promise<number> =>
      new Promise((resolve) => {
        const Socket = socketWith(headers);
        const socket = new Socket(`${planner.origin.replace('http', 'ws')}${path}`, 'graphql-transport-ws');
        socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
        socket.on('error', () => undefined);
        socket.on('open', () => {
          socket.close();
          resolve(101);
        });
      });

    test('are not asked for over and over in one document', async () => {
      const aliases = Array.from({ length: 40 }, (_, index) => `p${index}: planners { name }`).join(' ');
      const followed = await follow(
        leader,
        `subscription($planId: ID!) { planNews(planId: $planId) { ${aliases} } }`,
      );
      expect(followed.news).toEqual([]);
      expect(JSON.stringify(followed.errors)).toContain('Aliases limit of 30 exceeded');
    });

    test('begin with who is there, and bring what others commit', async () => {
      const { news } = await follow(leader);
      expect(news).toEqual([
        { kind: 'PRESENCE', planId, revision: 1, touchedGrids: [], by: null, extent: null, planners: [] },
      ]);
      const state = (await (await planner.fetch(`/plans/${planId}/state/1`)).json()) as {
        state: { codes: string[] };
      };
      const [code] = state.state.codes;
      const operations = [{ markGrid: { code, mark: 'DEDICATED', value: 'park' } }];
      await planner.data(COMMIT, { planId, baseRevision: 1, operations });
      await expect.poll(() => news.length).toBe(2);
      expect(news[1]).toMatchObject({
        kind: 'REVISED',
        revision: 2,
        by: 'planner',
        touchedGrids: [code],
        extent: null,
      });
      const other = state.state.codes.find((each) => each !== code)!;
      const split = [{ splitEvenly: { code: other, newCodes: ['991'] } }];
      const outcome = at(
        await planner.data(COMMIT, { planId, baseRevision: 2, operations: split }),
        'commitEdit',
      );
      expect(at(outcome, '__typename')).toBe('PlanRevised');
      await expect.poll(() => news.length).toBe(3);
      expect(news[2]).toMatchObject({ kind: 'REVISED', revision: 3, touchedGrids: ['991', other].sort() });
      expect(at(news[2], 'extent')).toHaveLength(4);
      await planner.data('mutation($id: ID!) { renamePlan(planId: $id, name: "改名") { __typename } }', {
        id: planId,
      });
      await expect.poll(() => news.map((each) => at(each, 'kind'))).toContain('RENAMED');
    });

    test('tell who is at work, with what and where, until they go', async () => {
      const watching = await follow(leader);
      const working = await follow(planner);
      const shown = await planner.data(SHOW, {
        planId,
        tool: 'redraw-boundary',
        grid: '001',
        at: place(3, 4),
      });
      expect(at(shown, 'showPresence')).toBe(true);
      await expect
        .poll(() => watching.news.at(-1))
        .toMatchObject({
          kind: 'PRESENCE',
          planners: [{ name: 'planner', tool: 'redraw-boundary', grid: '001', at: place(3, 4) }],
        });
      const before = watching.news.length;
      await planner.data(SHOW, { planId, tool: 'redraw-boundary', grid: '001', at: place(3, 4) });
      await sleep(400);
      expect(watching.news).toHaveLength(before);
      await working.stop();
      await expect.poll(() => watching.news.at(-1)).toMatchObject({ kind: 'PRESENCE', planners: [] });
      expect(at(await planner.data(SHOW, { planId: 'none' }), 'showPresence')).toBe(false);
      const { errors } = await planner.ask(SHOW, { planId, at: [500, 0] });
      expect(errors[0].extensions).toMatchObject({ reason: 'position-expected' });
      expect((await leader.ask(SHOW, { planId })).errors[0].extensions.code).toBe('FORBIDDEN');
    });

    test('are for those who are signed in, from a page of this server', async () => {
      const { origin } = planner;
      const cookie = planner.cookie!;
      expect(await handshake({ cookie, origin })).toBe(101);
      expect(await handshake({ origin })).toBe(401);
      expect(await handshake({ cookie: `${cookie}x`, origin })).toBe(401);
      expect(await handshake({ cookie, origin: 'http://elsewhere.example' })).toBe(403);
      expect(await handshake({ cookie })).toBe(403);
      expect(await handshake({ cookie, origin }, '/elsewhere')).toBe(404);
    });

    test('of no plan are an error, and nothing but subscriptions goes over the connection', async () => {
      const none = followPlan(leader, 'none');
      open.push(none);
      await expect.poll(() => none.errors).toMatchObject([[{ extensions: { reason: 'plan-not-found' } }]]);
      const asked = await follow(leader, 'query { me { name } }');
      expect(asked.errors).toMatchObject([[{ extensions: { reason: 'subscription-expected' } }]]);
      const wrong = await follow(
        leader,
        'subscription($planId: ID!) { planNews(planId: $planId) { secrets } }',
      );
      expect(wrong.errors).toHaveLength(1);
    });

    test('end when a message is too large', async () => {
      const Socket = socketWith({ cookie: leader.cookie!, origin: leader.origin });
      const socket = new Socket(`${leader.origin.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
      const code = new Promise<number>((resolve) => socket.on('close', resolve));
      socket.on('error', () => undefined);
      socket.on('open', () => socket.send('x'.repeat(70_000)));
      expect(await code).toBe(1009);
    });

    test('are for so many connections of one account', async () => {
      const account = await town().client('administrator');
      const sockets: WebSocket[] = [];
      const Socket = socketWith({ cookie: account.cookie!, origin: account.origin });
      const opened = async (): Promise<number> =>
        new Promise((resolve) => {
          const socket = new Socket(
            `${account.origin.replace('http', 'ws')}/graphql`,
            'graphql-transport-ws',
          );
          sockets.push(socket);
          socket.on('open', () => resolve(101));
          socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
          socket.on('error', () => undefined);
        });
      const statuses: number[] = [];
      for (let n = 0; n < 11; n++) statuses.push(await opened());
      for (const socket of sockets) socket.terminate();
      expect(statuses).toEqual([...Array<number>(10).fill(101), 429]);
    });

    test('end with the session', async () => {
      const going = await town().client('leader');
      const followed = await follow(going);
      await going.data('mutation { signOut }');
      await expect.poll(() => followed.closed(), { timeout: 10_000 }).toBe(4403);
    });
  });
}
