import { randomBytes } from 'node:crypto';
import * as client from 'openid-client';
import type { OidcSettings } from './oidc-settings.ts';
import { StartedWays } from './started-ways.ts';

const STARTED_MS = 10 * 60_000;
const TIMEOUT_SECONDS = 10;

/** Somebody who was sent to the provider and has not come back. */
interface Started {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly redirectUri: string;
  /** Where to go on, on this server. */
  readonly returnTo: string;
}

/** Who the provider says it was. */
export interface OidcPerson {
  readonly issuer: string;
  readonly subject: string;
  /** The name of an account here, where the settings say which claim tells it and the provider does. */
  readonly name: string | null;
}

/** Why somebody does not come in: a reason code, and what happened, for the log. */
export class OidcRefused extends Error {
  constructor(
    readonly code: 'oidc-away' | 'oidc-broken' | 'oidc-denied',
    options?: ErrorOptions,
  ) {
    super(code, options);
    this.name = 'OidcRefused';
  }
}

/**
 * The way to the office's own sign-in and back: authorization code with PKCE, state and nonce. What belongs to one way
 * stays on this server under an id that only the browser's cookie holds, is taken once, and is gone after ten minutes.
 */
export class OidcDoor {
  readonly name: string;
  readonly #settings: OidcSettings;
  readonly #started = new StartedWays<Started>(STARTED_MS);
  #provider: Promise<client.Configuration> | null = null;

  constructor(settings: OidcSettings) {
    this.name = settings.name;
    this.#settings = settings;
  }

  get startedMs(): number {
    return STARTED_MS;
  }

  /**
   * Where to send the browser, and the id for its cookie. `origin`: by which it reaches this server; `address`: from
   * where it comes.
   */
  async start(
    origin: string,
    returnTo: string,
    address: string,
  ): Promise<{ readonly id: string; readonly url: URL }> {
    const provider = await this.#discovered();
    const redirectUri = new URL('/oidc/callback', this.#settings.publicUrl ?? origin).href;
    const verifier = client.randomPKCECodeVerifier();
    const [state, nonce] = [client.randomState(), client.randomNonce()];
    const url = client.buildAuthorizationUrl(provider, {
      redirect_uri: redirectUri,
      scope: 'openid profile',
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
    });
    const id = randomBytes(24).toString('base64url');
    this.#started.put(id, address, { state, nonce, verifier, redirectUri, returnTo });
    return { id, url };
  }

  /** Who came back, and where they go on. Throws OidcRefused. `query`: of the address, with its question mark. */
  async finish(
    id: string | null,
    query: string,
  ): Promise<{ readonly person: OidcPerson; readonly returnTo: string }> {
    const started = id === null ? undefined : this.#started.take(id);
    if (started === undefined) throw new OidcRefused('oidc-broken');
    const provider = await this.#discovered();
    try {
      const tokens = await client.authorizationCodeGrant(provider, new URL(query, started.redirectUri), {
        pkceCodeVerifier: started.verifier,
        expectedState: started.state,
        expectedNonce: started.nonce,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (claims === undefined) throw new OidcRefused('oidc-broken');
      const name = await this.#nameIn(claims, provider, tokens.access_token);
      return {
        person: { issuer: claims.iss, subject: claims.sub, name },
        returnTo: started.returnTo,
      };
    } catch (error) {
      throw refusedBy(error);
    }
  }

  async #nameIn(
    claims: client.IDToken,
    provider: client.Configuration,
    accessToken: string,
  ): Promise<string | null> {
    const { claim } = this.#settings;
    if (claim === null) return null;
    // Many providers tell such claims only when they are asked for them.
    const asks = !(claim in claims) && provider.serverMetadata().userinfo_endpoint !== undefined;
    const told = asks ? await client.fetchUserInfo(provider, accessToken, claims.sub) : claims;
    const name = told[claim];
    return typeof name === 'string' ? name : null;
  }

  /** Asked for once; again where the provider did not answer. */
  #discovered(): Promise<client.Configuration> {
    this.#provider ??= this.#discover().catch((error: unknown) => {
      this.#provider = null;
      throw new OidcRefused('oidc-away', { cause: error });
    });
    return this.#provider;
  }

  #discover(): Promise<client.Configuration> {
    const { issuer, clientId, clientSecret } = this.#settings;
    const address = new URL(issuer);
    return client.discovery(
      address,
      clientId,
      undefined,
      clientSecret === null ? client.None() : client.ClientSecretBasic(clientSecret),
      {
        timeout: TIMEOUT_SECONDS,
        // Without TLS only on this machine, as the settings see to.
        execute: address.protocol === 'http:' ? [client.allowInsecureRequests] : [],
      },
    );
  }
}

function refusedBy(error: unknown): OidcRefused {
  if (error instanceof OidcRefused) return error;
  if (error instanceof client.AuthorizationResponseError)
    return new OidcRefused('oidc-denied', { cause: error });
  const away = error instanceof TypeError || (error as { code?: string }).code === 'OAUTH_TIMEOUT';
  return new OidcRefused(away ? 'oidc-away' : 'oidc-broken', { cause: error });
}
