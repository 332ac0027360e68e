import type { Actor } from '../actor.ts';
import type { Refused } from '../outcome.ts';
import type { Page, PageRequest } from '../page.ts';

/** A department's key to the API. Its secret is shown once and kept as SHA-256 only. */
export interface ApiKeyRecord {
  readonly id: string;
  readonly departmentId: string;
  readonly name: string;
  /** `<context>:read` and `<context>:write`, contexts as the server's policies name them. */
  readonly scopes: readonly string[];
  readonly createdAt: Date;
  /** Who made it, as shown. */
  readonly createdBy: string;
  readonly expiresAt: Date;
  /** To the minute. */
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
  readonly revokedBy: string | null;
  /** The key that this one takes the place of. */
  readonly replacesId: string | null;
}

export interface NewApiKey {
  readonly departmentId: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly secretHash: Uint8Array;
  readonly expiresAt: Date;
}

/** Keys of one department that may work at once. */
export const MOST_WORKING_KEYS = 50;

/** `departmentIds` are those that whoever asks may speak for; null: any. Another department's key is unknown. */
export interface ApiKeyRepository {
  /** Newest first, those that no longer work too. */
  keys(departmentIds: readonly string[] | null, page: PageRequest): Promise<Page<ApiKeyRecord>>;
  /** Keys that the accounts made or put in the place of others and that still work, newest first; by account. */
  madeBy(accountIds: readonly string[]): Promise<ReadonlyMap<string, readonly ApiKeyRecord[]>>;
  /** The key of this id where the hash is its own and it is neither expired nor revoked; else null. */
  working(id: string, secretHash: Uint8Array): Promise<ApiKeyRecord | null>;
  /** Refused: `unknown-department`, `keys-too-many`. */
  create(key: NewApiKey, by: Actor): Promise<ApiKeyRecord | Refused>;
  /**
   * A new secret in the place of a key, for as long as that was made for; the key goes on working for `overlapMs`
   * and no longer than it would have.
   * Refused: `unknown-key`, `key-ended`, `key-replaced` where another took its place already.
   */
  rotate(
    id: string,
    next: { readonly secretHash: Uint8Array; readonly overlapMs: number },
    departmentIds: readonly string[] | null,
    by: Actor,
  ): Promise<ApiKeyRecord | Refused>;
  /** Refused: `unknown-key`, `key-ended`. */
  revoke(id: string, departmentIds: readonly string[] | null, by: Actor): Promise<ApiKeyRecord | Refused>;
  /** Notes that it was used, once a minute; its first use of a day in China stands in the log as well. */
  used(id: string): Promise<void>;
}
