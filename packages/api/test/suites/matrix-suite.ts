import { ROLES, type Role } from '@onegrid/store';
import {
  type GraphQLField,
  type GraphQLInputType,
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';
import { beforeAll, describe, expect, test } from 'vitest';
import { databaseOf } from '../../../store/src/open-store.ts';
import { openPlace, type Place } from '../../../store/test/support/places.ts';
import {
  accountOf,
  fillWalls,
  HELD,
  type HeldRole,
  PERSONS,
} from '../../../store/test/support/wall-cases.ts';
import { fieldsOf } from '../../src/access/guard-schema.ts';
import { fieldRules, routeContexts, routeRules, verdictOn, viewerReach } from '../../src/access/policies.ts';
import type { Viewer } from '../../src/access/policy-rule.ts';
import { reaches } from '../../src/access/reach.ts';
import { KEY_SCOPES, keyMay, SHARED_ROUTES } from '../../src/key/key-scopes.ts';
import { apiSchema } from '../../src/schema/build-schema.ts';
import { Client, type GraphQLFailure, type Json } from '../client.ts';
import { type Asker, promisedTo } from '../support/expected-access.ts';
import type { Town } from '../town.ts';
import { askWithKey, keyFor, officerOf } from '../town-people.ts';

const ASKERS: readonly Asker[] = [...ROLES, 'key', 'nobody'];
const DISTRICT = '990801';
const IN_PARALLEL = 8;

function viewerOf(role: Role, more: Partial<Viewer> = {}): Viewer {
  return {
    ...{ id: role, name: role, displayName: role, role, departmentId: null, grants: [], demo: false },
    ...{ key: null, sessionId: null, passwordMustChange: false, ...more },
  };
}

function asking(asker: Asker): Viewer | null {
  if (asker === 'nobody') return null;
  if (asker !== 'key') return viewerOf(asker);
  const key = { id: 'key', name: 'key', scopes: new Set<string>(KEY_SCOPES) };
  return viewerOf('officer', { departmentId: 'police', key });
}

/** The least value of a type: enough to get past the parser, and to name nothing that exists. */
function leastValue(type: GraphQLInputType): string {
  if (isNonNullType(type)) return leastValue(type.ofType);
  if (isListType(type)) return '[]';
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (isInputObjectType(type)) {
    const required = Object.values(type.getFields()).filter(isRequiredInputField);
    return `{ ${required.map(({ name, type: of }) => `${name}: ${leastValue(of)}`).join(', ')} }`;
  }
  switch (type.name) {
    case 'Int':
    case 'Float':
      return '1';
    case 'Boolean':
      return 'false';
    case 'DateTime':
      return '"2026-01-01T00:00:00Z"';
    case 'Date':
    case 'LocalDate':
      return '"2026-01-01"';
    case 'GeoJSON':
    case 'GeoJson':
      return '{ type: "Point", coordinates: [118.2, 31] }';
    default:
      return '"none"';
  }
}

/** The least operation that asks for a field of a root type. */
function leastOperation(root: string, field: GraphQLField<unknown, unknown>): string {
  const given = field.args.filter(isRequiredArgument).map(({ name, type }) => `${name}: ${leastValue(type)}`);
  const selection = isCompositeType(getNamedType(field.type)) ? ' { __typename }' : '';
  return `${root} { ${field.name}${given.length > 0 ? `(${given.join(', ')})` : ''}${selection} }`;
}

/** Runs a few at a time: a thousand requests at once would be another test. */
async function each<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const worker = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: IN_PARALLEL }, worker));
}

