import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { Department } from '../layer/layer-type.ts';
import { Plan } from '../plan/plan-type.ts';
import { districtOf, type RequestContext } from '../request/context.ts';
import { asItIs, askPage } from '../schema/ask-page.ts';
import { type Connection, PageArgs, pageRequest } from '../schema/connection.ts';
import { addComment, answerComment, resolveComment } from './comment-on-plan.ts';
import {
  AddCommentInput,
  CommentAnswer,
  CommentResult,
  PlanComment,
  PlanCommentConnection,
} from './comment-type.ts';

@Resolver(() => Plan)
export class PlanCommentsResolver {
  @FieldResolver(() => PlanCommentConnection, {
    description: 'Remarks and objections pinned on the map, newest first.',
  })
  comments(
    @Root() plan: Plan,
    @Arg('communityId', () => ID, { nullable: true, description: 'Only about this community.' })
    communityId: string | null,
    @Arg('open', () => Boolean, {
      nullable: true,
      description: 'Only open ones; with false, only settled ones.',
    })
    open: boolean | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<PlanComment>> {
    const filter = { ...(communityId ? { communityId } : {}), ...(open == null ? {} : { open }) };
    return askPage(districtOf(context).reviews.comments(plan.id, filter, pageRequest(page)), asItIs);
  }
}

@Resolver(() => PlanComment)
export class CommentResolver {
  @FieldResolver(() => Department, {
    nullable: true,
    description: 'In whose name it is said; null for planners and leaders.',
  })
  department(
    @Root() comment: PlanComment,
    @Ctx() context: RequestContext,
  ): Promise<Department | null> | null {
    return comment.departmentId === null ? null : context.loaders.department.load(comment.departmentId);
  }

  @Mutation(() => CommentResult, { description: 'Pin a remark or an objection on a plan’s map.' })
  addComment(
    @Arg('input', () => AddCommentInput, { description: 'What and where.' }) input: AddCommentInput,
    @Ctx() context: RequestContext,
  ): Promise<typeof CommentResult> {
    return addComment(input, context);
  }

  @Mutation(() => CommentResult, { description: 'Answer an open comment.' })
  answerComment(
    @Arg('id', () => ID, { description: 'Id of the comment.' }) id: string,
    @Arg('text', () => String, { description: 'The answer, at most 2,000 characters.' }) text: string,
    @Ctx() context: RequestContext,
  ): Promise<typeof CommentResult> {
    return answerComment(id, text, context);
  }

  @Mutation(() => CommentResult, {
    description:
      'Settle a comment. An objection is settled by its own department, after it was answered; a remark by its department or a planner.',
  })
  resolveComment(
    @Arg('id', () => ID, { description: 'Id of the comment.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<typeof CommentResult> {
    return resolveComment(id, context);
  }
}

@Resolver(() => CommentAnswer)
export class CommentAnswerResolver {
  @FieldResolver(() => Department, {
    nullable: true,
    description: 'In whose name it is said; null for planners and leaders.',
  })
  department(
    @Root() answer: CommentAnswer,
    @Ctx() context: RequestContext,
  ): Promise<Department | null> | null {
    return answer.departmentId === null ? null : context.loaders.department.load(answer.departmentId);
  }
}
