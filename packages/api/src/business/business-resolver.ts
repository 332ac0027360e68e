import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Department } from '../layer/layer-type.ts';
import { districtOf, type RequestContext } from '../request/context.ts';
import { askPage } from '../schema/ask-page.ts';
import { type Connection, PageArgs, pageRequest } from '../schema/connection.ts';
import { Business, BusinessConnection, BusinessResult, RegisterBusinessInput } from './business-type.ts';
import { knowsWhoRegistered } from './policy.ts';
import { endBusiness, registerBusiness } from './register-business.ts';
import { shownBusiness } from './shown-business.ts';

@Resolver(() => Business)
export class BusinessResolver {
  @Query(() => BusinessConnection, {
    description: 'What departments do on the unified grid instead of drawing one of their own, newest first.',
  })
  businesses(
    @Arg('departmentId', () => ID, { nullable: true, description: 'Only this department’s.' }) departmentId:
      | string
      | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<Business>> {
    const filter = departmentId ? { departmentId } : {};
    return askPage(districtOf(context).businesses.businesses(filter, pageRequest(page)), shownBusiness);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Who registered it; null for people from outside.',
  })
  registeredBy(@Root() business: Business, @Ctx() { viewer }: RequestContext): string | null {
    return knowsWhoRegistered(viewer) ? business.registeredBy : null;
  }

  @FieldResolver(() => Department, { description: 'Whose work it is.' })
  department(@Root() business: Business, @Ctx() context: RequestContext): Promise<Department | null> {
    return context.loaders.department.load(business.departmentId);
  }

  @Mutation(() => BusinessResult, {
    description:
      'Register work on the unified grid: one of the two ways on for a department after publication.',
  })
  registerBusiness(
    @Arg('input', () => RegisterBusinessInput, { description: 'What, by whom, how many, when.' })
    input: RegisterBusinessInput,
    @Ctx() context: RequestContext,
  ): Promise<typeof BusinessResult> {
    return registerBusiness(input, context);
  }

  @Mutation(() => BusinessResult, { description: 'End a business today; it stays on record.' })
  endBusiness(
    @Arg('id', () => ID, { description: 'Id of the business.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<typeof BusinessResult> {
    return endBusiness(id, context);
  }
}
