import { Arg, Args, Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { Department } from '../layer/layer-type.ts';
import { Plan } from '../plan/plan-type.ts';
import { shownPlan } from '../plan/shown-plan.ts';
import type { RequestContext } from '../request/context.ts';
import { type Connection, PageArgs, pageRequest } from '../schema/connection.ts';
import { wordedError } from '../schema/worded-error.ts';
import {
  CommunityGap,
  DepartmentFigures,
  GridLineage,
  PlanFigures,
  PlanOrigin,
  ServiceComparison,
} from './figures-type.ts';
import { type LostLine, LostLineConnection } from './lost-line-type.ts';
import { planFigures } from './plan-figures.ts';
import { objectiveOf } from './plan-question.ts';

function notThere(what: string): never {
  throw wordedError('NOT_AVAILABLE', 'insight-not-available', { what });
}

/** What follows from a plan. */
@Resolver(() => Plan)
export class PlanInsightResolver {
  @FieldResolver(() => PlanOrigin, { description: 'Where it came from.' })
  origin(@Root() plan: Plan): PlanOrigin {
    const { kind } = plan.stored.origin;
    const fromPlanId = plan.stored.origin.kind === 'proposal' ? plan.stored.origin.fromPlanId : null;
    return { kind, fromPlanId, ...objectiveOf(plan.stored) };
  }

  @FieldResolver(() => PlanFigures, { description: 'What it is worth at its newest revision.' })
  async measures(@Root() plan: Plan, @Ctx() context: RequestContext): Promise<PlanFigures> {
    return planFigures(await context.loaders.measures.load(plan.stored));
  }

  @FieldResolver(() => ServiceComparison, {
    nullable: true,
    description: 'Service before and after; null where the merge did not measure it.',
  })
  service(): ServiceComparison | null {
    return null;
  }

  @FieldResolver(() => [Plan], { description: 'Other plans on the same base, newest first.' })
  async siblings(@Root() plan: Plan, @Ctx() context: RequestContext): Promise<Plan[]> {
    const all = await context.loaders.siblings.load(plan.base);
    return all.filter(({ id }) => id !== plan.id).map(shownPlan);
  }

  @FieldResolver(() => LostLineConnection, {
    description: 'Borders that departments drew and its grids do not follow, longest first.',
  })
  lostLines(
    @Arg('department', () => ID, { nullable: true, description: 'Only those this department drew.' })
    _department: string | null,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Connection<LostLine>> {
    pageRequest(page);
    return notThere('lostLines');
  }

  @FieldResolver(() => [CommunityGap], {
    description: 'How far it is from the exact optimum in each community that is small enough to compute it.',
  })
  gaps(): Promise<CommunityGap[]> {
    return notThere('gaps');
  }

  @FieldResolver(() => [GridLineage], {
    description: 'How its grids follow from those of the earlier plan; empty where the merge followed none.',
  })
  lineage(): readonly GridLineage[] {
    return [];
  }
}

@Resolver(() => DepartmentFigures)
export class DepartmentFiguresResolver {
  @FieldResolver(() => Department, { description: 'The department.' })
  department(@Root() figures: DepartmentFigures, @Ctx() context: RequestContext): Promise<Department | null> {
    return context.loaders.department.load(figures.departmentId);
  }
}
