import { createUnionType, Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { connectionType } from '../schema/connection.ts';
import { Refusal } from '../schema/problem.ts';
import { DateTime } from '../schema/scalars.ts';

export const SignInMethod = { PASSWORD: 'password', OIDC: 'oidc' } as const;
export type SignInMethod = (typeof SignInMethod)[keyof typeof SignInMethod];

registerEnumType(SignInMethod, {
  name: 'SignInMethod',
  description: 'By what somebody signed in.',
  valuesConfig: {
    PASSWORD: { description: 'By a password of this server.' },
    OIDC: { description: 'By the office’s own sign-in (OpenID Connect).' },
  },
});

@ObjectType({ description: 'Somewhere an account is signed in.' })
export class AccountSession {
  @Field(() => ID, { description: 'Names the session; nobody can sign in with it.' })
  id: string;

  @Field(() => SignInMethod, { description: 'By what.' })
  method: SignInMethod;

  @Field(() => String, { nullable: true, description: 'From where it was used last.' })
  address: string | null;

  @Field(() => String, { nullable: true, description: 'What the browser calls itself.' })
  userAgent: string | null;

  @Field(() => DateTime, { description: 'Since when.' })
  createdAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was used last, to the minute.' })
  seenAt: Date | null;

  @Field(() => DateTime, { description: 'When it ends unless it is used.' })
  expiresAt: Date;

  // `current` is resolved by OwnSessionResolver.
}

export const AccountSessionConnection = connectionType('AccountSession', () => AccountSession);
export type AccountSessionConnection = InstanceType<typeof AccountSessionConnection>;

export const SessionResult = createUnionType({
  name: 'SessionResult',
  description: 'The session that was ended, or why not.',
  types: () => [AccountSession, Refusal] as const,
  resolveType: (value) => ('userAgent' in value ? AccountSession : Refusal),
});

@ObjectType({ description: 'By what one can sign in here.' })
export class SignInMethods {
  @Field(() => Boolean, { description: 'Whether by accounts of this server, with `signIn`.' })
  local: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'What the office’s own sign-in is called; null without one.',
  })
  oidcName: string | null;

  @Field(() => String, { nullable: true, description: 'The page that leads to it; null without one.' })
  oidcUrl: string | null;
}
