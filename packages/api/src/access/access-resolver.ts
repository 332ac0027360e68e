import type { GrantRecord } from '@onegrid/store';
import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Department } from '../layer/layer-type.ts';
import { districtOf, type RequestContext } from '../request/context.ts';
import { Account, CodeStartResult, OwnAccountResult, SignInResult } from './account-type.ts';
import { Grant } from './grant-type.ts';
import { confirmCode, dropCode, startCode } from './own-code.ts';
import { changePassword } from './own-password.ts';
import { operationsOf } from './policies.ts';
import type { Viewer } from './policy-rule.ts';
import { RoleScope } from './scope-type.ts';
import { SignInMethods } from './session-type.ts';
import { signIn } from './sign-in.ts';

/** Who asks; fields behind a policy that needs somebody always have them. */
export function viewerIn(context: RequestContext): Viewer {
  if (context.viewer === null) throw new Error('A field for those who are signed in ran without a viewer.');
  return context.viewer;
}

@Resolver(() => Account)
export class AccessResolver {
  @Query(() => Account, { nullable: true, description: 'Who is signed in; null when nobody is.' })
  me(@Ctx() context: RequestContext): Viewer | null {
    return context.viewer;
  }

  @Query(() => SignInMethods, { description: 'By what one can sign in here.' })
  signInMethods(@Ctx() { services }: RequestContext): SignInMethods {
    const { oidc } = services;
    return { local: true, oidcName: oidc?.name ?? null, oidcUrl: oidc === null ? null : '/oidc/start' };
  }

  @FieldResolver(() => Department, {
    nullable: true,
    description: 'The department an officer works for; null for everybody else.',
  })
  department(@Root() account: Viewer, @Ctx() context: RequestContext): Promise<Department | null> | null {
    return account.departmentId === null ? null : context.loaders.department.load(account.departmentId);
  }

  @FieldResolver(() => [String], { description: 'Queries and mutations this account may call, by name.' })
  may(@Ctx() context: RequestContext): string[] {
    return context.viewer === null ? [] : operationsOf(context.viewer);
  }

  @FieldResolver(() => [Grant], {
    description: 'What the account may, and where: its own, and what it does for others who are away.',
  })
  grants(@Root() { grants }: Viewer, @Ctx() context: RequestContext): Promise<Grant[]> {
    return Promise.all(grants.map((grant) => shownGrant(grant, context)));
  }

  @FieldResolver(() => Boolean, { description: 'Whether it has a password here.' })
  async hasPassword(@Root() { id }: Viewer, @Ctx() context: RequestContext): Promise<boolean> {
    return (await districtOf(context).accounts.credentials(id))?.account.passwordHash != null;
  }

  @FieldResolver(() => Boolean, { description: 'Whether signing in asks for a code as well.' })
  async hasCode(@Root() { id }: Viewer, @Ctx() context: RequestContext): Promise<boolean> {
    return (await districtOf(context).accounts.credentials(id))?.totpConfirmedAt != null;
  }

  @Mutation(() => SignInResult, {
    description:
      'Sign in with an account of this server. Too many failures have to wait; five in a row lock the account for a quarter of an hour.',
  })
  signIn(
    @Arg('name', () => String, { description: 'Name of the account.' }) name: string,
    @Arg('password', () => String, { description: 'Its password.' }) password: string,
    @Arg('code', () => String, {
      nullable: true,
      description: 'The code of the authenticator, where `CodeRequired` was answered.',
    })
    code: string | null,
    @Ctx() context: RequestContext,
  ): Promise<typeof SignInResult> {
    return signIn(name, password, code ?? null, context);
  }

  @Mutation(() => Boolean, { description: 'End the session; true also where there was none.' })
  async signOut(@Ctx() context: RequestContext): Promise<boolean> {
    if (context.district !== null) await context.services.sessions.end(context.district, context);
    context.viewer = null;
    return true;
  }

  @Mutation(() => OwnAccountResult, {
    description:
      'Change one’s password: at least 10 characters of three kinds, none of the last five. Every other session of the account ends.',
  })
  changePassword(
    @Arg('current', () => String, { description: 'The password so far.' }) current: string,
    @Arg('next', () => String, { description: 'The new one.' }) next: string,
    @Ctx() context: RequestContext,
  ): Promise<typeof OwnAccountResult> {
    return changePassword(current, next, viewerIn(context), context);
  }

  @Mutation(() => CodeStartResult, {
    description: 'Begin with codes of an authenticator (RFC 6238); they count once `confirmCode` took one.',
  })
  startCode(@Ctx() context: RequestContext): Promise<typeof CodeStartResult> {
    return startCode(viewerIn(context), context);
  }

  @Mutation(() => OwnAccountResult, { description: 'From now on signing in asks for a code as well.' })
  confirmCode(
    @Arg('code', () => String, { description: 'A code of the authenticator.' }) code: string,
    @Ctx() context: RequestContext,
  ): Promise<typeof OwnAccountResult> {
    return confirmCode(code, viewerIn(context), context);
  }

  @Mutation(() => OwnAccountResult, { description: 'Signing in asks for no code any more.' })
  dropCode(
    @Arg('password', () => String, { description: 'One’s password, again.' }) password: string,
    @Ctx() context: RequestContext,
  ): Promise<typeof OwnAccountResult> {
    return dropCode(password, viewerIn(context), context);
  }
}

@Resolver(() => RoleScope)
export class ScopeResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'What the place is called; null for the whole district, and for what is not there any more.',
  })
  name(@Root() { kind, id }: RoleScope, @Ctx() context: RequestContext): Promise<string | null> | null {
    return id === null ? null : context.loaders.scopeName.load({ kind, id });
  }
}

async function shownGrant(
  { role, scope, delegatedBy }: GrantRecord,
  context: RequestContext,
): Promise<Grant> {
  const absent = delegatedBy === null ? null : await context.loaders.accountName.load(delegatedBy);
  return { role, scope, delegatedBy: absent };
}
