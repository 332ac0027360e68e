import { beforeAll, describe, expect, test } from 'vitest';
import { at, type Client, type Json, list, text } from '../client.ts';
import type { Town } from '../town.ts';
import { START_EXPLANATION } from './explanation-suite.ts';
import { followJob } from './merge-suite.ts';
import { mergedPlan, START_PROPOSAL } from './proposal-suite.ts';

const PLAN = `id name status revision base gridCount atomCount
  origin { kind fromPlanId agreement } measures { agreement grids }`;
const ADOPT = `mutation($jobId: ID!, $name: String) {
  adoptExplanation(jobId: $jobId, name: $name) {
    __typename ... on Plan { ${PLAN} } ... on Refusal { code message }
  }
}`;
const EXPLANATION = `query($id: ID!) { job(id: $id) {
  plan { id } explanation { possible agreementChange households planId }
} }`;
const LINES = `query($id: ID!) { plan(id: $id) { ${PLAN}
  lostLines(first: 20) { nodes { id } } grids(first: 200) { nodes { code households neighbours } } } }`;
const COMMIT = `mutation($planId: ID!, $operations: [EditOperationInput!]!) {
  commitEdit(planId: $planId, baseRevision: 1, operations: $operations) { __typename } }`;

export function adoptionSuite(town: () => Town): void {
  describe('what an explanation found', () => {
    let planner: Client;
    let planId: string;
    let source: Json;
    /** Jobs that brought one line of the plan back: one that could, another of the same question. */
    const possible: string[] = [];

    const explained = async (about: string, lostLineId: string): Promise<string> => {
      const input = { planId: about, lostLineId };
      const id = text(await planner.data(START_EXPLANATION, { input }), 'startExplanation.id');
      await followJob(planner, id);
      return id;
    };
    const explanation = async (id: string) => at(await planner.data(EXPLANATION, { id }), 'job.explanation');
    const adopt = async (jobId: string, name: string | null = null): Promise<Json> =>
      at(await planner.data(ADOPT, { jobId, name }), 'adoptExplanation');
    const linesOf = async (id: string): Promise<Json> => at(await planner.data(LINES, { id }), 'plan');

    beforeAll(async () => {
      planner = await town().client('planner');
      planId = await mergedPlan(planner, { grids: 3 });
      source = await linesOf(planId);
      for (const line of list(source, 'lostLines.nodes')) {
        const job = await explained(planId, text(line, 'id'));
        if (at(await explanation(job), 'possible') !== true) continue;
        possible.push(job, await explained(planId, text(line, 'id')));
        break;
      }
    });

    test('becomes a new draft on the same base, and its job names it', async () => {
      const [job] = possible;
      const told = await explanation(job!);
      expect(at(told, 'planId')).toBeNull();
      const adopted = await adopt(job!, '保留界线');
      expect(adopted).toMatchObject({
        __typename: 'Plan',
        name: '保留界线',
        status: 'DRAFT',
        revision: 1,
        base: at(source, 'base'),
        gridCount: 3,
        atomCount: at(source, 'atomCount'),
        origin: { kind: 'PROPOSAL', fromPlanId: planId, agreement: 1 },
        measures: { grids: 3 },
      });
      const id = text(adopted, 'id');
      expect(id).not.toBe(planId);
      expect(at(await explanation(job!), 'planId')).toBe(id);
      expect(at(await planner.data(EXPLANATION, { id: job }), 'job.plan')).toBeNull();
      expect(Number(at(adopted, 'measures.agreement'))).toBeCloseTo(
        Number(at(source, 'measures.agreement')) + Number(at(told, 'agreementChange')),
        9,
      );
      const households = new Map(
        list(source, 'grids.nodes').map((grid) => [at(grid, 'code'), Number(at(grid, 'households'))]),
      );
      const after = list(await linesOf(id), 'grids.nodes');
      expect(after.reduce((sum: number, grid) => sum + Number(at(grid, 'households')), 0)).toBeCloseTo(
        640,
        6,
      );
      // What a grid has more than before has moved to it; more than that may have changed places.
      const more = after.map(
        (grid) => Number(at(grid, 'households')) - (households.get(at(grid, 'code')) ?? 0),
      );
      const gained = more.filter((each) => each > 0).reduce((sum, each) => sum + each, 0);
      expect(Number(at(told, 'households'))).toBeGreaterThanOrEqual(gained - 1e-6);
      const trail = await town().district.audit.lines({ objectKind: 'plan', objectId: id }, { first: 5 });
      expect(trail.nodes.map(({ action, accountName }) => ({ action, accountName }))).toEqual([
        { action: 'plan.propose', accountName: 'planner' },
      ]);
    });

    test('is saved once, by whichever job of the same question', async () => {
      const [job, same] = possible;
      const first = await adopt(job!);
      expect(await adopt(job!, 'another name')).toEqual(first);
      expect(await adopt(same!)).toEqual(first);
      expect(at(await explanation(same!), 'planId')).toBe(at(first, 'id'));
    });

    test('is not adopted from a job that is not there, of another kind, or without a result', async () => {
      expect(at(await adopt('none'), 'code')).toBe('job-not-found');
      const proposal = await planner.data(START_PROPOSAL, { input: { planId, quick: true } });
      const id = text(proposal, 'startProposal.id');
      expect(at(await adopt(id), 'code')).toBe('job-not-explanation');
      await followJob(planner, id);
      const failed = await explained(planId, 'nowhere');
      expect(at(await adopt(failed), 'code')).toBe('explanation-not-finished');
    });

    test('is nothing where no legal plan has the change', async () => {
      const whole = await mergedPlan(planner, { grids: 1, bandLow: 0, bandHigh: 10, useCommunities: false });
      const [line] = list(await linesOf(whole), 'lostLines.nodes');
      const job = await explained(whole, text(line, 'id'));
      expect(at(await explanation(job), 'possible')).toBe(false);
      expect(await adopt(job)).toMatchObject({ __typename: 'Refusal', code: 'explanation-impossible' });
    });

    test('is out of date once the plan has been edited', async () => {
      const edited = await mergedPlan(planner, { grids: 3 });
      const before = await linesOf(edited);
      let job = '';
      for (const line of list(before, 'lostLines.nodes')) {
        job = await explained(edited, text(line, 'id'));
        if (at(await explanation(job), 'possible') === true) break;
      }
      const [first] = list(before, 'grids.nodes');
      const codes = [text(first, 'code'), String(list(first!, 'neighbours')[0])];
      const operations = [{ mergeGrids: { codes, intoCode: codes[0]! } }];
      expect(at(await planner.data(COMMIT, { planId: edited, operations }), 'commitEdit.__typename')).toBe(
        'PlanRevised',
      );
      expect(await adopt(job)).toMatchObject({
        __typename: 'Refusal',
        code: 'plan-moved-on',
        message: expect.stringContaining('revision 2'),
      });
    });

    test('is adopted by planners only', async () => {
      for (const role of ['leader', 'officer'] as const) {
        const { errors } = await (await town().client(role)).ask(ADOPT, { jobId: possible[0] });
        expect(errors[0]!.extensions).toMatchObject({ code: 'FORBIDDEN' });
      }
    });
  });
}
