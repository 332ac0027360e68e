import type { Actor } from '../actor.ts';
import type { Refused } from '../outcome.ts';
import type { Page, PageRequest } from '../page.ts';
import type { AccountRecord, Role } from './records.ts';

export const SCOPE_KINDS = ['district', 'town', 'community', 'grid', 'department'] as const;
export type ScopeKind = (typeof SCOPE_KINDS)[number];

/** Where something holds; `id` is null for the whole district, else a town's, community's or department's id or a grid code. */
export interface Scope {
  readonly kind: ScopeKind;
  readonly id: string | null;
}

/** What an account may at this moment, and where. */
export interface GrantRecord {
  readonly role: Role;
  readonly scope: Scope;
  /** The account that is away and for which this one acts; null for what is its own. */
  readonly delegatedBy: string | null;
}

/** A grant as it was given. */
export interface GivenGrantRecord {
  readonly id: string;
  readonly accountId: string;
  readonly role: Role;
  readonly scope: Scope;
  readonly beginsAt: Date;
  readonly endsAt: Date | null;
  readonly reason: string | null;
  readonly grantedAt: Date;
  readonly grantedBy: string;
  readonly revokedAt: Date | null;
}

export interface NewGrant {
  readonly accountId: string;
  readonly role: Role;
  readonly scope: Scope;
  /** Now unless told. */
  readonly beginsAt?: Date;
  /** Without end unless told. */
  readonly endsAt?: Date | null;
}

export interface DelegationRecord {
  readonly id: string;
  readonly fromAccountId: string;
  readonly fromName: string;
  readonly toAccountId: string;
  readonly toName: string;
  readonly reason: string;
  readonly beginsAt: Date;
  readonly endsAt: Date;
  readonly createdAt: Date;
  readonly revokedAt: Date | null;
}

export interface NewDelegation {
  readonly fromAccountId: string;
  readonly toAccountId: string;
  readonly beginsAt: Date;
  readonly endsAt: Date;
}

/** An account as its provider of identity knows it. */
export interface OidcIdentity {
  readonly issuer: string;
  readonly subject: string;
}

/** `text` finds parts of names. */
export interface AccountFilter {
  readonly text?: string;
  readonly role?: Role;
  readonly disabled?: boolean;
}

export interface AccountInput {
  readonly name: string;
  readonly displayName: string;
  readonly role: Role;
  readonly departmentId: string | null;
  readonly passwordHash: string | null;
  readonly mustChange: boolean;
}

/** What is left out stays as it is. */
export interface AccountChange {
  readonly displayName?: string;
  readonly role?: Role;
  readonly departmentId?: string | null;
  readonly disabled?: boolean;
}

export interface PasswordChange {
  readonly passwordHash: string;
  readonly mustChange: boolean;
  /** How many earlier hashes are kept. */
  readonly keep: number;
  /** The session that goes on; null: none. */
  readonly exceptSession: string | null;
}

/** After how many failures in a row an account is locked, and for how long. */
export interface LockLimits {
  readonly lockAfter: number;
  readonly lockMs: number;
}

/** What administration sees of an account besides AccountRecord. */
export interface AccountDetails extends AccountRecord {
  readonly createdAt: Date;
  readonly passwordChangedAt: Date;
  readonly passwordMustChange: boolean;
  readonly lockedUntil: Date | null;
  readonly totpConfirmedAt: Date | null;
  readonly oidc: OidcIdentity | null;
  /** Of its newest live or ended session. */
  readonly lastSeenAt: Date | null;
}

/** What signing in has to know. Never leaves the sign-in code. */
export interface Credentials {
  readonly account: AccountRecord;
  readonly passwordHistory: readonly string[];
  readonly passwordChangedAt: Date;
  readonly passwordMustChange: boolean;
  readonly lockedUntil: Date | null;
  /** Since when signing in asks for a code as well; null where it does not. */
  readonly totpConfirmedAt: Date | null;
}

/** Somebody to whom a grid was given, and for how long. */
export interface GridWorkerRecord {
  readonly accountId: string;
  readonly displayName: string;
  readonly beginsAt: Date;
  readonly endsAt: Date | null;
}

