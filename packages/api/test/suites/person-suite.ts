import type { Role, ScopeKind } from '@onegrid/store';
import { beforeAll, describe, expect, test } from 'vitest';
import { at, type Client, type Json, list, text } from '../client.ts';
import { place } from '../small-town.ts';
import type { Town } from '../town.ts';
import { askWithKey, codesOf, keyFor, officerOf, person } from '../town-people.ts';

const PERSON =
  'id name telephone identityNumber home community { id name } town { id } grid departments { id } erasedAt mayReveal';
const RESULT = `__typename ... on Person { ${PERSON} } ... on Refusal { code message }`;
const REGISTER = `mutation($input: RegisterPersonInput!) { done: registerPerson(input: $input) { ${RESULT} } }`;
const CORRECT = `mutation($id: ID!, $input: CorrectPersonInput!) { done: correctPerson(id: $id, input: $input) { ${RESULT} } }`;
const ERASE = `mutation($id: ID!, $reason: String!) { done: erasePerson(id: $id, reason: $reason) { ${RESULT} } }`;
const REVEAL = `mutation($id: ID!, $fields: [PersonField!]!, $purpose: RevealPurpose!, $reason: String!) {
  done: revealPerson(id: $id, fields: $fields, purpose: $purpose, reason: $reason) {
    __typename ... on Refusal { code message }
    ... on PersonRevealed { name telephone identityNumber home left person { name } } } }`;
const LIST = `query($filter: PersonFilterInput) { persons(filter: $filter, first: 100) { totalCount nodes { id name } } }`;
const ONE = `query($id: ID!) { person(id: $id) { ${PERSON} reveals(first: 10) { nodes { by fields purpose reason } } } }`;
const OF_APPEAL = 'query($id: ID!) { appeal(id: $id) { id persons { id name } } }';
const LIMIT = `mutation($input: PrivacySettingsInput!) { setPrivacySettings(input: $input) { __typename } }`;

/** Appeals with an odd number are the police’s, the others the fire department’s. */
const POLICE_APPEAL = 'appeal-0101';
const FIRE_APPEAL = 'appeal-0100';
const WANG = {
  name: '王小明',
  telephone: '10012345678',
  identityNumber: '11010519491231002X',
  home: '幸福小区3幢2单元501室',
};
const ASK = { fields: ['TELEPHONE'], purpose: 'HANDLING', reason: '回访诉求人' };
const PERSONAL = /王小明|10012345678|11010519491231002|501室/;

