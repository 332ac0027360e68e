import { Role } from '../access/account-type.ts';
import { type ContextPolicy, connectionPolicy, fields, onlyRoles } from '../access/policy-rule.ts';

const readsTheLog = onlyRoles(Role.ADMINISTRATOR);

/** The log is for administrators in person: no key reads it, and nobody by delegation. */
export const auditPolicy: ContextPolicy = {
  name: 'audit',
  fields: {
    Query: fields(readsTheLog, 'auditLines auditDays auditVerdict'),
    AuditLine: fields(
      readsTheLog,
      'id at accountId accountName actingFor action objectKind objectId reason before after personId position hash',
    ),
    AuditDay: fields(readsTheLog, 'day lines position hash'),
    AuditFault: fields(readsTheLog, 'kind message position entryId day'),
    AuditVerdict: fields(readsTheLog, 'holds lines days erased faults end'),
    ...connectionPolicy('AuditLine', readsTheLog),
    ...connectionPolicy('AuditDay', readsTheLog),
  },
  routes: { 'GET /audit.csv': readsTheLog },
};
