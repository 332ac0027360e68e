import type { DifferencePart } from '@onegrid/planning';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Department } from '../layer/layer-type.ts';
import { offsetConnection, offsetPage } from '../recode/offset-page.ts';
import { districtOf, type RequestContext } from '../request/context.ts';
import { type Connection, PageArgs } from '../schema/connection.ts';
import { refusal } from '../schema/problem.ts';
import {
  ComparePlansResult,
  DepartmentPart,
  PlanAtInput,
  PlanComparison,
  type PlanPart,
  PlanPartConnection,
} from './compare-type.ts';
import type { PlanAtRevision } from './plan-comparisons.ts';

@Resolver(() => PlanComparison)
export class CompareResolver {
  @Query(() => ComparePlansResult, {
    description: 'What differs between two plans, or two revisions of one.',
  })
  comparePlans(
    @Arg('a', () => PlanAtInput, { description: 'The first.' }) a: PlanAtInput,
    @Arg('b', () => PlanAtInput, { description: 'The second.' }) b: PlanAtInput,
    @Ctx() context: RequestContext,
  ): Promise<typeof ComparePlansResult> {
    return comparison(a, b, context);
  }

  @FieldResolver(() => PlanPartConnection, { description: 'What changes hands, most households first.' })
  parts(
    @Root() { allParts }: PlanComparison,
    @Arg('department', () => ID, {
      nullable: true,
      description: 'Only land on which this department has old grids.',
    })
    department: string | null,
    @Args(() => PageArgs) page: PageArgs,
  ): Connection<PlanPart> {
    const parts = allParts.filter(
      ({ departments }) =>
        department == null || departments.some(({ departmentId }) => departmentId === department),
    );
    const asked = offsetPage(page, parts.length);
    return offsetConnection(parts.slice(asked.start, asked.end), asked, parts.length);
  }
}

@Resolver(() => DepartmentPart)
export class DepartmentPartResolver {
  @FieldResolver(() => Department, { description: 'The department.' })
  department(@Root() part: DepartmentPart, @Ctx() context: RequestContext): Promise<Department | null> {
    return context.loaders.department.load(part.departmentId);
  }
}

async function comparison(
  a: PlanAtInput,
  b: PlanAtInput,
  context: RequestContext,
): Promise<typeof ComparePlansResult> {
  const sides: PlanAtRevision[] = [];
  for (const { planId, revision } of [a, b]) {
    const plan = await context.loaders.plan.load(planId);
    if (plan === null) return refusal('plan-not-found', context.say('plan-not-found'));
    const at = revision ?? plan.revision;
    if (at < 1 || at > plan.revision) return refusal('revision-unknown', context.say('revision-unknown'));
    sides.push({ plan, revision: at });
  }
  const difference = await context.services.comparisons.of(districtOf(context), sides[0], sides[1]);
  const { householdsMoved, areaM2Moved, grids, parts } = difference;
  return Object.assign(new PlanComparison(), {
    householdsMoved,
    areaM2Moved,
    grids,
    allParts: parts.map(shownPart),
  });
}

function shownPart(part: DifferencePart): PlanPart {
  const { from, to, households, areaM2, geometry, byDepartment } = part;
  return {
    id: JSON.stringify([from, to]),
    from,
    to,
    households,
    areaM2,
    geometry,
    departments: byDepartment.map(({ department, legacyGrids }) => ({
      departmentId: department,
      legacyGrids,
    })),
  };
}
