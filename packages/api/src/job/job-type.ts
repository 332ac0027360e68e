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
import { Refusal } from '../schema/problem.ts';
import { DateTime } from '../schema/scalars.ts';

export const JobState = {
  QUEUED: 'queued',
  RUNNING: 'running',
  DONE: 'done',
  FAILED: 'failed',
  CANCELLED: 'cancelled',
} as const;
export type JobState = (typeof JobState)[keyof typeof JobState];
registerEnumType(JobState, {
  name: 'JobState',
  description: 'How far a job has come.',
  valuesConfig: {
    QUEUED: { description: 'Waiting for its turn.' },
    RUNNING: { description: 'At work.' },
    DONE: { description: 'Finished; its plan is there.' },
    FAILED: { description: 'Ended with a problem; the message says which.' },
    CANCELLED: { description: 'Stopped by hand.' },
  },
});

@ObjectType({ description: 'Work that outlasts a request.' })
export class Job {
  @Field(() => ID, { description: 'Stable id.' })
  id: string;

  @Field(() => String, { description: 'What is done: `merge`.' })
  kind: string;

  @Field(() => JobState, { description: 'How far it has come.' })
  state: JobState;

  @Field(() => String, { nullable: true, description: 'Stage it is in; null before the first.' })
  stage: string | null;

  @Field(() => Float, { description: 'From 0 to 1 over the whole job.' })
  fraction: number;

  @Field(() => DateTime, { nullable: true, description: 'When it began to work.' })
  startedAt: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it ended.' })
  finishedAt: Date | null;

  /** Not fields: the failure as a reason code, and the plan it made. */
  problem: { readonly code: string; readonly params: Readonly<Record<string, string | number>> } | null;
  planId: string | null;
}

@InputType({ description: 'Weight of one department in a merge.' })
export class WeightInput {
  @Field(() => ID, { description: 'The department.' })
  departmentId: string;

  @Field(() => Float, { description: 'Above 0; 1 is usual.' })
  weight: number;
}

@InputType({ description: 'What to merge and how.' })
export class StartMergeInput {
  @Field(() => [ID], { description: 'Accepted layers, at most one a department.' })
  layerIds: string[];

  @Field(() => [WeightInput], {
    nullable: true,
    description: 'Weights that differ from the departments’ own.',
  })
  weights?: WeightInput[] | null;

  @Field(() => Float, {
    nullable: true,
    defaultValue: 10,
    description: 'Lines nearer than this, in metres, were meant to be one line.',
  })
  toleranceMetres?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Number of unified grids; without it the engine proposes one.',
  })
  grids?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Least size of a grid, as a multiple of the mean; 0.5 unless given.',
  })
  bandLow?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Greatest size of a grid, as a multiple of the mean; 1.6 unless given.',
  })
  bandHigh?: number | null;

  @Field(() => Int, {
    nullable: true,
    defaultValue: 1,
    description: 'Same input, options and seed: the same result.',
  })
  seed?: number | null;

  @Field(() => Boolean, {
    defaultValue: true,
    description: 'Keep the district’s compounds whole: no grid cuts one.',
  })
  useUnits: boolean;

  @Field(() => Boolean, {
    defaultValue: true,
    description: 'Keep every grid within one community, and number grids within it.',
  })
  useCommunities: boolean;

  @Field(() => Boolean, {
    defaultValue: true,
    description: 'Lead lines that run within the tolerance of a street along it.',
  })
  useStreets: boolean;

  @Field(() => String, { nullable: true, description: 'Name of the plan.' })
  name?: string | null;
}

export const StartMergeResult = createUnionType({
  name: 'StartMergeResult',
  description: 'The job, or why it was not started.',
  types: () => [Job, Refusal] as const,
});

export const CancelJobResult = createUnionType({
  name: 'CancelJobResult',
  description: 'The job as cancelled, or why it could not be.',
  types: () => [Job, Refusal] as const,
});
