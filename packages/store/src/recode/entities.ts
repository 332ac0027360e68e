import { defineEntity, p } from '@mikro-orm/core';

export const RecodedSheet = defineEntity({
  name: 'RecodedSheet',
  tableName: 'recoded_sheet',
  properties: {
    districtCode: p.string().primary(),
    id: p.string().primary(),
    accountId: p.string(),
    departmentId: p.string().nullable(),
    planId: p.string(),
    revision: p.integer(),
    fileId: p.string(),
    resultFileId: p.string(),
    doubtsFileId: p.string(),
    matched: p.integer(),
    divided: p.integer(),
    doubtful: p.integer(),
    unmatched: p.integer(),
    createdAt: p.datetime(),
  },
});
