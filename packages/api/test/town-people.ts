import { hashPassword } from '@onegrid/api';
import { type Role, SYSTEM_ACTOR } from '@onegrid/store';
import { at, Client, type GraphQLFailure, type Json, text } from './client.ts';
import { PASSWORD, type Town } from './town.ts';

/** An account of its own, signed in: an officer of a department, or whoever is asked for. */
export async function person(
  town: Town,
  name: string,
  role: Role,
  departmentId: string | null = null,
): Promise<Client> {
  const { access } = town.district;
  if ((await access.accountByName(name)) === null) {
    const passwordHash = await hashPassword(PASSWORD);
    const made = await access.createAccount({ name, displayName: name, role, passwordHash }, SYSTEM_ACTOR);
    if (departmentId !== null) await access.setDepartment(made.id, departmentId, SYSTEM_ACTOR);
  }
  const client = new Client(town.origin);
  await client.signIn(name, PASSWORD);
  return client;
}

export const officerOf = (town: Town, departmentId: string): Promise<Client> =>
  person(town, `officer-${departmentId}`, 'officer', departmentId);

export interface MadeKey {
  readonly id: string;
  readonly secret: string;
}

const MAKE = `mutation($input: CreateApiKeyInput!) { createApiKey(input: $input) {
  __typename ... on Refusal { code message }
  ... on ApiKeyMade { secret key { id name scopes state expiresAt department { id } } } } }`;

const DAY = 24 * 3_600_000;

/** What making a key is answered with. */
export async function makeKey(
  client: Client,
  departmentId: string,
  scopes: readonly string[],
  more: Readonly<Record<string, Json>> = {},
): Promise<Json> {
  const expiresAt = new Date(Date.now() + DAY).toISOString();
  const input = { departmentId, name: 'for tests', scopes, expiresAt, ...more };
  return at(await client.data(MAKE, { input }), 'createApiKey');
}

export async function keyFor(
  client: Client,
  departmentId: string,
  scopes: readonly string[],
): Promise<MadeKey> {
  const made = await makeKey(client, departmentId, scopes);
  return { id: text(made, 'key.id'), secret: text(made, 'secret') };
}

/** What somebody with a key asks with, and is answered. */
export async function askWithKey(
  origin: string,
  secret: string,
  query: string,
  more: {
    readonly variables?: Readonly<Record<string, unknown>>;
    readonly headers?: Record<string, string>;
  } = {},
): Promise<{ status: number; body: Json; headers: Headers }> {
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${secret}`,
      'accept-language': 'en',
      ...more.headers,
    },
    body: JSON.stringify({ query, variables: more.variables ?? {} }),
  });
  return { status: response.status, body: (await response.json()) as Json, headers: response.headers };
}

/** The codes of an answer's errors. */
export function codesOf(body: Json): readonly Json[] {
  const { errors = [] } = body as unknown as { errors?: readonly GraphQLFailure[] };
  return errors.map(({ extensions }) => extensions.code ?? null);
}
