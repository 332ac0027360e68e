import { beforeAll, describe, expect, test } from 'vitest';
import { at, type Client, list, text } from '../client.ts';
import type { Town } from '../town.ts';
import { followJob } from './merge-suite.ts';
import { mergedPlan } from './proposal-suite.ts';

const START = `mutation($input: StartEnsembleInput!) {
  startEnsemble(input: $input) { __typename ... on Job { id kind } ... on Refusal { code message } }
}`;
const RESULT = `query($id: ID!) { job(id: $id) {
  state plan { id } explanation { text } ensemble { plans betterThan own quantiles } stages { stage figures }
} }`;

export function ensembleSuite(town: () => Town): void {
  describe('a plan among random ones', () => {
    let planner: Client;
    let planId: string;
    beforeAll(async () => {
      planner = await town().client('planner');
      planId = await mergedPlan(planner);
    });

    const compare = async (input: Readonly<Record<string, unknown>>) => {
      const started = await planner.data(START, { input: { planId, ...input } });
      const id = text(started, 'startEnsemble.id');
      await followJob(planner, id);
      return at(await planner.data(RESULT, { id }), 'job');
    };

    test('is ranked, and the same question is computed once', async () => {
      const job = await compare({ plans: 50, seed: 7 });
      expect(job).toMatchObject({ state: 'DONE', plan: null, explanation: null, ensemble: { plans: 50 } });
      expect(list(job, 'stages').map((stage) => at(stage, 'stage'))).toEqual(['ensemble']);
      const quantiles = list(job, 'ensemble.quantiles').map(Number);
      expect(quantiles).toHaveLength(7);
      expect(quantiles).toEqual([...quantiles].sort((a, b) => a - b));
      const share = Number(at(job, 'ensemble.betterThan'));
      expect(share).toBeGreaterThanOrEqual(0);
      expect(share).toBeLessThanOrEqual(1);
      const agreement = await planner.data('query($id: ID!) { plan(id: $id) { measures { agreement } } }', {
        id: planId,
      });
      expect(at(job, 'ensemble.own')).toBeCloseTo(Number(at(agreement, 'plan.measures.agreement')), 9);

      const again = await compare({ plans: 50, seed: 7 });
      expect(at(again, 'ensemble')).toEqual(at(job, 'ensemble'));
      // What is known already has no stages of its own.
      expect(at(again, 'stages')).toEqual([]);
      expect(at(await compare({ plans: 20 }), 'ensemble.plans')).toBe(20);
    });

    test('is refused out of range, without a plan, and to anybody but planners', async () => {
      const refusal = async (input: Readonly<Record<string, unknown>>) =>
        text(await planner.data(START, { input: { planId, ...input } }), 'startEnsemble.code');
      expect(await refusal({ plans: 9 })).toBe('ensemble-out-of-range');
      expect(await refusal({ plans: 10_001 })).toBe('ensemble-out-of-range');
      expect(await refusal({ seed: -1 })).toBe('seed-out-of-range');
      expect(await refusal({ planId: 'none' })).toBe('plan-not-found');
      const leader = await town().client('leader');
      const { errors } = await leader.ask(START, { input: { planId } });
      expect(errors[0]!.extensions).toMatchObject({ code: 'FORBIDDEN' });
    });
  });
}