/** Who may what: every field and route by every role against what was promised, on the wire too, and rows by both walls. */
export function matrixSuite(town: () => Town, place: () => Promise<Place>): void {
  describe('who may what', () => {
    const entries = [...fieldsOf(apiSchema()), ...routeRules.keys()];

    test('is promised for every field and every route, and for nothing that is not there', () => {
      expect(entries.filter((entry) => promisedTo(entry) === null)).toEqual([]);
      expect([...fieldRules.keys()].filter((entry) => !entries.includes(entry))).toEqual([]);
    });

    test.each(ASKERS)('of %s is what was promised', (asker) => {
      const viewer = asking(asker);
      const wrong = entries.filter((entry) => {
        const owner = routeContexts.get(entry);
        const [type, field] = entry.split('.', 2) as [string, string];
        const kind = entry.startsWith('POST') ? 'write' : 'read';
        const allowed =
          owner === undefined
            ? verdictOn(type, field, viewer) === 'allowed'
            : routeRules.get(entry)!(viewer) && (SHARED_ROUTES.has(entry) || keyMay(viewer, owner, kind));
        // Doors are open to keys as well; what is behind them is a matter of the fields.
        return (
          allowed !== (promisedTo(entry)!.includes(asker) || (asker === 'key' && SHARED_ROUTES.has(entry)))
        );
      });
      expect(wrong).toEqual([]);
    });

    test('by a grant is what the role may, for a part of the district only where the role is of one', () => {
      for (const role of ROLES) {
        for (const [kind, id] of [
          ['district', null],
          ['grid', '22'],
        ] as const) {
          const grants = [{ role, scope: { kind, id }, delegatedBy: null }];
          const viewer = viewerOf('unit-liaison', { grants });
          const district = role === 'planner' || role === 'leader' || role === 'administrator';
          const as: Role = district && kind !== 'district' ? 'unit-liaison' : role;
          const wrong = fieldsOf(apiSchema()).filter((entry) => {
            const [type, field] = entry.split('.', 2) as [string, string];
            return (verdictOn(type, field, viewer) === 'allowed') !== promisedTo(entry)!.includes(as);
          });
          expect(wrong, `${role} ${kind}`).toEqual([]);
        }
      }
    });

    describe('on the wire', () => {
      const clients = new Map<Asker, Client>();
      let secret: string;

      beforeAll(async () => {
        for (const role of ROLES) clients.set(role, await town().client(role));
        clients.set('nobody', new Client(town().origin));
        const made = await keyFor(await officerOf(town(), 'police'), 'police', [...KEY_SCOPES]);
        secret = made.secret;
      });

      /** Whether the policy let an operation through; whatever came of it then. */
      const passes = async (asker: Asker, operation: string): Promise<boolean> => {
        let errors: readonly GraphQLFailure[];
        if (asker === 'key') {
          const { body } = await askWithKey(town().origin, secret, operation);
          errors = (body as unknown as { errors?: readonly GraphQLFailure[] }).errors ?? [];
        } else errors = (await clients.get(asker)!.ask(operation)).errors;
        const [error] = errors;
        const reason = error?.extensions.reason ?? error?.extensions.code;
        expect(error?.extensions.code, operation).not.toBe('GRAPHQL_VALIDATION_FAILED');
        expect(error?.extensions.code, `${asker}: ${operation}`).not.toBe('INTERNAL_SERVER_ERROR');
        return !['not-signed-in', 'not-allowed', 'key-scope-missing'].includes(String(reason));
      };

      test('queries are refused to everyone but whom they were promised to', async () => {
        const fields = Object.values(apiSchema().getQueryType()!.getFields());
        const cases = fields.flatMap((field) => ASKERS.map((asker) => ({ asker, field })));
        await each(cases, async ({ asker, field }) => {
          const promised = promisedTo(`Query.${field.name}`)!.includes(asker);
          const passed = await passes(asker, leastOperation('query', field));
          expect(passed, `${asker}: ${field.name}`).toBe(promised);
        });
      });

      test('mutations are refused to everyone but whom they were promised to', async () => {
        // Those that end or open a session come in the access suite: here they would sign the askers out.
        const fields = Object.values(apiSchema().getMutationType()!.getFields()).filter(
          ({ name }) => !['signIn', 'signOut', 'createDistrict'].includes(name),
        );
        const cases = fields.flatMap((field) => ASKERS.map((asker) => ({ asker, field })));
        const allowed = ({ asker, field }: (typeof cases)[number]) =>
          promisedTo(`Mutation.${field.name}`)!.includes(asker);
        const check = async (one: (typeof cases)[number]) => {
          const passed = await passes(one.asker, leastOperation('mutation', one.field));
          expect(passed, `${one.asker}: ${one.field.name}`).toBe(allowed(one));
        };
        await each(
          cases.filter((one) => !allowed(one)),
          check,
        );
        // What is allowed may change something, so it goes one at a time.
        for (const one of cases.filter(allowed)) await check(one);
      });

      test('routes are refused to everyone but whom they were promised to', async () => {
        const routes = [...routeRules.keys()].filter(
          (route) => !SHARED_ROUTES.has(route) && !/oidc|explorer/.test(route),
        );
        for (const route of routes) {
          const [method, path] = route.split(' ', 2) as [string, string];
          const address = path.replaceAll(/:(\w+)/g, (_, name: string) =>
            /^[zxy]$/.test(name) ? '0' : 'none',
          );
          for (const asker of ASKERS) {
            const init = { method, headers: { 'x-onegrid': 'test' } };
            const response =
              asker === 'key'
                ? await fetch(`${town().origin}${address}`, {
                    ...init,
                    headers: { ...init.headers, authorization: `Bearer ${secret}` },
                  })
                : await clients.get(asker)!.fetch(address, init);
            const { code } = (await response.json().catch(() => ({}))) as { code?: Json };
            const refused = ['not-signed-in', 'not-allowed', 'key-scope-missing'].includes(String(code));
            expect(!refused, `${asker}: ${route} ${response.status}`).toBe(
              promisedTo(route)!.includes(asker),
            );
            if (refused) expect([401, 403]).toContain(response.status);
          }
        }
      });
    });

    test('of persons is the same to either wall, row by row', async () => {
      const { store, dispose } = await openPlace(place());
      try {
        const database = databaseOf(store);
        await fillWalls(store, database, DISTRICT);
        const district = store.in(DISTRICT);
        for (const held of HELD) {
          const accountId = accountOf(held);
          const rows = await database
            .as({ district: DISTRICT, accountId, role: 'onegrid_request' })
            .read(
              async (session) =>
                (await session.executeSql('select id from person order by id collate "C"')).rows,
            );
          const second = (rows as { id: string }[]).map(({ id }) => id);
          const own = (await district.accounts.grantsOf([accountId])).get(accountId) ?? [];
          const reach = viewerReach(viewerOf('unit-liaison', { id: accountId, grants: own }), 'person');
          const first = PERSONS.filter(({ town, community, grid, departments }) =>
            reaches(reach, {
              townId: town,
              communityId: community,
              gridCode: grid,
              departmentIds: departments,
            }),
          ).map(({ id }) => id);
          expect(second, name(held)).toEqual(first.sort());
        }
      } finally {
        await store.close();
        await dispose();
      }
    });
  });
}

const name = ({ role, kind }: HeldRole) => `${role} of a ${kind}`;
