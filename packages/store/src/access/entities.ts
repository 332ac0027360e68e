import { defineEntity, p } from '@mikro-orm/core';
import { ROLES } from './records.ts';

export const Account = defineEntity({
  name: 'Account',
  tableName: 'account',
  properties: {
    districtCode: p.string().primary(),
    id: p.string().primary(),
    name: p.string(),
    displayName: p.string(),
    role: p.enum(ROLES),
    departmentId: p.string().nullable(),
    passwordHash: p.string().nullable(),
    createdAt: p.datetime().onCreate(() => new Date()),
    disabledAt: p.datetime().nullable(),
  },
});

export const AccountSession = defineEntity({
  name: 'AccountSession',
  tableName: 'session',
  properties: {
    districtCode: p.string().primary(),
    tokenHash: p.blob().primary(),
    accountId: p.string(),
    createdAt: p.datetime().onCreate(() => new Date()),
    expiresAt: p.datetime(),
    endedAt: p.datetime().nullable(),
  },
});

export const AuditEntry = defineEntity({
  name: 'AuditEntry',
  tableName: 'audit_entry',
  properties: {
    districtCode: p.string().primary(),
    id: p.bigint('string').primary(),
    at: p.datetime(),
    accountId: p.string().nullable(),
    accountName: p.string(),
    action: p.string(),
    objectKind: p.string(),
    objectId: p.string().nullable(),
    reason: p.string().nullable(),
    before: p.json<unknown>().nullable(),
    after: p.json<unknown>().nullable(),
  },
});
