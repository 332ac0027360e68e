import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Department } from '../layer/layer-type.ts';
import { Plan } from '../plan/plan-type.ts';
import { shownPlan } from '../plan/shown-plan.ts';
import { districtOf, type RequestContext } from '../request/context.ts';
import { asItIs, askPage } from '../schema/ask-page.ts';
import { type Connection, PageArgs, pageRequest } from '../schema/connection.ts';
import {
  GridChangeRequest,
  GridChangeRequestConnection,
  GridChangeRequestResult,
  RequestGridChangeInput,
} from './grid-change-request-type.ts';
import { answerGridChange, requestGridChange } from './request-grid-change.ts';

@Resolver(() => GridChangeRequest)
export class GridChangeRequestResolver {
  @Query(() => GridChangeRequestConnection, {
    description: 'What departments ask to be changed in the published grids, newest first.',
  })
  gridChangeRequests(
    @Arg('open', () => Boolean, {
      nullable: true,
      description: 'Only open ones; with false, only answered ones.',
    })
    open: boolean | null,
    @Arg('departmentId', () => ID, { nullable: true, description: 'Only this department’s.' }) departmentId:
      | string
      | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<GridChangeRequest>> {
    const filter = { ...(open == null ? {} : { open }), ...(departmentId ? { departmentId } : {}) };
    return askPage(districtOf(context).businesses.requests(filter, pageRequest(page)), asItIs);
  }

  @FieldResolver(() => Department, { description: 'Who asks.' })
  department(@Root() request: GridChangeRequest, @Ctx() context: RequestContext): Promise<Department | null> {
    return context.loaders.department.load(request.departmentId);
  }

  @FieldResolver(() => Plan, { nullable: true, description: 'The plan in which it is taken up.' })
  async plan(@Root() request: GridChangeRequest, @Ctx() context: RequestContext): Promise<Plan | null> {
    const record = request.planId === null ? null : await context.loaders.plan.load(request.planId);
    return record === null ? null : shownPlan(record);
  }

  @Mutation(() => GridChangeRequestResult, {
    description:
      'Ask for a change of a published grid: one of the two ways on for a department after publication.',
  })
  requestGridChange(
    @Arg('input', () => RequestGridChangeInput, { description: 'What, where and why.' })
    input: RequestGridChangeInput,
    @Ctx() context: RequestContext,
  ): Promise<typeof GridChangeRequestResult> {
    return requestGridChange(input, context);
  }

  @Mutation(() => GridChangeRequestResult, { description: 'Take a request up or decline it.' })
  answerGridChange(
    @Arg('id', () => ID, { description: 'Id of the request.' }) id: string,
    @Arg('accept', () => Boolean, { description: 'Whether it is taken up.' }) accept: boolean,
    @Arg('text', () => String, { description: 'The answer, at most 2,000 characters.' }) text: string,
    @Arg('planId', () => ID, { nullable: true, description: 'The draft in which it is taken up.' })
    planId: string | null,
    @Ctx() context: RequestContext,
  ): Promise<typeof GridChangeRequestResult> {
    return answerGridChange(id, { accept, text, planId }, context);
  }
}
