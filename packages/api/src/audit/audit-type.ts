import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionType } from '../schema/connection.ts';
import { DateTime, Json } from '../schema/scalars.ts';

export const AuditFaultKind = {
  LINE_CHANGED: 'line-changed',
  LINK_BROKEN: 'link-broken',
  LINE_MISSING: 'line-missing',
  LINE_UNLINKED: 'line-unlinked',
  END_MISSING: 'end-missing',
  ANCHOR_DIFFERS: 'anchor-differs',
} as const;
export type AuditFaultKind = (typeof AuditFaultKind)[keyof typeof AuditFaultKind];

registerEnumType(AuditFaultKind, {
  name: 'AuditFaultKind',
  description: 'What does not hold.',
  valuesConfig: {
    LINE_CHANGED: { description: 'A line and its hash do not belong together: one of them was changed.' },
    LINK_BROKEN: { description: 'A link does not follow from the one before it.' },
    LINE_MISSING: { description: 'A line that was in the chain is gone.' },
    LINE_UNLINKED: { description: 'A line is in the log and not in the chain.' },
    END_MISSING: { description: 'The chain ends earlier than it once did.' },
    ANCHOR_DIFFERS: { description: 'The chain does not hold the hash that was written down for a day.' },
  },
});

@InputType({ description: 'Which lines of the log; all that is given has to hold.' })
export class AuditSearchInput {
  @Field(() => String, { nullable: true, description: 'The act begins so: `plan.` finds all on plans.' })
  action?: string | null;

  @Field(() => String, { nullable: true, description: 'Kind of what it was done to, such as `plan`.' })
  objectKind?: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of what it was done to.' })
  objectId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of the account that did it.' })
  accountId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of the person whom it is about.' })
  personId?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'From this moment on.' })
  since?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Before this moment.' })
  until?: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Part of the reason or of the name of who did it, at most 100 characters.',
  })
  text?: string | null;
}

@InputType({ description: 'Where a day’s part of the chain ended, as it was written down then.' })
export class AuditAnchorInput {
  @Field(() => String, { description: 'The day in China, such as `2026-11-23`.' })
  day: string;

  @Field(() => String, { description: 'The hash: 64 hexadecimal digits.' })
  hash: string;
}

@ObjectType({ description: 'A line of the log: who did what, when and why.' })
export class AuditLine {
  @Field(() => ID, { description: 'Stable id.' })
  id: string;

  @Field(() => DateTime, { description: 'When.' })
  at: Date;

  @Field(() => ID, { nullable: true, description: 'Who did it; null for the system itself.' })
  accountId: string | null;

  @Field(() => String, { description: 'Who did it, by the name at that time.' })
  accountName: string;

  @Field(() => [String], { description: 'Names of those on whose behalf it was done, by delegation.' })
  actingFor: readonly string[];

  @Field(() => String, { description: 'What was done, such as `plan.edit`.' })
  action: string;

  @Field(() => String, { description: 'Kind of what it was done to, such as `plan`.' })
  objectKind: string;

  @Field(() => ID, { nullable: true, description: 'Id of what it was done to.' })
  objectId: string | null;

  @Field(() => String, { nullable: true, description: 'Why, in the words of who did it.' })
  reason: string | null;

  @Field(() => Json, { nullable: true, description: 'What it was before; null where nothing was.' })
  before: unknown;

  @Field(() => Json, { nullable: true, description: 'What it was afterwards; null where nothing is left.' })
  after: unknown;

  @Field(() => ID, {
    nullable: true,
    description: 'The person whom it is about. What is personal is not shown here: it is encrypted.',
  })
  personId: string | null;

  @Field(() => Int, { description: 'Place in the chain, from 1.' })
  position: number;

  @Field(() => String, { description: 'Hash of the line and of all before it, hexadecimal.' })
  hash: string;
}

export const AuditLineConnection = connectionType('AuditLine', () => AuditLine);

@ObjectType({ description: 'Where a day’s part of the chain ends: keep it elsewhere, to check the log by.' })
export class AuditDay {
  @Field(() => String, { description: 'The day in China, such as `2026-11-23`.' })
  day: string;

  @Field(() => Int, { description: 'Lines written on it.' })
  lines: number;

  @Field(() => Int, { description: 'Place of its last line in the chain.' })
  position: number;

  @Field(() => String, { description: 'Hash of its last line and of all before it, hexadecimal.' })
  hash: string;
}

export const AuditDayConnection = connectionType('AuditDay', () => AuditDay);

@ObjectType({ description: 'Where the log is not what it was.' })
export class AuditFault {
  @Field(() => AuditFaultKind, { description: 'What does not hold.' })
  kind: AuditFaultKind;

  @Field(() => String, { description: 'The same in a sentence, in the language of the request.' })
  message: string;

  @Field(() => Int, { nullable: true, description: 'Place in the chain; null where there is none.' })
  position: number | null;

  @Field(() => ID, { nullable: true, description: 'Id of the line; null where it is gone.' })
  entryId: string | null;

  @Field(() => String, { nullable: true, description: 'The day in China; null where it is not known.' })
  day: string | null;
}

@ObjectType({ description: 'Whether the log is what it was: every hash computed anew.' })
export class AuditVerdict {
  @Field(() => Boolean, { description: 'True where nothing is wrong.' })
  holds: boolean;

  @Field(() => Int, { description: 'Lines that were looked at.' })
  lines: number;

  @Field(() => Int, { description: 'Days that they are of.' })
  days: number;

  @Field(() => Int, {
    description: 'Lines whose personal part nobody can read any more, as the person was erased.',
  })
  erased: number;

  @Field(() => [AuditFault], { description: 'Faults, at most 100, in the order of the chain.' })
  faults: readonly AuditFault[];

  @Field(() => AuditDay, { nullable: true, description: 'Where the chain ends; null for an empty log.' })
  end: AuditDay | null;
}