/** Accounts, what they may, and how they prove who they are. Mutations write their audit lines themselves. */
export interface AccountRepository {
  /** By name. */
  accounts(filter: AccountFilter, page: PageRequest): Promise<Page<AccountDetails>>;
  account(id: string): Promise<AccountDetails | null>;
  /** Effective grants by account, worked out by `effectiveGrants`; for DataLoader. */
  grantsOf(accountIds: readonly string[]): Promise<ReadonlyMap<string, readonly GrantRecord[]>>;
  /** As given, newest first, revoked ones too. */
  givenGrants(accountIds: readonly string[]): Promise<ReadonlyMap<string, readonly GivenGrantRecord[]>>;

  /**
   * Who is, or is to be, grid worker of these grids by a grant, by grid. One grid has one (一格一员); where somebody
   * hands over to somebody there are two for a while, so that nothing refuses a second.
   */
  gridWorkers(grids: readonly string[]): Promise<ReadonlyMap<string, readonly GridWorkerRecord[]>>;

  /** What scopes are called, by `kind id`; without those that are not there. */
  scopeNames(scopes: readonly Scope[]): Promise<ReadonlyMap<string, string>>;

  credentialsByName(name: string): Promise<Credentials | null>;
  credentials(accountId: string): Promise<Credentials | null>;
  accountByOidc(issuer: string, subject: string): Promise<AccountRecord | null>;
  /** Counts a failed attempt; from `lockAfter` on the account is locked for `lockMs`. Answers until when, or null. */
  countFailure(accountId: string, limits: LockLimits): Promise<Date | null>;
  forgiveFailures(accountId: string): Promise<void>;
  unlock(accountId: string, by: Actor): Promise<AccountDetails | Refused>;
  /** Keeps the old hash in the history (at most `keep`), ends every other session of the account. */
  changePassword(accountId: string, change: PasswordChange, by: Actor): Promise<void>;
  /**
   * Keeps the secret of an account's one-time codes, encrypted with the server's key; it counts once it is confirmed.
   * Null: no codes any more. Throws `master-key-missing`.
   */
  setTotp(accountId: string, secret: string | null, by: Actor): Promise<void>;
  /** Null without one. Throws `master-key-missing`, `master-key-wrong`. */
  totpSecret(accountId: string): Promise<string | null>;
  /** From now on signing in asks for a code. False where the code of that time step was taken before. */
  confirmTotp(accountId: string, step: number, by: Actor): Promise<boolean>;
  /** True once for each time step that is greater than all before: a code is never taken twice. */
  takeTotpStep(accountId: string, step: number): Promise<boolean>;
  /** Refused: `oidc-in-use`, `unknown-account`. Null ends the link. */
  linkOidc(accountId: string, oidc: OidcIdentity | null, by: Actor): Promise<AccountDetails | Refused>;

  /** Refused: `name-in-use`, `unknown-department`. */
  create(input: AccountInput, by: Actor): Promise<AccountDetails | Refused>;
  /** Refused: `unknown-account`, `last-administrator`, `unknown-department`. Disabling ends every session. */
  change(accountId: string, change: AccountChange, by: Actor): Promise<AccountDetails | Refused>;
  /** Refused: `unknown-account`, `unknown-scope`, `grant-ends-before`. */
  grant(input: NewGrant, by: Actor): Promise<GivenGrantRecord | Refused>;
  /** Refused: `unknown-grant`. */
  revokeGrant(id: string, by: Actor): Promise<GivenGrantRecord | Refused>;

  /** Of the account, both ways; of everybody where null. Newest first. */
  delegations(accountId: string | null, page: PageRequest): Promise<Page<DelegationRecord>>;
  /** `by.reason` is the reason. Refused: `unknown-account`, `delegation-to-oneself`, `delegation-too-long` (over 90 days), `delegation-ends-before`. */
  delegate(input: NewDelegation, by: Actor): Promise<DelegationRecord | Refused>;
  /** Refused: `unknown-delegation`. `ownOnly`: also where it is neither from nor to that account. */
  endDelegation(id: string, ownOnly: string | null, by: Actor): Promise<DelegationRecord | Refused>;
}
