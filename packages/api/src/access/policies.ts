import { accountPolicy } from '../account/policy.ts';
import { appealPolicy } from '../appeal/policy.ts';
import { assetPolicy } from '../asset/policy.ts';
import { auditPolicy } from '../audit/policy.ts';
import { businessPolicy } from '../business/policy.ts';
import { explorerPolicy } from '../explorer/policy.ts';
import { insightPolicy } from '../insight/policy.ts';
import { jobPolicy } from '../job/policy.ts';
import { keyMay, SHARED_TYPES } from '../key/key-scopes.ts';
import { keyPolicy } from '../key/policy.ts';
import { layerPolicy } from '../layer/policy.ts';
import { organisationPolicy } from '../organisation/policy.ts';
import { personPolicy } from '../person/policy.ts';
import { planPolicy } from '../plan/policy.ts';
import { recodePolicy } from '../recode/policy.ts';
import { retentionPolicy } from '../retention/policy.ts';
import { reviewPolicy } from '../review/policy.ts';
import { setupPolicy } from '../setup/policy.ts';
import { tilePolicy } from '../tile/policy.ts';
import { workPolicy } from '../work/policy.ts';
import type { Role } from './account-type.ts';
import { mayBeforeChange } from './must-change.ts';
import { accessPolicy } from './policy.ts';
import type { ContextPolicy, RowKind, Rule, Viewer } from './policy-rule.ts';
import { NOWHERE, type Reach, reachOf } from './reach.ts';

const CONTEXTS: readonly ContextPolicy[] = [
  accessPolicy,
  accountPolicy,
  assetPolicy,
  layerPolicy,
  planPolicy,
  organisationPolicy,
  appealPolicy,
  insightPolicy,
  jobPolicy,
  keyPolicy,
  tilePolicy,
  explorerPolicy,
  setupPolicy,
  recodePolicy,
  reviewPolicy,
  businessPolicy,
  workPolicy,
  personPolicy,
  retentionPolicy,
  auditPolicy,
];

/** Joins the contexts' tables; two contexts that claim one entry are a mistake. */
function joined(entries: readonly (readonly [string, Rule])[]): ReadonlyMap<string, Rule> {
  const rules = new Map<string, Rule>();
  for (const [key, rule] of entries) {
    if (rules.has(key)) throw new Error(`Two policies for ${key}`);
    rules.set(key, rule);
  }
  return rules;
}

/** Every field's rule by `Type.field`. */
export const fieldRules = joined(
  CONTEXTS.flatMap((context) =>
    Object.entries(context.fields).flatMap(([type, rules]) =>
      Object.entries(rules).map(([field, rule]) => [`${type}.${field}`, rule] as const),
    ),
  ),
);

/** Every route's rule by `METHOD /path`. */
export const routeRules = joined(CONTEXTS.flatMap((context) => Object.entries(context.routes)));

/** The name of the context that owns a route, by `METHOD /path`. */
export const routeContexts: ReadonlyMap<string, string> = new Map(
  CONTEXTS.flatMap(({ name, routes }) => Object.keys(routes).map((route) => [route, name] as const)),
);

/** Which roles see rows of a kind, of all contexts. */
export function rowRoles(kind: RowKind): readonly Role[] {
  return CONTEXTS.flatMap(({ rows }) => rows?.[kind] ?? []);
}

/**
 * Where a viewer sees rows of a kind: the first wall. By its grants, which hold what it is for and what it does for
 * those who are away; row-level security is asked of persons independently of it. `allowed` narrows it to where the
 * viewer holds one of these: whoever administers a district and works in one community looks behind masks in that
 * community only. Keys never see persons.
 */
export function viewerReach(
  viewer: Viewer | null,
  kind: RowKind,
  allowed: readonly Role[] = rowRoles(kind),
): Reach {
  if (viewer === null || (kind === 'person' && viewer.key !== null)) return NOWHERE;
  return reachOf(viewer.grants, allowed);
}

/** The name of the context that owns a type's field, by `Type.field`. */
const fieldContexts: ReadonlyMap<string, string> = new Map(
  CONTEXTS.flatMap(({ name, fields }) =>
    Object.entries(fields).flatMap(([type, rules]) =>
      Object.keys(rules).map((field) => [`${type}.${field}`, name] as const),
    ),
  ),
);

/** Whether a viewer may have a field, and why not. */
export type Verdict = 'allowed' | 'refused' | 'password-must-change' | { readonly scope: string };

/** By the rule of the field's context, a key's scopes, and a password that is no longer good; cheap, for every field. */
export function verdictOn(type: string, field: string, viewer: Viewer | null): Verdict {
  const key = `${type}.${field}`;
  const rule = fieldRules.get(key);
  const owner = fieldContexts.get(key);
  if (rule === undefined || owner === undefined || !rule(viewer)) return 'refused';
  if (viewer === null) return 'allowed';
  if (viewer.key !== null && !SHARED_TYPES.has(type)) {
    const kind = type === 'Mutation' ? 'write' : 'read';
    if (!keyMay(viewer, owner, kind)) return { scope: `${owner}:${kind}` };
  }
  return viewer.passwordMustChange && !mayBeforeChange(key) ? 'password-must-change' : 'allowed';
}

/** The queries and mutations an account or a key may call at this moment, by name. */
export function operationsOf(viewer: Viewer): string[] {
  return [...fieldRules.keys()]
    .map((key) => key.split('.') as [string, string])
    .filter(
      ([type, field]) =>
        (type === 'Query' || type === 'Mutation') && verdictOn(type, field, viewer) === 'allowed',
    )
    .map(([, field]) => field)
    .sort();
}
