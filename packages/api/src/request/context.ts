import type { Actor, DistrictStore, Store } from '@onegrid/store';
import type { Viewer } from '../access/policy-rule.ts';
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

/** Who does it, for the audit entry of a mutation. */
export function actorOf(context: RequestContext, reason: string | null = null): Actor {
  if (context.viewer === null) throw new Error('A mutation ran without a viewer.');
  const { id, displayName, grants } = context.viewer;
  const absent = grants.flatMap(({ delegatedBy }) => (delegatedBy === null ? [] : [delegatedBy]));
  return { accountId: id, name: displayName, reason, actingFor: [...new Set(absent)] };
}
