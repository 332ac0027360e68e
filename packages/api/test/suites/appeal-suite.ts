import { beforeAll, describe, expect, test } from 'vitest';
import { at, type Client, type Json, list, text } from '../client.ts';
import { APPEALS } from '../small-town.ts';
import type { Town } from '../town.ts';

const SUMMARY = `query($filter: AppealFilter, $by: AppealGrouping!, $planId: ID) {
  appealSummary(filter: $filter, by: $by, planId: $planId) {
    asOf total outside groups { key name appeals open households perThousand }
  }
}`;
const GROUPINGS = ['GRID', 'COMMUNITY', 'TOWN', 'CATEGORY', 'STATUS', 'MONTH', 'WEEKDAY', 'HOUR'];
/** Conditions and how many of the town's appeals meet them, counted by hand: see small-town.ts. */
const FILTERS: readonly (readonly [Readonly<Record<string, unknown>>, number])[] = [
  [{}, 250],
  [{ category: ['NOISE'] }, 125],
  [{ status: ['CLOSED'] }, 84],
  [{ from: '2026-09-01T00:00:00+08:00' }, 27],
  [{ until: '2026-02-01T00:00:00+08:00' }, 28],
  [{ hourFrom: 8, hourUntil: 9 }, 250],
  [{ hourFrom: 22, hourUntil: 8 }, 0],
  [{ townCode: '001' }, 250],
  [{ townCode: '002' }, 0],
  [{ communityCode: '001001' }, 250],
  [{ gridCode: 'none' }, 0],
];

function sum(groups: readonly Json[], field = 'appeals'): number {
  return groups.reduce<number>((total, group) => total + Number(at(group, field)), 0);
}

