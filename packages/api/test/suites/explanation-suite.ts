import { beforeAll, describe, expect, test } from 'vitest';
import { at, type Client, type Json, list, text } from '../client.ts';
import type { Town } from '../town.ts';
import { followJob } from './merge-suite.ts';
import { mergedPlan } from './proposal-suite.ts';

export const START_EXPLANATION = `mutation($input: StartExplanationInput!) {
  startExplanation(input: $input) { __typename ... on Job { id kind } ... on Refusal { code message } }
}`;
const RESULT = `query($id: ID!) { job(id: $id) {
  state message plan { id } ensemble { own } stages { stage }
  explanation { possible reason agreementChange households planId grids text }
} }`;
const LINES = `query($id: ID!) { plan(id: $id) {
  lostLines(first: 5) { nodes { id } } arcs(first: 200) { nodes { id right } } } }`;

export function explanationSuite(town: () => Town): void {
  describe('an explanation', () => {
    let planner: Client;
    let planId: string;
    let lines: Json;
    beforeAll(async () => {
      planner = await town().client('planner');
      planId = await mergedPlan(planner, { grids: 3 });
      lines = await planner.data(LINES, { id: planId });
    });

    const explain = async (input: Readonly<Record<string, unknown>>): Promise<{ id: string; job: Json }> => {
      const started = await planner.data(START_EXPLANATION, { input: { planId, ...input } });
      const id = text(started, 'startExplanation.id');
      await followJob(planner, id);
      return { id, job: at(await planner.data(RESULT, { id }), 'job') };
    };

    /** What every explanation says, possible or not. */
    const check = (job: Json) => {
      expect(job).toMatchObject({ state: 'DONE', message: null, plan: null, ensemble: null });
      const told = at(job, 'explanation');
      expect(text(told, 'text')).toMatch(/^[A-Z].*\.$/);
      expect(at(told, 'planId')).toBeNull();
      if (at(told, 'possible') === true) {
        expect(at(told, 'reason')).toBeNull();
        expect(Number(at(told, 'households'))).toBeGreaterThanOrEqual(0);
        expect(Math.abs(Number(at(told, 'agreementChange')))).toBeLessThanOrEqual(2);
        expect(at(told, 'grids.type')).toBe('MultiPolygon');
      } else {
        expect(at(told, 'reason')).toBe(at(told, 'text'));
        expect(told).toMatchObject({ agreementChange: null, households: null, grids: null });
      }
    };

    test('brings a lost line back by a full search, once for equal questions, in both languages', async () => {
      const lostLineId = text(list(lines, 'plan.lostLines.nodes')[0]!, 'id');
      const { id, job } = await explain({ lostLineId });
      check(job);
      expect(list(job, 'stages').map((stage) => at(stage, 'stage'))).toEqual(['propose']);
      const again = await explain({ lostLineId });
      expect(at(again.job, 'explanation')).toEqual(at(job, 'explanation'));
      expect(at(again.job, 'stages')).toEqual([]);
      const chinese = await town().client('planner', 'zh-CN');
      expect(text(await chinese.data(RESULT, { id }), 'job.explanation.text')).toMatch(
        /^\p{Script=Han}.*。$/u,
      );
    });

    test('takes an arc away', async () => {
      const arc = list(lines, 'plan.arcs.nodes').find((each) => at(each, 'right') !== null)!;
      check((await explain({ arcId: text(arc, 'id') })).job);
    });

    test('is refused without exactly one line, for an arc of the outline, and without a plan', async () => {
      const refusal = async (input: Readonly<Record<string, unknown>>) =>
        text(await planner.data(START_EXPLANATION, { input: { planId, ...input } }), 'startExplanation.code');
      expect(await refusal({})).toBe('one-line-expected');
      expect(await refusal({ lostLineId: 'a', arcId: 'b' })).toBe('one-line-expected');
      expect(await refusal({ arcId: 'nowhere' })).toBe('arc-unknown');
      const outline = list(lines, 'plan.arcs.nodes').find((each) => at(each, 'right') === null)!;
      expect(await refusal({ arcId: text(outline, 'id') })).toBe('arc-unknown');
      expect(await refusal({ planId: 'none', arcId: 'a' })).toBe('plan-not-found');
      const leader = await town().client('leader');
      const { errors } = await leader.ask(START_EXPLANATION, { input: { planId, arcId: 'a' } });
      expect(errors[0]!.extensions).toMatchObject({ code: 'FORBIDDEN' });
    });

    test('of a line that the plan has not lost fails with the reason', async () => {
      const { job } = await explain({ lostLineId: 'nowhere' });
      expect(job).toMatchObject({ state: 'FAILED', explanation: null });
      expect(text(job, 'message')).toContain('no such lost line');
    });
  });
}
