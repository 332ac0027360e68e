import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime } from '../schema/scalars.ts';

export const PlanNewsKind = {
  REVISED: 'revised',
  PRESENCE: 'presence',
  REVIEW: 'review',
  PUBLISHED: 'published',
  RENAMED: 'renamed',
} as const;
export type PlanNewsKind = (typeof PlanNewsKind)[keyof typeof PlanNewsKind];
registerEnumType(PlanNewsKind, {
  name: 'PlanNewsKind',
  description: 'What happened to a plan.',
  valuesConfig: {
    REVISED: { description: 'A change set was committed.' },
    PRESENCE: { description: 'A planner came, went, or took up another tool or place.' },
    REVIEW: { description: 'Its review went on: put up, signed, commented, withdrawn.' },
    PUBLISHED: { description: 'It was published, or a later plan took its place.' },
    RENAMED: { description: 'It has another name.' },
  },
});

@ObjectType({
  description: 'Somebody at work on a plan. Without a sign of life for 20 seconds they are gone.',
})
export class PlannerPresence {
  @Field(() => ID, { description: 'Their account.' })
  accountId: string;

  @Field(() => String, { description: 'Their name.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'The tool they hold; null for none.' })
  tool: string | null;

  @Field(() => String, { nullable: true, description: 'The grid they work on; null for none.' })
  grid: string | null;

  @Field(() => [Float], { nullable: true, description: 'Longitude and latitude of where they are.' })
  at: readonly number[] | null;

  @Field(() => DateTime, { description: 'Since when they have been here.' })
  since: Date;
}

@ObjectType({ description: 'Something that happened to a plan, and who is at work on it.' })
export class PlanNews {
  @Field(() => PlanNewsKind, { description: 'What happened.' })
  kind: PlanNewsKind;

  @Field(() => ID, { description: 'The plan.' })
  planId: string;

  @Field(() => Int, { description: 'Its newest revision.' })
  revision: number;

  @Field(() => [String], {
    description:
      'Codes of the grids that changed; empty where nothing did, or where they were too many to tell.',
  })
  touchedGrids: readonly string[];

  @Field(() => String, { nullable: true, description: 'Who did it; null where nobody did.' })
  by: string | null;

  @Field(() => [Float], {
    nullable: true,
    description: 'West, south, east, north of what changed; null where nothing did.',
  })
  extent: readonly number[] | null;

  @Field(() => [PlannerPresence], { description: 'Everybody at work on it now, by name.' })
  planners: readonly PlannerPresence[];
}
