import { createHash, randomBytes } from 'node:crypto';
import type { DistrictStore, SessionHolder, SessionRecord } from '@onegrid/store';
import { isDemoAccount } from './demo-accounts.ts';
import { passwordIsDue } from './password-rules.ts';
import type { Viewer } from './policy-rule.ts';
import type { SessionCookie } from './session-cookie.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;

export interface SessionOptions {
  /** A session that is not used for so long ends. */
  readonly lifetimeMs: number;
  /** A token older than this is exchanged for a new one, which slides the expiry. */
  readonly renewAfterMs: number;
  /** Requests that are under way with the old token still pass for so long; whoever brings it later stole it. */
  readonly graceMs: number;
  /** How long an answer of the store is believed, so that a map full of tiles is not as many queries. */
  readonly believeMs: number;
}

/** How somebody came: the cookie to answer with, and from where. */
export interface Visit {
  readonly session: SessionCookie;
  readonly address: string;
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

/** Demo passwords are set at each start and printed: they never grow old. */
export function viewerOf({ account, grants, sessionId, ...password }: SessionHolder): Viewer {
  const { id, name, displayName, role, departmentId } = account;
  const demo = isDemoAccount(name);
  const { passwordMustChange: mustChange, passwordChangedAt: changedAt } = password;
  return {
    id,
    name,
    displayName,
    role,
    departmentId,
    grants,
    demo,
    key: null,
    sessionId,
    passwordMustChange:
      !demo && account.passwordHash !== null && passwordIsDue({ mustChange, changedAt }, new Date()),
  };
}

/**
 * Sessions of this server. A token is 256 random bits and the time it was issued; the store keeps its SHA-256. The time
 * only decides when a token is exchanged: a forged one finds no session. A token that was exchanged and comes back
 * after its grace is in two hands: the session ends for both.
 */
export class Sessions {
  readonly #options: SessionOptions;
  readonly #demoAllowed: boolean;
  readonly #known = new Map<string, { readonly viewer: Viewer | null; readonly until: number }>();
  readonly #renewing = new Map<string, { readonly next: Promise<string | null>; readonly until: number }>();
  readonly #seen = new Map<string, number>();

  constructor(demoAllowed: boolean, options: Partial<SessionOptions> = {}) {
    this.#demoAllowed = demoAllowed;
    this.#options = { ...DEFAULTS, ...options };
  }

  /**
   * Opens a session for the account, always under a token of this server's making, and hands it to the cookie. Answers
   * who is signed in now; null where that account may not be.
   */
  async open(
    district: DistrictStore,
    accountId: string,
    { session, address }: Visit,
    method: SessionRecord['method'] = 'password',
  ): Promise<Viewer | null> {
    const token = newToken();
    await district.sessions.open({
      accountId,
      tokenHash: hashToken(token),
      expiresAt: new Date(Date.now() + this.#options.lifetimeMs),
      method,
      address,
      userAgent: session.userAgent,
      exchanged: null,
    });
    session.set(token, this.#options.lifetimeMs);
    return this.viewer(district, token, address);
  }

  /** Who is behind a token; null for no, an ended or a refused session. */
  async viewer(district: DistrictStore, token: string, address: string): Promise<Viewer | null> {
    const viewer = await this.#believed(token, () => this.#holder(district, token));
    if (viewer !== null) await this.#note(district, token, address);
    return viewer;
  }

  /** Who is behind a session by now, whichever token it has; null where it has ended. */
  viewerOfSession(district: DistrictStore, sessionId: string): Promise<Viewer | null> {
    return this.#believed(`session ${sessionId}`, () => district.sessions.holderOf(sessionId));
  }

  /** Exchanges an older token for a new one; parallel requests with one token get the same new one. */
  async slide(district: DistrictStore, viewer: Viewer, { session, address }: Visit): Promise<void> {
    const { token } = session;
    if (token === null || Date.now() - issuedAt(token) < this.#options.renewAfterMs) return;
    const renewing = this.#renewing.get(token);
    const next = renewing?.next ?? this.#exchange(district, viewer, token, { session, address });
    if (renewing === undefined) {
      this.#forgetRenewed();
      this.#renewing.set(token, { next, until: Date.now() + this.#options.graceMs });
    }
    const renewed = await next;
    // Null: another server was quicker, and its answer holds the new token.
    if (renewed !== null) session.set(renewed, this.#options.lifetimeMs);
  }

  /** Ends the session of the cookie: none of its tokens works any more. */
  async end(district: DistrictStore, { session }: Visit): Promise<void> {
    if (session.token === null) return;
    await district.sessions.end(hashToken(session.token), 'signed-out');
    this.forget();
    session.clear();
  }

  /** Believes nothing any more: somebody's sessions, roles or password have changed. */
  forget(): void {
    this.#known.clear();
  }

  /** As it is believed; asks where it is not. Demo accounts are nobody where others can reach the server. */
  async #believed(key: string, ask: () => Promise<SessionHolder | null>): Promise<Viewer | null> {
    const known = this.#known.get(key);
    if (known !== undefined && known.until > Date.now()) return known.viewer;
    const holder = await ask();
    const viewer = holder === null ? null : viewerOf(holder);
    const allowed = viewer?.demo && !this.#demoAllowed ? null : viewer;
    if (this.#known.size >= LARGEST_MEMORY) this.#known.clear();
    this.#known.set(key, { viewer: allowed, until: Date.now() + this.#options.believeMs });
    return allowed;
  }

  async #holder(district: DistrictStore, token: string): Promise<SessionHolder | null> {
    const tokenHash = hashToken(token);
    const holder = await district.sessions.holder(tokenHash);
    if (holder !== null) return holder;
    const ended = await district.sessions.ended(tokenHash);
    if (ended?.reason === 'renewed') {
      await district.sessions.endFamily(ended.sessionId, 'reused');
      this.forget();
    }
    return null;
  }

  /** Writes down once a minute that and from where a session is used. */
  async #note(district: DistrictStore, token: string, address: string): Promise<void> {
    const minute = Math.floor(Date.now() / MINUTE);
    if (this.#seen.get(token) === minute) return;
    if (this.#seen.size >= LARGEST_MEMORY) this.#seen.clear();
    this.#seen.set(token, minute);
    await district.sessions.seen(hashToken(token), address);
  }

  async #exchange(
    district: DistrictStore,
    viewer: Viewer,
    token: string,
    { session, address }: Visit,
  ): Promise<string | null> {
    const next = newToken();
    const opened = await district.sessions.open({
      accountId: viewer.id,
      tokenHash: hashToken(next),
      expiresAt: new Date(Date.now() + this.#options.lifetimeMs),
      method: 'password',
      address,
      userAgent: session.userAgent,
      exchanged: { tokenHash: hashToken(token), graceMs: this.#options.graceMs },
    });
    return opened === null ? null : next;
  }

  #forgetRenewed(): void {
    for (const [token, { until }] of this.#renewing) {
      if (until > Date.now()) return;
      this.#renewing.delete(token);
    }
  }
}

function newToken(): string {
  return `${randomBytes(32).toString('base64url')}.${Date.now().toString(36)}`;
}

/** When a token was issued, in milliseconds; a token without a readable time counts as new. */
function issuedAt(token: string): number {
  const time = Number.parseInt(token.slice(token.indexOf('.') + 1), 36);
  return Number.isFinite(time) ? time : Date.now();
}
