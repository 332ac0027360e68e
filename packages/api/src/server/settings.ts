import { isIP } from 'node:net';

import { type OidcSettings, oidcSettingsFrom } from '../oidc/oidc-settings.ts';

/** Settings that come from the environment, with what holds without them. */
export interface Settings {
  /** Largest file that is read, in bytes. */
  readonly uploadLimit: number;
  /** Whether this server is in production: introspection then needs a session. */
  readonly production: boolean;
  /** Origins besides its own whose pages may ask this server, with their users' sessions. */
  readonly allowedOrigins?: readonly string[];
  /**
   * Names that it goes by, without ports; null: on a loopback address those of loopback, elsewhere any. A page of
   * another site can make its own name lead to this machine.
   */
  readonly hosts?: readonly string[] | null;
  /** Its address is https, by a proxy in front: cookies are for TLS alone, and browsers are told to stay with it. */
  readonly https?: boolean;
  /** As Express takes it: proxies whose X-Forwarded headers are believed; null: none. */
  readonly trustProxy?: string | number | null;
  /** The office's own sign-in; null: accounts of this server only. */
  readonly oidc?: OidcSettings | null;
}

type Environment = Readonly<Record<string, string | undefined>>;

const DEFAULT_UPLOAD_LIMIT = 64 * 1024 * 1024;

/**
 * Reads `ONEGRID_UPLOAD_LIMIT` (bytes), `ONEGRID_ALLOWED_ORIGINS`, `ONEGRID_HOSTS` (both separated by commas),
 * `ONEGRID_HTTPS`, `ONEGRID_TRUST_PROXY` and `NODE_ENV`. One that cannot be understood is an error.
 */
export function settingsFrom(environment: Environment): Settings {
  const limit = environment.ONEGRID_UPLOAD_LIMIT;
  const uploadLimit = limit === undefined || limit === '' ? DEFAULT_UPLOAD_LIMIT : Number(limit);
  if (!Number.isSafeInteger(uploadLimit) || uploadLimit < 1) {
    throw new Error(`ONEGRID_UPLOAD_LIMIT must be a whole number of bytes above 0, not ${limit}.`);
  }
  const hosts = listed(environment.ONEGRID_HOSTS).map((host) => host.toLowerCase());
  return {
    uploadLimit,
    production: environment.NODE_ENV === 'production',
    allowedOrigins: listed(environment.ONEGRID_ALLOWED_ORIGINS).map(asOrigin),
    hosts: hosts.length === 0 ? null : hosts,
    https: isOn('ONEGRID_HTTPS', environment.ONEGRID_HTTPS),
    trustProxy: proxies(environment.ONEGRID_TRUST_PROXY),
    oidc: oidcSettingsFrom(environment),
  };
}

function listed(text: string | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** An exact origin: a star or a path would let in more than whoever wrote it may think. */
function asOrigin(text: string): string {
  const origin = URL.canParse(text) ? new URL(text).origin : 'null';
  if (origin === 'null' || origin.includes('*') || origin !== text.toLowerCase())
    throw new Error(`ONEGRID_ALLOWED_ORIGINS holds origins such as https://maps.example.cn, not ${text}.`);
  return origin;
}

function isOn(name: string, text = ''): boolean {
  if (['', '0', 'false'].includes(text)) return false;
  if (['1', 'true'].includes(text)) return true;
  throw new Error(`${name} is 1 or 0, not ${text}.`);
}

/** How many proxies stand in front, or which: never all, for then anyone could say where a request comes from. */
function proxies(text = ''): string | number | null {
  if (text === '' || text === '0') return null;
  if (/^[1-9]$/.test(text)) return Number(text);
  const named = listed(text);
  if (named.length === 0 || !named.every(isProxy))
    throw new Error(
      `ONEGRID_TRUST_PROXY is a number of proxies from 1 to 9, loopback, or their addresses, not ${text}.`,
    );
  return named.join(', ');
}

function isProxy(name: string): boolean {
  const [address, bits] = name.split('/');
  return (
    /^(?:loopback|linklocal|uniquelocal)$/.test(name) || (isIP(address) > 0 && !/^0*$/.test(bits ?? '1'))
  );
}
