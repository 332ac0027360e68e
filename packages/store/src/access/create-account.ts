import { randomUUID } from 'node:crypto';
import type { InferEntity } from '@mikro-orm/core';
import type { Actor } from '../actor.ts';
import type { Session } from '../engine/session.ts';
import { Account } from './entities.ts';
import type { AccountRecord, NewAccount } from './records.ts';
import { writeAudit } from './write-audit.ts';

/** Makes an account in the caller's transaction. */
export async function createAccount(
  session: Session,
  district: string,
  input: NewAccount,
  by: Actor,
): Promise<AccountRecord> {
  const account = session.em.create(Account, {
    districtCode: district,
    id: randomUUID(),
    disabledAt: null,
    departmentId: null,
    ...input,
  });
  await session.em.persist(account).flush();
  await writeAudit(session, district, by, {
    action: 'account.create',
    objectKind: 'account',
    objectId: account.id,
    after: { name: account.name, role: account.role },
  });
  return toAccountRecord(account);
}

export function toAccountRecord(account: InferEntity<typeof Account>): AccountRecord {
  const { id, name, displayName, role } = account;
  return {
    id,
    name,
    displayName,
    role,
    departmentId: account.departmentId ?? null,
    passwordHash: account.passwordHash ?? null,
    disabledAt: account.disabledAt ?? null,
  };
}
