import { PERSON_FIELDS, REVEAL_PURPOSES } from '@onegrid/store';
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

export const PersonField = {
  NAME: PERSON_FIELDS[0],
  TELEPHONE: PERSON_FIELDS[1],
  IDENTITY_NUMBER: PERSON_FIELDS[2],
  HOME: PERSON_FIELDS[3],
} as const;
export type PersonField = (typeof PersonField)[keyof typeof PersonField];
registerEnumType(PersonField, {
  name: 'PersonField',
  description: 'What of a person is personal.',
  valuesConfig: {
    NAME: { description: 'The name.' },
    TELEPHONE: { description: 'The telephone number.' },
    IDENTITY_NUMBER: { description: 'The identity number.' },
    HOME: { description: 'Building, entrance and door.' },
  },
});

export const RevealPurpose = {
  HANDLING: REVEAL_PURPOSES[0],
  VISIT: REVEAL_PURPOSES[1],
  VERIFICATION: REVEAL_PURPOSES[2],
  EMERGENCY: REVEAL_PURPOSES[3],
  DATA_SUBJECT: REVEAL_PURPOSES[4],
} as const;
export type RevealPurpose = (typeof RevealPurpose)[keyof typeof RevealPurpose];
registerEnumType(RevealPurpose, {
  name: 'RevealPurpose',
  description: 'What somebody looks behind the mask for.',
  valuesConfig: {
    HANDLING: { description: 'To handle the appeal.' },
    VISIT: { description: 'To visit the person.' },
    VERIFICATION: { description: 'To find out whether it is the same person.' },
    EMERGENCY: { description: 'Somebody is in danger.' },
    DATA_SUBJECT: { description: 'The person asked what is kept.' },
  },
});

@ObjectType({ description: 'A town or a community that a person lives in.' })
export class PersonPlace {
  @Field(() => ID, { description: 'Its id.' })
  id: string;

  @Field(() => String, { description: 'Name in Chinese.' })
  name: string;

  @Field(() => String, { description: 'Name in English.' })
  nameEn: string;
}

@ObjectType({
  description:
    'A person whom an appeal is about, masked. What is behind the masks is told by revealPerson only.',
})
export class Person {
  @Field(() => ID, { description: 'Stable id; tells nothing of the person.' })
  id: string;

  @Field(() => String, { description: 'Masked: `王**`. Empty for a person who was erased.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'Masked: `138****5678`. Null where none is known.' })
  telephone: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Masked: area and the last four. Null where none is known.',
  })
  identityNumber: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Without building and door. Null where none is known.',
  })
  home: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the grid in force; null outside.' })
  grid: string | null;

  @Field(() => DateTime, { description: 'When the person was registered.' })
  createdAt: Date;

  @Field(() => DateTime, { description: 'When the person was last needed: retention counts from then on.' })
  neededAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'When the person was erased; null for all others.' })
  erasedAt: Date | null;

  /** Not fields: loaded by town, community and departments. */
  townId: string | null;
  communityId: string | null;
  departmentIds: readonly string[];
}

export const PersonConnection = connectionType('Person', () => Person);

@ObjectType({ description: 'Somebody looked behind the mask of a person.' })
export class PersonReveal {
  @Field(() => ID, { description: 'Stable id.' })
  id: string;

  @Field(() => String, { description: 'Who did.' })
  by: string;

  @Field(() => [PersonField], { description: 'What was seen.' })
  fields: readonly PersonField[];

  @Field(() => RevealPurpose, { description: 'What for.' })
  purpose: RevealPurpose;

  @Field(() => String, { description: 'Why, in words.' })
  reason: string;

  @Field(() => DateTime, { description: 'When.' })
  at: Date;

  /** Not a field: loaded by the person field. */
  personId: string;
}

export const PersonRevealConnection = connectionType('PersonReveal', () => PersonReveal);

@ObjectType({ description: 'How many different persons an account may see behind the mask.' })
export class RevealLimit {
  @Field(() => Int, { description: 'In 24 hours.' })
  limit: number;

  @Field(() => Int, { description: 'How many are left now.' })
  left: number;
}

@InputType({ description: 'Which persons; every given member must hold. Numbers are looked up exactly.' })
export class PersonFilterInput {
  @Field(() => String, { nullable: true, description: 'The telephone number, as it is written.' })
  telephone?: string | null;

  @Field(() => String, { nullable: true, description: 'The identity number, 18 characters.' })
  identityNumber?: string | null;

  @Field(() => ID, { nullable: true, description: 'Living in this community.' })
  communityId?: string | null;

  @Field(() => String, { nullable: true, description: 'Living in this grid of the plan in force.' })
  gridCode?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Only erased ones; with false, only the others.' })
  erased?: boolean | null;
}

@InputType({
  description: 'A person to be registered. At least one of buildingId, at and appealId says where.',
})
export class RegisterPersonInput {
  @Field(() => String, { description: 'The name, at most 50 characters.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'A mobile, or a landline with its area code.' })
  telephone?: string | null;

  @Field(() => String, { nullable: true, description: '18 characters; the check digit is verified.' })
  identityNumber?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Building, entrance and door, at most 200 characters.',
  })
  home?: string | null;

  @Field(() => ID, { nullable: true, description: 'The building of the home.' })
  buildingId?: string | null;

  @Field(() => [Float], {
    nullable: true,
    description: 'Longitude and latitude of the home where no building is known; it is not kept.',
  })
  at?: number[] | null;

  @Field(() => ID, { nullable: true, description: 'The appeal that the person raised.' })
  appealId?: string | null;
}

@InputType({
  description: 'What was wrong and how it should be: what is left out stays, null takes it away.',
})
export class CorrectPersonInput {
  @Field(() => String, { nullable: true, description: 'The name; it cannot be taken away.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'The telephone number.' })
  telephone?: string | null;

  @Field(() => String, { nullable: true, description: 'The identity number.' })
  identityNumber?: string | null;

  @Field(() => String, { nullable: true, description: 'Building, entrance and door.' })
  home?: string | null;
}

@ObjectType({ description: 'What is behind the masks, as far as it was asked for. The look is on record.' })
export class PersonRevealed {
  @Field(() => Person, { description: 'The person, masked as everywhere.' })
  person: Person;

  @Field(() => String, { nullable: true, description: 'The name; null where it was not asked for.' })
  name: string | null;

  @Field(() => String, { nullable: true, description: 'Null where it was not asked for or is not known.' })
  telephone: string | null;

  @Field(() => String, { nullable: true, description: 'Null where it was not asked for or is not known.' })
  identityNumber: string | null;

  @Field(() => String, { nullable: true, description: 'Null where it was not asked for or is not known.' })
  home: string | null;

  @Field(() => Int, { description: 'How many other persons may be revealed in these 24 hours.' })
  left: number;
}

export const PersonResult = createUnionType({
  name: 'PersonResult',
  description: 'The person as it stands now, or why nothing was changed.',
  types: () => [Person, Refusal] as const,
});

export const RevealPersonResult = createUnionType({
  name: 'RevealPersonResult',
  description: 'What is behind the masks, or why it is not shown.',
  types: () => [PersonRevealed, Refusal] as const,
});
