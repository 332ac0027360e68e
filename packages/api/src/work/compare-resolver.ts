import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Department } from '../layer/layer-type.ts';
import { offsetConnection, offsetPage } from '../recode/offset-page.ts';
import type { RequestContext } from '../request/context.ts';
import { type Connection, PageArgs } from '../schema/connection.ts';
import {
  ComparePlansResult,
  DepartmentPart,
  PlanAtInput,
  PlanComparison,
  type PlanPart,
  PlanPartConnection,
} from './compare-type.ts';

@Resolver(() => PlanComparison)
export class CompareResolver {
  @Query(() => ComparePlansResult, {
    description: 'What differs between two plans, or two revisions of one.',
  })
  comparePlans(
    @Arg('a', () => PlanAtInput, { description: 'The first.' }) _a: PlanAtInput,
    @Arg('b', () => PlanAtInput, { description: 'The second.' }) _b: PlanAtInput,
    @Ctx() _context: RequestContext,
  ): Promise<typeof ComparePlansResult> {
    throw new Error('comparePlans is not there yet');
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
