import { defineEntity, p } from '@mikro-orm/core';
import type { GridLineage } from '@onegrid/planning';
import type { PublishedCodeRecord } from './records.ts';

export const PublicationEntity = defineEntity({
  name: 'Publication',
  tableName: 'publication',
  properties: {
    districtCode: p.string().primary(),
    planId: p.string().primary(),
    previousPlanId: p.string().nullable(),
    revision: p.integer(),
    publishedAt: p.datetime(),
    publishedBy: p.string(),
    reason: p.string().nullable(),
    codes: p.json<readonly PublishedCodeRecord[]>(),
    lineage: p.json<readonly GridLineage[]>(),
    retiredCodes: p.array(),
  },
});

export const PublishedShareEntity = defineEntity({
  name: 'PublishedShare',
  tableName: 'published_share',
  properties: {
    districtCode: p.string().primary(),
    planId: p.string().primary(),
    position: p.integer().primary(),
    sourceKind: p.enum(['unified', 'legacy']),
    source: p.string(),
    departmentId: p.string().nullable(),
    legacyGridId: p.string().nullable(),
    gridCode: p.string().nullable(),
    share: p.float(),
    households: p.float(),
    areaM2: p.float().fieldNames('area_m2'),
    appeals: p.integer(),
  },
});
