import type {
  CommunityGap as FoundGap,
  LostLine as FoundLine,
  GridLineage as Lineage,
} from '@onegrid/planning';
import { Arg, Args, Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { Department } from '../layer/layer-type.ts';
import { Plan } from '../plan/plan-type.ts';
import { seesDrafts } from '../plan/policy.ts';
import { shownPlan } from '../plan/shown-plan.ts';
import { districtOf, type RequestContext } from '../request/context.ts';
import { askPage } from '../schema/ask-page.ts';
import { type Connection, PageArgs, pageRequest } from '../schema/connection.ts';
import { questionAbout } from './ask-insight.ts';
import {
  CommunityGap,
  DepartmentFigures,
  GridLineage,
  PlanFigures,
  PlanOrigin,
  ServiceComparison,
} from './figures-type.ts';
import { flipText } from './flip-text.ts';
import { type LostLine, LostLineConnection } from './lost-line-type.ts';
import { LOST_LINES, readyLostLines } from './lost-lines.ts';
import { planFigures } from './plan-figures.ts';
import { type AskedPlan, insightKey } from './plan-insights.ts';
import { objectiveOf } from './plan-question.ts';
import { serviceQuestion } from './service-question.ts';

async function shownLine(line: FoundLine, plan: AskedPlan, context: RequestContext): Promise<LostLine> {
  const { id, coordinates, code, supporters, lengthM, flip } = line;
  return {
    id,
    geometry: { type: 'LineString', coordinates: coordinates.map((position) => [...position]) },
    grid: code,
    supporterIds: supporters,
    lengthM,
    verdict: flip.verdict,
    text: await flipText('line', flip, plan, context),
  };
}

/** What follows from a plan. */
@Resolver(() => Plan)
export class PlanInsightResolver {
  @FieldResolver(() => PlanOrigin, { description: 'Where it came from.' })
  async origin(@Root() { stored }: Plan, @Ctx() context: RequestContext): Promise<PlanOrigin> {
    const { origin } = stored;
    const from = origin.kind === 'merge' ? null : origin.fromPlanId;
    // Not even the id of a plan that is not there for the viewer.
    const told =
      from === null || seesDrafts(context.viewer) || (await context.loaders.plan.load(from)) !== null;
    const fromPlanId = told ? from : null;
    return { kind: origin.kind, fromPlanId, ...objectiveOf(stored) };
  }

  @FieldResolver(() => PlanFigures, { description: 'What it is worth at its newest revision.' })
  async measures(@Root() plan: Plan, @Ctx() context: RequestContext): Promise<PlanFigures> {
    return planFigures(await context.loaders.measures.load(plan.stored));
  }

  @FieldResolver(() => ServiceComparison, {
    nullable: true,
    description: 'Service before and after; null without buildings.',
  })
  async service(@Root() { stored }: Plan, @Ctx() context: RequestContext): Promise<ServiceComparison | null> {
    const { insights, thinking } = context.services;
    const district = districtOf(context);
    const content = await insights.content(district, 'service', stored, async () => ({
      // A merge that nobody has edited has measured it.
      content:
        (stored.revision === 1 && stored.origin.kind === 'merge' ? stored.report.service : null) ??
        (await thinking.service(await serviceQuestion(district, stored))),
    }));
    return content as ServiceComparison | null;
  }

  @FieldResolver(() => [CommunityGap], {
    description: 'How far it is from the exact optimum in each community that is small enough to compute it.',
  })
  async gaps(@Root() { stored }: Plan, @Ctx() context: RequestContext): Promise<CommunityGap[]> {
    const { insights, thinking } = context.services;
    const district = districtOf(context);
    const content = await insights.content(district, 'gaps', stored, async () => ({
      content: await thinking.gaps(await questionAbout(district, stored)),
    }));
    return (content as readonly FoundGap[]).map(({ community, ...gap }) => ({
      ...gap,
      communityId: community,
    }));
  }

  @FieldResolver(() => [Plan], { description: 'Other plans on the same base, newest first.' })
  async siblings(@Root() plan: Plan, @Ctx() context: RequestContext): Promise<Plan[]> {
    const all = await context.loaders.siblings.load(plan.base);
    return all.filter(({ id }) => id !== plan.id).map(shownPlan);
  }

  @FieldResolver(() => LostLineConnection, {
    description: 'Borders that departments drew and its grids do not follow, longest first.',
  })
  async lostLines(
    @Root() { stored }: Plan,
    @Arg('department', () => ID, { nullable: true, description: 'Only those this department drew.' })
    department: string | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<LostLine>> {
    const page = pageRequest(args);
    const district = districtOf(context);
    await readyLostLines(district, stored, context.services);
    const filter = department == null ? {} : { departmentId: department };
    const asked = district.insights.items(insightKey(stored, LOST_LINES), filter, page);
    const connection = await askPage(asked, ({ content }) => content as FoundLine);
    const nodes = await Promise.all(connection.nodes.map((line) => shownLine(line, stored, context)));
    return {
      ...connection,
      nodes,
      edges: connection.edges.map(({ cursor }, at) => ({ cursor, node: nodes[at]! })),
    };
  }

  @FieldResolver(() => [GridLineage], {
    description: 'How its grids follow from those of the earlier plan; empty where the merge followed none.',
  })
  lineage(@Root() plan: Plan, @Ctx() context: RequestContext): Promise<readonly Lineage[]> {
    return context.loaders.lineage.load(plan.id);
  }
}

@Resolver(() => DepartmentFigures)
export class DepartmentFiguresResolver {
  @FieldResolver(() => Department, { description: 'The department.' })
  department(@Root() figures: DepartmentFigures, @Ctx() context: RequestContext): Promise<Department | null> {
    return context.loaders.department.load(figures.departmentId);
  }
}
