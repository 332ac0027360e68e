import { createUnionType, Field, InputType, ObjectType } from 'type-graphql';
import { Account } from '../access/account-type.ts';
import { Refusal } from '../schema/problem.ts';
import { Setup } from './setup-type.ts';

@InputType({ description: 'The first account of a new district; it may do everything.' })
export class AdministratorInput {
  @Field(() => String, { description: 'The name to sign in with.' })
  name: string;

  @Field(() => String, {
    nullable: true,
    description: 'The name to show; the name to sign in with unless given.',
  })
  displayName?: string | null;

  @Field(() => String, { description: 'Its password, at least 10 characters of three kinds.' })
  password: string;
}

@InputType({ description: 'A new district with its administrator.' })
export class CreateDistrictInput {
  @Field(() => String, { description: 'Administrative code, six digits.' })
  code: string;

  @Field(() => String, { description: 'Name in Chinese.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'Name in English; the Chinese one unless given.' })
  nameEn?: string | null;

  @Field(() => AdministratorInput, { description: 'Its first account.' })
  administrator: AdministratorInput;

  @Field(() => String, {
    nullable: true,
    description: 'The code printed at the start of the server; needed where `setup.codeRequired`.',
  })
  setupCode?: string | null;
}

@ObjectType({ description: 'The district is there, and its administrator is signed in.' })
export class SetupSignedIn {
  @Field(() => Account, { description: 'Who is signed in now.' })
  account: Account;

  @Field(() => Setup, { description: 'How far setting up has come.' })
  setup: Setup;
}

export const CreateDistrictResult = createUnionType({
  name: 'CreateDistrictResult',
  description: 'Signed in to the new district, or why it was not created.',
  types: () => [SetupSignedIn, Refusal] as const,
});
