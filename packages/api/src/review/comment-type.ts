import {
  createUnionType,
  Field,
  Float,
  ID,
  InputType,
  Int,
  ObjectType,
  registerEnumType,
} from 'type-graphql';
import { connectionType } from '../schema/connection.ts';
import { Refusal } from '../schema/problem.ts';
import { DateTime } from '../schema/scalars.ts';

export const CommentKind = { COMMENT: 'comment', OBJECTION: 'objection' } as const;
export type CommentKind = (typeof CommentKind)[keyof typeof CommentKind];
registerEnumType(CommentKind, {
  name: 'CommentKind',
  description: 'What is said of a place in a plan.',
  valuesConfig: {
    COMMENT: { description: 'A remark; it stops nothing.' },
    OBJECTION: {
      description:
        'A department objects. The plan is not published before the objection is answered, settled and signed for.',
    },
  },
});

@InputType({ description: 'A remark or an objection, pinned on the map.' })
export class AddCommentInput {
  @Field(() => ID, { description: 'The plan.' })
  planId: string;

  @Field(() => CommentKind, { description: 'Objections are for officers, while the plan is in review.' })
  kind: CommentKind;

  @Field(() => String, { description: 'What is said, at most 2,000 characters.' })
  text: string;

  @Field(() => [Float], { description: 'Longitude and latitude of the pin, in a grid of the plan.' })
  at: number[];

  @Field(() => String, {
    nullable: true,
    description: 'The grid it is about; the one at the pin unless given.',
  })
  grid?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The community it is about; the one at the pin unless given, `none` for none.',
  })
  communityId?: string | null;
}

@ObjectType({ description: 'An answer to a comment.' })
export class CommentAnswer {
  @Field(() => ID, { description: 'Stable id.' })
  id: string;

  @Field(() => String, { description: 'What is said.' })
  text: string;

  @Field(() => String, { description: 'Who says it.' })
  by: string;

  @Field(() => DateTime, { description: 'When.' })
  createdAt: Date;

  /** Not a field: loaded by the department field. */
  departmentId: string | null;
}

@ObjectType({ description: 'A remark or an objection to a plan, pinned on the map.' })
export class PlanComment {
  @Field(() => ID, { description: 'Stable id.' })
  id: string;

  @Field(() => CommentKind, { description: 'Whether it stops the plan.' })
  kind: CommentKind;

  @Field(() => String, { description: 'What is said.' })
  text: string;

  @Field(() => [Float], { description: 'Longitude and latitude of the pin.' })
  at: readonly number[];

  @Field(() => ID, { description: 'The community it is about; `none` for none.' })
  communityId: string;

  @Field(() => String, { nullable: true, description: 'The grid it is about, as it was called then.' })
  grid: string | null;

  @Field(() => Int, { description: 'Revision of the plan when it was said.' })
  revision: number;

  @Field(() => String, { description: 'Who says it.' })
  by: string;

  @Field(() => DateTime, { description: 'When.' })
  createdAt: Date;

  @Field(() => [CommentAnswer], { description: 'Oldest first.' })
  answers: readonly CommentAnswer[];

  @Field(() => DateTime, { nullable: true, description: 'When it was settled; null while it is open.' })
  resolvedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'Who settled it.' })
  resolvedBy: string | null;

  /** Not a field: loaded by the department field. */
  departmentId: string | null;
}

export const PlanCommentConnection = connectionType('PlanComment', () => PlanComment);

export const CommentResult = createUnionType({
  name: 'CommentResult',
  description: 'The comment as it stands now, or why nothing was changed.',
  types: () => [PlanComment, Refusal] as const,
});
