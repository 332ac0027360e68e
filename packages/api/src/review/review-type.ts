import { createUnionType, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { EditRejected } from '../plan/edit-type.ts';
import { Plan } from '../plan/plan-type.ts';
import { Refusal } from '../schema/problem.ts';
import { DateTime } from '../schema/scalars.ts';

export const ReviewState = { NONE: 'none', OPEN: 'open', SIGNED: 'signed', WITHDRAWN: 'withdrawn' } as const;
export type ReviewState = (typeof ReviewState)[keyof typeof ReviewState];
registerEnumType(ReviewState, {
  name: 'ReviewState',
  description: 'Where the review of a plan stands.',
  valuesConfig: {
    NONE: { description: 'It was never put up for review.' },
    OPEN: { description: 'Departments are signing.' },
    SIGNED: { description: 'Every department has signed for every community, and no objection is open.' },
    WITHDRAWN: { description: 'It was taken back and is a draft again; the signatures are dropped.' },
  },
});

export const SignatureState = {
  WAITING: 'waiting',
  NOT_YET: 'not-yet',
  SIGNED: 'signed',
  OBJECTED: 'objected',
} as const;
export type SignatureState = (typeof SignatureState)[keyof typeof SignatureState];
registerEnumType(SignatureState, {
  name: 'SignatureState',
  description: 'Where one department stands with one community.',
  valuesConfig: {
    WAITING: { description: 'It may sign and has not.' },
    NOT_YET: { description: 'A lead department, which signs when all others have signed for the community.' },
    SIGNED: { description: 'It has signed.' },
    OBJECTED: { description: 'It objects, or an objection of its own here is not settled.' },
  },
});

@ObjectType({ description: 'One department’s word on the grids of one community.' })
export class Signature {
  @Field(() => Boolean, { description: 'Whether the department is one of those that lead and sign last.' })
  lead: boolean;

  @Field(() => SignatureState, { description: 'Where it stands.' })
  state: SignatureState;

  @Field(() => String, { nullable: true, description: 'Who gave it; null as long as nobody did.' })
  by: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When.' })
  at: Date | null;

  @Field(() => String, { nullable: true, description: 'What was said with it.' })
  comment: string | null;

  @Field(() => Int, { nullable: true, description: 'The revision of the plan that it was given for.' })
  revision: number | null;

  /** Not fields: the community it is about, and the department, loaded by the field of the same meaning. */
  communityId: string;
  departmentId: string;
}

@ObjectType({ description: 'A community in a review, with one entry for every department.' })
export class CommunityReview {
  @Field(() => ID, {
    description: 'Id of the community; `none` for the grids that lie in no community.',
  })
  communityId: string;

  @Field(() => String, { description: 'Name of the community; of the district for `none`.' })
  name: string;

  @Field(() => Int, { description: 'Number of the plan’s grids in it.' })
  grids: number;

  @Field(() => [Signature], { description: 'In the order of the departments.' })
  signatures: readonly Signature[];
}

@ObjectType({ description: 'The review of a plan by the departments, community by community.' })
export class PlanReview {
  @Field(() => ReviewState, { description: 'Where it stands.' })
  state: ReviewState;

  @Field(() => Int, { nullable: true, description: 'The revision under review; null before the first.' })
  revision: number | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was put up; null before the first review.' })
  submittedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'Who put it up.' })
  submittedBy: string | null;

  @Field(() => String, { nullable: true, description: 'What was said with it.' })
  note: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was taken back.' })
  withdrawnAt: Date | null;

  @Field(() => String, { nullable: true, description: 'Who took it back.' })
  withdrawnBy: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was taken back.' })
  withdrawReason: string | null;

  @Field(() => [CommunityReview], {
    description: 'Every community that the plan has grids in; empty while there is no open review.',
  })
  communities: readonly CommunityReview[];

  @Field(() => Int, { description: 'Objections that are not settled yet.' })
  openObjections: number;

  /** Not fields: the plan, and departments loaded by the field of the same meaning. */
  planId: string;
  waitingForIds: readonly string[];
}

@ObjectType({ description: 'The review went on; the plan shows how it stands now.' })
export class PlanReviewed {
  @Field(() => Plan, { description: 'The plan.' })
  plan: Plan;
}

export const ReviewResult = createUnionType({
  name: 'ReviewResult',
  description: 'The plan with its review, or why nothing was changed.',
  types: () => [PlanReviewed, EditRejected, Refusal] as const,
});
