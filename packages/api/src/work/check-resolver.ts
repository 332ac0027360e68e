import { RULES, type RuleName } from '@onegrid/planning';
import { Arg, Args, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import { CheckStatus } from '../plan/edit-type.ts';
import { shownIssue } from '../plan/shown-issue.ts';
import { offsetConnection, offsetPage } from '../recode/offset-page.ts';
import { districtOf, type RequestContext } from '../request/context.ts';
import { type Connection, PageArgs } from '../schema/connection.ts';
import { badArgument } from '../schema/worded-error.ts';
import { type PlanCheck, PlanCheckConnection } from './check-type.ts';

@Resolver()
export class CheckResolver {
  @Query(() => PlanCheckConnection, { description: 'Every rule for every grid of a plan, by code and rule.' })
  async planChecks(
    @Arg('planId', () => ID, { description: 'The plan.' }) planId: string,
    @Arg('revision', () => Int, { nullable: true, description: 'As it was then; as it is now unless named.' })
    revision: number | null,
    @Arg('status', () => CheckStatus, { nullable: true, description: 'Only checks that came to this.' })
    status: CheckStatus | null,
    @Arg('rule', () => String, { nullable: true, description: 'Only this rule.' }) rule: string | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<PlanCheck>> {
    const asked = ruleNamed(rule);
    const plan = await context.loaders.plan.load(planId);
    if (plan === null) throw badArgument('planId', 'plan-not-found', null);
    const checks = await context.services.checks.of(districtOf(context), plan, revision ?? plan.revision);
    if (checks === null) throw badArgument('revision', 'revision-unknown', plan.revision);
    const meant = checks.filter(
      (check) => (status == null || check.status === status) && (asked === null || check.rule === asked),
    );
    const place = offsetPage(page, meant.length);
    const nodes = meant.slice(place.start, place.end).map(
      (check): PlanCheck => ({
        id: `${check.rule} ${check.code}`,
        rule: check.rule,
        grid: check.code,
        status: check.status,
        issues: check.issues.map((each) => shownIssue(each, context)),
      }),
    );
    return offsetConnection(nodes, place, meant.length);
  }
}

function ruleNamed(rule: string | null): RuleName | null {
  if (rule === null || rule === undefined) return null;
  const known = RULES.find((name) => name === rule);
  if (known === undefined) throw badArgument('rule', 'rule-unknown', 'band', { rule, rules: RULES });
  return known;
}
