import type { Viewer } from '../access/policy-rule.ts';

export type ScopeKind = 'read' | 'write';

/**
 * What a key can be made for; anything else is never for keys: accounts, keys, persons, the log, retention, setting
 * up, jobs, sheets of one's own. Signatures and comments are given in person, so reviews are read only.
 */
export const KEY_SCOPES = [
  'appeal:read',
  'asset:read',
  'business:read',
  'business:write',
  'insight:read',
  'layer:read',
  'layer:write',
  'organisation:read',
  'plan:read',
  'review:read',
  'tile:read',
  'work:read',
] as const;

const KNOWN: ReadonlySet<string> = new Set(KEY_SCOPES);

/** Types of the access context that every answer may hold; they ask for no scope. */
export const SHARED_TYPES: ReadonlySet<string> = new Set(['Refusal', 'PageInfo']);

/** Routes that hold no data of a district, or ask the policy of every field themselves. */
export const SHARED_ROUTES: ReadonlySet<string> = new Set([
  'GET /graphql',
  'POST /graphql',
  'GET /healthz',
  'GET /{*path}',
]);

export function isKeyScope(scope: string): boolean {
  return KNOWN.has(scope);
}

/** Whether the scopes of a key allow this of a context; a person has no scopes, and the policies alone decide. */
export function keyMay(viewer: Viewer | null, contextName: string, kind: ScopeKind): boolean {
  if (viewer?.key == null) return true;
  const scope = `${contextName}:${kind}`;
  return KNOWN.has(scope) && viewer.key.scopes.has(scope);
}