export function appealSuite(town: () => Town): void {
  describe('figures of appeals', () => {
    let planner: Client;
    beforeAll(async () => {
      planner = await town().client('planner');
    });
    const summary = async (by: string, filter: unknown = {}, client = planner) =>
      at(await client.data(SUMMARY, { by, filter }), 'appealSummary');

    test.each(GROUPINGS)('by %s add up to the total at every filter', async (by) => {
      for (const [filter, total] of FILTERS) {
        const answer = await summary(by, filter);
        const context = JSON.stringify(filter);
        expect(at(answer, 'total'), context).toBe(total);
        expect(sum(list(answer, 'groups')) + Number(at(answer, 'outside')), context).toBe(total);
        expect(at(answer, 'asOf'), context).toBe('2026-10-01T00:00:00.000Z');
      }
    });

    test('are those of their grid, and of the lists of its appeals', async () => {
      const groups = list(await summary('GRID'), 'groups');
      expect(groups.length).toBeGreaterThan(2);
      for (const group of groups) {
        const gridCode = text(group, 'key');
        const asked = await planner.data(
          'query($code: String!, $filter: AppealFilter) { appeals(filter: $filter) { totalCount } currentPlan { grid(code: $code) { appealCount households } } }',
          { code: gridCode, filter: { gridCode } },
        );
        expect(at(asked, 'appeals.totalCount')).toBe(at(group, 'appeals'));
        expect(at(asked, 'currentPlan.grid.appealCount')).toBe(at(group, 'appeals'));
        expect(at(asked, 'currentPlan.grid.households')).toBe(at(group, 'households'));
      }
    });

    test('have keys for programs and names for readers', async () => {
      const chinese = await town().client('planner', 'zh-CN');
      const named = async (by: string, client: Client) =>
        list(await summary(by, {}, client), 'groups').map((group) => [at(group, 'key'), at(group, 'name')]);
      expect(await named('TOWN', planner)).toEqual([['001', 'Small Street']]);
      expect(await named('TOWN', chinese)).toEqual([['001', '小城街道']]);
      expect(await named('CATEGORY', planner)).toContainEqual(['NOISE', 'Noise']);
      expect(await named('CATEGORY', chinese)).toContainEqual(['NOISE', '噪声扰民']);
      expect((await named('WEEKDAY', planner))[0]).toEqual(['1', 'Monday']);
      expect((await named('WEEKDAY', chinese))[6]).toEqual(['7', '星期日']);
      expect((await named('HOUR', planner))[8]).toEqual(['8', '08:00']);
      expect((await named('MONTH', planner)).map(([key]) => key)).toEqual(
        [1, 2, 3, 4, 5, 6, 7, 8, 9].map((month) => `2026-0${month}`),
      );
      expect(list(await summary('TOWN'), 'groups')[0]).toMatchObject({
        appeals: APPEALS,
        open: APPEALS - 84,
        households: 640,
        perThousand: (1000 * APPEALS) / 640,
      });
    });

    test('over time have one count a step and breaks that rise', async () => {
      const asked = await planner.data(
        '{ appealSeries(step: MONTH) { asOf steps breaks grids { code households counts } } }',
      );
      const steps = list(asked, 'appealSeries.steps');
      expect(steps).toHaveLength(9);
      expect(steps[0]).toBe('2025-12-31T16:00:00.000Z');
      const grids = list(asked, 'appealSeries.grids');
      const inStep = steps.map((_, step) =>
        grids.reduce<number>((total, grid) => total + Number(list(grid, 'counts')[step]), 0),
      );
      expect(inStep).toEqual([28, 28, 28, 28, 28, 28, 28, 27, 27]);
      // A box that holds one of the grids on the diagonal and half of the other: two heights of rates.
      const half = await planner.data(
        '{ appealSeries(step: MONTH, filter: { bbox: [118.2, 31, 118.215, 31.015] }) { breaks grids { households counts } } }',
      );
      const rates = list(half, 'appealSeries.grids').flatMap((grid) =>
        list(grid, 'counts').map((count) => (1000 * Number(count)) / Number(at(grid, 'households'))),
      );
      const breaks = list(half, 'appealSeries.breaks').map(Number);
      expect(breaks.length).toBeGreaterThan(0);
      expect(breaks).toEqual([...breaks].sort((a, b) => a - b));
      expect(breaks[0]).toBeGreaterThan(0);
      expect(Math.max(...rates)).toBeGreaterThan(breaks[breaks.length - 1]);
    });

    test('change against as many days before', async () => {
      const ask = `query($filter: AppealFilter, $days: Int) { appealChange(filter: $filter, days: $days) {
        asOf since current previous worst { key perThousand appeals } towns { key name current previous perThousand } } }`;
      const filter = { until: '2026-09-16T00:00:00Z' };
      const change = at(await planner.data(ask, { filter, days: 31 }), 'appealChange');
      expect(change).toMatchObject({ since: '2026-08-16T00:00:00.000Z', current: 27, previous: 27 });
      expect(list(change, 'towns')).toEqual([
        { key: '001', name: 'Small Street', current: 27, previous: 27, perThousand: (1000 * 27) / 640 },
      ]);
      const rates = list(change, 'worst').map((group) => Number(at(group, 'perThousand')));
      expect(rates.length).toBeGreaterThan(0);
      expect(rates.length).toBeLessThanOrEqual(5);
      expect(rates).toEqual([...rates].sort((a, b) => b - a));
      expect(at(await planner.data(ask), 'appealChange')).toMatchObject({
        current: 0,
        previous: 0,
        worst: [],
      });
      const { errors } = await planner.ask(ask, { days: 0 });
      expect(errors[0].extensions).toMatchObject({ code: 'LIMIT_EXCEEDED', argument: 'days' });
    });

    test('say what is wrong with a filter, and name no plan that is not there', async () => {
      const refused = async (variables: Readonly<Record<string, unknown>>) =>
        (await planner.ask(SUMMARY, { by: 'HOUR', ...variables })).errors[0].extensions;
      expect(await refused({ filter: { hourFrom: 9, hourUntil: 9 } })).toMatchObject({
        code: 'BAD_USER_INPUT',
        reason: 'hours-out-of-range',
      });
      expect(await refused({ filter: { hourFrom: -1 } })).toMatchObject({ reason: 'hours-out-of-range' });
      expect(await refused({ filter: { bbox: [1, 2] } })).toMatchObject({ reason: 'bbox-expected' });
      expect(await refused({ planId: 'none' })).toMatchObject({ reason: 'plan-not-found' });
    });

    test('belong to those who are signed in', async () => {
      const stranger = await town().client('planner');
      stranger.cookie = null;
      const { errors } = await stranger.ask(SUMMARY, { by: 'TOWN' });
      expect(errors[0].extensions).toMatchObject({ code: 'UNAUTHENTICATED' });
    });

    test('name the grids without a branch', async () => {
      const plan = await planner.data(
        '{ currentPlan { gridsWithoutBranch grids(first: 200) { nodes { code branches { id } } } } }',
      );
      const without = list(plan, 'currentPlan.grids.nodes')
        .filter((grid) => list(grid, 'branches').length === 0)
        .map((grid) => at(grid, 'code'));
      expect(list(plan, 'currentPlan.gridsWithoutBranch')).toEqual(without);
    });
  });
}
