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
  readonly createdBy: string;
  readonly expiresAt: Date;
  /** To the minute. */
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
  readonly revokedBy: string | null;
  readonly replacesId: string | null;
}

export interface NewApiKey {
  readonly departmentId: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly secretHash: Uint8Array;
  readonly expiresAt: Date;
}

export interface ApiKeyRepository {
  /** Newest first, those that no longer work too; of one department or of all. */
  keys(departmentId: string | null, page: PageRequest): Promise<Page<ApiKeyRecord>>;
  /** The key of this id where the hash is its own and it is neither expired nor revoked; else null. */
  working(id: string, secretHash: Uint8Array): Promise<ApiKeyRecord | null>;
  /** Refused: `unknown-department`. */
  create(key: NewApiKey, by: Actor): Promise<ApiKeyRecord | Refused>;
  /**
   * A new secret in the place of a key, which goes on working for `overlapMs` and no longer than it did.
   * Refused: `unknown-key`, `key-ended`; also where `departmentId` is given and the key is another's.
   */
  rotate(
    id: string,
    next: { readonly secretHash: Uint8Array; readonly expiresAt: Date; readonly overlapMs: number },
    departmentId: string | null,
    by: Actor,
  ): Promise<ApiKeyRecord | Refused>;
  /** Refused: `unknown-key`, `key-ended`. */
  revoke(id: string, departmentId: string | null, by: Actor): Promise<ApiKeyRecord | Refused>;
  used(id: string): Promise<void>;
}
