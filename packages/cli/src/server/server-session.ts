import { randomUUID } from 'node:crypto';
import type { ReceivedFile } from '@onegrid/interchange';
import { CommandError, commandError } from '../arguments/command-error.ts';
import type { Locale } from '../messages/catalogue.ts';

/** An answer of a union type: which member, and for refusals why. */
export interface Answered {
  readonly __typename: string;
  readonly code?: string;
  readonly message?: string;
}

const SIGN_IN =
  'mutation($name: String!, $password: String!) { signIn(name: $name, password: $password) { __typename ... on Refusal { code message } } }';
const SIGN_OUT = 'mutation { signOut }';
/** Marks requests that change something, which the server asks for. */
const CUSTOM_HEADER = 'x-onegrid';

/**
 * A session with a running server over HTTP: the cookie it set, and the language of the reader, in which it words
 * its answers. All methods throw CommandError where the server cannot be reached, refuses, or is none of ours.
 */
export class ServerSession {
  #cookie: string | null = null;

  /** @param url of the server, ending in a slash. */
  constructor(
    private readonly url: URL,
    private readonly locale: Locale,
  ) {}

  /** Signs in; a refusal ends the command with the server's words. */
  async signIn(name: string, password: string): Promise<void> {
    const { signIn } = await this.ask<{ signIn: Answered }>(SIGN_IN, { name, password });
    if (signIn.__typename !== 'SignedIn') throw new CommandError([signIn.message ?? signIn.code ?? '']);
  }

  /** Ends the session; a server that is gone by then has ended it for us. */
  async signOut(): Promise<void> {
    await this.ask<unknown>(SIGN_OUT, {}).catch(() => undefined);
  }

  /** The data of a GraphQL operation. */
  async ask<Data>(query: string, variables: Readonly<Record<string, unknown>>): Promise<Data> {
    const { body } = await this.send('graphql', {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = body as { data?: Data | null; errors?: readonly { message: string }[] };
    const [error] = errors ?? [];
    if (error !== undefined) throw new CommandError([error.message]);
    if (data === undefined || data === null)
      throw commandError('server-of-another-kind', { url: this.url.href });
    return data;
  }

  /** Uploads files that belong together; answers with the id they go by. */
  async upload(files: readonly ReceivedFile[]): Promise<string> {
    const form = new FormData();
    for (const { name, content } of files) form.append('file', new Blob([new Uint8Array(content)]), name);
    const { status, body } = await this.send('files', {
      headers: { [CUSTOM_HEADER]: randomUUID() },
      body: form,
    });
    const { id, message } = body as { id?: string; message?: string };
    if (status !== 201 || id === undefined) throw new CommandError([message ?? `HTTP ${status}`]);
    return id;
  }

  private async send(
    path: string,
    {
      headers,
      body,
    }: { readonly headers: Readonly<Record<string, string>>; readonly body: string | FormData },
  ): Promise<{ readonly status: number; readonly body: object }> {
    const url = new URL(path, this.url);
    const request = {
      method: 'POST',
      body,
      headers: {
        ...headers,
        'accept-language': this.locale,
        ...(this.#cookie === null ? {} : { cookie: this.#cookie }),
      },
    };
    const response = await fetch(url, request).catch((error: unknown) => {
      throw commandError('server-unreachable', { url: this.url.href, reason: reasonOf(error) });
    });
    for (const line of response.headers.getSetCookie()) this.#cookie = line.split(';', 1)[0] ?? null;
    const answer: unknown = await response.json().catch(() => null);
    if (typeof answer !== 'object' || answer === null) {
      throw commandError('server-of-another-kind', { url: this.url.href });
    }
    return { status: response.status, body: answer };
  }
}

/** What fetch says of a failure hides in its cause: ECONNREFUSED, ENOTFOUND, ... */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  if (cause instanceof Error && 'code' in cause) return String(cause.code);
  return error instanceof Error ? error.message : String(error);
}
