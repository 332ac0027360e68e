import { beforeAll, describe, expect, test } from 'vitest';
import { DailyRetention } from '../../src/job/daily-retention.ts';
import { HeldDistrict } from '../../src/server/held-district.ts';
import { at, type Client, list, text } from '../client.ts';
import type { Town } from '../town.ts';

const RULES = '{ retentionRules { kind keepDays leastDays basis due updatedBy } }';
const SET = `mutation($kind: RetentionKind!, $keepDays: Int!, $basis: String!) {
  done: setRetentionRule(kind: $kind, keepDays: $keepDays, basis: $basis) {
    __typename ... on RetentionRule { kind keepDays basis updatedBy } ... on Refusal { code message } } }`;
const PRIVACY = `mutation($input: PrivacySettingsInput!) { done: setPrivacySettings(input: $input) {
  __typename ... on PrivacySettings { leastGroup revealsPerDay } ... on Refusal { code } } }`;
const RUN = 'mutation { done: runRetention { __typename ... on Job { id state } ... on Refusal { code } } }';
const RUNS = '{ retentionRuns(first: 5) { totalCount nodes { finishedAt persons sessions recodedSheets } } }';

/** How long what is personal is kept, as administrators set it and the server does it. */
export function retentionSuite(town: () => Town): void {
  describe('retention', () => {
    let administrator: Client;
    beforeAll(async () => {
      administrator = await town().client('administrator');
    });

    test('is for administrators alone', async () => {
      for (const role of ['planner', 'leader', 'officer', 'grid-worker'] as const) {
        const client = await town().client(role);
        for (const query of [RULES, RUNS, RUN, '{ privacySettings { leastGroup } }'])
          expect((await client.ask(query)).errors[0]?.extensions.code).toBe('FORBIDDEN');
        const change = { kind: 'PERSON', keepDays: 1, basis: '自定' };
        expect((await client.ask(SET, change)).errors[0]?.extensions.code).toBe('FORBIDDEN');
      }
    });

    test('follows rules that are data', async () => {
      expect(list(await administrator.data(RULES), 'retentionRules').map((rule) => at(rule, 'kind'))).toEqual(
        ['PERSON', 'SESSION', 'RECODED_SHEET'],
      );
      const set = async (change: object) =>
        at(
          await administrator.data(SET, { kind: 'PERSON', keepDays: 730, basis: '档案规定', ...change }),
          'done',
        );
      expect(await set({})).toMatchObject({
        kind: 'PERSON',
        keepDays: 730,
        basis: '档案规定',
        updatedBy: 'administrator',
      });
      expect(await set({ kind: 'SESSION', keepDays: 90 })).toMatchObject({ code: 'retention-too-short' });
      expect(await set({ keepDays: 40_000 })).toMatchObject({ code: 'retention-too-long' });
      expect(await set({ basis: ' ' })).toMatchObject({ code: 'reason-expected' });
      const privacy = async (input: object) => at(await administrator.data(PRIVACY, { input }), 'done');
      expect(await privacy({ leastGroup: 4 })).toMatchObject({ code: 'least-group-out-of-range' });
      expect(await privacy({ revealsPerDay: -1 })).toMatchObject({ code: 'reveals-out-of-range' });
      expect(await privacy({ leastGroup: 6 })).toMatchObject({ leastGroup: 6 });
      await privacy({ leastGroup: 5 });
    });

    test('runs as a job, when asked and once a day', async () => {
      const runs = async () => Number(at(await administrator.data(RUNS), 'retentionRuns.totalCount'));
      const before = await runs();
      const started = await administrator.data(RUN);
      expect(at(started, 'done')).toMatchObject({ __typename: 'Job' });
      const id = text(started, 'done.id');
      await expect
        .poll(async () => (await town().district.jobs.job(id))?.state, { timeout: 20_000, interval: 200 })
        .toBe('done');
      expect(await runs()).toBe(before + 1);
      expect(at(await administrator.data(RUNS), 'retentionRuns.nodes.0')).toMatchObject({
        finishedAt: expect.any(String),
        persons: 0,
      });
      const daily = new DailyRetention(town().store, new HeldDistrict(town().store), () => undefined);
      const jobs = async () => (await town().sql("select id from job where kind = 'retention'")).length;
      const known = await jobs();
      await daily.look();
      expect(await jobs()).toBe(known);
      await daily.look(new Date(Date.now() + 86_500_000));
      expect(await jobs()).toBe(known + 1);
      await expect.poll(runs, { timeout: 20_000, interval: 200 }).toBe(before + 2);
    });
  });
}
