import { Arg, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../request/context.ts';
import { commitOperations, revertOperations, revertToRevision } from './commit-operations.ts';
import { EditOperationInput } from './edit-operation-type.ts';
import { CommitEditResult } from './edit-type.ts';

const CLIENT_CHOSEN =
  'Id of the new change set, a UUID chosen by the client: sending it again does nothing and answers the same.';

@Resolver()
export class EditResolver {
  @Mutation(() => CommitEditResult, {
    description: 'Apply edit operations to a draft plan at the revision they were made on.',
  })
  commitEdit(
    @Arg('planId', () => ID, { description: 'The plan.' }) planId: string,
    @Arg('baseRevision', () => Int, { description: 'The revision that was looked at.' }) baseRevision: number,
    @Arg('operations', () => [EditOperationInput], {
      description: 'What to do, in order; all of it or nothing.',
    })
    operations: EditOperationInput[],
    @Arg('reason', () => String, { nullable: true, description: 'Why, for the record.' }) reason:
      | string
      | null,
    @Arg('id', () => ID, { nullable: true, description: CLIENT_CHOSEN }) id: string | null,
    @Ctx() context: RequestContext,
  ): Promise<typeof CommitEditResult> {
    return commitOperations({ planId, baseRevision, operations, reason, id: id ?? null }, context);
  }

  @Mutation(() => CommitEditResult, { description: 'Undo a change set by a new change set.' })
  revertChangeSet(
    @Arg('id', () => ID, { description: 'Id of the change set.' }) id: string,
    @Arg('as', () => ID, { nullable: true, description: CLIENT_CHOSEN }) as: string | null,
    @Ctx() context: RequestContext,
  ): Promise<typeof CommitEditResult> {
    return revertOperations(id, as ?? null, context);
  }

  @Mutation(() => CommitEditResult, {
    description: 'Make a plan as it was at an earlier revision, by a new change set.',
  })
  revertToRevision(
    @Arg('planId', () => ID, { description: 'The plan.' }) planId: string,
    @Arg('revision', () => Int, { description: 'The revision to go back to.' }) revision: number,
    @Arg('id', () => ID, { nullable: true, description: CLIENT_CHOSEN }) id: string | null,
    @Arg('reason', () => String, { nullable: true, description: 'Why, for the record.' }) reason:
      | string
      | null,
    @Ctx() context: RequestContext,
  ): Promise<typeof CommitEditResult> {
    return revertToRevision({ planId, revision, as: id ?? null, reason: reason ?? null }, context);
  }
}