/** What persons are shown to whom, and what becomes of them. */
export function personSuite(town: () => Town): void {
  describe('persons', () => {
    let police: Client;
    let fire: Client;
    let worker: Client;
    let elsewhere: Client;
    let administrator: Client;
    let id: string;

    const done = async (client: Client, mutation: string, variables: Readonly<Record<string, unknown>>) =>
      at(await client.data(mutation, variables), 'done');
    const register = (client: Client, more: object) =>
      done(client, REGISTER, { input: { ...WANG, ...more } });
    const file = (
      client: Client,
      of: string,
      body: unknown,
      headers: Record<string, string> = { 'x-onegrid': '1' },
    ) =>
      client.fetch(`/persons/${of}/file`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      });
    /** Somebody with a role for one place. */
    const holder = async (name: string, role: Role, kind: ScopeKind, scope: string): Promise<Client> => {
      await person(town(), name, 'unit-liaison');
      const account = await town().district.access.accountByName(name);
      await town().sql(
        `insert into account_grant (district_code, id, account_id, role, scope_kind, scope_id, granted_by)
         values ($1, $2, $3, $4, $5, $6, 'test')`,
        [town().district.code, name, account!.id, role, kind, scope],
      );
      return person(town(), name, 'unit-liaison');
    };

    beforeAll(async () => {
      police = await officerOf(town(), 'police');
      fire = await officerOf(town(), 'fire');
      worker = await holder('worker-here', 'community-worker', 'community', '001001');
      elsewhere = await holder('worker-there', 'community-worker', 'community', '001999');
      administrator = await town().client('administrator');
      const made = await register(police, { appealId: POLICE_APPEAL });
      expect(made).toMatchObject({ __typename: 'Person' });
      id = text(made, 'id');
    });

    test('are masked, with where they live and who handles it', async () => {
      const shown = at(await police.data(ONE, { id }), 'person');
      expect(shown).toMatchObject({
        name: '王**',
        telephone: '100****5678',
        identityNumber: '110105********002X',
        home: '幸福小区****',
        community: { id: '001001' },
        town: { id: '001' },
        departments: [{ id: 'police' }],
      });
      expect(JSON.stringify(shown)).not.toMatch(PERSONAL);
    });

    test('are seen within one’s scope only, and nothing tells of the others', async () => {
      for (const client of [police, worker, administrator])
        expect(text(await client.data(ONE, { id }), 'person.id')).toBe(id);
      for (const client of [fire, elsewhere]) {
        expect(at(await client.data(ONE, { id }), 'person')).toBeNull();
        expect(at(await client.data(LIST), 'persons')).toEqual({ totalCount: 0, nodes: [] });
        const unknown = [
          await done(client, REVEAL, { id, ...ASK }),
          await done(client, REVEAL, { id: 'none', ...ASK }),
        ];
        expect(unknown[0]).toEqual(unknown[1]);
        expect(unknown[0]).toMatchObject({ code: 'unknown-person' });
        expect(await done(client, CORRECT, { id, input: { name: '李四' } })).toEqual(
          await done(client, CORRECT, { id: 'none', input: { name: '李四' } }),
        );
        const [there, none] = [
          await file(client, id, { reason: '本人申请' }),
          await file(client, 'none', { reason: '本人申请' }),
        ];
        expect([there.status, await there.text()]).toEqual([none.status, await none.text()]);
      }
    });

    test('are found by relation as by their own', async () => {
      const persons = async (client: Client, appeal: string) =>
        at(await client.data(OF_APPEAL, { id: appeal }), 'appeal.persons');
      expect(await persons(police, POLICE_APPEAL)).toEqual([{ id, name: '王**' }]);
      expect(await persons(fire, FIRE_APPEAL)).toEqual([]);
      // An appeal of both: each department sees its person, not the other's.
      expect(at(await fire.data(OF_APPEAL, { id: POLICE_APPEAL }), 'appeal')).toBeNull();
    });

    test.each([
      'planner',
      'leader',
      'building-head',
      'property-company',
      'unit-liaison',
      'micro-grid-officer',
    ] as const)('are not for a %s', async (role) => {
      const client = await town().client(role);
      for (const query of [
        LIST,
        ONE,
        '{ appeals(first: 1) { nodes { persons { id } } } }',
        '{ myReveals { totalCount } }',
      ]) {
        const { errors } = await client.ask(query, query === ONE ? { id } : {});
        expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
      }
      expect((await client.ask(REVEAL, { id, ...ASK })).errors[0]?.extensions.code).toBe('FORBIDDEN');
      expect((await file(client, id, { reason: '本人申请' })).status).toBe(403);
    });

    test('are for no key, whatever its scopes', async () => {
      const { secret } = await keyFor(police, 'police', ['person:read', 'appeal:read']).catch(async () =>
        keyFor(police, 'police', ['appeal:read']),
      );
      const asked = await askWithKey(town().origin, secret, LIST);
      expect(codesOf(asked.body)).toContain('FORBIDDEN');
      const related = await askWithKey(
        town().origin,
        secret,
        '{ appeals(first: 1) { nodes { persons { id } } } }',
      );
      expect(codesOf(related.body)).toContain('FORBIDDEN');
    });

    test('are registered within one’s scope only', async () => {
      expect(await register(fire, { appealId: POLICE_APPEAL })).toEqual(
        await register(fire, { appealId: 'none' }),
      );
      expect(await register(fire, { appealId: POLICE_APPEAL })).toMatchObject({ code: 'unknown-appeal' });
      expect(await register(elsewhere, { at: place(5, 5) })).toMatchObject({ code: 'out-of-reach' });
      expect(await register(worker, { at: [1, 2, 3] })).toMatchObject({ code: 'point-out-of-range' });
      expect(await register(worker, {})).toMatchObject({ code: 'place-expected' });
      expect(await register(worker, { buildingId: 'none' })).toMatchObject({ code: 'unknown-building' });
      for (const [change, code] of [
        [{ name: ' ' }, 'person-name-expected'],
        [{ telephone: '12' }, 'telephone-unusable'],
        [{ identityNumber: '110105194912310021' }, 'identity-check'],
        [{ identityNumber: '11010519490230002X' }, 'identity-date'],
      ] as const) {
        const refusal = await register(worker, { at: place(5, 5), ...change });
        expect(refusal).toMatchObject({ code });
        expect(JSON.stringify(refusal)).not.toMatch(/\d{8}/);
      }
      expect((await administrator.ask(REGISTER, { input: WANG })).errors[0]?.extensions.code).toBe(
        'FORBIDDEN',
      );
    });

    test('are looked up by an exact number, never in an address', async () => {
      const found = async (client: Client, filter: object) =>
        at(await client.data(LIST, { filter }), 'persons.totalCount');
      expect(await found(police, { telephone: '100 1234 5678' })).toBe(1);
      expect(await found(police, { telephone: '10012345679' })).toBe(0);
      expect(await found(police, { identityNumber: '11010519491231002x' })).toBe(1);
      expect(await found(fire, { telephone: '10012345678' })).toBe(0);
      const query = encodeURIComponent('{ persons(filter: { telephone: "10012345678" }) { totalCount } }');
      const answer = await police.fetch(`/graphql?query=${query}`, {
        headers: { 'apollo-require-preflight': '1' },
      });
      expect(await answer.text()).toContain('personal-in-address');
    });

    test('are shown behind the mask for a purpose, on record', async () => {
      const { left, ...shown } = (await done(police, REVEAL, { id, ...ASK })) as Readonly<
        Record<string, Json>
      >;
      expect(shown).toEqual({
        __typename: 'PersonRevealed',
        name: null,
        telephone: '10012345678',
        identityNumber: null,
        home: null,
        person: { name: '王**' },
      });
      expect(at(await police.data('{ revealLimit { limit left } }'), 'revealLimit')).toEqual({
        limit: 30,
        left,
      });
      expect(list(await police.data(ONE, { id }), 'person.reveals.nodes')).toEqual([
        { by: 'officer-police', fields: ['TELEPHONE'], purpose: 'HANDLING', reason: '回访诉求人' },
      ]);
      const mine = await police.data('{ myReveals { totalCount nodes { person { id } } } }');
      expect(at(mine, 'myReveals')).toEqual({ totalCount: 1, nodes: [{ person: { id } }] });
      expect(at(await fire.data('{ myReveals { totalCount } }'), 'myReveals.totalCount')).toBe(0);
      for (const [change, code] of [
        [{ fields: [] }, 'fields-expected'],
        [{ reason: ' ' }, 'reason-expected'],
        [{ reason: 'x'.repeat(201) }, 'reason-expected'],
        [{ reason: '找王小明' }, 'reason-personal'],
        [{ reason: '致电13800001111' }, 'reason-personal'],
      ] as const)
        expect(await done(police, REVEAL, { id, ...ASK, ...change })).toMatchObject({ code });
      const { errors } = await police.ask(REVEAL, { id, ...ASK, purpose: 'CURIOSITY' });
      expect(errors).toHaveLength(1);
      expect((await administrator.ask(REVEAL, { id, ...ASK })).errors[0]?.extensions.code).toBe('FORBIDDEN');
    });

    test('are looked up where one works, not wherever one administers', async () => {
      await holder('worker-administrator', 'community-worker', 'community', '001001');
      await holder('other-administrator', 'community-worker', 'community', '001999');
      const accounts = ['worker-administrator', 'other-administrator'];
      await town().sql(
        `insert into account_grant (district_code, id, account_id, role, scope_kind, granted_by)
         select district_code, 'all-' || name, id, 'administrator', 'district', 'test' from account
         where district_code = $1 and name = any ($2)`,
        [town().district.code, accounts],
      );
      const again = await Promise.all(accounts.map((name) => person(town(), name, 'unit-liaison')));
      const told = await Promise.all([...again, police, administrator].map((each) => each.data(ONE, { id })));
      expect(told.map((answer) => at(answer, 'person'))).toMatchObject([
        { id, mayReveal: true },
        { id, mayReveal: false },
        { id, mayReveal: true },
        { id, mayReveal: false },
      ]);
      expect(await done(again[0], REVEAL, { id, ...ASK })).toMatchObject({ __typename: 'PersonRevealed' });
      for (const [change, input] of [
        [REVEAL, ASK],
        [CORRECT, { input: { name: '李四' } }],
      ] as const)
        expect(await done(again[1], change, { id, ...input })).toMatchObject({ code: 'unknown-person' });
    });

    test('are shown to so many in a day', async () => {
      const more: string[] = [];
      for (let index = 0; index < 3; index++)
        more.push(text(await register(police, { appealId: POLICE_APPEAL }), 'id'));
      await administrator.data(LIMIT, { input: { revealsPerDay: 2 } });
      const outcomes = await Promise.all(more.map((each) => done(police, REVEAL, { id: each, ...ASK })));
      expect(outcomes.map((outcome) => at(outcome, '__typename')).sort()).toEqual([
        'PersonRevealed',
        'Refusal',
        'Refusal',
      ]);
      expect(outcomes.find((outcome) => at(outcome, '__typename') === 'Refusal')).toMatchObject({
        code: 'reveal-limit',
      });
      // Whom one has seen stays visible; so does everybody for somebody else.
      expect(await done(police, REVEAL, { id, ...ASK })).toMatchObject({ telephone: '10012345678', left: 0 });
      expect(await done(worker, REVEAL, { id: more[0], ...ASK })).toMatchObject({ left: 1 });
      await administrator.data(LIMIT, { input: { revealsPerDay: 30 } });
    });

    test('are corrected', async () => {
      const corrected = await done(worker, CORRECT, { id, input: { telephone: '0553-1234567', home: null } });
      expect(corrected).toMatchObject({ name: '王**', telephone: '0553-****567', home: null });
      expect(await done(worker, CORRECT, { id, input: { name: null } })).toMatchObject({
        code: 'correction-empty',
      });
      await done(worker, CORRECT, { id, input: { telephone: WANG.telephone, home: WANG.home } });
    });

    test('get their file from an administrator, with a reason, by a page of this server', async () => {
      expect((await file(police, id, { reason: '本人申请' })).status).toBe(403);
      expect((await file(administrator, id, { reason: '本人申请' }, {})).status).toBe(403);
      expect((await file(administrator, id, {})).status).toBe(400);
      expect((await file(administrator, id, { reason: 7 })).status).toBe(400);
      expect((await file(administrator, 'none', { reason: '本人申请' })).status).toBe(404);
      const answer = await file(administrator, id, { reason: '本人申请' });
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
      expect(answer.headers.get('content-disposition')).toContain('attachment');
      expect(answer.headers.get('content-disposition')).not.toMatch(PERSONAL);
      const body = JSON.parse(await answer.text()) as Json;
      expect(body).toMatchObject({ content: WANG, appeals: [{ number: 'YT0101' }] });
      expect(list(body, 'reveals').at(-1)).toMatchObject({ purpose: 'data-subject', reason: '本人申请' });
    });

    test('leave nothing readable in the log', async () => {
      const lines = await town().sql(
        "select row_to_json(audit_entry)::text as line from audit_entry where object_kind = 'person'",
      );
      expect(lines.length).toBeGreaterThan(5);
      expect(JSON.stringify(lines)).not.toMatch(PERSONAL);
    });

    test('are erased by an administrator for good', async () => {
      expect((await police.ask(ERASE, { id, reason: '本人申请' })).errors[0]?.extensions.code).toBe(
        'FORBIDDEN',
      );
      expect(await done(administrator, ERASE, { id: 'none', reason: '本人申请' })).toMatchObject({
        code: 'unknown-person',
      });
      expect(await done(administrator, ERASE, { id, reason: '王小明要求' })).toMatchObject({
        code: 'reason-personal',
      });
      const erased = await done(administrator, ERASE, { id, reason: '本人申请删除' });
      expect(erased).toMatchObject({ name: '', telephone: null, identityNumber: null, home: null });
      expect(text(erased, 'erasedAt')).toMatch(/^20/);
      expect(await done(police, REVEAL, { id, ...ASK })).toMatchObject({ code: 'person-erased' });
      expect(at(await police.data(ONE, { id }), 'person')).toMatchObject({ id, mayReveal: false });
      const late = await file(administrator, id, { reason: '本人申请' });
      expect([late.status, await late.json()]).toMatchObject([409, { code: 'person-erased' }]);
      expect(
        at(
          await police.data(LIST, { filter: { telephone: WANG.telephone, erased: true } }),
          'persons.totalCount',
        ),
      ).toBe(0);
      expect((await town().district.audit.verify([])).faults).toEqual([]);
    });
  });
}
