import { beforeAll, describe, expect, test } from 'vitest';
import { at, Client, type Json, list, text } from '../client.ts';
import { followPlan, socketWith } from '../live-client.ts';
import { squares } from '../small-town.ts';
import { PASSWORD, type Town } from '../town.ts';
import { officerOf } from '../town-people.ts';

const PREPARE = `mutation($input: PrepareLayerInput!) { prepareLayer(input: $input) {
  __typename ... on FileRejected { code } ... on Layer { id department { id } } } }`;
const ME = '{ me { name } }';

/** Attempts to reach what is another's: by id, by relation, by subscription, by tile, by export; and sessions. */
export function attackAccessSuite(town: () => Town): void {
  describe('attacks on what is another’s', () => {
    let police: Client;
    let fire: Client;
    const uploaded = async (client: Client) =>
      text((await client.upload(JSON.stringify(squares('X', 10)))).body, 'id');
    const prepare = async (client: Client, fileId: string, departmentId: string, more = {}) =>
      at(
        await client.data(PREPARE, { input: { fileId, departmentId, idField: 'ID', ...more } }),
        'prepareLayer',
      );
    /** Ids of appeals that the district has and this client is not told of. */
    const outOfReach = async (client: Client): Promise<readonly string[]> => {
      const ids = async (who: Client) =>
        list(await who.data('{ appeals(first: 200) { nodes { id } } }'), 'appeals.nodes').map((node) =>
          text(node, 'id'),
        );
      const own = new Set(await ids(client));
      return (await ids(await town().client('planner'))).filter((id) => !own.has(id));
    };

    beforeAll(async () => {
      [police, fire] = [await officerOf(town(), 'police'), await officerOf(town(), 'fire')];
    });

    // IDOR by id: the id of somebody else's upload is used as if it were one's own.
    test('another’s upload is prepared, inspected or recoded: unknown, as one that does not exist', async () => {
      const fileId = await uploaded(fire);
      for (const id of [fileId, 'no-such-file']) {
        expect(await prepare(police, id, 'police')).toMatchObject({ code: 'file-unknown' });
        const inspected = await police.data(
          'mutation($fileId: ID!) { inspectFile(input: { fileId: $fileId }) { __typename ... on FileRejected { code } } }',
          { fileId: id },
        );
        expect(at(inspected, 'inspectFile')).toMatchObject({ code: 'file-unknown' });
        const sheet = await police.data(
          'mutation($fileId: ID!) { inspectSheet(input: { fileId: $fileId }) { __typename ... on FileRejected { code } } }',
          { fileId: id },
        );
        expect(at(sheet, 'inspectSheet')).toMatchObject({ code: 'file-unknown' });
      }
      const planner = await town().client('planner');
      const imported = await planner.data(
        `mutation($fileId: ID!) { importBaseData(input: { kind: WATER, fileId: $fileId, fields: [] }) {
          __typename ... on FileRejected { code } } }`,
        { fileId },
      );
      expect(at(imported, 'importBaseData')).toMatchObject({ code: 'file-unknown' });
      expect(await prepare(fire, fileId, 'fire')).toMatchObject({ __typename: 'Layer' });
    });

    // IDOR by id: an officer names a department that is not hers.
    test('a layer is brought in another department’s name', async () => {
      const fileId = await uploaded(police);
      expect(await prepare(police, fileId, 'fire')).toMatchObject({ code: 'own-department-only' });
      expect(await prepare(police, fileId, 'fire', { newRound: true })).toMatchObject({
        code: 'own-department-only',
      });
      const unknown = await prepare(police, fileId, 'no-such-department');
      expect(unknown).toMatchObject({ code: 'own-department-only' });
    });

    // IDOR by id, on what departments register: ended and registered in another's name.
    test('another department’s business is registered or ended', async () => {
      const input = { departmentId: 'fire', name: 'n', items: ['i'], officersPerGrid: 1, from: '2026-01-01' };
      const REGISTER =
        'mutation($input: RegisterBusinessInput!) { registerBusiness(input: $input) { __typename ... on Refusal { code } ... on Business { id } } }';
      expect(at(await police.data(REGISTER, { input }), 'registerBusiness')).toMatchObject({
        code: 'own-department-only',
      });
      const id = at(await fire.data(REGISTER, { input }), 'registerBusiness.id');
      const END =
        'mutation($id: ID!) { endBusiness(id: $id) { __typename ... on Refusal { code } ... on Business { id } } }';
      expect(at(await police.data(END, { id }), 'endBusiness')).toMatchObject({
        code: 'own-department-only',
      });
      expect(at(await fire.data(END, { id }), 'endBusiness')).toMatchObject({ __typename: 'Business' });
    });

    // IDOR by id: an id that exists and one that does not have to be answered alike.
    test('an appeal outside one’s reach is asked for by its id: as if there were none', async () => {
      const [id] = await outOfReach(police);
      expect(id).toBeDefined();
      const APPEAL = 'query($id: ID!) { appeal(id: $id) { id title location } }';
      expect(await police.data(APPEAL, { id })).toEqual({ appeal: null });
      expect(await police.data(APPEAL, { id: 'no-such-appeal' })).toEqual({ appeal: null });
      // The count does not tell either how many there are beyond.
      const { totalCount, nodes } = at(
        await police.data('{ appeals(first: 200) { totalCount nodes { id } } }'),
        'appeals',
      ) as { totalCount: number; nodes: readonly Json[] };
      expect(totalCount).toBe(nodes.length);
    });

    // IDOR by tile: the tiles of appeals hold what the list holds, with and without a filter.
    test('tiles of appeals are asked for by somebody with none in reach', async () => {
      expect((await outOfReach(police)).length).toBeGreaterThan(0);
      const own = at(await police.data('{ appeals { totalCount } }'), 'appeals.totalCount');
      const sources = list(await police.data('{ tileSources { key url } }'), 'tileSources');
      const template = sources
        .map((one) => text(one, 'url'))
        .find((url) => url.startsWith('/tiles/appeals/'));
      for (const query of ['', '?category=NOISE', '?category=PARKING,NOISE&status=HANDLING']) {
        const address = `${template ?? '/tiles/appeals/current/{z}/{x}/{y}.mvt'}`.replace(
          '{z}/{x}/{y}',
          '0/0/0',
        );
        const tile = await police.fetch(`${address}${query}`);
        const content = tile.status === 200 ? await tile.text() : '';
        if (own === 0) expect([204, 400, 404], query).toContain(tile.status);
        expect(content).not.toMatch(/示例诉求/);
        // What a tile holds differs by who asks: no cache may hand one person's to another.
        if (tile.status < 300) {
          expect(tile.headers.get('cache-control')).toMatch(/private|no-store/);
          expect(tile.headers.get('vary')).toMatch(/cookie/i);
        }
      }
    });

    // IDOR by export: a finished sheet of somebody else is downloaded.
    test('another’s recoded sheet is downloaded', async () => {
      for (const id of ['no-such-sheet', '..%2f..%2fetc%2fpasswd', '%00']) {
        const answer = await police.fetch(`/recoded/${id}`);
        expect([400, 404], id).toContain(answer.status);
        expect(await answer.text()).not.toMatch(/root:|node_modules/);
      }
    });

    // IDOR by subscription: live news without a session, and questions smuggled through the socket.
    test('a subscription is opened without a session, or used to ask for what it is not for', async () => {
      const stranger = new Client(town().origin);
      const refused = followPlan(stranger, 'any-plan');
      await expect.poll(() => refused.errors.length).toBeGreaterThan(0);
      await refused.stop();
      expect(refused.news).toEqual([]);
      for (const query of [
        'query($planId: ID!) { plan(id: $planId) { id } appeals { totalCount } }',
        'mutation($planId: ID!) { signOut cancelJob(id: $planId) { __typename } }',
        'subscription($planId: ID!) { planNews(planId: $planId) { kind } appeals { totalCount } }',
      ]) {
        const smuggled = followPlan(police, 'any-plan', query);
        await expect.poll(() => smuggled.errors.length, { message: query }).toBeGreaterThan(0);
        expect(smuggled.news).toEqual([]);
        await smuggled.stop();
      }
      const unknown = followPlan(police, 'no-such-plan');
      await expect.poll(() => unknown.errors.length).toBeGreaterThan(0);
      expect(JSON.stringify(unknown.errors)).not.toMatch(/stack|\.ts:/);
      await unknown.stop();
    });

    // Mass assignment: members that the input types do not have.
    test('members that an input does not have are sent along', async () => {
      const fileId = await uploaded(police);
      const { status, errors } = await police.ask(PREPARE, {
        input: { fileId, departmentId: 'police', idField: 'ID', status: 'ACCEPTED', accountId: 'planner' },
      });
      expect([status, errors[0].extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
    });

    // A cursor of one list, or one made by hand, is sent to another.
    test('a cursor is forged', async () => {
      for (const keys of [
        ['x', 'y'],
        ["'; drop table account; --", ''],
        [{}, []],
        null,
        ['a'.repeat(10_000), ''],
      ]) {
        const after = Buffer.from(JSON.stringify(keys)).toString('base64url');
        const { errors } = await police.ask(
          'query($after: String) { apiKeys(after: $after) { totalCount } }',
          {
            after,
          },
        );
        expect(errors.map(({ extensions }) => extensions.code)).not.toContain('INTERNAL_SERVER_ERROR');
      }
    });
  });

  describe('attacks on sessions', () => {
    // Fixation: the attacker plants a token in the victim's browser and waits for a sign-in.
    test('a planted token is not the one that a sign-in makes valid', async () => {
      const planted = `${'A'.repeat(43)}.${Date.now().toString(36)}`;
      const victim = new Client(town().origin);
      victim.cookie = `onegrid_session=${planted}`;
      await victim.signIn('planner', PASSWORD);
      expect(victim.cookie).not.toContain(planted);
      const attacker = new Client(town().origin);
      attacker.cookie = `onegrid_session=${planted}`;
      expect(await attacker.data(ME)).toEqual({ me: null });
      // Nor does the attacker's own live session become the victim's.
      await attacker.signIn('leader', PASSWORD);
      victim.cookie = attacker.cookie;
      await victim.signIn('planner', PASSWORD);
      expect(victim.cookie).not.toBe(attacker.cookie);
      expect(await attacker.data(ME)).not.toEqual({ me: { name: 'planner' } });
    });

    // Theft: a copied cookie outlives its owner's signing out.
    test('a stolen cookie ends with the session, for HTTP, tiles and live connections', async () => {
      const victim = await town().client('planner');
      const thief = new Client(town().origin);
      thief.cookie = victim.cookie;
      expect(at(await thief.data(ME), 'me.name')).toBe('planner');
      const live = new (socketWith({ cookie: thief.cookie ?? '', origin: town().origin }))(
        `${town().origin.replace('http', 'ws')}/graphql`,
        'graphql-transport-ws',
      );
      const closed = new Promise<number>((resolve) => live.on('close', resolve));
      await new Promise((resolve) => live.on('open', resolve));
      live.send('{"type":"connection_init"}');
      await victim.data('mutation { signOut }');
      expect(await thief.data(ME)).toEqual({ me: null });
      expect((await thief.fetch('/tiles/streets/x/0/0/0.mvt')).status).toBe(401);
      expect(await closed).toBe(4403);
    });

    // A browser sends several cookies of one name where a sibling host set one: neither may confuse the other.
    test('two session cookies are sent, one of them forged', async () => {
      const leader = await town().client('leader');
      const forged = `onegrid_session=${'B'.repeat(43)}.abc`;
      const both = new Client(town().origin);
      both.cookie = `${forged}; ${leader.cookie}`;
      const { data } = await both.ask(ME);
      expect([JSON.stringify({ me: null }), JSON.stringify({ me: { name: 'leader' } })]).toContain(
        JSON.stringify(data),
      );
    });

    // Where TLS stands, a cookie set without it (by whoever can answer plain HTTP) counts for nothing.
    test('a cookie without its Secure name is planted on a server behind TLS', async () => {
      const server = await town().serve({
        settings: { uploadLimit: 1_000, production: true, https: true },
      });
      const origin = `http://127.0.0.1:${server.port}`;
      const client = new Client(origin);
      const answer = await client.fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          query: `mutation { signIn(name: "leader", password: "${PASSWORD}") { __typename } }`,
        }),
      });
      const [cookie] = answer.headers.getSetCookie();
      expect(cookie).toMatch(/^__Host-onegrid_session=[^;]+;.*Path=\/;.*HttpOnly; Secure; SameSite=Lax/);
      expect(cookie).not.toMatch(/domain=/i);
      expect(at(await client.data(ME), 'me.name')).toBe('leader');
      client.cookie = client.cookie?.replace('__Host-', '') ?? null;
      expect(await client.data(ME)).toEqual({ me: null });
      await server.close();
    });

    // Brute force: many guesses in one request, under aliases.
    test('passwords are guessed by the dozen in one request', async () => {
      const server = await town().serve({ signInLimit: { perName: 3, perAddress: 100, windowSeconds: 60 } });
      const client = new Client(`http://127.0.0.1:${server.port}`);
      const guesses = Array.from(
        { length: 20 },
        (_, i) => `g${i}: signIn(name: "nobody-${'x'}", password: "guess-${i}") { ... on Refusal { code } }`,
      ).join(' ');
      const data = (await client.data(`mutation { ${guesses} }`)) as Readonly<Record<string, Json>>;
      const codes = Object.values(data).map((one) => at(one, 'code'));
      expect(codes.filter((code) => code === 'sign-in-refused').length).toBeLessThanOrEqual(3);
      expect(codes.at(-1)).toBe('sign-in-too-often');
      await server.close();
    });
  });
}
