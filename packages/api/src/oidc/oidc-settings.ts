/** How the office's own sign-in is reached. */
export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  /** Null for a client without one: PKCE is always used. */
  readonly clientSecret: string | null;
  /** What the sign-in page calls it. */
  readonly name: string;
  /** The claim by whose word an account of that name is joined the first time; null: administrators join them. */
  readonly claim: string | null;
  /** The address that browsers reach this server by; null: as each request says. */
  readonly publicUrl: string | null;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads `ONEGRID_OIDC_ISSUER`, `_CLIENT_ID`, `_CLIENT_SECRET`, `_NAME`, `_CLAIM` and `ONEGRID_PUBLIC_URL`; null without
 * an issuer. One that cannot be used is an error: a provider that is not reached over TLS is none, but on this machine.
 */
export function oidcSettingsFrom(environment: Environment): OidcSettings | null {
  const issuer = environment.ONEGRID_OIDC_ISSUER ?? '';
  if (issuer === '') return null;
  const clientId = environment.ONEGRID_OIDC_CLIENT_ID ?? '';
  if (clientId === '') throw new Error('ONEGRID_OIDC_CLIENT_ID is missing.');
  return {
    issuer: address('ONEGRID_OIDC_ISSUER', issuer),
    clientId,
    clientSecret: environment.ONEGRID_OIDC_CLIENT_SECRET || null,
    name: environment.ONEGRID_OIDC_NAME || new URL(issuer).hostname,
    claim: environment.ONEGRID_OIDC_CLAIM || null,
    publicUrl: environment.ONEGRID_PUBLIC_URL
      ? new URL(address('ONEGRID_PUBLIC_URL', environment.ONEGRID_PUBLIC_URL)).origin
      : null,
  };
}

function address(name: string, text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const here = url !== null && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  if (url === null || (url.protocol !== 'https:' && !(here && url.protocol === 'http:'))) {
    throw new Error(`${name} is an address that begins with https://, not ${text}.`);
  }
  return text;
}
