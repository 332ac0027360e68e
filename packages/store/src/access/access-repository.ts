import type { Actor } from '../actor.ts';
import type { Database } from '../engine/database.ts';
import { Department } from '../layer/entities.ts';
import { type Refused, refused, StoreError } from '../outcome.ts';
import { createAccount, toAccountRecord } from './create-account.ts';
import { Account } from './entities.ts';
import type { AccessRepository, AccountRecord, NewAccount } from './records.ts';
import { writeAudit } from './write-audit.ts';

export class SqlAccessRepository implements AccessRepository {
  constructor(
    private readonly database: Database,
    private readonly district: string,
  ) {}

  createAccount(input: NewAccount, by: Actor): Promise<AccountRecord> {
    return this.database.write((session) => createAccount(session, this.district, input, by));
  }

  accountByName(name: string): Promise<AccountRecord | null> {
    return this.database.read(async ({ em }) => {
      const account = await em.findOne(Account, { districtCode: this.district, name });
      return account === null ? null : toAccountRecord(account);
    });
  }

  accounts(): Promise<readonly AccountRecord[]> {
    return this.database.read(async ({ em }) => {
      const accounts = await em.find(Account, { districtCode: this.district }, { orderBy: { name: 'asc' } });
      return accounts.map(toAccountRecord);
    });
  }

  setPasswordHash(accountId: string, passwordHash: string, by: Actor): Promise<void> {
    return this.database.write(async (session) => {
      const account = await session.em.findOne(Account, { districtCode: this.district, id: accountId });
      if (account === null) throw new StoreError('not-found', 'No such account.', { accountId });
      account.passwordHash = passwordHash;
      await session.em.flush();
      await writeAudit(session, this.district, by, {
        action: 'account.password',
        objectKind: 'account',
        objectId: accountId,
      });
    });
  }

  setDepartment(accountId: string, departmentId: string | null, by: Actor): Promise<AccountRecord | Refused> {
    return this.database.write(async (session) => {
      const account = await session.em.findOne(Account, { districtCode: this.district, id: accountId });
      if (account === null) throw new StoreError('not-found', 'No such account.', { accountId });
      const known =
        departmentId === null ||
        (await session.em.count(Department, { districtCode: this.district, id: departmentId })) > 0;
      if (!known) return refused('unknown-department', { id: departmentId });
      const before = { departmentId: account.departmentId ?? null };
      account.departmentId = departmentId;
      await session.em.flush();
      await writeAudit(session, this.district, by, {
        action: 'account.department',
        objectKind: 'account',
        objectId: accountId,
        before,
        after: { departmentId },
      });
      return toAccountRecord(account);
    });
  }

  record(
    entry: { action: string; objectKind: string; objectId?: string | null; after?: unknown },
    by: Actor,
  ): Promise<void> {
    return this.database.write((session) =>
      writeAudit(session, this.district, by, { ...entry, objectId: entry.objectId ?? null }),
    );
  }
}
