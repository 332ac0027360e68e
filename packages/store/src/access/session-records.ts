import type { Actor } from '../actor.ts';
import type { Refused } from '../outcome.ts';
import type { Page, PageRequest } from '../page.ts';
import type { GrantRecord } from './account-records.ts';
import type { AccountRecord } from './records.ts';

export interface SessionRecord {
  /** Names the session in a list; nobody can sign in with it. */
  readonly id: string;
  readonly accountId: string;
  readonly method: 'password' | 'oidc';
  readonly address: string | null;
  readonly userAgent: string | null;
  readonly createdAt: Date;
  readonly seenAt: Date | null;
  readonly expiresAt: Date;
}

export interface NewSession {
  readonly accountId: string;
  /** SHA-256 of the token. */
  readonly tokenHash: Uint8Array;
  readonly expiresAt: Date;
  readonly method: 'password' | 'oidc';
  readonly address: string | null;
  readonly userAgent: string | null;
  /** The family of the token that this one is exchanged for; null begins one. */
  readonly family: string | null;
}

/** Behind a live session. */
export interface SessionHolder {
  readonly sessionId: string;
  readonly family: string;
  readonly account: AccountRecord;
  /** At this moment. */
  readonly grants: readonly GrantRecord[];
  readonly passwordMustChange: boolean;
}

export type SessionEnd =
  | 'signed-out'
  | 'renewed'
  | 'revoked'
  | 'reused'
  | 'password-changed'
  | 'account-disabled';

export interface SessionRepository {
  /** Writes the session and, where it begins a family, the audit line `session.open`, in one transaction. */
  open(session: NewSession): Promise<SessionRecord>;
  /** Null for a token of no, an ended or an expired session, or of an account that is disabled. */
  holder(tokenHash: Uint8Array): Promise<SessionHolder | null>;
  /** The family and the reason of the end of a session that ended; null for one that is live or was never there. */
  ended(tokenHash: Uint8Array): Promise<{
    readonly family: string;
    readonly accountId: string;
    readonly reason: SessionEnd | null;
    readonly endedAt: Date;
  } | null>;
  /** Live sessions of the account, newest first. */
  sessions(accountId: string, page: PageRequest): Promise<Page<SessionRecord>>;
  end(tokenHash: Uint8Array, reason: SessionEnd): Promise<void>;
  /** Ends a whole family: a token that had been exchanged came back. Writes `session.reused`. */
  endFamily(family: string, reason: SessionEnd): Promise<void>;
  /** Refused: `unknown-session`, also where it is another account's and `ownOnly` is given. */
  revoke(id: string, ownOnly: string | null, by: Actor): Promise<SessionRecord | Refused>;
  /** Ends all of the account but one; answers how many. */
  revokeOthers(accountId: string, exceptSession: string | null, by: Actor): Promise<number>;
  /** At most once a minute a session. */
  seen(tokenHash: Uint8Array, address: string): Promise<void>;
}
