import { createUnionType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { Role } from '../access/account-type.ts';
import { RoleScope, RoleScopeInput } from '../access/scope-type.ts';
import { connectionType } from '../schema/connection.ts';
import { Refusal } from '../schema/problem.ts';
import { DateTime } from '../schema/scalars.ts';

@ObjectType({ description: 'By whom the office’s own sign-in knows a person.' })
export class OidcLink {
  @Field(() => String, { description: 'The address of the provider.' })
  issuer: string;

  @Field(() => String, { description: 'The provider’s id of the person.' })
  subject: string;
}

@ObjectType({ description: 'An account as administrators see it.' })
export class ManagedAccount {
  @Field(() => ID, { description: 'Stable id.' })
  id: string;

  @Field(() => String, { description: 'The name to sign in with.' })
  name: string;

  @Field(() => String, { description: 'The name to show.' })
  displayName: string;

  @Field(() => Role, { description: 'What the account is for.' })
  role: Role;

  @Field(() => DateTime, { nullable: true, description: 'Since when it cannot sign in; null where it can.' })
  disabledAt: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Until when it cannot sign in after too many failures; null where it can.',
  })
  lockedUntil: Date | null;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was used last; null if never.' })
  lastSeenAt: Date | null;

  @Field(() => DateTime, { description: 'Since when it has its password.' })
  passwordChangedAt: Date;

  @Field(() => Boolean, { description: 'Whether its password has to be changed before anything else.' })
  passwordMustChange: boolean;

  @Field(() => Boolean, { description: 'Whether it has a password here.' })
  hasPassword: boolean;

  @Field(() => Boolean, { description: 'Whether signing in asks for a code as well.' })
  hasCode: boolean;

  @Field(() => OidcLink, {
    nullable: true,
    description: 'Its account at the office’s own sign-in; null without one.',
  })
  oidc: OidcLink | null;

  /** Not a field: the department, loaded by the field of the same meaning. */
  departmentId: string | null;
}

export const ManagedAccountConnection = connectionType('ManagedAccount', () => ManagedAccount);
export type ManagedAccountConnection = InstanceType<typeof ManagedAccountConnection>;

@ObjectType({ description: 'A role as it was given to an account.' })
export class GivenGrant {
  @Field(() => ID, { description: 'Stable id.' })
  id: string;

  @Field(() => ID, { description: 'The account that it was given to.' })
  accountId: string;

  @Field(() => Role, { description: 'Which role.' })
  role: Role;

  @Field(() => RoleScope, { description: 'Where.' })
  scope: RoleScope;

  @Field(() => DateTime, { description: 'From when.' })
  beginsAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'Until when; null without end.' })
  endsAt: Date | null;

  @Field(() => String, { nullable: true, description: 'Why.' })
  reason: string | null;

  @Field(() => DateTime, { description: 'When it was given.' })
  grantedAt: Date;

  @Field(() => String, { description: 'Who gave it.' })
  grantedBy: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was taken back; null if it was not.' })
  revokedAt: Date | null;
}

@InputType({ description: 'A new account.' })
export class CreateAccountInput {
  @Field(() => String, {
    description: 'The name to sign in with: letters, digits, dots, hyphens and underscores, at most 64.',
  })
  name: string;

  @Field(() => String, { description: 'The name to show, at most 100 characters.' })
  displayName: string;

  @Field(() => Role, { description: 'What it is for.' })
  role: Role;

  @Field(() => ID, { nullable: true, description: 'The department that an officer works for.' })
  departmentId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'With false it gets no password: the person comes by the office’s own sign-in, which is joined by name the first time.',
  })
  withPassword?: boolean | null;
}

@InputType({ description: 'What of an account is changed; what is left out stays.' })
export class ChangeAccountInput {
  @Field(() => String, { nullable: true, description: 'The name to show, at most 100 characters.' })
  displayName?: string | null;

  @Field(() => Role, { nullable: true, description: 'What it is for.' })
  role?: Role | null;

  @Field(() => ID, { nullable: true, description: 'The department that an officer works for; null: none.' })
  departmentId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is kept from signing in, at once.' })
  disabled?: boolean | null;
}

@InputType({ description: 'A role for an account, somewhere and for some time.' })
export class GrantRoleInput {
  @Field(() => ID, { description: 'Who gets it.' })
  accountId: string;

  @Field(() => Role, { description: 'Which role.' })
  role: Role;

  @Field(() => RoleScopeInput, { description: 'Where.' })
  scope: RoleScopeInput;

  @Field(() => DateTime, { nullable: true, description: 'From when; now unless told.' })
  beginsAt?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Until when; without end unless told.' })
  endsAt?: Date | null;

  @Field(() => String, { description: 'Why, at most 500 characters.' })
  reason: string;
}

@ObjectType({
  description: 'A new account. Its password is shown this once and has to be changed at the first sign-in.',
})
export class AccountCreated {
  @Field(() => ManagedAccount, { description: 'The account.' })
  account: ManagedAccount;

  @Field(() => String, { nullable: true, description: 'Its password; null where it has none.' })
  password: string | null;
}

@ObjectType({
  description: 'A new password. It is shown this once and has to be changed at the next sign-in.',
})
export class PasswordReset {
  @Field(() => ManagedAccount, { description: 'The account.' })
  account: ManagedAccount;

  @Field(() => String, { description: 'Its password.' })
  password: string;
}

export const AccountCreateResult = createUnionType({
  name: 'AccountCreateResult',
  description: 'The new account, or why there is none.',
  types: () => [AccountCreated, Refusal] as const,
});

export const PasswordResetResult = createUnionType({
  name: 'PasswordResetResult',
  description: 'The new password, or why there is none.',
  types: () => [PasswordReset, Refusal] as const,
});

export const AccountResult = createUnionType({
  name: 'AccountResult',
  description: 'The account as it stands now, or why nothing was changed.',
  types: () => [ManagedAccount, Refusal] as const,
  resolveType: (value) => ('displayName' in value ? ManagedAccount : Refusal),
});

export const GrantResult = createUnionType({
  name: 'GrantResult',
  description: 'The grant as it stands now, or why nothing was changed.',
  types: () => [GivenGrant, Refusal] as const,
  resolveType: (value) => ('grantedAt' in value ? GivenGrant : Refusal),
});
