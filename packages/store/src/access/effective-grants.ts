import type { GrantRecord, ScopeKind } from './account-records.ts';
import type { Role } from './records.ts';

/** Rows as they stand in the tables; times in ISO form or as dates. */
export interface GrantRows {
  readonly accounts: readonly {
    readonly id: string;
    readonly role: Role;
    readonly departmentId: string | null;
    readonly disabledAt: string | Date | null;
  }[];
  readonly given: readonly (During & {
    readonly accountId: string;
    readonly role: Role;
    readonly scopeKind: ScopeKind;
    readonly scopeId: string | null;
  })[];
  readonly delegations: readonly (During & {
    readonly fromAccountId: string;
    readonly toAccountId: string;
  })[];
}

interface During {
  readonly beginsAt: string | Date;
  /** Null: without end. */
  readonly endsAt: string | Date | null;
  readonly revokedAt: string | Date | null;
}

/** Roles that hold for the whole district by the account alone; an officer's holds for the account's department. */
const EVERYWHERE: ReadonlySet<Role> = new Set(['planner', 'leader', 'administrator']);

/**
 * What an account may at a moment, and where: what it is for, what it was granted, and what it was asked to do for
 * accounts that are away. What administrators may is not handed on, what was handed on is not handed on again, and a
 * disabled account may nothing and leaves nothing to do. The first wall's own reading: `grants_of` in the database is
 * the second's, and a test holds one against the other.
 */
export function effectiveGrants(rows: GrantRows, accountId: string, at: Date): readonly GrantRecord[] {
  const own = heldBy(rows, accountId, at);
  if (own === null) return [];
  const absent = new Set(
    rows.delegations
      .filter((delegation) => delegation.toAccountId === accountId && holdsAt(delegation, at))
      .map(({ fromAccountId }) => fromAccountId),
  );
  const handedOn = [...absent].flatMap((id) =>
    (heldBy(rows, id, at) ?? [])
      .filter(({ role }) => role !== 'administrator')
      .map((grant) => ({ ...grant, delegatedBy: id })),
  );
  return [...own, ...handedOn];
}

/** By the account itself; null where it is unknown or disabled. */
function heldBy(rows: GrantRows, accountId: string, at: Date): readonly GrantRecord[] | null {
  const account = rows.accounts.find(({ id }) => id === accountId);
  if (account === undefined || account.disabledAt !== null) return null;
  const given = rows.given
    .filter((grant) => grant.accountId === accountId && holdsAt(grant, at))
    .map(({ role, scopeKind, scopeId }) => ({
      role,
      scope: { kind: scopeKind, id: scopeId },
      delegatedBy: null,
    }));
  const { role, departmentId } = account;
  if (EVERYWHERE.has(role)) {
    return [{ role, scope: { kind: 'district', id: null }, delegatedBy: null }, ...given];
  }
  if (role === 'officer' && departmentId !== null) {
    return [{ role, scope: { kind: 'department', id: departmentId }, delegatedBy: null }, ...given];
  }
  return given;
}

/** From its first moment on, up to its last and not with it. */
function holdsAt({ beginsAt, endsAt, revokedAt }: During, at: Date): boolean {
  const begun = new Date(beginsAt).getTime() <= at.getTime();
  return revokedAt === null && begun && (endsAt === null || new Date(endsAt).getTime() > at.getTime());
}
