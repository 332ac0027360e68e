import { randomUUID } from 'node:crypto';
import type { Actor } from '../actor.ts';
import type { Database } from '../engine/database.ts';
import { listPage } from '../engine/list-page.ts';
import type { Session } from '../engine/session.ts';
import { statement } from '../engine/statement.ts';
import { type Refused, refused, StoreError } from '../outcome.ts';
import type { Page, PageRequest } from '../page.ts';
import type {
  AccountChange,
  AccountDetails,
  AccountFilter,
  AccountInput,
  AccountRepository,
  Credentials,
  DelegationRecord,
  GivenGrantRecord,
  GrantRecord,
  GridWorkerRecord,
  LockLimits,
  NewDelegation,
  NewGrant,
  OidcIdentity,
  PasswordChange,
  Scope,
  ScopeKind,
} from './account-records.ts';
import {
  type AccountRow,
  type CredentialsRow,
  type DelegationRow,
  type DetailsRow,
  type GivenRow,
  type GridWorkerRow,
  timeOrNull,
  toAccount,
  toDelegation,
  toDetails,
  toGiven,
  toGridWorker,
} from './account-rows.ts';
import { readGrants } from './read-grants.ts';
import type { AccountRecord } from './records.ts';
import { openSecret, sealSecret } from './sealed-secret.ts';
import { endSessionsOf } from './session-repository.ts';
import { writeAudit } from './write-audit.ts';

const PAGE = statement(import.meta.url, './accounts-page.sql');
const BY_ID = statement(import.meta.url, './account-by-id.sql');
const BY_OIDC = statement(import.meta.url, './account-by-oidc.sql');
const CREDENTIALS = statement(import.meta.url, './account-credentials.sql');
const INSERT = statement(import.meta.url, './account-insert.sql');
const CHANGE = statement(import.meta.url, './account-change.sql');
const ADMINISTRATORS_LEFT = statement(import.meta.url, './administrators-left.sql');
const FAILURE = statement(import.meta.url, './account-failure.sql');
const FORGIVE = statement(import.meta.url, './account-forgive.sql');
const PASSWORD = statement(import.meta.url, './account-password.sql');
const TOTP = statement(import.meta.url, './account-totp.sql');
const TOTP_STEP = statement(import.meta.url, './account-totp-step.sql');
const OIDC = statement(import.meta.url, './account-oidc.sql');
const GRID_WORKERS = statement(import.meta.url, './grid-workers.sql');
const GIVEN = statement(import.meta.url, './given-grants.sql');
const GRANT = statement(import.meta.url, './grant-insert.sql');
const REVOKE_GRANT = statement(import.meta.url, './grant-revoke.sql');
const SCOPE_NAMES = statement(import.meta.url, './scope-names.sql');
const DELEGATIONS = statement(import.meta.url, './delegations-page.sql');
const DELEGATION = statement(import.meta.url, './delegation-by-id.sql');
const DELEGATE = statement(import.meta.url, './delegation-insert.sql');
const END_DELEGATION = statement(import.meta.url, './delegation-end.sql');

const LONGEST_DELEGATION_MS = 90 * 24 * 3_600_000;

export class SqlAccountRepository implements AccountRepository {
  constructor(
    private readonly database: Database,
    private readonly district: string,
    private readonly masterKey: Uint8Array | null,
  ) {}

  accounts({ text, role, disabled }: AccountFilter, page: PageRequest): Promise<Page<AccountDetails>> {
    const values = {
      district: this.district,
      text: text ?? null,
      role: role ?? null,
      disabled: disabled ?? null,
    };
    return this.database.read((session) => listPage(session, PAGE, values, page, toDetails));
  }

  account(id: string): Promise<AccountDetails | null> {
    return this.database.read((session) => this.find(session, id));
  }

  grantsOf(accountIds: readonly string[]): Promise<ReadonlyMap<string, readonly GrantRecord[]>> {
    return this.database.read((session) => readGrants(session, this.district, accountIds));
  }

