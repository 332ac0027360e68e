import type { DelegationRecord } from '@onegrid/store';
import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { actorOf, districtOf, type RequestContext } from '../request/context.ts';
import { askPage } from '../schema/ask-page.ts';
import { type Connection, PageArgs, pageRequest } from '../schema/connection.ts';
import { asRefusal, isRefused } from '../schema/refused.ts';
import { viewerIn } from './access-resolver.ts';
import {
  type Colleague,
  ColleagueConnection,
  DelegateInput,
  Delegation,
  DelegationConnection,
  DelegationResult,
} from './delegation-type.ts';
import { reasonIn } from './said-reason.ts';

export function shownDelegation(record: DelegationRecord): Delegation {
  const { fromAccountId, fromName, toAccountId, toName, ...rest } = record;
  return {
    ...rest,
    from: { id: fromAccountId, displayName: fromName },
    to: { id: toAccountId, displayName: toName },
  };
}

@Resolver(() => Delegation)
export class DelegationResolver {
  @Query(() => DelegationConnection, {
    description: 'Who acts for oneself, and for whom one acts, newest first; also what is over.',
  })
  myDelegations(
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<Delegation>> {
    const { accounts } = districtOf(context);
    return askPage(accounts.delegations(viewerIn(context).id, pageRequest(page)), shownDelegation);
  }

  @Query(() => ColleagueConnection, { description: 'Others who work here, to choose who acts for oneself.' })
  colleagues(
    @Arg('text', () => String, { nullable: true, description: 'A part of the name.' }) text: string | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<Colleague>> {
    const filter = { disabled: false, ...(text ? { text } : {}) };
    const { accounts } = districtOf(context);
    return askPage(accounts.accounts(filter, pageRequest(page)), ({ id, displayName, role }) => ({
      id,
      displayName,
      role,
    }));
  }

  @Mutation(() => DelegationResult, {
    description: 'Have somebody act for oneself while one is away, for 90 days at most.',
  })
  async delegate(
    @Arg('input', () => DelegateInput, { description: 'Who, when and why.' }) input: DelegateInput,
    @Ctx() context: RequestContext,
  ): Promise<typeof DelegationResult> {
    const viewer = viewerIn(context);
    const reason = reasonIn(input.reason, context);
    if (typeof reason !== 'string') return reason;
    const { toAccountId, endsAt } = input;
    const asked = { fromAccountId: viewer.id, toAccountId, beginsAt: input.beginsAt ?? new Date(), endsAt };
    const made = await districtOf(context).accounts.delegate(asked, actorOf(context, reason));
    context.services.sessions.forget();
    return isRefused(made) ? asRefusal(made, context) : shownDelegation(made);
  }

  @Mutation(() => DelegationResult, {
    description: 'End a delegation before its time: by who is back, or by who acts.',
  })
  async endDelegation(
    @Arg('id', () => ID, { description: 'Id of the delegation.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<typeof DelegationResult> {
    const { accounts } = districtOf(context);
    const ended = await accounts.endDelegation(id, viewerIn(context).id, actorOf(context));
    context.services.sessions.forget();
    return isRefused(ended) ? asRefusal(ended, context) : shownDelegation(ended);
  }
}
