import { RETENTION_JOB, type RetentionRuleRecord } from '@onegrid/store';
import { Arg, Args, Ctx, Int, Mutation, Query, Resolver } from 'type-graphql';
import { shownJob } from '../job/job-resolver.ts';
import { statedReason } from '../person/stated-reason.ts';
import { actorOf, districtOf, type RequestContext } from '../request/context.ts';
import { asItIs, askPage } from '../schema/ask-page.ts';
import { type Connection, PageArgs, pageRequest } from '../schema/connection.ts';
import { asRefusal, isRefused } from '../schema/refused.ts';
import {
  PrivacySettings,
  PrivacySettingsInput,
  PrivacySettingsResult,
  RetentionKind,
  RetentionRule,
  RetentionRuleResult,
  type RetentionRun,
  RetentionRunConnection,
  RunRetentionResult,
} from './retention-type.ts';

@Resolver(() => RetentionRule)
export class RetentionResolver {
  @Query(() => [RetentionRule], { description: 'How long what is kept, in a fixed order.' })
  async retentionRules(@Ctx() context: RequestContext): Promise<RetentionRule[]> {
    return (await districtOf(context).retention.rules()).map(shownRule);
  }

  @Query(() => RetentionRunConnection, { description: 'What retention did, newest first.' })
  retentionRuns(
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<RetentionRun>> {
    return askPage(districtOf(context).retention.runs(pageRequest(page)), asItIs);
  }

  @Query(() => PrivacySettings, { description: 'What protects persons.' })
  privacySettings(@Ctx() context: RequestContext): Promise<PrivacySettings> {
    return districtOf(context).retention.privacy();
  }

  @Mutation(() => RetentionRuleResult, { description: 'Set how long something is kept.' })
  async setRetentionRule(
    @Arg('kind', () => RetentionKind, { description: 'What.' }) kind: RetentionKind,
    @Arg('keepDays', () => Int, { description: 'Days from when it was last needed.' }) keepDays: number,
    @Arg('basis', () => String, { description: 'The law or rule it follows, 2 to 200 characters.' })
    basis: string,
    @Ctx() context: RequestContext,
  ): Promise<typeof RetentionRuleResult> {
    const said = statedReason(basis, context);
    if (typeof said !== 'string') return said;
    const outcome = await districtOf(context).retention.setRule(kind, keepDays, said, actorOf(context));
    return isRefused(outcome) ? asRefusal(outcome, context) : shownRule(outcome);
  }

  @Mutation(() => PrivacySettingsResult, { description: 'Set what protects persons.' })
  async setPrivacySettings(
    @Arg('input', () => PrivacySettingsInput, { description: 'What changes.' }) input: PrivacySettingsInput,
    @Ctx() context: RequestContext,
  ): Promise<typeof PrivacySettingsResult> {
    const { leastGroup, revealsPerDay } = input;
    const change = {
      ...(leastGroup == null ? {} : { leastGroup }),
      ...(revealsPerDay == null ? {} : { revealsPerDay }),
    };
    const outcome = await districtOf(context).retention.setPrivacy(change, actorOf(context));
    return isRefused(outcome) ? asRefusal(outcome, context) : Object.assign(new PrivacySettings(), outcome);
  }

  @Mutation(() => RunRetentionResult, {
    description: 'Take away now what is due, as a job; it runs by itself every day. Follow it by job(id).',
  })
  async runRetention(@Ctx() context: RequestContext): Promise<typeof RunRetentionResult> {
    const order = { kind: RETENTION_JOB, params: {} };
    return shownJob(await districtOf(context).jobs.enqueue(order, actorOf(context)));
  }
}

function shownRule(record: RetentionRuleRecord): RetentionRule {
  return Object.assign(new RetentionRule(), record);
}
