import { MERGE_STAGES } from '@onegrid/planning';
import type { JobRecord } from '@onegrid/store';
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Plan } from '../plan/plan-type.ts';
import { shownPlan } from '../plan/shown-plan.ts';
import { actorOf, districtOf, type RequestContext } from '../request/context.ts';
import { asRefusal, isRefused } from '../schema/refused.ts';
import { CancelJobResult, Job, StartMergeInput, StartMergeResult } from './job-type.ts';
import { startMerge } from './start-merge.ts';

/** Progress over all stages, each counted alike: stages in the store run from 0 to 1 one after the other. */
function overallFraction({ state, stage, fraction }: JobRecord): number {
  if (state === 'done') return 1;
  const index = (MERGE_STAGES as readonly (string | null)[]).indexOf(stage);
  return index < 0 ? 0 : (index + fraction) / MERGE_STAGES.length;
}

function planIdIn(result: unknown): string | null {
  return typeof result === 'object' && result !== null && 'planId' in result ? String(result.planId) : null;
}

/** A stored job as the API shows it. */
function shownJob(record: JobRecord): Job {
  const { id, kind, state, stage, startedAt, finishedAt, error, result } = record;
  const fraction = overallFraction(record);
  return Object.assign(new Job(), {
    id,
    kind,
    state,
    stage,
    startedAt,
    finishedAt,
    fraction,
    problem: error,
    planId: planIdIn(result),
  });
}

@Resolver(() => Job)
export class JobResolver {
  @Query(() => Job, { nullable: true, description: 'One job; null where there is none of this id.' })
  async job(
    @Arg('id', () => ID, { description: 'Id of the job.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<Job | null> {
    const record = await districtOf(context).jobs.job(id);
    return record === null ? null : shownJob(record);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why it failed, in the language of the request.',
  })
  message(@Root() job: Job, @Ctx() context: RequestContext): string | null {
    return job.problem === null ? null : context.say(job.problem.code, job.problem.params);
  }

  @FieldResolver(() => Plan, { nullable: true, description: 'The plan it made; null until it is done.' })
  async plan(@Root() job: Job, @Ctx() context: RequestContext): Promise<Plan | null> {
    const record = job.planId === null ? null : await context.loaders.plan.load(job.planId);
    return record === null ? null : shownPlan(record);
  }

  @Mutation(() => StartMergeResult, { description: 'Start a merge as a job; follow it by job(id).' })
  async startMerge(
    @Arg('input', () => StartMergeInput, { description: 'What to merge and how.' }) input: StartMergeInput,
    @Ctx() context: RequestContext,
  ): Promise<typeof StartMergeResult> {
    const started = await startMerge(input, context);
    return 'code' in started ? started : shownJob(started);
  }

  @Mutation(() => CancelJobResult, { description: 'Stop a job that has not ended.' })
  async cancelJob(
    @Arg('id', () => ID, { description: 'Id of the job.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<typeof CancelJobResult> {
    const outcome = await districtOf(context).jobs.cancel(id, actorOf(context));
    return isRefused(outcome) ? asRefusal(outcome, context) : shownJob(outcome);
  }
}
