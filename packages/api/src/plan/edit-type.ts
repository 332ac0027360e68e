import { createUnionType, Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Refusal } from '../schema/problem.ts';
import { Json } from '../schema/scalars.ts';
import { ChangeSet, Plan } from './plan-type.ts';

export const CheckStatus = { PASS: 'pass', FAIL: 'fail', INCOMPLETE: 'incomplete' } as const;
export type CheckStatus = (typeof CheckStatus)[keyof typeof CheckStatus];
registerEnumType(CheckStatus, {
  name: 'CheckStatus',
  description: 'What a check came to.',
  valuesConfig: {
    PASS: { description: 'Nothing was found.' },
    FAIL: { description: 'Something was found.' },
    INCOMPLETE: { description: 'The check could not be made in full: data is missing.' },
  },
});

@ObjectType({ description: 'The change was committed.' })
export class PlanRevised {
  @Field(() => Plan, { description: 'The plan at its new revision.' })
  plan: Plan;

  @Field(() => ChangeSet, { description: 'What was changed.' })
  changeSet: ChangeSet;

  @Field(() => Boolean, { description: 'Whether others had changed other places since; it was put on top.' })
  rebased: boolean;
}

@ObjectType({ description: 'One reason against an edit.' })
export class EditIssue {
  @Field(() => String, { description: 'Reason code, the same in every language.' })
  code: string;

  @Field(() => String, { description: '`error` blocks the commit, `warning` does not.' })
  severity: string;

  @Field(() => String, { description: 'The reason in the language of the request.' })
  message: string;

  @Field(() => [String], { description: 'Grids or atoms it is about.' })
  ids: readonly string[];

  @Field(() => [Float], { nullable: true, description: 'Longitude and latitude, where it has a place.' })
  at: readonly number[] | null;

  @Field(() => CheckStatus, { description: 'Whether the check failed, or could not be made in full.' })
  status: CheckStatus;

  @Field(() => [Json], { description: 'Edit operations that would mend it, as planning writes them.' })
  fixes: readonly unknown[];
}

@ObjectType({ description: 'The edit breaks a rule; nothing was changed.' })
export class EditRejected {
  @Field(() => [EditIssue], { description: 'Every reason.' })
  issues: readonly EditIssue[];
}

@ObjectType({ description: 'Someone else changed the same place since; nothing was changed.' })
export class RevisionConflict {
  @Field(() => Int, { description: 'Revision of today.' })
  revision: number;

  @Field(() => [ChangeSet], { description: 'What was changed since, oldest first.' })
  changeSets: readonly ChangeSet[];
}

export const CommitEditResult = createUnionType({
  name: 'CommitEditResult',
  description: 'Committed, or why not.',
  types: () => [PlanRevised, EditRejected, RevisionConflict, Refusal] as const,
});
