import { beforeAll, describe, expect, test } from 'vitest';
import { at, type Client, type GraphQLFailure, list, text } from '../client.ts';
import { place } from '../small-town.ts';
import type { Town } from '../town.ts';
import { officerOf, person } from '../town-people.ts';

const REGISTER = `mutation($input: RegisterPersonInput!) { done: registerPerson(input: $input) {
  __typename ... on Person { id telephone } ... on Refusal { code } } }`;
const REVEAL = `mutation($id: ID!, $reason: String!) {
  done: revealPerson(id: $id, fields: [NAME], purpose: HANDLING, reason: $reason) {
    __typename ... on Refusal { code } ... on PersonRevealed { name } } }`;
const LIMIT = `mutation($input: PrivacySettingsInput!) { setPrivacySettings(input: $input) { __typename } }`;
const SUN = { name: '孙大海', telephone: '13900004321', home: '湖滨小区9幢' };
const LOOK_UPS_PER_DAY = 100;
const AT_ONCE = 25;
const FILES_PER_DAY = 20;

/** Looking behind masks without a reveal: whatever an answer tells that the mask hides. */
export function attackPersonSuite(town: () => Town): void {
  describe('guessing behind masks', () => {
    let officer: Client;
    let administrator: Client;
    let id: string;

    beforeAll(async () => {
      officer = await officerOf(town(), 'police');
      // Each with look-ups of its own, apart from those of other suites.
      administrator = await person(town(), 'guessing-administrator', 'administrator');
      const input = { ...SUN, at: place(5, 5), appealId: 'appeal-0103' };
      const made = await officer.data(REGISTER, { input });
      expect(at(made, 'done.telephone')).toBe('139****4321');
      id = text(made, 'done.id');
    });

    /** Asks for numbers that fit the mask, many in one query; which of them somebody has, and the errors. */
    const guess = async (client: Client, from: number) => {
      const numbers = Array.from(
        { length: AT_ONCE },
        (_, index) => `139${String(from + index).padStart(4, '0')}4321`,
      );
      const asked = numbers.map(
        (number, index) => `g${index}: persons(filter: { telephone: "${number}" }) { totalCount }`,
      );
      const { data, errors } = await client.ask(`{ ${asked.join(' ')} }`);
      const found = (data as Readonly<Record<string, { readonly totalCount: number } | null>> | null) ?? {};
      return { hits: numbers.filter((_, index) => (found[`g${index}`]?.totalCount ?? 0) > 0), errors };
    };

    test('number by number ends after so many in a day, and every one is on record', async () => {
      const failures: GraphQLFailure[] = [];
      const before = await lookedUp(town(), 'guessing-administrator');
      // The number itself would be the last of 175.
      for (let from = 0; from < 150; from += AT_ONCE) {
        const { hits, errors } = await guess(administrator, 1000 + from);
        expect(hits).toEqual([]);
        failures.push(...errors);
      }
      expect(failures).not.toEqual([]);
      expect(new Set(failures.map(({ extensions }) => extensions.reason))).toEqual(
        new Set(['look-up-limit']),
      );
      expect(await guess(administrator, 0)).toMatchObject({ hits: [] });
      const lines = await lookedUp(town(), 'guessing-administrator');
      expect(lines.length - before.length).toBe(LOOK_UPS_PER_DAY);
      // Which number it was stands nowhere.
      expect(JSON.stringify(lines)).not.toMatch(/139\d{4}/);
      // The list without a number goes on.
      expect(
        list(await administrator.data('{ persons(first: 5) { nodes { id } } }'), 'persons.nodes'),
      ).not.toEqual([]);
    });

    test('by files of persons ends after so many in a day, before their reasons are looked at', async () => {
      const keeper = await person(town(), 'filing-administrator', 'administrator');
      const file = async (reason: string) => {
        const response = await keeper.fetch(`/persons/${id}/file`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-onegrid': '1' },
          body: JSON.stringify({ reason }),
        });
        const body = (await response.json()) as { readonly code?: string; readonly content?: unknown };
        return [response.status, body.code ?? Object.keys(body.content ?? {}).length > 0] as const;
      };
      const answers: (readonly [number, unknown])[] = [];
      // Several at once count no less.
      for (let round = 0; round < 6; round += 1)
        answers.push(...(await Promise.all(Array.from({ length: 4 }, () => file('本人申请')))));
      expect(answers.filter(([status]) => status === 200)).toHaveLength(FILES_PER_DAY);
      expect(answers.filter(([status]) => status !== 200)).toEqual(
        Array.from({ length: 4 }, () => [429, 'file-limit']),
      );
      for (const reason of ['回访孙大海', '回访孙小海'])
        expect(await file(reason)).toEqual([429, 'file-limit']);
      const lines = await town().sql(
        `select 1 from audit_entry join account on account.id = audit_entry.account_id
         where action = 'person.file' and account.name = 'filing-administrator'`,
      );
      expect(lines).toHaveLength(FILES_PER_DAY);
    });

    test('in reasons ends where looking does', async () => {
      const all = await town().client('administrator');
      await all.data(LIMIT, { input: { revealsPerDay: 0 } });
      const codes = new Set<unknown>();
      for (const reason of ['回访孙大海', '回访孙小海', '湖滨小区9幢', '湖滨小区8幢'])
        codes.add(at(await officer.data(REVEAL, { id, reason }), 'done.code'));
      await all.data(LIMIT, { input: { revealsPerDay: 30 } });
      expect([...codes]).toEqual(['reveal-limit']);
    });
  });
}

async function lookedUp(town: Town, account: string): Promise<readonly unknown[]> {
  return town.sql(
    `select audit_entry.*, audit_entry.after::text as told from audit_entry
     join account on account.district_code = audit_entry.district_code and account.id = audit_entry.account_id
     where action = 'person.look-up' and account.name = $1`,
    [account],
  );
}
