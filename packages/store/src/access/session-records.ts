import type { Actor } from '../actor.ts';
import type { Refused } from '../outcome.ts';
import type { Page, PageRequest } from '../page.ts';
import type { GrantRecord } from './account-records.ts';
import type { AccountRecord } from './records.ts';

export interface SessionRecord {
  /** The family of its tokens: it stays when a token is exchanged, and nobody can sign in with it. */
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
  /** Of a token that is exchanged, the earlier one's stays. */
  readonly method: 'password' | 'oidc';
  readonly address: string | null;
  readonly userAgent: string | null;
  /** The token that this one is exchanged for, which still works for a moment; null begins a family. */
  readonly exchanged: { readonly tokenHash: Uint8Array; readonly graceMs: number } | null;
}

/** Behind a live session. */
export interface SessionHolder {
  readonly sessionId: string;
  readonly account: AccountRecord;
  /** At this moment. */
  readonly grants: readonly GrantRecord[];
  readonly passwordMustChange: boolean;
  readonly passwordChangedAt: Date;
}

export type SessionEnd =
  | 'signed-out'
  | 'renewed'
  | 'revoked'
  | 'reused'
  | 'password-changed'
  | 'account-disabled';

export interface SessionRepository {
  /**
   * Writes the session and, where it begins a family, the audit line `session.open`, in one transaction. Null where
   * the token to be exchanged was exchanged before or has ended.
   */
  open(session: NewSession): Promise<SessionRecord | null>;
  /** Null for a token of no, an ended or an expired session, or of an account that is disabled. */
  holder(tokenHash: Uint8Array): Promise<SessionHolder | null>;
  /** The same by the session's id, for who was let in by a token that may have been exchanged since. */
  holderOf(id: string): Promise<SessionHolder | null>;
  /** The session and the reason of the end of a token that ended; null for one that is live or was never there. */
  ended(tokenHash: Uint8Array): Promise<{
    readonly sessionId: string;
    readonly accountId: string;
    readonly reason: SessionEnd | null;
    readonly endedAt: Date;
  } | null>;
  /** Live sessions of the account, newest first. */
  sessions(accountId: string, page: PageRequest): Promise<Page<SessionRecord>>;
  /** Ends the session of a token, every token of its family at once; answers its id, null where there was none. */
  end(tokenHash: Uint8Array, reason: SessionEnd): Promise<string | null>;
  /** Ends a whole family: a token that had been exchanged came back. Writes `session.reused`. */
  endFamily(family: string, reason: SessionEnd): Promise<void>;
  /** Refused: `unknown-session`, also where it is another account's and `ownOnly` is given. */
  revoke(id: string, ownOnly: string | null, by: Actor): Promise<SessionRecord | Refused>;
  /** Ends all of the account but one; answers how many. */
  revokeOthers(accountId: string, exceptSession: string | null, by: Actor): Promise<number>;
  /** At most once a minute a session. */
  seen(tokenHash: Uint8Array, address: string): Promise<void>;
}
