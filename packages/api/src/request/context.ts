import type { Actor, DistrictStore, Store } from '@onegrid/store';
import { delegatorsBehind, delegatorsOf } from '../access/delegators-behind.ts';
import type { Rule, Viewer } from '../access/policy-rule.ts';
import type { SessionCookie } from '../access/session-cookie.ts';
import type { Locale } from '../messages/locale.ts';
import type { MessageParameters } from '../messages/say.ts';
import type { Services } from '../server/services.ts';
import type { Loaders } from './loaders.ts';

/** What a resolver or a route has in hand for one request. */
export interface RequestContext {
  readonly services: Services;
  readonly store: Store;
  /** The district this server holds; null until one is set up. */
  readonly district: DistrictStore | null;
  /** Who asks; null when nobody is signed in. Signing in and out change it. */
  viewer: Viewer | null;
  /** The rule that let in the mutation or the route that runs now; queries run side by side, and set none. */
  allowedBy?: Rule;
  readonly session: SessionCookie;
  /** Where the request comes from, for the rate limit. */
  readonly address: string;
  readonly locale: Locale;
  /** What is asked stands in the address (GET), where nothing personal may. */
  readonly asksByAddress?: boolean;
  /** Batches of this request only. */
  readonly loaders: Loaders;
  /** The text of a reason code in the language of the request. */
  say(code: string, parameters?: MessageParameters): string;
}

/** The district; resolvers behind a policy that needs a viewer always have one. */
export function districtOf(context: RequestContext): DistrictStore {
  if (context.district === null) throw new Error('No district is set up, yet somebody is signed in.');
  return context.district;
}

/**
 * Who does it, for the line of the log, and for whom: those who are away and whose rights opened the mutation or the
 * route (`delegatorsBehind`). A query that is logged (who looks up a number) names everybody one acts for.
 */
export function actorOf(context: RequestContext, reason: string | null = null): Actor {
  if (context.viewer === null) throw new Error('A mutation ran without a viewer.');
  const { viewer, allowedBy } = context;
  const actingFor = allowedBy === undefined ? delegatorsOf(viewer) : delegatorsBehind(viewer, allowedBy);
  return { accountId: viewer.id, name: viewer.displayName, reason, actingFor };
}
