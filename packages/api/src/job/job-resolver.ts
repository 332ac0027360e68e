import type { JobRecord } from '@onegrid/store';
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Plan } from '../plan/plan-type.ts';
import { shownPlan } from '../plan/shown-plan.ts';
import { actorOf, districtOf, type RequestContext } from '../request/context.ts';
import type { Refusal } from '../schema/problem.ts';
import { asRefusal, isRefused } from '../schema/refused.ts';
import { adoptExplanation } from './adopt-explanation.ts';
import { AdoptExplanationResult } from './adopt-type.ts';
import { Ensemble, Explanation } from './job-result-type.ts';
import { ensembleIn, explanationIn } from './job-results.ts';
import { overallFraction } from './job-stages.ts';
import {
  CancelJobResult,
  Job,
  StartEnsembleInput,
  StartExplanationInput,
  StartMergeInput,
  StartMergeResult,
  StartProposalInput,
} from './job-type.ts';
import { startMerge } from './start-merge.ts';
import { startEnsemble, startExplanation, startProposal } from './start-plan-job.ts';

function planIdIn(result: unknown): string | null {
  return typeof result === 'object' && result !== null && 'planId' in result ? String(result.planId) : null;
}

/** A stored job as the API shows it. */
export function shownJob(record: JobRecord): Job {
  const { id, kind, state, stage, startedAt, finishedAt, error, params, result, stages } = record;
  const fraction = overallFraction(record);
  return Object.assign(new Job(), {
    id,
    kind,
    state,
    stage,
    startedAt,
    finishedAt,
    fraction,
    stages,
    params,
    result,
    problem: error,
    planId: planIdIn(result),
  });
}

/** A job that was started, or why it was not. */
function shownStart(started: JobRecord | Refusal): typeof StartMergeResult {
  return 'code' in started ? started : shownJob(started);
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

  @FieldResolver(() => Ensemble, {
    nullable: true,
    description: 'What a job of kind `ensemble` found; null for others and until it is done.',
  })
  ensemble(@Root() job: Job): Ensemble | null {
    return ensembleIn(job);
  }

  @FieldResolver(() => Explanation, {
    nullable: true,
    description: 'What a job of kind `explain` found; null for others and until it is done.',
  })
  explanation(@Root() job: Job, @Ctx() context: RequestContext): Promise<Explanation | null> {
    return explanationIn(job, context);
  }

  @Mutation(() => StartMergeResult, { description: 'Start a merge as a job; follow it by job(id).' })
  async startMerge(
    @Arg('input', () => StartMergeInput, { description: 'What to merge and how.' }) input: StartMergeInput,
    @Ctx() context: RequestContext,
  ): Promise<typeof StartMergeResult> {
    return shownStart(await startMerge(input, context));
  }

  @Mutation(() => StartMergeResult, {
    description:
      'Divide the atoms of a plan anew, as a job of kind `propose`. Its plan is a new draft on the same base.',
  })
  async startProposal(
    @Arg('input', () => StartProposalInput, {
      description: 'Which plan, and what the new one is to be good for.',
    })
    input: StartProposalInput,
    @Ctx() context: RequestContext,
  ): Promise<typeof StartMergeResult> {
    return shownStart(await startProposal(input, context));
  }

  @Mutation(() => StartMergeResult, {
    description:
      'Find out what it would take to bring a lost line back or to take an arc away: a full search, as a job of kind `explain`.',
  })
  async startExplanation(
    @Arg('input', () => StartExplanationInput, { description: 'Which line of which plan.' })
    input: StartExplanationInput,
    @Ctx() context: RequestContext,
  ): Promise<typeof StartMergeResult> {
    return shownStart(await startExplanation(input, context));
  }

  @Mutation(() => AdoptExplanationResult, {
    description:
      'Save what a job of kind `explain` found as a new draft on the same base. Adopting it again gives the same plan.',
  })
  async adoptExplanation(
    @Arg('jobId', () => ID, { description: 'The job, which is done.' }) jobId: string,
    @Arg('name', () => String, {
      nullable: true,
      description: 'Name of the new plan; that of the old one unless given.',
    })
    name: string | null,
    @Ctx() context: RequestContext,
  ): Promise<typeof AdoptExplanationResult> {
    const adopted = await adoptExplanation(jobId, name, context);
    return 'code' in adopted ? adopted : shownPlan(adopted);
  }

  @Mutation(() => StartMergeResult, {
    description: 'Compare a plan with random legal plans on the same atoms, as a job of kind `ensemble`.',
  })
  async startEnsemble(
    @Arg('input', () => StartEnsembleInput, { description: 'Which plan, and how many random ones.' })
    input: StartEnsembleInput,
    @Ctx() context: RequestContext,
  ): Promise<typeof StartMergeResult> {
    return shownStart(await startEnsemble(input, context));
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
