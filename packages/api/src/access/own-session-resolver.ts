import type { SessionRecord } from '@onegrid/store';
import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { actorOf, districtOf, type RequestContext } from '../request/context.ts';
import { asItIs, askPage } from '../schema/ask-page.ts';
import { type Connection, PageArgs, pageRequest } from '../schema/connection.ts';
import { asRefusal, isRefused } from '../schema/refused.ts';
import { viewerIn } from './access-resolver.ts';
import { AccountSession, AccountSessionConnection, SessionResult } from './session-type.ts';

@Resolver(() => AccountSession)
export class OwnSessionResolver {
  @Query(() => AccountSessionConnection, { description: 'Where one is signed in, newest first.' })
  mySessions(
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<SessionRecord>> {
    return askPage(districtOf(context).sessions.sessions(viewerIn(context).id, pageRequest(page)), asItIs);
  }

  @FieldResolver(() => Boolean, { description: 'Whether it is the one that asks.' })
  current(@Root() { id }: AccountSession, @Ctx() context: RequestContext): boolean {
    return context.viewer?.sessionId === id;
  }

  @Mutation(() => SessionResult, { description: 'End one of one’s own sessions, at once.' })
  async endSession(
    @Arg('id', () => ID, { description: 'Id of the session.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<typeof SessionResult> {
    const ended = await districtOf(context).sessions.revoke(id, viewerIn(context).id, actorOf(context));
    context.services.sessions.forget();
    return isRefused(ended) ? asRefusal(ended, context) : ended;
  }

  @Mutation(() => Int, { description: 'End all of one’s sessions but this one, at once; answers how many.' })
  async endOtherSessions(@Ctx() context: RequestContext): Promise<number> {
    const { id, sessionId } = viewerIn(context);
    const ended = await districtOf(context).sessions.revokeOthers(id, sessionId, actorOf(context));
    context.services.sessions.forget();
    return ended;
  }
}
