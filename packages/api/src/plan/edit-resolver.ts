import { Arg, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../request/context.ts';
import { commitOperations, revertOperations } from './commit-operations.ts';
import { CommitEditResult, EditOperationInput } from './edit-type.ts';

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
    @Ctx() context: RequestContext,
  ): Promise<typeof CommitEditResult> {
    return commitOperations({ planId, baseRevision, operations, reason }, context);
  }

  @Mutation(() => CommitEditResult, { description: 'Undo a change set by a new change set.' })
  revertChangeSet(
    @Arg('id', () => ID, { description: 'Id of the change set.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<typeof CommitEditResult> {
    return revertOperations(id, context);
  }
}
