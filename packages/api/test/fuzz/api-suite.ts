import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { buildSchema, GraphQLError, type GraphQLSchema, isObjectType } from 'graphql';
import { Role } from '../../src/access/account-type.ts';
import type { Viewer } from '../../src/access/policy-rule.ts';
import { apiSchema } from '../../src/schema/build-schema.ts';
import { type Asker, type HeldGrant, whyRefused } from './access-oracle.ts';
import { Chance } from './chance.ts';

const EMITTED = new URL('../../schema.graphql', import.meta.url);
const ROLES = Object.values(Role);
const KINDS = ['district', 'town', 'community', 'grid', 'department'] as const;
/** Fields of the schema that are tried in one case. */
const FIELDS = 200;

let emitted: GraphQLSchema | null = null;

/** The schema as clients have it. */
export function emittedSchema(): GraphQLSchema {
  emitted ??= buildSchema(readFileSync(EMITTED, 'utf8'));
  return emitted;
}

/** What a case hands on to its database check: the operation is made there, of ids that are there. */
export interface ApiCase {
  readonly seed: number;
}

/**
 * Code alone: a random viewer asks for random fields, one by one. The guard in front of each has to refuse what
 * `access-oracle.ts`, written without the policies, says is not the viewer's, and say the right reason.
 */
export function runCase(seed: number): ApiCase {
  const chance = new Chance(seed);
  const viewer = randomViewer(chance);
  const asker = askerOf(viewer);
  const coordinates = allFields();
  for (let n = 0; n < FIELDS; n++) {
    const { type, field } = chance.one(coordinates);
    const coordinate = `${type}.${field}`;
    const verdict = verdictOfGuard(type, field, viewer);
    const why = whyRefused(asker, coordinate);
    if (why !== null && verdict === null) {
      throw new Error(`${describe(viewer)} is answered ${coordinate}, yet ${why}`);
    }
    if (verdict === null) continue;
    const expected = viewer === null ? ['UNAUTHENTICATED'] : ['FORBIDDEN'];
    if (!expected.includes(verdict))
      throw new Error(`${coordinate} is refused to ${describe(viewer)} as ${verdict}`);
  }
  return { seed };
}

let fields: readonly { readonly type: string; readonly field: string }[] | null = null;

function allFields() {
  fields ??= Object.values(apiSchema().getTypeMap())
    .filter((type) => isObjectType(type) && !type.name.startsWith('__') && type.name !== 'Subscription')
    .flatMap((type) =>
      isObjectType(type) ? Object.keys(type.getFields()).map((field) => ({ type: type.name, field })) : [],
    );
  return fields;
}

class Reached extends Error {}

/** The code of the refusal, or null where the guard lets the viewer through to what is behind it. */
function verdictOfGuard(type: string, field: string, viewer: Viewer | null): string | null {
  const owner = apiSchema().getType(type);
  const resolve = isObjectType(owner) ? owner.getFields()[field]?.resolve : undefined;
  if (resolve === undefined) throw new Error(`${type}.${field} has no guard`);
  const context = new Proxy(
    { viewer },
    {
      get: (target, name) => {
        if (name === 'viewer') return target.viewer;
        // The GraphQL server looks for marks of its own.
        if (typeof name === 'symbol') return undefined;
        throw new Reached();
      },
    },
  );
  const source = new Proxy({}, { get: () => undefined });
  const info = {
    operation: { operation: type === 'Mutation' ? 'mutation' : 'query' },
    parentType: owner,
    fieldName: field,
  };
  try {
    const answer: unknown = resolve(source, {}, context as never, info as never);
    if (answer instanceof Promise) answer.catch(() => undefined);
    return null;
  } catch (error) {
    const code = error instanceof GraphQLError ? String(error.extensions.code) : null;
    return code === 'FORBIDDEN' || code === 'UNAUTHENTICATED' ? code : null;
  }
}

function randomViewer(chance: Chance): Viewer | null {
  if (chance.is(0.05)) return null;
  const isKey = chance.is(0.2);
  const role = isKey ? Role.OFFICER : chance.one(ROLES);
  const given = Array.from({ length: chance.whole(0, 3) }, () => {
    const kind = chance.one(KINDS);
    const scope = { kind, id: kind === 'district' ? null : `x${chance.whole(1, 3)}` };
    return { role: chance.one(ROLES), scope, delegatedBy: chance.is(0.3) ? 'away' : null };
  });
  return {
    id: '1',
    name: 'x',
    displayName: 'x',
    role,
    departmentId: role === Role.OFFICER && chance.is(0.8) ? 'police' : null,
    grants: isKey ? [] : given,
    demo: false,
    key: isKey ? { id: 'k', name: 'k', scopes: new Set(chance.some(scopes(), 6)) } : null,
    sessionId: isKey ? null : 's',
    passwordMustChange: !isKey && chance.is(0.1),
  };
}

function scopes(): readonly string[] {
  const contexts = [
    'access',
    'account',
    'appeal',
    'asset',
    'audit',
    'job',
    'key',
    'person',
    'plan',
    'retention',
  ];
  return contexts.flatMap((name) => [`${name}:read`, `${name}:write`]);
}

function askerOf(viewer: Viewer | null): Asker {
  return {
    name: 'random',
    kind: viewer === null ? 'nobody' : viewer.key === null ? 'account' : 'key',
    role: viewer === null || viewer.key !== null ? null : viewer.role,
    grants: (viewer?.grants ?? []).map(({ role, scope }): HeldGrant => ({ role, ...scope })),
    passwordMustChange: viewer?.passwordMustChange ?? false,
    scopes: [...(viewer?.key?.scopes ?? [])],
  };
}

function describe(viewer: Viewer | null): string {
  if (viewer === null) return 'nobody';
  const { role, key, grants, passwordMustChange } = viewer;
  const held = grants.map((grant) => `${grant.role}@${grant.scope.kind}`).join(' ');
  return `${key === null ? role : `a key (${[...key.scopes].join(' ')})`} ${held}${passwordMustChange ? ' (must change password)' : ''}`;
}
