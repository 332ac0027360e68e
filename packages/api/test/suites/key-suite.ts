import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';
import { beforeAll, describe, expect, test } from 'vitest';
import { fieldRules } from '../../src/access/policies.ts';
import { KEY_SCOPES } from '../../src/key/key-scopes.ts';
import { apiSchema } from '../../src/schema/build-schema.ts';
import { at, type Client, type Json, list, text } from '../client.ts';
import type { Town } from '../town.ts';
import { askWithKey, codesOf, keyFor, makeKey, officerOf } from '../town-people.ts';

const DEPARTMENTS = '{ departments { id } }';
const DAY = 24 * 3_600_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY).toISOString();

/** Operations on accounts, sessions, keys, persons, the log, retention and setting up. */
const PERSONAL =
  /^(Query|Mutation)\.(.*[Kk]ey|account|persons?$|.*Person|audit|retention|.*Retention|.*[Pp]rivacy|mySessions|myReveals|colleagues|.*[Dd]elegat|.*[Gg]rant|.*[Ss]ession|changePassword|.*Code$|sign(In|Out)$|createDistrict|importBaseData)/;

export function keySuite(town: () => Town): void {
  describe('a department’s key', () => {
    let police: Client;
    let fire: Client;
    const ask = (secret: string, query: string, more = {}) => askWithKey(town().origin, secret, query, more);
    const mutate = async (client: Client, what: string, variables: Readonly<Record<string, unknown>>) =>
      Object.values((await client.data(what, variables)) as Readonly<Record<string, Json>>)[0];
    const revoke = (client: Client, id: string) =>
      mutate(
        client,
        'mutation($id: ID!) { revokeApiKey(id: $id) { ... on Refusal { code } ... on ApiKey { id state revokedBy } } }',
        { id },
      );
    const rotate = (client: Client, id: string, overlapHours?: number) =>
      mutate(
        client,
        `mutation($id: ID!, $overlapHours: Int) { rotateApiKey(id: $id, overlapHours: $overlapHours) {
          ... on Refusal { code } ... on ApiKeyMade { secret key { id replacesId scopes } } } }`,
        { id, ...(overlapHours === undefined ? {} : { overlapHours }) },
      );

    beforeAll(async () => {
      [police, fire] = [await officerOf(town(), 'police'), await officerOf(town(), 'fire')];
    });

    test('is shown once, works at once, and tells when it was used', async () => {
      const made = await makeKey(police, 'police', ['layer:read', 'plan:read', 'plan:read']);
      expect(made).toMatchObject({
        __typename: 'ApiKeyMade',
        key: { scopes: ['layer:read', 'plan:read'], state: 'WORKING', department: { id: 'police' } },
      });
      const secret = text(made, 'secret');
      expect(secret).toMatch(/^ogk_[0-9a-f]{18}_[\w-]{43}$/);
      const { status, body } = await ask(secret, DEPARTMENTS);
      expect(status).toBe(200);
      expect(list(body, 'data.departments').length).toBe(3);
      const listed = await police.data('{ apiKeys { nodes { id name lastUsedAt createdBy } } }');
      expect(JSON.stringify(listed)).not.toContain(secret.slice(24));
      const own = list(listed, 'apiKeys.nodes').find((key) => at(key, 'id') === at(made, 'key.id'));
      expect(own).toMatchObject({ createdBy: 'officer-police', lastUsedAt: expect.any(String) });
    });

    test('does what it was made for and nothing else', async () => {
      const { secret } = await keyFor(police, 'police', ['layer:read']);
      expect((await ask(secret, '{ layers { totalCount pageInfo { hasNextPage } } }')).body).toHaveProperty(
        'data.layers',
      );
      for (const query of [
        '{ plans { totalCount } }',
        '{ appeals { totalCount } }',
        '{ businesses { totalCount } }',
        // Of another context, through a type that it may read.
        '{ departments { id } currentPlan { id } }',
        'mutation { prepareLayer(input: { fileId: "x", departmentId: "police" }) { __typename } }',
      ]) {
        expect(codesOf((await ask(secret, query)).body), query).toContain('FORBIDDEN');
      }
    });

    test('asks for its scope on routes as well', async () => {
      const headers = async (scopes: readonly string[]) => ({
        authorization: `Bearer ${(await keyFor(police, 'police', scopes)).secret}`,
      });
      const tile = `${town().origin}/tiles/streets/x/0/0/0.mvt`;
      const without = await fetch(tile, { headers: await headers(['plan:read']) });
      expect([without.status, await without.json()]).toMatchObject([403, { code: 'key-scope-missing' }]);
      expect((await fetch(tile, { headers: await headers(['tile:read']) })).status).not.toBe(403);
      // Appeals on the map are appeals: their scope is asked for as well.
      const appeals = `${town().origin}/tiles/appeals/today/0/0/0.mvt`;
      const map = await fetch(appeals, { headers: await headers(['tile:read']) });
      expect(map.status).toBe(403);
      expect(await map.json()).toMatchObject({ code: 'key-scope-missing' });
      const both = await fetch(appeals, { headers: await headers(['appeal:read', 'tile:read']) });
      expect(both.status).not.toBe(403);
      const form = () => {
        const body = new FormData();
        body.append('file', new Blob(['{}']), 'a.geojson');
        return body;
      };
      const upload = async (scopes: readonly string[]) =>
        (
          await fetch(`${town().origin}/files`, {
            method: 'POST',
            headers: await headers(scopes),
            body: form(),
          })
        ).status;
      expect(await upload(['layer:read'])).toBe(403);
      // No page sends a key, so nothing that guards against pages is asked of it.
      expect(await upload(['layer:write'])).toBe(201);
    });

    test('never reaches accounts, keys, persons, the log or retention, whatever its scopes', async () => {
      const { secret } = await keyFor(police, 'police', KEY_SCOPES);
      const inSchema = (field: string) => fieldOf(...(field.split('.') as [string, string])) !== undefined;
      const personal = [...fieldRules.keys()].filter((field) => PERSONAL.test(field) && inSchema(field));
      expect(personal.length).toBeGreaterThan(6);
      for (const field of personal) {
        const [type, name] = field.split('.');
        const document = documentFor(type, name);
        const { body } = await ask(secret, document);
        expect(codesOf(body), document).toContain('FORBIDDEN');
      }
      const me = await ask(secret, '{ me { id name may } }');
      expect(codesOf(me.body)).toContain('FORBIDDEN');
    });

    test('sees its own department’s appeals and no other’s', async () => {
      const seen = async (department: Client, id: string) => {
        const { secret } = await keyFor(department, id, ['appeal:read']);
        const { body } = await ask(secret, '{ appeals(first: 200) { totalCount nodes { id } } }');
        return at(body, 'data.appeals');
      };
      const byOfficer = async (client: Client) =>
        at(await client.data('{ appeals(first: 200) { totalCount nodes { id } } }'), 'appeals');
      expect(await seen(police, 'police')).toEqual(await byOfficer(police));
      expect(await seen(fire, 'fire')).toEqual(await byOfficer(fire));
    });

    test('acts for its own department only', async () => {
      const { secret } = await keyFor(police, 'police', ['business:write', 'business:read']);
      const register = (departmentId: string) =>
        ask(
          secret,
          'mutation($input: RegisterBusinessInput!) { registerBusiness(input: $input) { __typename ... on Refusal { code } } }',
          {
            variables: {
              input: {
                departmentId,
                name: 'patrol',
                items: ['walk'],
                officersPerGrid: 1,
                from: '2026-01-01',
              },
            },
          },
        );
      expect((await register('fire')).body).toMatchObject({
        data: { registerBusiness: { code: 'own-department-only' } },
      });
      expect((await register('police')).body).toMatchObject({
        data: { registerBusiness: { __typename: 'Business' } },
      });
    });

    test('is made for one’s own department, for what there is, and for a year at most', async () => {
      for (const [departmentId, scopes, more, code] of [
        ['fire', ['plan:read'], {}, 'own-department-only'],
        ['police', [], {}, 'key-scopes-expected'],
        ['police', ['person:read'], {}, 'key-scope-unknown'],
        ['police', ['key:write'], {}, 'key-scope-unknown'],
        ['police', ['plan:read'], { expiresAt: inDays(367) }, 'key-expiry-out-of-range'],
        ['police', ['plan:read'], { expiresAt: inDays(-1) }, 'key-expiry-out-of-range'],
        ['police', ['plan:read'], { name: ' ' }, 'key-name-expected'],
      ] as const) {
        expect(await makeKey(police, departmentId, scopes, more), code).toMatchObject({ code });
      }
      expect(await makeKey(police, 'police', ['plan:read'], { expiresAt: inDays(365) })).toHaveProperty(
        'secret',
      );
      const administrator = await town().client('administrator');
      expect(await makeKey(administrator, 'fire', ['plan:read'])).toHaveProperty('secret');
      const planner = await town().client('planner');
      expect((await planner.ask('{ apiKeys { totalCount } }')).errors[0].extensions.code).toBe('FORBIDDEN');
    });

    test('ends when it is revoked: sent again it is refused at once', async () => {
      const { id, secret } = await keyFor(police, 'police', ['layer:read']);
      expect((await ask(secret, DEPARTMENTS)).status).toBe(200);
      expect(await revoke(fire, id)).toMatchObject({ code: 'unknown-key' });
      expect((await ask(secret, DEPARTMENTS)).status).toBe(200);
      expect(await revoke(police, id)).toMatchObject({ state: 'REVOKED', revokedBy: 'officer-police' });
      const replayed = await ask(secret, DEPARTMENTS);
      expect(replayed.status).toBe(401);
      expect(replayed.body).toMatchObject({ code: 'key-refused' });
      expect(replayed.headers.get('www-authenticate')).toBe('Bearer');
    });

    test('shows on the account of who made it, also once that is closed', async () => {
      const administrator = await town().client('administrator');
      const made = await makeKey(police, 'police', ['layer:read']);
      const id = text(await police.data('{ me { id } }'), 'me.id');
      const keys = async () =>
        list(
          await administrator.data(
            'query($id: ID!) { account(id: $id) { workingKeys { id state department { id } } } }',
            { id },
          ),
          'account.workingKeys',
        );
      const own = { id: at(made, 'key.id'), state: 'WORKING', department: { id: 'police' } };
      expect(await keys()).toContainEqual(own);
      const close = (disabled: boolean) =>
        administrator.data(
          'mutation($id: ID!, $input: ChangeAccountInput!) { changeAccount(id: $id, input: $input) { __typename } }',
          { id, input: { disabled } },
        );
      await close(true);
      expect(await keys()).toContainEqual(own);
      expect((await ask(text(made, 'secret'), DEPARTMENTS)).status).toBe(200);
      await revoke(administrator, text(made, 'key.id'));
      expect(await keys()).not.toContainEqual(own);
      await close(false);
      police = await officerOf(town(), 'police');
    });

    test('ends by itself: sent again it is refused', async () => {
      const made = await makeKey(police, 'police', ['layer:read'], {
        expiresAt: new Date(Date.now() + 1_500).toISOString(),
      });
      const secret = text(made, 'secret');
      expect((await ask(secret, DEPARTMENTS)).status).toBe(200);
      await expect.poll(async () => (await ask(secret, DEPARTMENTS)).status, { timeout: 5_000 }).toBe(401);
    });

    test('is exchanged: both work for a while, and without one the old ends at once', async () => {
      const old = await keyFor(police, 'police', ['layer:read']);
      expect(await rotate(fire, old.id)).toMatchObject({ code: 'unknown-key' });
      expect(await rotate(police, old.id, 169)).toMatchObject({ code: 'key-overlap-out-of-range' });
      const next = await rotate(police, old.id);
      expect(next).toMatchObject({ key: { replacesId: old.id, scopes: ['layer:read'] } });
      for (const secret of [old.secret, text(next, 'secret')])
        expect((await ask(secret, DEPARTMENTS)).status).toBe(200);
      const last = await rotate(police, text(next, 'key.id'), 0);
      expect((await ask(text(next, 'secret'), DEPARTMENTS)).status).toBe(401);
      expect((await ask(text(last, 'secret'), DEPARTMENTS)).status).toBe(200);
    });

    test('is read from its header alone: in an address or a cookie it is nothing', async () => {
      const { secret } = await keyFor(police, 'police', ['layer:read', 'tile:read']);
      const tile = `${town().origin}/tiles/streets/x/0/0/0.mvt`;
      for (const name of ['key', 'api_key', 'access_token', 'token', 'authorization']) {
        expect((await fetch(`${tile}?${name}=${secret}`)).status, name).toBe(401);
        expect((await fetch(tile, { headers: { cookie: `${name}=${secret}` } })).status, name).toBe(401);
      }
      const cookie = `onegrid_session=${secret}`;
      expect((await fetch(tile, { headers: { cookie } })).status).toBe(401);
      for (const [name, value] of [
        ['x-api-key', secret],
        ['authorization', secret],
        ['authorization', `Basic ${secret}`],
      ])
        expect((await fetch(tile, { headers: { [name]: value } })).status).toBe(401);
    });

    test('does not go together with a session: whose rights would count?', async () => {
      const { secret } = await keyFor(police, 'police', ['layer:read']);
      const both = await ask(secret, DEPARTMENTS, { headers: { cookie: police.cookie ?? '' } });
      expect([both.status, both.body]).toMatchObject([400, { code: 'key-and-session' }]);
    });

    test('is one whole: another’s id, another’s secret or a letter changed is refused alike', async () => {
      const [one, other] = [
        await keyFor(police, 'police', ['layer:read']),
        await keyFor(police, 'police', ['layer:read']),
      ];
      const tail = one.secret.split('_').slice(2).join('_');
      const answers = await Promise.all(
        [
          `ogk_${other.id}_${tail}`,
          `ogk_${'0'.repeat(18)}_${tail}`,
          one.secret.slice(0, -1) + (one.secret.endsWith('A') ? 'E' : 'A'),
          `${one.secret}A`,
          'ogk_',
          'x'.repeat(5_000),
        ].map((secret) => ask(secret, DEPARTMENTS)),
      );
      expect(new Set(answers.map(({ status, body }) => `${status} ${JSON.stringify(body)}`)).size).toBe(1);
      expect(answers[0].status).toBe(401);
    });

    test('waits when it asks too often, and so does whoever guesses', async () => {
      const server = await town().serve({ keyLimits: { aMinute: 3, refusedPerAddress: 2 } });
      const origin = `http://127.0.0.1:${server.port}`;
      const { secret } = await keyFor(police, 'police', ['layer:read']);
      const statuses = async (key: string, times: number) => {
        const seen: number[] = [];
        for (let i = 0; i < times; i += 1) seen.push((await askWithKey(origin, key, DEPARTMENTS)).status);
        return seen;
      };
      expect(await statuses(secret, 4)).toEqual([200, 200, 200, 429]);
      const limited = await askWithKey(origin, secret, DEPARTMENTS);
      expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(await statuses(`ogk_${'1'.repeat(18)}_${'x'.repeat(43)}`, 3)).toEqual([401, 401, 429]);
      await server.close();
    });

    test('is not for live connections', async () => {
      const { WebSocket } = await import('ws');
      const { secret } = await keyFor(police, 'police', KEY_SCOPES);
      const socket = new WebSocket(`${town().origin.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
        headers: { authorization: `Bearer ${secret}`, origin: town().origin },
      });
      const status = await new Promise((resolve) => {
        socket.on('unexpected-response', (_request, response) => resolve(response.statusCode));
        socket.on('open', () => resolve('open'));
        socket.on('error', () => undefined);
      });
      socket.terminate();
      expect(status).toBe(400);
    });

    test('every scope says in both languages what it allows', async () => {
      for (const language of ['en', 'zh-CN']) {
        const administrator = await town().client('administrator', language);
        const scopes = list(
          await administrator.data('{ apiKeyScopes { scope description } }'),
          'apiKeyScopes',
        );
        expect(scopes.map((one) => at(one, 'scope'))).toEqual([...KEY_SCOPES]);
        for (const one of scopes) expect(text(one, 'description')).not.toMatch(/key-scope|unknown/);
      }
    });
  });
}

function fieldOf(type: string, name: string): GraphQLField<unknown, unknown> | undefined {
  return (apiSchema().getType(type) as GraphQLObjectType).getFields()[name];
}

/** A document that calls one field, with arguments of the right types and nothing behind them. */
function documentFor(type: string, name: string): string {
  const kind = type === 'Query' ? 'query' : 'mutation';
  const field = fieldOf(type, name);
  if (field === undefined) throw new Error(`${type}.${name} is not in the schema`);
  const given = field.args
    .filter(isRequiredArgument)
    .map((argument) => `${argument.name}: ${literal(argument.type)}`);
  const selection = isLeafType(getNamedType(field.type)) ? '' : ' { __typename }';
  return `${kind} { ${name}${given.length > 0 ? `(${given.join(', ')})` : ''}${selection} }`;
}

const LITERALS: Readonly<Record<string, string>> = {
  ...{ Int: '1', Float: '1', Boolean: 'true', DateTime: '"2026-01-01T00:00:00Z"', Date: '"2026-01-01"' },
};

function literal(type: GraphQLInputType): string {
  if (isNonNullType(type)) return literal(type.ofType);
  if (isListType(type)) return '[]';
  if (isEnumType(type)) return type.getValues()[0].name;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter(isRequiredInputField);
    return `{ ${fields.map((field) => `${field.name}: ${literal(field.type)}`).join(', ')} }`;
  }
  return LITERALS[type.name] ?? '"x"';
}
