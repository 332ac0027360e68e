import { describe, expect, test } from 'vitest';
import { at, text } from '../client.ts';
import type { Town } from '../town.ts';
import { acceptedLayers, followJob, START_MERGE } from './merge-suite.ts';

export function jobSuite(town: () => Town): void {
  describe('a job', () => {
    const CANCEL =
      'mutation($id: ID!) { cancelJob(id: $id) { __typename ... on Job { id state } ... on Refusal { code } } }';

    test('is cancelled while it waits and while it runs, once', async () => {
      const planner = await town().client('planner');
      const input = { layerIds: await acceptedLayers(planner) };
      const plans = await planner.data('{ plans { totalCount } }');
      const running = text(await planner.data(START_MERGE, { input }), 'startMerge.id');
      const waiting = text(await planner.data(START_MERGE, { input }), 'startMerge.id');
      expect(at(await planner.data(CANCEL, { id: waiting }), 'cancelJob')).toMatchObject({
        __typename: 'Job',
        state: 'CANCELLED',
      });
      const state = async () =>
        at(await planner.data('query($id: ID!) { job(id: $id) { state } }', { id: running }), 'job.state');
      await expect.poll(state, { timeout: 20_000, interval: 50 }).toBe('RUNNING');
      expect(at(await planner.data(CANCEL, { id: running }), 'cancelJob.__typename')).toBe('Job');
      const seen = await followJob(planner, running);
      expect(seen[seen.length - 1]).toMatchObject({ state: 'CANCELLED', plan: null });
      expect(at(await planner.data(CANCEL, { id: running }), 'cancelJob')).toMatchObject({
        code: 'job-finished',
      });
      expect(await planner.data('{ plans { totalCount } }')).toEqual(plans);
    });

    test('of no layer, of an unknown one, or with options out of range is refused', async () => {
      const planner = await town().client('planner');
      const layerIds = await acceptedLayers(planner);
      const refusal = async (input: Readonly<Record<string, unknown>>) =>
        text(await planner.data(START_MERGE, { input: { layerIds, ...input } }), 'startMerge.code');
      expect(await refusal({ layerIds: [] })).toBe('layers-too-few');
      expect(await refusal({ layerIds: ['nothing'] })).toBe('layer-not-found');
      expect(await refusal({ grids: 0 })).toBe('grids-out-of-range');
      expect(await refusal({ toleranceMetres: 0 })).toBe('tolerance-out-of-range');
      expect(await refusal({ bandLow: 1.2 })).toBe('band-out-of-range');
      expect(await refusal({ seed: -1 })).toBe('seed-out-of-range');
      expect(await refusal({ weights: [{ departmentId: 'police', weight: 0 }] })).toBe('weight-out-of-range');
      expect(await refusal({ weights: [{ departmentId: 'nobody', weight: 1 }] })).toBe('unknown-department');
    });

    test('that finds no legal result fails with the engine’s reason in words', async () => {
      const planner = await town().client('planner');
      const input = { layerIds: await acceptedLayers(planner), grids: 5_000 };
      const seen = await followJob(
        planner,
        text(await planner.data(START_MERGE, { input }), 'startMerge.id'),
      );
      const end = seen[seen.length - 1];
      expect(at(end, 'state')).toBe('FAILED');
      expect(text(end, 'message')).toMatch(/5,?000 grids are too many/);
    });
  });
}
