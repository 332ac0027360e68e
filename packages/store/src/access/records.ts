import type { Actor } from '../actor.ts';
import type { Refused } from '../outcome.ts';

export const ROLES = [
  'planner',
  'officer',
  'leader',
  'grid-worker',
  'grid-head',
  'micro-grid-officer',
  'branch-secretary',
  'building-head',
  'community-worker',
  'property-company',
  'unit-liaison',
  'administrator',
] as const;
export type Role = (typeof ROLES)[number];

export interface AccountRecord {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  readonly role: Role;
  /** The department an officer works for; null for everybody else. */
  readonly departmentId: string | null;
  /** As the caller hashed it (argon2id in PHC form); never leaves the sign-in code. Null: signs in elsewhere. */
  readonly passwordHash: string | null;
  readonly disabledAt: Date | null;
}

export interface NewAccount {
  readonly name: string;
  readonly displayName: string;
  readonly role: Role;
  readonly passwordHash: string;
}

/** Accounts by name, and lines of the log that nothing else writes. Passwords come in as argon2id hashes. */
export interface AccessRepository {
  createAccount(input: NewAccount, by: Actor): Promise<AccountRecord>;
  accountByName(name: string): Promise<AccountRecord | null>;
  accounts(): Promise<readonly AccountRecord[]>;
  setPasswordHash(accountId: string, passwordHash: string, by: Actor): Promise<void>;
  /** Refused with `unknown-department` where the district has none of that id. */
  setDepartment(accountId: string, departmentId: string | null, by: Actor): Promise<AccountRecord | Refused>;
  /**
   * Records an act that changes nothing else in the database (a refused sign-in, a reveal, an export).
   * Mutations of the repositories write their own lines in their own transaction.
   */
  record(
    entry: { action: string; objectKind: string; objectId?: string | null; after?: unknown },
    by: Actor,
  ): Promise<void>;
}
