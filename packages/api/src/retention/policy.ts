import { Role } from '../access/account-type.ts';
import { type ContextPolicy, connectionPolicy, fields, onlyRoles } from '../access/policy-rule.ts';

const administrators = onlyRoles(Role.ADMINISTRATOR);

/** Administrators say how long what is personal is kept, and how persons are protected in figures. */
export const retentionPolicy: ContextPolicy = {
  name: 'retention',
  fields: {
    Query: fields(administrators, 'retentionRules retentionRuns privacySettings'),
    Mutation: fields(administrators, 'setRetentionRule setPrivacySettings runRetention'),
    RetentionRule: fields(administrators, 'kind keepDays leastDays basis updatedAt updatedBy due'),
    RetentionRun: fields(administrators, 'id startedAt finishedAt persons sessions recodedSheets'),
    PrivacySettings: fields(administrators, 'leastGroup revealsPerDay updatedAt updatedBy'),
    ...connectionPolicy('RetentionRun', administrators),
  },
  routes: {},
};
