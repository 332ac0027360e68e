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
import { JobStage } from './job-result-type.ts';

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
    DONE: { description: 'Finished; its result is there.' },
    FAILED: { description: 'Ended with a problem; the message says which.' },
    CANCELLED: { description: 'Stopped by hand.' },
  },
});

@ObjectType({ description: 'Work that outlasts a request.' })
export class Job {
  @Field(() => ID, { description: 'Stable id.' })
  id: string;

  @Field(() => String, { description: 'What is done: `merge`, `propose`, `explain` or `ensemble`.' })
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

  @Field(() => [JobStage], { description: 'Finished stages so far, with what they found.' })
  stages: readonly JobStage[];

  /** Not fields: the failure as a reason code, the plan it made, and what it was told and its result as stored. */
  problem: { readonly code: string; readonly params: Readonly<Record<string, string | number>> } | null;
  planId: string | null;
  params: unknown;
  result: unknown;
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

  @Field(() => Boolean, {
    defaultValue: true,
    description: 'Keep buildings outside compounds whole as well.',
  })
  useBuildings: boolean;

  @Field(() => Boolean, { defaultValue: false, description: 'A first answer with a tenth of the search.' })
  quick: boolean;

  @Field(() => Float, {
    nullable: true,
    defaultValue: 1,
    description: 'Weight of the departments’ agreement. Of the three weights only the ratios matter.',
  })
  agreement?: number | null;

  @Field(() => Float, { nullable: true, defaultValue: 0, description: 'Weight of grids of equal size.' })
  evenness?: number | null;

  @Field(() => Float, { nullable: true, defaultValue: 0, description: 'Weight of least change.' })
  stability?: number | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The plan in force: codes, and what is least change, follow it.',
  })
  earlierPlanId?: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the plan.' })
  name?: string | null;
}

@InputType({ description: 'How the atoms of a plan are to be divided anew.' })
export class StartProposalInput {
  @Field(() => ID, { description: 'The plan whose atoms are divided.' })
  planId: string;

  @Field(() => String, { nullable: true, description: 'Name of the new plan.' })
  name?: string | null;

  @Field(() => Float, {
    defaultValue: 1,
    description: 'Weight of the departments’ agreement. Of the three weights only the ratios matter.',
  })
  agreement: number;

  @Field(() => Float, { defaultValue: 0, description: 'Weight of grids of equal size.' })
  evenness: number;

  @Field(() => Float, {
    defaultValue: 0,
    description: 'Weight of least change against the published plan, else against the plan itself.',
  })
  stability: number;

  @Field(() => ID, { nullable: true, description: 'Only this community; everything else stays as it is.' })
  communityId?: string | null;

  @Field(() => [String], { defaultValue: [], description: 'Codes of grids that stay as they are.' })
  lockedGrids: string[];

  @Field(() => [String], {
    defaultValue: [],
    description: 'Codes of dedicated grids, which stay whole and outside the size band.',
  })
  dedicatedGrids: string[];

  @Field(() => [ID], { defaultValue: [], description: 'Arcs of the plan that stay borders.' })
  lockedArcs: string[];

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Keep what planners decided: locked borders stay, rejected ones go, locked and dedicated grids stay as they are.',
  })
  keepDecisions: boolean;

  @Field(() => Int, {
    nullable: true,
    description: 'Number of grids of what is divided; as many as now unless given.',
  })
  grids?: number | null;

  @Field(() => Float, { nullable: true, description: 'Least size of a grid, as a multiple of the mean.' })
  bandLow?: number | null;

  @Field(() => Float, { nullable: true, description: 'Greatest size of a grid, as a multiple of the mean.' })
  bandHigh?: number | null;

  @Field(() => Boolean, { defaultValue: false, description: 'A first answer with a tenth of the search.' })
  quick: boolean;

  @Field(() => Int, {
    nullable: true,
    defaultValue: 1,
    description: 'Same plan, input and seed: the same result.',
  })
  seed?: number | null;
}

@InputType({ description: 'Which line is to be explained: exactly one of the two.' })
export class StartExplanationInput {
  @Field(() => ID, { description: 'The plan.' })
  planId: string;

  @Field(() => ID, { nullable: true, description: 'A lost line that is to come back.' })
  lostLineId?: string | null;

  @Field(() => ID, { nullable: true, description: 'An arc that is to go away.' })
  arcId?: string | null;
}

@InputType({ description: 'A plan and the random plans it is compared with.' })
export class StartEnsembleInput {
  @Field(() => ID, { description: 'The plan.' })
  planId: string;

  @Field(() => Int, {
    nullable: true,
    defaultValue: 1000,
    description: 'How many random plans, 10 to 10,000.',
  })
  plans?: number | null;

  @Field(() => Int, {
    nullable: true,
    defaultValue: 1,
    description: 'Same plan, number and seed: the same result.',
  })
  seed?: number | null;
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