  async givenGrants(
    accountIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly GivenGrantRecord[]>> {
    const rows = await this.database.read((session) =>
      session.rows<GivenRow>(GIVEN, { district: this.district, ids: [...accountIds] }),
    );
    const given = new Map<string, GivenGrantRecord[]>(accountIds.map((id) => [id, []]));
    for (const row of rows) given.get(row.account_id)?.push(toGiven(row));
    return given;
  }

  async gridWorkers(grids: readonly string[]): Promise<ReadonlyMap<string, readonly GridWorkerRecord[]>> {
    const rows = await this.database.read((session) =>
      session.rows<GridWorkerRow>(GRID_WORKERS, { district: this.district, grids: [...grids] }),
    );
    const workers = new Map<string, GridWorkerRecord[]>(grids.map((grid) => [grid, []]));
    for (const row of rows) workers.get(row.grid)?.push(toGridWorker(row));
    return workers;
  }

  scopeNames(scopes: readonly Scope[]): Promise<ReadonlyMap<string, string>> {
    return this.database.read((session) => this.namesOf(session, scopes));
  }

  credentialsByName(name: string): Promise<Credentials | null> {
    return this.database.read((session) => this.findCredentials(session, { name, id: null }));
  }

  credentials(accountId: string): Promise<Credentials | null> {
    return this.database.read((session) => this.findCredentials(session, { name: null, id: accountId }));
  }

  accountByOidc(issuer: string, subject: string): Promise<AccountRecord | null> {
    return this.database.read(async (session) => {
      const values = { district: this.district, issuer, subject };
      const [row] = await session.rows<AccountRow>(BY_OIDC, values);
      return row === undefined ? null : toAccount(row);
    });
  }

  countFailure(accountId: string, { lockAfter, lockMs }: LockLimits): Promise<Date | null> {
    return this.database.write(async (session) => {
      const row = await session.one<{ locked_until: string | null; name: string | null }>(FAILURE, {
        district: this.district,
        id: accountId,
        lock_after: lockAfter,
        lock_ms: lockMs,
      });
      const until = timeOrNull(row.locked_until);
      if (until !== null) {
        const by = { accountId: null, name: row.name ?? '' };
        await this.record(session, by, 'account.lock', accountId, { until: until.toISOString() });
      }
      return until;
    });
  }

  async forgiveFailures(accountId: string): Promise<void> {
    await this.database.write((session) => session.one(FORGIVE, { district: this.district, id: accountId }));
  }

  unlock(accountId: string, by: Actor): Promise<AccountDetails | Refused> {
    return this.changed(accountId, async (session) => {
      await session.one(FORGIVE, { district: this.district, id: accountId });
      await this.record(session, by, 'account.unlock', accountId);
      return null;
    });
  }

  changePassword(accountId: string, change: PasswordChange, by: Actor): Promise<void> {
    return this.database.write(async (session) => {
      const { changed } = await session.one<{ changed: number }>(PASSWORD, {
        district: this.district,
        id: accountId,
        password_hash: change.passwordHash,
        must_change: change.mustChange,
        keep: change.keep,
      });
      if (changed === 0) throw new StoreError('not-found', 'No such account.', { accountId });
      const ended = await endSessionsOf(
        session,
        this.district,
        accountId,
        change.exceptSession,
        'password-changed',
      );
      const after = { mustChange: change.mustChange, sessionsEnded: ended };
      await this.record(session, by, 'account.password', accountId, after);
    });
  }

  setTotp(accountId: string, secret: string | null, by: Actor): Promise<void> {
    return this.database.write(async (session) => {
      const sealed = secret === null ? null : sealSecret(this.masterKey, this.owner(accountId), secret);
      const values = { district: this.district, id: accountId, sealed };
      const { changed } = await session.one<{ changed: number }>(TOTP, values);
      if (changed === 0) throw new StoreError('not-found', 'No such account.', { accountId });
      await this.record(session, by, secret === null ? 'account.code-drop' : 'account.code-start', accountId);
    });
  }

  totpSecret(accountId: string): Promise<string | null> {
    return this.database.read(async (session) => {
      const values = { district: this.district, name: null, id: accountId };
      const [row] = await session.rows<CredentialsRow>(CREDENTIALS, values);
      const sealed = row?.totp_sealed ?? null;
      return sealed === null ? null : openSecret(this.masterKey, this.owner(accountId), sealed);
    });
  }

  confirmTotp(accountId: string, step: number, by: Actor): Promise<boolean> {
    return this.database.write(async (session) => {
      const taken = await this.takeStep(session, accountId, step, true);
      if (taken) await this.record(session, by, 'account.code-confirm', accountId);
      return taken;
    });
  }

  takeTotpStep(accountId: string, step: number): Promise<boolean> {
    return this.database.write((session) => this.takeStep(session, accountId, step, false));
  }

  linkOidc(accountId: string, oidc: OidcIdentity | null, by: Actor): Promise<AccountDetails | Refused> {
    return this.changed(accountId, async (session) => {
      const { changed } = await session.one<{ changed: number }>(OIDC, {
        district: this.district,
        id: accountId,
        issuer: oidc?.issuer ?? null,
        subject: oidc?.subject ?? null,
      });
      if (changed === 0) return refused('oidc-in-use');
      await this.record(session, by, 'account.oidc', accountId, oidc);
      return null;
    });
  }

  create(input: AccountInput, by: Actor): Promise<AccountDetails | Refused> {
    return this.database.write(async (session) => {
      const { name, displayName, role, departmentId } = input;
      if (!(await this.hasDepartment(session, departmentId))) {
        return refused('unknown-department', { id: departmentId ?? '' });
      }
      const id = randomUUID();
      const made = await session.rows(INSERT, {
        district: this.district,
        id,
        name,
        display_name: displayName,
        role,
        department: departmentId,
        password_hash: input.passwordHash,
        must_change: input.mustChange,
      });
      if (made.length === 0) return refused('name-in-use', { name });
      await this.record(session, by, 'account.create', id, { name, role, departmentId });
      return this.found(session, id);
    });
  }

  change(accountId: string, change: AccountChange, by: Actor): Promise<AccountDetails | Refused> {
    return this.changed(accountId, async (session, account) => {
      const after = {
        displayName: change.displayName ?? account.displayName,
        role: change.role ?? account.role,
        departmentId: change.departmentId === undefined ? account.departmentId : change.departmentId,
        disabled: change.disabled ?? account.disabledAt !== null,
      };
      if (!(await this.hasDepartment(session, after.departmentId))) {
        return refused('unknown-department', { id: after.departmentId ?? '' });
      }
      const administers = account.role === 'administrator' && account.disabledAt === null;
      if (administers && (after.role !== 'administrator' || after.disabled)) {
        const values = { district: this.district, id: accountId };
        const { others } = await session.one<{ others: number }>(ADMINISTRATORS_LEFT, values);
        if (others === 0) return refused('last-administrator');
      }
      await session.one(CHANGE, {
        district: this.district,
        id: accountId,
        display_name: after.displayName,
        role: after.role,
        department: after.departmentId,
        disabled: after.disabled,
      });
      if (after.disabled) {
        await endSessionsOf(session, this.district, accountId, null, 'account-disabled');
      }
      const { displayName, role, departmentId, disabledAt } = account;
      await writeAudit(session, this.district, by, {
        action: 'account.change',
        objectKind: 'account',
        objectId: accountId,
        before: { displayName, role, departmentId, disabled: disabledAt !== null },
        after,
      });
      return null;
    });
  }

  grant(input: NewGrant, by: Actor): Promise<GivenGrantRecord | Refused> {
    return this.database.write(async (session) => {
      const { accountId, role, scope, beginsAt, endsAt = null } = input;
      if ((await this.find(session, accountId)) === null)
        return refused('unknown-account', { id: accountId });
      if (!(await this.hasScope(session, scope))) {
        return refused('unknown-scope', { kind: scope.kind, id: scope.id ?? '' });
      }
      const begins = beginsAt ?? new Date();
      if (endsAt !== null && endsAt.getTime() <= Math.max(begins.getTime(), Date.now())) {
        return refused('grant-ends-before');
      }
      const row = await session.one<GivenRow>(GRANT, {
        district: this.district,
        id: randomUUID(),
        account: accountId,
        role,
        scope_kind: scope.kind,
        scope_id: scope.id,
        begins: beginsAt ?? null,
        ends: endsAt,
        reason: by.reason ?? null,
        by: by.name,
      });
      const given = toGiven(row);
      const after = { grant: given.id, role, scope, beginsAt: given.beginsAt, endsAt };
      await this.record(session, by, 'account.grant', accountId, after);
      return given;
    });
  }

  revokeGrant(id: string, by: Actor): Promise<GivenGrantRecord | Refused> {
    return this.database.write(async (session) => {
      const values = { district: this.district, id, by: by.name };
      const [row] = await session.rows<GivenRow>(REVOKE_GRANT, values);
      if (row === undefined) return refused('unknown-grant', { id });
      const given = toGiven(row);
      const after = { grant: id, role: given.role, scope: given.scope };
      await this.record(session, by, 'account.revoke-grant', given.accountId, after);
      return given;
    });
  }

  delegations(accountId: string | null, page: PageRequest): Promise<Page<DelegationRecord>> {
    const values = { district: this.district, account: accountId };
    return this.database.read((session) => listPage(session, DELEGATIONS, values, page, toDelegation));
  }

  delegate(input: NewDelegation, by: Actor): Promise<DelegationRecord | Refused> {
    return this.database.write(async (session) => {
      const { fromAccountId, toAccountId, beginsAt, endsAt } = input;
      if (fromAccountId === toAccountId) return refused('delegation-to-oneself');
      for (const accountId of [fromAccountId, toAccountId]) {
        const account = await this.find(session, accountId);
        if (account === null || account.disabledAt !== null)
          return refused('unknown-account', { id: accountId });
      }
      if (endsAt.getTime() <= Math.max(beginsAt.getTime(), Date.now()))
        return refused('delegation-ends-before');
      if (endsAt.getTime() - beginsAt.getTime() > LONGEST_DELEGATION_MS)
        return refused('delegation-too-long');
      const id = randomUUID();
      await session.one(DELEGATE, {
        district: this.district,
        id,
        from: fromAccountId,
        to: toAccountId,
        reason: by.reason ?? '',
        begins: beginsAt,
        ends: endsAt,
        by: by.name,
      });
      await this.record(session, by, 'delegation.begin', fromAccountId, {
        delegation: id,
        to: toAccountId,
        beginsAt,
        endsAt,
      });
      return this.foundDelegation(session, id);
    });
  }

  endDelegation(id: string, ownOnly: string | null, by: Actor): Promise<DelegationRecord | Refused> {
    return this.database.write(async (session) => {
      const values = { district: this.district, id, own: ownOnly, by: by.name };
      const { ended } = await session.one<{ ended: number }>(END_DELEGATION, values);
      if (ended === 0) return refused('unknown-delegation', { id });
      const delegation = await this.foundDelegation(session, id);
      await this.record(session, by, 'delegation.end', delegation.fromAccountId, { delegation: id });
      return delegation;
    });
  }

  /** Runs a change of one account in a transaction; refused where it is unknown. */
  private changed(
    accountId: string,
    change: (session: Session, account: AccountDetails) => Promise<Refused | null>,
  ): Promise<AccountDetails | Refused> {
    return this.database.write(async (session) => {
      const account = await this.find(session, accountId);
      if (account === null) return refused('unknown-account', { id: accountId });
      return (await change(session, account)) ?? this.found(session, accountId);
    });
  }

  private async find(session: Session, id: string): Promise<AccountDetails | null> {
    const [row] = await session.rows<DetailsRow>(BY_ID, { district: this.district, id });
    return row === undefined ? null : toDetails(row);
  }

  private async found(session: Session, id: string): Promise<AccountDetails> {
    return toDetails(await session.one<DetailsRow>(BY_ID, { district: this.district, id }));
  }

  private async foundDelegation(session: Session, id: string): Promise<DelegationRecord> {
    return toDelegation(await session.one<DelegationRow>(DELEGATION, { district: this.district, id }));
  }

  private async findCredentials(
    session: Session,
    by: { readonly name: string | null; readonly id: string | null },
  ): Promise<Credentials | null> {
    const [row] = await session.rows<CredentialsRow>(CREDENTIALS, { district: this.district, ...by });
    if (row === undefined) return null;
    return {
      account: toAccount(row),
      passwordHistory: row.password_history,
      passwordChangedAt: new Date(row.password_changed_at),
      passwordMustChange: row.password_must_change,
      lockedUntil: timeOrNull(row.locked_until),
      totpConfirmedAt: timeOrNull(row.totp_confirmed_at),
    };
  }

  private async takeStep(
    session: Session,
    accountId: string,
    step: number,
    confirm: boolean,
  ): Promise<boolean> {
    const values = { district: this.district, id: accountId, step, confirm };
    return (await session.one<{ taken: number }>(TOTP_STEP, values)).taken > 0;
  }

  private async namesOf(session: Session, scopes: readonly Scope[]): Promise<ReadonlyMap<string, string>> {
    const ids = (kind: ScopeKind) =>
      scopes.flatMap((scope) => (scope.kind === kind && scope.id !== null ? [scope.id] : []));
    const rows = await session.rows<{ kind: ScopeKind; id: string; name: string }>(SCOPE_NAMES, {
      district: this.district,
      towns: ids('town'),
      communities: ids('community'),
      departments: ids('department'),
      grids: ids('grid'),
    });
    return new Map(rows.map(({ kind, id, name }) => [`${kind} ${id}`, name]));
  }

  private async hasScope(session: Session, scope: Scope): Promise<boolean> {
    if (scope.kind === 'district') return scope.id === null;
    return (await this.namesOf(session, [scope])).has(`${scope.kind} ${scope.id}`);
  }

  private async hasDepartment(session: Session, id: string | null): Promise<boolean> {
    return id === null || this.hasScope(session, { kind: 'department', id });
  }

  private owner(accountId: string): string {
    return `${this.district} ${accountId}`;
  }

  private record(session: Session, by: Actor, action: string, accountId: string, after?: unknown) {
    return writeAudit(session, this.district, by, {
      action,
      objectKind: 'account',
      objectId: accountId,
      after,
    });
  }
}
