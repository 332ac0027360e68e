import type { Geometry } from 'geojson';
import { createUnionType, Field, Float, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { connectionType } from '../schema/connection.ts';
import { Refusal } from '../schema/problem.ts';
import { DateTime, GeoJson } from '../schema/scalars.ts';

export const GridChangeRequestState = { OPEN: 'open', ACCEPTED: 'accepted', DECLINED: 'declined' } as const;
export type GridChangeRequestState = (typeof GridChangeRequestState)[keyof typeof GridChangeRequestState];
registerEnumType(GridChangeRequestState, {
  name: 'GridChangeRequestState',
  description: 'What became of a request.',
  valuesConfig: {
    OPEN: { description: 'Nobody has answered yet.' },
    ACCEPTED: { description: 'It is taken up, in the plan that is named where one is.' },
    DECLINED: { description: 'The grid stays as it is.' },
  },
});

@InputType({ description: 'A department’s request to change a grid of the published plan.' })
export class RequestGridChangeInput {
  @Field(() => ID, { description: 'Who asks; officers ask for their own department.' })
  departmentId: string;

  @Field(() => String, { description: 'Code of the published grid.' })
  grid: string;

  @Field(() => String, { description: 'What is to change and why, at most 2,000 characters.' })
  text: string;

  @Field(() => [Float], { description: 'Longitude and latitude of the place.' })
  at: number[];

  @Field(() => GeoJson, { nullable: true, description: 'The land it is about, a Polygon or MultiPolygon.' })
  land?: Geometry | null;
}

@ObjectType({ description: 'A department’s request to change a grid of the published plan.' })
export class GridChangeRequest {
  @Field(() => ID, { description: 'Stable id.' })
  id: string;

  @Field(() => String, { description: 'Code of the grid when it was asked.' })
  grid: string;

  @Field(() => String, { description: 'What is to change and why.' })
  text: string;

  @Field(() => [Float], { description: 'Longitude and latitude of the place.' })
  at: readonly number[];

  @Field(() => GeoJson, { nullable: true, description: 'The land it is about, where it was drawn.' })
  land: Geometry | null;

  @Field(() => GridChangeRequestState, { description: 'What became of it.' })
  state: GridChangeRequestState;

  @Field(() => String, { description: 'Who asked.' })
  by: string;

  @Field(() => DateTime, { description: 'When.' })
  createdAt: Date;

  @Field(() => String, { nullable: true, description: 'The planner’s answer; null while it is open.' })
  answer: string | null;

  @Field(() => String, { nullable: true, description: 'Who answered.' })
  answeredBy: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was answered.' })
  answeredAt: Date | null;

  /** Not fields: loaded by the department and plan fields. */
  departmentId: string;
  planId: string | null;
}

export const GridChangeRequestConnection = connectionType('GridChangeRequest', () => GridChangeRequest);

export const GridChangeRequestResult = createUnionType({
  name: 'GridChangeRequestResult',
  description: 'The request as it stands now, or why nothing was changed.',
  types: () => [GridChangeRequest, Refusal] as const,
});
