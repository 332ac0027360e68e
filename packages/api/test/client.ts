/** A JSON value of an answer, walked by the tests with `at`. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export interface GraphQLFailure {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: Readonly<Record<string, Json>>;
}

export interface Answer {
  readonly status: number;
  readonly data: Json;
  readonly errors: readonly GraphQLFailure[];
}

/** The part of an answer at a path such as `plan.grids.nodes.0.code`; fails where there is none. */
export function at(value: Json, path: string): Json {
  let part = value;
  for (const step of path === '' ? [] : path.split('.')) {
    const next: Json | undefined =
      typeof part === 'object' && part !== null ? (part as Readonly<Record<string, Json>>)[step] : undefined;
    if (next === undefined)
      throw new Error(`Nothing at ${step} of ${path} in ${JSON.stringify(value)?.slice(0, 500)}`);
    part = next;
  }
  return part;
}

export function list(value: Json, path: string): readonly Json[] {
  const found = at(value, path);
  if (!Array.isArray(found)) throw new Error(`${path} is no list`);
  return found as readonly Json[];
}

export function text(value: Json, path: string): string {
  const found = at(value, path);
  if (typeof found !== 'string') throw new Error(`${path} is no text but ${JSON.stringify(found)}`);
  return found;
}

/** A stock client: fetch, a cookie jar of one cookie, and the language of its reader. */
export class Client {
  #cookie: string | null = null;

  constructor(
    readonly origin: string,
    readonly language = 'en',
  ) {}

  get cookie(): string | null {
    return this.#cookie;
  }

  set cookie(value: string | null) {
    this.#cookie = value;
  }

  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('accept-language', this.language);
    if (this.#cookie !== null) headers.set('cookie', this.#cookie);
    const response = await fetch(`${this.origin}${path}`, { ...init, headers });
    for (const line of response.headers.getSetCookie()) {
      const [pair] = line.split(';', 1);
      this.#cookie = pair.endsWith('=') ? null : pair;
    }
    return response;
  }

  async ask(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Answer> {
    const response = await this.fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const body = (await response.json()) as { data?: Json; errors?: GraphQLFailure[] };
    return { status: response.status, data: body.data ?? null, errors: body.errors ?? [] };
  }

  /** The data of a query that is expected to answer without an error. */
  async data(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Json> {
    const { data, errors } = await this.ask(query, variables);
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    return data;
  }

  async signIn(name: string, password: string): Promise<Json> {
    const data = await this.data(
      'mutation($name: String!, $password: String!) { signIn(name: $name, password: $password) { __typename ... on Refusal { code message } ... on SignedIn { account { name role may } } } }',
      { name, password },
    );
    return at(data, 'signIn');
  }

  async upload(
    content: Uint8Array | string,
    name = 'layer.geojson',
  ): Promise<{ status: number; body: Json }> {
    return this.uploadTogether([
      { name, content: typeof content === 'string' ? new TextEncoder().encode(content) : content },
    ]);
  }

  /** Several files in one form. */
  async uploadTogether(
    files: readonly { readonly name: string; readonly content: Uint8Array }[],
  ): Promise<{ status: number; body: Json }> {
    const form = new FormData();
    for (const { name, content } of files) form.append('file', new Blob([new Uint8Array(content)]), name);
    const response = await this.fetch('/files', {
      method: 'POST',
      headers: { 'x-onegrid': 'test' },
      body: form,
    });
    return { status: response.status, body: (await response.json()) as Json };
  }
}
