import { defineEntity, p } from '@mikro-orm/core';
import { GeometryType } from '../engine/geometry-type.ts';
import { APPEAL_CATEGORIES, APPEAL_STATUSES } from './records.ts';

export const Appeal = defineEntity({
  name: 'Appeal',
  tableName: 'appeal',
  properties: {
    districtCode: p.string().primary(),
    id: p.string().primary(),
    number: p.string(),
    category: p.enum(APPEAL_CATEGORIES),
    status: p.enum(APPEAL_STATUSES),
    title: p.string(),
    location: p.type(GeometryType),
    requestedAt: p.datetime(),
    closedAt: p.datetime().nullable(),
  },
});
