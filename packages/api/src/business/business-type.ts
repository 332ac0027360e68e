import { createUnionType, Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { connectionType } from '../schema/connection.ts';
import { Refusal } from '../schema/problem.ts';
import { CalendarDate, DateTime } from '../schema/scalars.ts';

@InputType({
  description: 'Work that a department does on the unified grid, instead of drawing a grid of its own.',
})
export class RegisterBusinessInput {
  @Field(() => ID, { description: 'Whose work it is; officers register their own department’s.' })
  departmentId: string;

  @Field(() => String, { description: 'What it is called, at most 100 characters.' })
  name: string;

  @Field(() => [String], { description: 'What is done in it, 1 to 50 items of at most 200 characters.' })
  items: string[];

  @Field(() => Float, { description: 'Officers that it takes in each grid, above 0 and at most 100.' })
  officersPerGrid: number;

  @Field(() => CalendarDate, { description: 'First day.' })
  from: Date;

  @Field(() => CalendarDate, { nullable: true, description: 'Last day; open-ended unless given.' })
  until?: Date | null;
}

@ObjectType({ description: 'Work that a department does on the unified grid.' })
export class Business {
  @Field(() => ID, { description: 'Stable id.' })
  id: string;

  @Field(() => String, { description: 'What it is called.' })
  name: string;

  @Field(() => [String], { description: 'What is done in it.' })
  items: readonly string[];

  @Field(() => Float, { description: 'Officers that it takes in each grid.' })
  officersPerGrid: number;

  @Field(() => CalendarDate, { description: 'First day.' })
  from: Date;

  @Field(() => CalendarDate, { nullable: true, description: 'Last day; null while it is open-ended.' })
  until: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Who registered it; null for people from outside.',
  })
  registeredBy: string | null;

  @Field(() => DateTime, { description: 'When.' })
  registeredAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was ended by hand; null where it was not.' })
  endedAt: Date | null;

  @Field(() => Boolean, { description: 'Whether it runs today.' })
  active: boolean;

  @Field(() => Int, { description: 'Grids of the published plan that it runs on; 0 before the first.' })
  grids: number;

  @Field(() => Float, { description: 'Officers that it takes on all of them together.' })
  officers: number;

  /** Not a field: loaded by the department field. */
  departmentId: string;
}

export const BusinessConnection = connectionType('Business', () => Business);

export const BusinessResult = createUnionType({
  name: 'BusinessResult',
  description: 'The business as it stands now, or why nothing was changed.',
  types: () => [Business, Refusal] as const,
});
