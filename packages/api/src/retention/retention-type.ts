import { RETENTION_KINDS } from '@onegrid/store';
import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Job } from '../job/job-type.ts';
import { connectionType } from '../schema/connection.ts';
import { Refusal } from '../schema/problem.ts';
import { DateTime } from '../schema/scalars.ts';

export const RetentionKind = {
  PERSON: RETENTION_KINDS[0],
  SESSION: RETENTION_KINDS[1],
  RECODED_SHEET: RETENTION_KINDS[2],
} as const;
export type RetentionKind = (typeof RetentionKind)[keyof typeof RetentionKind];
registerEnumType(RetentionKind, {
  name: 'RetentionKind',
  description: 'What is kept for a time and then goes.',
  valuesConfig: {
    PERSON: {
      description: 'Persons, from when their last appeal was closed. One with an open appeal stays.',
    },
    SESSION: { description: 'Sessions, from when they ended; at least 180 days.' },
    RECODED_SHEET: {
      description:
        'Sheets that were given unified codes, with their files, and uploads of which nothing was made; not map files.',
    },
  },
});

@ObjectType({ description: 'How long something is kept.' })
export class RetentionRule {
  @Field(() => RetentionKind, { description: 'What.' })
  kind: RetentionKind;

  @Field(() => Int, { description: 'Days from when it was last needed.' })
  keepDays: number;

  @Field(() => Int, { description: 'The fewest days that may be set.' })
  leastDays: number;

  @Field(() => String, { description: 'The law or rule it follows.' })
  basis: string;

  @Field(() => DateTime, { description: 'When it was set.' })
  updatedAt: Date;

  @Field(() => String, { description: 'Who set it.' })
  updatedBy: string;

  @Field(() => Int, { description: 'How many would go if retention ran now.' })
  due: number;
}

@ObjectType({ description: 'One run of retention, and what it took away.' })
export class RetentionRun {
  @Field(() => ID, { description: 'Stable id.' })
  id: string;

  @Field(() => DateTime, { description: 'When it began.' })
  startedAt: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was through; null for one that was cut off.',
  })
  finishedAt: Date | null;

  @Field(() => Int, { description: 'Persons erased.' })
  persons: number;

  @Field(() => Int, { description: 'Sessions removed.' })
  sessions: number;

  @Field(() => Int, { description: 'Sheets whose content was removed.' })
  recodedSheets: number;
}

export const RetentionRunConnection = connectionType('RetentionRun', () => RetentionRun);

@ObjectType({ description: 'What protects persons in figures and from looks behind the mask.' })
export class PrivacySettings {
  @Field(() => Int, { description: 'Groups of fewer appeals are not told to whoever may not see them.' })
  leastGroup: number;

  @Field(() => Int, { description: 'Different persons that an account may reveal in 24 hours.' })
  revealsPerDay: number;

  @Field(() => DateTime, { description: 'When it was set.' })
  updatedAt: Date;

  @Field(() => String, { description: 'Who set it.' })
  updatedBy: string;
}

@InputType({ description: 'What changes; what is left out stays.' })
export class PrivacySettingsInput {
  @Field(() => Int, { nullable: true, description: '5 to 100.' })
  leastGroup?: number | null;

  @Field(() => Int, { nullable: true, description: '0 to 1,000; with 0 nobody is revealed.' })
  revealsPerDay?: number | null;
}

export const RetentionRuleResult = createUnionType({
  name: 'RetentionRuleResult',
  description: 'The rule as it stands now, or why it was not changed.',
  types: () => [RetentionRule, Refusal] as const,
});

export const PrivacySettingsResult = createUnionType({
  name: 'PrivacySettingsResult',
  description: 'The settings as they stand now, or why they were not changed.',
  types: () => [PrivacySettings, Refusal] as const,
});

export const RunRetentionResult = createUnionType({
  name: 'RunRetentionResult',
  description: 'The job, or why it was not started.',
  types: () => [Job, Refusal] as const,
});
