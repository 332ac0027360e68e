import type {
  AccountDetails,
  DelegationRecord,
  GivenGrantRecord,
  GridWorkerRecord,
  ScopeKind,
} from './account-records.ts';
import type { AccountRecord, Role } from './records.ts';

/** Of every statement that answers with an account. */
export interface AccountRow {
  id: string;
  name: string;
  display_name: string;
  role: Role;
  department_id: string | null;
  password_hash: string | null;
  disabled_at: string | null;
}

/** `account-credentials.sql` */
export interface CredentialsRow extends AccountRow {
  password_history: string[];
  password_changed_at: string;
  password_must_change: boolean;
  locked_until: string | null;
  totp_sealed: Uint8Array | null;
  totp_confirmed_at: string | null;
}

/** `account-fields.sql` */
export interface DetailsRow extends AccountRow {
  created_at: string;
  password_changed_at: string;
  password_must_change: boolean;
  locked_until: string | null;
  totp_confirmed_at: string | null;
  oidc_issuer: string | null;
  oidc_subject: string | null;
  last_seen_at: string | null;
}

/** `given-fields.sql` */
export interface GivenRow {
  id: string;
  account_id: string;
  role: Role;
  scope_kind: ScopeKind;
  scope_id: string | null;
  begins_at: string;
  ends_at: string | null;
  reason: string | null;
  granted_at: string;
  granted_by: string;
  revoked_at: string | null;
}

/** `grid-workers.sql` */
export interface GridWorkerRow {
  grid: string;
  account_id: string;
  display_name: string;
  begins_at: string;
  ends_at: string | null;
}

/** `delegation-fields.sql` */
export interface DelegationRow {
  id: string;
  from_account_id: string;
  from_name: string;
  to_account_id: string;
  to_name: string;
  reason: string;
  begins_at: string;
  ends_at: string;
  created_at: string;
  revoked_at: string | null;
}

export function timeOrNull(value: string | null): Date | null {
  return value === null ? null : new Date(value);
}

export function toAccount(row: AccountRow): AccountRecord {
  return {
    id: row.id,
    name: row.name,
    displayName: row.display_name,
    role: row.role,
    departmentId: row.department_id,
    passwordHash: row.password_hash,
    disabledAt: timeOrNull(row.disabled_at),
  };
}

export function toDetails(row: DetailsRow): AccountDetails {
  const { oidc_issuer: issuer, oidc_subject: subject } = row;
  return {
    ...toAccount(row),
    createdAt: new Date(row.created_at),
    passwordChangedAt: new Date(row.password_changed_at),
    passwordMustChange: row.password_must_change,
    lockedUntil: timeOrNull(row.locked_until),
    totpConfirmedAt: timeOrNull(row.totp_confirmed_at),
    oidc: issuer === null || subject === null ? null : { issuer, subject },
    lastSeenAt: timeOrNull(row.last_seen_at),
  };
}

export function toGiven(row: GivenRow): GivenGrantRecord {
  return {
    id: row.id,
    accountId: row.account_id,
    role: row.role,
    scope: { kind: row.scope_kind, id: row.scope_id },
    beginsAt: new Date(row.begins_at),
    endsAt: timeOrNull(row.ends_at),
    reason: row.reason,
    grantedAt: new Date(row.granted_at),
    grantedBy: row.granted_by,
    revokedAt: timeOrNull(row.revoked_at),
  };
}

export function toGridWorker(row: GridWorkerRow): GridWorkerRecord {
  return {
    accountId: row.account_id,
    displayName: row.display_name,
    beginsAt: new Date(row.begins_at),
    endsAt: timeOrNull(row.ends_at),
  };
}

export function toDelegation(row: DelegationRow): DelegationRecord {
  return {
    id: row.id,
    fromAccountId: row.from_account_id,
    fromName: row.from_name,
    toAccountId: row.to_account_id,
    toName: row.to_name,
    reason: row.reason,
    beginsAt: new Date(row.begins_at),
    endsAt: new Date(row.ends_at),
    createdAt: new Date(row.created_at),
    revokedAt: timeOrNull(row.revoked_at),
  };
}
