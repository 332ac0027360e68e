import { createUnionType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { connectionType } from '../schema/connection.ts';
import { Refusal } from '../schema/problem.ts';
import { DateTime } from '../schema/scalars.ts';
import { Role } from './account-type.ts';
import { AccountName } from './grant-type.ts';

@ObjectType({ description: 'Somebody acts for somebody who is away: in every role but the administrator’s.' })
export class Delegation {
  @Field(() => ID, { description: 'Stable id.' })
  id: string;

  @Field(() => AccountName, { description: 'Who is away.' })
  from: AccountName;

  @Field(() => AccountName, { description: 'Who acts.' })
  to: AccountName;

  @Field(() => String, { description: 'Why.' })
  reason: string;

  @Field(() => DateTime, { description: 'From when.' })
  beginsAt: Date;

  @Field(() => DateTime, { description: 'Until when.' })
  endsAt: Date;

  @Field(() => DateTime, { description: 'When it was asked for.' })
  createdAt: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was ended before its time; null if it was not.',
  })
  revokedAt: Date | null;
}

export const DelegationConnection = connectionType('Delegation', () => Delegation);
export type DelegationConnection = InstanceType<typeof DelegationConnection>;

export const DelegationResult = createUnionType({
  name: 'DelegationResult',
  description: 'The delegation as it stands now, or why nothing was changed.',
  types: () => [Delegation, Refusal] as const,
  resolveType: (value) => ('beginsAt' in value ? Delegation : Refusal),
});

@InputType({ description: 'Who is to act while one is away.' })
export class DelegateInput {
  @Field(() => ID, { description: 'Who acts, from `colleagues`.' })
  toAccountId: string;

  @Field(() => DateTime, { nullable: true, description: 'From when; now unless told.' })
  beginsAt?: Date | null;

  @Field(() => DateTime, { description: 'Until when, at most 90 days later.' })
  endsAt: Date;

  @Field(() => String, { description: 'Why, at most 500 characters.' })
  reason: string;
}

@ObjectType({ description: 'Somebody else who works here.' })
export class Colleague {
  @Field(() => ID, { description: 'Stable id.' })
  id: string;

  @Field(() => String, { description: 'The name to show.' })
  displayName: string;

  @Field(() => Role, { description: 'What the account is for.' })
  role: Role;
}

export const ColleagueConnection = connectionType('Colleague', () => Colleague);
export type ColleagueConnection = InstanceType<typeof ColleagueConnection>;
