import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
// It has no types of its own; what is used of it is declared here.
// @ts-expect-error
import UntypedProvider from 'oidc-provider';

interface Provider {
  callback(): (request: IncomingMessage, response: ServerResponse) => void;
  interactionFinished(request: IncomingMessage, response: ServerResponse, result: object): Promise<void>;
  readonly Grant: new (of: object) => { addOIDCScope(scope: string): void; save(): Promise<string> };
}

interface ProviderContext {
  readonly oidc: {
    readonly provider: Provider;
    readonly client: { readonly clientId: string };
    readonly session: { readonly accountId: string };
  };
}

/** An office's own sign-in, a real provider, where everybody is whom `person` says without being asked. */
export interface RunningProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Who is in front of the browser. */
  person: { readonly subject: string; readonly name: string };
  /** Where browsers may be sent back to; known when the other server is up. */
  serve(redirectUri: string): void;
  close(): Promise<void>;
}

export async function runProvider(): Promise<RunningProvider> {
  const [clientId, clientSecret] = ['onegrid', 'a secret of the tests, long enough'];
  let handle: (request: IncomingMessage, response: ServerResponse) => void = (_request, response) => {
    response.writeHead(503).end();
  };
  const server = createServer((request, response) => handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const running: RunningProvider = {
    issuer,
    clientId,
    clientSecret,
    person: { subject: 's-1', name: 'nobody' },
    serve: (redirectUri) => {
      const names = new Map<string, string>();
      const provider: Provider = new UntypedProvider(issuer, {
        clients: [
          {
            client_id: clientId,
            client_secret: clientSecret,
            redirect_uris: [redirectUri],
            response_types: ['code'],
            grant_types: ['authorization_code'],
          },
        ],
        cookies: { keys: ['a key of the tests'] },
        claims: { openid: ['sub'], profile: ['preferred_username'] },
        features: { devInteractions: { enabled: false } },
        interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
        findAccount: (_context: unknown, sub: string) => ({
          accountId: sub,
          claims: async () => ({ sub, preferred_username: names.get(sub) }),
        }),
        loadExistingGrant: async ({ oidc }: ProviderContext) => {
          const { clientId: id } = oidc.client;
          const grant = new oidc.provider.Grant({ clientId: id, accountId: oidc.session.accountId });
          grant.addOIDCScope('openid profile');
          await grant.save();
          return grant;
        },
      });
      const own = provider.callback();
      handle = (request, response) => {
        if (!request.url?.startsWith('/interaction/')) return own(request, response);
        const { subject, name } = running.person;
        names.set(subject, name);
        void provider.interactionFinished(request, response, { login: { accountId: subject } });
      };
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return running;
}
