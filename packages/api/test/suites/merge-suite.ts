import { describe, expect, test } from 'vitest';
import { at, type Client, type Json, list, text } from '../client.ts';
import type { Town } from '../town.ts';

export const START_MERGE = `mutation($input: StartMergeInput!) {
  startMerge(input: $input) { __typename ... on Job { id state fraction } ... on Refusal { code message } }
}`;
export const JOB =
  'query($id: ID!) { job(id: $id) { id kind state stage fraction message plan { id revision gridCount } } }';

/** Ids of the accepted layers of all departments. */
export async function acceptedLayers(client: Client): Promise<string[]> {
  const data = await client.data('{ departments { acceptedLayer { id } } }');
  return list(data, 'departments').map((department) => text(department, 'acceptedLayer.id'));
}

/** Asks until the job has ended, and answers with all the states, stages and fractions that were seen. */
export async function followJob(client: Client, id: string): Promise<readonly Json[]> {
  const seen: Json[] = [];
  for (;;) {
    const job = at(await client.data(JOB, { id }), 'job');
    seen.push(job);
    if (['DONE', 'FAILED', 'CANCELLED'].includes(text(job, 'state'))) return seen;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export function mergeSuite(town: () => Town): void {
  describe('a merge', () => {
    test('runs as a job beside the API and ends in a plan', async () => {
      const planner = await town().client('planner');
      const started = await planner.data(START_MERGE, {
        input: {
          layerIds: await acceptedLayers(planner),
          grids: 4,
          bandLow: 0.5,
          bandHigh: 1.6,
          name: 'first',
        },
      });
      expect(at(started, 'startMerge')).toMatchObject({ __typename: 'Job', state: 'QUEUED', fraction: 0 });
      const seen = await followJob(planner, text(started, 'startMerge.id'));
      const end = seen[seen.length - 1];
      expect(seen.filter((job) => at(job, 'state') === 'RUNNING').length).toBeGreaterThan(1);
      const fractions = seen.map((job) => Number(at(job, 'fraction')));
      expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
      expect(end).toMatchObject({
        kind: 'merge',
        state: 'DONE',
        fraction: 1,
        message: null,
        plan: { revision: 1, gridCount: 4 },
      });
    });
  });
}
