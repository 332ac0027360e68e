import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Department } from '../layer/layer-type.ts';
import type { RequestContext } from '../request/context.ts';
import { refusal } from '../schema/problem.ts';
import { Account, SignedIn, SignInResult } from './account-type.ts';
import { isDemoAccount } from './demo-accounts.ts';
import { passwordMatches } from './passwords.ts';
import { operationsOf } from './policies.ts';
import type { Viewer } from './policy-rule.ts';
import { viewerOf } from './sessions.ts';

/** Names and passwords longer than this are refused unread: hashing them would be work for nothing. */
const LONGEST_CREDENTIAL = 200;

@Resolver(() => Account)
export class AccessResolver {
  @Query(() => Account, { nullable: true, description: 'Who is signed in; null when nobody is.' })
  me(@Ctx() context: RequestContext): Viewer | null {
    return context.viewer;
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

  @Mutation(() => SignInResult, {
    description: 'Sign in with a local account; too many failures have to wait.',
  })
  async signIn(
    @Arg('name', () => String, { description: 'Name of the account.' }) name: string,
    @Arg('password', () => String, { description: 'Its password.' }) password: string,
    @Ctx() context: RequestContext,
  ): Promise<typeof SignInResult> {
    const { district, services, address } = context;
    if (district === null) return refusal('district-missing', context.say('district-missing'));
    const wait = await services.signInLimit.take(address, name.slice(0, LONGEST_CREDENTIAL));
    if (wait !== null) {
      return refusal('sign-in-too-often', context.say('sign-in-too-often', { seconds: wait }));
    }
    if (isDemoAccount(name) && !services.demoAllowed) {
      return refusal('demo-account-refused', context.say('demo-account-refused'));
    }
    const readable = name.length <= LONGEST_CREDENTIAL && password.length <= LONGEST_CREDENTIAL;
    const account = readable ? await district.access.accountByName(name) : null;
    const usable = account !== null && account.disabledAt === null;
    const matches = await passwordMatches(usable ? account.passwordHash : null, readable ? password : '');
    if (!usable || !matches) {
      await district.access.record(
        { action: 'session.refuse', objectKind: 'account', objectId: account?.id ?? null },
        { accountId: account?.id ?? null, name: name.slice(0, LONGEST_CREDENTIAL) },
      );
      return refusal('sign-in-refused', context.say('sign-in-refused'));
    }
    await services.signInLimit.forgive(address, name);
    await services.sessions.end(district, context.session);
    await services.sessions.open(district, account.id, context.session);
    // The rest of this request is answered to who signed in.
    context.viewer = viewerOf(account);
    return Object.assign(new SignedIn(), { account: context.viewer });
  }

  @Mutation(() => Boolean, { description: 'End the session; true also where there was none.' })
  async signOut(@Ctx() context: RequestContext): Promise<boolean> {
    if (context.district !== null) await context.services.sessions.end(context.district, context.session);
    context.viewer = null;
    return true;
  }
}
