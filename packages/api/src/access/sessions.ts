import { createHash, randomBytes } from 'node:crypto';
import type { AccountRecord, DistrictStore } from '@onegrid/store';
import { isDemoAccount } from './demo-accounts.ts';
import type { Viewer } from './policy-rule.ts';
import type { SessionCookie } from './session-cookie.ts';

const HOUR = 3_600_000;

export interface SessionOptions {
  /** A session that is not used for so long ends. */
  readonly lifetimeMs: number;
  /** A token older than this is exchanged for a new one, which slides the expiry. */
  readonly renewAfterMs: number;
  /** Requests that are under way with the old token still pass for so long. */
  readonly graceMs: number;
  /** How long an answer of the store is believed, so that a map full of tiles is not as many queries. */
  readonly believeMs: number;
}

const DEFAULTS: SessionOptions = {
  lifetimeMs: 12 * HOUR,
  renewAfterMs: HOUR,
  graceMs: 30_000,
  believeMs: 5_000,
};
const LARGEST_MEMORY = 10_000;

/** Only this leaves the process of signing in; the store sees nothing that could be used to sign in. */
export function hashToken(token: string): Uint8Array {
  return createHash('sha256').update(token).digest();
}

export function viewerOf(account: AccountRecord): Viewer {
  const { id, name, displayName, role, departmentId } = account;
  return {
    id,
    name,
    displayName,
    role,
    departmentId,
    grants: [],
    demo: isDemoAccount(name),
    key: null,
    sessionId: null,
    passwordMustChange: false,
  };
}

/**
 * Sessions of this server. A token is 256 random bits and the time it was issued; the store keeps its
 * SHA-256. The time only decides when a token is exchanged: a forged one finds no session.
 */
export class Sessions {
  readonly #options: SessionOptions;
  readonly #demoAllowed: boolean;
  readonly #known = new Map<string, { readonly viewer: Viewer | null; readonly until: number }>();
  readonly #renewing = new Map<string, Promise<string>>();
  readonly #leaving = new Map<
    string,
    { readonly timer: NodeJS.Timeout; readonly end: () => Promise<void> }
  >();

  constructor(demoAllowed: boolean, options: Partial<SessionOptions> = {}) {
    this.#demoAllowed = demoAllowed;
    this.#options = { ...DEFAULTS, ...options };
  }

  /** Opens a session for the account and hands its token to the cookie. */
  async open(district: DistrictStore, accountId: string, cookie: SessionCookie): Promise<void> {
    cookie.set(await this.#issue(district, accountId), this.#options.lifetimeMs);
  }

  /** Who is behind the cookie; null for no, an ended or a refused session. */
  async viewer(district: DistrictStore, token: string): Promise<Viewer | null> {
    const known = this.#known.get(token);
    if (known !== undefined && known.until > Date.now()) return known.viewer;
    const account = await district.access.accountBySession(hashToken(token));
    const viewer = account === null ? null : viewerOf(account);
    const allowed = viewer?.demo && !this.#demoAllowed ? null : viewer;
    if (this.#known.size >= LARGEST_MEMORY) this.#known.clear();
    this.#known.set(token, { viewer: allowed, until: Date.now() + this.#options.believeMs });
    return allowed;
  }

  /** Exchanges an older token for a new one; parallel requests with one token get the same new one. */
  async slide(district: DistrictStore, viewer: Viewer, cookie: SessionCookie): Promise<void> {
    const { token } = cookie;
    if (token === null || Date.now() - issuedAt(token) < this.#options.renewAfterMs) return;
    let renewed = this.#renewing.get(token);
    if (renewed === undefined) {
      renewed = this.#issue(district, viewer.id);
      this.#renewing.set(token, renewed);
      await renewed;
      this.#endLater(district, token);
    }
    cookie.set(await renewed, this.#options.lifetimeMs);
  }

  /** The token that one was exchanged for by this server lately; null where it was not. */
  async successor(token: string): Promise<string | null> {
    return (await this.#renewing.get(token)) ?? null;
  }

  /** Revokes the session: neither its token nor the one it was exchanged for works any more. */
  async end(district: DistrictStore, cookie: SessionCookie): Promise<void> {
    if (cookie.token === null) return;
    const successor = await this.#renewing.get(cookie.token);
    for (const token of [cookie.token, successor]) {
      if (token === undefined) continue;
      this.#known.delete(token);
      await district.access.endSession(hashToken(token));
    }
    cookie.clear();
  }

  /** Ends the tokens that were exchanged and still had their grace; called before the store closes. */
  async close(): Promise<void> {
    const leaving = [...this.#leaving.values()];
    for (const { timer } of leaving) clearTimeout(timer);
    await Promise.all(leaving.map(({ end }) => end()));
  }

  async #issue(district: DistrictStore, accountId: string): Promise<string> {
    const token = `${randomBytes(32).toString('base64url')}.${Date.now().toString(36)}`;
    await district.access.openSession(
      accountId,
      hashToken(token),
      new Date(Date.now() + this.#options.lifetimeMs),
    );
    return token;
  }

  #endLater(district: DistrictStore, token: string): void {
    const end = async () => {
      this.#leaving.delete(token);
      this.#renewing.delete(token);
      this.#known.delete(token);
      await district.access.endSession(hashToken(token));
    };
    // A failed end leaves a session that expires by itself.
    const timer = setTimeout(() => void end().catch(() => undefined), this.#options.graceMs);
    timer.unref();
    this.#leaving.set(token, { timer, end });
  }
}

/** When a token was issued, in milliseconds; a token without a readable time counts as new. */
function issuedAt(token: string): number {
  const time = Number.parseInt(token.slice(token.indexOf('.') + 1), 36);
  return Number.isFinite(time) ? time : Date.now();
}
