import { createUnionType, Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Refusal } from '../schema/problem.ts';

export const Role = {
  PLANNER: 'planner',
  OFFICER: 'officer',
  LEADER: 'leader',
  ADMINISTRATOR: 'administrator',
} as const;
export type Role = (typeof Role)[keyof typeof Role];

registerEnumType(Role, {
  name: 'Role',
  description: 'What an account is for.',
  valuesConfig: {
    PLANNER: { description: 'Merges layers and edits plans.' },
    OFFICER: { description: 'Works for a department: brings its layer, sees its appeals.' },
    LEADER: { description: 'Reads plans and summaries.' },
    ADMINISTRATOR: { description: 'May call every operation.' },
  },
});

@ObjectType({ description: 'A person who may sign in.' })
export class Account {
  @Field(() => ID, { description: 'Stable id.' })
  id: string;

  @Field(() => String, { description: 'The name to sign in with.' })
  name: string;

  @Field(() => String, { description: 'The name to show.' })
  displayName: string;

  @Field(() => Role, { description: 'What the account is for.' })
  role: Role;
}

@ObjectType({ description: 'Signed in; the session is in an HttpOnly cookie.' })
export class SignedIn {
  @Field(() => Account, { description: 'Who is signed in now.' })
  account: Account;
}

export const SignInResult = createUnionType({
  name: 'SignInResult',
  description: 'Signed in, or why not.',
  types: () => [SignedIn, Refusal] as const,
});
