import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { shownDelegation } from '../access/delegation-resolver.ts';
import { type Delegation, DelegationConnection, DelegationResult } from '../access/delegation-type.ts';
import { reasonIn } from '../access/said-reason.ts';
import { actorOf, districtOf, type RequestContext } from '../request/context.ts';
import { askPage } from '../schema/ask-page.ts';
import { type Connection, PageArgs, pageRequest } from '../schema/connection.ts';
import { refusal } from '../schema/problem.ts';
import { asRefusal, isRefused } from '../schema/refused.ts';
import { GrantResult, GrantRoleInput } from './managed-account-type.ts';
import { scopesOfRole } from './scopes-of-role.ts';

/** What accounts are given to do, by administrators and by one another. */
@Resolver()
export class AccountDelegationResolver {
  @Mutation(() => GrantResult, {
    description: 'Give an account of somebody else a role, somewhere and for some time; holds at once.',
  })
  async grantRole(
    @Arg('input', () => GrantRoleInput, { description: 'Whom, what, where, when and why.' })
    input: GrantRoleInput,
    @Ctx() context: RequestContext,
  ): Promise<typeof GrantResult> {
    const { accountId, role, scope, beginsAt, endsAt } = input;
    // Whoever looks after accounts does not say what she may see herself.
    if (accountId === context.viewer?.id) return refusal('own-grant', context.say('own-grant'));
    const reason = reasonIn(input.reason, context);
    if (typeof reason !== 'string') return reason;
    const kinds = scopesOfRole(role);
    if (!kinds.includes(scope.kind)) {
      const code = kinds.includes('district') ? 'grant-whole-district' : 'grant-scope-wrong';
      return refusal(code, context.say(code));
    }
    const given = await districtOf(context).accounts.grant(
      {
        accountId,
        role,
        scope: { kind: scope.kind, id: scope.id ?? null },
        ...(beginsAt == null ? {} : { beginsAt }),
        endsAt: endsAt ?? null,
      },
      actorOf(context, reason),
    );
    context.services.sessions.forget();
    return isRefused(given) ? asRefusal(given, context) : given;
  }

  @Mutation(() => GrantResult, { description: 'Take a role back; holds at once.' })
  async revokeGrant(
    @Arg('id', () => ID, { description: 'Id of the grant.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<typeof GrantResult> {
    const revoked = await districtOf(context).accounts.revokeGrant(id, actorOf(context));
    context.services.sessions.forget();
    return isRefused(revoked) ? asRefusal(revoked, context) : revoked;
  }

  @Query(() => DelegationConnection, { description: 'Who acts for whom, newest first; also what is over.' })
  delegations(
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<Delegation>> {
    return askPage(districtOf(context).accounts.delegations(null, pageRequest(page)), shownDelegation);
  }

  @Mutation(() => DelegationResult, { description: 'End anybody’s delegation before its time.' })
  async endAnyDelegation(
    @Arg('id', () => ID, { description: 'Id of the delegation.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<typeof DelegationResult> {
    const ended = await districtOf(context).accounts.endDelegation(id, null, actorOf(context));
    context.services.sessions.forget();
    return isRefused(ended) ? asRefusal(ended, context) : shownDelegation(ended);
  }
}
