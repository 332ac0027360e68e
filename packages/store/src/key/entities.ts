import { defineEntity, p } from '@mikro-orm/core';

export const ApiKey = defineEntity({
  name: 'ApiKey',
  tableName: 'api_key',
  properties: {
    districtCode: p.string().primary(),
    id: p.string().primary(),
    departmentId: p.string(),
    name: p.string(),
    secretHash: p.blob(),
    scopes: p.array(),
    createdAt: p.datetime(),
    createdBy: p.string(),
    createdById: p.string().nullable(),
    expiresAt: p.datetime(),
    lastUsedAt: p.datetime().nullable(),
    revokedAt: p.datetime().nullable(),
    revokedBy: p.string().nullable(),
    replacesId: p.string().nullable(),
  },
});
